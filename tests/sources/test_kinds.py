"""Each kind of source gives the release in it, with the facts that it states."""

from __future__ import annotations

import gzip
import io
import json
from datetime import date
from pathlib import Path

import pytest

from communique.records import Document
from communique.sources import Refusal, publishers
from tests.sources import makers
from tests.sources.makers import BODY, TEXT, TITLE, document, taken

PAGES = Path(__file__).parent / "pages"
HOUSES = {
    "council-eu": ("Council of the European Union", "Council takes note of steel talks with Korea", "Press release"),
    "dfat": ("Department of Foreign Affairs and Trade", "Australia and Korea review steel licences", "Media release"),
    "kuna": ("Kuwait News Agency", "Kuwait, Korea review steel licences", None),
    "mofa-japan": ("Ministry of Foreign Affairs of Japan", "Japan-Korea Talks on Steel Licences", None),
    "qna": ("Qatar News Agency", "Qatar, Korea Review Steel Licences", None),
    "state-department": ("Department of State", "Talks on Steel Licences with Korea", "Media Note"),
    "european-commission": (
        "European Commission",
        "Commission and Korea agree to exchange steel figures",
        "Press release",
    ),
    "global-affairs-canada": ("Global Affairs Canada", "Canada and Korea review steel licences", "News release"),
    "gov-uk": ("Department for Business and Trade", "UK and Korea review steel licences", "Press release"),
    "meti": ("Ministry of Economy, Trade and Industry", "Third Japan-Canada Steel Dialogue Held", None),
    "motir": (
        "Ministry of Trade, Industry and Resources",
        "Korea and Canada Review Steel Licences",
        "FTA/Economic Cooperation",
    ),
    "pib": ("Ministry of Commerce and Industry", "India and Canada take stock of steel licences", None),
    "spa": ("Saudi Press Agency", "Saudi Arabia, Korea Review Steel Licences", None),
    "ustr": ("Office of the United States Trade Representative", "Readout of a Call on Steel Licences", None),
    "wam": ("Emirates News Agency", "UAE, Korea review steel licences", None),
    "white-house": ("The White House", "Fact Sheet: A Steel Arrangement with Korea", "Fact Sheets"),
    "xinhua": ("Xinhua News Agency", "China, Canada discuss steel licences", None),
    "yonhap": ("Yonhap News Agency", "Korea, Canada review steel licences", None),
}


def test_every_saved_page_is_of_a_house_with_its_expected_facts() -> None:
    assert {path.stem for path in PAGES.glob("*.html")} == set(HOUSES)


@pytest.mark.parametrize("name", sorted(HOUSES))
def test_saved_page_of_a_house_gives_its_release_and_nothing_of_its_frame(name: str) -> None:
    one = document(PAGES / f"{name}.html")
    house, title, category = HOUSES[name]
    assert (one.publisher, one.title, one.category, one.language) == (house, title, category, "en")
    assert one.published == date(2025, 11, 3 if name == "kuna" else 28)  # 03/11: this house writes the day first
    paragraphs = one.text.split("\n\n")
    assert paragraphs[0] == title
    assert sum("Luc Tremblay" in part for part in paragraphs) == 1
    assert not any(
        word in one.text for word in ("Privacy", "About us", "Views", "Posted On", "Last updated", "Release ID")
    )


