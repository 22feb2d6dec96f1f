"""Documents, their quotes and sectors, and what is warned about."""

from __future__ import annotations

from typing import Any

import pytest

from communique.scoring import Tally
from communique.scoring.scores import Overlap
from tests.scoring.made import FTA, MEET, ROLE, TEXT, TRADE, compare, document, record, result


def test_sectors_are_a_set_of_the_document() -> None:
    scored = result([document(sectors=["steel", "ai"])], [document(sectors=["steel", "gas"])]).sectors
    assert (scored.precision, scored.recall) == (0.5, 0.5)
    unstated = result([document(sectors=None)], [document(sectors=["steel"])]).sectors
    assert unstated == Tally()


def test_quotes_are_measured_apart_from_the_slots() -> None:
    shorter = {**TRADE, **record("figure", "billion")}
    measured = compare([TRADE], [shorter])
    assert measured.total.slots.f1 == 1.0
    assert measured.quotes == Overlap(1, 7 / 9, 7 / 9)


def test_quotes_still_compare_where_only_white_space_differs() -> None:
    folded = document(TRADE, id="b", text=" ".join(TEXT.split()))
    start = folded["text"].index("$6 billion")
    folded["records"] = [{**TRADE, "quote": {"start": start, "end": start + 10, "words": "$6 billion"}}]
    assert result([document(TRADE)], [folded]).quotes == Overlap(1, 1.0, 1.0)


def test_quotes_of_different_texts_are_not_compared() -> None:
    longer = result([document(TRADE)], [document(TRADE, text=TEXT + " More.")])
    assert longer.quotes.compared == 0
    assert any("texts differ" in warning for warning in longer.warnings)


@pytest.mark.parametrize(
    "quote",
    [
        None,
        {},
        {"start": 0, "end": 5, "words": "Japan"},
        {"start": 0, "end": 0, "words": ""},
        {"start": -5, "end": -1, "words": TEXT[-5:-1]},
        {"start": "0", "end": "5", "words": "Korea"},
    ],
    ids=["none", "empty", "other words", "no words", "negative", "no numbers"],
)
def test_a_quote_that_is_not_in_its_text_is_found(quote: Any) -> None:
    grounding = compare([TRADE], [TRADE, {**ROLE, "quote": quote}]).grounding
    assert (grounding.share, len(grounding.failures)) == (0.5, 1)


def test_documents_are_matched_by_id_then_text_then_title() -> None:
    gold = [
        document(TRADE, id="a", text="A", title="One"),
        document(TRADE, id="b", text="B b", title="Two"),
        document(TRADE, id="c", text="C", title="Three"),
    ]
    predicted = [
        document(TRADE, id="z", text="other", title="Three"),
        document(TRADE, id="y", text="B\n\nb", title="other"),
        document(TRADE, id="a", text="other", title="other"),
    ]
    assert result(gold, predicted).total.records == Tally(3, 3, 3)


def test_a_document_in_one_file_only_is_warned_about() -> None:
    gold = [document(TRADE, id="a"), document(MEET, id="b")]  # not by their common text either
    only_gold, only_predicted = result(gold, gold[:1]), result(gold[:1], gold)
    assert only_gold.total.records == Tally(1, 2, 1)
    assert any("not predicted" in warning and "b: Korea" in warning for warning in only_gold.warnings)
    assert only_predicted.total.records == Tally(1, 1, 1)
    assert any("ignored" in warning for warning in only_predicted.warnings)


def test_unknown_names_are_warned_about() -> None:
    strange = [{**TRADE, "kind": "treaty"}, {**MEET, "act": "shout"}, {**FTA, "label": "x"}]
    scored = compare([TRADE, MEET, FTA], strange)
    assert [warning for warning in scored.warnings if warning.startswith("predicted: unknown")] == [
        "predicted: unknown act shout (1 times)",
        "predicted: unknown field agreement.label (1 times)",
        "predicted: unknown kind treaty, passed over (1 times)",
    ]
    assert scored.total.records.predicted == 2
