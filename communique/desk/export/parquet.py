"""A table as Parquet: text and numbers in typed columns (extra `export`)."""

from __future__ import annotations

import io
from typing import Any

from communique.desk.extras import extra
from communique.desk.tables import Table


def parquet(table: Table) -> bytes:
    """The table as a Parquet file. Raises ExtraMissingError."""
    arrow = extra("pyarrow", "export")
    writer = extra("pyarrow.parquet", "export")
    columns = {name: [row[at] for row in table.rows] for at, name in enumerate(table.columns)}
    made = arrow.table({name: _column(arrow, values) for name, values in columns.items()})
    out = io.BytesIO()
    writer.write_table(made, out)
    return out.getvalue()


def _column(arrow: Any, values: list[Any]) -> Any:
    """Numbers as doubles where all are numbers, else text."""
    if any(isinstance(value, int | float) for value in values) and not any(isinstance(value, str) for value in values):
        return arrow.array([None if value is None else float(value) for value in values], arrow.float64())
    return arrow.array([None if value is None else str(value) for value in values], arrow.string())
