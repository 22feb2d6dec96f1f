"""Floors: what a set once reached is kept, and lowered only with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.records import FormatError
from communique.scoring import Floor, Floors, ScoringError, read_floors, write_floors
from tests.scoring.made import ALL, MEET, ROLE, TRADE, compare

HIGH = Floors("d", {"role": Floor(0.9, 0.8), "total": Floor(0.9, 0.8)})
LOW = Floors("d", {"role": Floor(0.9, 0.7), "total": Floor(0.9, 0.8)})


def test_floors_are_what_a_score_stands_on_cut_and_not_rounded() -> None:
    reached = Floors.reached(compare([ROLE, TRADE, TRADE, MEET], [ROLE, TRADE, MEET]), "d")
    assert reached.kinds["figure"] == Floor(1.0, 0.5)
    assert set(reached.kinds) == {"role", "event", "figure", "total"}
    third = Floors.reached(compare([ROLE] * 3, [ROLE]), "d")
    assert third.kinds["role"].recall == 0.333


@pytest.mark.parametrize(("floors", "reached", "misses"), [(HIGH, HIGH, 0), (LOW, HIGH, 0), (HIGH, LOW, 1)])
def test_what_falls_below_is_named(floors: Floors, reached: Floors, misses: int) -> None:
    found = floors.misses(reached)
    assert len(found) == misses
    assert all("role: recall 0.700 is below its floor 0.800" in miss for miss in found)


def test_a_kind_that_is_not_read_any_more_falls_below() -> None:
    assert HIGH.misses(Floors("d", {"total": Floor(0.9, 0.8)})) != []


def test_a_changed_set_is_told() -> None:
    assert "has changed" in HIGH.misses(Floors("other", HIGH.kinds))[0]


def test_a_floor_is_not_lowered_without_a_reason_and_the_reason_is_kept() -> None:
    with pytest.raises(ScoringError, match="role: recall"):
        HIGH.replaced_by(LOW, "")
    lowered = HIGH.replaced_by(LOW, "gold was wrong")
    assert lowered.kinds == LOW.kinds
    assert lowered.lowered[0].startswith("gold was wrong (role: recall 0.700")
    assert lowered.replaced_by(HIGH, "").lowered == lowered.lowered


def test_floors_come_back_from_their_file_as_they_went(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    kept = {"a": HIGH.replaced_by(LOW, "a reason"), "b": Floors.reached(compare(ALL, ALL), "e")}
    write_floors(path, kept)
    assert read_floors(path) == kept
    assert read_floors(tmp_path / "none.json") == {}


def test_a_file_that_holds_no_floors_is_named(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text("[1]")
    with pytest.raises(FormatError, match=r"floors\.json"):
        read_floors(path)
