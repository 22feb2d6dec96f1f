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
from communique.register.lives.answers import Commitment
from communique.register.lives.gather import once
from communique.register.lives.promises import is_commitment


def commitment(id: str, records: Sequence[Stored], kept: Iterable[Stored], *, today: date) -> Commitment:
    """The commitment that the records of one event make; `kept` are the later deeds that show it done."""
    told = [(stored, stored.record) for stored in records if isinstance(stored.record, Event)]
    events = [event for _, event in told if is_commitment(event)]
    first = events[0]
    dues = [event.date for event in events if event.status == "planned" and event.date]
    due = dues[-1] if dues else None
    reported = (stored for stored, event in told if event.status == "done" and first.status == "planned")
    evidence = once((*reported, *kept))
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
