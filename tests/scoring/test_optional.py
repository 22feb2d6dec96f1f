"""What gold may leave open."""

from __future__ import annotations

from communique.scoring import Tally
from tests.scoring.made import MEET, ROLE, TRADE, compare, slot_of


def test_an_optional_record_counts_neither_present_nor_absent() -> None:
    gold = [TRADE, {**MEET, "optional": True}]
    assert compare(gold, [TRADE]).total == compare(gold, [TRADE, MEET]).total == compare([TRADE], [TRADE]).total


def test_an_optional_record_gives_way_to_one_that_counts() -> None:
    assert compare([{**TRADE, "optional": True}, TRADE], [TRADE]).total.records == Tally(1, 1, 1)


def test_an_optional_slot_counts_neither_present_nor_absent() -> None:
    gold = {**TRADE, "optional_slots": ["party", "bound"]}
    others = [TRADE, {**TRADE, "party": "JP"}, {**TRADE, "party": None, "bound": "over"}]
    assert {compare([gold], [other]).total.slots.f1 for other in others} == {1.0}
    assert compare([gold], []).total.slots.gold == 4


def test_a_prediction_cannot_excuse_itself() -> None:
    spurious = {**MEET, "optional": True, "optional_slots": list(MEET)}
    assert compare([], [spurious]).total.slots.predicted == 8
    assert compare([MEET], [{**MEET, "act": "request", "alt": {"act": ["visit"]}}]).total.records.hit == 0


def test_alternatives_stand_in_for_a_value_once() -> None:
    gold = {**ROLE, "alt": {"organisation": ["MOTIR"], "person": "Minister Park"}}
    assert slot_of(gold, {**ROLE, "organisation": "MOTIR"}, "organisation").f1 == 1.0
    assert slot_of(ROLE, {**ROLE, "organisation": "MOTIR"}, "organisation").f1 == 0.0
    assert compare([gold], [{**ROLE, "person": "Minister Park"}]).total.slots.f1 == 1.0
    both = ["Ministry of Trade, Industry and Resources", "MOTIR"]
    assert slot_of(gold, {**ROLE, "organisation": both}, "organisation") == Tally(1, 1, 2)


def test_an_alternative_to_nothing_is_passed_over() -> None:
    gold = {**TRADE, "alt": {"bound": ["about"]}}
    assert compare([gold], [{**TRADE, "bound": "about"}]).total == compare([TRADE], [TRADE]).total
    assert slot_of(gold, {**TRADE, "bound": "over"}, "bound").predicted == 1
