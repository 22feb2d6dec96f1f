"""Copying a register into an empty one: from SQLite to PostgreSQL, back, or to another file.

All of it in one transaction; refuses to copy into a register that holds anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Table, delete, func, select, text

from communique.register import schema, words
from communique.register.adding import INDEXED
from communique.register.batches import bulk
from communique.register.database import Database
from communique.register.judgements import note
from communique.register.migrations import RegisterError

_AT_ONCE = 2000
# In the order in which one refers to the other; `migration` and `about` are the target's own.
TABLES = (
    *(table for table in schema.FIRST_TABLES if table.name != "about"),
    schema.document_party,
    *schema.IDENTITY_TABLES,
    *schema.PROMISE_TABLES,
    schema.settled,
)


def copy(source: Database, target: Database, *, author: str) -> dict[str, int]:
    """Copies everything; gives how many rows of each table. Raises RegisterError when the target holds documents."""
    with source.reading() as old, target.writing("copy") as new:
        if new.execute(select(func.count()).select_from(schema.document)).scalar_one():
            raise RegisterError(f"{target.name}: not empty, nothing copied")
        new.execute(delete(schema.settled))
        done = {table.name: _copy_table(old, new, table) for table in TABLES}
        _index(new)
        note(new, author=author, deed="copy", what=f"copied from {source.name}")
    return done


def _copy_table(old: Connection, new: Connection, table: Table) -> int:
    count = 0
    for some in _slices(old, table):
        bulk(new, table, some)
        count += len(some)
    return count


def _slices(old: Connection, table: Table) -> Iterator[list[dict[str, object]]]:
    found = old.execution_options(stream_results=True).execute(select(table)).mappings()
    for some in found.partitions(_AT_ONCE):
        yield [dict(row) for row in some]


def _index(new: Connection) -> None:
    """Makes the search index anew: the two databases keep it each in its own way."""
    document = schema.document
    last = -1
    while True:
        query = select(document.c.number, document.c.title, document.c.text).where(document.c.number > last)
        some = new.execute(query.order_by(document.c.number).limit(_AT_ONCE)).all()
        if not some:
            return
        last = some[-1].number
        new.execute(text(INDEXED[new.dialect.name]), [_words(*row) for row in some])


def _words(number: int, title: str, body: str) -> dict[str, object]:
    return {"number": number, "title": words.folded(title), "body": words.folded(body.removeprefix(title))}
