"""The rows of the records that match a filter, chosen by columns in memory.

Chooses as the database does; refuses nothing, and takes no notice of words and names, which the columns do not hold.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from communique.register.answers import Filter
from communique.register.memory.columns import JUDGED, NONE, UNKNOWN, Columns
from communique.register.memory.index import Index, Rows
from communique.register.queries import many
from communique.register.rows import MOST_PAIRED

_FIELDS = ("act", "status", "stage", "type", "instrument")


def is_known(asked: Filter) -> bool:
    """Whether the columns hold all that a filter restricts."""
    return not any((asked.words, asked.person, asked.organisation, asked.entity))


def matching(index: Index, asked: Filter) -> Rows:
    """The rows of the records that match."""
    columns = index.columns
    rows = _candidates(index, asked)
    for name, values in _coded(asked):
        codes = columns.records.codes[name]
        rows = rows[codes.known(values)[codes.rows[rows]]]
    if asked.any_party:
        rows = rows[_taking_part(index, asked.any_party, many(asked.kind))[rows]]
    rows = _judged(index, asked, rows)
    rows = _within(columns, asked, rows)
    if asked.sector or asked.publisher or asked.documents:
        rows = rows.compress(_of_documents(columns, asked).take(columns.records.documents.take(rows)))
    return rows


def _candidates(index: Index, asked: Filter) -> Rows:
    """The rows of the kinds and of the parties that all take part."""
    parties, kinds = sorted(set(asked.parties)), many(asked.kind)
    if not parties:
        return index.of_kinds(kinds) if kinds else index.all
    rows = index.of_party(parties[0], kinds)
    for other in parties[1:]:
        rows = rows[_taking_part(index, (other,), kinds)[rows]]
    # As in the index of pairs: what names more than a handful is about a group.
    return rows[index.parties.counts[rows] <= MOST_PAIRED] if len(parties) > 1 else rows


def _coded(asked: Filter) -> Iterable[tuple[str, tuple[str, ...]]]:
    values = (asked.acts, asked.status, asked.stage, asked.type, asked.instrument)
    return ((name, many(value)) for name, value in zip(_FIELDS, values, strict=True) if value)


def _taking_part(index: Index, parties: Iterable[str], kinds: tuple[str, ...]) -> NDArray[np.bool_]:
    """Of each row of these kinds whether one of the parties takes part."""
    found = np.zeros(index.columns.size, bool)
    for party in parties:
        found[index.of_party(party, kinds)] = True
    return found


def _judged(index: Index, asked: Filter, rows: Rows) -> Rows:
    if asked.reviewed is not None:
        kept: Rows = rows[index.columns.records.judged[rows] == JUDGED["right" if asked.reviewed else None]]
        return kept
    return rows if asked.wrong or index.is_stated is None else rows[index.is_stated[rows]]


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
    documents = columns.documents
    kept = np.ones(len(documents.ids), bool)
    if asked.sector:
        chosen = np.isin(documents.sectors.right, _places(documents.sector_names, many(asked.sector)))
        told = np.zeros(len(kept), bool)
        told[documents.sectors.left[chosen]] = True
        kept &= told
    if asked.publisher:
        codes = documents.codes["publisher"]
        kept &= codes.known(many(asked.publisher))[codes.rows]
    if asked.documents:
        kept &= np.isin(documents.ids, np.array(asked.documents, "S40"))
    return kept


def _places(names: tuple[str, ...], values: tuple[str, ...]) -> list[int]:
    return [at for at, name in enumerate(names) if name in values]
