"""What pages say reads as English and leads on: places by their names, deeds in their tense, no value out of reach."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique.desk.english import day_words, place_name
from communique.faces.web.app import application
from communique.faces.web.house import House
from communique.faces.web.labels import deed, word
from communique.faces.web.pages import registers
from communique.faces.web.sayings import without_repeats
from communique.faces.web.shown import days
from communique.records import ACTS, Place
from communique.register import Filter, Register, open_register
from tests.register.factories import reading, release, said

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


def test_a_thing_is_shown_with_the_sentence_that_tells_of_it(tmp_path: Path) -> None:
    told = release("The two ministers welcomed the Tin Accord in Lima.")
    accord = said(told, "agreement", "Tin Accord", name="Tin Accord", parties=("PE", "KR"))
    with open_register(tmp_path / "register.db") as register:
        register.add(reading(told, accord))
        ask = TestClient(application(House(register=register)), base_url="http://localhost")
        page = ask.get(f"/entity/{register.entities('agreement')[0].id}").text
    around = '<span class="around">The two ministers welcomed the</span> <mark>Tin Accord</mark> '
    assert f'{around}<span class="around">in Lima.</span>' in page


def test_a_release_that_says_a_thing_twice_is_shown_once(opened: Register) -> None:
    records = opened.records(Filter(kind="event"))
    assert records
    assert without_repeats([*records, *records]) == without_repeats(records)
    assert len(without_repeats([records[0], records[0]])) == 1


def test_a_record_waits_for_its_judgement_in_its_sentence(ask: TestClient) -> None:
    page = ask.get("/review/records").text
    assert re.search(r'<span class="around">[^<]+</span>', page)


def test_a_record_tells_nothing_twice(ask: TestClient, opened: Register) -> None:
    stored = next(one for one in opened.records(Filter(kind="event")) if getattr(one.record, "object", None))
    page = ask.get(f"/document/{stored.source.id}").text
    assert "<dt>object</dt>" not in page
    assert "<dt>act</dt>" not in page


def test_a_dialogue_that_was_not_held_when_it_was_due_is_not_told_as_to_come(house: House) -> None:
    life = next(one for one in house.register.series() if one.next_due)
    for year, told in ((2025, "Next due"), (2040, "Was due again in")):
        later = replace(house, today=lambda year=year: date(year, 1, 1))  # type: ignore[misc]
        page = TestClient(application(later), base_url="http://localhost").get(f"/entity/{life.entity.id}").text
        assert f"{told} {day_words(life.next_due or '')}" in page


def test_a_network_around_nobody_says_where_to_look(ask: TestClient) -> None:
    page = ask.get("/network?around=Nobody").text
    assert 'href="/people?words=Nobody"' in page


def test_the_days_of_dealings_are_no_more_exact_than_their_releases(ask: TestClient) -> None:
    assert "1 January 2015 to 31 December 2015" not in ask.get("/network?party=KR").text
    assert days(date(2023, 1, 1), date(2023, 12, 31)) == "2023"


def test_a_brief_of_two_of_whom_nothing_is_told_leads_to_each(ask: TestClient) -> None:
    page = ask.get("/brief/KG/PY").text
    assert "No release in the register tells of both together." in page
    for code in ("KG", "PY"):
        assert f'href="/brief/{code}"' in page
    assert "tells of both together" not in ask.get("/brief/KR/CA").text
