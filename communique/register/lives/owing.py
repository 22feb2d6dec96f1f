"""What is owed, as rows: one commitment for each event that promises something, made anew where the evidence changes.

Works in the caller's transaction. Derived from records, from who is who and from what keeps what: nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, Subquery, case, delete, func, or_, select

from communique.register import rows
from communique.register.answers import Filter
from communique.register.batches import among, bulk, chosen, columns, sliced
from communique.register.queries import matching_records, paged
from communique.register.schema import (
    commitment,
    commitment_party,
    form,
    keeping,
    promise,
    record,
    record_pair,
    record_party,
)

# Stands in `due` for "no day told": such commitments come last.
NO_DAY = date.max
_IS_STATED = or_(record.c.judged.is_(None), record.c.judged != "wrong")
# An event without parties is an event of its own, and has no entity.
_EVENT = func.coalesce(form.c.entity, record.c.id)


@dataclass(slots=True)
class _Owed:
    """What the records of one event say of a commitment, in the order of their publication."""

    since: date | None = None
    due: date = NO_DAY
    is_first_planned: bool | None = None
    shown: list[date | None] = field(default_factory=list)  # when it was shown done
    pairs: set[tuple[str, str]] = field(default_factory=set)

    def promised(self, *, published: date | None, is_planned: bool, due: date | None) -> None:
        """Takes in the next promise."""
        if self.is_first_planned is None:
            self.is_first_planned = is_planned
        self.since = min(filter(None, (self.since, published)), default=None)
        self.due = due or self.due

    def row(self, event: str) -> rows.Row:
        """The row of the commitment."""
        done_since = min(filter(None, self.shown), default=None)
        done = {"is_done": int(bool(self.shown)), "done_since": done_since}
        return {"event": event, "since": self.since, "due": self.due} | done


class _Held(NamedTuple):
    """The columns in which a commitment, whether it is done and when it is due are looked up."""

    event: ColumnElement[str]
    is_done: ColumnElement[int]
    due: ColumnElement[date]


def refresh(connection: Connection, events: Collection[str]) -> None:
    """Makes the commitments of events anew; events are given by entity, or by record where they have none."""
    for some in chosen(events):
        drop(connection, some)
        owed = _owed(connection, some)
        made = [one.row(event) for event, one in owed.items()]
        bulk(connection, commitment, made)
        of_parties = [
            {"one": one, "other": other, "is_done": row["is_done"], "due": row["due"], "event": row["event"]}
            for row in made
            for one, other in sorted(owed[row["event"]].pairs)
        ]
        bulk(connection, commitment_party, of_parties)


def drop(connection: Connection, events: list[str]) -> None:
    """Takes away the commitments of events."""
    for table in (commitment_party, commitment):
        connection.execute(delete(table).where(among(table.c.event, events)))


def events_of(connection: Connection, numbers: Collection[int]) -> set[str]:
    """The events of records, by entity, or by record where they have none."""
    found: set[str] = set()
    for some in sliced(sorted(numbers)):
        query = select(record.c.kind, _EVENT).select_from(record).outerjoin(form, form.c.id == record.c.form)
        rows_of = connection.execute(query.where(among(record.c.number, some)))
        found |= {event for kind, event in rows_of if kind == "event"}
    return found


def make(connection: Connection, first: int, last: int) -> None:
    """Makes the commitments of the promises among the records of these numbers."""
    promised = select(promise.c.record).where(promise.c.record.between(first, last))
    refresh(connection, events_of(connection, list(connection.scalars(promised))))


def page(connection: Connection, asked: Filter, *, is_sqlite: bool) -> list[str]:
    """The events of the commitments that the filter's page shows: what is not done first, then the nearest due."""
    query, held = _asked(asked, is_sqlite=is_sqlite)
    done: ColumnElement[int] = held.is_done
    if asked.as_of:
        done = case((commitment.c.done_since <= asked.as_of, 1), else_=0)
        query = query.where(commitment.c.since <= asked.as_of)
    return list(connection.scalars(paged(query.order_by(done, held.due, held.event), asked)))


def count(connection: Connection, asked: Filter, *, is_sqlite: bool) -> int:
    """How many commitments match."""
    query, _ = _asked(asked, is_sqlite=is_sqlite)
    if asked.as_of:
        query = query.where(commitment.c.since <= asked.as_of)
    return connection.execute(select(func.count()).select_from(query.subquery("owed"))).scalar_one()


def overdue(connection: Connection, asked: Filter, since: date, until: date, *, is_sqlite: bool) -> list[str]:
    """The events of what fell due from a day until before another and is not shown done, the latest due first."""
    query, held = _asked(asked, is_sqlite=is_sqlite)
    query = query.where(held.due >= since, held.due < until)
    if asked.as_of:
        still_open = or_(commitment.c.done_since.is_(None), commitment.c.done_since > asked.as_of)
        query = query.where(commitment.c.since <= asked.as_of, still_open)
    else:
        query = query.where(held.is_done == 0)
    return list(connection.scalars(paged(query.order_by(held.due.desc(), held.event), asked)))


def is_plain(asked: Filter) -> bool:
    """Whether only parties are asked for, and the day on which one asks: there is an index of these."""
    plain = replace(asked, parties=(), kind=(), as_of=None, limit=None, offset=0, order="newest", by="told")
    return plain == Filter() and len(set(asked.parties)) <= 2 and asked.kind in ((), "event", ("event",))


