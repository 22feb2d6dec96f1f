"""Counts of records and things that match a filter, reckoned over columns in memory.

Answers exactly as the database does, or says None to what needs more than the columns hold: words and names.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Lock
from typing import cast

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from communique.register.answers import Filter
from communique.register.memory import distinct
from communique.register.memory.columns import CODED, JUDGED, NONE, OF_DOCUMENTS, UNKNOWN, Columns, Numbers, places
from communique.register.memory.owed import Owed, read_owed
from communique.register.queries import many
from communique.register.rows import MOST_PAIRED

Rows = Numbers
# Selections that are kept: the facets of a page leave out now one restriction, now another.
_SELECTIONS = 12
# Things that records name, beside the one that they are about.
_ACTING = ("person", "organisation", "place")
_NONE = np.zeros(0, np.int32)
_FIELDS = ("kind", "act", "status", "stage", "type", "instrument")


@dataclass(frozen=True, slots=True)
class Tallies:
    """Counts over one state of the register. A page asks several of one filter: the latest selections are kept."""

    columns: Columns
    _selected: OrderedDict[Filter, Rows] = field(default_factory=OrderedDict)
    _owed: list[Owed] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def has(self, asked: Filter) -> bool:
        """Whether a filter can be answered: by the columns, or since its records were chosen before."""
        return is_known(asked) or _key(asked) in self._selected

    def choose(self, asked: Filter, numbers: Sequence[int]) -> None:
        """Takes the records of a filter, which the database found by their words or names."""
        some = np.array(numbers, np.int32)
        at = np.minimum(np.searchsorted(self.columns.records.numbers, some), self.columns.size - 1).astype(np.int32)
        # What was written since these columns were read is not in them.
        self._keep(_key(asked), at[self.columns.records.numbers[at] == some] if self.columns.size else at)

    def count(self, asked: Filter) -> int:
        """How many records match."""
        return len(self._matching(asked))

    def facet(self, asked: Filter, *, by: str, of: str | None = None) -> list[tuple[str, int]] | None:
        """Values and numbers of matching records, most first, then by the alphabet; None for a facet not held.

        With `of` things of that kind are counted, each once for a value.
        """
        rows = self._matching(asked)
        return (
            distinct.facet(self.columns, *_told_of(self.columns, of, rows), by=by)
            if of
            else _facet(self.columns, rows, by)
        )

    def facet_of_owed(self, connection: Connection, asked: Filter, *, by: str) -> list[tuple[str, int]] | None:
        """The same, of commitments."""
        return distinct.facet(self.columns, *self._owing(connection, asked), by=by)

    def owed(self, connection: Connection, asked: Filter) -> list[str]:
        """The events of the commitments that the filter's page shows: what is not done first, then the nearest due."""
        return self._all_owed(connection).page(self._owing(connection, asked)[0], asked)

    def count_owed(self, connection: Connection, asked: Filter) -> int:
        """How many commitments match."""
        return len(np.unique(self._owing(connection, asked)[0]))

    def count_things(self, kind: str, asked: Filter) -> int:
        """How many things of a kind there are in matching records."""
        found, _ = _told_of(self.columns, kind, self._matching(asked))
        return int(_seen(self.columns, found).sum())

    def things(self, kind: str, asked: Filter) -> list[str]:
        """The ids of the things of a kind in matching records that the filter's page shows, ordered by its `by`."""
        found, rows = _told_of(self.columns, kind, self._matching(asked))
        at = np.flatnonzero(_seen(self.columns, found))
        chosen = at[_first(_ranks(self.columns, found, rows, at, asked.by), asked)]
        return [id.decode() for id in self.columns.things.ids[chosen].tolist()]

    def seen(self, ids: Sequence[str], as_of: date | None) -> dict[str, tuple[date | None, date | None, int]]:
        """When releases first and last spoke of things, by the day of asking, and how many did; else left out."""
        columns = self.columns
        wanted = _seen(columns, places(columns.things.ids, np.array(ids, "S40")) if ids else _NONE)
        wanted = np.append(wanted, False)
        about, acting = np.flatnonzero(wanted[columns.about]), wanted[columns.actors.right]
        found = np.concatenate((columns.about[about], columns.actors.right[acting]))
        rows = np.concatenate((about, columns.actors.left[acting]))
        published = columns.records.published[rows]
        if as_of:
            kept = (published <= as_of.toordinal()) & (published != NONE)
            found, rows, published = found[kept], rows[kept], published[kept]
        told = {}
        for place in np.unique(found).tolist():
            days = published[found == place]
            known = days[days != NONE]
            first, last = (_day(known.min()), _day(known.max())) if len(known) else (None, None)
            documents = len(np.unique(columns.records.documents[rows[found == place]]))
            told[columns.things.ids[place].decode()] = (first, last, documents)
        return told

    def _owing(self, connection: Connection, asked: Filter) -> tuple[Numbers, Rows]:
        """The places of the commitments that match, each with the row that tells of it."""
        rows = self._matching(replace(asked, kind="event"))
        return self._all_owed(connection).of(rows, self.columns.size, asked.as_of)

    def _all_owed(self, connection: Connection) -> Owed:
        """What is owed in this state, read when it is first asked for."""
        with self._lock:
            if not self._owed:
                self._owed.append(read_owed(connection, self.columns))
            return self._owed[0]

    def _matching(self, asked: Filter) -> Rows:
        key = _key(asked)
        with self._lock:
            if key in self._selected:
                self._selected.move_to_end(key)
                return self._selected[key]
        rows = matching(self.columns, key)
        self._keep(key, rows)
        return rows

    def _keep(self, key: Filter, rows: Rows) -> None:
        with self._lock:
            self._selected[key] = rows
            if len(self._selected) > _SELECTIONS:
                self._selected.popitem(last=False)


