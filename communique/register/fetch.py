"""Rows of the register as the answers of `answers.py`.

Reads only, in the caller's transaction; each answer takes as many statements whatever the number of its rows.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from communique.records import Document, Quote, Reading
from communique.register import rows
from communique.register.answers import Filter, Found, Quoted, Source, Stored
from communique.register.batches import among, chosen, sliced
from communique.register.kept import Head, Kept
from communique.register.listening import NEVER_CHANGES, TOLD_BY
from communique.register.queries import is_stated, matching_documents, matching_records, ordered, paged
from communique.register.schema import document, document_sector, form, record, record_body

_TOLD = ("text", "title", "source", "url", "publisher", "published", "category", "language")
_RECORD = tuple(
    record.c[name] for name in "number document id rule quote_start quote_end quote first_day last_day judged".split()
)
_HEAD = tuple(
    document.c[name] for name in ("id", "title", "publisher", "published", "url", "category", "language", "source")
)


# How many records are looked at for each one of a rare kind.
_AHEAD = 20
# Asked many times for one page: made once.
_OF_QUOTES = (
    select(record.c.id)
    .where(among(record.c.document, "ids"), is_stated())
    .order_by(record.c.document, record.c.quote_start, record.c.day.desc(), record.c.id)
)
_QUOTES = _OF_QUOTES.with_only_columns(
    record.c.document, record.c.id, record.c.quote_start, record.c.quote_end, record.c.quote
).execution_options(**{TOLD_BY: _OF_QUOTES})  # an id tells document, quote and fields
_TEXTS = select(document.c.id, *(document.c[name] for name in _TOLD)).where(among(document.c.id, "ids"))
_WORDINGS = (
    select(document.c.id, document.c.text)
    .where(among(document.c.id, "ids"))
    .execution_options(**{NEVER_CHANGES: True})  # an id is its text's
)
_SOURCES = select(*_HEAD).where(among(document.c.id, "ids"))
_SECTORS = (
    select(document_sector.c.document, document_sector.c.sector)
    .where(among(document_sector.c.document, "ids"))
    .order_by(document_sector.c.sector)
)
_HEADS = (
    select(*_HEAD, document_sector.c.sector)
    .outerjoin(document_sector, document_sector.c.document == document.c.id)
    .where(among(document.c.id, "ids"))
    .order_by(document_sector.c.sector)
)
_WHOLE = (
    select(*_RECORD, record_body.c.body, form.c.entity)
    .join(record_body, record_body.c.record == record.c.number)
    .outerjoin(form, form.c.id == record.c.form)
)
_RECORDS = _WHOLE.where(among(record.c.number, "numbers")).execution_options(
    **{
        TOLD_BY: select(record.c.number, record.c.id, record.c.rule, record.c.judged, form.c.entity)
        .outerjoin(form, form.c.id == record.c.form)
        .where(among(record.c.number, "numbers"))
    }
)
_DOCUMENT = select(document).where(document.c.id == bindparam("id"))
_OF_DOCUMENT = _WHOLE.where(record.c.document == bindparam("id")).order_by(record.c.quote_start, record.c.id)
_NUMBERS = select(record.c.id, record.c.number).where(among(record.c.id, "ids"))


def records_where(connection: Connection, asked: Filter, *, is_sqlite: bool, kept: Kept | None = None) -> list[Stored]:
    """The records that match, in the filter's order."""
    source, where, day = matching_records(asked, is_sqlite=is_sqlite)
    query = ordered(select(record.c.number).select_from(source).where(where), asked, day)
    return records_numbered(connection, list(connection.scalars(query)), kept)


def newest_and_rare(
    connection: Connection, asked: Filter, *, kinds: Sequence[str], each: int, is_sqlite: bool, kept: Kept | None = None
) -> list[Stored]:
    """The records within the filter's limit, then so many of each of some kinds as it leaves out, in its order."""
    assert asked.limit is not None
    source, where, day = matching_records(asked, is_sqlite=is_sqlite)
    # Most often the next ones hold enough of each kind: then one look finds all.
    ahead = replace(asked, limit=asked.limit + _AHEAD * each)
    numbered: Select[Any] = select(record.c.number, record.c.kind).select_from(source).where(where)
    seen = connection.execute(ordered(numbered, ahead, day)).all()
    chosen = dict.fromkeys(row.number for row in seen[: asked.limit])
    for kind in kinds if len(seen) > asked.limit else ():
        some = [row.number for row in seen if row.kind == kind][:each]
        if len(some) < each and len(seen) == ahead.limit:
            alone = ordered(numbered.where(record.c.kind == kind), replace(asked, limit=each), day)
            some = [row.number for row in connection.execute(alone)]
        chosen |= dict.fromkeys(some)
    return records_numbered(connection, list(chosen), kept)


