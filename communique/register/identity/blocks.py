"""Blocks: where forms stand, and the few others beside which a form is set to be compared.

Days and words beside an event's block leave out what could not be like it; what is left out would have weighed less
than any doubt. Decides nothing about likeness itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import BigInteger, ColumnElement, Connection, Text, or_, select

from communique.records import Event, Quote
from communique.register import rows, schema
from communique.register.batches import Sort, among, bulk, chosen, given
from communique.register.identity import kinds
from communique.register.identity.events import event_form
from communique.register.identity.forms import Form

_LOOKING: Mapping[str, Sort] = {
    "key": Text,
    "form": Text,
    "first_day": BigInteger,
    "last_day": BigInteger,
    "words": BigInteger,
}


def store(connection: Connection, forms: Mapping[str, Form]) -> None:
    """Stores the blocks of forms."""
    found = [row for id, form in forms.items() for row in _rows(id, form)]
    bulk(connection, schema.form_key, found)


def neighbours(connection: Connection, fresh: Mapping[str, Form]) -> set[tuple[str, str]]:
    """The pairs of a new form and any other of one block that days and words do not part."""
    looking = [
        (key, id, first - 1, last + 1, words)
        for id, form in fresh.items()
        for first, last, words in (kinds.reach(form),)
        for key in kinds.sought(form)
    ]
    if not looking:
        return set()
    held, new = schema.form_key, given(connection, _LOOKING, looking)
    share_words = or_(held.c.words == 0, new.c.words == 0, held.c.words.bitwise_and(new.c.words) != 0)
    query = select(new.c.form, held.c.form).join(held, held.c.key == new.c.key)
    query = query.where(held.c.first_day <= new.c.last_day, held.c.last_day >= new.c.first_day, share_words)
    return {(min(one, other), max(one, other)) for one, other in connection.execute(query).all() if one != other}


def event_forms(connection: Connection, ids: Collection[str]) -> dict[str, Form]:
    """The forms of events, made from their records."""
    found: dict[str, Form] = {}
    for some in chosen(ids):
        found |= _event_forms(connection, among(schema.record.c.id, some))
    return found


def make_events(connection: Connection, first: int, last: int) -> None:
    """Makes the blocks of the events among the records of these numbers; there must be none yet."""
    is_among = schema.record.c.number.between(first, last)
    store(connection, _event_forms(connection, is_among & schema.record.c.form.is_not(None)))


def _rows(id: str, form: Form) -> Iterator[rows.Row]:
    first, last, words = kinds.reach(form)
    for key in sorted(kinds.keys(form)):
        yield {"key": key, "form": id, "first_day": first, "last_day": last, "words": words}


def _event_forms(connection: Connection, where: ColumnElement[bool]) -> dict[str, Form]:
    record, body = schema.record, schema.record_body
    query = select(record.c.id, record.c.document, record.c.published, record.c.kind, body.c.body)
    query = query.join(body, body.c.record == record.c.number)
    found: dict[str, Form] = {}
    for id, document, published, kind, fields in connection.execute(query.where(where)).all():
        event = rows.record_from_row(fields, "", Quote(0, 1, " ")) if kind == "event" else None
        if isinstance(event, Event):
            form = event_form(event, record=id, document=document, published=published)
            found |= {id: form} if form else {}
    return found
