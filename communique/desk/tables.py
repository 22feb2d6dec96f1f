"""A register of one kind of record as a table: columns with names, cells that are text or numbers.

The same tables serve the terminal, CSV, Parquet and the web. Knows nothing of how they are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from communique import records
from communique.records import Number, Place, Term
from communique.register import Stored

Cell = str | Number | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, how its cell is had from a record, and whether a narrow screen shows it."""

    name: str
    cell: Callable[[Stored], Cell]
    is_main: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """Names of columns, and rows of as many cells."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table(stored: Iterable[Stored], kind: str, *, is_whole: bool = True) -> Table:
    """Records of one kind as a table; not `is_whole` leaves out what a narrow screen has no room for."""
    columns = [column for column in (*COLUMNS[kind], *_SOURCE) if is_whole or column.is_main]
    rows = tuple(tuple(column.cell(one) for column in columns) for one in stored)
    return Table(tuple(column.name for column in columns), rows)


def place_text(place: Place | None) -> str | None:
    """ "Seoul, KR"; None without a place."""
    return ", ".join(part for part in (place.name, place.country) if part) if place else None


def term_text(term: Term) -> str:
    """What a measure changes, in words: "quota from 100 to 75 percent of 2024 import volumes"."""
    words = [term.of]
    if term.start is not None and term.to is not None:
        words.append(f"from {number(term.start)} to {number(term.to)}")
    elif term.to is not None or term.start is not None:
        words.append(number(term.to if term.to is not None else term.start))
    words += [term.unit or ""]
    words += [f"of {term.basis}"] if term.basis else []
    return " ".join(filter(None, words))


def number(value: Number | None) -> str:
    """A number as it is read by people: thousands parted, no needless decimals."""
    if value is None:
        return ""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def _field(name: str) -> Callable[[Stored], Cell]:
    def cell(stored: Stored) -> Cell:
        value = getattr(stored.record, name)
        if isinstance(value, tuple):
            return "; ".join(str(one) for one in value) or None
        return place_text(value) if isinstance(value, Place) else value

    return cell


def _terms(stored: Stored) -> Cell:
    assert isinstance(stored.record, records.Measure)
    return "; ".join(term_text(term) for term in stored.record.terms) or None


def _history(stored: Stored) -> Cell:
    assert isinstance(stored.record, records.Agreement)
    return "; ".join(" ".join(filter(None, (rung.stage, rung.date))) for rung in stored.record.history) or None


def _columns(names: str, aside: str = "") -> tuple[Column, ...]:
    shown = [Column(name, _field(name)) for name in names.split()]
    return (*shown, *(Column(name, _field(name), is_main=False) for name in aside.split()))


COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "role": _columns("person title organisation party"),
    "event": _columns("date act by to object status", "parties place condition"),
    "agreement": (*_columns("name type parties stage date"), Column("history", _history, is_main=False)),
    "series": _columns("name edition date frequency since", "place attendance parties hosts"),
    "measure": (
        *_columns("imposer name instrument targets"),
        Column("terms", _terms),
        *_columns("status"),
        *_columns("", "announced"),
        *_columns("effective", "products"),
    ),
    "figure": _columns("of value unit party partner period bound"),
    "initiative": _columns("name type parties status", "place"),
}

_SOURCE = (
    Column("quote", lambda stored: stored.record.quote.words, is_main=False),
    Column("published", lambda stored: stored.source.published.isoformat() if stored.source.published else None),
    Column("publisher", lambda stored: stored.source.publisher, is_main=False),
    Column("release", lambda stored: stored.source.title, is_main=False),
    Column("url", lambda stored: stored.source.url, is_main=False),
    Column("sectors", lambda stored: "; ".join(stored.sectors) or None, is_main=False),
    Column("document", lambda stored: stored.source.id, is_main=False),
    Column("id", lambda stored: stored.id, is_main=False),
)
