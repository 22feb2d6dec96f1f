"""Plain text: titles, days, houses, boards, wraps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from communique import sources
from communique.records import Document
from communique.sources.dates import day_in, day_in_address, moment
from communique.sources.headings import set_apart
from communique.sources.text import clean

BODY = (
    "Minister Hong Gil-dong met the Canadian ambassador in Seoul on Monday to go over steel quotas and batteries. "
    "Both sides will meet again next spring."
)
Write = Callable[..., Document]


@pytest.fixture
def take(tmp_path: Path) -> Write:
    """The only document of a text file with this content."""

    def taken(text: str, name: str = "release.txt", **wishes: object) -> Document:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        (one,) = sources.read([str(path)], **wishes)  # type: ignore[arg-type]
        assert isinstance(one, Document), one
        return one

    return taken


HEADS = [
    ("{title}\n\nRelease date: 2 March 2025\n\n{body}", "2025-03-02", None),
    ("{title}\nPublished: March 2, 2025\n{body}", "2025-03-02", None),
    ("Press release | 2 March 2025 | Brussels\n\n{title}\n\n{body}", "2025-03-02", None),
    ("{title}\n\nPosted On: 02 MAR 2025 5:31PM by PIB Delhi\n\n{body}", "2025-03-02", "Press Information Bureau"),
    (
        "Ministry of Commerce & Industry\n\n{title}\n\n02 MAR 2025\n\n{body}",
        "2025-03-02",
        "Ministry of Commerce and Industry",
    ),
    ("{title}\n\nABU DHABI, 2nd March, 2025 (WAM) -- {body}", "2025-03-02", "Emirates News Agency"),
    ("{title}\n\nRiyadh, March 2, 2025, SPA -- {body}", "2025-03-02", "Saudi Press Agency"),
    ("{title}\n\nDoha, March 02 (QNA) - {body}", None, "Qatar News Agency"),
    ("{title}\n\nBEIJING, March 2 (Xinhua) -- {body}", None, "Xinhua News Agency"),
    (
        "{title}\n\nAll News 13:30 March 02, 2025\n\nSEOUL, March 2 (Yonhap) -- {body}",
        "2025-03-02",
        "Yonhap News Agency",
    ),
    ("FOR IMMEDIATE RELEASE\nSunday, March 2, 2025\n\n{title}\n\n{body}", "2025-03-02", None),
    ("{title}\n\nWASHINGTON, March 2, 2025 – {body}", "2025-03-02", None),
    ("date 2025-03-02 {title}\n\n{body}", "2025-03-02", None),
    ("Title: {title}\nDate: 2025-03-02\nPublisher: Ministry of Rivers\n\n{body}", "2025-03-02", "Ministry of Rivers"),
    (
        "{title}\n\nNews release\n\nFrom: Global Affairs Canada\n\nMarch 2, 2025 – Ottawa, Ontario\n\n{body}",
        "2025-03-02",
        "Global Affairs Canada",
    ),
    ("{title}\n\n2025년 3월 2일\n\n{body}", "2025-03-02", None),
    (
        "MEDIA NOTE\nOFFICE OF THE SPOKESPERSON\nMarch 2, 2025\n\n{title}\n\n{body}",
        "2025-03-02",
        "OFFICE OF THE SPOKESPERSON",
    ),
    ("Ministry of Rivers and Lakes\n\n2 March 2025\n\n{title}\n\n{body}", "2025-03-02", "Ministry of Rivers and Lakes"),
    ("{title}\n\n{body}\n\nPosted: 2 March 2025\n", "2025-03-02", None),
]


@pytest.mark.parametrize(("head", "day", "house"), HEADS)
def test_head_of_a_text_file_gives_title_day_and_house(
    take: Write, head: str, day: str | None, house: str | None
) -> None:
    one = take(head.format(title="Korea and Canada Review Their Steel Trade", body=BODY))
    assert one.title == "Korea and Canada Review Their Steel Trade"
    assert (one.published.isoformat() if one.published else None, one.publisher) == (day, house)
    assert one.text.startswith("Korea and Canada Review Their Steel Trade\n\n")
    assert one.text.endswith(BODY)


def test_text_that_begins_with_prose_has_no_title(take: Write) -> None:
    assert (take(BODY).title, take(BODY).text) == ("", BODY)


def test_caller_states_what_the_text_does_not(take: Write) -> None:
    one = take(f"A Short Title\n\n{BODY}", published=date(2025, 3, 2), publisher="meti")
    assert (one.published, one.publisher) == (date(2025, 3, 2), "Ministry of Economy, Trade and Industry")


def test_what_the_text_states_is_not_overruled_by_the_caller(take: Write) -> None:
    one = take(f"A Short Title\n\nPublished: 1 May 2025\n\n{BODY}", published=date(2025, 3, 2))
    assert one.published == date(2025, 5, 1)


def test_file_name_gives_the_day_where_nothing_else_does(take: Write) -> None:
    assert take(f"A Short Title\n\n{BODY}", name="2025-03-02-steel.txt").published == date(2025, 3, 2)


def test_house_carries_the_name_it_had_on_the_day(take: Write) -> None:
    one = take(f"A Title\n\nPublished: 1 May 2024\n\nThe Ministry (MOTIE, Minister Hong) said so. {BODY}")
    assert one.publisher == "Ministry of Trade, Industry and Energy"


def test_same_release_from_two_paths_is_one_document(take: Write) -> None:
    wrapped = "Korea and Canada Review Their Steel Trade\r\n\r\n" + BODY.replace(" on Monday", "\u200b on\u00a0Monday")
    assert take(wrapped, "a.txt").id == take(f"Korea and Canada Review Their Steel Trade\n\n{BODY}", "b.txt").id


def test_headline_that_begins_with_a_body_is_no_masthead(take: Write) -> None:
    one = take(f"Ministry of Rivers Signs Pact on Dams\n\nA Word on What It Says\n\n{BODY}")
    assert (one.title, one.publisher) == ("Ministry of Rivers Signs Pact on Dams", None)


def test_markup_left_by_a_scraper_is_read_as_the_character_meant(take: Write) -> None:
    assert "Korea &amp; Canada" not in take(f"Korea &amp; Canada Meet&#8217;s Notes\n\n{BODY}").text
    assert take(f"Korea &amp; Canada: A Day&#8217;s Notes\n\n{BODY}").title == "Korea & Canada: A Day’s Notes"


def board(*pieces: str) -> str:
    return "".join(f"-\nTrade News\n{piece}" for piece in pieces)


def test_board_gives_each_release_its_category_title_and_glued_day(tmp_path: Path) -> None:
    path = tmp_path / "board.txt"
    path.write_text(
        board(
            f"Korea and Chile Meet on Lithium\n{BODY} date2025-12-01\n",
            f"Korea (MOTIR, Minister Hong) and Peru Meet on Copper\n{BODY}date2025-11-28\n",
        )
    )
    found = [one for one in sources.read([str(path)]) if isinstance(one, Document)]
    assert [(one.title, str(one.published), one.category) for one in found] == [
        ("Korea and Chile Meet on Lithium", "2025-12-01", "Trade News"),
        ("Korea (MOTIR, Minister Hong) and Peru Meet on Copper", "2025-11-28", "Trade News"),
    ]
    assert all(one.text.endswith(BODY) for one in found)


def test_rules_between_sections_of_one_release_do_not_cut_it(take: Write) -> None:
    assert (
        "second part" in take(f"A Short Title\n\n{BODY}\n\n---\n\nThe second part says more about the same steel.").text
    )


def test_notes_below_a_rule_stay_with_the_release_that_has_its_day_above(take: Write) -> None:
    one = take(
        f"A Short Title\n\nPublished: 1 May 2025\n\n{BODY}\n\n---\n\nNotes to editors: figures are those of 2024."
    )
    assert (one.title, one.published) == ("A Short Title", date(2025, 5, 1))
    assert "Notes to editors" in one.text


def test_markdown_heading_and_front_matter_are_title_and_facts(take: Write) -> None:
    text = f"---\ndate: 2025-05-01\ncategory: Steel\n---\n\n# A Short Title\n\n{BODY}\n\n## Next steps\n\n{BODY}"
    one = take(text, name="release.md")
    assert (one.title, one.published, one.category) == ("A Short Title", date(2025, 5, 1), "Steel")
    assert "\n\nNext steps\n\n" in one.text


WRAPPED = """The two ministers agreed to look again at the quota on flat steel, which both
of them regard as too small for the trade that their companies do, and to let
officials meet twice a year."""


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        (WRAPPED, WRAPPED.replace("\n", " ")),
        ("A caption\nA caption again\n\nProse.", "A caption\nA caption again\n\nProse."),
        ("• steel\n• ships\n• rice", "• steel\n• ships\n• rice"),
        ("o\ufb03cial \ufb01gures", "official figures"),
        ("a\r\nb\u2028c", "a\nb\nc"),
        ("e\u0301cole \ufeffde\u00a0\u200bfe\u00adr", "\u00e9cole de fer"),
        ("one\n\n\n\n two ", "one\n\ntwo"),
        ("می\u200cشود a\u200cb", "می\u200cشود ab"),
    ],
)
def test_text_is_cleaned_without_changing_a_word(raw: str, wanted: str) -> None:
    assert clean(raw) == wanted


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        (
            "Trade grew. Green Shipping Corridor Plan Korea signed the Green Shipping Corridor Plan today.",
            "Trade grew.\n\nGreen Shipping Corridor Plan\n\nKorea signed the Green Shipping Corridor Plan today.",
        ),
        (
            "The ministry (MOFA, Seoul) met. Pact to Extend Student Exchanges MOFA and the others signed.",
            "The ministry (MOFA, Seoul) met.\n\nPact to Extend Student Exchanges\n\nMOFA and the others signed.",
        ),
        ("It grew. Deputy Minister for Trade Park Jung-sung met them.", None),
        ("It grew. The European Union and Korea met with the European Union Chamber.", None),
    ],
)
def test_glued_headings_are_set_apart_only_where_the_seam_is_certain(glued: str, apart: str | None) -> None:
    assert set_apart(glued) == (apart or glued)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("28 NOV 2025 5:31PM by PIB Delhi", "2025-11-28"),
        ("Friday, November 28, 2025", "2025-11-28"),
        ("Thursday, November 28, 2025", None),
        ("Fri 28th of November, 2025", "2025-11-28"),
        ("2025.11.28", "2025-11-28"),
        ("2025년 11월 28일", "2025-11-28"),
        ("令和7年11月28日", "2025-11-28"),
        ("le 28 novembre 2025", "2025-11-28"),
        ("28. November 2025", "2025-11-28"),
        ("28 de noviembre de 2025", "2025-11-28"),
        ("28/11/2025", "2025-11-28"),
        ("03/04/2025", None),
        ("31 November 2025", None),
        ("November 28", None),
    ],
)
def test_day_is_read_in_the_manner_of_many_houses_or_refused(words: str, day: str | None) -> None:
    found = day_in(words)
    assert (found.isoformat() if found else None) == day


def test_day_of_two_numbers_is_read_where_the_order_of_the_house_is_known() -> None:
    assert (day_in("03/04/2025", day_first=True), day_in("03/04/2025", day_first=False)) == (
        date(2025, 4, 3),
        date(2025, 3, 4),
    )


def test_time_stamp_in_universal_time_is_a_day_by_the_clock_of_the_house() -> None:
    assert moment("2025-11-30T23:30:00Z", utc_offset=9) == date(2025, 12, 1)
    assert moment("Sun, 30 Nov 2025 23:30:00 +0900", utc_offset=9) == date(2025, 11, 30)


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://house.example/2025/11/28/steel/", date(2025, 11, 28)),
        ("https://house.example/20251128/c.html", date(2025, 11, 28)),
        ("https://house.example/2025/13/45/", None),
        ("https://house.example/20251128/20251129", None),
    ],
)
def test_day_in_an_address_is_read_when_there_is_one(address: str, day: date | None) -> None:
    assert day_in_address(address) == day
