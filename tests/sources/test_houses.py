"""One house, one name: however a source writes who published a release."""

from __future__ import annotations

import json
from datetime import date

import pytest

from communique.records import Document
from communique.sources import publishers
from communique.sources.lines import documents_of_lines

WRITTEN = {
    "Yonhap": "Yonhap News Agency",
    "MEA": "Ministry of External Affairs",
    "Ministry of External Affairs, Government of India": "Ministry of External Affairs",
    "Emirates News Agency (WAM)": "Emirates News Agency",
    "PTI": "Press Trust of India",
    "Jiji": "Jiji Press",
    "10 Downing Street": "Prime Minister's Office, 10 Downing Street",
}


@pytest.mark.parametrize("written", WRITTEN)
def test_a_house_has_one_name_however_it_is_written(written: str) -> None:
    assert publishers.name_of(written) == WRITTEN[written]


@pytest.mark.parametrize(
    "written", ["MOFA", "Ministry of Finance, Japan", "Ministry of External Affairs, Nepal", "CNA"]
)
def test_a_name_that_could_be_of_several_stands_as_written(written: str) -> None:
    assert publishers.name_of(written) == written


def test_a_house_has_the_name_of_the_day() -> None:
    assert publishers.name_of("MOTIE", date(2024, 5, 1)) == "Ministry of Trade, Industry and Energy"


def test_a_line_of_the_record_format_stands_under_its_house() -> None:
    line = json.dumps({"text": "Talks were held.", "publisher": "Yonhap"}).encode()
    (found,) = documents_of_lines([line], "lines.jsonl")
    assert isinstance(found, Document)
    assert (found.publisher, found.text, found.source) == ("Yonhap News Agency", "Talks were held.", "lines.jsonl")
