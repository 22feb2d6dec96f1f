"""What is kept of a register's growth: steps measured anew take the place of the earlier ones, and of nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks import register_results
from benchmarks.register_results import Growth, Measured, Timing, keep, keep_growth, read

ASKED = (Timing("adding 100 documents", 1.5, 1.2, 2.0),)


def step(thousand: int, seconds: float) -> Growth:
    return Growth(thousand * 1000, 1000, seconds, seconds)


@pytest.mark.parametrize(
    ("grown", "kept"),
    [
        ([step(1, 7.0), step(2, 8.0)], [7.0, 8.0]),
        ([step(3, 9.0), step(4, 9.5)], [1.0, 2.0, 9.0, 9.5]),
        ([], [1.0, 2.0, 3.0]),
    ],
)
def test_growth_measured_anew_leaves_the_timings_of_the_larger_register(
    grown: list[Growth], kept: list[float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_results, "KEPT", tmp_path / "register.json")
    earlier = tuple(step(at, float(at)) for at in (1, 2, 3))
    keep("postgresql", Measured(date(2025, 11, 1), 100_000, 3_000_000, earlier, ASKED))
    keep_growth("postgresql", grown)
    found = read()["postgresql"]
    assert [one.seconds for one in found.growth] == kept
    assert (found.documents, found.timings) == (100_000, ASKED)


def test_a_register_that_was_asked_and_not_grown_keeps_its_growth(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_results, "KEPT", tmp_path / "register.json")
    keep("sqlite", Measured(date(2025, 11, 1), 2000, 60_000, (step(1, 1.0), step(2, 2.0)), ()))
    keep("sqlite", Measured(date(2025, 11, 2), 2100, 63_000, (), ASKED))
    found = read()["sqlite"]
    assert ([one.seconds for one in found.growth], found.documents, found.timings) == ([1.0, 2.0], 2100, ASKED)
