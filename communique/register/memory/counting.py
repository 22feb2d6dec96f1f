"""How many records there are of each value, and how many different things they tell of, over columns in memory.

A facet of things counts things: one that ten releases tell of is one. Answers None to a facet that is not held.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from communique.register.memory.columns import CODED, NONE, OF_DOCUMENTS, Numbers, distinct
from communique.register.memory.index import Index, Rows

Counted = list[tuple[str, int]]
_LARGEST = 2**31


@dataclass(frozen=True, slots=True)
class Told:
    """Things by their places, each with the row of a record that tells of it: as often as records do."""

    things: Numbers
    rows: Rows


def records_by(index: Index, rows: Rows, by: str) -> Counted | None:
    """Values with the numbers of records, most first, then by the alphabet; None if not held."""
    if by == "sector" or by in OF_DOCUMENTS:
        return _by_document(index, rows, by)
    if (found := _values(index, rows, by)) is None:
        return None
    _, values, names = found
    return _counted(names, np.bincount(values, minlength=len(names)))


def things_by(index: Index, told: Told, by: str) -> Counted | None:
    """Values with the numbers of different things, the same way."""
    if (found := _values(index, told.rows, by)) is None:
        return None
    at, values, names = found
    each = pairs_of(told.things[at], values, len(names))
    return _counted(names, np.bincount(each % max(1, len(names)), minlength=len(names)))


def pairs_of(left: Numbers, right: Numbers, size: int) -> NDArray[np.int64]:
    """The different pairs of two columns, ascending, each as one number; `right` is below `size`."""
    highest = (int(left.max()) + 1) * size if len(left) else 0
    # Short numbers are sorted in half the time.
    kind = np.dtype(np.int32 if highest < _LARGEST else np.int64)
    pairs: NDArray[np.int64] = np.multiply(left, size, dtype=kind)
    pairs += right
    return distinct(pairs)


def _values(index: Index, rows: Rows, by: str) -> tuple[Numbers, Numbers, Sequence[str]] | None:
    """Which places of `rows` have which values, and the names of the values."""
    records, documents = index.columns.records, index.columns.documents
    if by in CODED:
        return *_known(records.codes[by].rows[rows]), records.codes[by].names
    if by == "year":
        at, years = _known(index.years[rows])
        first, last = (int(years.min()), int(years.max())) if len(years) else (0, 0)
        return at, years - np.int32(first), [f"{year:04}" for year in range(first, last + 1)]
    if by == "party":
        return *index.parties.at(rows), records.party_names
    if by == "sector":
        return *index.sectors.at(records.documents[rows]), documents.sector_names
    if by in OF_DOCUMENTS:
        codes = documents.codes[by]
        return *_known(codes.rows[records.documents[rows]]), codes.names
    return None


def _known(values: Numbers) -> tuple[Numbers, Numbers]:
    at = np.flatnonzero(values != NONE).astype(np.int32)
    return at, values[at]


def _by_document(index: Index, rows: Rows, by: str) -> Counted:
    """What documents have is counted by document first: there are far fewer of them than of records."""
    documents = index.columns.documents
    told = np.bincount(index.columns.records.documents[rows], minlength=len(documents.ids))
    if by == "sector":
        names, values, weights = documents.sector_names, documents.sectors.right, told[documents.sectors.left]
    else:
        at, values = _known(documents.codes[by].rows)
        names, weights = documents.codes[by].names, told[at]
    return _counted(names, np.bincount(values, weights, len(names)).astype(np.int64))


def _counted(names: Sequence[str], counts: NDArray[np.int64]) -> Counted:
    found = [(name, number) for name, number in zip(names, counts.tolist(), strict=True) if number]
    return sorted(found, key=lambda one: (-one[1], one[0]))
