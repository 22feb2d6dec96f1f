"""Values in plain English."""

from __future__ import annotations

import pytest

from communique.desk import english


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2025-12-01", "on 1 December 2025"),
        ("2024-05", "in May 2024"),
        ("2018", "in 2018"),
        ("2025-11-18/2025-11-20", "from 18 to 20 November 2025"),
        ("2004/2025", "from 2004 to 2025"),
        ("2021-33", "in the first quarter of 2021"),
        ("2021-41", "in the second half of 2021"),
    ],
)
def test_dates_take_their_preposition(date: str, words: str) -> None:
    assert english.when(date) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (6_000_000_000, "USD", "USD 6 billion"),
        (4100 * 10**6, "USD", "USD 4.1 billion"),
        (690_000_000, "people", "690 million people"),
        (27_300, "people", "27,300 people"),
        (25, "percent", "25 percent"),
        (4.5, "percent", "4.5 percent"),
        (1_234_567, "tonnes", "1,234,567 tonnes"),
    ],
)
def test_amounts_are_written_as_people_write_them(value: float, unit: str, words: str) -> None:
    assert english.amount(value, unit) == words


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("KR", "South Korea"),
        ("US", "the United States"),
        ("EU", "the European Union"),
        ("ASEAN", "ASEAN"),
        ("WTO", "the WTO"),
    ],
)
def test_countries_and_blocs_take_their_article(code: str, name: str) -> None:
    assert english.party_name(code) == name


@pytest.mark.parametrize(("number", "word"), [(1, "1st"), (2, "2nd"), (11, "11th"), (23, "23rd"), (112, "112th")])
def test_ordinals(number: int, word: str) -> None:
    assert english.ordinal(number) == word


@pytest.mark.parametrize(
    ("text", "anywhere", "whole"),
    [
        ("the Eureka network met", True, True),
        ("The Eureka network met", True, True),
        ("the Eurekas met", True, False),
        ("to bathe Eureka", False, False),
        ("Eureka met the others", False, False),
        ("with the  Eureka", False, False),
    ],
)
def test_an_article_counts_only_right_before_the_name(text: str, anywhere: bool, whole: bool) -> None:
    assert english.bears_article("Eureka", text) is anywhere
    assert english.bears_article("Eureka", text, whole=True) is whole
