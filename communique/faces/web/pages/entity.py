"""The page of one thing: its names, its life as the register tells it, and every record about it.

Shows what the register holds; what makes it one thing is the register's word, which people may correct here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import Request

from communique.desk.plain import answer_json
from communique.desk.tables import Table
from communique.faces.web.house import House
from communique.faces.web.missing import NotFoundError
from communique.faces.web.page import Page, as_csv, as_json
from communique.faces.web.sayings import sayings, without_repeats
from communique.register import Entity, Filter, Judgement, Pair, Register, Stored

# An entity that everybody speaks of has thousands of records: the page shows the newest, the files have all.
_SHOWN, _LIKENESSES = 60, 20

_REGISTERS = {
    "agreement": "agreements",
    "measure": "measures",
    "series": "series",
    "person": "people",
    "organisation": "organisations",
    "initiative": "initiatives",
    "event": "events",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a thing: its life where its kind has one, its records, what people judged, why it is one."""

    entity: Entity
    life: object | None
    records: tuple[Stored, ...]
    count: int
    judgements: tuple[Judgement, ...]
    likenesses: tuple[Pair, ...]


def entity(house: House, request: Request) -> Page:
    """The page of the thing that an id means."""
    register = house.register
    told = _told(register, request.path_params["id"])
    everything = Filter(entity=told.entity.id)
    return Page(
        title=told.entity.name,
        template="entity.html",
        parts={
            "told": told,
            "entity": told.entity,
            "life": told.life,
            "sayings": sayings(register, without_repeats(told.records)),
            "looked_at": len(told.records),
            "count": told.count,
            "today": house.today(),
            "register": _REGISTERS.get(told.entity.kind),
        },
        forms={
            "json": as_json(lambda: _json(told, register.records(everything))),
            "csv": as_csv(lambda: _table(register.records(everything)), f"{told.entity.kind}-{told.entity.id}"),
        },
    )


def _told(register: Register, id: str) -> Told:
    found = register.entity(id)
    if found is None:
        raise NotFoundError(f"there is no thing {id}: a judgement may have made it part of another")
    newest, count = register.records(Filter(entity=id, limit=_SHOWN)), register.count(Filter(entity=id))
    judging = register.judging
    judgements, likenesses = tuple(judging.history(id)), _telling(judging.why(id, limit=_LIKENESSES))
    return Told(found, register.life(found), tuple(newest), count, judgements, likenesses)


def _telling(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Each two names once, those that differ first: that a name is itself says little."""
    seen: dict[frozenset[str | None], Pair] = {}
    for pair in pairs:
        seen.setdefault(frozenset((pair.one.mention.name, pair.other.mention.name)), pair)
    return tuple(sorted(seen.values(), key=lambda pair: pair.one.mention.name == pair.other.mention.name))


def _json(told: Told, records: list[Stored]) -> dict[str, object]:
    return {
        "entity": answer_json(told.entity),
        "life": answer_json(told.life),
        "records": [answer_json(one) for one in records],
        "judgements": [answer_json(one) for one in told.judgements],
    }


def _table(records: list[Stored]) -> Table:
    rows = tuple(
        (
            one.source.published.isoformat() if one.source.published else None,
            one.record.kind,
            one.record.quote.words,
            one.source.publisher,
            one.source.title,
            one.source.url,
            one.source.id,
            one.id,
        )
        for one in records
    )
    return Table(("published", "kind", "quote", "publisher", "title", "url", "document", "id"), rows)
