"""Columns made from a register, whole or from those of an earlier state and what was written since.

Reads in the caller's transaction. Records are never changed in place: new ones have higher numbers, and what a
judgement touches is read again by its documents. Where the numbers do not add up, all is loaded anew.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, text

from communique.register.memory.columns import (
    CODED,
    JUDGED,
    NONE,
    OF_DOCUMENTS,
    Codes,
    Columns,
    Documents,
    Ids,
    Numbers,
    Pairs,
    Records,
    Things,
    places,
    taken,
)
from communique.register.memory.heads import HEAD

_AT_ONCE = 20_000
_PLAIN = ("number", "document", "form", "judged", "day", "first_day", "published")
_EMPTY = np.zeros(0, np.int32)
Stretch = tuple[Sequence[Any], ...]


class _Places(dict[Any, int]):
    """The place of each value, given in the order in which they come."""

    def __missing__(self, value: object) -> int:
        if value is None:
            return NONE
        self[value] = len(self)
        return len(self) - 1


class Days(dict[Any, int]):
    """The ordinal of each day, written as text or not."""

    def __missing__(self, value: date | str | None) -> int:
        known = value if isinstance(value, date) else date.fromisoformat(value) if value else None
        self[value] = known.toordinal() if known else NONE
        return self[value]


def load(connection: Connection, before: Columns | None = None) -> Columns:
    """The columns of the register as the connection's transaction sees it; `before` saves most of the work."""
    documents, things = _documents(connection), _things(connection)
    records = _extended(connection, before, documents, things) if before else None
    if records is None or len(records.numbers) != _count(connection):
        records = _records(connection, _nothing(), "number > 0", documents, things)
    about = taken(things.of_forms, records.forms)
    actors = Pairs(records.actors.left, taken(things.of_forms, records.actors.right))
    return Columns(records, documents, things, about, actors)


def _count(connection: Connection) -> int:
    return int(connection.execute(text("SELECT count(*) FROM record")).scalar_one())


def _stretches(connection: Connection, asked: str) -> Iterator[tuple[int, Stretch]]:
    """The columns of an answer, a stretch of rows at a time, with its length."""
    # As the driver gives them: of millions of rows each would else be made into an object first.
    driver = connection.connection.driver_connection
    assert driver is not None
    # A cursor with a name stays on the server, which would else send the whole answer at once.
    cursor = driver.cursor() if connection.dialect.name == "sqlite" else driver.cursor(name="columns")
    with closing(cursor):
        cursor.execute(asked)
        while some := cursor.fetchmany(_AT_ONCE):
            yield len(some), tuple(zip(*some, strict=True))


def columns_of(connection: Connection, asked: str, made: Sequence[Callable[[Sequence[Any]], Any]]) -> tuple[Any, ...]:
    """The columns of an answer as arrays, each made by its function."""
    parts: list[list[Any]] = [[] for _ in made]
    for _, some in _stretches(connection, asked):
        for into, make, column in zip(parts, made, some, strict=True):
            into.append(make(column))
    return tuple(np.concatenate(some) if some else make(()) for some, make in zip(parts, made, strict=True))


def numbers_of(values: Sequence[int]) -> Numbers:
    """Whole numbers as a column."""
    return np.array(values, np.int32)


def mapped(known: dict[Any, int]) -> Callable[[Sequence[Any]], Numbers]:
    """What makes a column of values that are known by a number."""
    return lambda values: np.fromiter(map(known.__getitem__, values), np.int32, len(values))


def _short_ids(values: Sequence[str | None]) -> Ids:
    return np.array([value or "" for value in values], "S16")


def _ids(values: Sequence[str]) -> Ids:
    return np.array(values, "S40")


def _texts(values: Sequence[str]) -> NDArray[np.object_]:
    return np.array(values, object)


def _digests(values: Sequence[Hashable]) -> NDArray[np.int64]:
    return np.fromiter(map(hash, values), np.int64, len(values))


