"""The columns of each register as the web lists it: what a row shows, and what it leads to.

A row is one thing with its life, or one record where the register knows no thing behind it. Asks nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from communique.desk.english import amount, day_words, heading_name, place_name
from communique.desk.tables import Cell, place_text, term_text
from communique.faces.web.labels import word
from communique.records import Event, Figure
from communique.register import AgreementLife, Commitment, Entity, MeasureLife, PersonLife, SeriesLife, Stored

Row = TypeVar("Row")
_WORDS_IN_A_CELL = 120


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its heading, what its cell shows, and what a program is given where that differs.

    `sort` is how it is set on the page: a number to the right, a day on one line, the release's own words as such.
    """

    name: str
    shown: Callable[[Row], str]
    plain: Callable[[Row], Cell] | None = None
    sort: Literal["text", "number", "day", "words"] = "text"

    def cell(self, row: Row) -> Cell:
        """The cell as a program is given it."""
        return self.plain(row) if self.plain else self.shown(row) or None


def parties(codes: tuple[str, ...]) -> str:
    """Countries and blocs by their names; of many, the first ones and how many more."""
    shown = ", ".join("all countries" if code == "all" else heading_name(code) for code in codes[:5])
    return shown + (f" and {len(codes) - 5} more" if len(codes) > 5 else "")


def _day(edtf: str | None) -> str:
    return day_words(edtf) if edtf else ""


def _seen(entity: Entity) -> str:
    return day_words(entity.last_seen.isoformat()) if entity.last_seen else ""


def _seen_plain(entity: Entity) -> Cell:
    return entity.last_seen.isoformat() if entity.last_seen else None


def _told(stored: Stored) -> str:
    """The day of the release that says so."""
    return day_words(stored.source.published.isoformat()) if stored.source.published else ""


def _told_plain(stored: Stored) -> Cell:
    return stored.source.published.isoformat() if stored.source.published else None


def _short(words: str) -> str:
    """Words of a release that fit into a cell; the row leads to all of them."""
    words = " ".join(words.split())
    return words if len(words) <= _WORDS_IN_A_CELL else f"{words[:_WORDS_IN_A_CELL].rsplit(' ', 1)[0]} …"


def _terms(life: MeasureLife) -> str:
    return "; ".join(term_text(term) for term in life.stated[-1].terms) if life.stated else ""


def _last_edition(life: SeriesLife) -> str:
    if not life.editions:
        return ""
    last = max(life.editions, key=lambda one: (one.date or "", one.number or 0))
    number = f"no. {last.number}" if last.number else ""
    return ", ".join(filter(None, (number, _day(last.date), last.place.name if last.place else None)))


def _office(life: PersonLife) -> str:
    if not life.offices:
        return ""
    return ", ".join(filter(None, (life.offices[0].title, life.offices[0].organisation)))


def _event(stored: Stored) -> Event:
    assert isinstance(stored.record, Event)
    return stored.record


def _figure(stored: Stored) -> Figure:
    assert isinstance(stored.record, Figure)
    return stored.record


def _names(names: tuple[str, ...]) -> str:
    return "; ".join(heading_name(name) for name in names)


def _partner(figure: Figure) -> str:
    # A few releases name several partners.
    named = figure.partner if isinstance(figure.partner, list | tuple) else [figure.partner]
    return ", ".join(heading_name(code) for code in named if code)


def _joined(codes: tuple[str, ...]) -> Cell:
    return "; ".join(codes) or None


