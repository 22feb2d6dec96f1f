"""Series, initiatives and measures: when two names are one forum, one project, one tariff.

A forum and a committee of the same name are two; a measure is told by who imposes what on which goods.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from communique.register.identity import known, wordsets
from communique.register.identity.forms import Form, codes_of, days_agree, years_of
from communique.register.identity.spelling import plain

# What a meeting is and who attends: where these differ, the series differ.
_MEETING = frozenset(
    "forum meeting committee dialogue conference summit council session roundtable consultation expo group commission "
    "minister ministerial vice director leader business ceo senior official subcommittee week working parliamentary "
    "round talk negotiation seminar workshop network council exhibition fair symposium congress assembly board".split()
)
_SAME_MEETING = {"ministerial": "minister", "talk": "dialogue", "round": "negotiation"}
_GENERAL = frozenset(
    "project programme program initiative fund platform strategy plan development cooperation economic strategic trade "
    "joint national investment energy industrial industry infrastructure technology support business policy new "
    "dialogue high level".split()
)
_VERSIONS = frozenset("version copy phase ii iii second pilot 2 3 plus next upgraded".split())
# What sort of undertaking it is may be said or left out.
_SORTS = frozenset("project programme program initiative fund platform strategy plan".split())
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


def name_keys(form: Form) -> Iterator[str]:
    """The blocks in which a series or an initiative stands: its words, its longest words, its acronym."""
    yield from _name_blocks(form)
    yield from wordsets.acronym_keys(form.name)


def _name_blocks(form: Form) -> Iterator[str]:
    words = wordsets.content(form.name)
    yield f"w {'/'.join(sorted(words))}"
    if words & wordsets.acronyms(form.name) and words - wordsets.acronyms(form.name):
        yield f"w {'/'.join(sorted(words - wordsets.acronyms(form.name)))}"
    parties = "/".join(sorted(codes_of(form)))
    # Names that are near share two of their longest words; a single word tells enough only with its parties.
    longest = sorted(words - _MEETING - _SORTS, key=lambda word: (-len(word), word))[:4]
    yield from (f"d {' '.join(sorted(two))}" for two in combinations(longest, 2))
    telling = [word for word in longest if word not in _GENERAL]
    if len(longest) == 1 and telling:
        yield f"p {telling[0]}"
    if not telling:
        yield f"g {parties} {'/'.join(sorted(words & _MEETING))}"


def name_sought(form: Form) -> Iterator[str]:
    """The blocks in which a series or an initiative is looked for: its own, and the other side of its acronym."""
    yield from _name_blocks(form)
    yield from wordsets.acronyms_sought(form.name)


def series_signs(one: Form, other: Form) -> list[str]:
    """The signs that two mentions of series give."""
    how = wordsets.compare(one.name, other.name)
    if how == "differs":
        return ["name_differs"]
    seen = [{"equal": "name_equal", "acronym": "acronym_fits", "part": "name_part", "near": "name_near"}[how]]
    if how != "acronym" and _meeting(one) != _meeting(other):
        seen.append("form_differs")
    ours, theirs = codes_of(one), codes_of(other)
    if ours and theirs:
        seen.append("parties_same" if ours == theirs else "parties_near" if ours & theirs else "parties_differ")
    if one.one("since") and other.one("since") and one.one("since")[:4] != other.one("since")[:4]:
        seen.append("founded_differs")
    if not wordsets.content(one.name) - _MEETING - _GENERAL and ours != theirs:
        seen.append("name_general")
    return seen


def initiative_signs(one: Form, other: Form) -> list[str]:
    """The signs that two mentions of initiatives give."""
    how = wordsets.compare(one.name, other.name)
    ours, theirs = (wordsets.content(form.name) - _SORTS for form in (one, other))
    if how == "part" and ours == theirs:
        how = "equal"
    if how == "differs":
        return ["name_differs"]
    seen = [{"equal": "name_equal", "acronym": "acronym_fits", "part": "name_part", "near": "name_near"}[how]]
    if set(plain(one.name).split()) & _VERSIONS != set(plain(other.name).split()) & _VERSIONS:
        seen.append("version_differs")
    parties, others = codes_of(one), codes_of(other)
    if parties and others:
        seen.append("parties_same" if parties & others else "parties_differ")
    if wordsets.content(one.name) & wordsets.content(other.name) <= _GENERAL:
        seen.append("name_general")
    return seen


def measure_keys(form: Form) -> Iterator[str]:
    """The blocks in which a measure is looked for: who imposes it, with the head word of each good and of the name."""
    imposer = form.parties[0] if form.parties else ""
    named = [_heads(product) for product in form.all("product")]
    for word in sorted({*_longest(wordsets.content(form.name)), *(word for words in named for word in words)}):
        yield f"m {imposer} {word}"
    yield f"w {imposer} {'/'.join(sorted(wordsets.content(form.name)))}"


def measure_signs(one: Form, other: Form) -> list[str]:
    """The signs that two mentions of measures give."""
    if one.parties and other.parties and one.parties != other.parties:
        return ["imposer_differs"]
    seen = ["imposer_same"] if one.parties and other.parties else []
    seen += _of_names(one, other)
    seen += _of_instruments(one.one("instrument"), other.one("instrument"))
    seen += _of_goods(_goods(one), _goods(other))
    if _targets(one) and _targets(other) and not _targets(one) & _targets(other):
        seen.append("targets_differ")
    days = [days_agree(a.split()[-1], b.split()[-1]) for a in one.all("day") for b in other.all("day") if a[0] == b[0]]
    if any(days):
        seen.append("day_same")
    years, others = years_of(one), years_of(other)
    if years and others and min(abs(a - b) for a in years for b in others) >= _YEARS:
        seen.append("years_apart")
    return seen


def _heads(product: str) -> tuple[str, ...]:
    """The last telling word of a good: ripe olives are olives."""
    words = [word for word in known.without_parties(product)[0] if word not in _MEASURE_WORDS]
    return (words[-1],) if words else ()


def _longest(words: frozenset[str]) -> tuple[str, ...]:
    telling = sorted(words - _MEASURE_WORDS, key=lambda word: (-len(word), word))
    return tuple(telling[:1])


_MEASURE_WORDS = frozenset(
    "tariff quota rate regime measure import export restriction new proposed additional percent duty surtax safeguard "
    "ban control regulation rule tax act order trq trqs product investigation levy".split()
)


def _of_names(one: Form, other: Form) -> Iterator[str]:
    how = wordsets.compare(one.name, other.name) if one.name and other.name else ""
    ours, theirs = _telling(one), _telling(other)
    if how == "equal":
        yield "name_equal"
    elif how in ("near", "part", "acronym"):
        yield "name_near"
    elif not ours & theirs:
        yield "name_differs"


def _telling(form: Form) -> frozenset[str]:
    return (wordsets.content(form.name) - _MEASURE_WORDS) | _goods(form)


def _of_instruments(one: str, other: str) -> Iterator[str]:
    if one and other:
        are_near = any({one, other} <= group for group in _NEAR_INSTRUMENTS)
        yield "instrument_same" if one == other else "instrument_near" if are_near else "instrument_differs"


def _of_goods(one: frozenset[str], other: frozenset[str]) -> Iterator[str]:
    if one and other:
        yield "products_same" if one == other else "products_near" if one & other else "products_differ"


def _goods(form: Form) -> frozenset[str]:
    named = frozenset(word for product in form.all("product") for word in wordsets.content(product))
    return named - _MEASURE_WORDS


def _targets(form: Form) -> frozenset[str]:
    return frozenset(form.all("target")) - {"all"}


def _meeting(form: Form) -> frozenset[str]:
    found = wordsets.content(form.name) & _MEETING
    return frozenset(_SAME_MEETING.get(word, word) for word in found)
