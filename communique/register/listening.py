"""What was asked of the database while something was made, and whether all of it would be answered the same now.

Whoever makes something of these answers alone need not make it again while they stand. Knows nothing of what is made;
answers are kept as digests. Refuses to tell where the database cannot be asked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, event


class Asked(NamedTuple):
    """A statement as it was sent to the database, with its values."""

    statement: str
    values: Any  # a tuple or a mapping, as the driver takes them


@contextmanager
def listening(engine: Engine) -> Iterator[list[Asked]]:
    """Hears every question that anybody in this process asks meanwhile, each once, in their order."""
    heard: dict[str, Asked] = {}

    def hear(_connection: object, _cursor: object, statement: str, values: Any, _context: object, _many: bool) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            heard.setdefault(repr((statement, values)), Asked(statement, values))

    found: list[Asked] = []
    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", hear)
        found += heard.values()


def answers(connection: Connection, asked: Sequence[Asked]) -> Iterator[bytes]:
    """The digest of each answer, as the connection's transaction sees it."""
    cursor = connection.connection.cursor()
    try:
        for one in asked:
            cursor.execute(one.statement, one.values)
            yield hashlib.blake2b(repr(cursor.fetchall()).encode(), digest_size=16).digest()
    finally:
        cursor.close()
