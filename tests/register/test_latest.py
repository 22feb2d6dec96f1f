"""What was reckoned last is kept; of many who ask the same at once one reckons it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from communique.register.memory.latest import Latest

MANY = 8


def test_of_many_who_ask_the_same_at_once_one_reckons_it() -> None:
    latest: Latest[str, str] = Latest(4)
    together, reckoned = Barrier(MANY), list[int]()

    def ask(number: int) -> str:
        together.wait(10)
        return latest.reckoned("question", lambda: reckoned.append(number) or "answer")  # type: ignore[func-returns-value]

    with ThreadPoolExecutor(MANY) as threads:
        assert list(threads.map(ask, range(MANY))) == ["answer"] * MANY
    assert len(reckoned) == 1


def test_where_the_first_fails_another_one_reckons_it() -> None:
    latest: Latest[str, str] = Latest(4)

    def fail() -> str:
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="gone"):
        latest.reckoned("question", fail)
    assert latest.reckoned("question", lambda: "answer") == "answer"
    assert latest.reckoned("question", fail) == "answer"


def test_other_questions_do_not_wait() -> None:
    latest: Latest[str, str] = Latest(4)
    assert latest.reckoned("outer", lambda: latest.reckoned("inner", lambda: "in") + "side") == "inside"
