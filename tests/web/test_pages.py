"""Every page answers, in each of its forms, and what it shows is what the register holds."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique.faces.web.app import application
from communique.faces.web.house import House
from communique.faces.web.listings import LISTINGS
from communique.records import Place
from communique.register import Filter, Register, open_register
from tests.desk.releases import steel
from tests.register.factories import reading, release, said

STEEL = steel().document
PAGES = (
    "/",
    "/brief",
    "/brief/KR",
    "/brief/KR/CA",
    f"/document/{STEEL.id}",
    f"/document/{STEEL.id}/words",
    "/timeline",
    "/network",
    "/calendar",
    "/search",
    "/review",
    "/review/records",
    "/watches",
    *(f"/{name}" for name in LISTINGS),
)
QUESTIONS = (
    "/timeline?party=KR&party=CA",
    "/network?party=KR",
    "/network?around=KR",
    "/calendar?party=KR",
    "/search?q=steel",
    "/brief?measure=steel",
    "/brief?sector=steel&length=page",
)


@pytest.mark.parametrize("path", PAGES)
def test_each_page_has_html_and_json(ask: TestClient, path: str) -> None:
    shown = ask.get(path).text
    assert ("</html>" in shown) != path.endswith("/words")
    answer = ask.get((path if path != "/" else "/home") + ".json")
    assert answer.status_code == 200
    assert isinstance(answer.json(), dict)


@pytest.mark.parametrize("path", QUESTIONS)
def test_each_question_is_answered_in_each_form(ask: TestClient, path: str) -> None:
    bare, _, query = path.partition("?")
    assert ">No record in the window.<" not in ask.get(path).text
    for form in ("json", "csv"):
        answer = ask.get(f"{bare}.{form}?{query}")
        assert answer.status_code == (404 if (bare, form) == ("/brief", "csv") else 200), answer.text


def test_each_thing_has_a_page_with_its_life(ask: TestClient, opened: Register) -> None:
    for kind in ("agreement", "measure", "series", "person", "organisation", "initiative"):
        for one in opened.entities(kind):
            shown = ask.get(f"/entity/{one.id}").text
            assert one.name in shown
            assert 'class="quoted"' in shown
            assert ask.get(f"/entity/{one.id}.json").json()["entity"]["id"] == one.id


@pytest.mark.parametrize("name", LISTINGS)
def test_each_register_has_csv_with_its_ids(ask: TestClient, name: str) -> None:
    lines = ask.get(f"/{name}.csv").text.splitlines()
    assert lines[0].endswith(",id")
    assert len(lines) == 1 + ask.get(f"/{name}.json").json()["total"]


def test_a_citation_of_a_brief_lights_the_words_it_cites(ask: TestClient) -> None:
    brief = ask.get("/brief/KR/CA.json").json()
    quote = brief["sources"][0]["quote"]
    at = f"/document/{brief['sources'][0]['document']['id']}?words={quote['start']}-{quote['end']}"
    assert f'href="{at}#lit"' in ask.get("/brief/KR/CA").text
    shown = ask.get(at).text
    lit = [part.split("</mark>")[0].split(">")[-1] for part in shown.split('<mark class="w lit"')[1:]]
    assert "".join(lit) == quote["words"]


def test_a_record_leads_to_its_words_and_back(ask: TestClient, opened: Register) -> None:
    stored = opened.records(Filter(kind="measure"))[0]
    shown = ask.get(f"/document/{stored.source.id}?record={stored.id}").text
    assert 'id="lit"' in shown
    number = shown.split('card is-lit" data-kind="measure" data-number="')[1].split('"')[0]
    assert f'href="#r{number}"' in shown
    assert f'id="w{number}"' in shown


def test_the_box_leads_names_to_a_brief_and_words_to_the_search(ask: TestClient) -> None:
    leads = {
        "Korea and Canada": "/brief/KR/CA",
        "korea canada": "/brief/KR/CA",
        "South Korea United Arab Emirates": "/brief/KR/AE",
        "EU": "/brief/EU",
        "critical minerals": "/search?q=critical+minerals",
    }
    for words, at in leads.items():
        assert ask.get("/go", params={"q": words}, follow_redirects=False).headers["location"] == at


def test_a_facet_narrows_and_its_count_holds(ask: TestClient) -> None:
    assert ask.get("/agreements.json?stage=ratifying").json()["total"] == 1
    assert ask.get("/agreements.json").json()["total"] == 2
    assert 'href="/agreements?stage=ratifying"' in ask.get("/agreements").text


@pytest.mark.parametrize("name", LISTINGS)
def test_a_facet_counts_the_rows_that_its_page_shows(ask: TestClient, house: House, name: str) -> None:
    listing = LISTINGS[name]
    for by in set(listing.facets) - {"year"}:
        for value, count in listing.counted(house.register, Filter(kind=listing.records), by):
            assert ask.get(f"/{name}.json", params={by: value}).json()["total"] == count, (by, value)


@pytest.mark.parametrize("place", [Place("Seoul", None), Place(None, "KR"), Place("Seoul", "KR")])
def test_a_record_is_shown_beside_its_words_whatever_of_its_place_is_known(tmp_path: Path, place: Place) -> None:
    document = release("Korea and Chile met in Seoul.")
    event = said(document, "event", "met", act="meet", parties=("KR", "CL"), place=place)
    with open_register(tmp_path / "r.db") as register:
        register.add(reading(document, event))
        client = TestClient(application(House(register=register)), base_url="http://localhost")
        shown = client.get(f"/document/{document.id}", params={"record": register.records()[0].id})
    assert shown.status_code == 200
    assert "<dt>place</dt>" in shown.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404),
        ("/document/0000000000000000", 404),
        ("/measures.xml", 404),
        ("/brief/Nowhereland", 400),
        ("/measures?since=tomorrow", 400),
        ("/measures?page=0", 400),
        ("/measures?sort=colour", 400),
        (f"/document/{STEEL.id}?words=5-99999", 400),
        ("/measures?party=Nowhereland", 400),
    ],
)
def test_what_cannot_be_answered_is_told_in_one_line(ask: TestClient, path: str, status: int) -> None:
    answer = ask.get(path)
    assert answer.status_code == status
    assert 'class="refused"' in answer.text
    assert "Traceback" not in answer.text


def test_a_json_refusal_is_json(ask: TestClient) -> None:
    answer = ask.get("/measures.json?page=0")
    assert json.loads(answer.text)["error"].startswith("page is a whole number")


def test_the_front_page_tells_what_changed_and_where_it_stands(ask: TestClient) -> None:
    changed = ask.get("/home.json").json()["changed"]
    assert changed
    shown = ask.get("/").text
    for one in changed:
        assert one["text"] in html.unescape(shown)
        assert ask.get(one["href"]).status_code == ask.get(one["at"]).status_code == 200


def test_commitments_are_counted_and_paged_like_any_register(ask: TestClient, opened: Register) -> None:
    answer = ask.get("/commitments.json").json()
    assert answer["total"] == len(answer["commitments"]) == len(opened.commitments(Filter(kind="event"))) > 0
    assert ask.get("/commitments?sort=-due").status_code == 400


def test_the_reader_of_a_release_asks_for_it_once(ask: TestClient, opened: Register) -> None:
    with opened.listening() as asked:
        assert ask.get(f"/document/{STEEL.id}").status_code == 200
    assert len([one for one in asked if "record_body" in one.statement]) == 1
