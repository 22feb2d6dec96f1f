"""Between whom an instrument is, in the ways that releases tell it; and what a cabinet lets be signed."""

from __future__ import annotations

from datetime import date

import pytest

from communique.reading import read
from communique.records import Agreement, Document, Event


def agreements(text: str, title: str = "News of trade") -> list[Agreement]:
    document = Document(text=f"{title}\n\n{text}", title=title, published=date(2026, 5, 20))
    return [record for record in read(document).records if isinstance(record, Agreement)]


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        (
            "A memorandum between Hanbit Capital and the Central Bank of Oman on payments was signed in Muscat.",
            ("Hanbit Capital", "Central Bank of Oman"),
        ),
        (
            "They hailed an agreement between the Chilean Government and the Cabinet of Ministers of Kyrgyzstan"
            " regarding the status of workers.",
            ("CL", "KG"),
        ),
        ("The EU resumed talks with the Philippines on a free trade agreement in March.", ("EU", "PH")),
        ("The two sides signed the protocol amending the Korea–Chile FTA in Lima.", ("KR", "CL")),
    ],
)
def test_sides_are_those_that_the_words_around_the_instrument_name(sentence: str, parties: tuple[str, ...]) -> None:
    [one] = agreements(sentence)
    assert one.parties == parties


def test_firms_of_two_countries_in_small_letters_are_no_sides() -> None:
    assert not agreements("They noted a deal between Korean and Chilean companies.")


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The Cabinet gave its nod for the signing of an MoU with Chile on water.", "ratified"),
        ("The Cabinet decided:\n1. Approval of a memorandum of understanding with Chile on water.", "ratified"),
        ("The Minister may discuss a draft memorandum of understanding with Chile on water.", "negotiating"),
    ],
)
def test_what_a_cabinet_allows_is_not_yet_signed(text: str, stage: str) -> None:
    [one] = agreements(text, title="Korean Cabinet Meets")
    assert one.stage == stage


def test_a_roadmap_is_an_instrument_only_where_it_is_signed() -> None:
    [one] = agreements(
        "The Korean and Chilean ministers signed a roadmap for trade in lithium.", "Korea and Chile Meet"
    )
    assert (one.name, one.stage) == ("roadmap for trade in lithium", "signed")
    assert not agreements("The ministry has a roadmap for trade in lithium.", "Korea and Chile Meet")


def test_items_behind_among_them_are_signed_as_the_documents_are() -> None:
    text = "Eleven documents were signed.\nAmong them:\n- Memorandum on cooperation in fisheries;\n- Treaty on borders."
    found = agreements(text, "Korea and Chile Meet")
    assert [one.stage for one in found] == ["signed", "signed"]


def test_an_agreement_is_told_by_the_adjective_that_sets_it_apart() -> None:
    [one] = agreements("Canada negotiates a new economic and security partnership with Chile.")
    assert one.name.startswith("new economic")


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("The ties were elevated to a Strategic Partnership in January 2021.", "in_force"),
        ("The ministers began consultations on a tax convention.", "proposed"),
        ("They signed a historic document — a treaty on allied relations — in Lima.", "signed"),
        ("The memorandum of understanding to share data that was concluded in May helps exporters.", "signed"),
        ("Signed in Lima in May, the fisheries agreement helps exporters.", "signed"),
    ],
)
def test_stage_is_told_in_many_ways(sentence: str, stage: str) -> None:
    [one] = agreements(sentence, "Korea and Chile Meet")
    assert one.stage == stage


def test_a_news_agency_that_reports_is_no_side() -> None:
    text = "SEOUL, Jan. 17 (Yonhap) -- The Korean government signed a memorandum of understanding with Chile on supply."
    [one] = agreements(text, "Korea and Chile Sign")
    assert (one.name, one.parties) == ("memorandum of understanding with Chile on supply", ("KR", "CL"))


def test_companies_of_two_countries_sign_for_themselves() -> None:
    text = "Korea and Chile Sign\n\nCompanies from Korea and Chile have signed four contracts."
    document = Document(text=text, title="Korea and Chile Sign", published=date(2026, 5, 20))
    [one] = [record for record in read(document).records if isinstance(record, Event)]
    assert one.parties == ("KR", "CL")


def test_two_ministries_of_one_name_are_told_apart_by_their_countries_and_capitals_stand_for_theirs() -> None:
    ministries = "A memorandum of understanding between the Ministry of Energy of Azerbaijan, the Ministry of Energy of"
    [one] = agreements(f"{ministries} Kazakhstan and the Kumgang Shipping Group was signed.")
    assert one.parties == ("AZ", "KZ", "Kumgang Shipping Group")
    [other] = agreements("The Reciprocal Access Agreement (RAA) between Manila and Tokyo takes effect in May.")
    assert other.parties == ("PH", "JP")


def test_a_programme_signed_for_two_years_is_not_signed_then() -> None:
    text = "The parties have signed:\n- The Cooperation Programme between the Ministry of Culture of Chile and the"
    document = Document(
        text=f"Korea and Chile Sign\n\n{text} Ministry of Culture of Korea for 2027-2028;",
        title="Korea and Chile Sign", published=date(2026, 5, 20),
    )  # fmt: skip
    [one] = [record for record in read(document).records if isinstance(record, Event)]
    assert (one.act, one.status, one.date) == ("sign", "done", None)


def test_the_day_on_which_talks_began_is_not_that_of_their_end() -> None:
    [one] = agreements(
        "Negotiations for a trade deal between Chile and Oman, which began in 2023, have been concluded."
    )
    assert (one.stage, one.date) == ("concluded", None)
