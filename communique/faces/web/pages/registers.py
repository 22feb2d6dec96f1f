"""The registers: everything of one kind as a table, with facets, counts, sorting and pages.

Things are shown with their lives, records where there is no thing behind them; the same question as CSV and as a feed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import ceil

from fastapi import Request

from communique.desk.asking import AskedError
from communique.desk.export.atom import atom
from communique.desk.tables import Table
from communique.faces.web import rows
from communique.faces.web.asked import ON_A_PAGE, Asked
from communique.faces.web.house import House
from communique.faces.web.listings import LISTINGS, Listed, Listing
from communique.faces.web.missing import NotFoundError
from communique.faces.web.page import ATOM, Form, Page, as_csv, as_json
from communique.register import Filter, Register

# A feed tells of the newest so many; a CSV file has so many rows at most, in pages that the address counts.
_IN_A_FEED = 100
_IN_A_FILE = 10_000
_FACET_VALUES = 12


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet of a register: the operator that it sets, and its values with how many rows of the register each has."""

    operator: str
    values: tuple[tuple[str, int], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Pages:
    """Where in a long answer a page stands."""

    number: int
    count: int
    total: int


def listing(house: House, request: Request) -> Page:
    """A register as its address asks for it."""
    one = LISTINGS.get(request.path_params["register"])
    if one is None:
        raise NotFoundError("there is no such register")
    asked = Asked.of(request.query_params)
    sort, is_down = _order(one, asked)
    narrowed = one.ordered(_narrowed(one, asked), sort, is_down=is_down)
    total = one.total(house.register, narrowed)
    records = replace(narrowed, limit=None, offset=0)
    return Page(
        title=one.name.capitalize(),
        template="register.html",
        parts={
            "listing": one,
            "asked": asked,
            "rows": rows.page(house.rows, house.register, one, narrowed),
            "facets": _facets(house.register, one, asked, records),
            "pages": Pages(asked.page, max(1, ceil(total / ON_A_PAGE)), total),
            "sort": sort,
            "is_down": is_down,
            "listings": LISTINGS.values(),
        },
        forms={
            "json": as_json(lambda: _json(one, total, one.ask(house.register, narrowed))),
            "csv": as_csv(partial(_file, house.register, one, narrowed), one.name),
            "atom": Form(ATOM, lambda: _feed(house.register, one, records, asked)),
        },
    )


def _narrowed(one: Listing, asked: Asked) -> Filter:
    kinds = one.records if isinstance(one.records, tuple) else (one.records,)
    return asked.filter(kind=kinds, limit=ON_A_PAGE, offset=(asked.page - 1) * ON_A_PAGE)


def _order(one: Listing, asked: Asked) -> tuple[str, bool]:
    """The column to sort by and whether downwards: "sort=-day" is the newest first."""
    asks = asked.one("sort") or one.order
    name = asks.removeprefix("-")
    if name not in one.sorts or (one.has_one_order and asks != one.order):
        raise AskedError(f"{one.name} are sorted by {', '.join(one.sorts)}, not by {name!r}")
    return name, asks.startswith("-")


def _facets(register: Register, one: Listing, asked: Asked, records: Filter) -> list[Facet]:
    made = []
    for by in one.facets:
        found = one.counted(register, _freed(records, asked, by), by)
        found = sorted(found, reverse=True) if by == "year" else found
        if len(found) > 1 or asked.one(_operator(by)):
            chosen = [pair for pair in found if asked.has(_operator(by), pair[0])]
            rest = [pair for pair in found if pair not in chosen]
            most = len(found) if asked.one("facets") == "all" else max(_FACET_VALUES, len(chosen))
            kept = [*chosen, *rest][:most]
            made.append(Facet(_operator(by), tuple(kept), len(found) - len(kept)))
    return made


def _freed(records: Filter, asked: Asked, by: str) -> Filter:
    """The filter of a facet's counts: one that takes any of several values shows its other values too."""
    if by not in ("stage", "type", "instrument", "status", "act", "publisher"):
        return records
    others = Asked(tuple(pair for pair in asked.pairs if pair[0] != by))
    return others.filter(kind=records.kind)


def _operator(by: str) -> str:
    return "since" if by == "year" else by


def _json(one: Listing, total: int, rows: Sequence[Listed]) -> dict[str, object]:
    return {"register": one.name, "total": total, one.name: [one.plain(row) for row in rows]}


def _file(register: Register, one: Listing, narrowed: Filter) -> Table:
    return one.table(one.ask(register, replace(narrowed, limit=_IN_A_FILE, offset=0)))


def _feed(register: Register, one: Listing, records: Filter, asked: Asked) -> bytes:
    newest = replace(records, order="newest", limit=_IN_A_FEED)
    kept = asked.query(asked.stated)
    return atom(register.records(newest), title=f"Communiqué: {one.name}", id=f"{one.name}{kept}")
