"""The calendar ahead: what releases say will happen on a day that has not come yet, nearest first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from communique.desk.brief.evidence import Evidence
from communique.desk.brief.model import Group, Section
from communique.desk.brief.saying import say, tellings
from communique.desk.brief.sections.dialogues import DUE
from communique.desk.brief.sections.grouping import grouped, same_event
from communique.desk.cited import Statement
from communique.desk.english import day_words
from communique.records import Event
from communique.register import Stored

_A_MONTH = 31


def ahead(events: tuple[Statement, ...], dialogues: Section, *, most: int) -> Section:
    """Coming events by their day, then the dialogues that are due again by their cadence."""
    due = tuple(replace(one, cells=()) for one in dialogues.statements if one.reckoned.startswith(DUE))
    groups = (Group("", events), Group("Due by their cadence", due[:most]))
    return Section("ahead", "Calendar ahead", tuple(group for group in groups if group.statements))


def coming(evidence: Evidence, today: date, most: int) -> tuple[Statement, ...]:
    """The nearest coming events as statements."""
    dated = [one for one in evidence.events() if _is_coming(one, today)]
    dated.sort(key=lambda one: one.first_day or date.max)
    told: list[Statement] = []
    for group in grouped(dated, same_event):
        event = group[0].record
        assert isinstance(event, Event)
        if len(told) < most and (
            said := say(evidence, tellings(evidence, group[0]), group[:2], label=day_words(event.date or ""))
        ):
            told.append(said)
    return tuple(told)


def _is_coming(stored: Stored, today: date) -> bool:
    event = stored.record
    assert isinstance(event, Event)
    if stored.first_day is None or stored.last_day is None or event.status == "negated":
        return False
    # A year that has begun is no date to wait for.
    is_near = (stored.last_day - stored.first_day).days <= _A_MONTH
    return stored.first_day >= today or (is_near and stored.last_day >= today)
