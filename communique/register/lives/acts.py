"""What an act does to an agreement's stage, and which acts may be done to one agreement.

Refuses acts that are only planned, proposed or negated: they move nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, select

from communique.records import Agreement, Event
from communique.register.answers import Stored
from communique.register.batches import among, chosen
from communique.register.fetch import records_numbered
from communique.register.identity import kinds
from communique.register.identity.events import acted_on
from communique.register.identity.forms import Form, form_of
from communique.register.kept import Kept
from communique.register.queries import is_stated
from communique.register.schema import form_key, record

_STAGES = {
    "sign": "signed",
    "conclude": "concluded",
    "ratify": "ratified",
    "enter_into_force": "in_force",
    "withdraw": "ended",
}


def stage_of_act(act: str, status: str | None) -> str | None:
    """The stage that an act takes an agreement to, or None."""
    if status in ("planned", "proposed", "negated"):
        return None
    if act == "ratify" and status == "ongoing":
        return "ratifying"
    return _STAGES.get(act)


def acts_that_may_speak(
    connection: Connection, agreements: Mapping[str, Sequence[Form]], as_of: date | None, kept: Kept
) -> dict[str, list[Stored]]:
    """The events whose object may be one of these agreements, given by their forms; of each the newest first.

    Two parties sign many things; only what stands in a block of the agreement is made into records and compared.
    """
    sought: dict[str, set[str]] = defaultdict(set)
    for id, forms in agreements.items():
        for form in forms:
            for key in acted_on(form):
                sought[f"ev {key}"].add(id)
    found: dict[int, set[str]] = defaultdict(set)
    for some in chosen(sought):
        query = select(form_key.c.key, record.c.number).join(record, form_key.c.form == record.c.id)
        query = query.where(among(form_key.c.key, some), is_stated())
        for key, number in connection.execute(query.where(record.c.published <= as_of) if as_of else query):
            found[number] |= sought[key]
    acts: dict[str, list[Stored]] = defaultdict(list)
    for number, stored in zip(sorted(found), records_numbered(connection, sorted(found), kept), strict=True):
        for id in found[number]:
            acts[id].append(stored)
    return {id: sorted(some, key=_newest_first) for id, some in acts.items()}


def takes_part(stored: Stored, parties: tuple[str, ...]) -> bool:
    """Whether a record is an event of all these parties."""
    return isinstance(stored.record, Event) and set(parties) <= set(stored.record.parties)


def speaking(acts: Sequence[Stored], forms: Sequence[Form]) -> list[Stored]:
    """Of events those whose object is the agreement of these forms."""
    return [stored for stored in acts if _speaks_of(stored, forms)]


def _speaks_of(stored: Stored, forms: Sequence[Form]) -> bool:
    event = stored.record
    if not isinstance(event, Event) or not event.object:
        return False
    named_there = form_of(Agreement(quote=event.quote, rule="", name=event.object, parties=event.parties), "")
    return named_there is not None and any(kinds.compare(named_there, form).verdict == "same" for form in forms)


def _newest_first(one: Stored) -> tuple[int, str, int, str]:
    return (-_day(one).toordinal(), one.source.id, one.record.quote.start, one.id)


def _day(stored: Stored) -> date:
    return stored.last_day or stored.source.published or date.min