def _key(asked: Filter) -> Filter:
    """What chooses records of a filter, and not how they are shown."""
    return replace(asked, limit=None, offset=0, order="newest", by="told")


def _day(ordinal: np.int32) -> date:
    return date.fromordinal(int(ordinal))


def is_known(asked: Filter) -> bool:
    """Whether the columns hold all that a filter restricts."""
    return not any((asked.words, asked.person, asked.organisation, asked.entity))


def matching(columns: Columns, asked: Filter) -> Rows:
    """The rows of the records that match."""
    rows = _candidates(columns, asked)
    for name, values in _coded(asked):
        codes = columns.records.codes[name]
        rows = rows[codes.known(values)[codes.rows[rows]]]
    if asked.any_party:
        rows = rows[_taking_part(columns, asked.any_party)[rows]]
    rows = _judged(columns, asked, rows)
    rows = _within(columns, asked, rows)
    if asked.sector or asked.publisher or asked.documents:
        rows = rows[_of_documents(columns, asked)[columns.records.documents[rows]]]
    return rows


def _candidates(columns: Columns, asked: Filter) -> Rows:
    """The rows of the parties that all take part; without parties, all rows."""
    parties = sorted(set(asked.parties))
    if not parties:
        return np.arange(columns.size, dtype=np.int32)
    rows = _rows_of(columns, parties[0])
    for other in parties[1:]:
        rows = rows[_taking_part(columns, (other,))[rows]]
    # As in the index of pairs: what names more than a handful is about a group.
    return rows[columns.records.party_counts[rows] <= MOST_PAIRED] if len(parties) > 1 else rows


def _coded(asked: Filter) -> Iterable[tuple[str, tuple[str, ...]]]:
    values = (asked.kind, asked.acts, asked.status, asked.stage, asked.type, asked.instrument)
    return ((name, many(value)) for name, value in zip(_FIELDS, values, strict=True) if value)


def _judged(columns: Columns, asked: Filter, rows: Rows) -> Rows:
    judged = columns.records.judged[rows]
    kept: NDArray[np.bool_]
    if asked.reviewed is not None:
        kept = judged == JUDGED["right" if asked.reviewed else None]
    else:
        kept = (judged != JUDGED["wrong"]) | asked.wrong
    return rows[kept]


def _within(columns: Columns, asked: Filter, rows: Rows) -> Rows:
    """Of the rows those whose days overlap the window, published by the day of asking."""
    if asked.since:
        rows = rows[columns.records.days[rows] >= asked.since.toordinal()]
    if asked.until:
        days, firsts = columns.records.days[rows], columns.records.firsts[rows]
        begins = np.where(firsts == NONE, days, firsts)
        rows = rows[(begins <= asked.until.toordinal()) & (days != UNKNOWN)]
    if asked.as_of:
        published = columns.records.published[rows]
        rows = rows[(published <= asked.as_of.toordinal()) & (published != NONE)]
    return rows


def _of_documents(columns: Columns, asked: Filter) -> NDArray[np.bool_]:
    """Of each document whether it matches."""
    kept = np.ones(len(columns.documents.ids), bool)
    if asked.sector:
        chosen = np.isin(columns.documents.sectors.right, _places(columns.documents.sector_names, many(asked.sector)))
        told = np.zeros(len(kept), bool)
        told[columns.documents.sectors.left[chosen]] = True
        kept &= told
    if asked.publisher:
        codes = columns.documents.codes["publisher"]
        kept &= codes.known(many(asked.publisher))[codes.rows]
    if asked.documents:
        kept &= np.isin(columns.documents.ids, np.array(asked.documents, "S40"))
    return kept


