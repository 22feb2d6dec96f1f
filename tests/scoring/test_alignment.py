"""What is paired with what, and what that rewards and punishes."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from communique.scoring import Tally
from communique.scoring.scores import Overlap
from communique.scoring.slots import SLOTS
from tests.scoring.made import (
    ALL,
    FTA,
    MEET,
    PROJECT,
    QUOTA,
    REGRET,
    ROLE,
    SERIES,
    TRADE,
    compare,
    document,
    record,
    result,
    slot_of,
)


def test_the_same_records_score_one() -> None:
    same = compare(ALL, ALL)
    assert set(same.kinds) == set(SLOTS)
    assert {kind.slots.f1 for kind in same.kinds.values()} == {1.0}
    assert same.total.records.f1 == same.total.slots.f1 == same.sectors.f1 == 1.0
    assert same.quotes == Overlap(len(ALL), 1.0, 1.0)
    assert same.grounding.share == 1.0
    assert same.warnings == ()


def test_no_records_score_zero() -> None:
    nothing = compare(ALL, []).total
    assert (nothing.records.recall, nothing.slots.f1) == (0.0, 0.0)


def test_a_duplicate_costs_precision_and_hides_nothing() -> None:
    twice = compare([TRADE], [TRADE, TRADE]).total
    assert (twice.records.precision, twice.records.recall) == (0.5, 1.0)
    assert (twice.slots.precision, twice.slots.recall) == (0.5, 1.0)


def test_a_wrong_value_costs_precision_and_recall_an_absent_one_only_recall() -> None:
    wrong, absent = slot_of(TRADE, {**TRADE, "of": "exports"}, "of"), slot_of(TRADE, {**TRADE, "of": None}, "of")
    assert (wrong.hit, wrong.gold, wrong.predicted) == (0, 1, 1)
    assert (absent.hit, absent.gold, absent.predicted) == (0, 1, 0)


def test_speech_is_passed_over_on_both_sides() -> None:
    state, discuss = {**MEET, "act": "state"}, {**MEET, "act": "discuss"}
    assert compare([MEET, discuss], [MEET, state, discuss]).total.records == Tally(1, 1, 1)


def test_the_alignment_is_the_best_one_in_any_order() -> None:
    # Each of the two predictions fits the first gold record best, but only one of them fits the second at all.
    first = {**TRADE, "value": 100, "partner": "CA"}
    second = {**TRADE, "value": 100.4, "party": "CA", "period": "2020", "of": "exports"}
    near_both = {**first, "value": 100.2}
    near_first = {**first, "value": 99.8}
    totals = {
        (total.records.hit, total.slots.hit)
        for gold in itertools.permutations([first, second])
        for predicted in itertools.permutations([near_both, near_first])
        for total in [compare(list(gold), list(predicted)).total]
    }
    assert totals == {(2, 6 + 2)}


def test_the_order_decides_nothing_even_between_equals() -> None:
    twins = [TRADE, {**TRADE, **record("figure", "billion")}]
    assert compare([TRADE], twins).quotes == compare([TRADE], twins[::-1]).quotes


def test_a_key_slot_weighs_double_in_the_alignment() -> None:
    gold = {**REGRET, "by": [], "to": []}
    same_act = {**gold, "parties": ["KR"], "object": "the weather"}  # one and a half values less
    same_rest = {**gold, "act": "investigate"}
    assert compare([gold], [same_rest, same_act]).kinds["event"].by_slot["act"].hit == 1


def test_records_of_different_documents_are_not_aligned() -> None:
    gold = [document(TRADE, id="a"), document(id="b", text="B", title="B")]
    predicted = [document(id="a"), document(TRADE, id="b", text="B", title="B")]
    assert result(gold, predicted).total.records == Tally(0, 1, 1)


def test_another_act_of_the_same_type_is_aligned_but_wrong() -> None:
    visit = {**MEET, "act": "visit"}
    assert compare([MEET], [visit]).total.records.hit == 1
    assert slot_of(MEET, visit, "act").hit == 0


@pytest.mark.parametrize(
    ("change", "aligned"),
    [
        ({"act": "investigate"}, 1),
        ({"act": "investigate", "parties": ["JP"]}, 1),
        ({"act": "investigate", "object": "lumber"}, 1),
        ({"act": "investigate", "parties": ["JP"], "object": "lumber"}, 0),
        ({"act": "reject"}, 0),
        ({"by": [], "to": [], "parties": ["JP"], "object": "lumber", "status": "planned"}, 1),
    ],
)
def test_an_event_needs_its_act_or_one_of_its_type_and_its_parties_or_object(change: Any, aligned: int) -> None:
    assert compare([REGRET], [{**REGRET, **change}]).total.records.hit == aligned


@pytest.mark.parametrize(
    ("gold", "change"),
    [
        (ROLE, {"person": "Kim Jung-kwan"}),
        (FTA, {"name": "Korea-Chile FTA"}),
        (SERIES, {"name": "Korea-Latin America Business Forum"}),
        (PROJECT, {"name": "Global Gateway"}),
        (QUOTA, {"imposer": "US", "instrument": "tariff"}),
        (QUOTA, {"name": "lumber", "targets": ["JP"], "products": ["lumber"], "terms": []}),
        (TRADE, {"value": 6_100_000_000}),
        (TRADE, {"unit": "KRW"}),
    ],
)
def test_records_whose_key_slots_differ_are_not_aligned(gold: dict[str, Any], change: dict[str, Any]) -> None:
    assert compare([gold], [{**gold, **change}]).total.records == Tally(0, 1, 1)


def test_a_measure_that_states_little_is_still_aligned() -> None:
    bare = record("measure", "steel quota", imposer="CA", instrument="quota")
    assert compare([bare], [bare]).total.slots.f1 == 1.0
