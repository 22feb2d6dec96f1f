"""Counts of records and things that match a filter, reckoned over columns in memory.

Answers exactly as the database does, or says None to what needs more than the columns hold: words and names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from communique.register.answers import Filter
from communique.register.kept import Kept
from communique.register.memory.columns import NONE, UNKNOWN, Columns, Numbers, distinct, places
from communique.register.memory.counting import Counted, Told, pairs_of, records_by, things_by
from communique.register.memory.foreseen import Foreseen, List
from communique.register.memory.heads import heads_of
from communique.register.memory.index import ACTING, Index, Rows
from communique.register.memory.latest import Latest
from communique.register.memory.marks import Marks, marks_of, marks_of_acts
from communique.register.memory.matching import is_known, matching
from communique.register.memory.names import bearing
from communique.register.memory.owed import Owed, read_owed

Seen = dict[str, tuple[date | None, date | None, int]]
# Selections are long, and asked again by the facets of the same page; counts are short, and asked again by the next.
_SELECTIONS, _COUNTS, _ORDERS, _ACTED_ON = 12, 1000, 40, 50_000
_COMMITMENT = "commitment"


@dataclass(frozen=True, slots=True)
class Tallies:
    """Counts over one state of the register; what was reckoned for one page serves the next.

    `chosen` are the records of a filter that the database found by their words or names.
    """

    index: Index
    chosen: tuple[Filter, Rows] | None = None
    _selected: Latest[Filter, Rows] = field(default_factory=lambda: Latest(_SELECTIONS))
    _told: Latest[tuple[Filter, str], Told] = field(default_factory=lambda: Latest(_SELECTIONS))
    _counted: Latest[tuple[Filter, str, str | None], Counted | None] = field(default_factory=lambda: Latest(_COUNTS))
    _ordered: Latest[tuple[Filter, str, str], Numbers] = field(default_factory=lambda: Latest(_ORDERS))
    _marks: Latest[None, Marks] = field(default_factory=lambda: Latest(1))
    _acted_on: Latest[str, int] = field(default_factory=lambda: Latest(_ACTED_ON))
    kept: Kept = field(default_factory=Kept)
    foreseen: Foreseen = field(default_factory=Foreseen)
    _owed: list[Owed] = field(default_factory=list)
    _reading: Lock = field(default_factory=Lock)

    @classmethod
    def over(cls, columns: Columns) -> Tallies:
        """The counts over columns."""
        index = Index(columns)
        return cls(index, kept=Kept(partial(heads_of, index)))

    @property
    def columns(self) -> Columns:
        """What is counted."""
        return self.index.columns

    def prepare(self, connection: Connection) -> None:
        """Makes what the first questions would wait for."""
        self.index.prepare()
        self._marked()
        self.all_owed(connection)

    def ready(self, asked: Filter) -> Tallies | None:
        """These tallies, able to answer a filter; None where its records are to be chosen first."""
        if is_known(asked):
            return self
        rows = self._selected.get(_key(asked))
        return None if rows is None else replace(self, chosen=(_key(asked), rows))

    def choose(self, asked: Filter, numbers: Sequence[int]) -> Tallies:
        """These tallies with the records of a filter, which the database found by their words or names."""
        some, known = np.array(numbers, np.int32), self.columns.records.numbers
        # What was written since these columns were read is not in them.
        rows = places(known, some)
        key = _key(asked)
        return replace(self, chosen=(key, self._selected.put(key, rows[rows != NONE])))

    def count(self, asked: Filter) -> int:
        """How many records match."""
        total = self.foreseen.total(asked, None)
        return len(self._matching(asked)) if total is None else total

    def facet(self, asked: Filter, *, by: str, of: str | None = None) -> Counted | None:
        """Values and numbers of matching records, most first, then by the alphabet; None for a facet not held.

        With `of` things of that kind are counted, each once for a value.
        """

        def reckon() -> Counted | None:
            if of is None:
                return records_by(self.index, self._matching(asked), by)
            return things_by(self.index, self._telling(of, asked), by)

        return self._listed(asked, by, of, reckon)

    def facet_of_owed(self, connection: Connection, asked: Filter, *, by: str) -> Counted | None:
        """The same, of commitments."""
        return self._listed(asked, by, _COMMITMENT, lambda: things_by(self.index, self._owing(connection, asked), by))

    def owed(self, connection: Connection, asked: Filter) -> list[str]:
        """The events of the commitments that the filter's page shows: what is not done first, then the nearest due."""
        owed, at = self.all_owed(connection), self.foreseen.page(asked, _COMMITMENT)
        if at is None:
            at = _cut(owed.in_order(self._owing(connection, asked).things, asked.as_of), asked)
        return [owed.events[place] for place in at.tolist()]

    def count_owed(self, connection: Connection, asked: Filter) -> int:
        """How many commitments match."""
        total = self.foreseen.total(asked, _COMMITMENT)
        return len(distinct(self._owing(connection, asked).things)) if total is None else total

    def count_things(self, kind: str, asked: Filter) -> int:
        """How many things of a kind there are in matching records."""
        total = self.foreseen.total(asked, kind)
        return len(_each_once(self.columns, self._telling(kind, asked))) if total is None else total

    def things(self, kind: str, asked: Filter) -> list[str]:
        """The ids of the things of a kind in matching records that the filter's page shows, ordered by its `by`."""
        at = self.foreseen.page(asked, kind)
        shown = _cut(self._in_order(kind, asked), asked) if at is None else at
        return [id.decode() for id in self.columns.things.ids[shown].tolist()]

    def foresee(self, connection: Connection, asked: Filter, of: str | None, facets: Sequence[str]) -> Iterator[None]:
        """Reckons, a step at a time, what a list and the lists that its facets lead to will show."""
        ordered: Callable[[Told], Numbers] | None = None
        if of is None:
            rows = self._matching(asked)
            told = Told(rows, rows)
        elif of == _COMMITMENT:
            owed, told = self.all_owed(connection), self._owing(connection, asked)
            ordered = partial(_due_first, owed, asked.as_of)
        else:
            told = self._telling(of, asked)
            ordered = partial(_ordered, self.columns, by=asked.by)
        return self.foreseen.foresee(self.index, List(asked, of, facets, told, ordered))

    def named(self, part: str, kinds: Sequence[str]) -> list[str]:
        """The ids of the things of some kinds that bear a name with this part, in small letters; whole names first."""
        return bearing(self.columns.things, part, kinds)

    def seen(self, ids: Sequence[str], as_of: date | None) -> Seen:
        """When releases first and last spoke of things, by the day of asking, and how many did; else left out."""
        records, told = self.columns.records, {}
        for id, place in self._places(ids):
            rows = np.append(self.index.about.of_one(place), self.index.naming.of_one(place))
            rows = rows[_known_by(records.published[rows], as_of)] if as_of else rows
            if len(rows):
                documents = len(distinct(records.documents[rows]))
                told[id] = (*_first_and_last(records.published[rows]), documents)
        return told

    def marks(self, connection: Connection, ids: Sequence[str]) -> dict[str, int]:
        """The marks of things: another one as soon as anything else is told of a thing. Of what is held."""
        known = self._places(ids)
        marks = self._marked().take([place for _, place in known]).tolist()
        acts = self._acts_on(connection, [id for id, _ in known if id.startswith("agreement-")])
        return {id: (mark + acts.get(id, 0)) % 2**64 for (id, _), mark in zip(known, marks, strict=True)}

    def _marked(self) -> Marks:
        return self._marks.reckoned(None, lambda: marks_of(self.index))

    def _acts_on(self, connection: Connection, agreements: Sequence[str]) -> dict[str, int]:
        found = self._acted_on.several(agreements)
        if new := [id for id in agreements if id not in found]:
            told = marks_of_acts(connection, self.index, new)
            self._acted_on.put_all(told)
            found |= told
        return found

    def about(
        self, ids: Sequence[str], kind: str, as_of: date | None, *, newest: int | None = None
    ) -> dict[str, list[int]]:
        """The numbers of the records of a kind that tell of things, known by a day and not judged wrong.

        With `newest` those published last, so many of each thing, and all others of the earliest day among these.
        """
        records, told = self.columns.records, {}
        for id, place in self._places(ids):
            rows = self.index.naming.of_one(place) if kind == "role" else self.index.about.of_one(place)
            kinds = records.codes["kind"]
            rows = rows[kinds.known((kind,))[kinds.rows[rows]]]
            rows = rows if self.index.is_stated is None else rows[self.index.is_stated[rows]]
            rows = rows[_known_by(records.published[rows], as_of)] if as_of else rows
            if newest and len(rows) > newest:
                days = records.published[rows]
                rows = rows[days >= np.partition(days, len(days) - newest)[len(days) - newest]]
            told[id] = distinct(records.numbers[rows]).tolist()
        return told

    def few(self, asked: Filter, most: int) -> dict[int, int] | None:
        """The numbers of the matching records, each with its day as a number; None where there are more than a few."""
        rows = self._matching(asked)
        if len(rows) > most:
            return None
        numbers, days = self.columns.records.numbers[rows], self.columns.records.days[rows]
        return dict(zip(numbers.tolist(), days.tolist(), strict=True))

    def all_owed(self, connection: Connection) -> Owed:
        """What is owed in this state, read when it is first asked for."""
        with self._reading:
            if not self._owed:
                self._owed.append(read_owed(connection, self.columns))
            return self._owed[0]

    def _places(self, ids: Sequence[str]) -> list[tuple[str, int]]:
        """Those of the things that are held, with their places."""
        at = places(self.columns.things.ids, np.array(ids, "S40")).tolist() if ids else []
        return [(id, place) for id, place in zip(ids, at, strict=True) if place != NONE]

    def _listed(self, asked: Filter, by: str, of: str | None, reckon: Callable[[], Counted | None]) -> Counted | None:
        if (foreseen := self.foreseen.counted(asked, of, by)) is not None:
            return foreseen
        counted = self._counted.reckoned((_key(asked), by, of), reckon)
        return None if counted is None else list(counted)

    def _matching(self, asked: Filter) -> Rows:
        key = _key(asked)
        if self.chosen and self.chosen[0] == key:
            return self.chosen[1]
        return self._selected.reckoned(key, lambda: matching(self.index, key))

    def _telling(self, kind: str, asked: Filter) -> Told:
        """The things of a kind that matching records tell of."""
        return self._told.reckoned((_key(asked), kind), lambda: _things_told(self.index, kind, self._matching(asked)))

    def _owing(self, connection: Connection, asked: Filter) -> Told:
        """The commitments that matching records tell of."""
        events = replace(asked, kind="event")

        def reckon() -> Told:
            rows = self._matching(events)
            return Told(*self.all_owed(connection).of(rows, self.columns.size, asked.as_of))

        return self._told.reckoned((_key(events), _COMMITMENT), reckon)

    def _in_order(self, kind: str, asked: Filter) -> Numbers:
        """The places of the things of a kind in matching records, ordered by the filter's `by`."""
        key = (_key(asked), kind, asked.by)
        return self._ordered.reckoned(key, lambda: _ordered(self.columns, self._telling(kind, asked), asked.by))