def told(asked: Filter, *, is_sqlite: bool) -> Subquery:
    """The commitments that matching records tell of: record, document and the commitment's event."""
    source, where, _ = matching_records(replace(asked, kind="event"), is_sqlite=is_sqlite)
    source = source.outerjoin(form, form.c.id == record.c.form).join(commitment, commitment.c.event == _EVENT)
    query = select(record.c.number, record.c.document, commitment.c.event.label("told")).select_from(source)
    if asked.as_of:
        where = where & (commitment.c.since <= asked.as_of)
    return query.where(where).subquery("told")


def _asked(asked: Filter, *, is_sqlite: bool) -> tuple[Select[tuple[str]], _Held]:
    """The commitments that match: by index where only parties are asked for, else by the records that match.

    Of the index of parties alone, where that tells enough: when things were told and done stands in the commitment.
    """
    parties = sorted(set(asked.parties))
    if is_plain(asked) and parties:
        of, one, other = commitment_party.c, *(*parties, "")[:2]
        query = select(of.event).where(of.one == one, of.other == other)
        if asked.as_of:
            query = query.join(commitment, commitment.c.event == of.event)
        return query, _Held(of.event, of.is_done, of.due)
    held = _Held(commitment.c.event, commitment.c.is_done, commitment.c.due)
    if is_plain(asked):
        return select(commitment.c.event), held
    source, where, _ = matching_records(replace(asked, kind="event"), is_sqlite=is_sqlite)
    events = select(_EVENT).select_from(source.outerjoin(form, form.c.id == record.c.form)).where(where)
    return select(commitment.c.event).where(commitment.c.event.in_(events)), held


def _owed(connection: Connection, events: list[str]) -> dict[str, _Owed]:
    """What is owed among these events."""
    found: dict[str, _Owed] = defaultdict(_Owed)
    reports: dict[str, list[date | None]] = defaultdict(list)
    numbers: dict[int, str] = {}
    for row in _told(connection, _promising(connection, events)):
        numbers[row.number] = row.event
        if row.promise is not None:
            found[row.event].promised(published=row.published, is_planned=bool(row.is_planned), due=row.due)
        if row.status == "done":
            reports[row.event].append(row.published)
    for event, owed in found.items():
        owed.shown += reports[event] if owed.is_first_planned else []
    _add_deeds(connection, found, numbers)
    _add_parties(connection, found, numbers)
    return found


def _promising(connection: Connection, events: list[str]) -> list[str]:
    """Those of the events of which some record promises something."""
    query = select(form.c.entity).distinct().join(record, record.c.form == form.c.id)
    query = query.join(promise, promise.c.record == record.c.number).where(among(form.c.entity, events))
    return [*connection.scalars(query).all(), *(event for event in events if _is_alone(event))]


def _is_alone(event: str) -> bool:
    """Whether an event is given by its record: it has no parties, and so no entity."""
    return "-" not in event


def _told(connection: Connection, events: list[str]) -> Iterator[Row[Any]]:
    """The records of events in their order, with what they promise; those judged wrong are left out.

    Their kind is not asked for: its index would lead the database through every event that there is.
    """
    names = columns(record, "number", "published", "status")
    asked = (*names, promise.c.record.label("promise"), promise.c.is_planned, promise.c.due)
    joined = form.join(record, record.c.form == form.c.id).outerjoin(promise, promise.c.record == record.c.number)
    of_entities = select(form.c.entity.label("event"), *asked).select_from(joined).where(among(form.c.entity, events))
    alone = record.outerjoin(promise, promise.c.record == record.c.number)
    ids = [event for event in events if _is_alone(event)]
    of_records = select(record.c.id.label("event"), *asked).select_from(alone)
    of_records = of_records.where(among(record.c.id, ids), record.c.form.is_(None))
    in_order = (func.coalesce(record.c.published, date.min), record.c.document, record.c.quote_start)
    for query in (of_entities, of_records) if ids else (of_entities,):
        yield from connection.execute(query.where(_IS_STATED).order_by(*in_order)).all()


def _add_deeds(connection: Connection, found: Mapping[str, _Owed], numbers: Mapping[int, str]) -> None:
    """Adds when later deeds showed the commitments done."""
    for some in sliced(sorted(numbers)):
        query = select(keeping.c.promise, record.c.published).join(record, record.c.number == keeping.c.deed)
        for number, published in connection.execute(query.where(among(keeping.c.promise, some), _IS_STATED)).all():
            found[numbers[number]].shown.append(published)


def _add_parties(connection: Connection, found: Mapping[str, _Owed], numbers: Mapping[int, str]) -> None:
    """Adds the parties, and each two of them that some record has together."""
    told = [number for number, event in numbers.items() if event in found]
    for some in sliced(sorted(told)):
        alone = select(record_party.c.record, record_party.c.party).where(among(record_party.c.record, some))
        for number, party in connection.execute(alone).all():
            found[numbers[number]].pairs.add((party, ""))
        together = select(*columns(record_pair, "record", "one", "other")).where(among(record_pair.c.record, some))
        for number, one, other in connection.execute(together).all():
            found[numbers[number]].pairs.add((one, other))


def deeds(connection: Connection, promises: Collection[str], as_of: date | None) -> dict[str, set[int]]:
    """The numbers of the records that show each of these promises kept, known by a day and not judged wrong.

    Promises are given by the ids of their records.
    """
    found: dict[str, set[int]] = defaultdict(set)
    promised = record.alias("promised")
    for some in chosen(promises):
        query = select(promised.c.id, keeping.c.deed).join(promised, promised.c.number == keeping.c.promise)
        query = query.join(record, record.c.number == keeping.c.deed)
        query = query.where(among(promised.c.id, some), _IS_STATED)
        query = query.where(record.c.published <= as_of) if as_of else query
        for one, deed in connection.execute(query):
            found[one].add(deed)
    return found
