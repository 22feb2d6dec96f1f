"""The API answers with what the register holds, each record with id, quote and release."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from communique.register import Filter, Register
from tests.desk.releases import steel

STEEL = steel().document


def test_records_carry_id_quote_and_release(ask: TestClient, opened: Register) -> None:
    answer = ask.get("/records", params={"party": ["Korea", "CA"], "kind": "measure"}).json()
    assert answer["total"] == len(answer["items"]) == 1
    record = answer["items"][0]
    text = ask.get(f"/documents/{record['document']['id']}").json()["text"]
    assert text[record["quote"]["start"] : record["quote"]["end"]] == record["quote"]["words"]
    assert ask.get(f"/records/{record['id']}").json() == record
    assert opened.count(Filter()) == ask.get("/records").json()["total"]


def test_pages_of_an_answer_make_the_whole(ask: TestClient) -> None:
    whole = [one["id"] for one in ask.get("/records", params={"limit": 500}).json()["items"]]
    parts = [ask.get("/records", params={"limit": 5, "offset": at}).json()["items"] for at in range(0, len(whole), 5)]
    assert [one["id"] for part in parts for one in part] == whole


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/records?party=Nowhereland", 400, "no country or bloc"),
        ("/records?since=tomorrow", 400, "is no day"),
        ("/timeline", 400, "a timeline is of"),
        ("/network", 400, "a network is of"),
        ("/brief", 400, "a brief is about"),
        ("/documents/nothing", 404, "there is no release"),
        ("/nothing", 404, "Not Found"),
        ("/records?partie=KR", 400, "unknown operator"),
        ("/records?limit=many", 422, "limit"),
        ("/records?limit=0", 422, "limit"),
        ("/records?kind=treaty", 422, "kind"),
        ("/records?reviewed=perhaps", 422, "reviewed"),
        ("/lives/people?offset=-1", 422, "offset"),
        ("/status?party=KR", 400, "unknown operator"),
    ],
)
def test_what_cannot_be_answered_is_told(ask: TestClient, path: str, status: int, says: str) -> None:
    answer = ask.get(path)
    assert answer.status_code == status
    assert says in answer.json().get("error", answer.text)


def test_the_brief_of_the_api_cites_what_stands_in_the_release(ask: TestClient) -> None:
    answer = ask.get("/brief", params={"party": ["KR", "CA"]}).json()
    assert answer["title"] == "South Korea and Canada"
    for source in answer["sources"]:
        quote = source["quote"]
        assert (
            ask.get(f"/documents/{source['document']['id']}").json()["text"][quote["start"] : quote["end"]]
            == quote["words"]
        )


def test_the_register_does_not_say_where_it_lies(ask: TestClient) -> None:
    assert ask.get("/status").json()["address"] == ""


def test_nothing_can_be_written(api: FastAPI) -> None:
    for path, deeds in api.openapi()["paths"].items():
        assert set(deeds) == {"get"}, path


def test_the_page_of_the_api_loads_nothing_from_elsewhere(ask: TestClient, api: FastAPI) -> None:
    page = ask.get("/docs").text
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert "<script" not in page
    for path in api.openapi()["paths"]:
        assert f"GET {path}<" in page


def test_every_question_is_documented(api: FastAPI) -> None:
    told = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
    for path in api.openapi()["paths"]:
        assert f"`{path}`" in told, path


def test_each_parameter_says_what_it_means(api: FastAPI) -> None:
    told = {
        f"{path} {parameter['name']}": parameter.get("description")
        for path, deeds in api.openapi()["paths"].items()
        for parameter in deeds["get"].get("parameters", ())
    }
    assert told
    assert [name for name, says in told.items() if not says] == []