AGREEMENT: tuple[Column[AgreementLife], ...] = (
    Column("agreement", lambda life: life.entity.name),
    Column("type", lambda life: word(life.type), lambda life: life.type),
    Column("parties", lambda life: parties(life.parties), lambda life: _joined(life.parties)),
    Column("stage", lambda life: word(life.stage), lambda life: life.stage),
    Column("since", lambda life: _day(life.date), lambda life: life.date, sort="day"),
    Column("releases", lambda life: str(life.entity.documents), lambda life: life.entity.documents, sort="number"),
    Column("last told", lambda life: _seen(life.entity), lambda life: _seen_plain(life.entity), sort="day"),
)
MEASURE: tuple[Column[MeasureLife], ...] = (
    Column("measure", lambda life: life.entity.name),
    Column("imposed by", lambda life: parties((life.imposer,) if life.imposer else ()), lambda life: life.imposer),
    Column("instrument", lambda life: word(life.instrument), lambda life: life.instrument),
    Column("targets", lambda life: parties(life.targets), lambda life: _joined(life.targets)),
    Column("terms", _terms),
    Column("status", lambda life: word(life.status), lambda life: life.status),
    Column("effective", lambda life: _day(life.effective), lambda life: life.effective, sort="day"),
    Column("releases", lambda life: str(life.entity.documents), lambda life: life.entity.documents, sort="number"),
    Column("last told", lambda life: _seen(life.entity), lambda life: _seen_plain(life.entity), sort="day"),
)
SERIES: tuple[Column[SeriesLife], ...] = (
    Column("dialogue", lambda life: life.entity.name),
    Column("parties", lambda life: parties(life.parties), lambda life: _joined(life.parties)),
    Column("held", lambda life: word(life.frequency), lambda life: life.frequency),
    Column("last known", _last_edition),
    Column("next due", lambda life: _day(life.next_due), lambda life: life.next_due, sort="day"),
    Column("releases", lambda life: str(life.entity.documents), lambda life: life.entity.documents, sort="number"),
    Column("last told", lambda life: _seen(life.entity), lambda life: _seen_plain(life.entity), sort="day"),
)
PERSON: tuple[Column[PersonLife], ...] = (
    Column("person", lambda life: life.entity.name),
    Column("office", _office),
    Column("of", lambda life: parties(life.entity.parties), lambda life: _joined(life.entity.parties)),
    Column("releases", lambda life: str(life.entity.documents), lambda life: life.entity.documents, sort="number"),
    Column("last told", lambda life: _seen(life.entity), lambda life: _seen_plain(life.entity), sort="day"),
)
ENTITY: tuple[Column[Entity], ...] = (
    Column("name", lambda entity: entity.name),
    Column("parties", lambda entity: parties(entity.parties), lambda entity: _joined(entity.parties)),
    Column("releases", lambda entity: str(entity.documents), lambda entity: entity.documents, sort="number"),
    Column("last told", _seen, _seen_plain, sort="day"),
)
EVENT: tuple[Column[Stored], ...] = (
    Column("day", lambda stored: _day(_event(stored).date), lambda stored: _event(stored).date, sort="day"),
    Column("act", lambda stored: word(_event(stored).act), lambda stored: _event(stored).act),
    Column("by", lambda stored: _names(_event(stored).by), lambda stored: _joined(_event(stored).by)),
    Column("to", lambda stored: _names(_event(stored).to), lambda stored: _joined(_event(stored).to)),
    Column("about", lambda stored: _event(stored).object or "", lambda stored: _event(stored).object),
    Column("place", lambda stored: place_name(_event(stored).place), lambda stored: place_text(_event(stored).place)),
    Column("status", lambda stored: word(_event(stored).status), lambda stored: _event(stored).status),
)
COMMITMENT: tuple[Column[Commitment], ...] = (
    Column("commitment", lambda one: one.deed or word(one.act), lambda one: one.deed),
    Column("act", lambda one: word(one.act), lambda one: one.act),
    Column("who", lambda one: _names(one.owners), lambda one: _joined(one.owners)),
    Column("parties", lambda one: parties(one.parties), lambda one: _joined(one.parties)),
    Column("due", lambda one: _day(one.due) or one.condition or "", lambda one: one.due, sort="day"),
    Column("state", lambda one: word(one.state), lambda one: one.state),
    Column("told", lambda one: _told(one.records[0]), lambda one: _told_plain(one.records[0]), sort="day"),
)
FIGURE: tuple[Column[Stored], ...] = (
    Column("quantity", lambda stored: word(_figure(stored).of), lambda stored: _figure(stored).of),
    Column(
        "value",
        lambda stored: " ".join(
            filter(None, (_figure(stored).bound, amount(_figure(stored).value, _figure(stored).unit)))
        ),
        lambda stored: _figure(stored).value,
        sort="number",
    ),
    Column("whose", lambda stored: parties(_one(_figure(stored).party)), lambda stored: _figure(stored).party),
    Column("with", lambda stored: _partner(_figure(stored))),
    Column("period", lambda stored: _day(_figure(stored).period), lambda stored: _figure(stored).period),
    Column(
        "in its words",
        lambda stored: _short(stored.record.quote.words),
        lambda stored: stored.record.quote.words,
        sort="words",
    ),
    Column("told by", lambda stored: stored.source.publisher or stored.source.source),
    Column("told", lambda stored: _told(stored), lambda stored: _told_plain(stored), sort="day"),
)


def _one(code: str | None) -> tuple[str, ...]:
    return (code,) if code else ()


FACETS: Mapping[str, tuple[str, ...]] = {
    "agreement": ("stage", "type", "party", "sector", "publisher"),
    "measure": ("instrument", "status", "party", "sector", "publisher"),
    "series": ("party", "sector", "publisher"),
    "person": ("party", "sector", "publisher"),
    "organisation": ("party", "sector", "publisher"),
    "event": ("act", "status", "party", "sector", "year", "publisher"),
    "commitment": ("act", "status", "party", "sector", "publisher"),
    "figure": ("type", "party", "sector", "year", "publisher"),
    "initiative": ("type", "status", "party", "sector", "publisher"),
}
