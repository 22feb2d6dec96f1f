"""The numbered forward steps from an empty database to today's tables, each applied once; a long one slice by slice.

A slice is one transaction: whoever stops between two goes on there the next time. Refuses a register whose steps are
newer than this program: it would be read wrongly.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, func, insert, inspect, select, text, update
from sqlalchemy.schema import CreateColumn

from communique.register import schema
from communique.register.identity import kinds
from communique.register.moving import (
    BY_DOCUMENT,
    FACTS,
    PARTIES_OF_DOCUMENTS,
    PARTIES_WITH_FACTS,
    Part,
    create,
    index_names,
    once,
)

# Stands in `migration.applied` until a step is through.
UNDER_WAY = ""


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
        index_names(connection)


def _reach(connection: Connection) -> None:
    """Columns for days and words beside the blocks of events; the last step fills them."""
    held = schema.form_key
    known = {column["name"] for column in inspect(connection).get_columns("form_key")}
    added = [held.c[name] for name in ("first_day", "last_day", "words") if name not in known]
    for column in added:
        made = CreateColumn(column).compile(dialect=connection.dialect)
        connection.execute(text(f"ALTER TABLE form_key ADD COLUMN {made}"))
    if added:
        notes = [{"table_name": "form_key", "column_name": one.name, "meaning": one.comment} for one in added]
        connection.execute(insert(schema.about), notes)


def _promises(connection: Connection) -> None:
    create(connection, schema.PROMISE_TABLES)


def _stamp(connection: Connection) -> None:
    """A register that holds something was settled by a matcher that left no stamp."""
    create(connection, [schema.settled])
    is_empty = connection.execute(select(schema.form.c.id).limit(1)).first() is None
    matcher = kinds.MATCHER_VERSION if is_empty else 0
    connection.execute(insert(schema.settled).values(matcher=matcher, toward=0, part=0, after=0))


@dataclass(frozen=True, slots=True)
class Step:
    """A step: what it does, and its parts with what each is about."""

    name: str
    parts: tuple[tuple[str, Part], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """How far the steps have come: the step (from 1), which of its parts (from 0), and how far that one."""

    step: int
    part: int = 0
    after: int = 0

    @property
    def says(self) -> str:
        """The place in words: "step 7 of 7: blocks, after 40,000"."""
        parts = STEPS[self.step - 1].parts
        about = f": {parts[self.part][0]}" if self.part < len(parts) else ""
        far = f", {self.after:,} done" if self.after else ""
        return f"step {self.step} of {len(STEPS)}{about}{far}"


def _simple(name: str, work: Callable[[Connection], None]) -> Step:
    return Step(name, ((name, once(work)),))


STEPS: tuple[Step, ...] = (
    _simple("documents, records and what belongs to them", _first_tables),
    _simple("words of documents", _words),
    _simple("who is who", _identity),
    _simple("days and words of the blocks of events", _reach),
    _simple("what is owed, and what keeps it", _promises),
    Step("blocks of what moved an agreement"),
    Step("ids and blocks by document, promises by their words", BY_DOCUMENT),
    Step("parties of documents", PARTIES_OF_DOCUMENTS),
    Step("what records are counted by", FACTS),
    _simple("which matcher settled who is who", _stamp),
    Step("parties of records with what these are counted by", PARTIES_WITH_FACTS),
)


def applied(connection: Connection) -> int:
    """The number of the last step applied to its end; 0 for an empty database."""
    if not connection.dialect.has_table(connection, "migration"):
        return 0
    done = schema.migration.c.applied != UNDER_WAY
    return connection.execute(select(func.max(schema.migration.c.number)).where(done)).scalar() or 0


def is_current(connection: Connection) -> bool:
    """Whether every step is applied. Raises RegisterError for a register newer than this program."""
    last = applied(connection)
    named = connection.scalar(select(func.max(schema.migration.c.number))) if last else 0
    if named and named > len(STEPS):
        raise RegisterError(f"the register is newer (step {named}) than this program (step {len(STEPS)}): update it")
    if last == len(STEPS):
        _check_matcher(connection)
    return last == len(STEPS)


def _check_matcher(connection: Connection) -> None:
    ours = kinds.MATCHER_VERSION
    newest = max(connection.execute(select(schema.settled.c.matcher, schema.settled.c.toward)).one())
    if newest > ours:
        raise RegisterError(f"the register was settled by a newer matcher ({newest}) than this program's ({ours})")


def migrate(connection: Connection) -> Place | None:
    """Goes one slice on with the steps that are missing; through all of them where there is nothing yet.

    Gives how far that is, or None when all are applied.
    """
    for table in (schema.migration, schema.migrating):
        table.create(connection, checkfirst=True)
    last = applied(connection)
    place = _place(connection, last)
    while place is not None:
        place = _slice(connection, place)
        if last:
            break
    return place


def _place(connection: Connection, last: int) -> Place | None:
    """Where to go on."""
    if last == len(STEPS):
        return None
    row = connection.execute(select(schema.migrating)).first()
    return Place(*row) if row else Place(last + 1)


def _slice(connection: Connection, place: Place) -> Place | None:
    """Does the next slice and notes the place after it."""
    step, table = STEPS[place.step - 1], schema.migration
    if not place.part and not place.after:
        # Named before it is through: an older program then refuses the register meanwhile.
        connection.execute(insert(table).values(number=place.step, name=step.name, applied=UNDER_WAY))
    reached = step.parts[place.part][1](connection, place.after) if step.parts else None
    following = replace(place, after=reached) if reached is not None else Place(place.step, place.part + 1)
    if following.part >= len(step.parts):
        now = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute(update(table).where(table.c.number == place.step).values(applied=now))
        following = Place(place.step + 1)
    connection.execute(delete(schema.migrating))
    if following.step > len(STEPS):
        return None
    connection.execute(insert(schema.migrating).values(step=following.step, part=following.part, after=following.after))
    return following
