"""Migrations: a register of an earlier program becomes what it would be anew, also when it is stopped on the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from communique.register import Filter, Register, RegisterError, Stored, moving, open_register
from communique.register.migrations import STEPS
from tests.register.earlier import filling, take_back
from tests.register.factories import meeting
from tests.register.state import state
from tests.register.test_identity import officials
from tests.register.test_promises import told

READINGS = [
    *(meeting(number, date=f"2025-12-{number:02}") for number in range(1, 6)),
    *(told(seed) for seed in range(40)),
    *(officials(number) for number in range(12)),
]


def _filled(register: Register) -> None:
    """Releases, two events judged one, an event judged wrong, a record corrected."""
    register.add_all(READINGS)
    events = [one for one in register.events() if one.act != "meet" and len(one.parties) == 2]
    register.judging.merge(events[0].id, events[-1].id, author="han")
    stored = sorted(register.records(Filter(kind="event", since=date(2025, 3, 1))), key=_place)
    register.judging.record("wrong", stored[0].id, author="han")
    register.judging.correct(stored[1].id, {"object": "a dam"}, author="han")


def _place(stored: Stored) -> tuple[str, int]:
    return stored.source.id, stored.record.quote.start


def _of_step(step: int, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with filling(address, monkeypatch) as register:
        _filled(register)
        with register.database.writing("test") as connection:
            take_back(connection, step)


@pytest.fixture
def expected(tmp_path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The state of a register filled by this program."""
    with open_register(tmp_path / "anew.db") as register:
        _filled(register)
        return state(register)


@pytest.mark.parametrize("step", [3, 4, 6])
def test_a_register_of_an_earlier_step_becomes_what_it_would_be_anew(
    step: int, address: str, expected: dict[str, list[tuple[object, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _of_step(step, address, monkeypatch)
    lines: list[str] = []
    with open_register(address, tell=lines.append) as register:
        assert state(register) == expected
        assert register.status().step == len(STEPS)
        number = register.judging.history()[-1].number
        register.judging.undo(number, author="han")
    assert any("what is owed" in line for line in lines)


def test_a_migration_that_is_stopped_again_and_again_goes_on_where_it_was(
    address: str, expected: dict[str, list[tuple[object, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _of_step(6, address, monkeypatch)
    monkeypatch.setattr(moving, "_AT_ONCE", 11)
    stops = 0
    while not (done := _until(stops + 1, address)):
        stops += 1
    assert stops > 20
    with done as register:
        assert state(register) == expected


def _until(lines: int, address: str) -> Register | None:
    """The register, or None where the migration was stopped after its next slice."""
    try:
        return open_register(address, tell=_stopping())
    except KeyboardInterrupt:
        return None


def _stopping() -> Callable[[str], None]:
    def stop(line: str) -> None:
        raise KeyboardInterrupt(line)

    return stop


def test_a_register_in_the_middle_of_a_migration_is_newer_to_an_older_program(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _of_step(6, address, monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        open_register(address, tell=_stopping())
    monkeypatch.setattr("communique.register.migrations.STEPS", STEPS[:6])
    with pytest.raises(RegisterError, match="newer"):
        open_register(address)
