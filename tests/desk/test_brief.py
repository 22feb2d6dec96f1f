"""Briefs: every statement cited and borne out, sections in order, text that a person would write."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from communique.desk.brief import Brief, Question, compose
from communique.desk.brief.model import Group, Section
from communique.desk.brief.render import heading
from communique.desk.brief.repeats import once
from communique.desk.brief.sections.agreements import in_order
from communique.desk.brief.sections.measures import is_bare_name
from communique.desk.brief.sections.positions import first_named
from communique.desk.check import faults
from communique.desk.cited import Citation, Statement
from communique.records import Rung
from communique.register import Filter, Register, Stored, open_register
from tests.register.factories import reading, release, said

TODAY = date(2025, 12, 3)
SECTIONS = (
    "bottom changes facts positions contacts dialogues agreements figures measures commitments bodies multilateral "
    "ahead people doubts"
).split()


def brief(register: Register, *parties: str, **asked: object) -> Brief:
    return compose(register, replace(Question(parties=parties), **asked), today=TODAY)


def texts(made: Brief, key: str) -> list[str]:
    return [one.text for section in made.sections if section.key == key for one in section.statements]


def test_every_statement_of_every_pair_is_borne_out_by_its_quotes(registers: list[Register]) -> None:
    checked = 0
    for register in registers:
        codes = [code for code, _ in register.facets(by="party")[:14]]
        for pair in [*combinations(codes[:8], 2), *((code,) for code in codes)]:
            made = brief(register, *pair, length="book")
            assert faults(made.statements, register) == ()
            checked += len(list(made.statements))
    assert checked > 20


def test_sections_stand_in_their_order(register: Register) -> None:
    assert [section.key for section in brief(register, "KR", "CA").sections] == SECTIONS


def test_the_state_of_a_relationship_reads_as_english(register: Register) -> None:
    made = brief(register, "KR", "CA")
    assert made.title == "South Korea and Canada"
    assert texts(made, "contacts") == ["Park Jung-sung and Alexandra Dostal met in Seoul on 1 December 2025."]
    assert texts(made, "measures")[0] == (
        "Canada announced a tariff quota on 26 November 2025, “quota for Korean steel”, towards South Korea: "
        "the quota is to go from 100 to 75 percent of “imports of 2024”."
    )
    assert "On 1 December 2025 in Seoul, Park Jung-sung asked Canada to “withdraw the measure”." in texts(
        made, "positions"
    )
    assert texts(made, "figures") == ["South Korea’s exports to Canada came to USD 6.5 billion in 2024."]
    assert texts(made, "ahead") == ["South Korea and Canada are to meet in Ottawa on 3 March 2026."]


def test_agreements_are_told_as_ladders_and_dialogues_with_what_is_due(register: Register) -> None:
    made = brief(register, "KR", "AE")
    cepa = "The Korea-UAE CEPA was signed in May 2024 and is being ratified (release of 19 November 2025)."
    assert cepa in texts(made, "agreements")
    dialogue = next(section for section in made.sections if section.key == "dialogues").statements[0]
    assert (
        dialogue.text
        == "The Korea-UAE Energy Dialogue, held annually, held its 7th edition in Abu Dhabi on 17 November 2025."
    )
    assert dialogue.text in texts(made, "ahead")
    assert dialogue.reckoned == (
        "By its cadence it is due again in November 2026: the 7th was in November 2025 and it is annual."
    )


def test_a_dialogue_that_was_due_on_a_day_gone_by_is_not_ahead(register: Register) -> None:
    made = compose(register, Question(parties=("KR", "AE")), today=date(2027, 5, 1))
    dialogue = next(section for section in made.sections if section.key == "dialogues").statements[0]
    assert dialogue.reckoned.startswith(
        "By its cadence it was due again in November 2026, and no release here tells of it"
    )
    assert dialogue.text not in texts(made, "ahead")


def _statement(text: str, register: Register, **how: object) -> Statement:
    return Statement(text, (Citation.of(register.records(Filter(limit=1))[0]),), **how)  # type: ignore[arg-type]


def test_what_both_parties_criticise_is_their_shared_position_and_parts_them_not(tmp_path: Path) -> None:
    told = release("Korea and Peru criticised the ban on tin. Korea criticised the levy on tin of Peru.")
    both = said(
        told, "event", "Korea and Peru criticised the ban on tin", act="criticise", by=("KR", "PE"),
        parties=("KR", "PE"), object="the ban on tin", status="done",
    )  # fmt: skip
    one = said(
        told, "event", "Korea criticised the levy on tin of Peru", act="criticise", by=("KR",), to=("PE",),
        parties=("KR", "PE"), object="the levy on tin of Peru", status="done",
    )  # fmt: skip
    with open_register(tmp_path / "register.db") as register:
        register.add(reading(told, both, one))
        made = brief(register, "KR", "PE")
    labels = {each.label for section in made.sections if section.key == "positions" for each in section.statements}
    assert labels == {"South Korea’s position", "Position of both"}
    irritants = [each for section in made.sections if section.key == "measures" for each in section.groups]
    assert not any("the ban on tin" in each.text for group in irritants for each in group.statements)


def _rungs(*stages: str) -> list[tuple[Rung, Stored]]:
    return [(Rung(*stage.split()), None) for stage in stages]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("told", "ladder"),
    [
        (("in_force 2015", "negotiating", "signed 2014"), ["negotiating", "signed", "in_force"]),
        (("signed 2014", "ratifying"), ["signed", "ratifying"]),
        (("concluded", "signed 2014", "negotiating 2010"), ["negotiating", "concluded", "signed"]),
        (("upgrading", "in_force 2015"), ["in_force", "upgrading"]),
    ],
)
def test_a_stage_without_a_day_stands_where_the_ladder_has_it(told: tuple[str, ...], ladder: list[str]) -> None:
    assert [rung.stage for rung, _ in in_order(_rungs(*told))] == ladder


def test_talks_that_came_to_an_end_are_not_told_as_going_on(tmp_path: Path) -> None:
    told = release("Korea and Peru, which negotiate much, signed the Tin Accord in 2014.")
    signed = said(
        told, "agreement", name="Tin Accord", parties=("KR", "PE"), stage="signed", date="2014",
        history=(Rung("negotiating"),),
    )  # fmt: skip
    with open_register(tmp_path / "register.db") as register:
        register.add(reading(told, signed))
        made = brief(register, "KR", "PE")
    assert texts(made, "agreements") == ["The Tin Accord was signed in 2014."]
    rows = next(section for section in made.sections if section.key == "agreements").statements
    assert rows[0].cells[2] == "negotiating; signed 2014"


def test_an_agreement_that_is_only_mentioned_since_is_not_the_newest(tmp_path: Path) -> None:
    old = release("Korea and Peru negotiate the Copper Pact.", published="2017-08-23")
    new = release("Korea and Peru signed the Tin Accord.", published="2025-11-03")
    late = release("Korea and Peru spoke of the Copper Pact.", published="2025-12-01")
    pact, accord = {"name": "Copper Pact", "parties": ("KR", "PE")}, {"name": "Tin Accord", "parties": ("KR", "PE")}
    with open_register(tmp_path / "register.db") as register:
        register.add(reading(old, said(old, "agreement", stage="negotiating", **pact)))
        register.add(reading(new, said(new, "agreement", stage="signed", **accord)))
        register.add(reading(late, said(late, "agreement", **pact)))
        told = texts(brief(register, "KR", "PE"), "bottom")
    assert any("Tin Accord was signed" in one for one in told)
    assert not any("Copper Pact" in one for one in told)


REPEATED = (
    # what the other holds word for word goes
    (
        "Acme plans to “sell its tin in Peru” (release of 1 May 2025).",
        "Release of 1 May 2025: “Acme plans to sell its tin in Peru, as both asked”.",
        1,
    ),
    ("Both met in Lima.", "Release of 1 May 2025: “both met in Lima, and both were glad”.", 2),  # too few words to tell
    ("Acme plans to “sell its tin in Peru”.", "Acme plans to “sell all its copper in Peru”.", 2),
    ("Acme plans to “sell its tin in Peru”.", "Acme plans to “sell its tin in Peru”.", 1),
)


@pytest.mark.parametrize(("one", "other", "left"), REPEATED)
def test_what_a_fuller_sentence_holds_is_not_told_beside_it(
    register: Register, one: str, other: str, left: int
) -> None:
    said = (_statement(one, register), _statement(other, register))
    kept = once(Section("changes", "What changed", (Group("", said),))).statements
    assert len(kept) == left
    assert kept[-1].text == other


@pytest.mark.parametrize(
    ("share", "told"), [(0.0, "none of them"), (0.004, "less than 1%"), (0.25, "25%"), (1.0, "100%")]
)
def test_the_share_that_was_reviewed_is_told_in_words_where_it_is_nothing(
    register: Register, share: float, told: str
) -> None:
    made = replace(brief(register, "KR", "CA"), reviewed=share)
    assert dict(heading.facts(replace(made, records=0, matching=0)))["Records"] == "0"
    assert dict(heading.facts(made))["Records"].endswith(f", {told} reviewed by a person")


@pytest.mark.parametrize(
    ("name", "is_bare"), [("tariffs", True), ("the duties", True), ("export controls", True), ("tariffs on tin", False)]
)
def test_a_name_that_only_says_what_sort_a_measure_is_is_not_quoted(name: str, is_bare: bool) -> None:
    assert is_bare_name(name) is is_bare


def test_a_day_inherited_from_the_meeting_cites_the_meeting_too(register: Register) -> None:
    made = brief(register, "KR", "CA")
    asked = next(one for one in made.statements if "withdraw the measure" in one.text)
    assert [("Monday" in one.quote.words) for one in asked.citations] == [False, True]


def test_a_section_without_evidence_has_no_statement_and_is_named_at_the_end(register: Register) -> None:
    made = brief(register, "KR", "CA")
    assert texts(made, "agreements") == []
    assert "agreements" in made.sections[-1].remark
    assert "none" not in made.sections[-1].remark.lower()


@pytest.mark.parametrize(
    ("asked", "statements"),
    [
        ({"parties": ("KR",)}, 10),
        ({"parties": ("KR", "CA"), "sector": "steel"}, 5),
        ({"sector": "nuclear"}, 3),
        ({"measure": "steel quota"}, 1),
        ({"person": "Dostal"}, 1),
        ({"agreement": "Korea-UAE CEPA"}, 1),
        ({"series": "Energy Dialogue"}, 1),
    ],
)
def test_a_brief_is_about_a_country_a_sector_or_a_thing(
    register: Register, asked: dict[str, object], statements: int
) -> None:
    made = brief(register, **asked)
    assert len(list(made.statements)) >= statements
    assert faults(made.statements, register) == ()


def test_as_of_leaves_out_what_was_published_later(register: Register) -> None:
    assert list(brief(register, "KR", "CA", as_of=date(2025, 11, 30)).statements) == []
    assert brief(register, "KR", "CA", as_of=date(2025, 12, 1)).records > 0


def test_a_page_is_shorter_than_a_book(registers: list[Register]) -> None:
    pages, books = (
        [len(list(brief(one, "KR", length=length).statements)) for one in registers] for length in ("page", "book")
    )
    assert all(page < book for page, book in zip(pages, books, strict=True))


def test_composing_twice_gives_the_same_brief(register: Register) -> None:
    assert brief(register, "KR", "CA") == brief(register, "KR", "CA")


@pytest.mark.parametrize(
    ("asked", "since"),
    [
        ({}, "24 November 2025"),
        ({"as_of": date(2025, 12, 3)}, "26 November 2025"),
        ({"since": date(2025, 3, 1)}, "1 March 2025"),
        ({"since": date(2025, 3, 1), "changed_since": date(2025, 11, 30)}, "30 November 2025"),
    ],
)
def test_what_changed_is_told_from_the_day_asked_or_a_week_before_the_newest_release(
    register: Register, asked: dict[str, object], since: str
) -> None:
    made = compose(register, replace(Question(parties=("KR", "CA")), **asked), today=date(2031, 1, 1))
    assert next(one.title for one in made.sections if one.key == "changes") == f"What changed since {since}"


@pytest.mark.parametrize(
    ("words", "at"),
    [("the maritime corridor", 4), ("unlawful maritime claims", None), ("maritime claims and new roads", 24)],
)
def test_a_phrase_that_speaks_against_a_sector_names_no_issue(words: str, at: int | None) -> None:
    assert first_named("transport", words) == at
