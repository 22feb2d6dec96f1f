"""The reader does not fall below the floors that it once reached, and every annotated release is sound."""

from __future__ import annotations

from collections import Counter

import pytest

from communique.records import SECTORS, reading_from_json
from communique.scoring import Floor, Floors, Line, Score, read_floors
from tests.gate import __main__ as gate
from tests.gate import measured
from tests.gate.sets import Annotated, sample, sets

SETS = sets()
SAMPLE = list(sample())
# How much better the page may say it is than it is: what one record more or less makes on the smallest set.
_OVERSTATED = 0.02


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return {one.name: one.scored() for one in SETS}


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.name)
def test_no_kind_falls_below_its_floor(one: Annotated, scores: dict[str, Score]) -> None:
    assert gate.below([(one, scores[one.name])], read_floors(gate.FLOORS)) == []


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.name)
def test_every_quote_stands_in_its_text(one: Annotated, scores: dict[str, Score]) -> None:
    assert scores[one.name].grounding.failures == ()
    assert scores[one.name].grounding.quotes > 0


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.name)
def test_the_page_on_accuracy_does_not_claim_more_than_is_reached(one: Annotated, scores: dict[str, Score]) -> None:
    claimed = measured.read()[one.name]["kinds"]["total"]["slots"][2]
    assert claimed - scores[one.name].total.slots.f1 < _OVERSTATED


@pytest.mark.parametrize("line", SAMPLE, ids=lambda line: line["id"])
def test_our_own_annotation_is_in_the_record_format(line: Line) -> None:
    reading = reading_from_json(line)
    assert reading.records
    assert set(reading.sectors) <= set(SECTORS)


def test_our_own_sample_covers_every_kind_and_ten_houses() -> None:
    kinds = Counter(record["kind"] for line in SAMPLE for record in line["records"])
    assert len(SAMPLE) >= 10
    assert set(kinds) == {"role", "event", "agreement", "series", "measure", "figure", "initiative"}


def test_a_floor_above_what_is_reached_is_told(scores: dict[str, Score]) -> None:
    one = SETS[0]
    high = {one.name: Floors(one.digest, {"role": Floor(1.0, 1.01)})}
    assert any("role: recall" in miss for miss in gate.below([(one, scores[one.name])], high))
    assert gate.below([(one, scores[one.name])], {}) == [f"{one.name}: no floors were set yet"]
