"""What a brief tells once: the same deed in one section, and elsewhere only what is new of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from communique.desk.brief import Question, compose
from communique.desk.brief.model import Brief
from communique.desk.brief.repeats import says_the_same
from communique.desk.check import faults
from communique.records import Reading
from communique.register import open_register
from tests.register.factories import reading, release, said

TODAY = date(2025, 12, 3)
_SUMS_UP = ("bottom", "changes", "facts", "ahead")


def _made(tmp_path: Path, *readings: Reading, parties: tuple[str, ...] = ("KR", "PE")) -> Brief:
    with open_register(tmp_path / "register.db") as register:
        for one in readings:
            register.add(one)
        made = compose(register, Question(parties=parties), today=TODAY)
        assert faults(made.statements, register) == ()
    return made


def _where(made: Brief, words: str) -> list[str]:
    return [
        section.key
        for section in made.sections
        if section.key not in _SUMS_UP
        for one in section.statements
        if words in one.text
    ]


def _agreed(*, condition: str | None = None, parties: tuple[str, ...] = ("KR", "PE")) -> Reading:
    told = release(
        "Korea, Peru and Chile agreed to build a tin smelter in Lima if the mine opens.", published="2025-11-20"
    )
    return reading(
        told,
        said(
            told, "event", act="agree", by=parties, parties=parties, object="build a tin smelter in Lima",
            status="done", condition=condition,
        ),
    )  # fmt: skip


@pytest.mark.parametrize("parties", [("KR", "PE"), ("KR", "PE", "CL")])
def test_a_deed_stands_in_one_section(tmp_path: Path, parties: tuple[str, ...]) -> None:
    assert _where(_made(tmp_path, _agreed(parties=parties)), "tin smelter") == ["positions"]


def test_an_undertaking_that_was_told_stands_again_with_its_condition(tmp_path: Path) -> None:
    made = _made(tmp_path, _agreed(condition="if the mine opens"))
    assert _where(made, "tin smelter") == ["positions", "commitments"]


def test_a_meeting_of_a_body_is_told_among_the_contacts_alone(tmp_path: Path) -> None:
    told = release("Korea and the Andean Copper Association met in Lima on 20 November 2025.", published="2025-11-20")
    met = said(
        told, "event", act="meet", by=("KR", "Andean Copper Association"), parties=("KR", "PE"), date="2025-11-20",
        status="done",
    )  # fmt: skip
    assert _where(_made(tmp_path, reading(told, met)), "Copper Association") == ["contacts"]


def test_what_the_two_say_to_each_other_stands_before_what_they_say_with_others(tmp_path: Path) -> None:
    late = release("Korea, Peru and Chile praised the talks on copper mining.", published="2025-11-28")
    early = release("Korea and Peru praised the fair of zinc mining.", published="2025-11-02")
    deed = {"act": "support", "status": "done"}
    three, two = ("KR", "PE", "CL"), ("KR", "PE")
    made = _made(
        tmp_path,
        reading(late, said(late, "event", by=three, parties=three, object="the talks on copper mining", **deed)),
        reading(early, said(early, "event", by=two, parties=two, object="the fair of zinc mining", **deed)),
    )
    told = [one.text for section in made.sections if section.key == "positions" for one in section.statements]
    assert ["zinc" in one for one in told] == [True, False]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            "Release of 1 May 2025: “Both agreed to build a tin smelter in Lima soon”.",
            "Peru and Korea agreed to “build a tin smelter in Lima” (release of 1 May 2025).",
            True,
        ),
        ("Peru announced “a levy on tin from all of Asia”.", "Korea rejected “a levy on tin from all of Asia”.", False),
        ("Release of 1 May 2025: “Both agreed on tin”.", "Peru and Korea agreed on “tin”.", False),
    ],
)
def test_words_quoted_whole_hold_what_another_sentence_quotes(one: str, other: str, same: bool) -> None:
    assert says_the_same(one, other) is same
    assert says_the_same(other, one) is same
