"""How answers look on a terminal, and how they leave through a pipe.

Text of releases is printed without markup and without control characters: a release cannot paint the terminal.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from communique.records import Document

if TYPE_CHECKING:  # what lists records imports its tables itself: reading a release needs none of them
    from communique.desk.tables import Cell, Table
    from communique.register import Stored

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
        console().print(grid(tables.table(stored, kind, is_whole=False)))


def grid(table: Table) -> RichTable:
    """A table for a terminal."""
    shown = RichTable(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in table.columns:
        shown.add_column(column.replace("_", " "), overflow="fold")
    for row in table.rows:
        shown.add_row(*(Text(_shown(cell)) for cell in row))
    return shown


def _shown(cell: Cell) -> str:
    from communique.desk import tables

    if cell is None:
        return ""
    return safe(cell) if isinstance(cell, str) else tables.number(cell)
