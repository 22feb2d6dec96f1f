"""What a document says of projects, programmes, strategies, platforms and funds."""

from __future__ import annotations

from datetime import date

import pytest

from communique.reading import read
from communique.records import Document, Initiative


def initiatives(text: str) -> list[Initiative]:
    document = Document(text=text, title=text.split("\n")[0], published=date(2025, 12, 2))
    return [record for record in read(document).records if isinstance(record, Initiative)]


@pytest.mark.parametrize(
    ("sentence", "name", "type", "parties", "status"),
    [
        ("Kenya expands its Green Ports Programme.", "Green Ports Programme", "programme", ("KE",), "ongoing"),
        ("Kenya plans to launch the Lake Railway Project.", "Lake Railway Project", "project", ("KE",), "planned"),
        ("Firms bid for Canada’s submarine procurement project.", "submarine procurement project", "project", ("CA",),
         "ongoing"),
        ("They spoke of Kenya’s Lake Transport Route.", "Lake Transport Route", "project", ("KE",), "ongoing"),
        ("Firms opened the Kisumu solar plant in Kenya.", "Kisumu solar plant", "project", ("KE",), "ongoing"),
        ("They spoke of the Kenya-Oman Techno Park.", "Kenya-Oman Techno Park", "project", ("KE", "OM"), "ongoing"),
        ("A Kenya-India digital innovation hub will open.", "Kenya-India digital innovation hub", "other", ("KE", "IN"),
         "ongoing"),
        ("Kenya set up the Joint Investment Fund.", "Joint Investment Fund", "fund", ("KE",), "ongoing"),
        ("Kenya signed notes on the Project for the Improvement of the Coastal Roads.",
         "Project for the Improvement of the Coastal Roads", "project", ("KE",), "ongoing"),
        ("Kenya backs the Middle Corridor.", "Middle Corridor", "project", ("KE",), "ongoing"),
        ("They spoke of the Global Gateway.", "Global Gateway", "strategy", ("EU",), "ongoing"),
    ],
)  # fmt: skip
def test_an_initiative_has_its_kind_its_owner_and_how_far_it_is(
    sentence: str, name: str, type: str, parties: tuple[str, ...], status: str
) -> None:
    (found,) = initiatives(f"News of the week\n\n{sentence}")
    assert (found.name, found.type, found.parties, found.status) == (name, type, parties, status)


@pytest.mark.parametrize(
    "sentence",
    [
        "The project goes on.",
        "They agreed on a Joint Action Plan.",
        "Korea will plan.",
        "They visited a Korean refinery and the New Industrial Park.",
        "The Singapore hub grew.",
    ],
)
def test_general_words_alone_are_no_initiative(sentence: str) -> None:
    assert initiatives(f"News of the week\n\n{sentence}") == []


def test_fund_that_a_government_launches_is_its_own() -> None:
    document = Document(
        text="Help for exporters\n\nThe Government will launch a £5 million Green Export fund.",
        title="Help for exporters", publisher="Department for Business and Trade", published=date(2025, 12, 2),
    )  # fmt: skip
    assert [one.parties for one in read(document).records if isinstance(one, Initiative)] == [("GB",)]


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("They launched the “Invest in Peru” initiative in May.", "Invest in Peru", "programme"),
        ("They set out a five-point plan for exporters.", "five-point plan", "strategy"),
        ("A three-year Economic Cooperation Program is under way.", "Economic Cooperation Program", "programme"),
        ("It funds the A$232 million Mekong Water Partnership.", "Mekong Water Partnership", "programme"),
        ("They joined the Copper Production Alliance in May.", "Copper Production Alliance", "network"),
        ("They signed an agreement on the creation of the Lima Trade Platform.", "Lima Trade Platform", "platform"),
    ],
)
def test_initiatives_are_named_in_many_ways(sentence: str, name: str, kind: str) -> None:
    document = Document(text=f"News of trade\n\n{sentence}", title="News of trade", published=date(2026, 5, 20))
    [one] = [record for record in read(document).records if isinstance(record, Initiative)]
    assert (one.name, one.type) == (name, kind)


@pytest.mark.parametrize(
    "sentence",
    [
        "Job Makers Network CEO Ana Rojas: “A good day.”",
        "Andes Business Network’s Ana Rojas: “A good day.”",
        "Unfair subsidies hurt mills in Peru.",
    ],
)
def test_an_association_a_broadcaster_and_a_plain_noun_are_no_initiatives(sentence: str) -> None:
    assert initiatives(f"A good day\n\n{sentence}") == []


def test_place_of_a_programme_is_the_city_right_behind_its_name() -> None:
    (found,) = initiatives("Kenya\n\nKenya runs the Kenyan Technology Accelerator in Lima.")
    assert found.place is not None
    assert found.place.name == "Lima"


def test_initiative_of_two_parties_without_a_name_is_none() -> None:
    assert initiatives("Kenya\n\nThey explored the joint Kenyan and Chilean initiative for a court.") == []


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("India set out its MAHASAGAR vision in May.", "MAHASAGAR vision", "strategy"),
        ("Peru acts under the policy of “Active Help for Peace”.", "Active Help for Peace", "strategy"),
        ("Peru launched a programme called “Kumgang” in May.", "Kumgang", "programme"),
        ("They work through initiatives like GENYAK.", "GENYAK", "programme"),
        ("This is the Peru-Chile Friendship Year.", "Peru-Chile Friendship Year", "programme"),
        ("They went through the 2021-2025 Work Plan.", "2021-2025 Work Plan", "programme"),
        ("They back the Peru-Chile Economic Corridor.", "Peru-Chile Economic Corridor", "project"),
        ("The Grain Transformation (GX) Promotion Strategy grows.", "Grain Transformation (GX) Promotion Strategy",
         "strategy"),
        ("Notes were signed on the Project for Improving the Water System in Lima.",
         "Project for Improving the Water System", "project"),
        ("Qatar will build the North Reef expansion project.", "North Reef expansion project", "project"),
        ("They spoke of the Lima-Cusco railway line.", "Lima-Cusco railway line", "project"),
    ],
)  # fmt: skip
def test_initiatives_are_named_in_capitals_in_quotes_by_years_and_fields(sentence: str, name: str, kind: str) -> None:
    [one] = initiatives(f"News of trade\n\n{sentence}")
    assert (one.name, one.type) == (name, kind)


@pytest.mark.parametrize(
    "sentence",
    [
        "They spoke of AI policy.",
        "The programme “grows well”, he said.",
        "They signed the Work Plan of 5 May.",
        "The Asian Highway 48 is open.",
    ],
)
def test_fields_and_plans_without_years_are_no_initiatives(sentence: str) -> None:
    assert initiatives(f"News of trade\n\n{sentence}") == []
