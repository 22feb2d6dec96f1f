"""How a reading becomes rows: new documents in bulk, known ones compared and, where the reading differs, replaced.

Works inside the caller's transaction and never commits. The text of a known document is never changed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Connection, Table, delete, func, insert, select, text, update

from communique.records import Reading
from communique.register import rows, schema, words
from communique.register.answers import Added
from communique.register.rows import Parts

CHILDREN = (
    schema.record_body,
    schema.record_party,
    schema.record_pair,
    schema.record_actor,
    schema.term,
    schema.rung,
)
# What a second source of the same release may add where the first one said nothing.
_FILLED = ("publisher", "published", "category", "language", "url")
_INDEXED = {
    "sqlite": "INSERT INTO document_words (rowid, title, body) VALUES (:number, :title, :body)",
    "postgresql": "INSERT INTO document_words (number, words) VALUES (:number, "
    "setweight(to_tsvector('english', :title), 'A') || to_tsvector('english', :body))",
}


@dataclass(slots=True)
class _Batch:
    """What waits to be inserted, and the next free numbers."""

    document: int
    record: int
    heads: list[rows.Row] = field(default_factory=list)
    index: list[rows.Row] = field(default_factory=list)
    sectors: list[rows.Row] = field(default_factory=list)
    parts: Parts = field(default_factory=Parts)


def add_batch(connection: Connection, readings: Sequence[Reading]) -> list[Added]:
    """Adds readings whose quotes were checked; says of each what it did."""
    asked = [reading.document.id for reading in readings]
    known = set(connection.execute(select(schema.document.c.id).where(schema.document.c.id.in_(asked))).scalars())
    batch = _Batch(_next(connection, schema.document), _next(connection, schema.record))
    done: list[Added] = []
    for reading in readings:
        if reading.document.id in known:
            _insert(connection, batch)
            done.append(_compare(connection, batch, reading))
        else:
            known.add(reading.document.id)
            _append(batch, reading)
            done.append(Added.NEW)
    _insert(connection, batch)
    return done


def bulk(connection: Connection, table: Table, values: Sequence[rows.Row]) -> None:
    """Inserts many rows by the driver's executemany."""
    if values:
        connection.execute(insert(table), values)


def now() -> str:
    """The present moment as stored (UTC)."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _next(connection: Connection, table: Table) -> int:
    return (connection.execute(select(func.max(table.c.number))).scalar() or 0) + 1


def _append(batch: _Batch, reading: Reading) -> None:
    document = reading.document
    head = {name: value for name, value in document.as_json().items() if name != "published"}
    head |= {"published": document.published, "number": batch.document, "added": now(), "read": now()}
    batch.heads.append(head | _read_by(reading))
    body = document.text.removeprefix(document.title)
    batch.index.append({"number": batch.document, "title": words.folded(document.title), "body": words.folded(body)})
    batch.sectors += [{"document": document.id, "sector": sector} for sector in dict.fromkeys(reading.sectors)]
    batch.document += 1
    _append_records(batch, reading, keep=frozenset())


def _append_records(batch: _Batch, reading: Reading, *, keep: frozenset[str]) -> None:
    people = frozenset(record.person for record in reading.records if hasattr(record, "person"))
    since = len(batch.parts.record_actor)
    document = reading.document
    for id, record in rows.records_by_id(reading).items():
        if id not in keep:
            rows.add_parts(batch.parts, batch.record, record, id=id, document=document.id, published=document.published)
            batch.record += 1
    rows.settle_sorts(batch.parts, people, since=since)


def _read_by(reading: Reading) -> rows.Row:
    return {"grammar": reading.grammar, "declined": json.dumps(reading.declined, ensure_ascii=False)}


def _insert(connection: Connection, batch: _Batch) -> None:
    bulk(connection, schema.document, batch.heads)
    if batch.index:
        connection.execute(text(_INDEXED[connection.dialect.name]), batch.index)
    bulk(connection, schema.document_sector, batch.sectors)
    for table in (schema.record, *CHILDREN):
        bulk(connection, table, getattr(batch.parts, table.name))
    batch.heads, batch.index, batch.sectors, batch.parts = [], [], [], Parts()


def _compare(connection: Connection, batch: _Batch, reading: Reading) -> Added:
    """A known document: fills in what its first source left out, and replaces its records where they differ."""
    document = reading.document
    stored = connection.execute(select(schema.document).where(schema.document.c.id == document.id)).mappings().one()
    given = {name: getattr(document, name) for name in _FILLED if stored[name] is None}
    given = {name: value for name, value in given.items() if value is not None}
    changes = dict(given)
    outcome = Added.SAME
    if stored["text"] == document.text and _differs(connection, reading, stored["grammar"]):
        changes |= _read_by(reading) | {"read": now()}
        _replace(connection, batch, reading)
        outcome = Added.REREAD
    if changes:
        connection.execute(update(schema.document).where(schema.document.c.id == document.id).values(changes))
    if "published" in given:
        _date(connection, document.id)
    return outcome


def _differs(connection: Connection, reading: Reading, grammar: str) -> bool:
    if reading.grammar != grammar:
        return True
    ids = set(_ids(connection, reading.document.id))
    return ids != set(rows.records_by_id(reading))


def _ids(connection: Connection, document: str) -> dict[str, int]:
    asked = select(schema.record.c.id, schema.record.c.number).where(schema.record.c.document == document)
    return {row.id: row.number for row in connection.execute(asked)}


def _replace(connection: Connection, batch: _Batch, reading: Reading) -> None:
    document = reading.document.id
    new = rows.records_by_id(reading)
    old = _ids(connection, document)
    remove_records(connection, [number for id, number in old.items() if id not in new])
    for id in old.keys() & new.keys():
        rule = {"rule": new[id].rule}
        connection.execute(update(schema.record).where(schema.record.c.id == id).values(rule))
    connection.execute(delete(schema.document_sector).where(schema.document_sector.c.document == document))
    batch.sectors += [{"document": document, "sector": sector} for sector in dict.fromkeys(reading.sectors)]
    _append_records(batch, reading, keep=frozenset(old))
    _insert(connection, batch)


def remove_records(connection: Connection, numbers: Sequence[int]) -> None:
    """Takes records and all their parts away."""
    for table in CHILDREN:
        connection.execute(delete(table).where(table.c.record.in_(numbers)))
    connection.execute(delete(schema.record).where(schema.record.c.number.in_(numbers)))


def _date(connection: Connection, document: str) -> None:
    """A day of publication found later: the records that had no day of their own get it."""
    record = schema.record
    day = select(schema.document.c.published).where(schema.document.c.id == document).scalar_subquery()
    of_document = record.c.document == document
    undated = of_document & record.c.first_day.is_(None)
    connection.execute(update(record).where(of_document).values(published=day))
    connection.execute(update(record).where(undated).values(day=day))
    numbers = select(record.c.number).where(undated)
    for table in (schema.record_party, schema.record_pair):
        connection.execute(update(table).where(table.c.record.in_(numbers)).values(day=day))
