"""Settles who is who after a change: compares what is new, joins and parts what the change touches, and no more.

Works in the caller's transaction. The result depends on the evidence and the judgements alone: settling the touched
components gives what settling everything from the beginning would give, which a test holds it to.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import combinations, product

from sqlalchemy import Connection, Text, bindparam, delete, exists, or_, select, update

from communique.register import rows, schema
from communique.register.batches import among, bulk, chosen, columns, given
from communique.register.identity import blocks, kinds
from communique.register.identity.blocks import event_forms
from communique.register.identity.clusters import Clustering, Edge, cluster, tied_together
from communique.register.identity.entities import entity_row
from communique.register.identity.forms import Form, form_from_row
from communique.register.identity.judged import judged_edges

# Within one release two of these are never one thing.
_TOLD_APART = ("agreement", "series", "initiative", "measure")
# Weight, verdict and whether a person should say, by the pair of forms.
Likenesses = dict[tuple[str, str], tuple[float, str, int]]


def settle(
    connection: Connection, *, new: Mapping[str, Form], touched: Collection[str] = ()
) -> tuple[set[str], set[str]]:
    """Compares the new forms with all in their blocks and settles them and the forms touched otherwise.

    Gives the entities of the new events that are like no other, and those of all other events that this touches.
    """
    known = _known(connection, new)
    fresh = {id: form for id, form in new.items() if id not in known}
    blocks.store(connection, fresh)
    tied = _compare(connection, fresh) | {id for edge in judged_edges(connection) for id in (edge.one, edge.other)}
    # Most events are told once and like no other: nothing has to be asked of them.
    alone = {id: form for id, form in fresh.items() if id not in tied}
    others = {id: form for id, form in fresh.items() if id in tied}
    return _store_alone(connection, alone), resolve(connection, {*others, *touched}, new=others)


def block_anew(connection: Connection, ids: Collection[str]) -> None:
    """Stores the blocks of stored forms anew."""
    for some in chosen(ids):
        connection.execute(delete(schema.form_key).where(among(schema.form_key.c.form, some)))
    blocks.store(connection, forms_of(connection, ids))


def compare_anew(connection: Connection, ids: Collection[str]) -> None:
    """Compares stored forms anew with all in their blocks; who is who follows only when they are resolved."""
    pairs = schema.likeness
    for some in chosen(ids):
        connection.execute(delete(pairs).where(or_(among(pairs.c.one, some), among(pairs.c.other, some))))
    _compare(connection, forms_of(connection, ids))


def forget_unused(connection: Connection, forms: Collection[str]) -> set[str]:
    """Takes away the forms that no mention has any longer; gives the forms that were alike to them."""
    in_records = exists().where(schema.record.c.form == schema.form.c.id)
    in_actors = exists().where(schema.record_actor.c.form == schema.form.c.id)
    gone: set[str] = set()
    near: set[str] = set()
    for some in chosen(forms):
        unused = select(schema.form.c.id).where(among(schema.form.c.id, some), ~in_records, ~in_actors)
        gone |= set(connection.scalars(unused))
    for some in chosen(gone):
        near |= _companions(connection, some)
        pairs = schema.likeness
        near |= set(connection.scalars(select(pairs.c.other).where(among(pairs.c.one, some))))
        near |= set(connection.scalars(select(pairs.c.one).where(among(pairs.c.other, some))))
        connection.execute(delete(schema.likeness).where(or_(among(pairs.c.one, some), among(pairs.c.other, some))))
    for some in chosen(gone):
        stale = select(schema.form.c.entity).where(among(schema.form.c.id, some))
        for derived in (schema.commitment_party, schema.commitment):
            connection.execute(delete(derived).where(derived.c.event.in_(stale)))
        connection.execute(delete(schema.entity).where(schema.entity.c.id.in_(stale)))
        connection.execute(delete(schema.form_key).where(among(schema.form_key.c.form, some)))
        connection.execute(delete(schema.form).where(among(schema.form.c.id, some)))
    return near - gone


def resolve(connection: Connection, touched: Collection[str], *, new: Mapping[str, Form] | None = None) -> set[str]:
    """Joins and parts anew every component that holds a touched form or an earlier companion of one.

    `new` are forms that are not stored yet, and will be. Gives the entities of all events that this touches, those
    that are no more as well.
    """
    companions: set[str] = set()
    fresh = new or {}
    for some in chosen(set(touched) - fresh.keys()):
        companions |= _companions(connection, some)
    judged = judged_edges(connection)
    members, likenesses = component(connection, {*touched, *companions}, judged)
    forms = forms_of(connection, members - fresh.keys()) | dict(fresh)
    found = clustered(connection, forms, judged, likenesses)
    events, entities = _store_entities(connection, forms, found.members, fresh)
    _store_open(connection, likenesses, entities, frozenset(found.unsure), judged)
    return events


def clustered(
    connection: Connection,
    forms: Mapping[str, Form],
    judged: Collection[Edge],
    likenesses: Likenesses,
    *,
    by: date | None = None,
) -> Clustering:
    """The things that forms are, by their likeness, by judgements, and by what releases (published by a day) tell."""
    edges = [*_edges(likenesses, forms), *(edge for edge in judged if {edge.one, edge.other} <= forms.keys())]
    edges = [*_told_apart(connection, edges, forms, by), *kept_apart(edges, forms), *edges]
    partial = frozenset(id for id, form in forms.items() if kinds.is_partial(form))
    return cluster(forms, edges, partial)


def forms_of(connection: Connection, ids: Collection[str]) -> dict[str, Form]:
    """Forms by id; those of events are made from their records."""
    found: dict[str, Form] = {}
    events: list[str] = []
    for some in chosen(ids):
        query = select(*columns(schema.form, "id", "kind", "name", "body")).where(among(schema.form.c.id, some))
        for id, kind, name, body in connection.execute(query).all():
            if kind == "event":
                events.append(id)
            else:
                found[id] = form_from_row(kind, name, body)
    return found | event_forms(connection, events)


def _known(connection: Connection, ids: Collection[str]) -> set[str]:
    given_ids = given(connection, {"id": Text}, [(id,) for id in ids])
    known = select(schema.form.c.id).join(given_ids, given_ids.c.id == schema.form.c.id)
    return set(connection.scalars(known).all()) if ids else set()


def _compare(connection: Connection, fresh: Mapping[str, Form]) -> set[str]:
    """Stores the likeness of each new form with every form in the blocks where it is looked for; gives those alike."""
    pairs = blocks.neighbours(connection, fresh)
    forms = {**fresh, **forms_of(connection, {id for pair in pairs for id in pair} - fresh.keys())}
    found = [row for one, other in sorted(pairs) for row in _likeness_row(forms[one], forms[other], one, other)]
    bulk(connection, schema.likeness, found)
    return {row[side] for row in found for side in ("one", "other")}


def _store_alone(connection: Connection, forms: Mapping[str, Form]) -> set[str]:
    """Stores new forms that nothing ties to another, each an entity of its own; gives the entities of events."""
    made = [entity_row(id, [form]) for id, form in forms.items()]
    bulk(connection, schema.entity, made)
    stored = zip(forms.items(), made, strict=True)
    bulk(connection, schema.form, [_form_row(id, form, row["id"]) for (id, form), row in stored])
    return {row["id"] for row in made if row["kind"] == "event"}


def _likeness_row(one: Form, other: Form, one_id: str, other_id: str) -> Iterator[rows.Row]:
    likeness = kinds.compare(one, other)
    if likeness.verdict in ("same", "unsure"):
        yield {
            "one": one_id,
            "other": other_id,
            "kind": one.kind,
            "weight": likeness.weight,
            "verdict": likeness.verdict,
            "signs": json.dumps([sign.name for sign in likeness.signs]),
            "open": 0,
        }


def _companions(connection: Connection, forms: list[str]) -> set[str]:
    """The forms that were one entity with any of these."""
    entities = select(schema.form.c.entity).where(among(schema.form.c.id, forms))
    return set(connection.scalars(select(schema.form.c.id).where(schema.form.c.entity.in_(entities))).all())


def component(connection: Connection, start: set[str], judged: Collection[Edge]) -> tuple[set[str], Likenesses]:
    """All forms that `same` edges, stored or judged, tie to the start, with every likeness that any of them has."""
    tied: dict[str, set[str]] = defaultdict(set)
    for edge in judged:
        if edge.verdict == "same":
            tied[edge.one].add(edge.other)
            tied[edge.other].add(edge.one)
    pairs = schema.likeness
    asked = select(*columns(pairs, "one", "other", "weight", "verdict", "open"))
    seen: set[str] = set()
    likenesses: Likenesses = {}
    waiting = set(start)
    while waiting:
        seen |= waiting
        found = {other for id in waiting for other in tied.get(id, ())}
        for some, side in product(list(chosen(waiting)), (pairs.c.one, pairs.c.other)):
            for one, other, weight, verdict, is_open in connection.execute(asked.where(among(side, some))).all():
                likenesses[one, other] = (weight, verdict, is_open)
                found |= {one, other} if verdict == "same" else set()
        waiting = found - seen
    return seen, likenesses


def _edges(likenesses: Likenesses, forms: Mapping[str, Form]) -> Iterator[Edge]:
    for (one, other), (weight, verdict, _) in likenesses.items():
        if one in forms and other in forms:
            yield Edge(one, other, weight, verdict)


def _told_apart(
    connection: Connection, edges: list[Edge], forms: Mapping[str, Form], by: date | None
) -> Iterator[Edge]:
    """Pairs that some release, published by a day, tells as two things."""
    asked = [
        edge for edge in edges if edge.verdict == "same" and not edge.is_judged and forms[edge.one].kind in _TOLD_APART
    ]
    told_in = _documents_of(connection, {form for edge in asked for form in (edge.one, edge.other)}, by)
    for edge in asked:
        if not told_in[edge.one].isdisjoint(told_in[edge.other]):
            yield Edge(edge.one, edge.other, 0.0, "apart")


def _documents_of(connection: Connection, forms: Collection[str], by: date | None) -> Mapping[str, set[str]]:
    """The documents, published by a day, with a record that is about each of these forms."""
    record = schema.record
    found: dict[str, set[str]] = defaultdict(set)
    query = select(record.c.form, record.c.document)
    query = query.where(record.c.published <= by) if by else query
    for some in chosen(forms):
        for form, document in connection.execute(query.where(among(record.c.form, some))).all():
            found[form].add(document)
    return found


def kept_apart(edges: list[Edge], forms: Mapping[str, Form]) -> Iterator[Edge]:
    """Pairs that are tied through others but must not be one: found only where something ties them."""
    for members in tied_together(edges):
        groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for id in members:
            groups[_stands_for(forms[id], id)].append(id)
        for some, others in combinations(groups.values(), 2):
            if kinds.compare(forms[min(some)], forms[min(others)]).verdict == "apart":
                yield from (Edge(min(a, b), max(a, b), 0.0, "apart") for a in some for b in others)


def _stands_for(form: Form, id: str) -> tuple[str, ...]:
    """What forms have in common of which one can stand for all: they differ in office or year alone."""
    if form.kind == "event":
        return (id,)
    told = () if form.kind == "person" else tuple("=".join(mark) for mark in form.marks if mark[0] != "year")
    return (form.name, form.only, *form.parties, *told)


def _store_entities(
    connection: Connection,
    forms: Mapping[str, Form],
    members: Mapping[str, tuple[str, ...]],
    fresh: Mapping[str, Form],
) -> tuple[set[str], dict[str, str]]:
    """Stores the entities anew, and the new forms with them.

    Gives the entities of events, before and after, and the entity that each form has now.
    """
    before: dict[str, str | None] = dict.fromkeys(fresh) | _entities_of(connection, forms.keys() - fresh.keys())
    made = [entity_row(first, [forms[id] for id in some]) for first, some in members.items()]
    after = {id: row["id"] for row, some in zip(made, members.values(), strict=True) for id in some}
    for some in chosen({*filter(None, before.values()), *after.values()}):
        connection.execute(delete(schema.entity).where(among(schema.entity.c.id, some)))
    bulk(connection, schema.entity, made)
    bulk(connection, schema.form, [_form_row(id, form, after[id]) for id, form in fresh.items()])
    changed = [{"form_id": id, "value": after[id]} for id in after.keys() - fresh.keys() if before.get(id) != after[id]]
    if changed:
        stored = schema.form
        one_form = update(stored).where(stored.c.id == bindparam("form_id")).values(entity=bindparam("value"))
        connection.execute(one_form, changed)
    events = [id for id, form in forms.items() if form.kind == "event"]
    return {entity for id in events for entity in (before.get(id), after[id]) if entity}, after


def _entities_of(connection: Connection, forms: Collection[str]) -> dict[str, str | None]:
    """The entity that each stored form has."""
    found: dict[str, str | None] = {}
    for some in chosen(forms):
        query = select(schema.form.c.id, schema.form.c.entity).where(among(schema.form.c.id, some))
        found |= {row.id: row.entity for row in connection.execute(query).all()}
    return found


def _form_row(id: str, form: Form, entity: str) -> rows.Row:
    # The fields of an event stand in its record.
    body = "" if form.kind == "event" else form.body
    return {"id": id, "kind": form.kind, "name": form.name, "body": body, "entity": entity}


def _store_open(
    connection: Connection,
    likenesses: Likenesses,
    entities: Mapping[str, str],
    unsure: frozenset[tuple[str, str]],
    judged: Collection[Edge],
) -> None:
    """Marks the pairs at which a person should look: doubtful ones across entities, and joins that were refused."""
    pairs = schema.likeness
    settled = {(edge.one, edge.other) for edge in judged}
    others = {id for pair in likenesses for id in pair} - entities.keys()
    now = {**entities, **_entities_of(connection, others)}
    changed: list[rows.Row] = []
    for pair, (_, verdict, was_open) in sorted(likenesses.items()):
        is_apart = now.get(pair[0]) != now.get(pair[1])
        is_open = int(is_apart and pair not in settled and (verdict == "unsure" or pair in unsure))
        if is_open != was_open:
            changed.append({"first": pair[0], "second": pair[1], "is_open": is_open})
    if changed:
        where = (pairs.c.one == bindparam("first"), pairs.c.other == bindparam("second"))
        connection.execute(update(pairs).where(*where).values(open=bindparam("is_open")), changed)
