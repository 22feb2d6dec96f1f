"""Search: the documents that hold the words, each with the stretch where they stand and the record that quotes it.

Reads only. The index finds documents; the stretch is looked up in the text of the few that are shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import Connection, select

from communique.register import words
from communique.register.answers import Filter, Hit, Stored
from communique.register.batches import among
from communique.register.fetch import records_numbered, sources
from communique.register.queries import matching_documents, word_matches
from communique.register.schema import document, record

Marks = tuple[tuple[int, int], ...]
# Shown when the filter sets no limit.
_MOST = 20


def search(connection: Connection, sought: str, asked: Filter, *, is_sqlite: bool) -> list[Hit]:
    """The documents that hold all the words and match the filter, best first; ties by id."""
    if not words.terms(sought):
        return []
    found = word_matches(sought, is_sqlite=is_sqlite).subquery("found")
    query = select(document.c.id, found.c.rank).join(found, found.c.number == document.c.number)
    query = query.where(matching_documents(asked, is_sqlite=is_sqlite)).order_by(found.c.rank.desc(), document.c.id)
    ranks = {id: float(rank) for id, rank in connection.execute(query.limit(asked.limit or _MOST).offset(asked.offset))}
    heads = {head.id: head for head in sources(connection, ranks)}
    asked_texts = select(document.c.id, document.c.text).where(among(document.c.id, ranks))
    texts = {row.id: row.text for row in connection.execute(asked_texts)}
    found_in = {id: words.snippet(text, sought) for id, text in texts.items()}
    quoted = _quoted(connection, {id: marks for id, (_, _, marks) in found_in.items()})
    hits = []
    for id, rank in ranks.items():
        start, end, marks = found_in[id]
        hits.append(Hit(heads[id], quoted.get(id), texts[id][start:end], start, end, marks, rank))
    return hits


def _quoted(connection: Connection, marks: Mapping[str, Marks]) -> dict[str, Stored]:
    """Of each document the shortest record that quotes a mark, of those quoting the first mark that any quotes."""
    query = select(record.c.document, record.c.number, record.c.quote_start, record.c.quote_end)
    query = query.where(among(record.c.document, marks)).order_by(record.c.document, record.c.id)
    spans: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for id, number, start, end in connection.execute(query):
        spans[id].append((start, end, number))
    best = {id: number for id, some in spans.items() if (number := _first_quoted(some, marks[id])) is not None}
    stored = records_numbered(connection, list(best.values()))
    return {one.source.id: one for one in stored}


def _first_quoted(spans: list[tuple[int, int, int]], marks: Marks) -> int | None:
    for start, end in marks:
        holding = [(last - first, number) for first, last, number in spans if first <= start and end <= last]
        if holding:
            return min(holding, key=lambda one: one[0])[1]
    return None
