"""A table of CSV read cell by cell; every fault names the file, the line and the column.

Knows nothing of what the columns mean; refuses a table without the columns it needs or with ones nobody knows.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from communique import lexicon
from communique.impact.faults import CellError


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    where: str  # how messages call the line
    line: int
    cells: dict[str, str]

    def fault(self, column: str, says: str) -> CellError:
        """The error to raise about a cell."""
        return CellError(f"{self.where}, {column}: {says}")

    def words(self, column: str) -> str:
        """The words of a cell; none is an error."""
        words = self.cells.get(column, "")
        if not words:
            raise self.fault(column, "is empty")
        return words

    def words_or_none(self, column: str) -> str | None:
        """The words of a cell, or None where it is empty."""
        return self.cells.get(column) or None

    def party(self, column: str) -> str:
        """The code of a country or bloc given by code or name."""
        words = self.cells.get(column, "")
        code = lexicon.country(words)
        if code is None:
            raise self.fault(column, f"unknown country: {words!r}")
        return code

    def number_or_none(self, column: str) -> float | None:
        """A number of 0 or more, or None where the cell is empty."""
        words = self.cells.get(column, "")
        if not words:
            return None
        try:
            number = float(words)
        except ValueError as error:
            raise self.fault(column, f"is no number: {words!r}") from error
        if not math.isfinite(number) or number < 0:
            raise self.fault(column, f"must not be negative: {words}")
        return number

    def number(self, column: str) -> float:
        """A number of 0 or more."""
        self.words(column)
        number = self.number_or_none(column)
        assert number is not None
        return number

    def year(self, column: str) -> int:
        """A year of four digits."""
        words = self.cells.get(column, "")
        if not (words.isascii() and words.isdecimal() and len(words) == 4):
            raise self.fault(column, f"is no year: {words!r}")
        return int(words)

    def day(self, column: str) -> date:
        """A day like 2025-12-26."""
        words = self.cells.get(column, "")
        try:
            return date.fromisoformat(words)
        except ValueError as error:
            raise self.fault(column, f"is no day: {words!r}") from error


def text_of(path: str | Path) -> str:
    """The text of a file. Raises CellError where it cannot be read."""
    try:
        return Path(path).read_text("utf-8-sig")
    except OSError as error:
        raise CellError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CellError(f"{path}: no text in UTF-8") from error


def rows(text: str, where: str, *, needed: tuple[str, ...], known: tuple[str, ...]) -> Iterator[Row]:
    """The lines of a table. Raises CellError about its columns, or that it has no lines."""
    reader = csv.DictReader(text.splitlines(), strict=True)
    found = 0
    try:
        _check_columns(tuple(reader.fieldnames or ()), where, needed, known)
        for cells in reader:
            found += 1
            plain = {name: (words or "").strip() for name, words in cells.items() if name is not None}
            yield Row(f"{where}: line {reader.line_num}", reader.line_num, plain)
    except csv.Error as error:
        raise CellError(f"{where}: line {reader.line_num}: {error}") from error
    if not found:
        raise CellError(f"{where}: no lines in it")


def _check_columns(columns: tuple[str, ...], where: str, needed: tuple[str, ...], known: tuple[str, ...]) -> None:
    missing = [name for name in needed if name not in columns]
    if missing:
        raise CellError(f"{where}: no column {missing[0]!r}; known are {', '.join(known)}")
    strange = [name for name in columns if name not in known]
    if strange:
        raise CellError(f"{where}: unknown column {strange[0]!r}; known are {', '.join(known)}")
