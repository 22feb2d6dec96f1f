"""What was asked of the database while something was made, and whether all of it would be answered the same now.

Whoever makes something of these answers alone need not make it again while they stand. Knows nothing of what is made;
answers are kept as digests. Refuses to tell where the database cannot be asked.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Dialect, Engine, Select, event
from sqlalchemy.engine.interfaces import ExecutionContext

# Options of statements. The answer of the one never changes as long as what names its rows stands; instead of the other
# a shorter one tells whether its answer changed, with the same values.
NEVER_CHANGES, TOLD_BY = "never_changes", "told_by"


class Asked(NamedTuple):
    """A statement as it was sent to the database, with its values."""

    statement: str
    values: Any  # a tuple or a mapping, as the driver takes them


@contextmanager
def listening(engine: Engine) -> Iterator[list[Asked]]:
    """Hears every question that anybody in this process asks meanwhile, each once, in their order."""
    heard: dict[str, Asked] = {}

    def hear(
        _connection: object, _cursor: object, statement: str, values: Any, context: ExecutionContext, _many: bool
    ) -> None:
        options = context.execution_options
        if NEVER_CHANGES in options or not statement.lstrip().upper().startswith(("SELECT", "WITH")):
            return
        if TOLD_BY in options:
            statement = _written(options[TOLD_BY], engine.dialect)
        heard.setdefault(repr((statement, values)), Asked(statement, values))

    found: list[Asked] = []
    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", hear)
        found += heard.values()


@lru_cache(maxsize=32)
def _written(query: Select[Any], dialect: Dialect) -> str:
    return str(query.compile(dialect=dialect))


def answers(connection: Connection, asked: Sequence[Asked]) -> Iterator[bytes]:
    """The digest of each answer, as the connection's transaction sees it."""
    cursor = connection.connection.cursor()
    try:
        for one in asked:
            cursor.execute(one.statement, one.values)
            yield hashlib.blake2b(repr(cursor.fetchall()).encode(), digest_size=16).digest()
    finally:
        cursor.close()


def pack(asked: Sequence[Asked]) -> bytes:
    """Questions as few bytes, which another process understands. Raises TypeError for values that it would not."""
    statements = {one.statement: None for one in asked}
    places = {statement: at for at, statement in enumerate(statements)}
    told = [list(places), [[places[one.statement], one.values] for one in asked]]
    return zlib.compress(json.dumps(told, default=_as_json).encode())


def unpack(packed: bytes) -> tuple[Asked, ...]:
    """The questions that were packed. Raises ValueError, or zlib's error, for what are none."""
    statements, asked = json.loads(zlib.decompress(packed), object_hook=_as_written)
    return tuple(Asked(statements[at], tuple(one) if isinstance(one, list) else one) for at, one in asked)


def _as_json(value: object) -> dict[str, str]:
    if isinstance(value, date):
        return {"$day": value.isoformat()}
    raise TypeError(f"{value!r} cannot be packed")


def _as_written(value: dict[str, Any]) -> Any:
    return date.fromisoformat(value["$day"]) if value.keys() == {"$day"} else value
