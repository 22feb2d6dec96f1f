"""Judgements: what people decide, as rows beside the evidence; each applied at once, each undone by taking it away.

Refuses a judgement on what does not stand in the register. A correction keeps the record as read, judged wrong, and
sets the corrected record beside it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, or_, select, update

from communique.records import FormatError, Quote, Record, record_with_quote
from communique.register import rows, schema
from communique.register.answers import Judgement
from communique.register.batches import among, columns
from communique.register.clock import now
from communique.register.identity import judged
from communique.register.identity.forms import Form
from communique.register.identity.judged import Anchor, anchor_from_json
from communique.register.identity.settle import forget_unused, resolve, settle
from communique.register.inserting import insert_records, remove_records, store_parties
from communique.register.lives import keeping, owing
from communique.register.lives.promises import Telling
from communique.register.migrations import RegisterError

PAIR_VERDICTS = ("same", "different", "unsure")
RECORD_VERDICTS = ("right", "wrong")


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement before it has a number."""

    verdict: str
    one: Anchor
    other: Anchor | None
    author: str
    why: str
    instead: str | None = None


def judge(connection: Connection, decision: Decision) -> int:
    """Stores a judgement and applies it; gives its number."""
    _check(connection, decision)
    number = (connection.scalar(select(func.max(schema.journal.c.number))) or 0) + 1
    other = decision.other
    values = {
        "number": number,
        "verdict": decision.verdict,
        "one": decision.one.as_json(),
        "other": other.as_json() if other else None,
        "one_document": decision.one.document,
        "other_document": other.document if other else None,
        "instead": decision.instead,
        "author": decision.author,
        "made": now(),
        "why": decision.why,
    }
    connection.execute(insert(schema.judgement).values(values))
    note(connection, author=decision.author, deed="judge", what=_sentence(decision))
    _apply(connection, decision.one, other)
    return number


def undo(connection: Connection, number: int, *, author: str) -> None:
    """Takes a judgement away: everything is as if it had never been made. Raises RegisterError for no such number."""
    row = connection.execute(select(schema.judgement).where(schema.judgement.c.number == number)).first()
    if row is None:
        raise RegisterError(f"no judgement {number}")
    touched = {form for form in (row.one_form, row.other_form) if form}
    if row.pinned:
        touched |= judged.unpin(connection, row.pinned)
    connection.execute(delete(schema.judgement).where(schema.judgement.c.number == number))
    note(connection, author=author, deed="undo", what=f"judgement {number}: {_said(row)}")
    one, other = anchor_from_json(row.one), anchor_from_json(row.other) if row.other else None
    _apply(connection, one, other, touched=touched)


def reattach(connection: Connection, documents: Collection[str]) -> None:
    """Applies the judgements on documents that were read again."""
    stored = schema.judgement
    is_concerned = or_(among(stored.c.one_document, documents), among(stored.c.other_document, documents))
    kinds = set(connection.scalars(select(stored.c.verdict).where(is_concerned)))
    if kinds & set(RECORD_VERDICTS):
        apply_to_records(connection, documents)
    if kinds & set(PAIR_VERDICTS):
        _apply_pairs(connection, set())


def history(connection: Connection) -> list[Judgement]:
    """The judgements in force, in their order."""
    stored = schema.judgement
    return [_judgement(row) for row in connection.execute(select(stored).order_by(stored.c.number))]


def concerning(connection: Connection, mentions: Iterable[str]) -> list[Judgement]:
    """Those on one of the mentions, which are not looked at where nothing was judged."""
    stored = schema.judgement
    found = connection.execute(select(stored).order_by(stored.c.number)).all()
    known = set(mentions) if found else set()
    return [_judgement(row) for row in found if row.one in known or row.other in known]


def note(connection: Connection, *, author: str, deed: str, what: str) -> None:
    """Writes a line of the journal."""
    number = (connection.scalar(select(func.max(schema.journal.c.number))) or 0) + 1
    values = {"number": number, "made": now(), "author": author, "deed": deed, "what": what}
    connection.execute(insert(schema.journal).values(values))


