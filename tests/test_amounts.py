"""Amounts as their value, unit and bound."""

from __future__ import annotations

import pytest

from communique.reading.mentions import Amount
from communique.reading.reader import reader
from communique.records import Document


def amounts(sentence: str) -> list[tuple[object, ...]]:
    notes = reader().notes(Document(text=f"Title\n\n{sentence}"))
    found = [chunk.value for one in notes.sentences for chunk in one.line.chunks if isinstance(chunk.value, Amount)]
    return [(one.value, one.unit, one.bound) if one.upto is None else (one.value, one.upto, one.unit) for one in found]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("a GDP of roughly USD 7 trillion", (7_000_000_000_000, "USD", "about")),
        ("exports of $6 billion", (6_000_000_000, "USD", None)),
        ("investments exceeding KRW 30 trillion", (30_000_000_000_000, "KRW", "over")),
        ("worth 30 trillion won", (30_000_000_000_000, "KRW", None)),
        ("a loan of €1.2bn", (1_200_000_000, "EUR", None)),
        ("an outlay of Rs 5,000 crore", (50_000_000_000, "INR", None)),
        ("an outlay of ₹2.5 lakh crore", (2_500_000_000_000, "INR", None)),
        ("trade of AED 1.7 trillion", (1_700_000_000_000, "AED", None)),
        ("a grant of 500 million yen", (500_000_000, "JPY", None)),
        ("orders of 3.2 billion yuan", (3_200_000_000, "CNY", None)),
        ("up to US$10.5m", (10_500_000, "USD", "under")),
        ("a fund of C$250 million", (250_000_000, "CAD", None)),
        ("more than a dozen companies", (12, "companies", "over")),
        ("trade more than quadrupled", (4, "times", "over")),
        ("a nearly twenty-fourfold rise", (24, "times", "about")),
        ("two-thirds of exports", (66.67, "percent", None)),
        ("a 4.5 per cent rise", (4.5, "percent", None)),
        ("down 2.5 percentage points", (2.5, "percentage_points", None)),
        ("about 1.4 million tonnes", (1_400_000, "tonnes", "about")),
        ("over 300 participants", (300, "people", "over")),
        ("18 countries took part", (18, "countries", None)),
        ("some 1,200 people", (1200, "people", "about")),
        ("a plant of 5GW", (5, "GW", None)),
        ("between $10-15 billion", (10_000_000_000, 15_000_000_000, "USD")),
        ("rates of 16.88 to 25.50 percent", (16.88, 25.5, "percent")),
    ],
)
def test_amount_is_read_with_its_unit_and_bound(words: str, meant: tuple[object, ...]) -> None:
    assert amounts(words) == [meant]


@pytest.mark.parametrize(
    "words",
    [
        "the two countries agreed", "both sides met three times", "for 90 days", "the G20 and COP29", "Article 5 of it",
        "the top 10", "Executive Order 14257", "Section 232 duties", "they won the bid",
    ],
)  # fmt: skip
def test_numbers_in_names_durations_and_known_groups_are_no_amounts(words: str) -> None:
    assert amounts(words) == []
