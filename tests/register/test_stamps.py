"""The stamp of a register's state: another one after each of its own writes, and after nobody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.reading import read
from communique.records import Document
from communique.register import Register, open_register
from tests.register import servers
from tests.register.factories import meeting


def test_what_is_written_to_another_register_leaves_the_stamp_as_it_was(
    register: Register, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    before = register.stamp()
    if register.database.is_sqlite:
        open_register(str(tmp_path / "other.db")).close()
    else:
        with servers.database(request.getfixturevalue("postgres")) as other:
            open_register(other).close()
    assert register.stamp() == before is not None


def test_every_write_gives_another_stamp_to_all_who_have_the_register_open(register: Register, address: str) -> None:
    with open_register(address) as beside:
        stamps = [beside.stamp()]
        for number in range(3):
            register.add_all([read(Document(text=f"Korea and Peru held talks in Lima on {number + 1} May 2025."))])
            stamps.append(beside.stamp())
    assert None not in stamps
    assert len(set(stamps)) == len(stamps)


def test_all_that_is_asked_of_one_state_is_answered_of_it_whatever_is_written_meanwhile(address: str) -> None:
    with open_register(address) as own, open_register(address) as other:
        own.add(meeting(1))
        with own.one_state(), own.one_state():
            counts = [own.count()]
            other.add(meeting(2))
            counts.append(own.count())
        assert counts[0] == counts[1] < own.count() == other.count()
