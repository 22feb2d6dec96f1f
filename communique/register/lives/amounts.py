"""Amounts that releases give with an event: figures whose words stand in the words that tell it.

Refuses to set side by side figures of another sort, unit or period, and where one release gives several of a sort:
a list of amounts contradicts nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from communique.records import Figure, Number
from communique.register.answers import Stored
from communique.register.lives import disagreements
from communique.register.lives.answers import Disagreement

# Two amounts that are so near are one, told more or less exactly.
_NEAR = 0.05


def beside(events: Sequence[Stored], figures: Sequence[Stored]) -> dict[str, list[Stored]]:
    """The figures told with each of these events, by the id of its record."""
    by_document: dict[str, list[Stored]] = defaultdict(list)
    for figure in figures:
        by_document[figure.source.id].append(figure)
    return {event.id: [one for one in by_document[event.source.id] if _overlap(event, one)] for event in events}


def disagreeing(events: Sequence[Stored], figures: Mapping[str, Sequence[Stored]]) -> Iterator[Disagreement]:
    """The amounts on which releases that tell one event differ, each with the figures that give it."""
    groups: dict[tuple[str, ...], dict[str, Stored]] = defaultdict(dict)
    for event in events:
        for stored in figures.get(event.id, ()):
            figure = _figure(stored)
            groups[figure.of or "amount", figure.unit or "", figure.period or ""][stored.id] = stored
    for key, some in sorted(groups.items()):
        if _is_one_each(list(some.values())):
            yield from _on(key[0], list(some.values()))


def _on(field: str, figures: Sequence[Stored]) -> list[Disagreement]:
    known = {said(_figure(stored)): _figure(stored) for stored in figures}

    def is_one(one: str, other: str) -> bool:
        return agree(known[one], known[other])

    return disagreements.on(field, [(said(_figure(stored)), stored) for stored in figures], is_one)


def said(figure: Figure) -> str:
    """An amount in words: its bound, its number, its unit."""
    return " ".join(part for part in (figure.bound, f"{figure.value:,}", figure.unit) if part)


def agree(one: Figure, other: Figure) -> bool:
    """Whether two amounts can both be true: equal, or one is a bound or a rounding of the other."""
    if _bounds(one, other) or _bounds(other, one):
        return True
    digits = min(_digits(one.value), _digits(other.value))
    rounded = float(f"{one.value:.{digits}g}") == float(f"{other.value:.{digits}g}")
    is_near = abs(one.value - other.value) <= _NEAR * max(abs(one.value), abs(other.value))
    return one.value == other.value or (is_near and (rounded or "about" in (one.bound, other.bound)))


def _bounds(one: Figure, other: Figure) -> bool:
    return (one.bound == "over" and other.value >= one.value) or (one.bound == "under" and other.value <= one.value)


def _digits(value: Number) -> int:
    """How many digits of a number mean something."""
    return len(f"{abs(value):.12f}".rstrip("0").replace(".", "").strip("0")) or 1


def _overlap(event: Stored, figure: Stored) -> bool:
    one, other = event.record.quote, figure.record.quote
    return one.start < other.end and other.start < one.end


def _is_one_each(figures: Sequence[Stored]) -> bool:
    """Whether there are several releases and each gives one amount."""
    given: dict[str, set[str]] = defaultdict(set)
    for stored in figures:
        given[stored.source.id].add(said(_figure(stored)))
    return len(given) > 1 and all(len(some) == 1 for some in given.values())


def _figure(stored: Stored) -> Figure:
    assert isinstance(stored.record, Figure)
    return stored.record
