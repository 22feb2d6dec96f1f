"""How a reading becomes rows: new documents in bulk, known ones compared and, where the reading differs, replaced.

Works inside the caller's transaction and never commits. The text of a known document is never changed.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, delete, select, text, update

from communique.records import Reading
from communique.register import rows, schema, versions, words
from communique.register.answers import Added
from communique.register.batches import bulk
from communique.register.clock import now
from communique.register.fetch import document_of
from communique.register.identity.settle import forget_unused, settle
from communique.register.inserting import Removed, Waiting, next_number, number_of, remove_records, store_parties
from communique.register.judgements import reattach
from communique.register.lives import keeping, owing, promises

# What two sources of the same release may state differently, or one of them not at all. The value that sorts first
# stays, so that it does not matter which source came first; of two days of publication it is the earlier.
_STATED = ("publisher", "published", "category", "language", "url", "source")
INDEXED = {
    "sqlite": "INSERT INTO document_words (rowid, title, body) VALUES (:number, :title, :body)",
    "postgresql": "INSERT INTO document_words (number, words) VALUES (:number, "
    "setweight(to_tsvector('english', :title), 'A') || to_tsvector('english', :body))",
}


@dataclass(slots=True)
class _Batch:
    """What waits to be inserted, and the next free numbers."""

    document: int
    waiting: Waiting
    heads: list[rows.Row] = field(default_factory=list)
    index: list[rows.Row] = field(default_factory=list)
    sectors: list[rows.Row] = field(default_factory=list)
    lost: Removed = field(default_factory=Removed)  # what hung on records that a re-reading took away
    reread: list[str] = field(default_factory=list)


def add_batch(connection: Connection, readings: Sequence[Reading], *, anew: bool = False) -> list[Added]:
    """Adds readings whose quotes were checked, settles who is who, and says of each what it did.

    Only with `anew` does a reading take the place of one by more readers.
    """
    with _uncollected():
        return _added(connection, readings, anew=anew)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Puts Python's collector off: a batch makes millions of small things and no rings of them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _added(connection: Connection, readings: Sequence[Reading], *, anew: bool) -> list[Added]:
    asked = [reading.document.id for reading in readings]
    known = set(connection.execute(select(schema.document.c.id).where(schema.document.c.id.in_(asked))).scalars())
    batch = _batch(connection)
    done: list[Added] = []
    for reading in readings:
        if reading.document.id in known:
            _insert(connection, batch)
            done.append(_compare(connection, batch, reading, anew=anew))
        else:
            known.add(reading.document.id)
            _append(batch, reading)
            done.append(Added.NEW)
    _insert(connection, batch)
    _settle(connection, batch)
    return done


def restore(connection: Connection, documents: Sequence[str]) -> None:
    """Stores documents anew as they were read: what follows from their records is then made by this program."""
    with _uncollected():
        batch = _batch(connection)
        for id in documents:
            if found := document_of(connection, id):
                _replace(connection, batch, _as_read(found.reading))
        _settle(connection, batch)


def _batch(connection: Connection) -> _Batch:
    return _Batch(next_number(connection, schema.document), Waiting(next_number(connection, schema.record)))


def _settle(connection: Connection, batch: _Batch) -> None:
    """Brings up to date what is derived from the records that were inserted and taken away."""
    store_parties(connection, batch.reread)
    near = forget_unused(connection, batch.lost.forms)
    # Of a new event that is like no other something is owed only where it promises something itself.
    _, events = settle(connection, new=batch.waiting.forms, touched=near)
    kept = keeping.match(connection, batch.waiting.told) | batch.lost.promises
    promised = {told.number for told in batch.waiting.told if promises.is_commitment(told.event)}
    owing.refresh(connection, events | owing.events_of(connection, kept | promised))
    if batch.reread:
        reattach(connection, batch.reread)


def _append(batch: _Batch, reading: Reading) -> None:
    document = reading.document
    head = {name: value for name, value in document.as_json().items() if name != "published"}
    head |= {"published": document.published, "number": batch.document, "added": now(), "read": now()}
    batch.heads.append(head | _read_by(reading))
    body = document.text.removeprefix(document.title)
    batch.index.append({"number": batch.document, "title": words.folded(document.title), "body": words.folded(body)})
    batch.sectors += _sectors(reading)
    batch.waiting.append(reading, batch.document, is_new=True)
    batch.document += 1


def _sectors(reading: Reading) -> list[rows.Row]:
    return [{"document": reading.document.id, "sector": sector} for sector in dict.fromkeys(reading.sectors)]


def _read_by(reading: Reading) -> rows.Row:
    return {"grammar": reading.grammar, "declined": json.dumps(reading.declined, ensure_ascii=False)}


def _insert(connection: Connection, batch: _Batch) -> None:
    bulk(connection, schema.document, batch.heads)
    if batch.index:
        connection.execute(text(INDEXED[connection.dialect.name]), batch.index)
    bulk(connection, schema.document_sector, batch.sectors)
    batch.waiting.insert(connection)
    batch.heads, batch.index, batch.sectors = [], [], []


def _compare(connection: Connection, batch: _Batch, reading: Reading, *, anew: bool) -> Added:
    """A known document: settles what its sources state of it, and replaces its records where they differ."""
    document = reading.document
    stored = connection.execute(select(schema.document).where(schema.document.c.id == document.id)).mappings().one()
    stated = {name: getattr(document, name) for name in _STATED}
    given = {name: value for name, value in stated.items() if value and (not stored[name] or value < stored[name])}
    if given:
        _fill(connection, batch, document.id, given)
    if stored["text"] != document.text or not _differs(connection, reading, stored["grammar"]):
        return Added.SAME
    if not anew and versions.includes(stored["grammar"], reading.grammar):
        return Added.SAME
    _replace(connection, batch, reading)
    changes = _read_by(reading) | {"read": now()}
    connection.execute(update(schema.document).where(schema.document.c.id == document.id).values(changes))
    return Added.REREAD


def _differs(connection: Connection, reading: Reading, grammar: str) -> bool:
    return reading.grammar != grammar or set(_ids(connection, reading.document.id)) != set(rows.records_by_id(reading))


def _ids(connection: Connection, document: str) -> dict[str, int]:
    """The records that a reading gave, by id; not those that a person corrected."""
    record = schema.record
    asked = select(record.c.id, record.c.number).where(record.c.document == document, record.c.rule != rows.CORRECTED)
    return {row.id: row.number for row in connection.execute(asked)}


def _replace(connection: Connection, batch: _Batch, reading: Reading) -> None:
    """Takes all records of the document out and puts the reading's in: a form depends on the whole of a release."""
    document = reading.document.id
    record = schema.record
    numbers = connection.scalars(select(record.c.number).where(record.c.document == document)).all()
    batch.lost |= remove_records(connection, numbers)
    connection.execute(delete(schema.document_sector).where(schema.document_sector.c.document == document))
    batch.sectors += _sectors(reading)
    batch.waiting.append(reading, number_of(connection, document))
    batch.reread.append(document)
    _insert(connection, batch)


def _fill(connection: Connection, batch: _Batch, document: str, given: rows.Row) -> None:
    """Changes the head; another day of publication changes the days of its records, so they go in again."""
    connection.execute(update(schema.document).where(schema.document.c.id == document).values(given))
    found = document_of(connection, document)
    if "published" in given and found:
        _replace(connection, batch, _as_read(found.reading))


def _as_read(reading: Reading) -> Reading:
    """The reading without what people corrected."""
    return replace(reading, records=tuple(one for one in reading.records if one.rule != rows.CORRECTED))