def _documents(connection: Connection) -> Documents:
    codes = {name: _Places() for name in OF_DOCUMENTS}
    array = "json_array({})" if connection.dialect.name == "sqlite" else "json_build_array({})::text"
    asked = f"SELECT id, {array.format(', '.join(HEAD))}, {', '.join(OF_DOCUMENTS)} FROM document"
    made = [_short_ids, _texts, *(mapped(codes[name]) for name in OF_DOCUMENTS)]
    ids, heads, *columns = columns_of(connection, asked, made)
    order = np.argsort(ids)
    named = {name: Codes(column[order], tuple(codes[name])) for name, column in zip(OF_DOCUMENTS, columns, strict=True)}
    sectors = _Places()
    told, right = columns_of(connection, "SELECT document, sector FROM document_sector", [_short_ids, mapped(sectors)])
    judged = "SELECT one_document FROM judgement UNION SELECT other_document FROM judgement"
    some = frozenset(id for id in connection.execute(text(judged)).scalars() if id)
    return Documents(
        ids=ids[order],
        heads=heads[order],
        stamps=_digests(heads[order].tolist()),
        codes=named,
        sectors=Pairs(places(ids[order], told), right),
        sector_names=tuple(sectors),
        judged=some,
    )


def _things(connection: Connection) -> Things:
    # The database orders by name, so that a page from memory is the page that it would give.
    rank = "row_number() OVER (ORDER BY lower(name), id)"
    asked = f"SELECT id, kind, {rank}, name, parties, forms FROM entity WHERE kind <> 'event'"
    kinds = _Places()
    made: list[Callable[[Sequence[Any]], Any]] = [_ids, mapped(kinds), numbers_of, _texts, _texts, numbers_of]
    ids, codes, ranks, *told = columns_of(connection, asked, made)
    order = np.argsort(ids)
    ids = ids[order]
    # What small letters are is for the database to say, which else would look for a name itself.
    asked = "SELECT id, entity, lower(name) FROM form WHERE kind <> 'event' AND entity IS NOT NULL"
    of_forms: list[Callable[[Sequence[Any]], Any]] = [_short_ids, lambda some: places(ids, _ids(some)), _texts]
    forms, entities, called = columns_of(connection, asked, of_forms)
    by_id = np.argsort(forms)
    names: list[str] = called[by_id].tolist()
    return Things(
        ids=ids,
        kinds=Codes(codes[order], tuple(kinds)),
        ranks=ranks[order],
        called=_digests(list(zip(*(some.tolist() for some in told), strict=True)))[order],
        form_ids=forms[by_id],
        of_forms=entities[by_id],
        names="\0".join(["", *names, ""]),
        name_starts=np.cumsum([1, *(len(name) + 1 for name in names)], dtype=np.int32)[: len(names)],
    )


def _nothing() -> Records:
    none = Pairs(_EMPTY, _EMPTY)
    codes = {name: Codes(_EMPTY, ()) for name in CODED}
    columns = dict.fromkeys(("numbers", "judged", "documents", "days", "firsts", "published", "forms"), _EMPTY)
    return Records(**columns, codes=codes, actors=none, parties=none, party_names=())


def _extended(connection: Connection, before: Columns, documents: Documents, things: Things) -> Records:
    """The earlier records, without those that judgements may have changed, and all that was written since."""
    again = sorted(before.documents.judged | documents.judged)
    records = _moved(before, documents, things)
    last = int(records.numbers[-1]) if len(records.numbers) else 0
    new = f"number > {last}"
    if again:
        records = _without(records, places(documents.ids, np.array(again, "S16")))
        # Ids are hashes in hexadecimal digits.
        new += f" OR document IN ({', '.join(repr(id) for id in again if id.isalnum())})"
    return _records(connection, records, new, documents, things)


def _moved(before: Columns, documents: Documents, things: Things) -> Records:
    """The earlier records with the places that documents and forms have now."""
    records = before.records
    of_documents = places(documents.ids, before.documents.ids)
    of_forms = places(things.form_ids, before.things.form_ids)
    return replace(
        records,
        documents=taken(of_documents, records.documents),
        forms=taken(of_forms, records.forms),
        actors=Pairs(records.actors.left, taken(of_forms, records.actors.right)),
    )


def _without(records: Records, documents: Numbers) -> Records:
    """The records but for those of some documents."""
    kept = ~np.isin(records.documents, documents)
    moved = np.where(kept, np.cumsum(kept) - 1, NONE).astype(np.int32)
    plain = ("numbers", "judged", "documents", "days", "firsts", "published", "forms")
    return replace(
        records,
        **{name: getattr(records, name)[kept] for name in plain},
        codes={name: Codes(codes.rows[kept], codes.names) for name, codes in records.codes.items()},
        actors=_left_in(records.actors, moved),
        parties=_left_in(records.parties, moved),
    )


