"""Commitments: what was planned, announced or agreed, by whom, until when, and what later shows that it was done.

Refuses to take silence for failure: what has no day stays open; what had one is overdue until a release reports it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from communique import edtf
from communique.records import Event, unique
from communique.register.answers import Stored
from communique.register.identity.wordsets import content, share
from communique.register.lives.answers import Commitment

PROMISING = ("announce", "agree", "invest", "aid")
# A later deed with this share of the promise's words, or holding all of them, is taken for its keeping.
_ALIKE = 0.5


def is_commitment(event: Event) -> bool:
    """Whether the event binds somebody to do something later."""
    if event.act in ("state", "discuss", "support", "criticise") or event.status in ("negated", "proposed", "ongoing"):
        return False
    return event.status == "planned" or (event.act in ("announce", "agree") and bool(event.object))


def commitment(id: str, records: Sequence[Stored], later: Iterable[Stored], *, today: date) -> Commitment:
    """The commitment that the records of one event make; `later` are done deeds of the same parties."""
    told = [(stored, stored.record) for stored in records if isinstance(stored.record, Event)]
    events = [event for _, event in told if is_commitment(event)]
    first = events[0]
    dues = [event.date for event in events if event.status == "planned" and event.date]
    due = dues[-1] if dues else None
    evidence = tuple(stored for stored, event in told if event.status == "done" and first.status == "planned")
    evidence += tuple(stored for stored in later if _shows(stored, first, told))
    state: Literal["open", "overdue", "done"] = "open"
    if evidence:
        state = "done"
    elif due and edtf.span(due)[1] < today:
        state = "overdue"
    objects = [event.object for event in events if event.object]
    return Commitment(
        id=id,
        owners=unique(name for event in events for name in event.by) or first.parties,
        parties=unique(party for event in events for party in event.parties),
        act=first.act,
        deed=max(objects, key=lambda words: (len(words), words)) if objects else None,
        due=due,
        condition=next((event.condition for event in events if event.condition), None),
        state=state,
        records=tuple(stored for stored, event in told if is_commitment(event)),
        evidence=evidence,
    )


def _shows(stored: Stored, promise: Event, told: Sequence[tuple[Stored, Event]]) -> bool:
    """Whether a deed done in a later release is what was promised."""
    deed = stored.record
    if not isinstance(deed, Event) or deed.status != "done" or deed.act in (*PROMISING, "propose", "request", "meet"):
        return False
    if promise.status == "planned" and promise.act not in PROMISING and deed.act != promise.act:
        return False
    said = max((one.source.published or date.min for one, _ in told), default=date.min)
    if (stored.source.published or date.min) <= said or not promise.object or not deed.object:
        return False
    ours, theirs = content(promise.object), content(deed.object)
    is_held = len(theirs) >= 2 and (theirs <= ours or ours <= theirs)
    return is_held or share(ours, theirs) >= _ALIKE
