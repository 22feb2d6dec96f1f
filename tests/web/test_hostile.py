"""Releases are hostile: whatever stands in one is shown as text, never acted on."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique.faces.web.app import application
from communique.faces.web.house import House
from communique.records import Reading
from communique.register import Register, open_register
from tests.register.factories import reading, release, said

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><animate onbegin=alert(1)>",
    "<style>body{background:url(//evil.example)}</style>",
    "\"'><iframe src=javascript:alert(1)>",
    "' onmouseover='alert(1)",
    "{{ 7*7 }}{% raw %}",
    "&lt;script&gt;",
    "javascript:alert(1)",
    "<!--><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "\u202egnp.exe\u202c and \u2066hidden\u2069",
    '=HYPERLINK("http://evil.example","x")',
    "../../etc/passwd",
    "]]><!ENTITY x SYSTEM 'file:///etc/passwd'>",
)
_ATTRIBUTES_THAT_ACT = ("on", "style", "srcdoc", "formaction")
_OURS = {"/static/theme.js", "/static/vendor/htmx-4.0.1.min.js", "/static/communique.js", "/static/strip.js"}
_OURS |= {"/static/network.js", "/static/vendor/d3-7.9.2.min.js", "/static/vendor/plot-0.6.17.min.js"}


class Watchful(HTMLParser):
    """What a browser would act on: elements, handlers, addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and given.get("src") not in _OURS:
            self.faults.append(f"script {given}")
        if tag in ("style", "iframe", "object", "embed", "base", "math", "animate", "img"):
            self.faults.append(tag)
        self.faults += [f"{tag} {name}" for name in given if name.startswith(_ATTRIBUTES_THAT_ACT)]
        address = (given.get("href") or given.get("src") or given.get("action") or "").strip().lower()
        if address.startswith(("javascript:", "data:", "//", "vbscript:")):
            self.faults.append(f"{tag} leads to {address}")


def hostile(words: str, number: int) -> Reading:
    """A release in which everything that a release can state is hostile."""
    document = release(
        f"The minister {words} met the ambassador of Canada about {words} in Seoul.",
        title=f"Release {number} {words}",
        publisher=f"Ministry {words}",
        url="javascript:alert(1)" if number % 2 else f"https://example.org/{words}",
        category=words,
        language='en" onload="alert(1)',
    )
    both = {"parties": ("KR", "CA")}
    return reading(
        document,
        said(document, "role", words, person=f"Park {words}", title=words, organisation=words, party="KR"),
        said(
            document,
            "event",
            words,
            act="meet",
            by=(words,),
            to=(f"Park {words}",),
            object=words,
            date="2025-12-01",
            **both,
        ),
        said(document, "agreement", words, name=words, stage="signed", date="2025-12-01", **both),
        said(document, "measure", words, name=words, imposer="CA", targets=("KR",), products=(words,)),
        said(document, "series", words, name=words, edition=3, date="2025-12-01", frequency="annual", **both),
        said(document, "figure", words, value=6, unit="percent", of="exports", party="KR", partner="CA", period="2024"),
        said(document, "initiative", words, name=words, **both),
        sectors=("steel",),
    )


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with open_register(tmp_path_factory.mktemp("hostile") / "register.db") as made:
        made.add_all([hostile(words, number) for number, words in enumerate(HOSTILE)])
        yield made


@pytest.fixture
def client(register: Register, tmp_path: Path) -> TestClient:
    app = application(House(register=register, book=tmp_path / "w.json"))
    return TestClient(app, base_url="http://localhost", headers={"accept": "text/html"})


def _paths(register: Register) -> Iterator[str]:
    yield from (
        "/",
        "/brief/KR/CA",
        "/brief/KR/CA?length=book",
        "/search?q=minister",
        "/timeline?party=KR",
        "/network?party=KR",
    )
    yield from (
        "/review",
        "/review/records",
        "/calendar?as_of=2025-01-01",
        "/agreements",
        "/measures",
        "/series",
        "/people",
    )
    yield from ("/organisations", "/events", "/commitments", "/figures", "/initiatives")
    yield from (f"/document/{source.id}" for source in register.documents())
    for kind in ("person", "organisation", "agreement", "measure", "series", "initiative"):
        yield from (f"/entity/{one.id}" for one in register.entities(kind)[:6])


def test_no_page_acts_on_what_a_release_says(client: TestClient, register: Register) -> None:
    for path in _paths(register):
        answer = client.get(path)
        assert answer.status_code == 200, path
        watchful = Watchful()
        watchful.feed(answer.text)
        assert watchful.faults == [], path
        assert "\u202e" not in answer.text
        assert "49" not in answer.text.split("{{ 7*7 }}")[0][-3:]


@pytest.mark.parametrize("words", [*HOSTILE, '"><script>alert(1)</script>'])
def test_no_page_acts_on_what_an_address_says(client: TestClient, words: str) -> None:
    for path, name in (
        ("/search", "q"),
        ("/measures", "words"),
        ("/network", "around"),
        ("/brief", "measure"),
        ("/events", "party"),
    ):
        watchful = Watchful()
        watchful.feed(client.get(path, params={name: words}).text)
        assert watchful.faults == []


def test_why_is_shown_for_a_hostile_release(client: TestClient, register: Register) -> None:
    for stored in register.records()[:20]:
        watchful = Watchful()
        watchful.feed(client.get(f"/document/{stored.source.id}/why/{stored.id}").text)
        assert watchful.faults == []


def test_formula_cells_are_defused_in_every_table(client: TestClient) -> None:
    for name in ("agreements", "measures", "series", "people", "organisations", "events", "initiatives"):
        for line in client.get(f"/{name}.csv").text.splitlines():
            assert not line.startswith(("=", '"=')), line


def test_an_address_of_a_release_leads_outward_only_by_http(client: TestClient, register: Register) -> None:
    for source in register.documents():
        assert 'href="javascript' not in client.get(f"/document/{source.id}").text
