"""Series and initiatives whose names are cut by small words, or that are told by where somebody met for them."""

from __future__ import annotations

from datetime import date

import pytest

from communique.reading.reader import reader
from communique.records import Document, Initiative, Series


def read(sentence: str, kind: type) -> list[object]:
    document = Document(text=f"Talks Held\n\n{sentence}", published=date(2025, 12, 2))
    return [one for one in reader().read(document).records if isinstance(one, kind)]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The Kenya-in-Asia Conference opened in Lima.", "Kenya-in-Asia Conference"),
        (
            "He spoke at the 2025 Spring Meetings of the World Bank and the WTO.",
            "Spring Meetings of the World Bank and the WTO",
        ),
        ("The OECD Ministerial Council Meeting was held in Paris.", "OECD Ministerial Council Meeting"),
        ("The 9th Kenya-Peru Conclave was held in Lima.", "Kenya-Peru Conclave"),
    ],
)
def test_series_has_its_whole_name(sentence: str, name: str) -> None:
    assert [one.name for one in read(sentence, Series) if isinstance(one, Series)] == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "In Lima, the Minister spoke at the Kenya-Peru Business Forum.",
        "They met in Lima on the sidelines of the Kenya-Peru Business Forum.",
    ],
)
def test_series_is_where_somebody_met_for_it(sentence: str) -> None:
    assert [one.place.name for one in read(sentence, Series) if isinstance(one, Series) and one.place] == ["Lima"]


def test_those_who_came_are_of_the_gathering_named_before_them() -> None:
    sentence = "After the Kenya-Peru Trade Summit, the Kenya-Peru Business Forum brought together 250 people."
    found = {one.name: one.attendance for one in read(sentence, Series) if isinstance(one, Series)}
    assert found == {"Kenya-Peru Trade Summit": None, "Kenya-Peru Business Forum": 250}


def test_a_council_that_only_hosts_is_no_series() -> None:
    assert read("The dinner was hosted by the Kenya-Peru Business Council.", Series) == []


def test_an_edition_is_told_by_the_meeting_that_they_came_for() -> None:
    found = read("The Kenya-Peru Trade Committee met in Lima for its 14th meeting.", Series)
    assert [one.edition for one in found if isinstance(one, Series)] == [14]


@pytest.mark.parametrize(
    ("sentence", "name", "parties"),
    [
        ("They praised the UK-Chile modernisation roadmap.", "UK-Chile modernisation roadmap", {"GB", "CL"}),
        ("It is part of Canada's trade diversification strategy.", "trade diversification strategy", {"CA"}),
        ("They sell under the “Made in Lima” brand.", "Made in Lima", set()),
        (
            "The China-Pakistan Economic Corridor (CPEC) was discussed.",
            "China-Pakistan Economic Corridor",
            {"CN", "PK"},
        ),
    ],
)
def test_initiative_in_small_letters_has_its_parties(sentence: str, name: str, parties: set[str]) -> None:
    found = [one for one in read(sentence, Initiative) if isinstance(one, Initiative)]
    assert [(one.name, set(one.parties)) for one in found] == [(name, parties)]


@pytest.mark.parametrize(
    "sentence",
    ["The State Oil Fund bought bonds.", "It runs a factory in Adra Industrial City.", "Chile has a strategy."],
)
def test_an_institution_or_a_place_is_no_initiative(sentence: str) -> None:
    assert read(sentence, Initiative) == []
