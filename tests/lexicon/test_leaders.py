"""Whose leader a person is, and whose a title is."""

from __future__ import annotations

import tomllib

import pytest

from communique import lexicon
from communique.lexicon.leaders import FILE, party_of_leader, party_of_title


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Joe Biden", "US"),
        ("Joseph R. Biden, Jr.", "US"),
        ("Biden", "US"),
        ("Ursula von der Leyen", "EU"),
        ("Maros Sefcovic", "EU"),  # without its accents
        ("Thani Al Zeyoudi", "AE"),  # without the father's name
        ("Kim", None),  # a family name of several countries' leaders
        ("David Cameron", "GB"),  # who led it before 2018
        ("José Antonio Meade Kuribreña", "MX"),
        ("Sharma", None),
        ("Nobody Atall", None),
        ("", None),
    ],
)
def test_a_leader_is_known_by_full_or_family_name(name: str, party: str | None) -> None:
    assert party_of_leader(name) == party


@pytest.mark.parametrize(
    ("title", "party"),
    [
        ("Secretary of State for Business and Trade", "GB"),
        ("External Affairs Minister", "IN"),
        ("U.S. Trade Representative", "US"),
        ("Minister of Trade", None),
    ],
)
def test_a_title_of_one_party_tells_whose_it_is(title: str, party: str | None) -> None:
    assert party_of_title(title) == party


def test_every_leader_belongs_to_a_party_that_the_lexicon_knows() -> None:
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    codes = {code for part in table.values() for code in part}
    assert codes <= lexicon.load().countries.keys() | lexicon.load().groups.keys()


def test_family_name_with_its_small_words_is_enough() -> None:
    assert party_of_leader("von der Leyen") == "EU"
