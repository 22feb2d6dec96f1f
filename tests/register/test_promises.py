"""What is owed and what keeps it: the same whatever came first, and found by index."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from communique.records import Event, Reading
from communique.register import Commitment, Filter, Register, open_register, schema
from communique.register.lives import promises
from communique.register.lives.promises import Telling
from tests.register.factories import reading, release, said
from tests.register.state import state

ON = Filter(as_of=date(2026, 6, 1))
ACTS = ("establish", "announce", "agree", "hold", "sign", "meet")
OBJECTS = (
    "hydrogen port",
    "the hydrogen port of Busan",
    "port",
    "hydrogen",
    "battery recycling plant",
    "recycling of batteries in a new plant",
    None,
)
GROUPS = (("KR",), ("CA", "KR"), ("CA", "KR", "JP"), ("JP",), ())


def told(seed: int) -> Reading:
    """A release with one event of a small world in which promises and deeds often meet."""
    chance = Random(seed)
    document = release(f"It was told in statement {seed}.", title=f"Release {seed}", published=_day(chance))
    fields = {"act": chance.choice(ACTS), "parties": chance.choice(GROUPS), "object": chance.choice(OBJECTS)}
    status = chance.choice(("planned", "planned", "done", "done", "proposed"))
    held = chance.choice((None, "2025-03", "2025-06-30", document.published and document.published.isoformat()))
    return reading(document, said(document, "event", "It was told", status=status, date=held, **fields))


def _day(chance: Random) -> str | None:
    return None if chance.random() < 0.05 else f"2025-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"


def test_the_blocks_find_every_deed_that_keeps_a_promise(register: Register) -> None:
    register.add_all(told(seed) for seed in range(150))
    with register.database.reading() as connection:
        rows = connection.execute(select(schema.record.c.number, schema.record.c.id, schema.record.c.published)).all()
        stored = {(pair.promise, pair.deed) for pair in connection.execute(select(schema.keeping))}
    known = {one.id: one.record for one in register.records()}
    tellings = [Telling(row.number, known[row.id], row.published) for row in rows]  # type: ignore[arg-type]
    expected = {(one.number, other.number) for one, other in permutations(tellings, 2) if promises.keeps(one, other)}
    assert len(expected) > 100
    assert stored == expected


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), size=st.integers(1, 9))
def test_what_is_owed_does_not_depend_on_the_order_of_adding(
    tmp_path_factory: pytest.TempPathFactory, seed: int, size: int
) -> None:
    readings = [told(number) for number in range(seed, seed + 30)]
    folder = tmp_path_factory.mktemp("orders")
    with open_register(folder / "one.db") as one, open_register(folder / "other.db") as other:
        one.add_all(readings)
        shuffled = readings[:]
        Random(seed).shuffle(shuffled)
        for start in range(0, len(shuffled), size):
            other.add_all(shuffled[start : start + size])
        assert state(one) == state(other)
        assert one.commitments(ON) == other.commitments(ON)


def test_reading_anew_and_back_leaves_what_is_owed_as_it_was(register: Register) -> None:
    readings = [told(number) for number in range(40)]
    register.add_all(readings)
    before = state(register)
    register.add_all(replace(one, records=(), grammar="2") for one in readings[::2])
    assert state(register)["keeping"] != before["keeping"]
    register.add_all(replace(one, records=(), grammar="2") for one in readings[1::2])
    assert not any(state(register)[name] for name in ("promise", "promise_key", "deed_key", "keeping", "commitment"))
    register.add_all(readings)
    assert state(register) == before


def test_a_wrong_deed_keeps_no_promise_until_the_judgement_is_undone(register: Register) -> None:
    register.add_all([promise(1, "2025-03-01"), deed(2, "2025-09-01")])
    before = state(register)
    kept = next(stored for stored in register.records() if stored.source.title == "Release 2")
    number = register.judging.record("wrong", kept.id, author="han")
    assert [one.state for one in register.commitments(ON)] == ["overdue"]
    corrected = register.judging.correct(kept.id, {"object": "port of hydrogen"}, author="han")
    assert [one.state for one in register.commitments(ON)] == ["done"]
    register.judging.undo(corrected, author="han")
    register.judging.undo(number, author="han")
    assert state(register) == before


def test_merging_two_promises_and_undoing_it_leaves_what_is_owed_as_it_was(register: Register) -> None:
    register.add_all(
        [promise(1, "2025-03-01"), promise(2, "2025-04-01", object="a dam", date="2025-09"), deed(3, "2025-05-01")]
    )
    before = state(register)
    events = [one.id for one in register.commitments(ON)]
    number = register.judging.merge(*events, author="han")
    assert len(register.commitments(ON)) == 1
    register.judging.undo(number, author="han")
    assert state(register) == before


def promise(number: int, on: str, **fields: object) -> Reading:
    return _one(
        number, on, {"act": "establish", "status": "planned", "object": "hydrogen port", "date": "2025-07"} | fields
    )


def deed(number: int, on: str, **fields: object) -> Reading:
    return _one(number, on, {"act": "establish", "status": "done", "object": "the port for hydrogen"} | fields)


def _one(number: int, on: str, fields: dict[str, object]) -> Reading:
    document = release(f"Number {number} was told.", title=f"Release {number}", published=on)
    return reading(document, said(document, "event", "was told", **{"parties": ("CA", "KR")} | fields))


@pytest.mark.parametrize(
    ("later", "is_kept"),
    [
        (deed(2, "2020-09-01"), True),
        (deed(2, "2020-03-01"), False),
        (deed(2, "2024-03-01"), False),
        (deed(2, "2020-09-01", act="sign"), False),
        (deed(2, "2020-09-01", object="port of Busan"), False),
        (deed(2, "2020-09-01", parties=("CA", "JP")), False),
        (deed(2, "2020-09-01", parties=("CA", "JP", "KR")), True),
    ],
)
def test_a_promise_is_kept_by_a_like_deed_of_its_parties_within_three_years(later: Reading, is_kept: bool) -> None:
    assert promises.keeps(_telling(promise(1, "2020-03-01")), _telling(later)) is is_kept


def _telling(one: Reading) -> Telling:
    event = one.records[0]
    assert isinstance(event, Event)
    return Telling(0, event, one.document.published)


def many(count: int) -> list[Reading]:
    """Promises of two pairs, a third of them kept."""
    made = []
    for number in range(count):
        parties = ("CA", "KR") if number % 2 else ("JP", "KR")
        about = f"plant {'abcdefghij'[number % 10]}{number}"
        document = release(
            f"Promise {number} was told.", title=f"Promise {number}", published=f"2025-01-{number % 28 + 1:02}"
        )
        event = said(document, "event", "was told", act="establish", status="planned", object=about, parties=parties,
                     date=f"2025-{number % 9 + 2:02}")  # fmt: skip
        made.append(reading(document, event))
        if number % 3 == 0:
            document = release(f"Deed {number} was told.", title=f"Deed {number}", published="2025-12-01")
            event = said(document, "event", "was told", act="establish", status="done", object=about, parties=parties)
            made.append(reading(document, event))
    return made


@pytest.mark.parametrize(
    "asked",
    [
        Filter(),
        ON,
        Filter(parties=("KR", "CA")),
        Filter(parties=("KR",), as_of=date(2025, 6, 1)),
        Filter(status="planned"),
        Filter(parties=("KR", "CA"), since=date(2025, 5, 1)),
    ],
)
def test_pages_of_commitments_are_slices_of_all_of_them(register: Register, asked: Filter) -> None:
    register.add_all(many(40))
    whole = register.commitments(asked)
    assert len(whole) > 9
    assert whole == sorted(whole, key=_order)
    paged = [one for at in range(0, len(whole), 7) for one in register.commitments(replace(asked, limit=7, offset=at))]
    assert paged == whole


def _order(one: Commitment) -> tuple[object, ...]:
    return (one.state == "done", one.due or "9999", one.id)


def test_a_copy_owes_what_the_original_owes(register: Register, tmp_path: Path) -> None:
    register.add_all(told(seed) for seed in range(40))
    with open_register(tmp_path / "copy.db") as other:
        register.copy_to(other, author="han")
        assert state(other) == state(register)
