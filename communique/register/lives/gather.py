"""Gathers what the register has on entities: the entities asked for, and all records of each.

Reads only, a fixed number of statements whatever the number of entities. Wrong-judged records are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    FromClause,
    Select,
    Text,
    case,
    exists,
    func,
    or_,
    select,
    union_all,
)

from communique.register import rows
from communique.register.answers import Filter, Stored
from communique.register.batches import among, chosen, given
from communique.register.fetch import records_numbered
from communique.register.identity.entities import entity_row
from communique.register.identity.forms import form_from_row
from communique.register.kept import Kept
from communique.register.lives.answers import Entity
from communique.register.queries import is_named, matching_records, ordered, paged
from communique.register.schema import entity, form, record, record_actor

NAMED = ("person", "organisation", "place", "agreement", "series", "measure", "initiative")
Seen = tuple[date | None, date | None, int]
Told = tuple[Entity, list[Stored]]  # a thing, and the records that tell of it
Worded = tuple[str, str, str]  # the kind, name and body of a form


class Telling(NamedTuple):
    """A record by number, document and kind, and what it is about: by which form, and the thing, else its own id."""

    number: int
    document: str
    kind: str
    form: str
    about: str


def entity_ids(connection: Connection, kind: str, asked: Filter, *, is_sqlite: bool) -> list[str]:
    """The entities of a kind that a matching record is about or names, by id."""
    source, where, _ = matching_records(asked, is_sqlite=is_sqlite)
    numbers = select(record.c.number, record.c.form).select_from(source).where(where).subquery("matching")
    # Of a few documents the records lead to the forms, and SQLite would go through all forms of the kind.
    is_kind = (func.coalesce(form.c.kind, "") if asked.documents else form.c.kind) == kind
    query = select(form.c.entity).distinct().where(is_kind, form.c.entity.is_not(None))
    if kind in ("person", "organisation", "place"):
        query = query.join(record_actor, record_actor.c.form == form.c.id)
        query = query.join(numbers, numbers.c.number == record_actor.c.record)
    else:
        query = query.join(numbers, numbers.c.form == form.c.id)
    return sorted(connection.scalars(query))


def telling(connection: Connection, asked: Filter, *, is_sqlite: bool) -> list[Telling]:
    """What matching records are about, in the filter's order."""
    source, where, day = matching_records(asked, is_sqlite=is_sqlite)
    about = func.coalesce(form.c.entity, record.c.id)
    query: Select[Any] = select(record.c.number, record.c.document, record.c.kind, record.c.form, about)
    query = query.select_from(source.outerjoin(form, form.c.id == record.c.form)).where(where)
    return [Telling(*row) for row in connection.execute(ordered(query, asked, day)).all()]


def matching_forms(
    connection: Connection, kind: str, asked: Filter, forms: Collection[str], *, is_sqlite: bool
) -> set[str]:
    """Those of the forms of things of a kind that a matching record is about or names."""
    source, where, _ = matching_records(asked, is_sqlite=is_sqlite)
    numbers = select(record.c.number, record.c.form).select_from(source).where(where).subquery("matching")
    found: set[str] = set()
    for some in chosen(forms):
        if kind in ("person", "organisation", "place"):
            query = select(record_actor.c.form).join(numbers, numbers.c.number == record_actor.c.record)
            query = query.where(among(record_actor.c.form, some))
        else:
            query = select(numbers.c.form).where(among(numbers.c.form, some))
        found |= set(connection.scalars(query.distinct()))
    return found


def entity_page(connection: Connection, kind: str, asked: Filter, *, is_sqlite: bool) -> list[str]:
    """The entities of a kind in matching records that the filter's page shows, in the order of its `by`.

    Sorted and cut in the database: a register has far more things than a page.
    """
    source, where, _ = matching_records(asked, is_sqlite=is_sqlite)
    matching = select(record.c.number, record.c.form, record.c.published, record.c.document)
    found = matching.select_from(source).where(where).subquery("matching")
    query = select(form.c.entity).where(form.c.kind == kind, form.c.entity.is_not(None)).group_by(form.c.entity)
    if kind in ("person", "organisation", "place"):
        query = query.join(record_actor, record_actor.c.form == form.c.id)
        query = query.join(found, found.c.number == record_actor.c.record)
    else:
        query = query.join(found, found.c.form == form.c.id)
    if asked.by == "name":
        query = query.join(entity, entity.c.id == form.c.entity).order_by(func.min(func.lower(entity.c.name)))
    elif asked.by == "releases":
        query = query.order_by(func.count(found.c.document.distinct()).desc())
    else:
        query = query.order_by(func.max(func.coalesce(found.c.published, date.min)).desc())
    return list(connection.scalars(paged(query.order_by(form.c.entity), asked)))


