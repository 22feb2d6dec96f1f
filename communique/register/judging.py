"""What people do to a register: answer what it is unsure of, merge, split, correct, undo; and see why it decided.

Every deed is one judgement, applied at once in one transaction. Refuses what names nothing in the register.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from communique.register import judgements, schema
from communique.register.answers import Judgement, Stored
from communique.register.batches import among, chosen
from communique.register.database import Database
from communique.register.fetch import records_numbered
from communique.register.identity.judged import Anchor, form_at, mentions_in
from communique.register.identity.signs import Sign, signs
from communique.register.judgements import Decision
from communique.register.lives.answers import Entity
from communique.register.lives.gather import entities
from communique.register.migrations import RegisterError

PairVerdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two mentions that are compared: where it stands, its entity, and a record that shows it."""

    mention: Anchor
    entity: Entity
    record: Stored


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions, how alike they are, and the signs that say so."""

    one: Side
    other: Side
    kind: str
    weight: float
    verdict: str
    signs: tuple[Sign, ...]


class Judging:
    """The judgements of a register."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def unsure(self, *, kind: str | None = None, limit: int | None = None) -> list[Pair]:
        """The pairs that wait for a person, the likeliest first."""
        pairs = schema.likeness
        query = select(pairs).where(pairs.c.open == 1).order_by(pairs.c.weight.desc(), pairs.c.one, pairs.c.other)
        if kind:
            query = query.where(pairs.c.kind == kind)
        with self._database.reading() as connection:
            return _pairs(connection, connection.execute(query.limit(limit) if limit else query).all())

    def why(self, entity: str, *, limit: int | None = None) -> list[Pair]:
        """The likenesses that made an entity of several forms, the strongest first."""
        pairs, form = schema.likeness, schema.form
        members = select(form.c.id).where(form.c.entity == entity)
        query = select(pairs).where(pairs.c.one.in_(members), pairs.c.other.in_(members))
        with self._database.reading() as connection:
            query = query.order_by(pairs.c.weight.desc(), pairs.c.one, pairs.c.other).limit(limit)
            return _pairs(connection, connection.execute(query).all())

    def pair(self, verdict: PairVerdict, one: Anchor, other: Anchor, *, author: str, why: str = "") -> int:
        """Judges two mentions; gives the judgement's number."""
        return self._judge(Decision(verdict, one, other, author, why))

    def merge(self, one: str, other: str, *, author: str, why: str = "") -> int:
        """Makes two entities one."""
        with self._database.reading() as connection:
            first, second = (_first_mention(connection, id) for id in (one, other))
        return self._judge(Decision("same", first, second, author, why))

    def split(self, entity: str, document: str, *, author: str, why: str = "") -> int:
        """Parts the mention of an entity in a document from the others. Raises RegisterError where it stands alone."""
        with self._database.reading() as connection:
            one, other = _apart(connection, entity, document)
        return self._judge(Decision("different", one, other, author, why))

    def record(self, verdict: Literal["right", "wrong"], id: str, *, author: str, why: str = "") -> int:
        """Judges a record."""
        return self._judge(Decision(verdict, self._anchor(id), None, author, why))

    def correct(self, id: str, changes: dict[str, object], *, author: str, why: str = "") -> int:
        """Judges a record wrong and sets it right with other fields. Raises FormatError for what is no such record."""
        with self._database.reading() as connection:
            stored = _record(connection, id)
        instead = judgements.corrected_body(stored.record, changes)
        return self._judge(Decision("wrong", _of_record(stored), None, author, why, instead))

    def undo(self, number: int, *, author: str) -> None:
        """Takes a judgement back."""
        with self._database.writing("undo") as connection:
            judgements.undo(connection, number, author=author)

    def history(self, entity: str | None = None) -> list[Judgement]:
        """The judgements in force, in their order; with an entity, those on its mentions."""
        with self._database.reading() as connection:
            if entity is None:
                return judgements.history(connection)
            return judgements.concerning(connection, (one.as_json() for one in mentions_in(connection, entity)))

    def journal(self, *, limit: int = 50) -> list[tuple[str, str, str, str]]:
        """What was done, latest first: moment, author, deed, and what in a sentence; undone judgements too."""
        journal = schema.journal
        query = select(journal.c.made, journal.c.author, journal.c.deed, journal.c.what)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(journal.c.number.desc()).limit(limit))
            return [(row.made, row.author, row.deed, row.what) for row in rows]

    def _anchor(self, id: str) -> Anchor:
        with self._database.reading() as connection:
            return _of_record(_record(connection, id))

    def _judge(self, decision: Decision) -> int:
        with self._database.writing(f"judge {decision.verdict}") as connection:
            return judgements.judge(connection, decision)