def _cut(places: Numbers, asked: Filter) -> Numbers:
    """The page of a filter."""
    return places[asked.offset : None if asked.limit is None else asked.offset + asked.limit]


def _key(asked: Filter) -> Filter:
    """What chooses records of a filter, and not how they are shown."""
    return replace(asked, limit=None, offset=0, order="newest", by="told")


def _known_by(published: Numbers, day: date) -> NDArray[np.bool_]:
    by_then: NDArray[np.bool_] = (published <= day.toordinal()) & (published != NONE)
    return by_then


def _first_and_last(days: Numbers) -> tuple[date | None, date | None]:
    known = days[days != NONE]
    return (date.fromordinal(int(known.min())), date.fromordinal(int(known.max()))) if len(known) else (None, None)


def _things_told(index: Index, kind: str, rows: Rows) -> Told:
    """The things of a kind that these records tell of, each with the record's row."""
    if kind in ACTING:
        acting = index.acting(kind)
        is_in = index.mask(rows).take(acting.left)
        return Told(acting.right.compress(is_in), acting.left.compress(is_in))
    things, kinds = index.columns.about[rows], index.columns.things.kinds
    is_kind = np.append(kinds.known((kind,))[kinds.rows], False)[things]
    return Told(things.compress(is_kind), rows.compress(is_kind))


