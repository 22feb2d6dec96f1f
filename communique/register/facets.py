"""How many records there are of each value: acts, parties, sectors and the rest of FACETS.

Counts in the database; refuses a facet that does not exist.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, Connection, String, cast, func, select

from communique.register.answers import Filter
from communique.register.migrations import RegisterError
from communique.register.queries import days_of_parties, matching_records
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
FACETS = (*_OF_RECORD, *_OF_DOCUMENT, "party", "sector", "year", "person", "organisation")


def facet(connection: Connection, asked: Filter, *, by: str, is_sqlite: bool) -> list[tuple[str, int]]:
    """Values and numbers of matching records, most first, then by the alphabet; without a value, left out."""
    days = days_of_parties(asked) if by == "year" else None
    if days is not None:
        return _by_year((row.day, row.records) for row in connection.execute(days))
    source, where, _ = matching_records(asked, is_sqlite=is_sqlite)
    matching = select(record.c.number, record.c.document).select_from(source).where(where).subquery("matching")
    # What documents have is counted by document first: there are far fewer of them than of records.
    counted_records = select(record.c.document, func.count().label("records")).select_from(source).where(where)
    told = counted_records.group_by(record.c.document).subquery("told")
    value: ColumnElement[str]
    if by in _OF_RECORD:
        value = _OF_RECORD[by]
        query = select(value, func.count()).select_from(source).where(where)
    elif by == "year":
        value = func.substr(cast(record.c.day, String), 1, 4)
        query = select(value, func.count()).select_from(source).where(where, record.c.day != UNKNOWN_DAY)
    elif by == "party":
        value = record_party.c.party
        query = select(value, func.count()).join(matching, matching.c.number == record_party.c.record)
    elif by in ("person", "organisation"):
        value = entity.c.name
        count = func.count(record_actor.c.record.distinct())
        query = select(value, count).join(form, form.c.entity == entity.c.id)
        query = query.join(record_actor, record_actor.c.form == form.c.id)
        query = query.join(matching, matching.c.number == record_actor.c.record).where(entity.c.kind == by)
    elif by == "sector":
        value = document_sector.c.sector
        query = select(value, func.sum(told.c.records)).join(told, told.c.document == document_sector.c.document)
    elif by in _OF_DOCUMENT:
        value = _OF_DOCUMENT[by]
        query = select(value, func.sum(told.c.records)).join(told, told.c.document == document.c.id)
    else:
        raise RegisterError(f"no facet {by!r}: there are {', '.join(FACETS)}")
    counted = connection.execute(query.where(value.is_not(None)).group_by(value)).all()
    return _most_first((name, int(number)) for name, number in counted)


def _by_year(days: Iterable[tuple[date, int]]) -> list[tuple[str, int]]:
    found: Counter[str] = Counter()
    for day, number in days:
        found[f"{day.year:04}"] += number
    return _most_first(found.items())


def _most_first(counted: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(counted, key=lambda one: (-one[1], one[0]))
