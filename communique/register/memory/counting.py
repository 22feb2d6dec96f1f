"""How many records there are of each value, and how many different things they tell of, over columns in memory.

A facet of things counts things: one that ten releases tell of is one. Answers None to a facet that is not held.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from communique.register.memory.columns import CODED, NONE, OF_DOCUMENTS, Numbers, distinct
from communique.register.memory.index import Index, Rows

Counted = list[tuple[str, int]]
Counts = tuple[Sequence[str], NDArray[Any]]
_LARGEST = 2**31
# A table of so many cells is small, and one of so many for each pair is quicker made than the pairs are sorted.
_TABLE, _SPARSE = 2**20, 40


@dataclass(frozen=True, slots=True)
class Told:
    """Things by their places, each with the row of a record that tells of it: as often as records do."""

    things: Numbers
    rows: Rows


def records_by(index: Index, rows: Rows, by: str) -> Counted | None:
    """Values with the numbers of records, most first, then by the alphabet; None if not held."""
    if by == "party" and (counts := index.parties_of_all(rows)) is not None:
        return counted(index.columns.records.party_names, counts)
    found = counts_of_records(index, Told(rows, rows), by)
    return counted(*found) if found else None


def things_by(index: Index, told: Told, by: str) -> Counted | None:
    """Values with the numbers of different things, the same way."""
    found = counts_of_things(index, told, by)
    return counted(*found) if found else None


def counts_of_records(index: Index, told: Told, by: str) -> Counts | None:
    """The names of values, and how many rows have each; None if not held."""
    if by == "sector" or by in OF_DOCUMENTS:
        return _by_document(index, told.rows, by)
    if (found := values_of(index, told.rows, by)) is None:
        return None
    _, values, names = found
    return names, np.bincount(values, minlength=len(names))


def counts_of_things(index: Index, told: Told, by: str) -> Counts | None:
    """The names of values, and how many different things have each; None if not held."""
    if (found := values_of(index, told.rows, by)) is None:
        return None
    at, values, names = found
    return names, _different(told.things.take(at), values, len(names))


def _different(left: Numbers, right: Numbers, size: int) -> NDArray[np.int64]:
    """How many different values of `left` stand beside each of the values below `size` of `right`."""
    first, last = (int(left.min()), int(left.max())) if len(left) else (0, 0)
    across = last - first + 1
    if across * size > min(max(_TABLE, len(left) * _SPARSE), _LARGEST - 1 - last):
        return np.bincount(pairs_of(left, right, size) % max(1, size), minlength=size)
    # As long as a table of all pairs is not much larger than those that there are, it is quicker than sorting these.
    table = np.zeros(across * size, bool)
    cells = right * np.int32(across)
    cells += left
    cells -= np.int32(first)
    table[cells] = True
    return np.asarray(np.count_nonzero(table.reshape(size, across), axis=1))


def pairs_of(left: Numbers, right: Numbers, size: int) -> NDArray[np.int64]:
    """The different pairs of two columns, ascending, each as one number; `right` is below `size`."""
    highest = (int(left.max()) + 1) * size if len(left) else 0
    # Short numbers are sorted in half the time.
    kind = np.dtype(np.int32 if highest < _LARGEST else np.int64)
    pairs: NDArray[np.int64] = np.multiply(left, size, dtype=kind)
    pairs += right
    return distinct(pairs)


def values_of(index: Index, rows: Rows, by: str) -> tuple[NDArray[np.intp], Numbers, Sequence[str]] | None:
    """Which places of `rows` have which values, and the names of the values."""
    records, documents = index.columns.records, index.columns.documents
    if by in CODED:
        return *_known(records.codes[by].rows.take(rows)), records.codes[by].names
    if by == "year":
        at, years = _known(index.years.take(rows))
        first, last = (int(years.min()), int(years.max())) if len(years) else (0, 0)
        return at, years - np.int32(first), [f"{year:04}" for year in range(first, last + 1)]
    if by == "party":
        return *index.parties.at(rows), records.party_names
    if by == "sector":
        return *index.sectors.at(records.documents.take(rows)), documents.sector_names
    if by in OF_DOCUMENTS:
        codes = documents.codes[by]
        return *_known(codes.rows.take(records.documents.take(rows))), codes.names
    return None


def _known(values: Numbers) -> tuple[NDArray[np.intp], Numbers]:
    at = np.flatnonzero(values != NONE)
    return at, values if len(at) == len(values) else values.take(at)


def _by_document(index: Index, rows: Rows, by: str) -> Counts:
    """What documents have is counted by document first: there are far fewer of them than of records."""
    documents = index.columns.documents
    told = np.bincount(index.columns.records.documents.take(rows), minlength=len(documents.ids))
    if by == "sector":
        names, values, weights = documents.sector_names, documents.sectors.right, told[documents.sectors.left]
    else:
        codes = documents.codes[by]
        known = np.flatnonzero(codes.rows != NONE)
        names, values, weights = codes.names, codes.rows[known], told[known]
    return names, np.bincount(values, weights, len(names)).astype(np.int64)


def counted(names: Sequence[str], counts: NDArray[Any]) -> Counted:
    """Values with their numbers, most first, then by the alphabet; none of what there is nothing of."""
    found = [(name, number) for name, number in zip(names, counts.tolist(), strict=True) if number]
    return sorted(found, key=lambda one: (-one[1], one[0]))
