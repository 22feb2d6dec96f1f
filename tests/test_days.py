"""What a day as written means: read by the rules, resolved against one day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from communique.edtf import is_edtf
from communique.reading.days import edtf_of
from communique.reading.mentions import Day
from communique.reading.reader import reader
from communique.records import Document

PUBLISHED = date(2025, 12, 2)  # a Tuesday


def days(sentence: str) -> list[Day]:
    notes = reader().notes(Document(text=f"Title\n\n{sentence}", published=PUBLISHED))
    return [chunk.value for one in notes.sentences for chunk in one.line.chunks if isinstance(chunk.value, Day)]


def read(sentence: str, past: bool | None = None) -> list[str | None]:
    return [edtf_of(day, PUBLISHED, past=past) for day in days(sentence)]


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("They met on Monday, December 1, in Oslo.", "2025-12-01"),
        ("They met on December 1-3, 2025, in Oslo.", "2025-12-01/2025-12-03"),
        ("They met 18 to 20 November in Oslo.", "2025-11-18/2025-11-20"),
        ("It was held in Oslo from November 18 to 20.", "2025-11-18/2025-11-20"),
        ("They met on June 9 and 10, 2025.", "2025-06-09/2025-06-10"),
        ("They met on 28 September in Oslo.", "2025-09-28"),
        ("They met on 1st of May 2024.", "2024-05-01"),
        ("The forum (10.28) was held.", "2025-10-28"),
        ("Issued on 2025-12-01 in Oslo.", "2025-12-01"),
        ("Issued on 28/11/2025 in Oslo.", "2025-11-28"),
        ("It opened in May 2024.", "2024-05"),
        ("It opened in 2018.", "2018"),
        ("It opens in Oslo this December.", "2025-12"),
        ("It opens next month.", "2026-01"),
        ("Exports rose last year.", "2024"),
        ("They met yesterday.", "2025-12-01"),
        ("They met today.", "2025-12-02"),
        ("The minister said on Thursday that talks go on.", "2025-11-27"),
        ("He said on Tuesday that talks go on.", "2025-12-02"),
        ("They met on the 28th in Oslo.", "2025-11-28"),
        ("It opens in the first half of 2026.", "2026-40"),
        ("Exports rose in Q3 2025.", "2025-35"),
        ("Exports rose in the third quarter of last year.", "2024-35"),
        ("It is to double by 2030.", "2030"),
        ("Trade in FY2024-25 rose.", "2024/2025"),
        ("It opens in mid-2026.", "2026"),
        ("They met on Tuesday (Nov. 18) in Oslo.", "2025-11-18"),
        ("They met on Nov 18th (Tue.) in Oslo.", "2025-11-18"),
        ("Posted on 01 DEC 2025 by the office.", "2025-12-01"),
        ("Issued on 2025.11.18 in Oslo.", "2025-11-18"),
        ("They met on the 1st and 2nd of December.", "2025-12-01/2025-12-02"),
        ("Exports in January-October rose.", "2025-01/2025-10"),
        ("Exports in the first 11 months of 2025 rose.", "2025-01/2025-11"),
        ("Exports in the first ten months of this year rose.", "2025-01/2025-10"),
        ("Exports in last year's third quarter rose.", "2024-35"),
        ("They signed it two decades ago.", "2005"),
        ("By the end of the year it opens.", "2025"),
        ("Since 2004 it has grown.", "2004"),
        ("It grew between 2004 and 2025.", "2004/2025"),
        ("Over the past two decades, trade grew.", "2005/2025"),
        ("Over the past decade trade grew.", "2015/2025"),
        ("It ran from December 30 to January 2.", "2025-12-30/2026-01-02"),
        ("They spoke last week.", "2025-11-24/2025-11-30"),
        ("They spoke last Friday.", "2025-11-28"),
        ("It opens next Monday.", "2025-12-08"),
        ("Talks ran from Tuesday, November 18 to Thursday, November 20.", "2025-11-18/2025-11-20"),
        ("The pact was signed in March of last year.", "2024-03"),
        ("Exports rose from January to October.", "2025-01/2025-10"),
    ],
)
def test_day_is_resolved_against_the_day_of_publication(sentence: str, meant: str) -> None:
    assert read(sentence) == [meant]


@pytest.mark.parametrize(
    "sentence",
    [
        "They met on Friday, December 1, in Oslo.",
        "They met on February 30 in Oslo.",
    ],
)
def test_day_that_contradicts_its_weekday_or_the_calendar_is_declined(sentence: str) -> None:
    assert read(sentence) == [None]


def test_whole_date_that_contradicts_its_weekday_is_declined_and_counted() -> None:
    sentence = "They met on Monday, 30 November 2025, in Oslo."
    notes = reader().notes(Document(text=f"Title\n\n{sentence}", published=PUBLISHED))
    assert days(sentence) == []
    assert notes.declined["days.day_first", "weekday contradicts date"] == 1


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31)])
def test_day_beyond_the_calendar_is_declined(published: date) -> None:
    for relative in ("next year", "yesterday", "tomorrow", "last week", "next week"):
        meant = edtf_of(Day(relative=relative), published)
        assert meant is None or is_edtf(meant)


@pytest.mark.parametrize(
    "sentence",
    [
        "Growth in the early 2000s was slow.",
        "Issued on 1/12/2025 in Oslo.",
        "Vision 2030 and Dialogue 2025 go on.",
        "The 2025 Forum was opened by Theresa May.",
        "They may meet again.",
        "They sold 2000 tonnes.",
    ],
)
def test_what_is_no_day_or_does_not_tell_one_is_not_read(sentence: str) -> None:
    assert days(sentence) == []


@pytest.mark.parametrize(
    ("past", "meant"), [(True, "2025-01-15"), (False, "2026-01-15"), (None, "2026-01-15")], ids=["past", "to come", ""]
)
def test_day_without_a_year_is_the_nearest_in_the_direction_asked_for(past: bool | None, meant: str) -> None:
    assert read("The talks of 15 January set the course.", past) == [meant]


def test_day_without_a_year_needs_a_day_of_publication() -> None:
    assert edtf_of(Day(month=12, day=1), None) is None
    assert edtf_of(Day(year=2025, month=12, day=1), None) == "2025-12-01"
