"""Whether an actor is a person or a body: names as wires and ministries write them."""

from __future__ import annotations

import pytest

from communique.register.sorts import sort_of

BODIES = (
    "GE Aerospace",
    "DP World",
    "JSW Steel",
    "Standards Australia",
    "Indian Coast Guard",
    "Omani sovereign funds",
    "Chinese exporters",
    "Guardian Bikes",
    "Hindustan Aeronautics Limited",
    "United States Trade Representative",
    "Attorney General",
    "Hyundai Steel",
    "General Electric",
)
PEOPLE = (
    "Samantha Power",
    "Michelle Steel",
    "JK Kim",
    "KISHIDA Fumio",
    "Michael Jordan",
    "Israel Katz",
    "Ursula von der Leyen",
    "Mishaal Al-Ahmad Al-Jaber Al-Sabah",
    "Nur ul Haq",
)


@pytest.mark.parametrize("name", BODIES)
def test_a_firm_a_force_or_an_office_is_no_person(name: str) -> None:
    assert sort_of(name, frozenset()) == "organisation"


@pytest.mark.parametrize("name", PEOPLE)
def test_a_name_that_only_sounds_like_a_firm_or_a_country_is_a_person(name: str) -> None:
    assert sort_of(name, frozenset()) == "person"


def test_who_holds_an_office_in_the_release_is_a_person_whatever_the_name() -> None:
    assert sort_of("Standards Australia", frozenset({"Standards Australia"})) == "person"
