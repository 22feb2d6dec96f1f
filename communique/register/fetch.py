"""Rows of the register as the answers of `answers.py`.

Reads only, in the caller's transaction; each answer takes as many statements whatever the number of its rows.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import BindParameter, Connection, bindparam, select

from communique.records import Document, Quote, Reading
from communique.register import rows
from communique.register.answers import Filter, Found, Quoted, Source, Stored
from communique.register.queries import is_stated, matching_documents, matching_records, ordered, paged
from communique.register.schema import document, document_sector, form, record, record_body

if TYPE_CHECKING:
    from communique.register.memory.latest import Latest

# SQLite allows a statement some thousands of values; both databases are quick with this many.
_AT_ONCE = 500
Value = TypeVar("Value")
_TOLD = ("text", "title", "source", "url", "publisher", "published", "category", "language")
_RECORD = tuple(
    record.c[name] for name in "number document id rule quote_start quote_end quote first_day last_day judged".split()
)
_HEAD = tuple(
    document.c[name] for name in ("id", "title", "publisher", "published", "url", "category", "language", "source")
)


# Asked many times for one page: made once.
_IDS: BindParameter[Sequence[str]] = bindparam("ids", expanding=True)
_QUOTES = (
    select(record.c.document, record.c.id, record.c.quote_start, record.c.quote_end, record.c.quote)
    .where(record.c.document.in_(_IDS), is_stated())
    .order_by(record.c.document, record.c.quote_start, record.c.day.desc(), record.c.id)
)
_TEXTS = select(document.c.id, *(document.c[name] for name in _TOLD)).where(document.c.id.in_(_IDS))


def records_where(connection: Connection, asked: Filter, *, is_sqlite: bool) -> list[Stored]:
    """The records that match, in the filter's order."""
    source, where, day = matching_records(asked, is_sqlite=is_sqlite)
    query = ordered(select(record.c.number).select_from(source).where(where), asked, day)
    return records_numbered(connection, list(connection.scalars(query)))


def records_numbered(
    connection: Connection, numbers: Sequence[int], kept: Latest[int, Stored] | None = None
) -> list[Stored]:
    """The records of these internal numbers, in this order; `kept` has some of this state, and is given the others."""
    found = kept.several(numbers) if kept else {}
    new = _read(connection, [number for number in numbers if number not in found])
    if kept:
        kept.put_all(new)
    found |= new
    return [found[number] for number in numbers if number in found]


def _read(connection: Connection, numbers: Sequence[int]) -> dict[int, Stored]:
    found = {row.number: row for row in _record_rows(connection, numbers)}
    ids = dict.fromkeys(row.document for row in found.values())
    heads = {head.id: head for head in sources(connection, ids)}
    sectors = sectors_of(connection, ids)
    return {number: _stored(row, heads[row.document], sectors[row.document]) for number, row in found.items()}


def record_numbers(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """The internal numbers of records by id."""
    found: dict[str, int] = {}
    for some in _slices(ids):
        query = select(record.c.id, record.c.number).where(record.c.id.in_(some))
        found |= {row.id: row.number for row in connection.execute(query).all()}
    return found


def sources(connection: Connection, ids: Iterable[str]) -> Iterator[Source]:
    """The heads of documents."""
    for some in _slices(list(ids)):
        for row in connection.execute(select(*_HEAD).where(document.c.id.in_(some))).all():
            yield Source(*row)


def sectors_of(connection: Connection, ids: Iterable[str]) -> defaultdict[str, tuple[str, ...]]:
    """The sectors of documents, in the order of the alphabet."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for some in _slices(list(ids)):
        query = select(document_sector.c.document, document_sector.c.sector)
        query = query.where(document_sector.c.document.in_(some)).order_by(document_sector.c.sector)
        for id, sector in connection.execute(query).all():
            found[id] += (sector,)
    return found


def documents_where(connection: Connection, asked: Filter, *, is_sqlite: bool) -> list[Source]:
    """The heads of the documents that match, in the filter's order."""
    day = document.c.published
    by_day = day.desc() if asked.order == "newest" else day.asc()
    if not (asked.since or asked.until or asked.as_of):
        # Within days nothing is without one, and the index by day serves the order.
        by_day = by_day.nulls_last()
    query = select(*_HEAD).where(matching_documents(asked, is_sqlite=is_sqlite)).order_by(by_day, document.c.id)
    return [Source(*row) for row in connection.execute(paged(query, asked))]


def document_of(connection: Connection, id: str) -> Found | None:
    """A document with its latest reading, or None."""
    row = connection.execute(select(document).where(document.c.id == id)).mappings().first()
    if row is None:
        return None
    made = Document(**{name: row[name] for name in _TOLD})
    query = select(record.c.number).where(record.c.document == id)
    numbers = connection.execute(query.order_by(record.c.quote_start, record.c.id)).scalars().all()
    said = tuple(stored.record for stored in records_numbered(connection, numbers))
    declined = tuple((rule, reason, count) for rule, reason, count in json.loads(row["declined"]))
    return Found(made, Reading(made, said, sectors_of(connection, [id])[id], declined, row["grammar"]))


def texts_of(connection: Connection, ids: Iterable[str]) -> dict[str, Document]:
    """Documents by id, without their readings."""
    found = {}
    for some in _slices(list(dict.fromkeys(ids))):
        for id, *told in connection.execute(_TEXTS, {"ids": some}).all():
            found[id] = Document(**dict(zip(_TOLD, told, strict=True)))
    return found


def quotes_of(connection: Connection, ids: Iterable[str]) -> defaultdict[str, list[Quoted]]:
    """What the records of documents quote, by document and in the order of the text."""
    found: defaultdict[str, list[Quoted]] = defaultdict(list)
    for some in _slices(list(dict.fromkeys(ids))):
        for document_id, id, start, end, words in connection.execute(_QUOTES, {"ids": some}).all():
            found[document_id].append(Quoted(id, Quote(start, end, words)))
    return found


def _record_rows(connection: Connection, numbers: Sequence[int]) -> Iterator[Any]:
    for some in _slices(numbers):
        query = select(*_RECORD, record_body.c.body, form.c.entity)
        query = query.join(record_body, record_body.c.record == record.c.number)
        query = query.outerjoin(form, form.c.id == record.c.form)
        yield from connection.execute(query.where(record.c.number.in_(some))).all()


def _stored(row: Any, source: Source, sectors: tuple[str, ...]) -> Stored:
    # The words were checked against the text when the record was stored.
    quote = Quote(row.quote_start, row.quote_end, row.quote)
    made = rows.record_from_row(row.body, row.rule, quote)
    return Stored(row.id, made, source, sectors, row.first_day, row.last_day, row.entity, row.judged)


def _slices(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
