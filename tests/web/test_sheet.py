"""The shortest brief is one sheet of paper, however much two countries do: printed by Chromium, and as a Word file."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from communique.desk.brief import Brief, Length, Question, compose
from communique.desk.brief.render.docx import docx
from communique.desk.brief.render.html import html
from communique.desk.check import faults
from communique.records import Document, Place, Reading, Record
from communique.register import Register, open_register
from tests.register.factories import reading, said
from tests.web.browser import chromium, opened, serving

TODAY = date(2025, 12, 2)
_FIRST = date(2025, 1, 6)
# What one release of a busy pair says; `{n}` makes each another one, `{long}` makes some of them long.
_SENTENCES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (
        "President Han Sori and Prime Minister Ann Marlow met in Seoul on {day}.",
        "event",
        {"act": "meet", "by": ("Han Sori", "Ann Marlow"), "date": "{iso}", "place": Place("Seoul", "KR")},
    ),
    (
        "South Korea criticised the levy number {n} of Canada on steel pipes{long}.",
        "event",
        {"act": "criticise", "by": ("KR",), "to": ("CA",)}
        | {"object": "the levy number {n} of Canada on steel pipes{long}"},
    ),
    (
        "Canada announced a tariff of {n} percent on South Korean batteries{long}.",
        "measure",
        {"name": "tariff of {n} percent on South Korean batteries", "imposer": "CA", "targets": ("KR",)}
        | {"instrument": "tariff", "status": "announced"},
    ),
    (
        "South Korea and Canada agreed to open pilot plant number {n} for hydrogen{long}.",
        "event",
        {"act": "agree", "by": ("KR", "CA"), "object": "to open pilot plant number {n} for hydrogen{long}"},
    ),
    (
        "South Korea and Canada signed the Memorandum of Understanding on Ports {n}.",
        "agreement",
        {"name": "Memorandum of Understanding on Ports {n}", "type": "mou", "stage": "signed"},
    ),
    (
        "Exports of South Korea to Canada came to USD {n} million in 2024{long}.",
        "figure",
        {"of": "exports", "value": "{n}", "unit": "USD million", "party": "KR", "partner": "CA", "period": "2024"},
    ),
    (
        "The Arctic Corridor {n} programme joins yards of South Korea and Canada{long}.",
        "initiative",
        {"name": "Arctic Corridor {n} programme", "type": "programme", "status": "ongoing"},
    ),
)
_LONG = ", which both governments had discussed at length with the industry and with the provinces concerned"


def _release(number: int) -> Reading:
    """One release of the pair, all of whose sentences are another release's but for the number."""
    day = _FIRST + timedelta(days=7 * number)
    told = {"n": str(number + 2), "day": f"{day.day} {day:%B %Y}", "iso": day.isoformat(), "long": _LONG * (number % 4)}
    sentences = [words.format(**told) for words, _, _ in _SENTENCES]
    title = f"Week {number} of the partnership"
    publisher = f"Ministry of Trade and Industry of South Korea, Bureau {number}"
    document = Document(text="\n\n".join((title, *sentences)), title=title, published=day, publisher=publisher)
    found = [
        _record(document, words, kind, fields, told)
        for words, (_, kind, fields) in zip(sentences, _SENTENCES, strict=True)
    ]
    return reading(document, *found)


def _record(document: Document, words: str, kind: str, fields: dict[str, Any], told: dict[str, str]) -> Record:
    filled = {name: value.format(**told) if isinstance(value, str) else value for name, value in fields.items()}
    filled |= {"value": float(filled["value"])} if kind == "figure" else {}
    filled |= {"parties": ("CA", "KR")} if kind in ("event", "agreement", "initiative") else {}
    return said(document, kind, words.rstrip("."), **filled)


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with open_register(tmp_path_factory.mktemp("busy") / "register.db") as register:
        register.add_all(_release(number) for number in range(46))
        yield register


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as made:
        yield made


def _brief(register: Register, length: Length, *parties: str) -> Brief:
    return compose(register, Question(parties=parties, length=length), today=TODAY)


def _pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def _printed(browser: Browser, page: str) -> bytes:
    with ExitStack() as stack:
        context = browser.new_context()
        stack.callback(context.close)
        shown = context.new_page()
        shown.set_content(page)
        return shown.pdf(prefer_css_page_size=True)


@pytest.mark.parametrize("parties", [("KR", "CA"), ("KR",)])
def test_the_shortest_brief_of_a_busy_pair_is_one_printed_sheet_and_fills_it(
    busy: Register, browser: Browser, parties: tuple[str, ...]
) -> None:
    page, standard = (_brief(busy, length, *parties) for length in ("page", "standard"))
    assert _pages(_printed(browser, html(page))) == 1
    assert _pages(_printed(browser, html(standard))) > 3
    assert len(list(page.statements)) >= 12


def test_the_web_prints_the_shortest_brief_on_one_sheet(busy: Register, browser: Browser) -> None:
    with serving(Path(busy.database.address), "--ready", "0", "--workers", "0") as address:
        context = opened(browser, address)
        shown = context.new_page()
        shown.goto("/brief/KR/CA?length=page")
        assert _pages(shown.pdf(prefer_css_page_size=True)) == 1
        context.close()


@pytest.mark.parametrize("office", [one for one in ("soffice",) if shutil.which(one)])
def test_the_shortest_brief_as_a_word_file_is_one_sheet(busy: Register, tmp_path: Path, office: str) -> None:
    file = tmp_path / "brief.docx"
    file.write_bytes(docx(_brief(busy, "page", "KR", "CA")))
    command = [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(file)], check=True, capture_output=True, timeout=120)
    assert _pages((tmp_path / "brief.pdf").read_bytes()) == 1


def test_the_shortest_brief_says_how_much_more_the_standard_one_tells(busy: Register) -> None:
    page, standard = (_brief(busy, length, "KR", "CA") for length in ("page", "standard"))
    whole = {one.key: {each.text for each in one.statements} for one in standard.sections}
    shortened = 0
    for section in page.sections:
        shown = {one.text for one in section.statements}
        assert shown <= whole[section.key]
        if told := re.search(r" \((\d+) of (\d+)\)$", section.title):
            assert int(told[1]) == len(shown) < int(told[2]) <= len(whole[section.key])
            shortened += 1
    assert shortened > 3
    assert "The standard brief has also: " in page.sections[-1].remark
    assert faults(page.statements, busy) == ()
