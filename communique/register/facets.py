"""How many records there are of each value: acts, parties, sectors and the rest of FACETS.

Counts in the database; refuses a facet that does not exist.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from sqlalchemy import ColumnElement, Connection, Select, String, Subquery, Text, cast, func, select

from communique.register.answers import Filter
from communique.register.batches import given
from communique.register.migrations import RegisterError
from communique.register.queries import days_of_parties, facts_of_party, matching_records
from communique.register.schema import (
    UNKNOWN_DAY,
    document,
    document_sector,
    entity,
    form,
    record,
    record_actor,
    record_party,
)

_OF_RECORD: dict[str, ColumnElement[str]] = {
    name: record.c[name] for name in ("kind", "act", "status", "stage", "type", "instrument", "rule", "name")
}
_OF_DOCUMENT: dict[str, ColumnElement[str]] = {name: document.c[name] for name in ("publisher", "language", "category")}
_YEAR: ColumnElement[str] = func.substr(cast(record.c.day, String), 1, 4)
Then = Mapping[str, str]
EMPTY: Then = MappingProxyType({})
Told = Subquery  # number and document of a record, and what it tells of
FACETS = (*_OF_RECORD, *_OF_DOCUMENT, "party", "sector", "year", "person", "organisation")


def facet(
    connection: Connection, asked: Filter, *, by: str, is_sqlite: bool, told: Told | None = None, then: Then = EMPTY
) -> list[tuple[str, int]]:
    """Values and numbers of matching records, most first, then by the alphabet; without a value, left out.

    With `told` what these records tell of is counted, each once for a value. `then` says how the forms of people and
    bodies were called that were others than they are.
    """
    days = days_of_parties(asked) if by == "year" and told is None else None
    if days is not None:
        return _by_year((row.day, row.records) for row in connection.execute(days))
    facts = facts_of_party(asked) if told is None else None
    if facts is not None and (by == "act" or by == "sector" or by in _OF_DOCUMENT):
        query = _of_facts(facts, by)
    else:
        query = _of_told(told, by) if told is not None else _of_records(asked, by, is_sqlite=is_sqlite)
        if then and told is None and by in ("person", "organisation"):
            query = _of_actors(_matching(asked, is_sqlite=is_sqlite), by, _given(connection, then))
    counted = connection.execute(query).all()
    return _most_first((name, int(number)) for name, number in counted)


def things_told(connection: Connection, asked: Filter, kind: str, *, is_sqlite: bool, then: Then = EMPTY) -> Told:
    """The things of a kind that matching records tell of: record, document and the thing's id.

    `then` gives the things for which forms stood that were others than they are.
    """
    source, where, _ = matching_records(asked, is_sqlite=is_sqlite)
    if kind in ("person", "organisation", "place"):
        source = source.join(record_actor, record_actor.c.record == record.c.number)
        source = source.join(form, form.c.id == record_actor.c.form)
    else:
        source = source.join(form, form.c.id == record.c.form)
    thing: ColumnElement[str] = form.c.entity
    if then:
        was = _given(connection, then)
        source, thing = source.outerjoin(was, was.c.form == form.c.id), func.coalesce(was.c.thing, form.c.entity)
    columns = (record.c.number, record.c.document, thing.label("told"))
    query = select(*columns).select_from(source).where(where, form.c.kind == kind, form.c.entity.is_not(None))
    return query.subquery("told")


def _of_facts(facts: ColumnElement[bool], by: str) -> Select[str, int]:
    """What stands beside the parties of records, and what their documents have."""
    if by == "act":
        act = record_party.c.act
        return select(act, func.count()).where(facts, act != "").group_by(act)
    number = record_party.c.document_number
    told = select(number, func.count().label("records")).where(facts).group_by(number).subquery("told")
    value = document_sector.c.sector if by == "sector" else _OF_DOCUMENT[by]
    joined = told.join(document, document.c.number == told.c.document_number)
    if by == "sector":
        joined = joined.join(document_sector, document_sector.c.document == document.c.id)
    query = select(value, func.sum(told.c.records)).select_from(joined)
    return query.where(value.is_not(None)).group_by(value)


def _of_told(told: Told, by: str) -> Select[str, int]:
    if by in _OF_DOCUMENT:
        value, joined = _OF_DOCUMENT[by], told.join(document, document.c.id == told.c.document)
    elif by == "sector":
        value = document_sector.c.sector
        joined = told.join(document_sector, document_sector.c.document == told.c.document)
    elif by == "party":
        value, joined = record_party.c.party, told.join(record_party, record_party.c.record == told.c.number)
    elif by in _OF_RECORD or by == "year":
        value, joined = _OF_RECORD.get(by, _YEAR), told.join(record, record.c.number == told.c.number)
    else:
        raise RegisterError(f"things are not counted by {by!r}")
    query = select(value, func.count(told.c.told.distinct())).select_from(joined)
    is_known = record.c.day != UNKNOWN_DAY if by == "year" else value.is_not(None)
    return query.where(is_known).group_by(value)


def _of_records(asked: Filter, by: str, *, is_sqlite: bool) -> Select[str, int]:
    source, where, _ = matching_records(asked, is_sqlite=is_sqlite)
    matching = _matching(asked, is_sqlite=is_sqlite)
    # What documents have is counted by document first: there are far fewer of them than of records.
    counted_records = select(record.c.document, func.count().label("records")).select_from(source).where(where)
    told = counted_records.group_by(record.c.document).subquery("told")
    value: ColumnElement[str]
    if by in _OF_RECORD:
        value = _OF_RECORD[by]
        query = select(value, func.count()).select_from(source).where(where)
    elif by == "year":
        value = _YEAR
        query = select(value, func.count()).select_from(source).where(where, record.c.day != UNKNOWN_DAY)
    elif by == "party":
        value = record_party.c.party
        query = select(value, func.count()).join(matching, matching.c.number == record_party.c.record)
    elif by in ("person", "organisation"):
        return _of_actors(matching, by)
    elif by == "sector":
        value = document_sector.c.sector
        query = select(value, func.sum(told.c.records)).join(told, told.c.document == document_sector.c.document)
    elif by in _OF_DOCUMENT:
        value = _OF_DOCUMENT[by]
        query = select(value, func.sum(told.c.records)).join(told, told.c.document == document.c.id)
    else:
        raise RegisterError(f"no facet {by!r}: there are {', '.join(FACETS)}")
    return query.where(value.is_not(None)).group_by(value)


def _matching(asked: Filter, *, is_sqlite: bool) -> Told:
    source, where, _ = matching_records(asked, is_sqlite=is_sqlite)
    return select(record.c.number, record.c.document).select_from(source).where(where).subquery("matching")


def _of_actors(matching: Told, kind: str, was: Subquery | None = None) -> Select[str, int]:
    """The names of people or bodies, with the numbers of records that name them."""
    joined = entity.join(form, form.c.entity == entity.c.id).join(record_actor, record_actor.c.form == form.c.id)
    joined = joined.join(matching, matching.c.number == record_actor.c.record)
    name: ColumnElement[str] = entity.c.name
    if was is not None:
        joined, name = joined.outerjoin(was, was.c.form == form.c.id), func.coalesce(was.c.thing, entity.c.name)
    query = select(name, func.count(record_actor.c.record.distinct())).select_from(joined)
    return query.where(entity.c.kind == kind).group_by(name)


def _given(connection: Connection, then: Then) -> Subquery:
    return given(connection, {"form": Text, "thing": Text}, list(then.items()))


def _by_year(days: Iterable[tuple[date, int]]) -> list[tuple[str, int]]:
    found: Counter[str] = Counter()
    for day, number in days:
        found[f"{day.year:04}"] += number
    return _most_first(found.items())


def _most_first(counted: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(counted, key=lambda one: (-one[1], one[0]))
