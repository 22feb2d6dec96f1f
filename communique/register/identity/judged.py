"""Judgements of pairs as edges between forms, attached to the evidence wherever it now stands.

A judgement names mentions, not forms: it is found again after a re-reading. Where two mentions that are different have
one form, the second is given a form of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from communique.register import rows, schema
from communique.register.batches import columns
from communique.register.identity import kinds
from communique.register.identity.clusters import Edge
from communique.register.identity.forms import Form, form_from_row
from communique.register.queries import entity_now

OF_NAMES = ("person", "organisation", "place")
_AS_EDGE = {"same": "same", "different": "apart", "unsure": "unsure"}


@dataclass(frozen=True, slots=True)
class Anchor:
    """A mention by what outlasts a re-reading: its document and name; for records their id, kind and quote."""

    document: str
    kind: str
    name: str = ""
    record: str = ""
    start: int = 0
    end: int = 0

    def as_json(self) -> str:
        """The anchor as stored."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


def anchor_from_json(stored: str) -> Anchor:
    """The anchor that was stored."""
    return Anchor(**json.loads(stored))


def judged_edges(connection: Connection) -> list[Edge]:
    """The judgements of pairs whose mentions still stand, the latest on a pair deciding."""
    judged = schema.judgement
    query = select(*columns(judged, "one_form", "other_form", "verdict")).order_by(judged.c.number)
    found: dict[tuple[str, str], Edge] = {}
    for one, other, verdict in connection.execute(query.where(judged.c.one_form.is_not(None))):
        if other and one != other:
            pair = (min(one, other), max(one, other))
            expels = other if verdict == "different" else ""
            found[pair] = Edge(*pair, 0.0, _AS_EDGE[verdict], is_judged=True, expels=expels)
    return list(found.values())


def attach(connection: Connection) -> tuple[set[str], dict[str, Form]]:
    """Attaches every judgement of a pair anew; gives the forms touched and the forms made for single mentions."""
    judged = schema.judgement
    stored = connection.execute(select(judged).where(judged.c.other.is_not(None)).order_by(judged.c.number)).all()
    touched = {form for row in stored for form in (row.one_form, row.other_form) if form}
    for row in stored:
        if row.pinned:
            touched |= unpin(connection, row.pinned)
    made: dict[str, Form] = {}
    for row in stored:
        forms = _attach_one(connection, row, made)
        touched |= {form for form in forms if form}
    return touched, made


def _attach_one(connection: Connection, row: Row[Any], made: dict[str, Form]) -> tuple[str | None, ...]:
    one, other = anchor_from_json(row.one), anchor_from_json(row.other)
    first, second = form_at(connection, one), form_at(connection, other)
    pinned = None
    if first and first == second and row.verdict == "different" and one.kind in OF_NAMES:
        pinned = second = _pin(connection, other, second, made)
    where = schema.judgement.c.number == row.number
    values = {"one_form": first, "other_form": second, "pinned": pinned}
    connection.execute(update(schema.judgement).where(where).values(values))
    return first, second


def form_at(connection: Connection, anchor: Anchor) -> str | None:
    """The form of a mention where it stands now, or None when no reading has it any longer."""
    if anchor.kind in OF_NAMES:
        query = _actors_at(anchor).limit(1)
    else:
        query = select(schema.record.c.form).where(schema.record.c.number == record_at(connection, anchor))
    form: str | None = connection.scalar(query)
    return form


def record_at(connection: Connection, anchor: Anchor) -> int | None:
    """The record that an anchor means: of the same id, else the only one of its kind with the same quote."""
    record = schema.record
    number: int | None = connection.scalar(select(record.c.number).where(record.c.id == anchor.record))
    if number is not None:
        return number
    query = select(record.c.number).where(record.c.document == anchor.document, record.c.kind == anchor.kind)
    query = query.where(record.c.quote_start == anchor.start, record.c.quote_end == anchor.end)
    found = connection.scalars(query.where(record.c.rule != rows.CORRECTED)).all()
    return found[0] if len(found) == 1 else None


def unpin(connection: Connection, pinned: str) -> set[str]:
    """Gives a mention with a form of its own back to the form of all like it; says which forms that touches."""
    row = connection.execute(select(schema.form).where(schema.form.c.id == pinned)).first()
    if row is None:
        return set()
    base = replace(form_from_row(row.kind, row.name, row.body), only="")
    if connection.scalar(select(schema.form.c.id).where(schema.form.c.id == base.id)) is None:
        connection.execute(insert(schema.form).values(id=base.id, kind=base.kind, name=base.name, body=base.body))
        blocks = [{"key": key, "form": base.id} for key in sorted(kinds.keys(base))]
        connection.execute(insert(schema.form_key), blocks)
    for table in (schema.record, schema.record_actor):
        connection.execute(update(table).where(table.c.form == pinned).values(form=base.id))
    return {pinned, base.id}


def _pin(connection: Connection, anchor: Anchor, form: str, made: dict[str, Form]) -> str:
    row = connection.execute(select(schema.form).where(schema.form.c.id == form)).first()
    shared = form_from_row(row.kind, row.name, row.body) if row else made[form]
    own = replace(shared, only=f"{anchor.document} {anchor.name}")
    made[own.id] = own
    numbers = select(schema.record.c.number).where(schema.record.c.document == anchor.document)
    actor = schema.record_actor
    where = (actor.c.record.in_(numbers), actor.c.sort == anchor.kind, actor.c.name == anchor.name)
    connection.execute(update(actor).where(*where).values(form=own.id))
    return own.id


def _actors_at(anchor: Anchor) -> Select[str]:
    record, actor = schema.record, schema.record_actor
    query = select(actor.c.form).join(record, record.c.number == actor.c.record)
    query = query.where(record.c.document == anchor.document, actor.c.sort == anchor.kind, actor.c.name == anchor.name)
    return query.where(actor.c.form.is_not(None))


def mentions_in(connection: Connection, entity: str) -> Iterator[Anchor]:
    """All mentions of an entity, by document and name or quote."""
    record, actor, form = schema.record, schema.record_actor, schema.form
    entity = str(connection.scalar(select(entity_now(entity))))
    query = select(record.c.document, actor.c.sort, actor.c.name).distinct()
    query = query.join(actor, actor.c.record == record.c.number).join(form, form.c.id == actor.c.form)
    query = query.where(form.c.entity == entity).order_by(record.c.document, actor.c.name)
    for document, kind, name in connection.execute(query):
        yield Anchor(document, kind, name)
    said = select(*columns(record, "document", "kind", "name", "id", "quote_start", "quote_end"))
    said = said.join(form, form.c.id == record.c.form).where(form.c.entity == entity)
    for row in connection.execute(said.order_by(record.c.document, record.c.quote_start, record.c.id)):
        yield Anchor(row.document, row.kind, row.name or "", row.id, row.quote_start, row.quote_end)
