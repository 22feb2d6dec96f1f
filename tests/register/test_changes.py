"""What changed is found without a look at all that was ever said: the same changes, in few statements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from benchmarks.synthetic import DAYS, FIRST, readings
from communique.records import Reading, Rung, Term
from communique.register import Filter, Register
from communique.register.lives.asking import Asking
from communique.register.lives.gather import entity_ids
from communique.register.lives.moved import moved_agreements, moved_measures
from tests.register.factories import reading, release, said

SINCE = date(2025, 6, 1)
EARLY, LATE = "2025-03-01", "2025-09-01"
ON = Filter(as_of=date(2026, 1, 1))


def tell(number: int, kind: str, *, on: str | None, **fields: object) -> Reading:
    document = release("The two sides spoke.", f"Number {number}.", title=f"Release {number}", published=on)
    return reading(document, said(document, kind, "The two sides spoke.", **fields))


def pact(number: int, partner: str, *, on: str | None, **fields: object) -> Reading:
    return tell(
        number, "agreement", on=on, name=f"Korea–{partner} CEPA", type="cepa", parties=("KR", partner), **fields
    )


def act(number: int, partner: str, done: str, *, on: str, status: str = "done") -> Reading:
    return tell(number, "event", on=on, act=done, by=("KR",), parties=("KR", partner), status=status,
                object=f"Korea–{partner} CEPA", date=on)  # fmt: skip


# By partner: what releases tell of its agreement before and since, and whether it then stands elsewhere.
LIVES = {
    "AE": ([pact(1, "AE", on=EARLY, stage="signed"), pact(2, "AE", on=LATE, stage="ratifying")], True),
    "IN": ([pact(3, "IN", on=EARLY, stage="signed"), pact(4, "IN", on=LATE, stage="signed", date="2025-02")], False),
    "MN": ([pact(5, "MN", on=LATE, stage="negotiating")], True),
    "GE": ([pact(6, "GE", on=EARLY, stage="signed"), act(7, "GE", "ratify", on=LATE)], True),
    "MY": ([pact(8, "MY", on=EARLY, stage="signed"), act(9, "MY", "ratify", on=LATE, status="planned")], False),
    "UZ": ([pact(10, "UZ", on=LATE)], False),
    "TJ": ([pact(11, "TJ", on=None, stage="concluded"), pact(12, "TJ", on=EARLY, stage="signed")], False),
    "VN": ([pact(13, "VN", on=EARLY, stage="in_force"), pact(14, "VN", on=LATE, history=(Rung("suspended", LATE),))],
           True),
}  # fmt: skip


@pytest.mark.parametrize("asked", [ON, Filter(as_of=date(2025, 8, 1)), Filter()])
def test_agreements_that_moved_are_those_whose_lives_stand_elsewhere(register: Register, asked: Filter) -> None:
    register.add_all(told for some, _ in LIVES.values() for told in some)
    with register.database.reading() as connection:
        asking = Asking(connection, asked, is_sqlite=register.database.is_sqlite)
        shown = asking.entities("agreement")
        lives = asking.agreements_since(asking.told_of(shown, "agreement"), SINCE)
        elsewhere = {now.entity.id for old, now in lives if now.stage != (old.stage if old else None)}
        moved = moved_agreements(asking, shown, SINCE)
    assert {one.id for one in moved} == elsewhere
    if asked != Filter(as_of=date(2025, 8, 1)):
        partners = {party for one in moved for party in one.parties} - {"KR"}
        assert partners == {partner for partner, (_, is_moved) in LIVES.items() if is_moved}


def test_a_measure_that_no_release_since_gives_terms_or_a_status_is_not_looked_at(register: Register) -> None:
    terms = (Term("tariff", 0, 25, "percent", None),)
    steel = {"imposer": "US", "instrument": "tariff", "products": ("steel",), "name": "tariff on steel"}
    tea = steel | {"products": ("tea",), "name": "tariff on tea"}
    told = [("2025-01-01", steel | {"status": "announced"}), (LATE, steel | {"terms": terms}), (LATE, tea)]
    register.add_all(tell(at, "measure", on=on, **fields) for at, (on, fields) in enumerate(told))
    with register.database.reading() as connection:
        asking = Asking(connection, ON, is_sqlite=register.database.is_sqlite)
        ids = entity_ids(connection, "measure", ON, is_sqlite=register.database.is_sqlite)
        moved = asking.told_of([one for one in asking.entities("measure") if one.id in ids], "measure")
        found = moved_measures(asking, ids, SINCE)
    assert {one.name for one, _ in moved if one.id in found} == {"tariff on steel"}


def test_a_page_of_what_changed_between_two_takes_few_statements_however_much_was_said(register: Register) -> None:
    register.add_all(readings(240, total=240))
    counts = []
    event.listen(register.database.engine, "before_cursor_execute", lambda *told: counts.append(told[2]))
    for since in (FIRST + timedelta(days=DAYS * 9 // 10), FIRST):
        counts.clear()
        assert register.changes(since, Filter(parties=("JP", "KR"), limit=20))
        assert len(counts) <= 20


def test_what_names_very_many_is_about_none_of_their_pairs_wherever_it_is_asked(register: Register) -> None:
    many = ("AU", "BR", "CA", "CN", "DE", "FR", "GB", "IN", "IT", "JP", "KR", "MX", "US")
    register.add_all(
        [
            tell(1, "event", on=LATE, act="hold", parties=many, object="summit", status="done"),
            tell(2, "event", on=LATE, act="meet", parties=("JP", "KR"), status="done"),
        ]
    )
    asked = Filter(parties=("JP", "KR"))
    every = tuple(one.id for one in register.documents())
    assert [one.title for one in register.documents(asked)] == ["Release 2"]
    assert register.records(replace(asked, documents=every)) == register.records(asked)
    assert {one.source.title for one in register.changes(SINCE, asked) if one.source} == {"Release 2"}
    assert len(register.documents(Filter(parties=("JP",)))) == 2
