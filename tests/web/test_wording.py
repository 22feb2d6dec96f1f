"""What pages say reads as English and leads on: places by their names, deeds in their tense, no value out of reach."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from communique.desk.english import place_name
from communique.faces.web.labels import deed, word
from communique.faces.web.pages import registers
from communique.records import ACTS, Place

DEEDS = (
    ("sign", "done", "signed"),
    ("meet", "done", "met"),
    ("ratify", "done", "ratified"),
    ("announce", "done", "announced"),
    ("withdraw", "done", "withdrew"),
    ("enter_into_force", "done", "entered into force"),
    ("enter_into_force", "planned", "to enter into force"),
    ("visit", "proposed", "to visit"),
    ("support", "ongoing", "support"),
)
PLACES = (
    (Place("Doha", "QA"), "Doha, Qatar"),
    (Place(None, "KR"), "South Korea"),
    (Place("Singapore", "SG"), "Singapore"),
    (Place("Geneva", None), "Geneva"),
    (None, ""),
)


@pytest.mark.parametrize(("act", "status", "told"), DEEDS)
def test_a_deed_is_told_in_the_tense_of_its_status(act: str, status: str, told: str) -> None:
    assert deed(act, status) == told


@pytest.mark.parametrize("act", ACTS)
def test_no_act_is_told_as_a_code(act: str) -> None:
    assert "_" not in deed(act, "done") + deed(act, "planned")


@pytest.mark.parametrize(("place", "told"), PLACES)
def test_a_place_is_told_with_its_countrys_name(place: Place | None, told: str) -> None:
    assert place_name(place) == told


def test_a_row_tells_the_place_to_people_and_the_code_to_programs(ask: TestClient) -> None:
    assert "Seoul, South Korea" in ask.get("/events?act=meet").text
    assert "Seoul, KR" in ask.get("/events.csv?act=meet").text


def test_a_commitment_tells_its_act_and_when_it_was_told(ask: TestClient) -> None:
    head = ask.get("/commitments.csv").text.splitlines()[0].split(",")
    assert head[:3] == ["commitment", "act", "who"]
    assert "told" in head
    assert word("overdue") == "past due"


def test_a_figure_stands_with_the_words_that_state_it(ask: TestClient) -> None:
    rows = ask.get("/figures.json").json()["figures"]
    assert rows
    page = " ".join(ask.get("/figures").text.split())
    assert rows[0]["quote"]["words"].split()[0] in page
    assert "In its words" in page


def test_what_a_list_is_sorted_by_stands_in_it(ask: TestClient) -> None:
    for name in ("agreements", "measures", "series", "people", "organisations", "initiatives"):
        assert '<th scope="col" class="day">Last told</th>' in ask.get(f"/{name}").text, name


def test_every_value_of_a_facet_can_be_reached(ask: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registers, "_FACET_VALUES", 1)
    page = ask.get("/events").text
    more = re.search(r'href="(/events\?facets=all)#facet-party-\d+">and [1-9]\d* more<', page)
    assert more
    everything = ask.get(more[1]).text
    assert " more</a>" not in everything
    assert all(f"party={code}" in everything for code in ("KR", "CA"))
