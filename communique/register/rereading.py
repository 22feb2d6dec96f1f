"""Reading stored documents again, with a newer grammar, in place.

Refuses nothing: a document is read whole or stays as it was; a run that is interrupted goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from sqlalchemy import select

from communique.records import Document, Reading
from communique.register import rows, schema
from communique.register.adding import add_batch
from communique.register.answers import Added
from communique.register.database import Database
from communique.register.fetch import document_of

# Documents to one transaction: what an interrupted run has to do again.
_AT_ONCE = 50


def outdated(database: Database, grammar: str) -> list[str]:
    """The ids of documents that another grammar read last, in order."""
    query = select(schema.document.c.id).where(schema.document.c.grammar != grammar).order_by(schema.document.c.id)
    with database.reading() as connection:
        return list(connection.scalars(query))


def reread(database: Database, read: Callable[[Document], Reading], ids: list[str]) -> Iterator[tuple[Document, Added]]:
    """Reads documents again and replaces their records; yields each when it is stored."""
    waiting = iter(ids)
    while some := list(islice(waiting, _AT_ONCE)):
        with database.reading() as connection:
            documents = [found.document for id in some if (found := document_of(connection, id))]
        readings = [read(document) for document in documents]
        for reading in readings:
            rows.check_quotes(reading)
        with database.writing("reread") as connection:
            done = add_batch(connection, readings)
        yield from zip(documents, done, strict=True)
