"""Which deeds keep which promises, as rows: found when either comes in, gone when either goes.

Works in the caller's transaction. Depends on the two records alone: not on who is who, nor on the order of adding.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from sqlalchemy import BigInteger, ColumnElement, Connection, Table, bindparam, delete, or_, select

from communique.records import Event, Quote
from communique.register import rows, schema
from communique.register.batches import Sort, among, bulk, columns, given, sliced
from communique.register.lives import promises
from communique.register.lives.promises import KEPT_WITHIN, Block, Telling

_LOOKING: Mapping[str, Sort] = {
    "key": BigInteger,
    "first_day": BigInteger,
    "last_day": BigInteger,
    "number": BigInteger,
    "parties": BigInteger,
}
Keys = Callable[[Event], tuple[Block, ...]]


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
    promised = [_window(one, block, 1, within) for one in told for block in promises.deeds_sought(one.event)]
    done = [_window(one, block, -within, -1) for one in told for block in promises.promises_sought(one.event)]
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
        connection.execute(delete(keeping).where(or_(among(keeping.c.promise, some), among(keeping.c.deed, some))))
        connection.execute(delete(schema.promise).where(among(schema.promise.c.record, some)))
    for table, keys in ((schema.promise_key, promises.promise_keys), (schema.deed_key, promises.deed_keys)):
        _forget_keys(connection, table, list(_key_rows(told, keys)))
    return freed


def kept_by(connection: Connection, deeds: Collection[int]) -> set[int]:
    """The promises that these deeds keep."""
    keeping = schema.keeping
    found: set[int] = set()
    for some in sliced(sorted(deeds)):
        found |= set(connection.scalars(select(keeping.c.promise).where(among(keeping.c.deed, some))))
    return found


def make(connection: Connection, first: int, last: int) -> None:
    """Stores what the events among the records of these numbers promise, and their blocks; there must be none yet."""
    store(connection, _events(connection, schema.record.c.number.between(first, last)))


def make_kept(connection: Connection, first: int, last: int) -> None:
    """Stores which deeds keep the promises among the records of these numbers, where all stand in their blocks."""
    told = _events(connection, schema.record.c.number.between(first, last))
    match(connection, [one for one in told if promises.is_commitment(one.event)])


def _promise_row(told: Telling) -> rows.Row:
    is_planned = int(told.event.status == "planned")
    return {"record": told.number, "is_planned": is_planned, "due": promises.due_of(told.event)}


def _key_rows(told: Sequence[Telling], keys: Keys) -> Iterator[rows.Row]:
    """The blocks of what has a day: without one, nothing is known to be later than the other."""
    for one in told:
        if one.day:
            for key, parties in sorted(set(keys(one.event))):
                yield {"key": key, "day": one.day, "record": one.number, "parties": parties}


def _forget_keys(connection: Connection, table: Table, found: list[rows.Row]) -> None:
    if found:
        own = [table.c[name] == bindparam(f"old_{name}") for name in ("key", "day", "record", "parties")]
        connection.execute(delete(table).where(*own), [{f"old_{name}": row[name] for name in row} for row in found])


def _window(told: Telling, block: Block, first: int, last: int) -> tuple[int, int, int, int, int]:
    """A block to look into, and the days of publication that can matter; nothing is looked for without a day."""
    (key, parties), day = block, told.day
    days = (day + first, day + last) if day else (1, 0)
    return (key, *days, told.number, parties)


def _met(connection: Connection, table: Table, looking: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """The numbers of those that look and of those found in their blocks."""
    if looking:
        seeking = given(connection, _LOOKING, looking)
        query = select(seeking.c.number, table.c.record).join(table, table.c.key == seeking.c.key)
        query = query.where(table.c.day >= seeking.c.first_day, table.c.day <= seeking.c.last_day)
        # Whoever promises must be among those who act.
        fewer = seeking if table is schema.deed_key else table
        query = query.where(table.c.parties.bitwise_and(seeking.c.parties) == fewer.c.parties)
        yield from ((row[0], row[1]) for row in connection.execute(query).all())


def _told(connection: Connection, numbers: Collection[int]) -> Iterator[Telling]:
    """The events among records."""
    for some in sliced(sorted(numbers)):
        yield from _events(connection, among(schema.record.c.number, some))


def _events(connection: Connection, where: ColumnElement[bool]) -> list[Telling]:
    record, body = schema.record, schema.record_body
    query = select(*[*columns(record, "number", "published", "kind"), body.c.body])
    query = query.join(body, body.c.record == record.c.number)
    found = []
    for number, published, kind, fields in connection.execute(query.where(where)).all():
        # Not asked of the database: the index of kinds would lead it through every event that there is.
        event = rows.record_from_row(fields, "", Quote(0, 1, " ")) if kind == "event" else None
        if isinstance(event, Event):
            found.append(Telling(number, event, published))
    return found
