"""Agreements: when two names are one instrument.

Two sides have one free trade agreement, and many memoranda: for these the subject decides. An upgrade, a protocol or
a later phase is an instrument of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from communique import edtf
from communique.register.identity import known, wordsets
from communique.register.identity.forms import Form, codes_of, years_of
from communique.register.identity.spelling import plain

# What kind of instrument it is, in words that say nothing of its subject.
_TYPE_WORDS = frozenset(
    "agreement free trade comprehensive economic partnership fta cepa epa tipf mou memorandum understanding treaty "
    "framework declaration convention contract joint statement cooperation bilateral arrangement deal pact accord "
    "mous agreements nonbinding memoranda signed".split()
)
_VERSION_WORDS = frozenset(
    "upgrade upgraded upgrading amendment amended protocol enhanced modernised modernized supplementary additional "
    "revised renegotiated phase ii iii extension extended annex successor interim early harvest digital".split()
)
_TRADE = frozenset(("fta", "cepa", "epa"))
_SAID = (("cepa", "cepa"), ("tipf", "tipf"), ("epa", "epa"), ("fta", "fta"), ("mou", "mou"), ("memorandum", "mou"))
# What may be added to the name of a pact without naming another instrument.
_PACT_WORDS = frozenset("prosperity progressive new north american".split())
# Subjects that tell no instrument from another.
_GENERAL = frozenset(
    "strategic special new future oriented general mutual closer strong stronger defence defense security".split()
)


def keys(form: Form) -> Iterator[str]:
    """The blocks in which an agreement is looked for: parties with type, and subject."""
    parties = "/".join(sorted(_parties(form)))
    subject = sorted(_subject(form))
    kind = _type(form)
    if parties and _is_single(kind):
        yield f"t {_is_single(kind)} {parties}"
    if known.names_pact(_subject(form)):
        yield from (f"s {word}" for word in subject if known.names_pact(frozenset((word,))))
    if subject:
        yield f"s {'/'.join(subject)}"
        for word in sorted(subject, key=lambda word: (-len(word), word))[:3]:
            yield f"p {parties} {word}"
    elif parties:
        yield f"g {parties} {kind}"
    if not subject:
        yield f"n {plain(form.name)}"


def signs(one: Form, other: Form) -> list[str]:
    """The signs that two mentions of agreements give."""
    seen = list(_of_parties(one, other))
    kind, other_kind = _type(one), _type(other)
    if _are_unlike(kind, other_kind):
        seen.append("type_differs")
    if _version(one) != _version(other):
        seen.append("version_differs")
    if wordsets.content(one.name) == wordsets.content(other.name):
        seen.append("name_equal")
    seen += _of_subject(one, other)
    seen += _of_sides(one, other)
    if not (_is_single(kind) and _is_single(other_kind)):
        seen += _of_days(one, other)
    return seen


def _are_unlike(kind: str, other: str) -> bool:
    """Whether two types exclude each other; a declaration about an agreement is never the agreement."""
    if kind == other or {kind, other} <= _TRADE:
        return False
    return "declaration" in (kind, other) or bool(kind and other and "other" not in (kind, other))


def _type(form: Form) -> str:
    words = plain(form.name).split()
    stated = form.one("type")
    if stated in ("", "other") or (stated == "fta" and "cepa" in words):
        if {"free", "trade"} <= set(words):
            return "fta"
        return next((kind for word, kind in _SAID if word in words), stated)
    return stated


def _subject(form: Form) -> frozenset[str]:
    words = wordsets.content(form.name)
    if _type(form) == "partnership":
        return words - {"partnership", "cooperation", "economic"} - _VERSION_WORDS
    words -= _TYPE_WORDS | _VERSION_WORDS
    if not words and _is_single(_type(form)) and (pact := known.pact_of(codes_of(form))):
        return frozenset((pact,))
    return words - {"promotion", "investment"} if _type(form) == "tipf" else words


@lru_cache(maxsize=65536)
def _is_single(kind: str) -> str:
    """The group of types of which two sides have one agreement, or nothing."""
    return "trade" if kind in _TRADE else "tipf" if kind == "tipf" else ""


def _version(form: Form) -> frozenset[str]:
    return (frozenset(plain(form.name).split()) & _VERSION_WORDS) - {"digital"} - _NOT_VERSIONS


# The upgrade of an agreement is one thing however it is called.
_NOT_VERSIONS = frozenset(("upgraded", "upgrading", "amended", "extended", "ii", "iii"))


def _parties(form: Form) -> frozenset[str]:
    bodies = {known.body_of(name, None) or plain(name) for name in form.parties if name not in codes_of(form)}
    return codes_of(form) or frozenset(bodies)


def _of_parties(one: Form, other: Form) -> Iterator[str]:
    ours, theirs = _parties(one), _parties(other)
    # Of an agreement of many, releases name whom they please.
    if not ours or not theirs or known.names_pact(_subject(one) & _subject(other)):
        return
    if ours == theirs:
        yield "parties_same"
    elif ours < theirs or theirs < ours:
        yield "parties_near"
    else:
        yield "parties_differ"


def _of_subject(one: Form, other: Form) -> Iterator[str]:
    ours, theirs = _subject(one), _subject(other)
    # Comprehensive or not, two sides have one: CEPA, EPA and FTA are often said of the same agreement.
    are_trade = _is_single(_type(one)) and _is_single(_type(one)) == _is_single(_type(other))
    if not ours and not theirs:
        if are_trade and _parties(one) == _parties(other):
            yield "only_one"
        else:
            yield "name_general"
    elif not ours or not theirs:
        yield "subject_differs"
    elif known.names_pact(ours & theirs):
        yield "pact_known" if ours - _PACT_WORDS == theirs - _PACT_WORDS else "subject_differs"
    elif ours == theirs:
        yield "subject_same"
        if ours <= _GENERAL and not (_parties(one) and _parties(other)):
            yield "name_general"
    elif ours < theirs or theirs < ours or wordsets.share(ours, theirs) >= wordsets.NEAR:
        yield "subject_near"
    else:
        yield "subject_differs"


def _of_sides(one: Form, other: Form) -> Iterator[str]:
    """A name that holds its two sides beside one that holds no side: the second may be another pair's, or of many."""
    for named, bare in ((one, other), (other, one)):
        if len(known.without_parties(named.name)[1]) > 1 and not _parties(bare) and not _is_known(named):
            yield "sides_missing"
            return


def _is_known(form: Form) -> bool:
    return known.names_pact(_subject(form))


def _of_days(one: Form, other: Form) -> Iterator[str]:
    ours, theirs = _days(one), _days(other)
    for stage in sorted(ours.keys() & theirs.keys()):
        if edtf.overlap(ours[stage], theirs[stage]):
            yield "day_same"
            return
        if _years_between(ours[stage], theirs[stage]) >= 1:
            yield "day_differs"
            return
    if all("statement" in plain(form.name).split() for form in (one, other)) and not set(years_of(one)) & set(
        years_of(other)
    ):
        # Two sides make a joint statement at each of their summits.
        yield "day_differs"


def _days(form: Form) -> dict[str, str]:
    return {stage: day for stage, _, day in (mark.partition(" ") for mark in form.all("day")) if edtf.is_edtf(day)}


def _years_between(one: str, other: str) -> int:
    return abs(edtf.span(one)[0].year - edtf.span(other)[0].year)