def _ordered(columns: Columns, told: Told, by: str) -> Numbers:
    """The things told of, each once: by name, by the releases that tell of them, or by the day last told of."""
    at = _each_once(columns, told)
    return at[np.argsort(_ranks(columns, told, at, by), kind="stable")]


def _due_first(owed: Owed, as_of: date | None, told: Told) -> Numbers:
    return owed.in_order(told.things, as_of)


def _each_once(columns: Columns, told: Told) -> Numbers:
    """The places of the things told of, ascending."""
    seen = np.zeros(len(columns.things.ids), bool)
    seen[told.things] = True
    return np.flatnonzero(seen).astype(np.int32)


def _ranks(columns: Columns, told: Told, at: Numbers, by: str) -> NDArray[np.int64] | Numbers:
    """The rank of each thing at these places, which ascend: things of one rank stay in the order of their ids."""
    size = len(columns.things.ids)
    if by == "name":
        return columns.things.ranks[at]
    if by == "releases":
        documents = len(columns.documents.ids)
        pairs = pairs_of(told.things, columns.records.documents[told.rows], documents)
        return -np.bincount(pairs // max(1, documents), minlength=size)[at]
    last = np.full(size, UNKNOWN, np.int32)
    np.maximum.at(last, told.things, columns.records.published[told.rows])
    return -last[at]