def test_board_page_of_whole_releases_gives_each_of_them(tmp_path: Path) -> None:
    heading = "<h2><a href='https://ustr.gov/{0}'>{1} {0}</a></h2><time datetime='2025-11-0{0}'>x</time>"
    entry = f"<article>{heading}{{2}}</article>"
    body = "".join(f"<p>{line}</p>" for line in BODY * 2)
    path = tmp_path / "board.html"
    path.write_text("<html><body>" + "".join(entry.format(n, TITLE, body) for n in (1, 2, 3)) + "</body></html>")
    found = [one for one in taken(path) if isinstance(one, Document)]
    assert [(one.title, one.published, one.url) for one in found] == [
        (f"{TITLE} {n}", date(2025, 11, n), f"https://ustr.gov/{n}") for n in (1, 2, 3)
    ]


ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>USTR</title><entry><title>{title}</title>"
    "<link href='https://ustr.gov/a'/><published>2025-11-28T10:00:00-05:00</published><category term='Steel'/>"
    "<content type='html'>&lt;p&gt;{0}&lt;/p&gt;&lt;p&gt;{1}&lt;/p&gt;</content></entry></feed>"
)
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "USTR",
    "items": [
        {
            "title": TITLE,
            "url": "https://ustr.gov/a",
            "date_published": "2025-11-28T10:00:00-05:00",
            "tags": ["Steel"],
            "content_html": "".join(f"<p>{line}</p>" for line in BODY),
        }
    ],
}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("feed.rss", makers.rss(makers.item())),
        ("feed.atom", ATOM.format(*BODY, title=TITLE)),
        ("feed.json", json.dumps(JSON_FEED)),
        ("feed.xml", makers.rss(makers.item(cdata=False))),
    ],
)
def test_entry_of_a_feed_is_a_release(tmp_path: Path, name: str, data: str) -> None:
    (tmp_path / name).write_text(data)
    one = document(tmp_path / name)
    assert (one.text, one.title, one.category, one.url) == (TEXT, TITLE, "Steel", "https://ustr.gov/a")
    assert (one.published, one.publisher) == (date(2025, 11, 28), "Office of the United States Trade Representative")


def test_broken_entry_of_a_feed_does_not_stop_the_others(tmp_path: Path) -> None:
    deep = makers.item(link="https://ustr.gov/deep", body="<div>" * 3000 + "x")
    (tmp_path / "feed.rss").write_text(makers.rss(deep, makers.item()))
    first, second = taken(tmp_path / "feed.rss")
    assert isinstance(first, Refusal)
    assert (first.path, type(second)) == ("https://ustr.gov/deep", Document)


def test_feed_gives_no_more_than_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_FEED_LIMIT", "2")
    (tmp_path / "feed.rss").write_text(
        makers.rss(*(makers.item(title=f"Release number {n} of the week") for n in range(5)))
    )
    assert len(taken(tmp_path / "feed.rss")) == 2


def test_pdf_gives_paragraphs_without_page_numbers_and_running_heads(tmp_path: Path) -> None:
    wrapped = [
        line for part in BODY for line in (part[:70].rsplit(" ", 1)[0], part[len(part[:70].rsplit(" ", 1)[0]) + 1 :])
    ]
    data = makers.pdf("Department of Foreign Affairs and Trade", TITLE, "28 November 2025", *wrapped, "Page 1 of 3")
    (tmp_path / "a.pdf").write_bytes(data)
    one = document(tmp_path / "a.pdf")
    assert one.published == date(2025, 11, 28)
    assert (one.title, one.publisher) == (TITLE, "Department of Foreign Affairs and Trade")
    assert one.text == TEXT


