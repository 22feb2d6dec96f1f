"""What changed since a day: new documents and events, stages moved, terms changed, days that passed without a report.

Compares what was known on that day with what is known now; both from documents published by then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from communique import edtf
from communique.records import Event
from communique.register.answers import Source, Stored
from communique.register.lives.answers import AgreementLife, Change, Commitment, EventStory, MeasureLife

Kind = Literal["event", "stage", "terms"]


def of_documents(documents: Iterable[Source]) -> Iterator[Change]:
    """Each document that was published since."""
    for source in documents:
        yield Change("document", source.published, f"published: {source.title}", None, source, None)


def of_events(stories: Iterable[EventStory], since: date) -> Iterator[Change]:
    """Each event of which no document told before, and each that was planned and is now reported."""
    for story in stories:
        days = [stored.source.published for stored in story.records if stored.source.published]
        if days and min(days) > since:
            yield _by(story.records[0], "event", story.id, f"{_deed(story)} ({story.status or 'stated'})")
        elif story.status == "done" and _was_planned(story, since):
            yield _by(story.records[-1], "event", story.id, f"{_deed(story)}: planned, now reported")


def of_stage(before: AgreementLife | None, after: AgreementLife) -> Iterator[Change]:
    """An agreement that stands at another stage than before."""
    old = before.stage if before else None
    if after.stage and after.stage != old:
        newest = max((rung for rung in after.rungs if rung.stage == after.stage), key=lambda rung: rung.date or "")
        was = f"{old} → {after.stage}" if old else after.stage
        yield _by(newest.records[-1], "stage", after.entity.id, f"{after.entity.name}: {was}")


def of_terms(before: MeasureLife | None, after: MeasureLife) -> Iterator[Change]:
    """The terms of a measure that changed since, and its status where it is another."""
    known = {change.record.id for change in before.changes} if before else set()
    for change in after.changes:
        if change.record.id not in known:
            was, now = (f"{term.to:g} {term.unit or ''}".strip() for term in (change.before, change.after))
            yield _by(change.record, "terms", after.entity.id, f"{after.entity.name}: {change.of} {was} → {now}")
    if before and after.status and after.status != before.status:
        says = f"{after.entity.name}: {before.status or 'stated'} → {after.status}"
        yield _by(after.records[-1], "terms", after.entity.id, says)


def of_overdue(commitments: Iterable[Commitment], since: date) -> Iterator[Change]:
    """Commitments whose day passed since without a report."""
    for one in commitments:
        if one.state == "overdue" and one.due and edtf.span(one.due)[1] >= since:
            record = one.records[0]
            says = f"{', '.join(one.owners)}: {one.act} {one.deed or ''}".strip() + f", due {one.due}: no report found"
            yield Change("overdue", edtf.span(one.due)[1], says, one.id, record.source, record)


def _by(record: Stored, kind: Kind, entity: str, says: str) -> Change:
    """The change that a record tells, on the day of its document."""
    return Change(kind, record.source.published, says, entity, record.source, record)


def _was_planned(story: EventStory, since: date) -> bool:
    old = [stored for stored in story.records if stored.source.published and stored.source.published <= since]
    return bool(old) and all(_status(stored) in ("planned", "proposed") for stored in old)


def _status(stored: Stored) -> str | None:
    return stored.record.status if isinstance(stored.record, Event) else None


def _deed(story: EventStory) -> str:
    return f"{', '.join(story.parties)}: {story.act} {story.object or ''}".strip()
