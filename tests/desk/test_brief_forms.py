"""The forms of a brief: the same statements and sources in each, nothing of a release taken for markup."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date
from html.parser import HTMLParser

import docx as word
import pytest

from communique.desk.brief import Brief, Notes, Question, compose
from communique.desk.brief.render.docx import docx
from communique.desk.brief.render.html import html
from communique.desk.brief.render.json import brief_json
from communique.desk.brief.render.markdown import escaped, markdown
from communique.desk.brief.render.pdf import pdf
from communique.desk.citing import bibtex, csl_json, ris
from communique.register import Register, open_register
from tests.register.factories import reading, release, said


@pytest.fixture(scope="module")
def brief(register: Register) -> Brief:
    return compose(register, Question(parties=("KR", "CA")), today=date(2025, 12, 3))


class Text(HTMLParser):
    """The text of a page, the addresses it links to, and its elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self.links, self.ids, self.tags = "", [], set(), []  # type: ignore[var-annotated]
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        named = dict(attrs)
        self.links += [named["href"]] if named.get("href") else []
        self.ids |= {named["id"]} if named.get("id") else set()
        self.text += named.get("title") or ""


def test_every_number_in_markdown_has_its_note(brief: Brief) -> None:
    text = markdown(brief)
    defined = set(re.findall(r"^\[\^(\d+)\]: ", text, re.M))
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert used == defined == {str(note.number) for note in Notes.of(brief)}
    statements = [line for line in text.splitlines() if line.startswith("- ") and "[^" in line]
    assert len(statements) == len(list(brief.statements))


def test_every_statement_stands_in_the_page_and_every_mark_leads_to_its_note(brief: Brief) -> None:
    page = Text(html(brief))
    assert all(statement.text in page.text for statement in brief.statements)
    targets = {link[1:] for link in page.links if link.startswith("#")}
    assert targets == {f"note-{note.number}" for note in Notes.of(brief)} <= page.ids


def test_the_word_file_has_the_statements_and_their_sources_as_endnotes(brief: Brief) -> None:
    made = docx(brief)
    file = word.Document(io.BytesIO(made))
    said = "\n".join(paragraph.text for paragraph in file.paragraphs)
    cells = "\n".join(cell.text for table in file.tables for row in table.rows for cell in row.cells)
    listed = [one for section in brief.sections for one in section.statements if not (section.columns and one.cells)]
    assert all(statement.text in said for statement in listed)
    assert all(
        cell in cells
        for section in brief.sections
        if section.columns
        for one in section.statements
        for cell in one.cells
    )
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        notes, body = parts.read("word/endnotes.xml").decode(), parts.read("word/document.xml").decode()
    cited, once = sum(len(one.citations) for one in brief.statements), len(tuple(Notes.of(brief)))
    assert once < cited
    assert notes.count("<w:endnoteRef/>") == body.count("<w:endnoteReference ") == once
    assert body.count(" NOTEREF ") == cited - once
    assert all(f'w:name="note{number}"' in body for number in range(1, once + 1))
    assert "Korea and Canada talk about steel" in notes


def test_the_tables_of_the_word_file_repeat_their_head_and_fit_the_sheet(brief: Brief) -> None:
    file = word.Document(io.BytesIO(docx(brief)))
    sheet = file.sections[0]
    assert (round(sheet.page_width.mm), round(sheet.page_height.mm)) == (210, 297)
    breadth = sheet.page_width - sheet.left_margin - sheet.right_margin
    assert file.tables
    for table in file.tables:
        assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
        assert 0.98 < sum(column.width for column in table.columns) / breadth < 1.01  # Word keeps twentieths of a point
        longest = [max(len(cell.text) for cell in column.cells) for column in table.columns]
        widths = [column.width for column in table.columns]
        assert widths[longest.index(max(longest))] == max(widths)


def test_json_leads_from_a_statement_to_document_and_words(brief: Brief, register: Register) -> None:
    made = json.loads(json.dumps(brief_json(brief)))
    sources = {source["number"]: source for source in made["sources"]}
    for section in made["sections"]:
        for statement in (one for group in section["groups"] for one in group["statements"]):
            for number in statement["sources"]:
                quote, found = sources[number]["quote"], register.document(sources[number]["document"]["id"])
                assert found is not None
                assert found.document.text[quote["start"] : quote["end"]] == quote["words"]


def test_the_pdf_is_made_without_fetching(brief: Brief) -> None:
    assert pdf(brief).startswith(b"%PDF-")


def test_a_hostile_release_stays_text(tmp_path: object) -> None:
    words = "<script>alert(1)</script> Korea and Canada agreed [here](javascript:alert(1)) on December 1"
    document = release(
        f"{words}.", title='<img src=x onerror="a()">\u202e', publisher="<b>Ministry</b>", url="javascript:alert(1)"
    )
    event = said(
        document, "event", words, act="agree", parties=("KR", "CA"), by=("KR", "CA"), date="2025-12-01", status="done"
    )
    with open_register(tmp_path / "r.db") as register:  # type: ignore[operator]
        register.add(reading(document, event))
        made = compose(register, Question(parties=("KR", "CA")), today=date(2025, 12, 3))
    page = Text(html(made))
    assert list(made.statements)
    assert not {"script", "img", "b"} & set(page.tags)
    assert not [link for link in page.links if "javascript" in link]
    assert "<script>" not in markdown(made)
    assert not re.search(r"(?<!\\)\]\(", markdown(made))
    assert word.Document(io.BytesIO(docx(made)))


def test_marks_of_markdown_are_escaped() -> None:
    assert escaped("a *b* [c](d)\n<e> & `f`") == r"a \*b\* \[c\](d) \<e\> &amp; \`f\`"


def test_sources_in_the_formats_of_reference_managers(register: Register) -> None:
    sources = register.documents()
    items = csl_json(sources)
    assert items[0]["issued"] == {"date-parts": [[2025, 12, 1]]}
    assert items[0]["author"] == [{"literal": "Ministry of Trade, Industry and Resources"}]
    assert bibtex(sources).count("@misc{") == len(sources)
    assert ris(sources).count("TY  - PRESS") == ris(sources).count("ER  - ") == len(sources)
    assert "UR  - https://example.org/steel" in ris(sources)
