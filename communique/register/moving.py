"""What a register that holds documents goes through when its tables change: long works, each cut into slices.

A slice is done in the caller's transaction and says how far it came; the next goes on there. Refuses nothing: what is
made here is derived from the records, or an id that follows from them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    MetaData,
    String,
    Table,
    delete,
    func,
    insert,
    inspect,
    select,
    text,
    update,
)

from communique.register import schema
from communique.register.identity import blocks
from communique.register.identity.settle import resolve
from communique.register.inserting import store_parties
from communique.register.lives import keeping, owing

# Works on what comes after a place; gives the place it came to, or None when nothing is left.
Part = Callable[[Connection, int], int | None]
# Works on the records, or rows, from one number to another.
Slice = Callable[[Connection, int, int], None]

# Records to a slice: a minute's work at most, and what a run that is stopped has to do again.
_AT_ONCE = 20_000
# Of an event's entity: what it was called, and what it is to be called.
_moved = Table(
    "moved",
    MetaData(),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("old", String(40), nullable=False),
    Column("new", String(40), nullable=False),
)


def once(work: Callable[[Connection], None]) -> Part:
    """A part that is done in one go."""

    def part(connection: Connection, after: int) -> int | None:
        work(connection)
        return None

    return part


def sliced_by(numbers: Column[int], work: Slice, *, width: int = 1) -> Part:
    """A part that goes through the numbers of a table, whose rows are as much work as so many records."""

    def part(connection: Connection, after: int) -> int | None:
        last = connection.scalar(select(func.max(numbers))) or 0
        reached = after + max(1, _AT_ONCE // width)
        if after < last:
            work(connection, after + 1, reached)
        return reached if reached < last else None

    return part


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


def clear_blocks(connection: Connection) -> None:
    """Takes the blocks of events away, and all that is owed with them: they are made anew."""
    connection.execute(text("DROP INDEX form_key_form"))
    connection.execute(text("ALTER TABLE form_key RENAME TO form_key_before"))
    if connection.dialect.name == "postgresql":
        connection.execute(text("ALTER TABLE form_key_before DROP CONSTRAINT form_key_pkey"))
    schema.form_key.create(connection)
    names = ", ".join(column.name for column in schema.form_key.columns)
    kept = f"INSERT INTO form_key ({names}) SELECT {names} FROM form_key_before WHERE substr(key, 1, 3) <> 'ev '"
    connection.execute(text(kept))
    connection.execute(text("DROP TABLE form_key_before"))
    for table in reversed(schema.PROMISE_TABLES):
        table.drop(connection, checkfirst=True)
        connection.execute(delete(schema.about).where(schema.about.c.table_name == table.name))
    create(connection, schema.PROMISE_TABLES)


def rename_judged(connection: Connection) -> None:
    """Gives the records that people judged their new ids, in the judgements."""
    stored = schema.judgement
    for row in connection.execute(select(stored)).all():
        values = {side: _renamed_anchor(getattr(row, side)) for side in ("one", "other") if getattr(row, side)}
        for side, form in (("one", row.one_form), ("other", row.other_form)):
            if form and json.loads(getattr(row, side))["kind"] == "event":
                values[f"{side}_form"] = _renamed(getattr(row, f"{side}_document"), form)
        connection.execute(update(stored).where(stored.c.number == row.number).values(values))


def rename_records(connection: Connection, first: int, last: int) -> None:
    """Gives records ids that begin as their documents'; the form of an event has the id of its record."""
    given = {"first": first, "last": last}
    # The form of an event is known by its id: asked for its kind, SQLite would go through every event that there is.
    changed = (
        "(SELECT id AS old, substr(document, 1, 6) || substr(id, 1, 10) AS new FROM record "
        "WHERE number BETWEEN :first AND :last AND form = id) AS changed"
    )
    for table, column in (("form", "id"), ("likeness", "one"), ("likeness", "other")):
        told = f"UPDATE {table} SET {column} = changed.new FROM {changed} WHERE {table}.{column} = changed.old"
        connection.execute(text(told), given)
    new = "substr(document, 1, 6) || substr(id, 1, 10)"
    told = f"UPDATE record SET form = CASE WHEN form = id THEN {new} ELSE form END, id = {new}"
    connection.execute(text(f"{told} WHERE number BETWEEN :first AND :last"), given)


def list_entities(connection: Connection) -> None:
    """Lists what the entities of events are to be called: as the first of their forms is called now."""
    pairs = schema.likeness
    connection.execute(update(pairs).where(pairs.c.one > pairs.c.other).values(one=pairs.c.other, other=pairs.c.one))
    _moved.create(connection)
    told = "SELECT row_number() OVER (ORDER BY entity), entity, 'event-' || min(id) FROM form WHERE kind = 'event'"
    connection.execute(text(f"INSERT INTO moved (number, old, new) {told} GROUP BY entity"))


def rename_entities(connection: Connection, first: int, last: int) -> None:
    """Gives the entities of events their new ids."""
    for table, column in (("form", "entity"), ("entity", "id")):
        told = f"UPDATE {table} SET {column} = moved.new FROM moved WHERE {table}.{column} = moved.old"
        connection.execute(text(f"{told} AND moved.number BETWEEN :first AND :last"), {"first": first, "last": last})


