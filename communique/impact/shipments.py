"""Shipments from CSV: day, origin, class, tonnes, value, and where known melted, purpose and permit (yes or no).

Refuses what cannot be, naming the file, line and column.
"""

from __future__ import annotations

from pathlib import Path

from communique.impact import sheet
from communique.impact.faults import CellError
from communique.impact.ruling import Shipment

_NEEDED = ("day", "origin", "class", "tonnes", "value")
_KNOWN = (*_NEEDED, "melted", "purpose", "permit")


def read(path: str | Path) -> tuple[Shipment, ...]:
    """The shipments of a CSV file. Raises CellError naming the line and the column at fault."""
    return parse(sheet.text_of(path), Path(path).name)


def parse(text: str, where: str) -> tuple[Shipment, ...]:
    """The shipments of CSV text; `where` is how messages call it."""
    return tuple(_shipment(row) for row in sheet.rows(text, where, needed=_NEEDED, known=_KNOWN))


def _shipment(row: sheet.Row) -> Shipment:
    tonnes = row.number("tonnes")
    if tonnes == 0:
        raise CellError(f"{row.where}, tonnes: must be over 0")
    return Shipment(
        day=row.day("day"),
        origin=row.party("origin"),
        goods=row.words("class"),
        tonnes=tonnes,
        value=row.number("value"),
        melted=row.party("melted") if row.words_or_none("melted") else None,
        purpose=row.words_or_none("purpose"),
        permit=_permit(row),
    )


def _permit(row: sheet.Row) -> bool:
    words = row.words_or_none("permit") or "yes"
    if words not in ("yes", "no"):
        raise row.fault("permit", f"must be yes or no: {words!r}")
    return words == "yes"
