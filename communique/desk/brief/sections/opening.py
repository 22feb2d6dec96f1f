"""What stands first: the bottom line, what changed since, the key facts. Chosen from the records, never judged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from communique.desk.brief.evidence import Evidence
from communique.desk.brief.model import Group, Section
from communique.desk.brief.saying import say, tellings
from communique.desk.brief.sections import figures
from communique.desk.brief.sections.agreements import newest_agreement
from communique.desk.brief.sections.grouping import grouped, same_event
from communique.desk.brief.sections.measures import newest_measure
from communique.desk.cited import Statement
from communique.desk.english import day_words
from communique.register import Stored

_QUOTED = 3
_IN_FORCE = re.compile(r"\b(?:is in force|entered into force on|entered into force in)\b")


def bottom_line(evidence: Evidence, met: Section, ahead: Sequence[Statement]) -> Section:
    """The last contact, the newest measure, the newest word on an agreement, the next date.

    `met` are the contacts, `ahead` the coming events: as they are told further on.
    """
    lines = (
        ("Last dated contact", next(iter(met.statements), None)),
        ("Newest measure", newest_measure(evidence)),
        ("Newest on agreements", newest_agreement(evidence)),
        ("Next date", next(iter(ahead), None)),
    )
    told = tuple(_labelled(statement, label) for label, statement in lines if statement)
    return Section("bottom", "Bottom line", (Group("", told),))


def changes(evidence: Evidence, since: date, *, most: int) -> Section:
    """What releases published since a day say was done."""
    new = [one for one in evidence.events() if _is_new(one, since)]
    told: list[Statement] = []
    for group in grouped(new, same_event):
        if len(told) == most:
            break
        if said := say(evidence, tellings(evidence, group[0]), group[:2]):
            told.append(said)
    return Section("changes", f"What changed since {day_words(since.isoformat())}", (Group("", tuple(told)),))


def key_facts(evidence: Evidence, agreements: Section, *, most: int) -> Section:
    """The agreements in force, and the first figures on flows between the parties."""
    told = [one for one in agreements.statements if _IN_FORCE.search(one.text)][:most]
    values = [said for group in figures.ranked(evidence)[: 6 * most] if (said := figures.figure(evidence, group))]
    # What a sentence of ours can tell comes first; of what could only be quoted, a few stand here.
    plain = [one for one in values if "“" not in one.text]
    told += (plain or values[:_QUOTED])[: 2 * most - len(told)]
    return Section("facts", "Key facts", (Group("", tuple(Statement(one.text, one.citations) for one in told)),))


def _labelled(statement: Statement, label: str) -> Statement:
    return Statement(statement.text, statement.citations, (), label, statement.reckoned)


def _is_new(stored: Stored, since: date) -> bool:
    return stored.source.published is not None and stored.source.published >= since
