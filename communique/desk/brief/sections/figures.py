"""Figures on trade, investment and the rest: value, unit, period, and whose figure it is."""

from __future__ import annotations

from collections.abc import Iterator

from communique.desk.brief.evidence import Evidence, partners
from communique.desk.brief.model import Group, Section
from communique.desk.brief.names import event_words, nested
from communique.desk.brief.phrases import release_of
from communique.desk.brief.saying import say
from communique.desk.brief.sections.grouping import grouped_by
from communique.desk.cited import Statement
from communique.desk.english import amount, day_words, heading_name, listed, party_name, possessive
from communique.lexicon import country
from communique.records import Figure
from communique.register import Stored

COLUMNS = ("Figure", "Value", "Period", "Stated by")
# What tells of an economy or a flow; counts of participants and the like belong to their event.
ECONOMIC = tuple(
    "exports imports trade investment fdi aid gdp population output project_cost share growth other".split()
)
_FIRST = ("trade", "exports", "imports", "fdi", "investment", "aid", "project_cost")
_BOUNDS = {"about": "about ", "over": "more than ", "under": "less than "}


def figures(evidence: Evidence, *, most: int) -> Section:
    """Figures, flows between the parties first, then newest first."""
    told: list[Statement] = []
    for group in evidence.once(ranked):
        if len(told) < most and (said := figure(evidence, group)):
            told.append(said)
    return Section("figures", "Trade and investment in figures", (Group("", tuple(told)),), COLUMNS)


def ranked(evidence: Evidence) -> list[list[Stored]]:
    """Figures in groups that state the same, flows first."""
    economic = [one for one in evidence.of_kind(Figure) if getattr(one.record, "of", None) in ECONOMIC]
    groups = grouped_by(economic, lambda one: (quantity(one), _value(one)))
    return sorted(groups, key=lambda group: _rank(group[0]))


def figure(evidence: Evidence, group: list[Stored]) -> Statement | None:
    """One figure with its sources."""
    record = group[0].record
    assert isinstance(record, Figure)
    value = _BOUNDS.get(record.bound or "", "") + amount(record.value, record.unit)
    about = [group[0], *(one for one in group if one.source.id != group[0].source.id)]
    publisher = group[0].source.publisher or ""
    wordings = list(_told(evidence.words(group[0]), record, value, group[0]))
    for name in dict.fromkeys((_quantity_name(record), "")):
        cells = (name or f"“{nested(event_words(group[0]))}”", value, day_words(record.period or ""), publisher)
        for row in dict.fromkeys((cells, (*cells[:2], "", cells[3]))):
            for told in wordings:
                if said := say(evidence, [told], about, cells=row):
                    return said
    return say(evidence, wordings, about)


def _told(words: str, record: Figure, value: str, stored: Stored) -> Iterator[str]:
    published = stored.source.published
    # What is to come is a plan: it "came to" nothing yet.
    is_ahead = bool(published and stored.first_day and stored.first_day > published)
    period = f" in {day_words(record.period)}" if record.period and "/" not in record.period else ""
    period = f" from {day_words(record.period)}" if record.period and "/" in record.period else period
    if record.unit not in ("rank", "times") and record.of != "growth" and (name := _quantity_name(record)):
        verb = {"population": "is", "gdp": "is", "share": "is"}.get(record.of or "", "came to")
        # Without its period a quantity may be a plan or a wish: then the release is quoted.
        if not is_ahead and (period or record.of in ("gdp", "population")):
            yield f"{name} {verb} {value}{period}"
    yield f"the {release_of(stored)} says: “{nested(words)}”"


def _quantity_name(record: Figure) -> str:
    """ "Italy’s exports to South Korea"; nothing where the record does not tell whose it is."""
    if not record.party or country(record.party) != record.party:
        return ""
    party, others = party_name(record.party), partners(record)
    if any(country(other) != other for other in others):
        return ""
    other = listed([party_name(one) for one in others])
    own = possessive(heading_name(record.party) if party.startswith("the ") else party)
    own = f"the {own}" if party.startswith("the ") else own
    match record.of:
        case "trade" if other:
            return f"trade between {party} and {other}"
        case "exports":
            return f"{own} exports{f' to {other}' if other else ''}"
        case "imports":
            return f"{own} imports{f' from {other}' if other else ''}"
        case "investment" | "fdi":
            return f"investment by {party}{f' in {other}' if other else ''}"
        case "aid":
            return f"aid from {party}{f' to {other}' if other else ''}"
        case "gdp":
            return f"the GDP of {party}"
        case "population":
            return f"the population of {party}"
    return ""


def _rank(stored: Stored) -> tuple[int, int]:
    record = stored.record
    assert isinstance(record, Figure)
    order = _FIRST.index(record.of) if record.of in _FIRST else len(_FIRST)
    newest = stored.last_day or stored.source.published
    return order, -(newest.toordinal() if newest else 0)


def quantity(stored: Stored) -> tuple[object, ...]:
    """What a figure is of: two of the same quantity differ in their values alone."""
    record = stored.record
    assert isinstance(record, Figure)
    return record.of, record.party, partners(record), record.period, record.unit


def _value(stored: Stored) -> float:
    record = stored.record
    assert isinstance(record, Figure)
    return float(record.value)
