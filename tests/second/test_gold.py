"""A model that answers with the annotated reading of our own releases: what comes out equals it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.records import KINDS, Document, Record, record_from_json
from communique.scoring import papers, score
from tests.gate.sets import sample
from tests.second.conftest import MakeReader
from tests.second.standin import Answer, StandIn, states

NOTES = frozenset({"alt", "optional", "optional_slots", "note"})
RELEASES = {str(line["id"]): line for line in sample()}
# Where a release states the day of a record in another sentence than the record itself: the words, once in the text.
ELSEWHERE: dict[str, dict[str, str]] = {
    "australia": {"2025-09-02": "met in Berlin yesterday"},
    "canada": {"2025-03-28": "Today, the Honourable Luc Tremblay"},
    "emirates": {},
    "eu": {"2025-07-09": "has today imposed"},
    "kazakhstan": {"2024": "increased by 62 percent in 2024"},
    "korea": {"2025-11-12": "in Jakarta on Wednesday, November 12"},
    "uk": {"2025-06-17": "The agreement, signed yesterday", "2024": "to £7.2 billion in 2024"},
    "wire": {"2024": "Two-way trade totalled $4.1 billion last year"},
}
DAYS = ("date", "period", "announced")


def told(record: Answer, elsewhere: dict[str, str]) -> Answer:
    """A record as a truthful model gives it: its quote by its words, and those of days that stand elsewhere."""
    given = {name: value for name, value in record.items() if name not in {*NOTES, "rule", "plover"}}
    days = [{"field": name, "quote": elsewhere[day]} for name in DAYS if (day := given.get(name)) in elsewhere]
    return given | {"elsewhere": days}


def wanted(record: Answer, document: Document) -> Record:
    return replace(record_from_json(record, document), rule=f"llm.{record['kind']}", reader=("llm:parrot",))


@pytest.mark.parametrize("name", ELSEWHERE)
def test_the_annotated_reading_comes_out_as_it_went_in(name: str, model: StandIn, reader: MakeReader) -> None:
    line = RELEASES[name]
    document = Document.from_json(line)
    model.replies = [states(*(told(record, ELSEWHERE[name]) for record in line["records"]))]
    found = reader().read(document)
    assert set(found.records) == {wanted(record, document) for record in line["records"]}
    assert {record.kind for record in found.records} >= {"event", "role"}


def test_who_read_a_record_changes_no_score() -> None:
    lines = tuple(sample())
    marked = [
        line | {"records": [record | {"reader": ["grammar", "llm:parrot"]} for record in line["records"]]}
        for line in lines
    ]
    gold = papers(lines, is_gold=True)
    with_marks, without = (score(gold, papers(some, is_gold=False)) for some in (marked, lines))
    assert with_marks.kinds == without.kinds
    assert all(kind.slots.f1 == 1 for kind in with_marks.kinds.values())


def test_together_these_releases_show_every_kind() -> None:
    assert {record["kind"] for name in ELSEWHERE for record in RELEASES[name]["records"]} == set(KINDS)


def test_a_day_of_another_sentence_is_taken_only_by_words_that_stand_there_once(
    model: StandIn, reader: MakeReader
) -> None:
    line = RELEASES["korea"]
    record = next(one for one in line["records"] if one["quote"]["words"].startswith("The two sides agreed"))
    for words, day in (("on Wednesday, November 12", "2025-11-12"), ("on Friday, November 14", None), ("Korea", None)):
        model.replies = [states(told(record, {"2025-11-12": words}))]
        (found,) = reader().read(Document.from_json(line)).records
        assert found.as_json().get("date") == day


@pytest.mark.parametrize("name", RELEASES)
def test_no_true_role_measure_or_initiative_is_refused(name: str, model: StandIn, reader: MakeReader) -> None:
    line = RELEASES[name]
    true = [one for one in line["records"] if one["kind"] in ("role", "measure", "initiative")]
    model.replies = [states(*(told(record, {}) for record in true))]
    found = reader().read(Document.from_json(line))
    assert len(found.records) == len(true), found.declined
