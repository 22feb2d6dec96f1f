"""A question and a register in, a brief out: which sections there are, in which order, how long.

Composes no sentence itself (sections/ do) and renders nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from communique.desk.brief.evidence import Evidence, gather
from communique.desk.brief.model import Brief, Length, Question, Section
from communique.desk.brief.repeats import Told, apart, once
from communique.desk.brief.sections.agreements import agreements
from communique.desk.brief.sections.ahead import ahead, coming
from communique.desk.brief.sections.bodies import bodies
from communique.desk.brief.sections.commitments import commitments
from communique.desk.brief.sections.contacts import contacts
from communique.desk.brief.sections.dialogues import dialogues
from communique.desk.brief.sections.doubts import doubts
from communique.desk.brief.sections.figures import figures
from communique.desk.brief.sections.measures import measures
from communique.desk.brief.sections.multilateral import multilateral
from communique.desk.brief.sections.opening import bottom_line, changes, key_facts
from communique.desk.brief.sections.people import people
from communique.desk.brief.sections.positions import positions
from communique.desk.brief.sheet import on_one_sheet
from communique.desk.english import listed, party_name
from communique.lexicon import load
from communique.register import Register

# Sections that choose from the others: that they are empty tells nothing more.
_CHOSEN = frozenset({"bottom", "facts"})
# How long ago "since last week" is.
_CHANGES = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Measures:
    """How much of each thing a length has room for."""

    statements: int
    rows: int
    issues: int


# A page is chosen from the standard brief, and says how much of it that is.
ROOM: dict[Length, Measures] = {
    "page": Measures(3, 10, 8),
    "standard": Measures(3, 10, 8),
    "book": Measures(50, 500, 60),
}


def compose(register: Register, question: Question, *, today: date) -> Brief:
    """The brief that answers a question from what the register holds on the day it is asked, in one state of it."""
    with register.one_state():
        return _composed(register, question, today)


def _composed(register: Register, question: Question, today: date) -> Brief:
    as_of = question.as_of or today
    evidence = gather(register, question, today)
    sections = _sections(evidence, question, as_of)
    days = sorted(source.published for source in evidence.sources if source.published)
    right = sum(stored.judged == "right" for stored in evidence.records)
    return Brief(
        title=title(question),
        question=question,
        as_of=as_of,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        documents=len(evidence.sources),
        records=len(evidence.records),
        matching=evidence.matching,
        reviewed=right / len(evidence.records) if evidence.records else 0.0,
        sections=sections,
        method=METHOD,
    )


def title(question: Question) -> str:
    """What a brief is called: the parties, then what it is narrowed to."""
    parts = [listed([party_name(code) for code in question.parties]).removeprefix("the ")] if question.parties else []
    if question.sector:
        known = load().sectors.get(question.sector)
        parts.append(known.name if known else question.sector.replace("_", " "))
    if question.thing:
        parts.append(question.thing[1])
    told = ": ".join(parts) or "All parties"
    return told[0].upper() + told[1:]


def changed_since(question: Question, evidence: Evidence, as_of: date) -> date:
    """Where what is told as new begins: the day asked, the window's first, else a week before the newest release.

    A register that was filled long ago has news of its own day, not of today; a day of asking (`as_of`) comes first.
    """
    if begins := question.changed_since or question.since:
        return begins
    newest = max((one.published for one in evidence.sources if one.published), default=as_of)
    return (as_of if question.as_of else min(newest, as_of)) - _CHANGES


METHOD = (
    "Every statement is composed from records that were read in the numbered releases, and was checked against the "
    "words cited: its names, days, amounts and quoted words stand there. Words in quotation marks are the release’s "
    "own. What no release in the register says is left out; what is reckoned is said to be."
)


def _sections(evidence: Evidence, question: Question, as_of: date) -> tuple[Section, ...]:
    room = ROOM[question.length]
    since = changed_since(question, evidence, as_of)
    told = Told()
    held = dialogues(evidence, most=room.rows)
    signed = agreements(evidence, most=room.rows)
    met = contacts(evidence, most=room.rows, told=told)
    play = positions(evidence, most=room.statements, issues=room.issues, told=told)
    frictions = measures(evidence, most=room.rows, told=told)
    undertaken = commitments(evidence, most=room.rows, told=told)
    together = multilateral(evidence, most=room.rows, told=told)
    events_ahead = coming(evidence, as_of, room.rows)
    made = [
        bottom_line(evidence, met, signed, events_ahead),
        changes(evidence, since, most=(room.rows + 1) // 2),
        key_facts(evidence, signed, most=4),
        play,
        met,
        held,
        signed,
        figures(evidence, most=room.rows),
        frictions,
        undertaken,
        bodies(evidence, most=room.rows, told=told),
        together,
        ahead(events_ahead, held, most=room.rows),
        people(evidence, most=room.rows),
    ]
    kept = apart([once(section) for section in made])
    missing = tuple(
        section.title[0].lower() + section.title[1:]
        for section in kept
        if not section.statements and section.key not in _CHOSEN
    )
    sections = (*kept, doubts(evidence, missing, most=room.rows))
    return on_one_sheet(sections) if question.length == "page" else sections
