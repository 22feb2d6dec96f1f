"""Registers as an earlier program left them, to be migrated."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, delete, text

from communique.records import Record
from communique.register import Register, open_register, rows, schema


def _id(document: str, record: Record, fields: str) -> str:
    """The id of a record up to the sixth step: without its document's."""
    said = f"{document}\n{record.quote.start}:{record.quote.end}\n{fields}"
    return hashlib.sha256(said.encode()).hexdigest()[:16]


@contextmanager
def filling(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Register]:
    """A register that gives records the ids of earlier programs."""
    with monkeypatch.context() as patch, open_register(address) as register:
        patch.setattr(rows, "record_id", _id)
        yield register


def take_back(connection: Connection, step: int) -> None:
    """Makes a register what a step from the third to the sixth left, but for the ids."""
    _take_facts_back(connection)
    connection.execute(text("DROP TABLE migrating"))
    connection.execute(text("DROP TABLE settled"))
    connection.execute(delete(schema.about).where(schema.about.c.table_name == "settled"))
    connection.execute(text("DROP INDEX record_judged"))
    connection.execute(text("DROP INDEX IF EXISTS record_facts"))
    connection.execute(text("DROP TABLE document_party"))
    connection.execute(delete(schema.about).where(schema.about.c.table_name == "document_party"))
    connection.execute(text("DELETE FROM form_key WHERE key LIKE 'ev %'"))
    connection.execute(text("ALTER TABLE deed_key DROP COLUMN parties"))
    if step < 5:
        for table in reversed(schema.PROMISE_TABLES):
            connection.execute(text(f"DROP TABLE {table.name}"))
            connection.execute(delete(schema.about).where(schema.about.c.table_name == table.name))
    if step < 4:
        for name in ("first_day", "last_day", "words"):
            connection.execute(text(f"ALTER TABLE form_key DROP COLUMN {name}"))
            connection.execute(delete(schema.about).where(schema.about.c.column_name == name))
    connection.execute(delete(schema.migration).where(schema.migration.c.number > step))


def _take_facts_back(connection: Connection) -> None:
    """Makes the parties of records what they were up to the tenth step."""
    connection.execute(text("DROP INDEX document_by_number"))
    kept = "SELECT party, day, record FROM"
    connection.execute(text(f"CREATE TABLE kept AS {kept} record_party"))
    connection.execute(text("DROP TABLE record_party"))
    own = "party TEXT NOT NULL, day DATE NOT NULL, record INTEGER NOT NULL REFERENCES record (number)"
    key = "CONSTRAINT record_party_pkey PRIMARY KEY (party, day, record)"
    connection.execute(text(f"CREATE TABLE record_party ({own}, {key})"))
    connection.execute(text("CREATE INDEX record_party_record ON record_party (record)"))
    connection.execute(text(f"INSERT INTO record_party {kept} kept"))
    connection.execute(text("DROP TABLE kept"))
    added = schema.about.c.column_name.in_(("document_number", "act"))
    connection.execute(delete(schema.about).where(schema.about.c.table_name == "record_party", added))
