"""What counting needs of every record, as arrays: a row for each record, in the order of their internal numbers.

Nothing here that has to be shown: no words, no quotes. Refuses nothing; made by loading.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
Ids = NDArray[np.bytes_]

# Stands where a row has no value: no thing, no day, no code.
NONE = -1
UNKNOWN = date.min.toordinal()
JUDGED: Mapping[str | None, int] = {None: 0, "right": 1, "wrong": 2}
CODED = ("kind", "act", "status", "stage", "type", "instrument")
OF_DOCUMENTS = ("publisher", "language", "category")


@dataclass(frozen=True, slots=True)
class Codes:
    """A column of few values: each row's value by its place in `names`, NONE where it has none."""

    rows: Numbers
    names: tuple[str, ...]

    def known(self, values: Iterable[str]) -> NDArray[np.bool_]:
        """Of each name whether it is one of the values; one place more, for NONE."""
        chosen = frozenset(values)
        return np.array([*(name in chosen for name in self.names), False])


@dataclass(frozen=True, slots=True)
class Pairs:
    """A relation of many to many: two columns of places, one pair to a row."""

    left: Numbers
    right: Numbers


@dataclass(frozen=True, slots=True)
class Groups:
    """A relation of many to many by its left side: `values` of place n stand from `starts[n]` to `starts[n + 1]`."""

    starts: Numbers
    values: Numbers

    @classmethod
    def of(cls, pairs: Pairs, size: int) -> Groups:
        """Pairs grouped by their left side, which has `size` places; the values of each ascending."""
        keys = np.sort(pairs.left.astype(np.int64) << 32 | pairs.right)
        counts = np.bincount(pairs.left, minlength=size)
        starts = np.append(0, np.cumsum(counts)).astype(np.int32)
        return cls(starts, (keys & 0xFFFFFFFF).astype(np.int32))

    @property
    def counts(self) -> Numbers:
        """How many values each place has."""
        return np.diff(self.starts)

    def of_one(self, place: int) -> Numbers:
        """The values of one place."""
        return self.values[self.starts[place] : self.starts[place + 1]]

    def at(self, places: Numbers) -> tuple[NDArray[np.intp], Numbers]:
        """Which of these places each of their values is of, and the values: the first of each, then the second."""
        begin = self.starts.take(places)
        left = self.starts.take(places + 1) - begin
        which = np.flatnonzero(left)
        of, found = [which[:0]], [self.values[:0]]
        # Most places have one value or a few: to go through them so often takes half of what repeating each does.
        while len(which):
            of.append(which)
            found.append(self.values.take(begin.take(which)))
            begin += 1
            left -= 1
            which = which.compress(left.take(which) > 0)
        return np.concatenate(of), np.concatenate(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """The records by their numbers, ascending; `forms` and `documents` are places among the ids of these.

    `actors` pairs rows with the forms of people, bodies and places; `parties` pairs rows with parties.
    """

    numbers: Numbers
    codes: Mapping[str, Codes]
    judged: Numbers
    documents: Numbers
    days: Numbers
    firsts: Numbers
    published: Numbers
    forms: Numbers
    actors: Pairs
    parties: Pairs
    party_names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Things:
    """The things but events in the order of their ids; `ranks` orders them by name, `of_forms` is what forms mean.

    `names` are the small letters of what forms are called, each between two NUL, from its place in `name_starts` on.
    `called` is a digest of what each thing is called, and of whom it is.
    """

    ids: Ids
    kinds: Codes
    ranks: Numbers
    called: NDArray[np.int64]
    form_ids: Ids  # ascending
    of_forms: Numbers
    names: str
    name_starts: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """The documents in the order of their ids; `sectors` pairs them with sectors; `judged` have a judgement.

    `heads` are what stands at the head of each, as JSON: read for a page, and not counted by; `stamps` digests of them.
    """

    ids: Ids
    heads: NDArray[np.object_]
    stamps: NDArray[np.int64]
    codes: Mapping[str, Codes]
    sectors: Pairs
    sector_names: tuple[str, ...]
    judged: frozenset[str]


@dataclass(frozen=True, slots=True)
class Columns:
    """A register's records, documents and things, by their places; `about` is the thing that each record is about."""

    records: Records
    documents: Documents
    things: Things
    about: Numbers
    actors: Pairs  # rows and things

    @property
    def size(self) -> int:
        """How many records there are."""
        return len(self.records.numbers)


def distinct(values: NDArray[Any]) -> NDArray[Any]:
    """The values, ascending, each once. Sorting is many times quicker than what numpy.unique does."""
    ordered = np.sort(values)
    return ordered.compress(np.append(True, ordered[1:] != ordered[:-1])) if len(ordered) else ordered


def places(ids: NDArray[Any], some: NDArray[Any]) -> Numbers:
    """The places of some ids among ascending ones; NONE for those that are not there."""
    if not len(ids):
        return np.full(len(some), NONE, np.int32)
    found = np.minimum(np.searchsorted(ids, some), len(ids) - 1).astype(np.int32)
    found[ids[found] != some] = NONE
    return found


def taken(values: Numbers, at: Numbers) -> Numbers:
    """The values at these places; NONE where there is no place."""
    return np.append(values, np.int32(NONE))[at]
