"""Whether two readers tell the same fact of one document, by kind.

Stricter than the scorer, which looks for the best pairing: what is not surely the same stays two records.
"""

from __future__ import annotations

from communique.edtf import overlap
from communique.reading.likeness import agree, core
from communique.records import Agreement, Event, Figure, Initiative, Measure, Quote, Record, Role, Series


def same(one: Record, other: Record) -> bool:
    """Whether both tell one fact: their telling fields agree, and where these are few, their words meet."""
    match one, other:
        case Role(), Role():
            return _folded(one.person) == _folded(other.person) and _are_offices_alike(one, other)
        case Event(), Event():
            return one.act == other.act and agree(one.parties, other.parties) and _is_same_deed(one, other)
        case Agreement(), Agreement():
            return agree(_codes(one.parties), _codes(other.parties)) and _are_names_alike(one, other)
        case Series(), Series():
            return agree(one.parties, other.parties) and _are_names_alike(one, other)
        case Initiative(), Initiative():
            return agree(one.parties, other.parties) and _are_names_alike(one, other)
        case Measure(), Measure():
            is_one = one.instrument == other.instrument and _may_be_one(one.imposer, other.imposer)
            return is_one and (meet(one.quote, other.quote) > 0 or _are_cores_equal(one, other))
        case Figure(), Figure():
            return _is_same_figure(one, other)
    return False


def key(one: Record) -> object:
    """What records of one fact have in common, to find those that may be: of a long text not every two are compared."""
    match one:
        case Role():
            return one.kind, _folded(one.person)
        case Event():
            return one.kind, one.act
        case Measure():
            return one.kind, one.instrument
        case Figure():
            return one.kind, float(one.value)
    return one.kind


def meet(one: Quote, other: Quote) -> int:
    """How many characters two quotes share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _folded(words: str | None) -> str:
    return " ".join((words or "").casefold().replace("-", " ").split())


def _may_be_one(one: str | None, other: str | None) -> bool:
    """Whether two values agree, or one is not told."""
    return not one or not other or _folded(one) == _folded(other)


def _are_offices_alike(one: Role, other: Role) -> bool:
    titles = (core(one.title or "", ()), core(other.title or "", ()))
    return _may_be_one(one.party, other.party) and (titles[0] <= titles[1] or titles[1] <= titles[0])


def _is_same_deed(one: Event, other: Event) -> bool:
    """Whether the words of two deeds meet, or both tell the same object; never on two days."""
    if one.date and other.date and not overlap(one.date, other.date):
        return False
    if meet(one.quote, other.quote):
        return True
    objects = (core(one.object or "", one.parties), core(other.object or "", other.parties))
    return bool(objects[0]) and objects[0] == objects[1]


def _codes(parties: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_folded(one) for one in parties)


Named = Agreement | Series | Initiative | Measure


def _are_names_alike(one: Named, other: Named) -> bool:
    """Whether two names have the same telling words; where their quotes meet, also when one has more of them."""
    if _are_cores_equal(one, other):
        return True
    names = (_core(one), _core(other))
    return bool(meet(one.quote, other.quote)) and (names[0] <= names[1] or names[1] <= names[0])


def _are_cores_equal(one: Named, other: Named) -> bool:
    return _core(one) == _core(other) and bool(_core(one))


def _core(one: Named) -> frozenset[str]:
    parties = tuple(one.targets) if isinstance(one, Measure) else tuple(one.parties)
    return core(one.name or "", parties)


def _is_same_figure(one: Figure, other: Figure) -> bool:
    if one.value != other.value or not _may_be_one(one.unit, other.unit):
        return False
    if meet(one.quote, other.quote):
        return True
    is_alike = one.of == other.of and one.party == other.party and one.partner == other.partner
    return is_alike and one.period == other.period
