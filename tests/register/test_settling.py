"""A register that an older matcher settled becomes what it would be anew, however often settling is stopped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select, update

from communique.records import Record
from communique.register import Anchor, Filter, Register, RegisterError, moving, open_register, schema, settling
from communique.register.identity import forms, kinds
from communique.register.identity.forms import Form
from communique.register.identity.kinds import Kind
from communique.register.lives import promises
from tests.register.factories import meeting
from tests.register.state import state
from tests.register.test_crash import killed_within
from tests.register.test_identity import OFFICIALS, officials
from tests.register.test_promises import told

State = dict[str, list[tuple[object, ...]]]
READINGS = [
    *(officials(number) for number in range(2 * len(OFFICIALS))),
    *(told(seed) for seed in range(20)),
    *(meeting(number, date=f"2025-12-{number:02}") for number in range(1, 6)),
]
LATER = [officials(number, day="2026-01-15") for number in range(4)]
_UNSET = {"one_form", "other_form", "pinned"}  # derived


@contextmanager
def older() -> Iterator[None]:
    """A matcher that looks into fewer blocks, sees fewer signs, and makes other forms and other words of promises."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kinds, "MATCHER_VERSION", 0)
        patch.setattr(kinds, "KINDS", {name: _older(kind) for name, kind in kinds.KINDS.items()})
        form_of = forms.form_of

        def without_year(record: Record, year: str) -> Form | None:
            return form_of(record, "")

        patch.setattr(forms, "form_of", without_year)
        patch.setattr(promises, "content", lambda words: frozenset(words.split()))
        yield


def _older(kind: Kind) -> Kind:
    return replace(
        kind,
        keys=lambda form: sorted(kind.keys(form))[:1],
        sought=lambda form: sorted(kind.keys(form))[:1],
        signs=lambda one, other: kind.signs(one, other)[1:],
    )


def judge(register: Register, seed: int) -> None:
    """Judgements of every kind, some taken back, in an order of their own."""
    chosen = Random(seed)
    people = [
        Anchor(one.document.id, "person", OFFICIALS[number % len(OFFICIALS)][0])
        for number, one in enumerate(READINGS[: 2 * len(OFFICIALS)])
    ]
    judging = register.judging
    events = sorted(one.id for one in register.records(Filter(kind="event")))
    judging.pair("different", people[0], people[len(OFFICIALS)], author="han", why="namesakes")
    for verdict in ("same", "different", "unsure"):
        judging.pair(verdict, *chosen.sample(people, 2), author="han")
    accepted, rejected, corrected = chosen.sample(events, 3)
    judging.record("right", accepted, author="han")
    undone = judging.record("wrong", rejected, author="ito")
    judging.record("wrong", chosen.choice(events), author="ito")
    judging.correct(corrected, {"object": "a dam"}, author="ito")
    judging.undo(undone, author="han")


def fill_by_an_older(address: str | Path, seed: int) -> None:
    with older(), open_register(address) as register:
        register.add_all(READINGS)
        judge(register, seed)


def anew(folder: Path, seed: int, *, later: bool = False) -> State:
    """The state of a register made by this program."""
    with open_register(folder / "anew.db") as register:
        register.add_all(READINGS)
        judge(register, seed)
        register.add_all(LATER if later else [])
        return state(register)


def decided(register: Register) -> list[list[dict[str, object]]]:
    """The judgements and the journal as people made them."""
    with register.database.reading() as connection:
        return [
            [{name: value for name, value in row.items() if name not in _UNSET} for row in rows]
            for one in (schema.judgement, schema.journal)
            for rows in (connection.execute(select(one).order_by(one.c.number)).mappings(),)
        ]


def stamp(register: Register, **values: int) -> None:
    with register.database.writing("test") as connection:
        connection.execute(update(schema.settled).values(**values))


@pytest.fixture
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving, "_AT_ONCE", 1400)
    monkeypatch.setattr(settling, "_AT_ONCE", 17)


@pytest.mark.parametrize("seed", range(3))
def test_what_an_older_matcher_settled_becomes_what_it_would_be_anew(address: str, tmp_path: Path, seed: int) -> None:
    fill_by_an_older(address, seed)
    expected = anew(tmp_path, seed)
    with open_register(address) as register:
        before, judged = state(register), decided(register)
        differing = ("form", "form_key", "likeness", "entity", "promise_key")
        assert all(before[name] != expected[name] for name in differing)
        assert not register.status().settled
        assert list(register.settle_anew())
        assert state(register) == expected
        assert decided(register) == judged
        assert register.status().settled


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.usefixtures("_small")
def test_stopped_again_and_again_and_written_to_meanwhile_it_goes_on(address: str, tmp_path: Path, seed: int) -> None:
    fill_by_an_older(address, seed)
    chosen, waiting, slices = Random(seed), list(LATER), 0
    while True:
        with open_register(address) as register:
            done = len(list(islice(register.settle_anew(), chosen.randint(1, 4))))
            slices += done
            register.add_all([waiting.pop()] if waiting and done and chosen.random() < 0.3 else [])
            if not done:
                register.add_all(waiting)
                assert state(register) == anew(tmp_path, seed, later=True)
                break
    assert slices > 15


@pytest.mark.parametrize("statements", [1, 30, 300])
def test_a_kill_while_settling_loses_nothing(address: str, tmp_path: Path, statements: int) -> None:
    fill_by_an_older(address, 1)
    with open_register(address) as register:
        judged = decided(register)
    killed_within("settle", address, statements)
    with open_register(address) as register:
        assert decided(register) == judged
        assert not register.is_settled()
        assert list(register.settle_anew())
        assert (state(register), decided(register)) == (anew(tmp_path, 1), judged)


def test_settling_twice_changes_nothing(register: Register) -> None:
    register.add_all(READINGS)
    judge(register, 1)
    before = state(register), decided(register)
    assert not list(register.settle_anew())
    stamp(register, matcher=0)
    assert list(register.settle_anew())
    assert (state(register), decided(register)) == before


def test_what_another_matcher_began_is_begun_again(address: str, tmp_path: Path) -> None:
    fill_by_an_older(address, 1)
    with open_register(address) as register:
        stamp(register, toward=-1, part=4, after=5)
        assert list(register.settle_anew())
        assert state(register) == anew(tmp_path, 1)


def test_a_copy_is_settled_as_far_as_the_original(address: str, tmp_path: Path) -> None:
    fill_by_an_older(tmp_path / "old.db", 1)
    with open_register(tmp_path / "old.db") as old, open_register(address) as copy:
        assert copy.is_settled()
        old.copy_to(copy, author="han")
        assert not copy.is_settled()


def test_a_register_that_a_newer_matcher_settled_is_refused(address: str) -> None:
    with open_register(address) as register:
        stamp(register, toward=kinds.MATCHER_VERSION + 1)
    with pytest.raises(RegisterError, match="newer matcher"):
        open_register(address)
