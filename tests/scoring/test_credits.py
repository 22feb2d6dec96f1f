"""How one value compares with another."""

from __future__ import annotations

import pytest

from communique.scoring import Tally
from communique.scoring.credits import date, fold, name, number, place
from tests.scoring.made import MEET, QUOTA, REGRET, slot_of


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        ("Park Jung-sung", "PARK Jung Sung", True),
        ("Park Jung-sung", "Jung-sung Park", True),
        ("Park Jung-sung", "H.E. Dr. Park Jungsung", True),
        ("Park Jung-sung", "Park", False),
        ("Park Jung-sung", "Park Jung-hoon", False),
        ("Kim Jung-kwan", "Kim Jung-hwan", False),
        ("He Lifeng", "Mr He Lifeng", True),
        ("José Peña", "Jose Pena", True),
        ("The World Bank", "World Bank", True),
        ("World Trade Organisation", "World Trade Organization", True),
        ("Mercosur Secretariat", "Mercosul Secretariat", True),
        ("Ministry of Trade, Industry and Resources", "Ministry of Trade, Industry & Resources (MOTIR)", True),
        ("Ministry of Trade", "Ministry of Foreign Affairs", False),
        ("Korea Trade-Investment Promotion Agency (KOTRA)", "KOTRA", True),
        ("Korea Trade-Investment Promotion Agency", "KOTRA", False),
        ("Korea–Latin America Business Forum", "Business Forum", True),
        ("Korea-Chile Free Trade Agreement", "Korea-China Free Trade Agreement", False),
        ("COP29", "COP30", False),
        ("Horizon 2020", "Horizon 2030", False),
        ("MR", "MS", False),  # Mauritania and Montserrat, not honorifics
    ],
)
def test_names(gold: str, predicted: str, same: bool) -> None:
    assert name(gold, predicted) == name(predicted, gold) == same


def test_folding() -> None:
    assert fold(" The H.E. Mr. José  Peña-Nieto, U.N. ") == "jose pena nieto un"


@pytest.mark.parametrize(
    ("gold", "predicted", "credit"),
    [
        ("2025-11-18", "2025-11-18", 1.0),
        ("2025-11-18", "2025-11-18/2025-11-18", 1.0),
        ("2025-11-18", "2025-11", 0.5),
        ("2025", "2025-11-18", 0.5),
        ("2025-11-18/2025-11-20", "2025-11-20", 0.5),
        ("2025-11-18/..", "2026", 0.5),
        ("2025-11-18", "2025-11-19", 0.0),
        ("2025-11-18/2025-11-20", "2025-11-21", 0.0),
        ("2025-11", "2025-12", 0.0),
        (1997, "1997", 1.0),
    ],
)
def test_dates(gold: str, predicted: str, credit: float) -> None:
    assert date(gold, predicted) == date(predicted, gold) == credit


def test_half_a_date_is_half_a_value() -> None:
    assert slot_of(MEET, {**MEET, "date": "2025-12"}, "date") == Tally(0.5, 1, 1)


@pytest.mark.parametrize(
    ("gold", "predicted", "credit"),
    [
        ({"name": "Seoul", "country": "KR"}, {"name": "Seoul"}, 1.0),
        ({"name": "Seoul", "country": "KR"}, {"name": "Busan", "country": "KR"}, 0.0),
        ({"name": "Seoul", "country": "KR"}, {"country": "KR"}, 0.5),
        ({"country": "KR"}, {"name": "Seoul", "country": "KR"}, 1.0),
        ({"country": "KR"}, {"country": "JP"}, 0.0),
        ({"name": "Seoul"}, {"country": "KR"}, 0.0),
    ],
)
def test_places(gold: dict[str, str], predicted: dict[str, str], credit: float) -> None:
    assert place(gold, predicted) == credit


def test_numbers_are_equal_within_half_a_percent() -> None:
    assert number(6_000_000_000, 6_020_000_000) == number(4, "4") == 1.0
    assert number(6_000_000_000, 6_100_000_000) == number(4, "four") == 0.0


def test_terms_are_right_or_wrong_as_a_whole() -> None:
    cut = {"of": "quota", "from": 100, "to": 75, "unit": "percent", "basis": "2024 import volumes"}
    assert slot_of(QUOTA, {**QUOTA, "terms": [cut]}, "terms").hit == 1
    assert slot_of(QUOTA, {**QUOTA, "terms": [{**cut, "to": 50}]}, "terms").hit == 0


def test_objects_compare_as_wording_and_weigh_half() -> None:
    assert slot_of(REGRET, {**REGRET, "object": "the new steel quotas"}, "object") == Tally(0.5, 0.5, 0.5)
    assert slot_of(REGRET, {**REGRET, "object": "tariffs on lumber"}, "object") == Tally(0, 0.5, 0.5)


def test_lists_are_sets() -> None:
    assert slot_of(MEET, {**MEET, "parties": ["CA", "KR", "kr"]}, "parties") == Tally(2, 2, 2)
    assert slot_of(MEET, {**MEET, "parties": ["CA", "JP"]}, "parties") == Tally(1, 2, 2)
