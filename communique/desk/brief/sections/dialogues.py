"""Standing dialogues: edition, cadence, when last, when due again. What is due is reckoned and said to be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from communique import edtf
from communique.desk.brief.evidence import Evidence
from communique.desk.brief.model import Group, Section
from communique.desk.brief.names import event_words, nested, said_of
from communique.desk.brief.phrases import release_of
from communique.desk.brief.saying import say
from communique.desk.brief.sections.grouping import grouped, same_name
from communique.desk.cited import Statement
from communique.desk.english import day_words, ordinal, when
from communique.records import Series
from communique.register import Stored

# How what is reckoned begins, of a dialogue that is to come.
DUE = "By its cadence it is due again"
COLUMNS = ("Dialogue", "Edition", "Cadence", "Last held")
# Years between two meetings; a cadence of another word is not reckoned with.
_YEARS = {"annual": 1, "yearly": 1, "biennial": 2, "triennial": 3}
_HELD = {
    "annual": "annually", "biennial": "every two years", "triennial": "every three years", "quarterly": "quarterly",
    "monthly": "monthly", "regular": "regularly", "semiannual": "twice a year", "biannual": "twice a year",
}  # fmt: skip


def dialogues(evidence: Evidence, *, most: int) -> Section:
    """Series, the most recently held first."""
    told: list[Statement] = []
    for group in _groups(evidence):
        if len(told) < most and (said := _series(evidence, group)):
            told.append(said)
    return Section("dialogues", "Dialogues and standing bodies", (Group("", tuple(told)),), COLUMNS)


def _reckoned(evidence: Evidence, stored: Stored) -> str:
    """When it is due again: by the life that the register tells, else by this record's own cadence."""
    life = evidence.series_lives.get(stored.entity or "")
    if life and life.next_due:
        return f"{_due_in(life.next_due, evidence.today)}: {life.because}."
    again = due(stored)
    return f"{_due_in(again, evidence.today)}." if again else ""


def _due_in(again: str, today: date) -> str:
    """When it is due; of a day that has passed, that no release tells of it."""
    if edtf.span(again)[1] >= today:
        return f"{DUE} in {day_words(again)}"
    return f"By its cadence it was due again in {day_words(again)}, and no release here tells of it"


def due(stored: Stored) -> str | None:
    """The year in which a series is due again by its cadence (EDTF), or None."""
    series = stored.record
    assert isinstance(series, Series)
    years = _YEARS.get(series.frequency or "")
    return str(edtf.span(series.date)[1].year + years) if years and series.date else None


def newest(group: list[Stored], today: date) -> Stored:
    """The record of a series that tells most of its latest edition up to a day."""

    def rank(stored: Stored) -> tuple[bool, date, int]:
        series = stored.record
        assert isinstance(series, Series)
        held = stored.last_day is not None and stored.last_day <= today
        told = sum(value is not None for value in (series.edition, series.place, series.frequency, series.since))
        return held, stored.last_day if held and stored.last_day else date.min, told

    return max(group, key=rank)


def _groups(evidence: Evidence) -> list[list[Stored]]:
    def same(one: Stored, other: Stored) -> bool:
        if one.entity and other.entity:
            return one.entity == other.entity
        return same_name(getattr(one.record, "name", None), getattr(other.record, "name", None))

    return grouped(evidence.of_kind(Series), same)


def _series(evidence: Evidence, group: list[Stored]) -> Statement | None:
    main = newest(group, evidence.today)
    series = main.record
    assert isinstance(series, Series)
    edition = ordinal(series.edition) if series.edition else ""
    cells = (series.name, edition, _HELD.get(series.frequency or "", ""), day_words(series.date) if series.date else "")
    reckoned = _reckoned(evidence, main)
    about = [main, *(one for one in group if one.source.id != main.source.id)]
    for told in _told(evidence, main, series) if any(cells[1:]) else ():
        if said := say(evidence, [told], about, cells=cells, reckoned=reckoned):
            return said
    return say(evidence, _told(evidence, main, series), about)


def _told(evidence: Evidence, stored: Stored, series: Series) -> Iterator[str]:
    name = evidence.named(series.name.removeprefix("The "), stored)
    name = f"the “{nested(series.name)}”" if series.name[0].islower() else name
    held = _HELD.get(series.frequency or "")
    since = f" since {day_words(series.since)}" if series.since else ""
    cadence = (
        f", held {held}{since}," if held else f", which goes back to {day_words(series.since)}," if series.since else ""
    )
    where = f" in {series.place.name}" if series.place and series.place.name else ""
    if series.edition and series.date:
        for set_in in dict.fromkeys((where, "")):
            for told in dict.fromkeys((cadence, "")):
                yield f"{name}{told} held its {ordinal(series.edition)} edition{set_in} {when(series.date)}"
    if series.date:
        for set_in in dict.fromkeys((where, "")):
            for told in dict.fromkeys((cadence, "")):
                yield f"{name}{told} met{set_in} {when(series.date)}"
    words = said_of(event_words(stored), evidence.sentence(stored), series.name)
    yield f"on {name}, the {release_of(stored)} says: “{words}”"
