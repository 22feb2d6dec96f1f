"""A register copied to the other database is the same register."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.register import Register, RegisterError, open_register
from tests.register.state import state
from tests.register.test_identity import OFFICIALS, officials


def test_a_copy_answers_as_the_original_both_ways(register: Register, tmp_path: Path) -> None:
    with open_register(tmp_path / "first.db") as first, open_register(tmp_path / "back.db") as back:
        first.add_all(officials(number) for number in range(len(OFFICIALS)))
        one, other = (first.named(name, kind="person")[0].id for name in ("Park Jin-kyu", "Kim Jong-hwan"))
        first.judging.merge(one, other, author="han")
        first.copy_to(register, author="han")
        register.copy_to(back, author="han")
        assert state(first) == state(register) == state(back)
        found = [[hit.source for hit in one.search("envoy session")] for one in (first, register, back)]
        assert found[0] == found[2]
        assert len(found[0]) == len(found[1]) == len(OFFICIALS)
        assert [one.says for one in back.judging.history()] == [one.says for one in first.judging.history()]
        register.judging.undo(back.judging.history()[0].number, author="han")
        assert state(first) != state(register)


def test_nothing_is_copied_over_a_register_that_holds_something(register: Register, tmp_path: Path) -> None:
    register.add(officials(0))
    with open_register(tmp_path / "other.db") as other:
        other.add(officials(1))
        with pytest.raises(RegisterError, match="not empty"):
            other.copy_to(register, author="han")
        assert register.count() == 3
