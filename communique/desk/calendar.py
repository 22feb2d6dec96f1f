"""The days ahead: what releases say will happen, and when a series is due again by its cadence.

What is reckoned is marked as such and never mixed with what a release states.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from communique import edtf
from communique.desk.english import heading_name, listed, place_name
from communique.records import Event
from communique.register import EventStory, Filter, Register, SeriesLife, Stored

# Dialogues that are asked when they are due: those told of last.
SERIES = 150
_FORGOTTEN = timedelta(days=4 * 365)


@dataclass(frozen=True, slots=True)
class Appointment:
    """Something to come: its days, what it is, where, and the records that say so or that it is reckoned from."""

    id: str
    first: date
    last: date
    title: str
    place: str | None
    is_reckoned: bool
    because: str
    records: tuple[Stored, ...]


def calendar(register: Register, asked: Filter, today: date) -> tuple[Appointment, ...]:
    """What is to come on or after a day, nearest first; of dialogues those `SERIES` that were told of last."""
    planned = register.events(replace(asked, kind=(), since=today))
    told = [_planned(story) for story in planned if story.date and _is_ahead(story, today)]
    # A dialogue of which nobody spoke for years is not due: it has ended.
    recent = replace(asked, kind="series", since=max(filter(None, (asked.since, today - _FORGOTTEN))), limit=SERIES)
    told_of = {record.source.id for one in told for record in one.records}
    # A dialogue that a release announces stands among the planned events already, where the release tells of one.
    due = [
        one
        for life in register.series(recent)
        if (one := _due(life, today))
        and (one.is_reckoned or not told_of.intersection(record.source.id for record in one.records))
    ]
    return tuple(sorted([*told, *due], key=lambda one: (one.first, one.last, one.id)))


def _is_ahead(story: EventStory, today: date) -> bool:
    assert story.date is not None
    return edtf.span(story.date)[1] >= today and story.status not in ("negated", "done")


def _planned(story: EventStory) -> Appointment:
    first, last = edtf.span(story.date or "")
    event = story.records[0].record
    assert isinstance(event, Event)
    place = place_name(story.place) or None
    return Appointment(story.id, first, last, _title(story), place, False, event.quote.words, story.records)


def _title(story: EventStory) -> str:
    """ "South Korea and Canada: meet", with the object where the event has one."""
    parties = listed([heading_name(code) for code in story.parties[:4]])
    what = story.object or story.act.replace("_", " ")
    return f"{parties}: {what}" if parties else what


def _due(life: SeriesLife, today: date) -> Appointment | None:
    if not life.next_due:
        return None
    first, last = edtf.span(life.next_due)
    records = tuple(stored for edition in life.editions for stored in edition.records)
    if last < today or not records:
        return None
    is_reckoned = all(edition.date != life.next_due for edition in life.editions)
    title = f"{life.entity.name} due" if is_reckoned else life.entity.name
    return Appointment(life.entity.id, first, last, title, None, is_reckoned, life.because, records)
