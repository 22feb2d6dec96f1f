"""How many different things records tell of, by what the records or their documents say.

A facet of things counts things: one that ten releases tell of is one. Works over columns alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from communique.register.memory.columns import CODED, NONE, OF_DOCUMENTS, UNKNOWN, Columns, Numbers, Pairs

Counted = list[tuple[str, int]]
_FIRST_YEAR = 1
_YEARS = tuple(f"{year:04}" for year in range(_FIRST_YEAR, date.max.year + 1))


def facet(columns: Columns, found: Numbers, rows: Numbers, *, by: str) -> Counted | None:
    """Values and numbers of different things, of which `rows` tell (one row for each of `found`); None if not held."""
    told = _values(columns, rows, by)
    if told is None:
        return None
    at, values, names = told
    each = np.unique(found[at].astype(np.int64) * len(names) + values)
    counts = np.bincount(each % len(names), minlength=len(names)) if len(names) else each
    kept = [(name, number) for name, number in zip(names, counts.tolist(), strict=True) if number]
    return sorted(kept, key=lambda one: (-one[1], one[0]))


def _values(columns: Columns, rows: Numbers, by: str) -> tuple[Numbers, Numbers, Sequence[str]] | None:
    """Which places of `rows` have which values, and the names of the values."""
    records, documents = columns.records, columns.documents
    if by in CODED:
        return _known(records.codes[by].rows[rows], records.codes[by].names)
    if by == "year":
        years = _years(records.days[rows]) - _FIRST_YEAR
        return _known(np.where(records.days[rows] == UNKNOWN, NONE, years).astype(np.int32), _YEARS)
    if by == "party":
        return *_joined(rows, records.parties, columns.size), records.party_names
    if by == "sector":
        return *_joined(records.documents[rows], documents.sectors, len(documents.ids)), documents.sector_names
    if by in OF_DOCUMENTS:
        return _known(documents.codes[by].rows[records.documents[rows]], documents.codes[by].names)
    return None


def _known(values: Numbers, names: Sequence[str]) -> tuple[Numbers, Numbers, Sequence[str]]:
    at = np.flatnonzero(values != NONE).astype(np.int32)
    return at, values[at], names


def _joined(rows: Numbers, pairs: Pairs, size: int) -> tuple[Numbers, Numbers]:
    """Which places of `rows` are paired with what."""
    is_in = np.zeros(size, bool)
    is_in[rows] = True
    chosen = is_in[pairs.left]
    left, right = pairs.left[chosen], pairs.right[chosen]
    order = np.argsort(left, kind="stable")
    left, right = left[order], right[order]
    begin, end = np.searchsorted(left, rows), np.searchsorted(left, rows, "right")
    counts = end - begin
    ahead = np.repeat(begin - np.append(0, np.cumsum(counts)[:-1]), counts) if len(rows) else begin
    return np.repeat(np.arange(len(rows), dtype=np.int32), counts), right[ahead + np.arange(len(ahead))]


def _years(days: Numbers) -> NDArray[np.int64]:
    since_1970 = days.astype(np.int64) - date(1970, 1, 1).toordinal()
    years: NDArray[np.int64] = since_1970.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    return years