def _told_of(columns: Columns, kind: str, rows: Rows) -> tuple[Numbers, Rows]:
    """The things of a kind that these records tell of, each with the record's row, as often as they do."""
    if kind in _ACTING:
        is_in = _mask(columns, rows)[columns.actors.left]
        found, rows = columns.actors.right[is_in], columns.actors.left[is_in]
    else:
        found = columns.about[rows]
    is_kind = columns.things.kinds.known((kind,))[columns.things.kinds.rows[found]] & (found != NONE)
    return found[is_kind], rows[is_kind]


def _rows_of(columns: Columns, party: str) -> Rows:
    if party not in columns.records.party_names:
        return np.zeros(0, np.int32)
    # The pairs stand in the order of the parties.
    place = columns.records.party_names.index(party)
    start, end = np.searchsorted(columns.records.parties.right, [place, place + 1])
    return columns.records.parties.left[start:end]


def _taking_part(columns: Columns, parties: Iterable[str]) -> NDArray[np.bool_]:
    """Of each row whether one of the parties takes part."""
    found = np.zeros(columns.size, bool)
    for party in parties:
        found[_rows_of(columns, party)] = True
    return found


def _facet(columns: Columns, rows: Rows, by: str) -> list[tuple[str, int]] | None:
    if by in CODED:
        codes = columns.records.codes[by]
        return _counted(codes.names, _of_codes(codes.rows[rows], len(codes.names)))
    if by == "year":
        years, counts = np.unique(_years(columns.records.days[rows]), return_counts=True)
        return _counted([f"{year:04}" for year in years.tolist()], counts)
    if by == "party":
        parties, names = columns.records.parties, columns.records.party_names
        return _counted(names, np.bincount(parties.right[_mask(columns, rows)[parties.left]], minlength=len(names)))
    return _facet_of_documents(columns, rows, by)


def _facet_of_documents(columns: Columns, rows: Rows, by: str) -> list[tuple[str, int]] | None:
    """What documents have is counted by document first: there are far fewer of them than of records."""
    documents = columns.documents
    told = np.bincount(columns.records.documents[rows], minlength=len(documents.ids))
    if by == "sector":
        sums = np.bincount(documents.sectors.right, told[documents.sectors.left], len(documents.sector_names))
        return _counted(documents.sector_names, sums.astype(np.int64))
    if by in OF_DOCUMENTS:
        codes = documents.codes[by]
        sums = np.bincount(codes.rows + 1, told, len(codes.names) + 1)[1:]
        return _counted(codes.names, sums.astype(np.int64))
    return None


def _seen(columns: Columns, found: Numbers) -> NDArray[np.bool_]:
    """Of each thing whether it is among those found."""
    seen = np.zeros(len(columns.things.ids), bool)
    seen[found] = True
    return seen


def _ranks(columns: Columns, found: Numbers, rows: Rows, at: NDArray[np.int64], by: str) -> NDArray[np.int64]:
    """The rank of each thing at these places: by name, by releases that tell of it, or by the day last told of."""
    size = len(columns.things.ids)
    if by == "name":
        return columns.things.ranks[at].astype(np.int64)
    if by == "releases":
        documents = len(columns.documents.ids)
        pairs = np.unique(found.astype(np.int64) * documents + columns.records.documents[rows])
        return -np.bincount(pairs // documents, minlength=size)[at] * size + at
    last = np.full(size, UNKNOWN, np.int32)
    np.maximum.at(last, found, columns.records.published[rows])
    return -last[at].astype(np.int64) * size + at


def _mask(columns: Columns, rows: Rows) -> NDArray[np.bool_]:
    found = np.zeros(columns.size, bool)
    found[rows] = True
    return found


def _places(names: tuple[str, ...], values: tuple[str, ...]) -> list[int]:
    return [at for at, name in enumerate(names) if name in values]


def _of_codes(codes: Numbers, size: int) -> NDArray[np.int64]:
    """How many rows have each code; those without one are left out."""
    return np.bincount(codes + 1, minlength=size + 1)[1:]


def _years(days: Numbers) -> NDArray[np.int64]:
    known = days[days != UNKNOWN].astype(np.int64) - date(1970, 1, 1).toordinal()
    return cast("NDArray[np.int64]", known.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970)


def _counted(names: Iterable[str], counts: NDArray[np.int64]) -> list[tuple[str, int]]:
    found = [(name, number) for name, number in zip(names, counts.tolist(), strict=True) if number]
    return sorted(found, key=lambda one: (-one[1], one[0]))


def _first(ranks: NDArray[np.int64], asked: Filter) -> NDArray[np.int64]:
    """The places of the lowest ranks that the filter's page shows, in their order."""
    end = len(ranks) if asked.limit is None else min(len(ranks), asked.offset + asked.limit)
    chosen = np.argpartition(ranks, end - 1)[:end] if 0 < end < len(ranks) else np.arange(len(ranks))
    return chosen[np.argsort(ranks[chosen])][asked.offset : end]
