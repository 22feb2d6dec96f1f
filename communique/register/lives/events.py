"""Events with all their sources: planned ones become done when reported, and are marked when no report is found.

Where sources differ, every value stays with its source; the one given most often is shown first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from communique import edtf
from communique.records import Event, Place, unique
from communique.register.answers import Stored
from communique.register.identity.names import compare
from communique.register.identity.wordsets import NEAR, content, share
from communique.register.lives import amounts, disagreements
from communique.register.lives.answers import Disagreement, EventStory
from communique.register.sorts import sort_of

_STATUSES = ("done", "ongoing", "negated", "planned", "proposed")


def event_story(
    id: str, records: Sequence[Stored], *, today: date, figures: Mapping[str, Sequence[Stored]] | None = None
) -> EventStory:
    """The story that the records of one event tell, as of a day; `figures` are told with each record, by its id."""
    told = [(stored, stored.record) for stored in records if isinstance(stored.record, Event)]
    events = [event for _, event in told]
    dates = [event.date for event in events if event.date]
    objects = [event.object for event in events if event.object]
    return EventStory(
        id=id,
        act=events[0].act,
        parties=unique(party for event in events for party in event.parties),
        date=max(dates, key=lambda day: (len(day) == 10, dates.count(day), day)) if dates else None,
        place=_place([event.place for event in events if event.place]),
        object=max(objects, key=lambda words: (len(words), words)) if objects else None,
        status=_status(events, today),
        sources=tuple({stored.source.id: stored.source for stored, _ in told}.values()),
        records=tuple(stored for stored, _ in told),
        disagreements=(*_disagreements(told), *amounts.disagreeing([stored for stored, _ in told], figures or {})),
    )


def is_past(event: Event, today: date) -> bool:
    """Whether the event's day has gone by."""
    return event.date is not None and edtf.span(event.date)[1] < today


def _status(events: Sequence[Event], today: date) -> str | None:
    given = {event.status for event in events if event.status}
    status = next((one for one in _STATUSES if one in given), None)
    if (
        status == "planned"
        and all(is_past(event, today) for event in events if event.date)
        and any(e.date for e in events)
    ):
        return "no_report"
    return status


def _place(places: Sequence[Place]) -> Place | None:
    return max(places, key=lambda place: (bool(place.name), bool(place.country), places.count(place)), default=None)


def _disagreements(told: Sequence[tuple[Stored, Event]]) -> Iterator[Disagreement]:
    yield from disagreements.on("date", ((event.date, stored) for stored, event in told), disagreements.days_agree)
    places = ((event.place.name if event.place else None, stored) for stored, event in told)
    yield from disagreements.on("place", places, disagreements.words_agree)
    yield from disagreements.on("object", ((event.object, stored) for stored, event in told), _objects_agree)
    said = ((event.status if event.status in ("done", "negated") else None, stored) for stored, event in told)
    yield from disagreements.on("status", said, disagreements.words_agree)
    yield from disagreements.on("by", ((_people(event), stored) for stored, event in told), _people_agree)


def _objects_agree(one: str, other: str) -> bool:
    ours, theirs = content(one), content(other)
    return ours <= theirs or theirs <= ours or share(ours, theirs) >= NEAR


def _people(event: Event) -> str | None:
    people = [name for name in event.by if sort_of(name, frozenset()) == "person"]
    return "; ".join(people) or None


def _people_agree(one: str, other: str) -> bool:
    """Whether of two lists of people each of the shorter is in the longer one, however spelled."""
    short, long = sorted((one.split("; "), other.split("; ")), key=len)
    return all(any(compare(a, b) not in ("name_differs", "middle_differs", "generation") for b in long) for a in short)