def settle_events(connection: Connection) -> None:
    """Settles the events that others are like: of two that are equally like, the id decides which is joined first."""
    _moved.drop(connection)
    pairs = schema.likeness
    alike: set[str] = set()
    for one, other in connection.execute(select(pairs.c.one, pairs.c.other).where(pairs.c.kind == "event")):
        alike |= {one, other}
    resolve(connection, alike)


def _make_blocks(connection: Connection, first: int, last: int) -> None:
    blocks.make_events(connection, first, last)
    keeping.make(connection, first, last)


def _renamed(document: str, id: str) -> str:
    return document[:6] + id[:10]


def _renamed_anchor(told: str) -> str:
    anchor = json.loads(told)
    if anchor["record"]:
        anchor["record"] = _renamed(anchor["document"], anchor["record"])
    return json.dumps(anchor, ensure_ascii=False, sort_keys=True)


BY_DOCUMENT: tuple[tuple[str, Part], ...] = (
    ("old blocks", once(clear_blocks)),
    ("ids of judged records", once(rename_judged)),
    ("ids of records", sliced_by(schema.record.c.number, rename_records)),
    ("events", once(list_entities)),
    ("ids of events", sliced_by(_moved.c.number, rename_entities)),
    ("events that are alike", once(settle_events)),
    ("blocks", sliced_by(schema.record.c.number, _make_blocks)),
    ("what keeps promises", sliced_by(schema.record.c.number, keeping.make_kept)),
    ("what is owed", sliced_by(schema.record.c.number, owing.make)),
)


def _prepare_parties(connection: Connection) -> None:
    create(connection, [schema.document_party])
    index = next(one for one in schema.record.indexes if one.name == "record_judged")
    index.create(connection, checkfirst=True)


def _cover_facts(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        schema.record_facts.create(connection, checkfirst=True)


def _make_parties(connection: Connection, first: int, last: int) -> None:
    number, document = schema.document.c.number, schema.document.c.id
    store_parties(connection, connection.scalars(select(document).where(number.between(first, last))).all())


PARTIES_OF_DOCUMENTS: tuple[tuple[str, Part], ...] = (
    ("what is judged", once(_prepare_parties)),
    ("parties of documents", sliced_by(schema.document.c.number, _make_parties, width=10)),
)
FACTS = (("what records are counted by", once(_cover_facts)),)


def _set_parties_aside(connection: Connection) -> None:
    """Keeps the parties of records under another name: they are stored anew with what records are counted by."""
    table = schema.record_party
    for index in schema.document.indexes:
        index.create(connection, checkfirst=True)
    if "act" in {column["name"] for column in inspect(connection).get_columns(table.name)}:
        return
    connection.execute(text("DROP INDEX record_party_record"))
    connection.execute(text("ALTER TABLE record_party RENAME TO record_party_before"))
    if connection.dialect.name == "postgresql":
        connection.execute(text("ALTER TABLE record_party_before DROP CONSTRAINT IF EXISTS record_party_pkey"))
    connection.execute(text("CREATE INDEX record_party_before_record ON record_party_before (record)"))
    connection.execute(delete(schema.about).where(schema.about.c.table_name == table.name))
    create(connection, [table])


def _store_facts(connection: Connection, first: int, last: int) -> None:
    """Stores the parties of the records of these numbers, each with its document's number and its act."""
    if not connection.dialect.has_table(connection, "record_party_before"):
        return
    told = (
        "INSERT INTO record_party (party, day, record, document_number, act) "
        "SELECT before.party, before.day, before.record, document.number, coalesce(record.act, '') "
        "FROM record JOIN record_party_before AS before ON before.record = record.number "
        "JOIN document ON document.id = record.document WHERE record.number BETWEEN :first AND :last "
        "ORDER BY before.party, before.day, before.record"
    )
    connection.execute(text(told), {"first": first, "last": last})


def _drop_before(connection: Connection) -> None:
    connection.execute(text("DROP TABLE IF EXISTS record_party_before"))


def _unbind(connection: Connection) -> None:
    """Takes away what PostgreSQL looked up for each row by itself, and events from the index of names."""
    if connection.dialect.name == "postgresql":
        told = (
            "SELECT conrelid::regclass::text, quote_ident(conname) FROM pg_constraint "
            "WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"
        )
        for table, name in connection.execute(text(told)).all():
            connection.execute(text(f"ALTER TABLE {table} DROP CONSTRAINT {name}"))
        index_names(connection)


def index_names(connection: Connection) -> None:
    """Makes the index by which PostgreSQL finds names by any part, in any case."""
    connection.execute(text("DROP INDEX IF EXISTS form_name_part"))
    # Of the name as it stands: that is what ILIKE is asked of.
    told = "CREATE INDEX form_name_part ON form USING gin (name gin_trgm_ops) WHERE kind <> 'event'"
    connection.execute(text(told))


PARTIES_WITH_FACTS = (
    ("parties of records", once(_set_parties_aside)),
    ("what parties' records are counted by", sliced_by(schema.record.c.number, _store_facts)),
    ("old parties of records", once(_drop_before)),
    ("what is looked up row by row", once(_unbind)),
)
