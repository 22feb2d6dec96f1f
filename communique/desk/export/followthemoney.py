"""People, bodies, offices, events and releases as FollowTheMoney entities, one JSON object to a line.

Lossy: agreements, measures, figures and series have no place there, and quotes become descriptions.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from communique import edtf
from communique.desk.export.atom import headline
from communique.lexicon import body, country
from communique.records import Event, Role
from communique.register import Source, Stored

Entity = dict[str, Any]


def follow_the_money(stored: Iterable[Stored]) -> Iterator[str]:
    """A line for each entity, each once: the releases, then what they say."""
    records = list(stored)
    people = {one.record.person for one in records if isinstance(one.record, Role)}
    seen: dict[str, Entity] = {}
    for one in records:
        for entity in (_release(one.source), *_entities(one, people)):
            known = seen.setdefault(entity["id"], entity)
            if known is not entity:
                _join(known["properties"], entity["properties"])
    yield from (json.dumps(entity, ensure_ascii=False) for entity in seen.values())


def _entities(stored: Stored, people: set[str]) -> Iterator[Entity]:
    record = stored.record
    if isinstance(record, Role):
        person = _actor(record.person, people, record.party)
        yield person
        if record.organisation:
            office = _actor(record.organisation, people, record.party)
            yield office
            yield _employment(stored, record, person["id"], office["id"])
    elif isinstance(record, Event):
        actors = [_actor(name, people) for name in (*record.by, *record.to) if country(name) != name]
        yield from actors
        yield _event(stored, record, [actor["id"] for actor in actors])


def _release(source: Source) -> Entity:
    stated = {
        "title": source.title,
        "publisher": source.publisher,
        "publishedAt": source.published.isoformat() if source.published else None,
        "sourceUrl": source.url if source.url and source.url.startswith(("http://", "https://")) else None,
        "fileName": source.source or None,
    }
    return _entity(f"document-{source.id}", "Article", stated)


def _actor(name: str, people: set[str], party: str | None = None) -> Entity:
    if name in people:
        return _entity(_id("person", name), "Person", {"name": name, "country": _code(party)})
    known = body(name)
    schema = "PublicBody" if known else "Organization"
    return _entity(_id("body", name), schema, {"name": name, "country": _code(known.party if known else party)})


def _employment(stored: Stored, role: Role, person: str, organisation: str) -> Entity:
    day = stored.source.published.isoformat() if stored.source.published else None
    stated = {"employee": person, "employer": organisation, "role": role.title, "date": day}
    stated |= {"description": role.quote.words, "proof": f"document-{stored.source.id}"}
    return _entity(f"office-{stored.id}", "Employment", stated)


def _event(stored: Stored, event: Event, actors: list[str]) -> Entity:
    days = [day.isoformat() for day in edtf.span(event.date)] if event.date else [None, None]
    stated: dict[str, Any] = {
        "name": headline(stored),
        "startDate": days[0],
        "endDate": days[1],
        "description": event.quote.words,
        "location": event.place.name if event.place else None,
        "country": [code for party in event.parties if (code := _code(party))],
        "involved": actors,
        "proof": f"document-{stored.source.id}",
    }
    return _entity(f"event-{stored.id}", "Event", stated)


def _entity(id: str, schema: str, stated: dict[str, Any]) -> Entity:
    properties = {name: value if isinstance(value, list) else [value] for name, value in stated.items() if value}
    return {"id": id, "schema": schema, "properties": properties}


def _join(known: dict[str, list[str]], more: dict[str, list[str]]) -> None:
    for name, values in more.items():
        known[name] = list(dict.fromkeys([*known.get(name, []), *values]))


def _id(sort: str, name: str) -> str:
    return f"{sort}-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _code(party: str | None) -> str | None:
    """A country's code as FollowTheMoney has it; it knows one bloc."""
    return party.lower() if party and len(party) == 2 else None
