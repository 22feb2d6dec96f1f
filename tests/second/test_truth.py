"""What a truthful model says is taken, each value in our own form."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from communique.records import Reader, Reading
from communique.second.endpoint import Form
from communique.second.evidence import Evidence
from tests.second.conftest import MakeReader
from tests.second.releases import TEXT, figure, measure, meeting, release, role
from tests.second.standin import Answer, StandIn, says, states


def test_it_is_a_reader_like_the_grammar(reader: MakeReader) -> None:
    read: Reader = reader()
    assert isinstance(read.read(release()), Reading)


def test_words_become_codes_days_and_numbers_of_our_own(model: StandIn, reader: MakeReader) -> None:
    model.replies = [states(meeting(by=["Minister Kim", "Ola Nordmann"], parties=["Korean", "Norway"]), figure())]
    found = reader().read(release())
    event, exports = (record.as_json() for record in found.records)
    assert event["date"] == "2025-03-03"
    assert event["parties"] == ["KR", "NO"]
    assert event["place"] == {"name": "Oslo", "country": "NO"}
    assert (exports["value"], exports["unit"], exports["period"]) == (6_000_000_000, "USD", "2024")
    assert found.declined == ()


FIELDS: list[tuple[str, Answer, Answer]] = [
    ("role", role(), {"person": "Ola Nordmann", "title": "Minister of Trade", "party": "NO"}),
    (
        "agreement",
        {
            "kind": "agreement",
            "quote": "signed the Korea–Norway Steel Cooperation Agreement",
            "name": "Korea-Norway Steel Cooperation Agreement",
            "type": "other",
            "parties": ["KR", "NO"],
            "stage": "signed",
        },
        {
            "name": "Korea–Norway Steel Cooperation Agreement",
            "type": "other",
            "parties": ["KR", "NO"],
            "stage": "signed",
        },
    ),
    (
        "measure",
        measure(),
        {
            "imposer": "NO",
            "instrument": "tariff",
            "targets": ["KR"],
            "products": ["steel plates"],
            "terms": [{"of": "tariff", "from": 12, "to": 5, "unit": "percent"}],
            "status": "announced",
            "effective": "2025-07-01",
        },
    ),
    (
        "series",
        {
            "kind": "series",
            "quote": "The 7th Korea–Norway Maritime Forum will be held in Bergen in October 2025",
            "name": "Korea–Norway Maritime Forum",
            "edition": 7,
            "date": "in October 2025",
            "place": "Bergen",
            "parties": ["KR", "NO"],
        },
        {
            "name": "Korea–Norway Maritime Forum",
            "edition": 7,
            "date": "2025-10",
            "place": {"name": "Bergen", "country": "NO"},
            "parties": ["KR", "NO"],
        },
    ),
    (
        "initiative",
        {
            "kind": "initiative",
            "quote": "Both sides launched the Nordic Hydrogen Corridor project",
            "name": "Nordic Hydrogen Corridor",
            "type": "project",
            "status": "ongoing",
        },
        {"name": "Nordic Hydrogen Corridor", "type": "project", "status": "ongoing"},
    ),
]


@pytest.mark.parametrize(("said", "stated"), [one[1:] for one in FIELDS], ids=[one[0] for one in FIELDS])
def test_every_kind_is_taken_with_its_fields(said: Answer, stated: Answer, model: StandIn, reader: MakeReader) -> None:
    model.replies = [states(said)]
    found = reader().read(release())
    assert len(found.records) == 1, found.declined
    line = found.records[0].as_json()
    words = line.pop("quote")["words"]
    assert words in TEXT
    assert line == {"kind": said["kind"], "rule": f"llm.{said['kind']}", "reader": ["llm:parrot"]} | stated


def test_sectors_are_taken_with_their_words(model: StandIn, reader: MakeReader) -> None:
    said = [
        {"sector": "hydrogen", "words": "Nordic Hydrogen Corridor"},
        {"sector": "ai", "words": "artificial"},
        "magic",
    ]
    model.replies = [states(sectors=[*said, 5])]
    found = reader().read(release())
    assert found.sectors == ("hydrogen",)
    assert {reason for _, reason, _ in found.declined} == {
        "sector: its words are not in the text",
        "sector: no code of our table",
    }


def test_typed_quotation_marks_dashes_and_spaces_find_the_words_of_the_text(model: StandIn, reader: MakeReader) -> None:
    model.replies = [states(role(quote="'Norwegian Minister of  Trade\nOla Nordmann".removeprefix("'")))]
    text = TEXT.replace("Trade Ola", "Trade\u00a0Ola")
    (record,) = reader().read(release(text)).records
    assert record.quote.words == "Norwegian Minister of Trade\u00a0Ola Nordmann"


def test_words_that_stand_often_are_found_in_the_quote(model: StandIn, reader: MakeReader) -> None:
    text = f"{'A Minister of Trade spoke. ' * 200}\n\n{TEXT}"
    model.replies = [states(role())]
    (record,) = reader().read(release(text)).records
    assert record.as_json()["title"] == "Minister of Trade"


def test_days_and_amounts_of_a_quote_are_those_that_stand_in_it() -> None:
    document = release("\n\n".join([TEXT] * 3))
    evidence = Evidence.of(document)
    for start in range(0, len(document.text), 37):
        quote = document.quote(start, min(start + 200, len(document.text)))
        assert evidence.days_in(quote) == [one for one in evidence.days if one[0].is_within(quote)]
        assert evidence.quantities_in(quote) == [one for one in evidence.quantities if one.at.is_within(quote)]


@pytest.mark.parametrize("around", ["```json\n{}\n```", '<think>First, {{"x": 1}}</think>\n{}', "\n\n{}\n"])
def test_an_answer_may_be_wrapped_as_models_wrap_them(around: str, model: StandIn, reader: MakeReader) -> None:
    answer = json.dumps({"records": [figure()], "sectors": []})
    model.replies = [says(around.replace("{}", answer).replace("{{", "{").replace("}}", "}"))]
    assert len(reader(attempts=1, form=Form.PROMPT).read(release()).records) == 1


def test_the_same_question_is_asked_with_the_same_seed(model: StandIn, reader: MakeReader) -> None:
    read = reader()
    assert read.read(release()) == read.read(release())
    first, second = (body for _, _, body in model.asked)
    assert first == second
    assert (first["temperature"], first["seed"]) == (0, 0)


def test_a_long_release_is_read_in_parts_at_the_borders_of_paragraphs(model: StandIn, reader: MakeReader) -> None:
    model.answer = lambda body: states(figure()) if "$6 billion" in body["messages"][-1]["content"] else states()
    found = reader(part=350).read(release())
    assert len(model.asked) > 2
    assert [record.quote.words for record in found.records] == [figure()["quote"]]
    asked = [body["messages"][-1]["content"] for _, _, body in model.asked]
    assert all("\nPart " in one for one in asked)
    parts = [one.partition(" head>\n\n")[2].partition(">\n")[2].rpartition("\n</release")[0] for one in asked]
    assert "".join(parts) == TEXT
    assert all(part.endswith("\n\n") for part in parts[:-1])


def test_a_quote_that_another_part_repeats_is_declined(model: StandIn, reader: MakeReader) -> None:
    model.answer = lambda body: states(role()) if "Bergen" in body["messages"][-1]["content"] else states()
    text = f"{TEXT}\n\nNorwegian Minister of Trade Ola Nordmann left."
    found = reader(part=350).read(release(text))
    assert found.records == ()
    assert ("llm.role", "quote: stands more than once", 1) in found.declined


def test_the_grammar_alone_never_loads_the_libraries_of_the_second_reader(tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_text(TEXT, "utf-8")
    code = (
        "import sys\nfrom communique.faces.cli import app\n"
        f"try:\n    app(['read', {str(path)!r}, '--json'])\nexcept SystemExit:\n    pass\n"
        "print([one for one in sys.modules if one.split('.')[0] in ('pydantic', 'pydantic_ai', 'openai', 'httpx2')])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"
