"""A question as of a day, asked of who was who on that day: by a person, a body, a thing; and of which it tells.

Reads only. Costs nothing where no document is later; else as much as what the question names, or the records it shows.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date

from sqlalchemy import ColumnElement, Connection, or_, select

from communique.register.answers import Filter, Stored
from communique.register.batches import among, chosen
from communique.register.identity.then import forms_by, has_later, things_by
from communique.register.queries import OnTheDay, called
from communique.register.schema import form, record

_Forms = tuple[str, ...]


def on_the_day(connection: Connection, asked: Filter) -> Filter:
    """The filter with the forms of whom and what it names as they were on its day; without a day as it is."""
    names = {"person": asked.person, "organisation": asked.organisation, "entity": asked.entity}
    if asked.as_of is None or isinstance(asked, OnTheDay) or not any(names.values()):
        return asked
    if not has_later(connection, asked.as_of):
        return asked
    plain = {field.name: getattr(asked, field.name) for field in fields(Filter)}
    found = {sort: _forms(connection, name, sort, asked.as_of) for sort, name in names.items() if name}
    return OnTheDay(
        **plain,
        person_forms=found.get("person", ()),
        organisation_forms=found.get("organisation", ()),
        entity_forms=found.get("entity", ()),
    )


def told_then(connection: Connection, stored: Sequence[Stored], asked: Filter) -> list[Stored]:
    """Records with the things that they are about as these were on the day of the question."""
    if asked.as_of is None or not stored or not has_later(connection, asked.as_of):
        return list(stored)
    entities = {one.id: one.entity for one in stored if one.entity}
    forms: dict[str, str] = {}
    for some in chosen(entities):
        query = select(record.c.id, record.c.form).where(among(record.c.id, some))
        forms |= {row.id: row.form for row in connection.execute(query).all()}
    things = things_by(connection, {about: entities[id] for id, about in forms.items()}, asked.as_of)
    return [replace(one, entity=things[forms[one.id]]) if one.id in forms else one for one in stored]


def _forms(connection: Connection, name: str, sort: str, day: date) -> _Forms:
    """The forms of whom or what is named by a name, a part of one or an id."""
    bears = form.c.id == name.partition("-")[2]
    led_to = connection.scalar(select(form.c.entity).where(bears))
    entities = {led_to} if led_to else set()
    if sort != "entity":
        named = select(form.c.entity).distinct().where(called(name, sort), form.c.entity.is_not(None))
        entities |= {id for id in connection.scalars(named).all() if id}
        bears = or_(bears, called(name, sort))
    things = forms_by(connection, entities, day)
    meant = _of_name(connection, things, bears)
    if not meant and led_to:
        # An id of today may name a form that came later: what it leads to was known by others.
        meant = {id: things[id] for id in sorted(things)[:1]}
    return tuple(sorted({id for some in meant.values() for id in some}))


def _of_name(
    connection: Connection, things: Mapping[str, Collection[str]], bears: ColumnElement[bool]
) -> dict[str, Collection[str]]:
    """Those of the things that bear the name by one of their forms."""
    bearing: set[str] = set()
    for some in chosen({id for forms in things.values() for id in forms}):
        bearing |= set(connection.scalars(select(form.c.id).where(among(form.c.id, some), bears)).all())
    return {id: forms for id, forms in things.items() if not bearing.isdisjoint(forms)}
