"""What changed in the week before the newest release, for the front page: what moved before what merely happened."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from communique.desk.english import day_words, heading_name, listed
from communique.faces.web.labels import deed, word
from communique.faces.web.shown import stored_at
from communique.records import Event
from communique.register import Change, Filter, Register, Source

_A_WEEK = timedelta(days=7)
# So many changes are looked at, and so many shown; of one release no more than two.
_LOOKED_AT, _SHOWN, _OF_A_RELEASE = 60, 9, 2
_SORTS = {"stage": "stage", "terms": "terms", "overdue": "past due", "event": "event"}


@dataclass(frozen=True, slots=True)
class Changed:
    """A change as the front page shows it: its words, where they lead, its sort, and the release that tells it."""

    text: str
    href: str
    sort: str
    kind: str
    source: Source
    at: str


def changed(register: Register, latest: date | None) -> tuple[Changed, ...]:
    """What changed since a week before a day: stages, terms and days that passed first, then events, newest first."""
    if latest is None:
        return ()
    found = register.changes(latest - _A_WEEK, Filter(limit=_LOOKED_AT))
    told = [one for one in found if one.kind != "document"]
    told.sort(key=lambda one: one.kind == "event")
    made = [shown for one in told if (shown := _made(one))]
    of_release = Counter[str]()
    kept = []
    for one in made:
        of_release[one.source.id] += 1
        if of_release[one.source.id] <= _OF_A_RELEASE:
            kept.append(one)
    return tuple(kept[:_SHOWN])


def _made(one: Change) -> Changed | None:
    if one.source is None or one.record is None:
        return None
    at = stored_at(one.record)
    href = f"/entity/{one.entity}" if one.entity and one.kind != "overdue" and "-" in one.entity else at
    return Changed(_text(one), href, _SORTS[one.kind], one.record.record.kind, one.source, at)


def _text(one: Change) -> str:
    """A change in words; of an event who did what, by the names of the parties, and what it was due by."""
    event = one.record.record if one.record else None
    if one.kind not in ("event", "overdue") or not isinstance(event, Event):
        return one.says.replace("_", " ")
    parties = listed([heading_name(code) for code in event.parties[:3]])
    told = ": ".join(filter(None, (f"{parties} {deed(event.act, event.status)}".strip(), event.object)))
    if one.kind == "overdue":
        return f"{told}; due {day_words(event.date)}, no report found" if event.date else f"{told}; no report found"
    return told if event.status in ("done", "planned", None) else f"{told} ({word(event.status)})"
