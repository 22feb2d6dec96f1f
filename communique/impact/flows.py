"""A table of trade flows from CSV: year, exporter, importer, hs or class, tonnes, value.

Refuses what cannot be (a negative flow, an unknown country, the same flow twice), naming the file, line and column.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from communique import lexicon
from communique.impact import sheet
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
        """The flows into one country in one year of these goods; for a bloc that is no importer, its members'."""
        wanted = {one.casefold() for one in goods}
        rows = [row for row in self.rows if row.year == year and row.goods.casefold() in wanted]
        found = [row for row in rows if row.importer == importer]
        if not found and importer in lexicon.load().groups:
            members = lexicon.members(importer, date(year, 12, 31))
            found = [row for row in rows if row.importer in members and row.exporter not in members]
        return Flows(self.where, tuple(found))

    def by_exporter(self) -> dict[str, tuple[float | None, float | None]]:
        """Tonnes and money of each exporter; None where any of its rows lacks the number."""
        found: dict[str, tuple[float | None, float | None]] = {}
        for row in self.rows:
            tonnes, value = found.get(row.exporter, (0.0, 0.0))
            found[row.exporter] = (_plus(tonnes, row.tonnes), _plus(value, row.value))
        return found


def read(path: str | Path) -> Flows:
    """The flows of a CSV file. Raises CellError naming the line and the column at fault."""
    return parse(sheet.text_of(path), Path(path).name)


def parse(text: str, where: str) -> Flows:
    """The flows of CSV text; `where` is how messages call it."""
    found: list[Flow] = []
    seen: dict[tuple[int, str, str, str], int] = {}
    for row in sheet.rows(text, where, needed=_NEEDED, known=_KNOWN):
        flow = _flow(row)
        key = (flow.year, flow.exporter, flow.importer, flow.goods.casefold())
        if key in seen:
            raise CellError(f"{row.where} is the same flow as line {seen[key]}")
        seen[key] = row.line
        found.append(flow)
    return Flows(where, tuple(found))


def _flow(row: sheet.Row) -> Flow:
    flow = Flow(
        year=row.year("year"),
        exporter=row.party("exporter"),
        importer=row.party("importer"),
        goods=_goods(row),
        tonnes=row.number_or_none("tonnes"),
        value=row.number_or_none("value"),
    )
    if flow.tonnes is None and flow.value is None:
        raise CellError(f"{row.where}: neither tonnes nor value")
    return flow


def _goods(row: sheet.Row) -> str:
    if ("hs" in row.cells) == ("class" in row.cells):
        raise CellError(f"{row.where}: wanted one of the columns hs and class")
    column = "hs" if "hs" in row.cells else "class"
    goods = row.words(column)
    if column == "hs" and not (goods.isascii() and goods.isdecimal()):
        raise row.fault("hs", f"is no HS code: {goods!r}")
    return goods


def _plus(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other