def named(connection: Connection, name: str, kind: str | None = None) -> list[str]:
    """The entities that bear a name, or a part of it, in some release; whole names first."""
    whole = case((func.lower(form.c.name) == name.lower(), 1), else_=0)
    where: list[ColumnElement[bool]] = [form.c.name.icontains(name, autoescape=True), form.c.entity.is_not(None)]
    # Named one by one, the kinds lead to an index that holds the names.
    where.append(form.c.kind.in_((kind,) if kind else NAMED))
    query = select(form.c.entity, func.max(whole)).where(*where, is_named())
    found = connection.execute(query.group_by(form.c.entity)).all()
    return [id for id, _ in sorted(found, key=lambda row: (-row[1], row[0]))]


class Held(NamedTuple):
    """Where the forms of things stand: each form beside its thing, under these conditions."""

    source: FromClause
    thing: ColumnElement[str]
    form: ColumnElement[str]
    where: tuple[ColumnElement[bool], ...] = ()


def now(ids: Collection[str]) -> Held:
    """The forms of entities as they are today."""
    return Held(form, form.c.entity, form.c.id, (among(form.c.entity, ids),))


def then(connection: Connection, forms: Mapping[str, Sequence[str]]) -> Held:
    """The forms of things as they were: given by thing."""
    rows_of = [(thing, id) for thing, some in forms.items() for id in some]
    told = given(connection, {"thing": Text, "form": Text}, rows_of)
    return Held(told, told.c.thing, told.c.form)


def held(connection: Connection, ids: Collection[str], forms: Mapping[str, Sequence[str]]) -> list[Held]:
    """Where the forms of things stand, a part at a time: of entities as they are, of what was other by its forms."""
    differing = {id: forms[id] for id in ids if id in forms}
    as_now = [now(some) for some in chosen(set(ids) - differing.keys())]
    return [*as_now, then(connection, differing)] if differing else as_now


def entities_then(connection: Connection, forms: Mapping[str, Sequence[str]], as_of: date) -> dict[str, Entity]:
    """Things as they were on a day, by id and forms, called as documents published by then call them."""
    if not forms:
        return {}
    part = then(connection, forms)
    seen = _seen(connection, part, as_of)
    told = _forms_of(connection, part, as_of)
    return {id: _entity(id, _row_of(some), some, seen[id]) for id, some in told.items()}


def entities(
    connection: Connection,
    ids: Collection[str],
    as_of: date | None = None,
    *,
    known: Mapping[str, Seen] | None = None,
) -> dict[str, Entity]:
    """Entities by id, with when documents spoke of them; what no document spoke of by then is left out.

    `known` is when they were spoken of, where that was reckoned before.
    """
    found: dict[str, Entity] = {}
    for some in chosen(ids):
        seen = _seen(connection, now(some), as_of) if known is None else known
        forms = _forms_of(connection, now(some), as_of)
        for row in connection.execute(select(entity).where(among(entity.c.id, some))).mappings():
            if row["id"] in seen:
                is_then = as_of is not None and row["kind"] != "event" and forms[row["id"]]
                told = _row_of(forms[row["id"]]) if is_then else {**row}
                found[row["id"]] = _entity(row["id"], told, forms[row["id"]], seen[row["id"]])
    return found


def _entity(id: str, row: Mapping[str, Any], forms: Sequence[Worded], seen: Seen) -> Entity:
    others = sorted({name for _, name, _ in forms} - {row["name"]})
    return Entity(id, row["kind"], row["name"], (row["name"], *others), tuple(row["parties"].split()), *seen)


def _forms_of(connection: Connection, part: Held, as_of: date | None) -> defaultdict[str, list[Worded]]:
    """The forms of things; with a day, those that some document published by then has."""
    query = select(part.thing, form.c.kind, form.c.name, form.c.body).where(*part.where)
    query = query if part.source is form else query.join_from(part.source, form, form.c.id == part.form)
    if as_of:
        by_then = record.c.published <= as_of
        own = exists().where(record.c.form == form.c.id, by_then)
        acting = exists().where(record_actor.c.form == form.c.id, record.c.number == record_actor.c.record, by_then)
        query = query.where(or_(own, acting))
    found: defaultdict[str, list[Worded]] = defaultdict(list)
    for id, *told in connection.execute(query):
        found[id].append((told[0], told[1], told[2]))
    return found


def _row_of(forms: Sequence[Worded]) -> rows.Row:
    """What these forms alone would call an entity: a later release may have told it by another name."""
    return entity_row("", [form_from_row(*one) for one in forms])


