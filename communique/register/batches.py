"""Many values in a few statements.

Several values are given as one; a statement takes some thousands of them, so that a batch needs few statements.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Self, TypeVar

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Date,
    Dialect,
    FunctionElement,
    Integer,
    Subquery,
    Table,
    Text,
    TypeDecorator,
    bindparam,
    text,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.types import TypeEngine

_AT_ONCE = 2000
Value = TypeVar("Value")
Sort = type[Text] | type[BigInteger]


def bulk(connection: Connection, table: Table, values: Sequence[Mapping[str, Any]]) -> None:
    """Inserts many rows, all of the same columns, by the quickest way that the database has."""
    if not values:
        return
    names = list(values[0])
    is_by_key = not table.dialect_options["sqlite"]["with_rowid"]
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(names))
        told = f"INSERT INTO {_quoted(connection, table.name)} ({_listed(connection, names)}) VALUES ({marks})"
        rows = _plain(values, [isinstance(table.c[name].type, Date) for name in names])
        # In the order of their key, which stands first: a page that takes many rows is then gone to once.
        connection.exec_driver_sql(told, sorted(rows) if is_by_key else rows)
        return
    told = f"COPY {_quoted(connection, table.name)} ({_listed(connection, names)}) FROM STDIN"
    with connection.connection.cursor() as cursor, cursor.copy(told) as copy:  # type: ignore[attr-defined]
        told_rows = [tuple(row.values()) for row in values]
        for row in sorted(told_rows) if is_by_key else told_rows:
            copy.write_row(row)


def _listed(connection: Connection, names: Sequence[str]) -> str:
    return ", ".join(_quoted(connection, name) for name in names)


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote(name)


def _plain(values: Sequence[Mapping[str, Any]], is_day: Sequence[bool]) -> list[tuple[object, ...]]:
    """Rows as SQLite's driver takes them: days as text."""
    days = [at for at, is_one in enumerate(is_day) if is_one]
    if not days:
        return [tuple(row.values()) for row in values]
    plain = []
    for row in values:
        fields = list(row.values())
        for at in days:
            fields[at] = _iso(fields[at])
        plain.append(tuple(fields))
    return plain


@lru_cache(maxsize=16384)
def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def columns(table: Table, *names: str) -> list[Column[Any]]:
    """Some columns of a table, to select."""
    return [table.c[name] for name in names]


def chosen(values: Collection[str]) -> Iterator[list[str]]:
    """The values in sorted slices, each small enough for one statement."""
    yield from sliced(sorted(values))


def sliced(values: Sequence[Value]) -> Iterator[list[Value]]:
    """The values in slices, each small enough for one statement."""
    for start in range(0, len(values), _AT_ONCE):
        yield list(values[start : start + _AT_ONCE])


def given(connection: Connection, sorts: Mapping[str, Sort], rows: Sequence[Sequence[object]]) -> Subquery:
    """Rows at hand as a table to join with: one statement for all, whatever their number."""
    typed = [Column(name, sort) for name, sort in sorts.items()]
    if connection.dialect.name == "sqlite":
        parts = ", ".join(f"json_extract(value, '$[{at}]') AS {name}" for at, name in enumerate(sorts))
        query = text(f"SELECT {parts} FROM json_each(:given)").bindparams(given=json.dumps(rows))
        return query.columns(*typed).subquery("given")
    columns = dict(zip(sorts, zip(*rows, strict=True), strict=False))
    arrays = {f"given_{name}": _array(columns.get(name, ()), are_numbers=sorts[name] is BigInteger) for name in sorts}
    parts = ", ".join(f"CAST(:given_{name} AS {_ARRAYS[sort]})" for name, sort in sorts.items())
    query = text(f"SELECT * FROM unnest({parts}) AS rows({', '.join(sorts)})")
    return query.bindparams(**arrays).columns(*typed).subquery("given")


def _array(values: Collection[Any], *, are_numbers: bool) -> str:
    """An array as PostgreSQL writes it: the driver would look at each value by itself."""
    if are_numbers:
        return f"{{{','.join(map(str, values))}}}"
    return f"{{{','.join(map(_quoted_value, values))}}}"


def _quoted_value(value: str) -> str:
    if "\\" in value or '"' in value:
        value = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{value}"'


class _Array(ARRAY[Any]):
    """An array that is given as PostgreSQL writes it."""

    def bind_processor(self, dialect: Dialect) -> Callable[[Sequence[Any] | None], str | None]:
        """What writes it."""
        are_numbers = isinstance(self.item_type, Integer)
        return lambda values: None if values is None else _array(values, are_numbers=are_numbers)


class _Several(TypeDecorator[list[Any]]):
    """Several values as one: an array where the database has such, else JSON."""

    impl = Text
    cache_ok = True

    def __init__(self, *, are_numbers: bool) -> None:
        super().__init__()
        self.are_numbers = are_numbers

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type that the database takes."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(Text())
        return _Array(Integer() if self.are_numbers else Text())

    def process_bind_param(self, value: list[Any] | None, dialect: Dialect) -> Any:
        """The value that the database takes."""
        return json.dumps(value) if dialect.name == "sqlite" else value


class _Among(FunctionElement[bool]):
    """Whether a column's value is among several."""

    type = Boolean()
    name = "among"
    inherit_cache = True

    def self_group(self, against: OperatorType | None = None) -> Self:
        """The condition as it stands: compared with 1, as a function would be in SQLite, no index would serve it."""
        return self


@compiles(_Among)
def _any_of(element: _Among, compiler: SQLCompiler, **told: Any) -> str:
    column, values = (compiler.process(part, **told) for part in element.clauses)
    return f"{column} = ANY ({values})"


@compiles(_Among, "sqlite")
def _each_of(element: _Among, compiler: SQLCompiler, **told: Any) -> str:
    column, values = (compiler.process(part, **told) for part in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"


def among(column: ColumnElement[Any], values: Collection[Any] | str) -> ColumnElement[bool]:
    """Whether a column's value is one of these, however many, or of those given under a name when it is asked.

    The statement is one text for any number of values, so that the database plans it once.
    """
    kind = _Several(are_numbers=isinstance(column.type, Integer))
    if isinstance(values, str):
        return _Among(column, bindparam(values, type_=kind))
    return _Among(column, bindparam(None, list(values), type_=kind, unique=True))


_ARRAYS: Mapping[Sort, str] = {Text: "text[]", BigInteger: "bigint[]"}
