"""What lists narrowed to one value will show: how many rows, how many of each other value, and the first of them.

Reckoned of one state when nobody waits, a value at a time, from the rows of the whole list put in the order of their
values: that costs what the rows cost, however many values they have. Refuses what is narrowed twice or otherwise: these
lists are shorter, and are counted when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from communique.register.answers import Filter
from communique.register.memory.columns import Numbers
from communique.register.memory.counting import Counted, Told, counted, counts_of_records, counts_of_things, values_of
from communique.register.memory.index import Index
from communique.register.queries import many

# By which field of a filter a list is narrowed to a value of a facet.
_FIELDS = {"party": "parties", "act": "acts"}
_SEVERAL = ("sector", "publisher", "status", "stage", "type", "instrument")
_NARROWING = frozenset((*_FIELDS, *_SEVERAL))
# Of each facet the most frequent values are foreseen; of each narrowed list so many of its first rows.
_VALUES, _FIRST = 200, 600


@dataclass(frozen=True, slots=True)
class List:
    """A list of a register: records of some kinds, or the things that they tell of, its facets and its order.

    `ordered` gives the places of things, each once; None for records, which the database orders.
    """

    asked: Filter
    of: str | None
    facets: Sequence[str]
    told: Told
    ordered: Callable[[Told], Numbers] | None


@dataclass(frozen=True, slots=True)
class Shown:
    """What is foreseen of a list; `first` are the places of its first things by its order, all where it has no more."""

    total: int
    counts: Mapping[str, tuple[Sequence[str], Numbers]]
    by: str
    first: Numbers | None


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Lists that were foreseen, by their filter and what they list."""

    _lists: dict[tuple[Filter, str | None], Shown] = field(default_factory=dict)
    # Of which facets all values of a list were foreseen: what has another value is in no row of it.
    _whole: set[tuple[Filter, str | None, str]] = field(default_factory=set)

    def total(self, asked: Filter, of: str | None) -> int | None:
        """How many rows a list has; None where that was not foreseen."""
        found = self._found(asked, of)
        return found.total if found else None

    def counted(self, asked: Filter, of: str | None, by: str) -> Counted | None:
        """How many rows there are of each value of a facet, most first; None where that was not foreseen."""
        found = self._found(asked, of)
        return counted(*found.counts[by]) if found and by in found.counts else None

    def page(self, asked: Filter, of: str) -> Numbers | None:
        """The places of the things on the page of a filter; None where they were not foreseen."""
        found = self._found(asked, of)
        if not found or found.first is None or found.by != asked.by or asked.limit is None:
            return None
        end = asked.offset + asked.limit
        return found.first[asked.offset : end] if end <= len(found.first) or found.total <= len(found.first) else None

    def foresee(self, index: Index, whole: List) -> Iterator[None]:
        """Reckons a list, and then the list narrowed to each value of its facets, one after the other."""
        key = _key(whole.asked)
        self._lists[key, whole.of] = _shown(index, whole, whole.told)
        for by in whole.facets:
            some, are_all = _values(index, whole.told, by)
            for value, at in some:
                yield
                told = Told(whole.told.things.take(at), whole.told.rows.take(at))
                self._lists[_narrowed(key, by, (value,)), whole.of] = _shown(index, whole, told)
            if are_all:
                self._whole.add((key, whole.of, by))

    def _found(self, asked: Filter, of: str | None) -> Shown | None:
        key = _key(asked)
        if found := self._lists.get((key, of)):
            return found
        by = next((by for by in _NARROWING if len(getattr(key, _FIELDS.get(by, by))) == 1), None)
        if by is None or ((plain := _narrowed(key, by, ())), of, by) not in self._whole:
            return None
        return _empty(self._lists[plain, of])


def _empty(whole: Shown) -> Shown:
    """The list narrowed to what no row has."""
    counts = {by: (names, np.zeros(len(names), np.int32)) for by, (names, _) in whole.counts.items()}
    return Shown(0, counts, whole.by, None if whole.first is None else whole.first[:0])


def _narrowed(key: Filter, by: str, values: tuple[str, ...]) -> Filter:
    """The filter of a list narrowed to values of a facet."""
    to: dict[str, Any] = {_FIELDS.get(by, by): values}
    return replace(key, **to)


def _key(asked: Filter) -> Filter:
    """What chooses the rows of a list, however it was written down."""
    several: dict[str, Any] = {name: many(getattr(asked, name)) for name in ("kind", *_SEVERAL)}
    return replace(asked, limit=None, offset=0, order="newest", by="told", **several)


def _shown(index: Index, whole: List, told: Told) -> Shown:
    """What is foreseen of a list, given by its rows."""
    count = counts_of_things if whole.ordered else counts_of_records
    found = {by: counts for by in whole.facets if (counts := count(index, told, by))}
    short = {by: (names, counts.astype(np.int32)) for by, (names, counts) in found.items()}
    if whole.ordered is None:
        return Shown(len(told.rows), short, "told", None)
    order = whole.ordered(told)
    return Shown(len(order), short, whole.asked.by, order[:_FIRST].copy())


def _values(index: Index, told: Told, by: str) -> tuple[list[tuple[str, NDArray[np.intp]]], bool]:
    """The most frequent values of a facet, each with the places of the rows that have it; whether these are all."""
    found = values_of(index, told.rows, by) if by in _NARROWING else None
    if found is None:
        return [], False
    at, values, names = found
    order = at[np.argsort(values.astype(np.int16) if len(names) < 2**15 else values, kind="stable")]
    counts = np.bincount(values, minlength=len(names))
    starts = np.append(0, np.cumsum(counts))
    some = [(names[place], order[starts[place] : starts[place + 1]]) for place in _most(counts)]
    return some, len(some) == np.count_nonzero(counts)


def _most(counts: NDArray[np.intp]) -> list[int]:
    places: list[int] = np.argsort(-counts, kind="stable")[:_VALUES].tolist()
    return [place for place in places if counts[place]]
