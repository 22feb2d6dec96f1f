"""What an act does to an agreement's stage, and which acts may be done to one agreement.

Refuses acts that are only planned, proposed or negated: they move nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, or_, select

from communique.records import Event
from communique.register.answers import Stored
from communique.register.batches import chosen
from communique.register.fetch import records_numbered
from communique.register.identity.events import acted_on
from communique.register.identity.forms import Form
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
    connection: Connection, forms: Sequence[Form], parties: tuple[str, ...], as_of: date | None
) -> list[Stored]:
    """The events whose object may be the agreement of these forms, between these parties, the newest first.

    Two parties sign many things; only what stands in a block of the agreement is made into records and compared.
    """
    keys = {f"ev {key}" for form in forms for key in acted_on(form)}
    numbers: set[int] = set()
    for some in chosen(keys):
        query = select(record.c.number).join(form_key, form_key.c.form == record.c.id).where(form_key.c.key.in_(some))
        query = query.where(or_(record.c.judged.is_(None), record.c.judged != "wrong"))
        numbers |= set(connection.scalars(query.where(record.c.published <= as_of) if as_of else query))
    found = (stored for stored in records_numbered(connection, sorted(numbers)) if _takes_part(stored, parties))
    return sorted(found, key=lambda one: (-_day(one).toordinal(), one.source.id, one.record.quote.start, one.id))


def _takes_part(stored: Stored, parties: tuple[str, ...]) -> bool:
    return isinstance(stored.record, Event) and set(parties) <= set(stored.record.parties)


def _day(stored: Stored) -> date:
    return stored.last_day or stored.source.published or date.min
