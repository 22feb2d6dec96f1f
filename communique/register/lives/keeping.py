"""Which deeds keep which promises, as rows: found when either comes in, gone when either goes.

Works in the caller's transaction. Depends on the two records alone: not on who is who, nor on the order of adding.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from sqlalchemy import BigInteger, ColumnElement, Connection, Table, bindparam, delete, func, or_, select

from communique.records import Event, Quote
from communique.register import rows, schema
from communique.register.batches import Sort, bulk, columns, given, sliced
from communique.register.lives import promises
from communique.register.lives.promises import KEPT_WITHIN, Telling

_AT_ONCE = 5000
_LOOKING: Mapping[str, Sort] = {
    "key": BigInteger,
    "first_day": BigInteger,
    "last_day": BigInteger,
    "number": BigInteger,
}
Keys = Callable[[Event], tuple[int, ...]]


def store(connection: Connection, told: Sequence[Telling]) -> None:
    """Stores what new events promise, and the blocks of promises and deeds."""
    promised = [one for one in told if promises.is_commitment(one.event)]
    found = {
        schema.promise: [_promise_row(one) for one in promised],
        schema.promise_key: list(_key_rows(promised, promises.promise_keys)),
        schema.deed_key: list(_key_rows(told, promises.deed_keys)),
    }
    for table, values in found.items():
        bulk(connection, table, values)


def match(connection: Connection, told: Sequence[Telling]) -> set[int]:
    """Stores which promises new events keep, and by which deeds new promises are kept; gives the promises' numbers."""
    within = KEPT_WITHIN.days
    promised = [_window(one, key, 1, within) for one in told for key in promises.deeds_sought(one.event)]
    done = [_window(one, key, -within, -1) for one in told for key in promises.promises_sought(one.event)]
    pairs = set(_met(connection, schema.deed_key, promised))
    pairs |= {(promise, deed) for deed, promise in _met(connection, schema.promise_key, done)}
    known = {one.number: one for one in told}
    known |= {one.number: one for one in _told(connection, {id for pair in pairs for id in pair} - known.keys())}
    kept = [(one, other) for one, other in sorted(pairs) if promises.keeps(known[one], known[other])]
    bulk(connection, schema.keeping, [{"promise": one, "deed": other} for one, other in kept])
    return {one for one, _ in kept}


def forget(connection: Connection, numbers: Collection[int]) -> set[int]:
    """Takes away what records promise and keep; gives the promises of other records that they kept."""
    keeping = schema.keeping
    told = list(_told(connection, numbers))
    freed = kept_by(connection, numbers) - set(numbers)
    for some in sliced(sorted(numbers)):
        connection.execute(delete(keeping).where(or_(keeping.c.promise.in_(some), keeping.c.deed.in_(some))))
        connection.execute(delete(schema.promise).where(schema.promise.c.record.in_(some)))
    for table, keys in ((schema.promise_key, promises.promise_keys), (schema.deed_key, promises.deed_keys)):
        _forget_keys(connection, table, list(_key_rows(told, keys)))
    return freed


def kept_by(connection: Connection, deeds: Collection[int]) -> set[int]:
    """The promises that these deeds keep."""
    keeping = schema.keeping
    found: set[int] = set()
    for some in sliced(sorted(deeds)):
        found |= set(connection.scalars(select(keeping.c.promise).where(keeping.c.deed.in_(some))))
    return found


def remake(connection: Connection) -> None:
    """Makes everything here anew from the records."""
    for table in (schema.keeping, schema.promise, schema.promise_key, schema.deed_key):
        connection.execute(delete(table))
    for told in _all_told(connection):
        store(connection, told)
    for told in _all_told(connection):
        # One side is enough where all stand in their blocks.
        match(connection, [one for one in told if promises.is_commitment(one.event)])


def _promise_row(told: Telling) -> rows.Row:
    is_planned = int(told.event.status == "planned")
    return {"record": told.number, "is_planned": is_planned, "due": promises.due_of(told.event)}


def _key_rows(told: Sequence[Telling], keys: Keys) -> Iterator[rows.Row]:
    """The blocks of what has a day: without one, nothing is known to be later than the other."""
    for one in told:
        if one.day:
            yield from ({"key": key, "day": one.day, "record": one.number} for key in sorted(set(keys(one.event))))


def _forget_keys(connection: Connection, table: Table, found: list[rows.Row]) -> None:
    if found:
        own = [table.c[name] == bindparam(f"old_{name}") for name in ("key", "day", "record")]
        connection.execute(delete(table).where(*own), [{f"old_{name}": row[name] for name in row} for row in found])


def _window(told: Telling, key: int, first: int, last: int) -> tuple[int, int, int, int]:
    """A block to look into, and the days of publication that can matter; nothing is looked for without a day."""
    day = told.day
    return (key, day + first, day + last, told.number) if day else (key, 1, 0, told.number)


def _met(connection: Connection, table: Table, looking: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """The numbers of those that look and of those found in their blocks."""
    if looking:
        seeking = given(connection, _LOOKING, looking)
        query = select(seeking.c.number, table.c.record).join(table, table.c.key == seeking.c.key)
        query = query.where(table.c.day >= seeking.c.first_day, table.c.day <= seeking.c.last_day)
        yield from ((row[0], row[1]) for row in connection.execute(query))


def _told(connection: Connection, numbers: Collection[int]) -> Iterator[Telling]:
    """The events among records."""
    for some in sliced(sorted(numbers)):
        yield from _events(connection, schema.record.c.number.in_(some))


def _all_told(connection: Connection) -> Iterator[list[Telling]]:
    number = schema.record.c.number
    last = connection.scalar(select(func.max(number))) or 0
    for first in range(0, last + 1, _AT_ONCE):
        yield _events(connection, number.between(first, first + _AT_ONCE - 1))


def _events(connection: Connection, where: ColumnElement[bool]) -> list[Telling]:
    record, body = schema.record, schema.record_body
    query = select(*[*columns(record, "number", "published", "kind"), body.c.body])
    query = query.join(body, body.c.record == record.c.number)
    found = []
    for number, published, kind, fields in connection.execute(query.where(where)):
        # Not asked of the database: the index of kinds would lead it through every event that there is.
        event = rows.record_from_row(fields, "", Quote(0, 1, " ")) if kind == "event" else None
        if isinstance(event, Event):
            found.append(Telling(number, event, published))
    return found
