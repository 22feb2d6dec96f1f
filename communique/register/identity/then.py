"""What entities of today were as far as the documents published by a day tell: a later one joins and parts nothing.

Reads only. What people judged holds whenever they judged it: it corrects our reading, and is no news of the day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, exists, select

from communique.register.batches import among, chosen
from communique.register.identity.clusters import Edge
from communique.register.identity.judged import judged_edges
from communique.register.identity.settle import clustered, component, forms_of
from communique.register.schema import document, form, likeness, record, record_actor


@dataclass(frozen=True, slots=True)
class Then:
    """The things that entities of today were: by entity, in the order of their ids, and the forms of those that differ.

    An entity of which no document had told is none; an id that is not among the forms' is that of today.
    """

    things: Mapping[str, Sequence[str]] = field(default_factory=dict)
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def known_by(connection: Connection, ids: Collection[str], day: date) -> Then:
    """What these entities were by the documents published by a day."""
    entity_of, known = _forms(connection, ids, day)
    judged = judged_edges(connection)
    told = {entity_of[id] for id in known}
    differing = {entity_of[id] for id in entity_of.keys() - known} & told
    differing |= {entity_of[id] for id in _reaching_out(connection, entity_of, judged)} & told
    seeds = {id: entity_of[id] for id in known if entity_of[id] in differing}
    forms = _clusters(connection, seeds.keys(), judged, day) if seeds else {}
    things: dict[str, list[str]] = defaultdict(list)
    for thing, some in sorted(forms.items()):
        for entity in sorted({seeds[id] for id in some if id in seeds}):
            things[entity].append(thing)
    return Then(things | {id: [id] for id in told - differing}, forms)


def has_later(connection: Connection, day: date) -> bool:
    """Whether there are documents that are not known by a day: published after it, or on none that is told."""
    later = (document.c.published > day, document.c.published.is_(None))
    return any(connection.scalar(select(exists().where(one))) for one in later)


def forms_by(connection: Connection, ids: Collection[str], day: date) -> dict[str, tuple[str, ...]]:
    """The things that these entities were by the documents published by a day, each with its forms."""
    found = known_by(connection, ids, day)
    forms = dict(found.forms)
    same = {thing for things in found.things.values() for thing in things} - forms.keys()
    held: dict[str, list[str]] = defaultdict(list)
    for some in chosen(same):
        query = select(form.c.entity, form.c.id).where(among(form.c.entity, some)).order_by(form.c.id)
        for entity, id in connection.execute(query).all():
            held[entity].append(id)
    return forms | {entity: tuple(some) for entity, some in held.items()}


def things_by(connection: Connection, entity_of: Mapping[str, str], day: date) -> dict[str, str]:
    """The things that forms stood for by the documents published by a day; each is given with its entity of today."""
    forms = known_by(connection, set(entity_of.values()), day).forms
    thing_of = {id: thing for thing, some in forms.items() for id in some}
    return {id: thing_of.get(id, entity) for id, entity in entity_of.items()}


def _forms(connection: Connection, ids: Collection[str], day: date) -> tuple[dict[str, str], set[str]]:
    """The forms of entities, each with its entity, and those of them that a document published by a day has."""
    found: dict[str, str] = {}
    for some in chosen(ids):
        query = select(form.c.id, form.c.entity).where(among(form.c.entity, some))
        for id, entity in connection.execute(query).all():
            found[id] = entity
    return found, _known(connection, found, day)


def _known(connection: Connection, forms: Collection[str], day: date) -> set[str]:
    by_then = record.c.published <= day
    found: set[str] = set()
    for some in chosen(forms):
        own = select(record.c.form).distinct().where(among(record.c.form, some), by_then)
        found |= set(connection.scalars(own))
    for some in chosen(set(forms) - found):
        acting = select(record_actor.c.form).distinct().join(record, record.c.number == record_actor.c.record)
        found |= set(connection.scalars(acting.where(among(record_actor.c.form, some), by_then)))
    return found


def _reaching_out(connection: Connection, entity_of: Mapping[str, str], judged: Collection[Edge]) -> Iterator[str]:
    """The forms that are like a form of another entity: something keeps the two apart, and may have come later."""
    for edge in judged:
        if edge.verdict == "same":
            yield from _crossing(edge.one, edge.other, entity_of)
    for some in chosen(entity_of):
        for side in (likeness.c.one, likeness.c.other):
            query = select(likeness.c.one, likeness.c.other).where(among(side, some), likeness.c.verdict == "same")
            for one, other in connection.execute(query).all():
                yield from _crossing(one, other, entity_of)


def _crossing(one: str, other: str, entity_of: Mapping[str, str]) -> Iterator[str]:
    if entity_of.get(one) != entity_of.get(other):
        yield from (id for id in (one, other) if id in entity_of)


def _clusters(
    connection: Connection, seeds: Set[str], judged: Collection[Edge], day: date
) -> dict[str, tuple[str, ...]]:
    """The clusters that hold a seed, of the forms that were known, by the id of the thing."""
    members, likenesses = component(connection, set(seeds), judged)
    forms = forms_of(connection, _known(connection, members, day))
    found = clustered(connection, forms, judged, likenesses, by=day).members
    return {f"{forms[first].kind}-{first}": some for first, some in found.items() if not seeds.isdisjoint(some)}
