"""Many values in a few statements.

Databases limit how many values one statement may name; both are quick with some hundreds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Column, Table

_AT_ONCE = 500


def columns(table: Table, *names: str) -> list[Column[Any]]:
    """Some columns of a table, to select."""
    return [table.c[name] for name in names]


def chosen(values: Collection[str]) -> Iterator[list[str]]:
    """The values in sorted slices, each small enough for one statement."""
    ordered = sorted(values)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]
