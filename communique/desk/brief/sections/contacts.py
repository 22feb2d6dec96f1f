"""High-level contacts: day, people and their office then, venue, outcome. Only what took place."""

from __future__ import annotations

from datetime import date

from communique.desk.brief.evidence import Evidence
from communique.desk.brief.model import Group, Section
from communique.desk.brief.names import event_words, name_in_text, nested
from communique.desk.brief.phrases import Again
from communique.desk.brief.repeats import Told
from communique.desk.brief.saying import is_hopeless, may_tell, say, tellings
from communique.desk.brief.sections.grouping import grouped, same_event
from communique.desk.cited import Statement
from communique.desk.english import day_words
from communique.records import Event, Role
from communique.register import Stored

_OUTCOMES = ("sign", "conclude", "agree", "establish")
COLUMNS = ("Day", "Who", "Where", "Outcome")


def contacts(evidence: Evidence, *, most: int, told: Told) -> Section:
    """Meetings, visits and events that took place, newest first."""
    return Section("contacts", "High-level contacts", (Group("", tuple(_statements(evidence, most, told))),), COLUMNS)


def _statements(evidence: Evidence, most: int, told: Told) -> list[Statement]:
    made: list[Statement] = []
    met = sorted(
        evidence.events("meet", "visit", "hold"),
        key=lambda one: (_day(one), _fullness(one)),
        reverse=True,
    )
    for group in grouped(met, same_event):
        if len(made) == most:
            break
        if _took_place(group[0]) and evidence.shows_both(group[0]) and (statement := _contact(evidence, group)):
            made.append(statement)
            told.add(group)
    return made


def _day(stored: Stored) -> date:
    """The last day on which it can have taken place: "this year" is no day after the release that tells of it."""
    days = (day for day in (stored.last_day, stored.source.published) if day)
    return min(days, default=date.min) if stored.last_day else date.min


def _took_place(stored: Stored) -> bool:
    event = stored.record
    assert isinstance(event, Event)
    return (
        event.status in ("done", "ongoing", None)
        and bool(event.date)
        and (len(event.by) > 1 or bool(event.object or event.to))
    )


def _contact(evidence: Evidence, group: list[Stored]) -> Statement | None:
    """The fullest telling that passes: with offices and outcome, then without, then the bare event."""
    main = max(group, key=lambda one: _fullness(one))
    event = main.record
    assert isinstance(event, Event)
    about = [main, *(one for one in group if one.source.id != main.source.id)]
    # With offices and outcome more is stated, and all of it from the same release.
    told = Again(tellings(evidence, main))
    if not may_tell(evidence, about) or is_hopeless(evidence, told, about):
        return None
    outcome = _outcome(evidence, main)
    for who in (_with_offices(evidence, main), _bare_names(main)):
        for result in dict.fromkeys((outcome, None)):
            cells = (
                day_words(event.date or ""),
                who or nested(event.object or ""),
                (event.place.name if event.place else None) or "",
                f"“{nested(event_words(result))}”" if result else "",
            )
            said = say(evidence, told, [*about[:2], *([result] if result else [])], cells=cells)
            if said:
                return said
    return say(evidence, told, about)


def _fullness(stored: Stored) -> tuple[int, int]:
    event = stored.record
    assert isinstance(event, Event)
    return len(event.by) + bool(event.place) + bool(event.to), -stored.record.quote.start


def _with_offices(evidence: Evidence, main: Stored) -> str:
    event = main.record
    assert isinstance(event, Event)
    return "; ".join(_with_office(evidence, main, name) for name in event.by[:4])


def _with_office(evidence: Evidence, main: Stored, name: str) -> str:
    for stored in evidence.roles_around(main):
        role = stored.record
        if isinstance(role, Role) and role.person == name and role.title:
            return f"{name} ({role.title}{f', {role.organisation}' if role.organisation else ''})"
    return name_in_text(name, main)


def _bare_names(main: Stored) -> str:
    event = main.record
    assert isinstance(event, Event)
    return "; ".join(name_in_text(name, main) for name in event.by[:4])


def _outcome(evidence: Evidence, main: Stored) -> Stored | None:
    """What the same release says was signed, concluded or agreed that day."""
    event = main.record
    assert isinstance(event, Event)
    mine = set(evidence.question.parties) or set(event.parties)
    of_day = [
        stored
        for act in _OUTCOMES
        for stored in evidence.around(main, _OUTCOMES)
        if isinstance(stored.record, Event)
        and stored.record.act == act
        and stored.record.status == "done"
        and stored.record.date in (event.date, None)
        and mine <= set(stored.record.parties)
    ]
    return of_day[0] if of_day else None
