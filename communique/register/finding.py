"""Search: the documents that hold the words, each with the stretch where they stand and the record that quotes it.

Reads only. The index finds documents; the stretch is looked up in the text of the few that are shown.
"""

from __future__ import annotations

from sqlalchemy import Connection, select

from communique.register import words
from communique.register.answers import Filter, Hit
from communique.register.fetch import records_numbered, sources
from communique.register.queries import matching_documents, word_matches
from communique.register.schema import document, record

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
    asked_texts = select(document.c.id, document.c.text).where(document.c.id.in_(ranks))
    texts = {row.id: row.text for row in connection.execute(asked_texts)}
    hits = []
    for id, rank in ranks.items():
        start, end, marks = words.snippet(texts[id], sought)
        quoted = _quoted(connection, id, marks)
        stored = records_numbered(connection, [quoted])[0] if quoted is not None else None
        hits.append(Hit(heads[id], stored, texts[id][start:end], start, end, marks, rank))
    return hits


def _quoted(connection: Connection, id: str, marks: tuple[tuple[int, int], ...]) -> int | None:
    """The shortest record that quotes one of the marks, of those quoting the first mark that any record quotes."""
    for start, end in marks:
        query = select(record.c.number).where(
            record.c.document == id, record.c.quote_start <= start, record.c.quote_end >= end
        )
        query = query.order_by(record.c.quote_end - record.c.quote_start, record.c.id).limit(1)
        number: int | None = connection.execute(query).scalar()
        if number is not None:
            return number
    return None
