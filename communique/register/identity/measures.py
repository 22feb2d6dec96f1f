"""Measures: when two names are one tariff, one ban, one investigation.

A measure is told by who imposes what on which goods; a name without a good or a programme ("tariffs", "additional
duties") could be of any of a government's measures, and is held the same as none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from communique.register.identity import known, wordsets
from communique.register.identity.forms import Form, days_agree, years_of

_NEAR_INSTRUMENTS = (
    frozenset(("tariff", "surtax", "tariff_quota", "safeguard")),
    frozenset(("quota", "tariff_quota", "safeguard")),
    frozenset(("export_control", "export_ban", "licensing")),
    frozenset(("anti_dumping", "investigation")),
    frozenset(("countervailing", "investigation")),
    frozenset(("regulation", "licensing", "other", "local_content")),
    frozenset(("subsidy", "local_content")),
)
# An unchanged name on an unchanged good can be another measure after so many years.
_YEARS = 3
# What kind of measure it is, how high, and how it is spoken of: words that any measure's name may have.
_SAID_OF_ANY = frozenset(
    "tariff quota rate regime measure import export restriction new proposed additional percent per cent duty dutie "
    "surtax safeguard ban control regulation rule tax taxe act order trq trqs product investigation levy levie ad "
    "valorem custom current existing revised level treatment action increase reduction cut imposed imposition "
    "applied applicable base baseline universal total different certain such other all various specific general own "
    "further higher high lower low heavy provisional definitive final preliminary temporary previou previously "
    "planned pending resulting true double tripling doubling rise raise elevate remove lift section barrier "
    "sanction prohibition prohibit from more than over under up billion million non effective effect proclaimed "
    "staged fourth year first third set forth amended full range".split()
)
# Goods of any kind.
_ANY_GOODS = frozenset(
    "article good product item commodity merchandise import export originating derivative mill foreign imported "
    "exported shipment trade market access".split()
)
_SECTION = re.compile(r"\b[Ss]ections? (\d{3})")
# From this share of common words the goods are near: steel, and steel with aluminium.
_NEAR_GOODS = 0.4


def keys(form: Form) -> Iterator[str]:
    """The blocks in which a measure is looked for: who imposes it, with the head word of each good and of the name."""
    imposer = form.parties[0] if form.parties else ""
    heads = {word for product in form.all("product") for word in _head(product)}
    for word in sorted({*_longest(_weighty(form.name)), *heads}):
        yield f"m {imposer} {word}"
    if form.one("instrument") == "sanction":
        yield f"t {imposer} {'/'.join(sorted(_targets(form)))}"
    yield f"w {imposer} {'/'.join(sorted(wordsets.content(form.name)))}"


def signs(one: Form, other: Form) -> list[str]:
    """The signs that two mentions of measures give."""
    if one.parties and other.parties and one.parties != other.parties:
        return ["imposer_differs"]
    seen = ["imposer_same"] if one.parties and other.parties else []
    seen += _of_instruments(one, other)
    seen += _of_names(one, other)
    seen += _of_goods(_goods(one), _goods(other))
    seen += _of_targets(one, other)
    days = [days_agree(a.split()[-1], b.split()[-1]) for a in one.all("day") for b in other.all("day") if a[0] == b[0]]
    if any(days):
        seen.append("day_same")
    years, others = years_of(one), years_of(other)
    if years and others and min(abs(a - b) for a in years for b in others) >= _YEARS:
        seen.append("years_apart")
    return seen


def is_telling(name: str) -> bool:
    """Whether a name says more than what kind of measure it is."""
    return bool(_weighty(name))


def names_goods(form: Form) -> bool:
    """Whether the name says on which goods the measure is, where that is known."""
    goods = _goods(form)
    return not goods or bool(_weighty(form.name) & goods)


@lru_cache(maxsize=65536)
def _weighty(name: str) -> frozenset[str]:
    return wordsets.content(name) - _SAID_OF_ANY - _ANY_GOODS


def _head(product: str) -> tuple[str, ...]:
    """The last telling word of a good: ripe olives are olives."""
    words = [word for word in known.without_parties(product)[0] if word not in _SAID_OF_ANY | _ANY_GOODS]
    return (words[-1],) if words else ()


def _longest(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word))[:1])


def _telling(form: Form) -> frozenset[str]:
    return _weighty(form.name) | _goods(form)


def _goods(form: Form) -> frozenset[str]:
    return frozenset(word for product in form.all("product") for word in _weighty(product))


def _of_names(one: Form, other: Form) -> Iterator[str]:
    if not _telling(one) or not _telling(other):
        yield "name_general"
        return
    how = wordsets.compare(one.name, other.name) if is_telling(one.name) and is_telling(other.name) else ""
    ours, theirs = _weighty(one.name) - _goods(one), _weighty(other.name) - _goods(other)
    if how == "equal" or (how and ours == theirs != frozenset()):
        yield "name_equal"
    elif how in ("near", "part", "acronym"):
        yield "name_near"
    elif not _telling(one) & _telling(other):
        yield "name_differs"
    sections = [set(_SECTION.findall(form.name)) for form in (one, other)]
    if all(sections) and not sections[0] & sections[1]:
        yield "law_differs"


def _of_instruments(one: Form, other: Form) -> Iterator[str]:
    kind, other_kind = one.one("instrument"), other.one("instrument")
    if kind and other_kind:
        is_quota = [bool(_QUOTA.search(form.name)) for form in (one, other)]
        are_near = is_quota[0] == is_quota[1] and any({kind, other_kind} <= group for group in _NEAR_INSTRUMENTS)
        yield "instrument_same" if kind == other_kind else "instrument_near" if are_near else "instrument_differs"


_QUOTA = re.compile(r"\b(?:quotas?|TRQs?)\b", re.IGNORECASE)


def _of_goods(one: frozenset[str], other: frozenset[str]) -> Iterator[str]:
    if one and other:
        if one == other:
            yield "products_same"
        elif not one & other:
            yield "products_differ"
        else:
            yield "products_near" if wordsets.share(one, other) >= _NEAR_GOODS else "products_part"


def _of_targets(one: Form, other: Form) -> Iterator[str]:
    ours, theirs = _targets(one), _targets(other)
    if ours and theirs:
        if ours == theirs and one.one("instrument") == "sanction":
            yield "targets_same"
        elif not ours & theirs:
            yield "targets_differ"
    elif ours or theirs:
        yield "targets_missing"


def _targets(form: Form) -> frozenset[str]:
    return frozenset(form.all("target")) - {"all"}
