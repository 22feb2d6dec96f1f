"""A table as CSV (RFC 4180) that a spreadsheet may open: cells that would start a formula are defused.

A cell of text beginning with = + - @, a tab or a carriage return gets an apostrophe before it; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io

from communique.desk.tables import Cell, Table

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_of(table: Table) -> str:
    """The table as CSV, columns' names first."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(table.columns)
    writer.writerows([defused(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def defused(cell: Cell) -> Cell:
    """The cell, an apostrophe before text that a spreadsheet would take for a formula."""
    if isinstance(cell, str) and cell.lstrip(" \u00a0\ufeff").startswith(_STARTS_FORMULA):
        return "'" + cell
    return cell