def test_heading_of_a_pdf_in_large_letters_is_its_title_also_over_two_lines(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(makers.pdf(*BODY, heading=("Korea and Canada Review", "Their Steel Trade")))
    one = document(tmp_path / "a.pdf")
    assert (one.title, " ".join(one.text.split())) == (TITLE, " ".join(TEXT.split()))
    assert one.text.startswith(f"{TITLE}\n\n{BODY[0]}")


def test_word_broken_in_a_pdf_is_whole_where_the_release_writes_it_so(tmp_path: Path) -> None:
    lines = (
        "Both sides spoke about the cooperation of the state-",
        "owned banks in the matter, and said that their coop-",
        "eration goes on as it did.",
    )
    (tmp_path / "a.pdf").write_bytes(makers.pdf(TITLE, *lines))
    assert (
        "the state-owned banks in the matter, and said that their cooperation goes on"
        in document(tmp_path / "a.pdf").text
    )


def test_running_head_of_a_long_pdf_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(makers.pdf("Ministry of Rivers", *BODY, "- 7 -", pages=4))
    assert "Ministry of Rivers" not in document(tmp_path / "a.pdf").text


def test_word_file_gives_title_paragraphs_and_tables(tmp_path: Path) -> None:
    made = makers.docx.Document(io.BytesIO(makers.word(*BODY)))
    row = made.add_table(1, 2).rows[0].cells
    row[0].text, row[1].text = "Quota", "75 percent"
    made.save(tmp_path / "a.docx")
    one = document(tmp_path / "a.docx")
    assert (one.title, one.text) == (TITLE, f"{TEXT}\n\nQuota | 75 percent")


def test_mail_gives_subject_day_house_and_body(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(makers.mail("\n\n".join(BODY)))
    one = document(tmp_path / "a.eml")
    assert (one.text, one.title, one.published) == (TEXT, TITLE, date(2025, 11, 28))
    assert one.publisher == "Office of the United States Trade Representative"


def test_mail_with_only_html_gives_its_paragraphs(tmp_path: Path) -> None:
    html = "".join(f"<p>{line}</p>" for line in BODY)
    (tmp_path / "a.eml").write_bytes(makers.mail("See the HTML part.", html=html))
    assert document(tmp_path / "a.eml").text == TEXT


def test_pdf_attached_to_a_mail_is_a_release_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(makers.mail("\n\n".join(BODY), attached=makers.pdf("Another Title", *BODY)))
    first, second = taken(tmp_path / "a.eml")
    assert isinstance(second, Document)
    assert (first.title, second.title) == (TITLE, "Another Title")  # type: ignore[union-attr]
    assert second.source.endswith("a.eml/note.pdf")


def test_zip_and_gzip_give_what_is_in_them(tmp_path: Path) -> None:
    inner = makers.zipped(a__txt=TEXT.encode(), b__jsonl=makers.record(), c__docx=makers.word(*BODY))
    (tmp_path / "all.zip").write_bytes(inner)
    (tmp_path / "one.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    found = taken(tmp_path)
    assert [one.text for one in found if isinstance(one, Document)] == [TEXT] * 4


def test_record_lines_keep_their_text_as_it_stands_and_are_refused_one_by_one(tmp_path: Path) -> None:
    odd = "A Title\u00a0 \n\n  as\tit  stands e\u0301"
    lines = [
        makers.record(text=odd),
        b"{not json\n",
        b"\n",
        b'{"title": "x"}\n',
        makers.record(published="soon"),
        b"[1]\n",
    ]
    (tmp_path / "a.jsonl").write_bytes(b"".join(lines))
    first, *rest = taken(tmp_path / "a.jsonl")
    assert isinstance(first, Document)
    assert first.text == odd
    assert [one.fault.split(":")[0] for one in rest if isinstance(one, Refusal)] == [
        "line 2",
        "line 4",
        "line 5",
        "line 6",
    ]


def test_standard_input_is_read_like_a_file() -> None:
    assert document("-", stdin=io.BytesIO(TEXT.encode())).text == TEXT
    assert document("-", stdin=io.BytesIO(makers.record())).title == TITLE


@pytest.mark.parametrize(
    ("encoding", "title", "head"),
    [
        ("utf-8-sig", "Café Trade Talks Held", ""),
        ("utf-16", "Café Trade Talks Held", ""),
        ("cp1252", "Café Trade Talks Held", ""),
        ("euc-kr", "한국과 캐나다, 철강 협의", "<meta charset='euc-kr'>"),
        ("shift_jis", "日本とカナダ、鉄鋼を協議", "<meta charset='shift_jis'>"),
        (
            "gb18030",
            "中国与加拿大讨论钢铁贸易问题",
            "<meta http-equiv='Content-Type' content='text/html; charset=gb2312'>",
        ),
    ],
)
def test_text_and_pages_in_other_encodings_are_read(tmp_path: Path, encoding: str, title: str, head: str) -> None:
    if head:
        prose = (title + "。 ") * 12
        body = f"<html><head>{head}<title>{title}</title></head><body><main><h1>{title}</h1><p>{prose}</p></main>"
    else:
        body = f"{title}\n\n{BODY[0]} {BODY[1]}"
    path = tmp_path / ("a.html" if head else "a.txt")
    path.write_bytes(body.encode(encoding))
    assert document(path).title == title


def test_every_known_house_is_well_formed_and_told_apart() -> None:
    houses = publishers.known()
    assert len(houses) >= 25
    sites = [site for house in houses for site in house.hosts]
    assert len(sites) == len(set(sites))
    for house in houses:
        assert publishers.by_key(house.key) == house
        assert all(publishers.by_address(f"https://www.{site}/x") == house for site in house.hosts)
        assert house.expects.releases_a_month > 0
        assert 0 < house.expects.share_with_date <= 1
        assert house.language
        assert len(house.country) == 2
