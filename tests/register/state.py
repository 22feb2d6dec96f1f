"""The whole of what a register holds and derives, in an order of its own: two registers are equal when these are."""

from __future__ import annotations

from sqlalchemy import Table, select

from communique.register import Register, schema

# Numbers are given in the order of adding and mean nothing; moments differ from run to run.
_PASSING = {"number", "record", "document_number", "promise", "deed", "added", "read", "applied", "made"}
_TABLES = (
    schema.document,
    schema.document_sector,
    schema.document_party,
    schema.record,
    schema.form,
    schema.form_key,
    schema.likeness,
    schema.entity,
    schema.commitment,
    schema.commitment_party,
)
_PARTS = (
    schema.record_body,
    schema.record_party,
    schema.record_pair,
    schema.record_actor,
    schema.term,
    schema.rung,
    schema.promise,
    schema.promise_key,
    schema.deed_key,
    schema.keeping,
)


def state(register: Register) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that means something, sorted; parts of records by the record's id."""
    with register.database.reading() as connection:
        ids = {row.number: row.id for row in connection.execute(select(schema.record.c.number, schema.record.c.id))}
        found = {}
        for table in (*_TABLES, *_PARTS):
            rows = connection.execute(select(table)).mappings()
            found[table.name] = sorted((_row(table, dict(row), ids) for row in rows), key=repr)
        return found


def _row(table: Table, row: dict[str, object], ids: dict[int, str]) -> tuple[object, ...]:
    own = tuple(value for name, value in row.items() if name not in _PASSING)
    return (
        *(ids[int(str(row[name]))] for name in ("record", "promise", "deed") if name in row),
        *own,
    )