def _pairs(connection: Connection, rows: Sequence[Row[Any]]) -> list[Pair]:
    """Stored likenesses with both sides; one whose mentions are no longer there is left out."""
    sides = _sides(connection, {id for row in rows for id in (row.one, row.other)})
    found = []
    for row in rows:
        one, other, table = sides.get(row.one), sides.get(row.other), signs(row.kind)
        if one and other:
            seen = tuple(table[name] for name in json.loads(row.signs))
            found.append(Pair(one, other, row.kind, row.weight, row.verdict, seen))
    return found


def _sides(connection: Connection, forms: Collection[str]) -> dict[str, Side]:
    """For each form a mention of it, with a record that shows it; in as many statements for few as for many."""
    record, actor, form = schema.record, schema.record_actor, schema.form
    shown: dict[str, tuple[int, tuple[str, str] | None]] = {}
    held: dict[str, str] = {}
    for some in chosen(forms):
        earliest = (record.c.published, record.c.id)
        own = select(record.c.form, record.c.number, _place(record.c.form, *earliest)).where(among(record.c.form, some))
        shown |= {id: (number, None) for id, number in _first_of_each(connection, own)}
        acting = select(
            actor.c.form, record.c.number, actor.c.sort, actor.c.name,
            _place(actor.c.form, actor.c.slot != "person", *earliest),
        ).join(record, record.c.number == actor.c.record)  # fmt: skip
        acting = acting.where(among(actor.c.form, [id for id in some if id not in shown]))
        shown |= {id: (number, (sort, name)) for id, number, sort, name in _first_of_each(connection, acting)}
        query = select(form.c.id, form.c.entity).where(among(form.c.id, some))
        held |= {row.id: str(row.entity) for row in connection.execute(query)}
    numbers = sorted({number for number, _ in shown.values()})
    stored = dict(zip(numbers, records_numbered(connection, numbers), strict=True))
    things = entities(connection, set(held.values()))
    return {id: _side(stored[number], name, things[held[id]]) for id, (number, name) in shown.items()}


def _side(stored: Stored, named: tuple[str, str] | None, entity: Entity) -> Side:
    return Side(Anchor(stored.source.id, *named) if named else _of_record(stored), entity, stored)


def _place(of: ColumnElement[str], *order: ColumnElement[Any]) -> ColumnElement[int]:
    return func.row_number().over(partition_by=of, order_by=order).label("place")


def _first_of_each(connection: Connection, query: Select[Any]) -> list[Sequence[Any]]:
    """The rows whose `place`, the last column, is the first; without it."""
    placed = query.subquery("placed")
    return [row[:-1] for row in connection.execute(select(placed).where(placed.c.place == 1))]


def _of_record(stored: Stored) -> Anchor:
    quote = stored.record.quote
    name = str(getattr(stored.record, "name", None) or "")
    return Anchor(stored.source.id, stored.record.kind, name, stored.id, quote.start, quote.end)


def _record(connection: Connection, id: str) -> Stored:
    number = connection.scalar(select(schema.record.c.number).where(schema.record.c.id == id))
    if number is None:
        raise RegisterError(f"no record {id}")
    return records_numbered(connection, [number])[0]


def _first_mention(connection: Connection, entity: str) -> Anchor:
    found = next(mentions_in(connection, entity), None)
    if found is None:
        raise RegisterError(f"no entity {entity}")
    return found


def _apart(connection: Connection, entity: str, document: str) -> tuple[Anchor, Anchor]:
    """A mention elsewhere, of the same form where there is one, and the mention in the document."""
    mentions = list(mentions_in(connection, entity))
    inside = [mention for mention in mentions if mention.document == document]
    outside = [mention for mention in mentions if mention.document != document]
    if not inside:
        raise RegisterError(f"no mention of {entity} in document {document}")
    if not outside:
        raise RegisterError(f"{entity} is mentioned in document {document} alone: nothing to part it from")
    form = form_at(connection, inside[0])
    alike = (mention for mention in outside if mention.name == inside[0].name and form_at(connection, mention) == form)
    return next(alike, outside[0]), inside[0]