def _left_in(pairs: Pairs, moved: Numbers) -> Pairs:
    left = moved[pairs.left]
    return Pairs(left[left != NONE], pairs.right[left != NONE])


def _records(connection: Connection, old: Records, where: str, documents: Documents, things: Things) -> Records:
    """The old records and those of the database for which `where` holds."""
    codes = {name: _Places((value, at) for at, value in enumerate(old.codes[name].names)) for name in CODED}
    days = mapped(Days())
    made = [
        numbers_of,
        lambda ids: places(documents.ids, _short_ids(ids)),
        lambda ids: places(things.form_ids, _short_ids(ids)),
        mapped(cast("dict[Any, int]", JUDGED)),
        *[days] * 3,
        *(mapped(codes[name]) for name in CODED),
    ]
    asked = f"SELECT {', '.join((*_PLAIN, *CODED))} FROM record WHERE {where}"
    number, document, form, judged, day, first, published, *coded = columns_of(connection, asked, made)
    numbers = np.append(old.numbers, number)
    order = np.argsort(numbers, kind="stable").astype(np.int32)
    # Most often nothing but new records follows: the old rows stay where they are.
    is_in_order = bool((numbers[order] == numbers).all())
    numbers = numbers[order]

    def whole(one: Numbers, more: Numbers) -> Numbers:
        both = np.append(one, more)
        return both if is_in_order else both[order]

    near = f"AND record IN (SELECT number FROM record WHERE {where})" if len(old.numbers) else ""
    # An old row may stand further on than it did.
    moved = np.argsort(order).astype(np.int32)[: len(old.numbers)]
    parties, party_names = _parties(connection, near, old, moved, numbers)
    return Records(
        numbers=numbers,
        codes={
            name: Codes(whole(old.codes[name].rows, more), tuple(codes[name]))
            for name, more in zip(CODED, coded, strict=True)
        },
        judged=whole(old.judged, judged),
        documents=whole(old.documents, document),
        days=whole(old.days, day),
        firsts=whole(old.firsts, first),
        published=whole(old.published, published),
        forms=whole(old.forms, form),
        actors=_actors(connection, near, old, moved, numbers, things),
        parties=parties,
        party_names=party_names,
    )


def _actors(connection: Connection, near: str, old: Records, moved: Numbers, numbers: Numbers, things: Things) -> Pairs:
    forms, found = grouped(connection, "form", f"record_actor WHERE form IS NOT NULL {near}")
    rows = np.searchsorted(numbers, np.concatenate([_EMPTY, *found])).astype(np.int32)
    known = np.repeat(places(things.form_ids, _short_ids(forms)), [len(some) for some in found])
    return Pairs(np.append(moved[old.actors.left], rows), np.append(old.actors.right, known))


def _parties(
    connection: Connection, near: str, old: Records, moved: Numbers, numbers: Numbers
) -> tuple[Pairs, tuple[str, ...]]:
    names = _Places((value, at) for at, value in enumerate(old.party_names))
    parties, found = grouped(connection, "party", f"record_party WHERE true {near}")
    rows = np.searchsorted(numbers, np.concatenate([_EMPTY, *found])).astype(np.int32)
    known = np.repeat(mapped(names)(parties), [len(some) for some in found])
    return Pairs(np.append(moved[old.parties.left], rows), np.append(old.parties.right, known)), tuple(names)


def grouped(connection: Connection, value: str, of: str) -> tuple[list[str], list[Numbers]]:
    """The values of a relation to records, and for each the numbers of its records.

    The database writes these as one text for each value: of millions of rows each would else be made into objects.
    """
    is_sqlite = connection.dialect.name == "sqlite"
    joined = "group_concat(record)" if is_sqlite else "string_agg(record::text, ',')"
    found = connection.execute(text(f"SELECT {value}, {joined} FROM {of} GROUP BY {value}")).all()
    return [name for name, _ in found], [np.fromstring(some, np.int32, sep=",") for _, some in found]
