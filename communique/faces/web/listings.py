"""The nine registers that the web lists: what each asks of the register, its columns, facets and orders.

A listing of things asks for their lives, a listing of records for records; nothing is counted or decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, Union

from communique.desk.plain import answer_json
from communique.desk.tables import Table
from communique.faces.web import columns
from communique.faces.web.columns import FACETS, Column
from communique.faces.web.shown import stored_at
from communique.register import (
    AgreementLife,
    Commitment,
    Entity,
    Filter,
    MeasureLife,
    PersonLife,
    Register,
    SeriesLife,
    Stored,
)

_ROLES = 6
Listed = Union[AgreementLife, MeasureLife, SeriesLife, PersonLife, Entity, Commitment, Stored]  # noqa: UP007


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as a page shows it: its cells, where it leads, and the kind that colours it."""

    cells: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A register as the web lists it. `order` is a column that may be sorted by, with "-" for downwards."""

    name: str
    kind: str
    lead: str
    records: str | tuple[str, ...]
    columns: tuple[Column[Any], ...]  # each listing has rows of one type
    sorts: tuple[str, ...]
    order: str
    total: Callable[[Register, Filter], int]
    ask: Callable[[Register, Filter], Sequence[Listed]]
    lives: Callable[[Register, Sequence[str]], Sequence[Listed]] | None = None  # of things by their ids
    has_one_order: bool = False
    of: str | None = None  # what its facets count, where that is no record

    def ordered(self, asked: Filter, sort: str, *, is_down: bool) -> Filter:
        """The question with its order: things by one of theirs, records by their day."""
        # Names go up, numbers and days of things go down.
        by: Literal["told", "releases", "name"] = _ORDERS.get(sort, "told")
        return replace(asked, by=by, order="newest" if is_down or sort != "day" else "oldest")

    def counted(self, register: Register, asked: Filter, by: str) -> list[tuple[str, int]]:
        """How many rows of this register there are of each value."""
        if self.of == "commitment":
            return register.commitment_facets(asked, by=by)
        return register.facets(asked, by=by, of=self.of)

    @property
    def facets(self) -> tuple[str, ...]:
        """The facets that it is narrowed by."""
        return FACETS[self.kind]

    def shown(self, row: Listed) -> Shown:
        """A row for a page."""
        return Shown(tuple(column.shown(row) for column in self.columns), leads_to(row))

    def plain(self, row: Listed) -> object:
        """A row for a program."""
        return answer_json(row)

    def table(self, rows: Sequence[Listed]) -> Table:
        """Rows as a table, each with its id."""
        names = (*(column.name for column in self.columns), "id")
        return Table(names, tuple((*(column.cell(row) for column in self.columns), id_of(row)) for row in rows))


def leads_to(row: Listed) -> str:
    """Where a row leads: to its thing, or to its words."""
    match row:
        case Stored():
            return stored_at(row)
        case Commitment():
            return stored_at(row.records[0])
        case Entity():
            return f"/entity/{row.id}"
    return f"/entity/{row.entity.id}"


def id_of(row: Listed) -> str:
    """The id of what a row is."""
    return row.id if isinstance(row, Stored | Commitment | Entity) else row.entity.id


_ORDERS: Mapping[str, Literal["told", "releases", "name"]] = {
    "told": "told",
    "releases": "releases",
    "name": "name",
}


def _count(kind: str) -> Callable[[Register, Filter], int]:
    return lambda register, asked: register.count_things(kind, asked)


def _lives(kind: str) -> Callable[[Register, Sequence[str]], Sequence[Any]]:
    """Things with their lives. The office shown of a person is that of the newest roles."""
    return lambda register, ids: register.told_of(kind, ids, newest=_ROLES)


_BY_THING = ("name", "releases", "told")

LISTINGS: Mapping[str, Listing] = {
    one.name: one
    for one in (
        Listing(
            name="agreements",
            kind="agreement",
            of="agreement",
            lead="Instruments and standing partnerships, and how far each has come.",
            records="agreement",
            columns=columns.AGREEMENT,
            sorts=_BY_THING,
            order="-told",
            total=_count("agreement"),
            ask=Register.agreements,
            lives=_lives("agreement"),
        ),
        Listing(
            name="measures",
            kind="measure",
            of="measure",
            lead="Trade and economic measures: who imposes them, on whom, on which terms.",
            records="measure",
            columns=columns.MEASURE,
            sorts=_BY_THING,
            order="-told",
            total=_count("measure"),
            ask=Register.measures,
            lives=_lives("measure"),
        ),
        Listing(
            name="series",
            kind="series",
            of="series",
            lead="Dialogues, forums and committees that meet again and again, and when they are next due.",
            records="series",
            columns=columns.SERIES,
            sorts=_BY_THING,
            order="-told",
            total=_count("series"),
            ask=Register.series,
            lives=_lives("series"),
        ),
        Listing(
            name="people",
            kind="person",
            of="person",
            lead="Who holds which office, as releases name them.",
            records=("role", "event"),
            columns=columns.PERSON,
            sorts=_BY_THING,
            order="-releases",
            total=_count("person"),
            ask=lambda register, asked: register.people(asked, newest=_ROLES),
            lives=_lives("person"),
        ),
        Listing(
            name="organisations",
            kind="organisation",
            of="organisation",
            lead="Ministries, agencies, companies and other bodies that act.",
            records=("role", "event"),
            columns=columns.ENTITY,
            sorts=_BY_THING,
            order="-releases",
            total=_count("organisation"),
            ask=lambda register, asked: register.things("organisation", asked),
            lives=_lives("organisation"),
        ),
        Listing(
            name="events",
            kind="event",
            lead="Who did what to whom, and when.",
            records="event",
            columns=columns.EVENT,
            sorts=("day",),
            order="-day",
            total=Register.count,
            ask=Register.records,
        ),
        Listing(
            name="commitments",
            kind="commitment",
            of="commitment",
            lead="What was planned, announced or agreed. What is not done comes first, by the day it is due; "
            "of what is past due no release here says that it was done.",
            records="event",
            columns=columns.COMMITMENT,
            sorts=("due",),
            order="due",
            has_one_order=True,
            total=Register.count_commitments,
            ask=Register.commitments,
        ),
        Listing(
            name="figures",
            kind="figure",
            lead="Quantities that releases state as facts, whose figures they are, and in which words.",
            records="figure",
            columns=columns.FIGURE,
            sorts=("day",),
            order="-day",
            total=Register.count,
            ask=Register.records,
        ),
        Listing(
            name="initiatives",
            kind="initiative",
            of="initiative",
            lead="Named projects, programmes, strategies and funds.",
            records="initiative",
            columns=columns.ENTITY,
            sorts=_BY_THING,
            order="-told",
            total=_count("initiative"),
            ask=lambda register, asked: register.things("initiative", asked),
            lives=_lives("initiative"),
        ),
    )
}