def records_about(
    connection: Connection,
    ids: Collection[str],
    as_of: date | None = None,
    *,
    kind: str | None = None,
    newest: int | None = None,
    kept: Kept | None = None,
    forms: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, list[Stored]]:
    """The records about each entity, in the order of publication; for people and bodies, those that name them.

    `kind` keeps records of one kind, `newest` so many of each entity, those published last. `forms` are those of things
    that were others than they are.
    """
    numbers: dict[int, set[str]] = defaultdict(set)
    for part in held(connection, ids, forms or {}):
        found = _about(part, as_of, kind, has_places=bool(newest)).subquery("found")
        query = select(found.c.thing, found.c.number)
        if newest:
            query = query.where(found.c.place <= newest)
        for id, number in connection.execute(query):
            numbers[number].add(id)
    return _by_entity(records_numbered(connection, sorted(numbers), kept), sorted(numbers), numbers)


def records_of(
    connection: Connection,
    numbers: Mapping[str, Sequence[int]],
    *,
    newest: int | None = None,
    kept: Kept | None = None,
) -> dict[str, list[Stored]]:
    """The same of entities whose records are known by number; `newest` is of these."""
    owners: dict[int, set[str]] = defaultdict(set)
    for id, some in numbers.items():
        for number in some:
            owners[number].add(id)
    found = _by_entity(records_numbered(connection, sorted(owners), kept), sorted(owners), owners)
    return {id: in_order(_newest(some, newest)) for id, some in found.items()} if newest else found


def _newest(stored: Sequence[Stored], most: int) -> list[Stored]:
    """So many records, those published last; of one day those first by id."""
    by_id = sorted(stored, key=lambda one: one.id)
    return sorted(by_id, key=lambda one: one.source.published or date.min, reverse=True)[:most]


def _about(part: Held, as_of: date | None, kind: str | None, *, has_places: bool) -> Select[Any] | CompoundSelect[Any]:
    """Entities with the numbers of the records about them or naming them; a `place` counts each one's, newest first."""
    limits = [*part.where, or_(record.c.judged.is_(None), record.c.judged != "wrong")]
    limits += [record.c.published <= as_of] if as_of else []
    columns: tuple[ColumnElement[Any], ...] = (part.thing.label("thing"), record.c.number)
    if has_places:
        newest = (record.c.published.desc().nulls_last(), record.c.id)
        columns += (func.row_number().over(partition_by=part.thing, order_by=newest).label("place"),)
    own = select(*columns).join_from(part.source, record, record.c.form == part.form).where(*limits)
    acting = select(*columns).join_from(part.source, record_actor, record_actor.c.form == part.form)
    acting = acting.join(record, record.c.number == record_actor.c.record).where(*limits)
    # Only people, bodies and places are named by records that are about something else.
    if kind == "role":
        return acting.where(record_actor.c.slot.in_(("person", "organisation")))
    return own if kind else union_all(own, acting)


def in_order(stored: Sequence[Stored]) -> list[Stored]:
    """Records by day of publication, then document, then place in it; undated documents first."""
    return sorted(stored, key=lambda one: (one.source.published or date.min, one.source.id, one.record.quote.start))


def once(stored: Iterable[Stored]) -> tuple[Stored, ...]:
    """The records in their order, each once."""
    return tuple({one.id: one for one in stored}.values())


def _by_entity(
    records: Sequence[Stored], numbers: Sequence[int], owners: Mapping[int, set[str]]
) -> dict[str, list[Stored]]:
    found: dict[str, list[Stored]] = defaultdict(list)
    for number, stored in zip(numbers, records, strict=True):
        for id in owners[number]:
            found[id].append(stored)
    return {id: in_order(some) for id, some in found.items()}


def _seen(connection: Connection, part: Held, as_of: date | None) -> dict[str, Seen]:
    told_of = (part.thing.label("thing"), record.c.published, record.c.document)
    own = select(*told_of).join_from(part.source, record, record.c.form == part.form)
    acting = select(*told_of).join_from(part.source, record_actor, record_actor.c.form == part.form)
    acting = acting.join(record, record.c.number == record_actor.c.record)
    limits = [*part.where, *([record.c.published <= as_of] if as_of else [])]
    both = union_all(own.where(*limits), acting.where(*limits)).subquery("both")
    days = (func.min(both.c.published), func.max(both.c.published), func.count(both.c.document.distinct()))
    told = connection.execute(select(both.c.thing, *days).group_by(both.c.thing))
    return {id: (_day(first), _day(last), count) for id, first, last, count in told}


def _day(value: date | str | None) -> date | None:
    # Through a union, SQLite gives days back as text.
    return date.fromisoformat(value) if isinstance(value, str) else value
