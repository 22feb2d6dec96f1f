"""A table of trade flows from CSV: year, exporter, importer, hs or class, tonnes, value.

Refuses what cannot be (a negative flow, an unknown country, the same flow twice), naming the file, line and column.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from communique import lexicon
from communique.impact.faults import CellError

_NEEDED = ("year", "exporter", "importer")
_KNOWN = (*_NEEDED, "hs", "class", "tonnes", "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Trade of one year: codes of both sides, goods (HS digits or a class), tonnes and money, None where not given."""

    year: int
    exporter: str
    importer: str
    goods: str
    tonnes: float | None
    value: float | None


@dataclass(frozen=True, slots=True)
class Flows:
    """A table of flows; `where` is how messages call it."""

    where: str
    rows: tuple[Flow, ...]

    def years(self) -> tuple[int, ...]:
        """The years in the table, in order."""
        return tuple(sorted({row.year for row in self.rows}))

    def goods(self) -> tuple[str, ...]:
        """The goods in the table, in their first order."""
        return tuple(dict.fromkeys(row.goods for row in self.rows))

    def into(self, importer: str, *, year: int, goods: Iterable[str]) -> Flows:
        """The flows into one country in one year of these goods."""
        wanted = {one.casefold() for one in goods}
        rows = (
            row for row in self.rows
            if row.importer == importer and row.year == year and row.goods.casefold() in wanted
        )  # fmt: skip
        return Flows(self.where, tuple(rows))

    def by_exporter(self) -> dict[str, tuple[float | None, float | None]]:
        """Tonnes and money of each exporter; None where any of its rows lacks the number."""
        found: dict[str, tuple[float | None, float | None]] = {}
        for row in self.rows:
            tonnes, value = found.get(row.exporter, (0.0, 0.0))
            found[row.exporter] = (_plus(tonnes, row.tonnes), _plus(value, row.value))
        return found


def read(path: str | Path) -> Flows:
    """The flows of a CSV file. Raises CellError naming the line and the column at fault."""
    where = Path(path).name
    try:
        text = Path(path).read_text("utf-8-sig")
    except OSError as error:
        raise CellError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CellError(f"{path}: no text in UTF-8") from error
    return parse(text, where)


def parse(text: str, where: str) -> Flows:
    """The flows of CSV text; `where` is how messages call it."""
    reader = csv.DictReader(text.splitlines(), strict=True)
    columns = tuple(reader.fieldnames or ())
    _check_columns(columns, where)
    rows: list[Flow] = []
    seen: dict[tuple[int, str, str, str], int] = {}
    try:
        for row in reader:
            line = reader.line_num
            flow = _flow(row, f"{where}: line {line}")
            key = (flow.year, flow.exporter, flow.importer, flow.goods.casefold())
            if key in seen:
                raise CellError(f"{where}: line {line} is the same flow as line {seen[key]}")
            seen[key] = line
            rows.append(flow)
    except csv.Error as error:
        raise CellError(f"{where}: line {reader.line_num}: {error}") from error
    if not rows:
        raise CellError(f"{where}: no flows in it")
    return Flows(where, tuple(rows))


def _check_columns(columns: tuple[str, ...], where: str) -> None:
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        raise CellError(f"{where}: no column {missing[0]!r}; wanted {', '.join(_NEEDED)}, hs or class, tonnes, value")
    if ("hs" in columns) == ("class" in columns):
        raise CellError(f"{where}: wanted one of the columns hs and class")
    strange = [name for name in columns if name not in _KNOWN]
    if strange:
        raise CellError(f"{where}: unknown column {strange[0]!r}; known are {', '.join(_KNOWN)}")


def _flow(row: dict[str, str | None], at: str) -> Flow:
    goods = (row.get("hs") or row.get("class") or "").strip()
    if not goods:
        raise CellError(f"{at}, {'hs' if 'hs' in row else 'class'}: is empty")
    if "hs" in row and not goods.isdigit():
        raise CellError(f"{at}, hs: is no HS code: {goods!r}")
    flow = Flow(
        year=_year(row, at),
        exporter=_party(row, "exporter", at),
        importer=_party(row, "importer", at),
        goods=goods,
        tonnes=_number(row, "tonnes", at),
        value=_number(row, "value", at),
    )
    if flow.tonnes is None and flow.value is None:
        raise CellError(f"{at}: neither tonnes nor value")
    return flow


def _year(row: dict[str, str | None], at: str) -> int:
    words = (row.get("year") or "").strip()
    if not (words.isdecimal() and len(words) == 4):
        raise CellError(f"{at}, year: is no year: {words!r}")
    return int(words)


def _party(row: dict[str, str | None], name: str, at: str) -> str:
    words = (row.get(name) or "").strip()
    code = lexicon.country(words)
    if code is None:
        raise CellError(f"{at}, {name}: unknown country: {words!r}")
    return code


def _number(row: dict[str, str | None], name: str, at: str) -> float | None:
    words = (row.get(name) or "").strip()
    if not words:
        return None
    try:
        number = float(words)
    except ValueError as error:
        raise CellError(f"{at}, {name}: is no number: {words!r}") from error
    if not math.isfinite(number) or number < 0:
        raise CellError(f"{at}, {name}: must not be negative: {words}")
    return number


def _plus(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other
