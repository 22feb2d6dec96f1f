"""What stands first: the bottom line, what changed since, the key facts. Chosen from the records, never judged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from communique.desk.brief.evidence import Evidence
from communique.desk.brief.model import Group, Section
from communique.desk.brief.saying import say, tellings
from communique.desk.brief.sections import figures
from communique.desk.brief.sections.agreements import newest_agreement
from communique.desk.brief.sections.grouping import grouped, same_event
from communique.desk.brief.sections.measures import new_measures, newest_measure
from communique.desk.cited import Statement
from communique.desk.english import day_words
from communique.register import Stored

_QUOTED = 3
# A deed from so long before the window is no change, however late a release tells it: within the first it is told apart
# as earlier, beyond the second it is history.
_BEFORE, _LONG_BEFORE = timedelta(days=31), timedelta(days=365)
_EARLIER, _MEASURES, _ALONE = 3, 3, 4
_IN_FORCE = re.compile(r"\b(?:is in force|entered into force on|entered into force in)\b")


def bottom_line(evidence: Evidence, met: Section, agreed: Section, ahead: Sequence[Statement]) -> Section:
    """The last contact, the newest measure, the newest word on an agreement, the next date.

    `met` are the contacts, `agreed` the agreements, `ahead` the coming events: as they are told further on.
    """
    moved = newest_agreement(evidence)
    in_force = next((one for one in agreed.statements if _IN_FORCE.search(one.text)), None)
    lines = (
        ("Last dated contact", next((one for one in met.statements if _is_dated(one)), None)),
        ("Newest measure", newest_measure(evidence)),
        ("Newest on agreements", moved) if moved else ("Agreement in force", in_force),
        ("Next date", next(iter(ahead), None)),
    )
    told = tuple(_labelled(statement, label) for label, statement in lines if statement)
    return Section("bottom", "Bottom line", (Group("", told),))


def changes(evidence: Evidence, since: date, *, most: int) -> Section:
    """What releases published since a day say was done, then what they tell of an earlier day; history is left out."""
    published = [one for one in evidence.events() if one.source.published and one.source.published >= since]
    # What one of the two does by itself is told only where nothing passed between them.
    published = [one for one in published if evidence.shows_both(one)] or published[:_ALONE]
    new = [one for one in published if _day(one, since) >= since - _BEFORE]
    earlier = [one for one in published if since - _LONG_BEFORE <= _day(one, since) < since - _BEFORE]
    groups = (
        Group("", (*_changes(evidence, new, most), *new_measures(evidence, since, most=_MEASURES))),
        Group("Earlier, and told since", _changes(evidence, earlier, min(most, _EARLIER))),
    )
    title = f"What changed since {day_words(since.isoformat())}"
    return Section("changes", title, tuple(group for group in groups if group.statements))


def _day(stored: Stored, since: date) -> date:
    """The last day of a deed; one without a day counts as of the window."""
    return stored.last_day or since


def _changes(evidence: Evidence, events: Sequence[Stored], most: int) -> tuple[Statement, ...]:
    told: list[Statement] = []
    for group in grouped(events, same_event):
        if len(told) == most:
            break
        if said := say(evidence, tellings(evidence, group[0]), group[:2]):
            told.append(said)
    return tuple(told)


def key_facts(evidence: Evidence, agreements: Section, *, most: int) -> Section:
    """The agreements in force, and the first figures on flows between the parties."""
    told = [one for one in agreements.statements if _IN_FORCE.search(one.text)][:most]
    values = [said for group in evidence.once(figures.ranked)[: 6 * most] if (said := figures.figure(evidence, group))]
    # What a sentence of ours can tell comes first; of what could only be quoted, a few stand here.
    plain = [one for one in values if "“" not in one.text]
    told += (plain or values[:_QUOTED])[: 2 * most - len(told)]
    return Section("facts", "Key facts", (Group("", tuple(Statement(one.text, one.citations) for one in told)),))


def _is_dated(statement: Statement) -> bool:
    """Whether a contact is told of a day or month of its own: a year is none, nor is the day of its release."""
    return not (statement.cells and statement.cells[0].isdigit()) and "(release" not in statement.text


def _labelled(statement: Statement, label: str) -> Statement:
    return Statement(statement.text, statement.citations, (), label, statement.reckoned)
