"""Whose a figure is and with whom, and for which months, where the words for it stand apart."""

from __future__ import annotations

from datetime import date

import pytest

from communique.reading.reader import reader
from communique.records import Document, Figure

SLOTS = ("value", "unit", "of", "party", "partner", "period")


def figures(sentence: str) -> list[tuple[object, ...]]:
    document = Document(text=f"Korea and Peru Deepen Ties\n\n{sentence}", published=date(2025, 12, 2))
    found = sorted(
        (one for one in reader().read(document).records if isinstance(one, Figure)), key=lambda one: one.value
    )
    return [tuple(getattr(one, slot) for slot in SLOTS) for one in found]


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        (
            "Kenya's exports to Jordan came to $2 million in 2024, and its imports from Jordan to $5 million.",
            [(2e6, "USD", "exports", "KE", "JO", "2024"), (5e6, "USD", "imports", "KE", "JO", "2024")],
        ),
        (
            "In 2024, Ghana's exports to Chile were worth $2 million, while imports were $5 million.",
            [(2e6, "USD", "exports", "GH", "CL", "2024"), (5e6, "USD", "imports", "GH", "CL", "2024")],
        ),
        (
            "Ghana sent 41 percent of its cocoa exports to Chile in 2024.",
            [(41, "percent", "share", "GH", "CL", "2024")],
        ),
        (
            "Ghana is Chile's first trading partner and second largest investor.",
            [(1, "rank", "trade", "GH", "CL", None), (2, "rank", "investment", "GH", "CL", None)],
        ),
        (
            "Ghana is the tenth largest source of foreign direct investment in Chile.",
            [(10, "rank", "fdi", "GH", "CL", None)],
        ),
        (
            "Ghana is Chile's largest export market in West Africa, with exports of $5 million.",
            [(1, "rank", "exports", "GH", "CL", None), (5e6, "USD", "exports", "CL", "GH", None)],
        ),
        (
            "The deal will raise trade by 16 percent and add £2 billion a year to the UK economy.",
            [(16, "percent", "growth", None, None, None), (2e9, "GBP", "gdp", "GB", None, None)],
        ),
        (
            "Chile's exports rose 5 percent in the first ten months of the year.",
            [(5, "percent", "growth", "CL", None, "2025-01/2025-10")],
        ),
        (
            "Chile's exports rose 5 percent in the four quarters to the end of Q2 2025.",
            [(5, "percent", "growth", "CL", None, "2024-07/2025-06")],
        ),
        (
            "Chile's exports rose 5 percent in the ten months to October.",
            [(5, "percent", "growth", "CL", None, "2025-01/2025-10")],
        ),
        (
            "Trade between Chile and Ghana had grown 2.5 times and came to 12 bn €.",
            [(2.5, "times", "growth", "CL", "GH", None), (12e9, "EUR", "trade", "CL", "GH", None)],
        ),
        (
            "Trade of Kenya with Ghana was 9 million US dollars (exports - 3 million, imports - 6 million).",
            [
                (3e6, "USD", "exports", "KE", "GH", None),
                (6e6, "USD", "imports", "KE", "GH", None),
                (9e6, "USD", "trade", "KE", "GH", None),
            ],
        ),
        (
            "Kenya's exports to Ghana rose to $3 million, while those to Chile fell to $2 million.",
            [(2e6, "USD", "exports", "KE", "CL", None), (3e6, "USD", "exports", "KE", "GH", None)],
        ),
        (
            "Trade between Kenya and Ghana has more than doubled over the past five years, reaching $9 million.",
            [(2, "times", "trade", "KE", "GH", "2020/2025"), (9e6, "USD", "trade", "KE", "GH", None)],
        ),
        ("Some 3.5 million Kenyans live abroad.", [(3.5e6, "people", "other", "KE", None, None)]),
        (
            "It has 300 firms with Kenyan participation and sent 180 delegates from Lima.",
            [(180, "people", "participants", None, None, None), (300, "companies", "other", "KE", None, None)],
        ),
        ("Ghana is Chile's 11th-largest trading partner.", [(11, "rank", "trade", "GH", "CL", None)]),
        (
            "Ghana exported $8 million to Chile, a 5 percent drop from 2023, and imported $6 million.",
            [
                (5, "percent", "growth", "GH", "CL", None),
                (6e6, "USD", "imports", "GH", "CL", None),
                (8e6, "USD", "exports", "GH", "CL", None),
            ],
        ),
        ("The plant will bring 3,500 jobs to Lima.", [(3500, "jobs", "other", "PE", None, None)]),
        ("The pact, an agreement involving 11 nations, was praised.", [(11, "countries", "members", None, None, None)]),
    ],
)
def test_figure_has_its_sides_and_months(sentence: str, stated: list[tuple[object, ...]]) -> None:
    assert figures(sentence) == stated


@pytest.mark.parametrize(
    "sentence",
    ["It is a leading supplier of steel.", "They were among the top investors.", "The first buyer came on Monday."],
)
def test_no_place_is_read_of_one_among_several(sentence: str) -> None:
    assert figures(sentence) == []
