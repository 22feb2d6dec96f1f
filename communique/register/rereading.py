"""Reading stored documents again, with a newer grammar, in place.

Refuses nothing: a document is read whole or stays as it was; a run that is interrupted goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from sqlalchemy import select

from communique.records import Document, Reading
from communique.register import rows, schema, versions
from communique.register.adding import add_batch
from communique.register.answers import Added
from communique.register.database import Database
from communique.register.fetch import document_of

# Documents to one transaction: what an interrupted run has to do again.
_AT_ONCE = 50


def outdated(database: Database, grammar: str) -> list[str]:
    """The ids of documents that are to be read again by what this version names, in order; all for an empty one."""
    document = schema.document
    with database.reading() as connection:
        stored = connection.scalars(select(document.c.grammar).distinct()).all()
        old = [one for one in stored if not grammar or versions.is_outdated(one, grammar)]
        query = select(document.c.id).where(document.c.grammar.in_(old)).order_by(document.c.id)
        return list(connection.scalars(query))


def reread(
    database: Database, read: Callable[[Document], Reading | None], ids: list[str]
) -> Iterator[tuple[Document, Added]]:
    """Reads documents again and replaces their records; yields each when it is stored. None leaves one as it was."""
    waiting = iter(ids)
    while some := list(islice(waiting, _AT_ONCE)):
        with database.reading() as connection:
            documents = [found.document for id in some if (found := document_of(connection, id))]
        readings = [reading for document in documents if (reading := read(document)) is not None]
        for reading in readings:
            rows.check_quotes(reading)
        with database.writing("reread") as connection:
            done = add_batch(connection, readings, anew=True)
        yield from zip((reading.document for reading in readings), done, strict=True)