def records_numbered(connection: Connection, numbers: Sequence[int], kept: Kept | None = None) -> list[Stored]:
    """The records of these internal numbers, in this order; `kept` has some of this state, and is given the others."""
    kept = kept or Kept()
    found = kept.records.several(numbers)
    new = _read(connection, [number for number in numbers if number not in found], kept)
    kept.records.put_all(new)
    found |= new
    return [found[number] for number in numbers if number in found]


def _read(connection: Connection, numbers: Sequence[int], kept: Kept) -> dict[int, Stored]:
    found = [row for some in sliced(numbers) for row in connection.execute(_RECORDS, {"numbers": some}).all()]
    heads = _heads(connection, {row.document for row in found}, kept)
    return {row.number: _stored(row, heads[row.document]) for row in found}


def _heads(connection: Connection, ids: Collection[str], kept: Kept) -> dict[str, Head]:
    """The heads of documents with their sectors, in the order of the alphabet."""
    found = kept.heads.several(ids)
    new = kept.known([id for id in ids if id not in found])
    for some in chosen(set(ids) - found.keys() - new.keys()):
        for *head, sector in connection.execute(_HEADS, {"ids": some}).all():
            source, sectors = new.get(head[0]) or Head(Source(*head), ())
            new[head[0]] = Head(source, (*sectors, sector) if sector else sectors)
    kept.heads.put_all(new)
    return found | new


def record_numbers(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """The internal numbers of records by id."""
    found: dict[str, int] = {}
    for some in sliced(ids):
        for id, number in connection.execute(_NUMBERS, {"ids": some}).all():
            found[id] = number
    return found


def sources(connection: Connection, ids: Iterable[str]) -> Iterator[Source]:
    """The heads of documents."""
    for some in sliced(list(ids)):
        for row in connection.execute(_SOURCES, {"ids": some}).all():
            yield Source(*row)


def sectors_of(connection: Connection, ids: Iterable[str]) -> defaultdict[str, tuple[str, ...]]:
    """The sectors of documents, in the order of the alphabet."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for some in sliced(list(ids)):
        for id, sector in connection.execute(_SECTORS, {"ids": some}).all():
            found[id] += (sector,)
    return found


def documents_where(
    connection: Connection, asked: Filter, *, is_sqlite: bool, are_looked_into: bool = True
) -> list[Source]:
    """The heads of the documents that match, in the filter's order; their records are looked into or left aside."""
    day = document.c.published
    by_day = day.desc() if asked.order == "newest" else day.asc()
    if not (asked.since or asked.until or asked.as_of):
        # Within days nothing is without one, and the index by day serves the order.
        by_day = by_day.nulls_last()
    where = matching_documents(asked, is_sqlite=is_sqlite, are_looked_into=are_looked_into)
    query = select(*_HEAD).where(where).order_by(by_day, document.c.id)
    return [Source(*row) for row in connection.execute(paged(query, asked))]


def document_of(connection: Connection, id: str) -> Found | None:
    """A document with its latest reading, or None."""
    row = connection.execute(_DOCUMENT, {"id": id}).mappings().first()
    if row is None:
        return None
    made = Document(**{name: row[name] for name in _TOLD})
    head = Head(Source(*(row[column.name] for column in _HEAD)), sectors_of(connection, [id])[id])
    told = tuple(_stored(one, head) for one in connection.execute(_OF_DOCUMENT, {"id": id}))
    declined = tuple((rule, reason, count) for rule, reason, count in json.loads(row["declined"]))
    reading = Reading(made, tuple(one.record for one in told), head.sectors, declined, row["grammar"])
    return Found(made, reading, told)


def texts_of(connection: Connection, ids: Iterable[str]) -> dict[str, Document]:
    """Documents by id, without their readings."""
    found = {}
    for some in sliced(list(dict.fromkeys(ids))):
        for id, *told in connection.execute(_TEXTS, {"ids": some}).all():
            found[id] = Document(**dict(zip(_TOLD, told, strict=True)))
    return found


def wordings_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The texts of documents by id, and nothing else of them."""
    return {
        id: told
        for some in sliced(list(dict.fromkeys(ids)))
        for id, told in connection.execute(_WORDINGS, {"ids": some}).all()
    }


def quotes_of(connection: Connection, ids: Iterable[str]) -> defaultdict[str, list[Quoted]]:
    """What the records of documents quote, by document and in the order of the text."""
    found: defaultdict[str, list[Quoted]] = defaultdict(list)
    for some in sliced(list(dict.fromkeys(ids))):
        for document_id, id, start, end, words in connection.execute(_QUOTES, {"ids": some}).all():
            found[document_id].append(Quoted(id, Quote(start, end, words)))
    return found


def _stored(row: Sequence[Any], head: Head) -> Stored:
    _, _, id, rule, start, end, words, first_day, last_day, judged, body, entity = row
    # The words were checked against the text when the record was stored.
    made = rows.record_from_row(body, rule, Quote(start, end, words))
    return Stored(id, made, *head, first_day, last_day, entity, judged)
