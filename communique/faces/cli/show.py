"""How answers look on a terminal, and how they leave through a pipe.

Text of releases is printed without markup and without control characters: a release cannot paint the terminal.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table as RichTable
from rich.text import Text

from communique.records import Document

if TYPE_CHECKING:  # what lists records imports its tables itself: reading a release needs none of them
    from communique.desk.tables import Cell, Table
    from communique.register import Stored

# Columns of codes, which a terminal shows as words; a column of up to `_SHORT` characters is kept whole, any other has
# room for as many at least, and a gap of so many stands between columns.
_CODES = frozenset("status stage type instrument act of unit bound frequency what".split())
_SHORT, _GAP = 13, 3
# Control and direction characters, which could move the cursor or turn a line round.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def console() -> Console:
    """The console that answers go to."""
    return Console(highlight=False, emoji=False)


def complaints() -> Console:
    """The console that refusals and progress go to."""
    return Console(stderr=True, highlight=False, emoji=False)


def safe(text: str) -> str:
    """The text without characters that would act on a terminal."""
    return _UNPRINTABLE.sub("�", text)


def title(document: Document) -> str:
    """What a document is called: its title, or its first line where it has none."""
    return safe(document.title or document.text.strip().split("\n", 1)[0])


def as_json(value: Any) -> None:
    """Prints a value as JSON, indented on a terminal and on one line through a pipe's every item."""
    print(json.dumps(value, ensure_ascii=False, indent=2 if sys.stdout.isatty() else 1))


def lines(values: Iterable[Any]) -> None:
    """Prints each value as one line of JSON."""
    for value in values:
        print(json.dumps(value, ensure_ascii=False))


def records(stored: list[Stored], kind: str, *, is_json: bool, is_csv: bool) -> None:
    """Prints records of one kind as the options say."""
    from communique.desk import tables
    from communique.desk.export.spreadsheet import csv_of
    from communique.desk.plain import stored_json

    if is_json:
        as_json([stored_json(one) for one in stored])
    elif is_csv:
        sys.stdout.write(csv_of(tables.table(stored, kind)))
    elif not stored:
        complaints().print("no record in the window")
    else:
        console().print(grid(tables.table(stored, kind, is_whole=False), may_list=True))


def grid(table: Table, *, may_list: bool = False) -> RenderableType:
    """A table for a terminal; with `may_list` rows are lines of a list where the terminal is too narrow for columns."""
    rows = [[_shown(cell, name) for cell, name in zip(row, table.columns, strict=True)] for row in table.rows]
    longest = [max(len(name), *(len(row[at]) for row in rows), 0) for at, name in enumerate(table.columns)]
    fits = sum(min(length, _SHORT) + _GAP for length in longest) <= console().width
    if may_list and not fits:
        return _listed(table.columns, rows)
    shown = RichTable(box=box.SIMPLE_HEAD, pad_edge=False)
    for column, length in zip(table.columns, longest, strict=True):
        shown.add_column(column.replace("_", " "), overflow="fold", no_wrap=fits and length <= _SHORT)
    for row in rows:
        shown.add_row(*(Text(cell) for cell in row))
    return shown


def _listed(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> RenderableType:
    """Rows as a list: what each column says after its name, and nothing where it says nothing."""
    shown = RichTable.grid(padding=(0, 1, 0, 0))
    for row in rows:
        line = Text()
        for name, cell in zip(columns, row, strict=True):
            if cell:
                line.append(f"{'; ' if line else ''}{name.replace('_', ' ')} ", style="dim").append(cell)
        shown.add_row("•", line)
    return shown


def _shown(cell: Cell, column: str) -> str:
    from communique.desk import tables

    if cell is None:
        return ""
    if not isinstance(cell, str):
        return tables.number(cell)
    return safe(cell.replace("_", " ") if column in _CODES else cell)
