"""On the pages and in exports a record says who read it, and why; no page asks the model."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique.faces.web.app import application
from communique.faces.web.house import House
from communique.flow.readers import Choice, Readers
from communique.records import Reading
from communique.register import Filter, Register, open_register
from tests.second.releases import figure, release, role
from tests.second.standin import StandIn, states

HIDDEN = "<b onclick=x>llm</b>"


@pytest.fixture
def register(chosen: StandIn, tmp_path: Path) -> Iterator[Register]:
    chosen.replies = [states(figure(), role(title="Minister"))]
    (found,) = Readers.chosen(Choice.BOTH).read(release())
    assert isinstance(found, Reading)
    with open_register(tmp_path / "register.db") as opened:
        opened.add(found)
        yield opened


@pytest.fixture
def client(register: Register, tmp_path: Path) -> TestClient:
    house = House(register=register, book=tmp_path / "watches.json", today=lambda: date(2025, 3, 4))
    return TestClient(application(house), base_url="http://localhost", headers={"accept": "text/html"})


def test_why_names_the_model_and_the_words_of_each_field(
    client: TestClient, register: Register, chosen: StandIn
) -> None:
    (kept,) = (one for one in register.records(Filter(kind="figure")) if "llm:parrot" in one.record.reader)
    asked = len(chosen.asked)
    page = client.get(f"/document/{kept.source.id}/why/{kept.id}").text
    assert "Read by the language model parrot as well" in page
    assert "this amount, by our grammar" in page
    assert "figures." in page  # the rule that read it too
    assert len(chosen.asked) == asked


def test_the_document_shows_who_read_each_record(client: TestClient, register: Register) -> None:
    (kept, *_) = register.records(Filter(kind="figure"))
    page = client.get(f"/document/{kept.source.id}").text
    assert "<dt>read by</dt>" in page
    assert "grammar; llm:parrot" in page


def test_the_json_of_a_record_says_who_read_it(client: TestClient, register: Register) -> None:
    (kept, *_) = register.records(Filter(kind="figure"))
    found = client.get(f"/document/{kept.source.id}.json").json()
    readers = [tuple(one["reader"]) for one in found["records"] if one["kind"] == "figure"]
    assert ("grammar", "llm:parrot") in readers


def test_a_models_name_cannot_act_on_a_page(
    client: TestClient, register: Register, chosen: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMUNIQUE_LLM_MODEL", HIDDEN)
    chosen.replies = [
        states(figure(quote="Norway exported goods worth $3 billion to Korea", value="$3 billion", period=None))
    ]
    (found,) = Readers.chosen(Choice.LLM).read(release("Norway exported goods worth $3 billion to Korea in 2021."))
    assert isinstance(found, Reading)
    register.add(found)
    (kept,) = (one for one in register.records(Filter(kind="figure")) if one.source.id == found.document.id)
    for path in (f"/document/{kept.source.id}", f"/document/{kept.source.id}/why/{kept.id}"):
        page = client.get(path).text
        assert HIDDEN not in page
        assert "onclick=x" in page
