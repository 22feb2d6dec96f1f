"""A register: documents and their records go in, each document whole or not at all; records come out by filter.

Refuses a record whose quote is not in its document's text. Who is who is the business of identity, beside this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, func, select

from communique.records import Reading
from communique.register import rows, schema
from communique.register.adding import add_batch
from communique.register.answers import Added, Filter, Found, Hit, Source, Status, Stored
from communique.register.database import Database
from communique.register.facets import facet
from communique.register.fetch import document_of, documents_where, records_numbered, records_where
from communique.register.finding import search
from communique.register.queries import matching_documents, matching_records
from communique.register.statistics import status_of

# Readings to one transaction: few enough that a crash costs seconds of work, many enough that commits cost nothing.
BATCH = 200


class Register:
    """An open register. Readers see one state; every write is one transaction under the one writer's lock."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Gives the database back."""
        self.database.close()

    def add(self, reading: Reading) -> Added:
        """Stores a document and its records. Raises FormatError for a quote that is not in its text."""
        return self.add_all([reading])[0]

    def add_all(self, readings: Iterable[Reading]) -> list[Added]:
        """Stores many, a batch to a transaction; what an interrupted run had committed stays."""
        done: list[Added] = []
        waiting = iter(readings)
        while batch := list(islice(waiting, BATCH)):
            for reading in batch:
                rows.check_quotes(reading)
            with self._writing("add") as connection:
                done += add_batch(connection, batch)
        return done

    def document(self, id: str) -> Found | None:
        """A document and its latest reading, or None."""
        with self._reading() as connection:
            return document_of(connection, id)

    def readings(self, asked: Filter | None = None) -> Iterator[Reading]:
        """Every reading, in the order of document ids: `as_json` of each is the export in the record format."""
        with self._reading() as connection:
            where = matching_documents(asked or Filter(), is_sqlite=self.database.is_sqlite)
            ids = connection.execute(select(schema.document.c.id).where(where).order_by(schema.document.c.id))
            for id in ids.scalars().all():
                if found := document_of(connection, id):
                    yield found.reading

    def documents(self, asked: Filter | None = None) -> list[Source]:
        """The heads of the documents that match, newest first."""
        with self._reading() as connection:
            return documents_where(connection, asked or Filter(), is_sqlite=self.database.is_sqlite)

    def records(self, asked: Filter | None = None) -> list[Stored]:
        """The records that match, by day, then document, then place in it."""
        with self._reading() as connection:
            return records_where(connection, asked or Filter(), is_sqlite=self.database.is_sqlite)

    def record(self, id: str) -> Stored | None:
        """The record of an id, or None."""
        with self._reading() as connection:
            number = connection.execute(select(schema.record.c.number).where(schema.record.c.id == id)).scalar()
            return None if number is None else records_numbered(connection, [number])[0]

    def count(self, asked: Filter | None = None) -> int:
        """How many records match."""
        source, where, _ = matching_records(asked or Filter(), is_sqlite=self.database.is_sqlite)
        with self._reading() as connection:
            return connection.execute(select(func.count()).select_from(source).where(where)).scalar_one()

    def facets(self, asked: Filter | None = None, *, by: str) -> list[tuple[str, int]]:
        """How many matching records there are of each value, most first; `by` is one of FACETS."""
        with self._reading() as connection:
            return facet(connection, asked or Filter(), by=by, is_sqlite=self.database.is_sqlite)

    def search(self, sought: str, asked: Filter | None = None) -> list[Hit]:
        """The documents that hold all the words, best first; Korean and Chinese are found by part of a word."""
        with self._reading() as connection:
            return search(connection, sought, asked or Filter(), is_sqlite=self.database.is_sqlite)

    def status(self) -> Status:
        """Statistics of the register."""
        with self._reading() as connection:
            return status_of(connection, self.database.name)

    def _reading(self) -> AbstractContextManager[Connection]:
        return self.database.reading()

    def _writing(self, deed: str) -> AbstractContextManager[Connection]:
        return self.database.writing(deed)


def open_register(address: str | Path, *, wait: float = 30.0) -> Register:
    """The register at a path (SQLite, made when absent) or a postgresql:// address. Raises RegisterError."""
    return Register(Database(address, wait=wait))
