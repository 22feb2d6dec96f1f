"""Words are found where they stand, in any script, and shown in their place."""

from __future__ import annotations

import pytest

from communique.register import Filter, Register, words
from tests.register.factories import reading, release, said


def add(register: Register, *sentences: str, title: str = "A release", quoted: str = "") -> str:
    document = release(*sentences, title=title)
    found = [said(document, "event", quoted, act="meet", parties=("KR", "CA"))] if quoted else []
    register.add(reading(document, *found))
    return document.id


@pytest.mark.parametrize(
    ("sought", "text"),
    [
        ("steel quota", "The quota on steel was cut."),
        ("tariffs", "A tariff of 25 percent applies."),
        ('"rules of origin"', "They spoke of the rules of origin at length."),
        ("Cote", "The Côte d'Or hosted them."),
        ("한국", "이번 회의에서 한국과 캐나다는 철강을 논의했다."),
        ("철강", "이번 회의에서 한국과 캐나다는 철강을 논의했다."),
        ("장관", "산업통상부장관이 참석하였다."),
        ("貿易", "中韩自由貿易协定第二阶段谈判"),
        ("谈判", "中韩自由贸易协定第二阶段谈判"),
        ("协", "中韩自由贸易协定"),
        ("韓国 協力", "日本と韓国は経済協力を進める。"),
    ],
)
def test_words_are_found(register: Register, sought: str, text: str) -> None:
    wanted = add(register, text)
    add(register, "Nothing of the kind stands here, 아무것도 없다, 没有。")
    hits = register.search(sought)
    assert [hit.source.id for hit in hits] == [wanted]
    assert hits[0].marks
    assert hits[0].snippet


@pytest.mark.parametrize("sought", ['"', "", "  ", "steel AND (", "NEAR/3", "a:b*", "the OR 'x'", "\x00steel", "--"])
def test_no_question_breaks_the_index(register: Register, sought: str) -> None:
    add(register, "The quota on steel was cut.")
    assert isinstance(register.search(sought), list)


def test_parts_of_a_phrase_apart_are_not_found(register: Register) -> None:
    add(register, "Origin has its rules.")
    assert register.search('"rules of origin"') == []


def test_marks_and_snippet_are_places_in_the_text(register: Register) -> None:
    id = add(register, "They met." * 60, "Quota talks on steel went on.", "More was said." * 40)
    text = register.document(id).document.text
    hit = register.search("steel quota")[0]
    assert text[hit.start : hit.end] == hit.snippet
    assert {text[start:end].lower() for start, end in hit.marks} == {"steel", "quota"}


def test_a_hit_comes_with_the_record_that_quotes_it(register: Register) -> None:
    add(register, "Officials met on steel quotas in Seoul.", quoted="Officials met on steel quotas")
    hit = register.search("steel quota")[0]
    assert hit.record is not None
    assert "steel" in hit.record.record.quote.words
    assert register.search("Seoul")[0].record is None


def test_a_filter_restricts_the_documents_found(register: Register) -> None:
    add(register, "Officials met on steel.", quoted="Officials met on steel")
    add(register, "Steel was discussed by nobody in particular.")
    assert len(register.search("steel")) == 2
    assert len(register.search("steel", Filter(parties=("KR", "CA")))) == 1
    assert register.search("steel", Filter(parties=("KR", "JP"))) == []


def test_words_in_the_title_weigh_more(register: Register) -> None:
    add(register, "A word on batteries among many other words about trade and growth.")
    wanted = add(register, "They spoke of many other things.", title="Batteries agreed")
    assert register.search("batteries")[0].source.id == wanted


def test_folding_keeps_hangul_whole() -> None:
    assert words.folded("한국은 é") == " 한국 국은 은  e"
