"""The numbered forward steps from an empty database to today's tables, each applied once, in its own transaction.

Refuses a register whose steps are newer than this program: it would be read wrongly.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, Table, func, insert, inspect, select, text
from sqlalchemy.schema import CreateColumn

from communique.register import schema
from communique.register.identity import blocks
from communique.register.lives import keeping, owing


class RegisterError(Exception):
    """A register that cannot be opened, read or written; the message is one line that says why."""


def _first_tables(connection: Connection) -> None:
    create(connection, schema.FIRST_TABLES)


def _words(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        # Contentless: the words are found here, the text stands once, in `document`.
        connection.execute(
            text(
                "CREATE VIRTUAL TABLE document_words USING "
                "fts5(title, body, content='', tokenize='porter unicode61 remove_diacritics 2')"
            )
        )
        return
    connection.execute(text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
    connection.execute(text("CREATE TABLE document_words (number integer PRIMARY KEY, words tsvector NOT NULL)"))
    connection.execute(text("CREATE INDEX document_words_words ON document_words USING gin (words)"))


def _identity(connection: Connection) -> None:
    create(connection, schema.IDENTITY_TABLES)
    if connection.dialect.name == "postgresql":
        # Names are found by any part, in any case.
        connection.execute(text("CREATE INDEX form_name_part ON form USING gin (lower(name) gin_trgm_ops)"))


def _reach(connection: Connection) -> None:
    """Days and words beside the blocks of events; they are derived, so they are made anew from the records."""
    held = schema.form_key
    known = {column["name"] for column in inspect(connection).get_columns("form_key")}
    added = [held.c[name] for name in ("first_day", "last_day", "words") if name not in known]
    for column in added:
        made = CreateColumn(column).compile(dialect=connection.dialect)
        connection.execute(text(f"ALTER TABLE form_key ADD COLUMN {made}"))
    if added:
        notes = [{"table_name": "form_key", "column_name": one.name, "meaning": one.comment} for one in added]
        connection.execute(insert(schema.about), notes)
        blocks.remake_events(connection)


def _promises(connection: Connection) -> None:
    create(connection, schema.PROMISE_TABLES)
    keeping.remake(connection)
    owing.remake(connection)


Step = tuple[str, Callable[[Connection], None]]
STEPS: tuple[Step, ...] = (
    ("documents, records and what belongs to them", _first_tables),
    ("words of documents", _words),
    ("who is who", _identity),
    ("days and words of the blocks of events", _reach),
    ("what is owed, and what keeps it", _promises),
    ("blocks of what moved an agreement", blocks.remake_events),
)


def create(connection: Connection, tables: Sequence[Table]) -> None:
    """Makes the tables and writes their comments into `about`."""
    for table in tables:
        table.create(connection, checkfirst=True)
    notes = [
        {"table_name": table.name, "column_name": name, "meaning": meaning}
        for table in tables
        for name, meaning in [("", table.comment), *((column.name, column.comment) for column in table.columns)]
        if meaning
    ]
    connection.execute(insert(schema.about), notes)


def applied(connection: Connection) -> int:
    """The number of the last step applied; 0 for an empty database."""
    if not connection.dialect.has_table(connection, "migration"):
        return 0
    return connection.execute(select(func.max(schema.migration.c.number))).scalar() or 0


def migrate(connection: Connection) -> None:
    """Applies the steps that are missing. Raises RegisterError for a register newer than this program."""
    last = applied(connection)
    if last > len(STEPS):
        raise RegisterError(f"the register is newer (step {last}) than this program (step {len(STEPS)}): update it")
    schema.migration.create(connection, checkfirst=True)
    for number, (name, step) in list(enumerate(STEPS, start=1))[last:]:
        step(connection)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute(insert(schema.migration).values(number=number, name=name, applied=now))
