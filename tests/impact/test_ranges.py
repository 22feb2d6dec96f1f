"""Ranges in, intervals out, and the drivers named."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from communique.impact import smart
from communique.impact.faults import CellError
from communique.impact.ranges import Range, one_by_one, spread

shapes = some.sampled_from(["even", "peaked", "normal"])
ranges = some.builds(
    lambda ends, shape: Range(*sorted(ends), shape),
    some.lists(some.floats(-100, 100), min_size=3, max_size=3),
    shapes,
)


@given(ranges)
def test_every_draw_lies_within_its_range(one):
    drawn = one.at(np.linspace(0.0005, 0.9995, 501))
    slack = 1e-9 * max(1.0, abs(one.low), abs(one.high))
    assert (drawn >= one.low - slack).all()
    assert (drawn <= one.high + slack).all()
    assert (np.diff(drawn) >= -slack).all()


def test_a_sum_spreads_as_its_parts_do():
    found = spread(lambda drawn: {"sum": drawn["a"] + drawn["b"]}, {"a": Range(0, 1, 2, "even"), "b": Range.fixed(10)})
    interval = found.intervals["sum"]
    assert (interval.low, interval.central, interval.high) == pytest.approx((10.1, 11, 11.9), abs=0.01)


def test_the_input_that_moves_the_result_most_comes_first():
    inputs = {"weak": Range(0, 1, 2), "strong": Range(0, 1, 2), "known": Range.fixed(5)}
    found = spread(lambda drawn: {"r": drawn["weak"] + 10 * drawn["strong"] + drawn["known"]}, inputs)
    drivers = found.drivers["r"]
    assert [one.name for one in drivers] == ["strong", "weak"]
    assert (drivers[0].at_low, drivers[0].at_high, drivers[0].swing) == (6, 26, 20)


def test_the_same_question_has_the_same_answer():
    def ask():
        return spread(lambda drawn: {"r": drawn["a"] ** 2}, {"a": Range(1, 2, 5)})

    assert ask().intervals == ask().intervals


@given(some.lists(ranges, min_size=1, max_size=3))
def test_the_central_answer_lies_in_its_interval(inputs):
    named = {str(place): one for place, one in enumerate(inputs)}
    found = spread(lambda drawn: {"r": sum(drawn.values()) ** 2}, named, draws=50)
    interval = found.intervals["r"]
    assert interval.low <= interval.central <= interval.high


def test_a_model_of_single_numbers_spreads_too():
    def creation(drawn):
        imports = smart.Imports.of(("partner", "rest"), (100, 300), 0.25, (0, 0.25))
        return {"creation": float(smart.solve(imports, smart.Elasticities(demand=drawn["demand"])).creation[0])}

    found = spread(one_by_one(creation), {"demand": Range(-2, -1.5, -1)}, draws=40)
    interval = found.intervals["creation"]
    assert interval.central == pytest.approx(30)
    assert 20 < interval.low < 30 < interval.high < 40


@pytest.mark.parametrize(
    ("text", "wanted"), [("3", (3, 3, 3)), ("2:5", (2, 3.5, 5)), ("-1:-0.5:-0.2", (-1, -0.5, -0.2))]
)
def test_ranges_are_read_from_words(text, wanted):
    one = Range.parse(text)
    assert (one.low, one.central, one.high) == wanted


def test_a_range_may_name_its_shape():
    assert [Range.parse(f"2:3:5{shape}").shape for shape in ("", " even", " normal")] == ["peaked", "even", "normal"]


@pytest.mark.parametrize("text", ["2:5 odd", "wide", "1:2:3:4", "5:2", "1:9:3", ""])
def test_words_that_are_no_range_are_refused(text):
    with pytest.raises(CellError, match="range"):
        Range.parse(text)
