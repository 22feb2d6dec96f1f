"""Many values in a few statements.

Databases limit how many values one statement may name; both are quick with some hundreds.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import BigInteger, Column, Connection, Subquery, Table, Text, text

_AT_ONCE = 500
Value = TypeVar("Value")
Sort = type[Text] | type[BigInteger]


def columns(table: Table, *names: str) -> list[Column[Any]]:
    """Some columns of a table, to select."""
    return [table.c[name] for name in names]


def chosen(values: Collection[str]) -> Iterator[list[str]]:
    """The values in sorted slices, each small enough for one statement."""
    yield from sliced(sorted(values))


def sliced(values: list[Value]) -> Iterator[list[Value]]:
    """The values in slices, each small enough for one statement."""
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]


def given(connection: Connection, sorts: Mapping[str, Sort], rows: Sequence[Sequence[object]]) -> Subquery:
    """Rows at hand as a table to join with: one statement for all, whatever their number."""
    typed = [Column(name, sort) for name, sort in sorts.items()]
    if connection.dialect.name == "sqlite":
        parts = ", ".join(f"json_extract(value, '$[{at}]') AS {name}" for at, name in enumerate(sorts))
        query = text(f"SELECT {parts} FROM json_each(:given)").bindparams(given=json.dumps(rows))
        return query.columns(*typed).subquery("given")
    arrays = {f"given_{name}": list(values) for name, values in zip(sorts, zip(*rows, strict=True), strict=False)}
    parts = ", ".join(f"CAST(:given_{name} AS {_ARRAYS[sort]})" for name, sort in sorts.items())
    query = text(f"SELECT * FROM unnest({parts}) AS rows({', '.join(sorts)})")
    return query.bindparams(**{f"given_{name}": [] for name in sorts} | arrays).columns(*typed).subquery("given")


_ARRAYS: Mapping[Sort, str] = {Text: "text[]", BigInteger: "bigint[]"}