def apply_to_records(connection: Connection, documents: Collection[str]) -> None:
    """Sets what people found right, wrong or to be corrected on the records of documents, from nothing."""
    record = schema.record
    in_documents = among(record.c.document, documents)
    stale = connection.scalars(select(record.c.number).where(in_documents, record.c.rule == rows.CORRECTED)).all()
    touched = _owed_by(connection, documents)
    removed = remove_records(connection, stale)
    connection.execute(update(record).where(in_documents, record.c.judged.is_not(None)).values(judged=None))
    stored = schema.judgement
    query = select(stored).where(stored.c.other.is_(None), among(stored.c.one_document, documents))
    new: dict[str, Form] = {}
    told: list[Telling] = []
    for row in connection.execute(query.order_by(stored.c.number)).all():
        number = judged.record_at(connection, anchor_from_json(row.one))
        if number is not None:
            connection.execute(update(record).where(record.c.number == number).values(judged=row.verdict))
            if row.instead:
                made = insert_records(connection, row.one_document, [_corrected(connection, number, row.instead)])
                new |= made.forms
                told += made.told
    store_parties(connection, documents)
    near = forget_unused(connection, removed.forms)
    alone, events = settle(connection, new=new, touched=near)
    kept = keeping.match(connection, told) | removed.promises
    touched |= alone | events | _owed_by(connection, documents)
    owing.refresh(connection, touched | owing.events_of(connection, kept))


def _owed_by(connection: Connection, documents: Collection[str]) -> set[str]:
    """The events whose commitments the records of documents make or keep."""
    record = schema.record
    query = select(record.c.number).where(among(record.c.document, documents), record.c.kind == "event")
    numbers = set(connection.scalars(query))
    return owing.events_of(connection, numbers | keeping.kept_by(connection, numbers))


def _apply(connection: Connection, one: Anchor, other: Anchor | None, touched: Collection[str] = ()) -> None:
    if other is None:
        apply_to_records(connection, [one.document])
    else:
        _apply_pairs(connection, set(touched))


def _apply_pairs(connection: Connection, touched: set[str]) -> None:
    moved, made = judged.attach(connection)
    touched |= moved
    alone, events = settle(connection, new=made, touched=())
    near = forget_unused(connection, touched)
    left = select(schema.form.c.id).where(schema.form.c.id.in_(touched | near | set(made)))
    events |= alone | resolve(connection, set(connection.scalars(left)))
    owing.refresh(connection, events)


def _check(connection: Connection, decision: Decision) -> None:
    if decision.other is None:
        if decision.verdict not in RECORD_VERDICTS or judged.record_at(connection, decision.one) is None:
            raise RegisterError(f"no such record to be judged {decision.verdict}")
        return
    if decision.verdict not in PAIR_VERDICTS:
        raise RegisterError(f"no such verdict on a pair: {decision.verdict}")
    if decision.one == decision.other:
        raise RegisterError("a mention cannot be compared with itself")
    if decision.one.kind != decision.other.kind:
        raise RegisterError(f"a {decision.one.kind} and a {decision.other.kind} cannot be one thing")
    for anchor in (decision.one, decision.other):
        if judged.form_at(connection, anchor) is None:
            raise RegisterError(f"no mention of the {anchor.kind} {anchor.name!r} in document {anchor.document}")


def _corrected(connection: Connection, number: int, instead: str) -> Record:
    record = schema.record
    row = connection.execute(
        select(*columns(record, "quote_start", "quote_end", "quote")).where(record.c.number == number)
    ).one()
    return rows.record_from_row(instead, rows.CORRECTED, Quote(*row))


def corrected_body(stored: Record, changes: dict[str, object]) -> str:
    """The fields of a record with some changed (None takes one away). Raises FormatError for what is no such record."""
    line = {
        name: value for name, value in stored.as_json().items() if name not in ("quote", "rule", "reader", "plover")
    }
    unknown = sorted(set(changes) - {"kind", *stored.__dataclass_fields__})
    if unknown:
        raise FormatError(f"a record of kind {stored.kind} has no {', '.join(unknown)}")
    line |= changes
    made = record_with_quote({name: value for name, value in line.items() if value is not None}, stored.quote)
    return rows.body_of(made)


def _sentence(decision: Decision) -> str:
    return _words(decision.verdict, decision.one, decision.other, decision.why, decision.instead)


def _said(row: Row[Any]) -> str:
    other = anchor_from_json(row.other) if row.other else None
    return _words(row.verdict, anchor_from_json(row.one), other, row.why, row.instead)


def _words(verdict: str, one: Anchor, other: Anchor | None, why: str, instead: str | None) -> str:
    reason = f" ({why})" if why else ""
    if other is None:
        change = f", instead {instead}" if instead else ""
        return f"{one.kind} {one.record} is {verdict}{change}{reason}"
    return f"{one.kind} {one.name!r} in {one.document} and {other.name!r} in {other.document} are {verdict}{reason}"


def _judgement(row: Row[Any]) -> Judgement:
    return Judgement(
        row.number, row.verdict, _said(row), row.author, row.made, row.why, json.loads(row.instead or "null")
    )


__all__ = [
    "Decision",
    "apply_to_records",
    "concerning",
    "corrected_body",
    "history",
    "judge",
    "note",
    "reattach",
    "undo",
]
