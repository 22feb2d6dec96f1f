"""Commitments and projects: who means to do what, by when or on which condition, and the latest word on it."""

from __future__ import annotations

from collections.abc import Iterator

from communique.desk.brief.evidence import Evidence
from communique.desk.brief.model import Group, Section
from communique.desk.brief.names import event_words, nested, said_of
from communique.desk.brief.phrases import release_of
from communique.desk.brief.repeats import Told
from communique.desk.brief.saying import say, tellings
from communique.desk.brief.sections.grouping import grouped, same_event, same_name
from communique.desk.cited import Statement
from communique.records import Event, Initiative
from communique.register import Stored

_DEEDS = ("agree", "announce", "establish", "invest", "aid", "ease", "join", "enter_into_force", "ratify", "sign")
_ALWAYS = ("agree", "announce", "invest", "aid")


def commitments(evidence: Evidence, *, most: int, told: Told) -> Section:
    """Undertakings newest first, then projects by name."""
    groups = (Group("Undertakings", _undertakings(evidence, most, told)), Group("Projects", _projects(evidence, most)))
    return Section("commitments", "Commitments and projects", tuple(group for group in groups if group.statements))


def _undertakings(evidence: Evidence, most: int, told: Told) -> tuple[Statement, ...]:
    """The newest; of what an earlier section told only those of which more is known: a condition, what became of it."""
    made: list[Statement] = []
    for group in grouped((one for one in evidence.events(*_DEEDS) if _is_open(one)), same_event):
        if len(made) == most:
            break
        if told.has(group) and not _has_more(evidence, group[0]):
            continue
        if said := _undertaking(evidence, group):
            made.append(said)
            told.add(group)
    return tuple(made)


def _has_it(told: str, event: Event) -> bool:
    """Whether a sentence quotes the condition with the rest."""
    return ": “" in told or nested(event.condition or "") in told


def _has_more(evidence: Evidence, stored: Stored) -> bool:
    return bool(getattr(stored.record, "condition", None) or _state(evidence, stored)[0])


def _undertaking(evidence: Evidence, group: list[Stored]) -> Statement | None:
    event = group[0].record
    assert isinstance(event, Event)
    about = [group[0], *(one for one in group[1:] if one.source.id != group[0].source.id)]
    condition = f", on the condition “{nested(event.condition)}”" if event.condition else ""
    told = list(tellings(evidence, group[0]))
    conditional = [f"{one}{condition}" for one in told if condition and not _has_it(one, event)]
    reckoned, shown = _state(evidence, group[0])
    said = say(evidence, [*conditional, *told], [*about[:2], *shown], reckoned=reckoned)
    # An announcement that could only be quoted whole need not be an undertaking.
    return said if said and not (event.act == "announce" and event.status == "done" and ": “" in said.text) else None


def _state(evidence: Evidence, stored: Stored) -> tuple[str, tuple[Stored, ...]]:
    """What the register reckons of an undertaking, and the record that it goes by."""
    known = evidence.commitments.get(stored.id)
    if known is None or known.state == "open":
        return "", ()
    if known.state == "overdue":
        return "Its day has passed, and no release in the register reports it done.", ()
    return "A later deed on record may answer it: see the last source.", known.evidence[:1]


def _is_open(stored: Stored) -> bool:
    event = stored.record
    assert isinstance(event, Event)
    return event.status in ("planned", "ongoing") or (event.act in _ALWAYS and event.status == "done")


def _projects(evidence: Evidence, most: int) -> tuple[Statement, ...]:
    def same(one: Stored, other: Stored) -> bool:
        return same_name(getattr(one.record, "name", None), getattr(other.record, "name", None))

    told: list[Statement] = []
    for group in grouped(evidence.of_kind(Initiative), same):
        about = [group[0], *(one for one in group[1:] if one.source.id != group[0].source.id)]
        if len(told) < most and (said := say(evidence, _project(evidence, group[0]), about)):
            told.append(said)
    return tuple(told)


def _project(evidence: Evidence, stored: Stored) -> Iterator[str]:
    record = stored.record
    assert isinstance(record, Initiative)
    facts = ", ".join(filter(None, (record.type if record.type != "other" else None, record.status)))
    name = record.name.removeprefix("The ")
    name = evidence.named(name, stored) if name[0].isupper() else f"the “{nested(name)}”"
    words = said_of(event_words(stored), evidence.sentence(stored), record.name)
    yield f"on {name}{f' ({facts})' if facts else ''}, the {release_of(stored)} says: “{words}”"
    yield f"the {release_of(stored)} says of a project: “{words}”"
