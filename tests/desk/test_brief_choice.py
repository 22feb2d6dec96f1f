"""What a brief chooses and how it words it: what an officer would take first, in whole sentences."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from communique.desk.brief import Question, compose
from communique.desk.brief.model import Brief
from communique.desk.brief.names import as_held, name_in_text, nested, written
from communique.desk.brief.release import Release
from communique.desk.brief.sections.measures import is_fragment
from communique.desk.brief.sections.offices import office_of
from communique.desk.brief.weaving import is_cut
from communique.desk.check import faults, lacks
from communique.records import Document, Place, Record, Role, Rung
from communique.register import Source, open_register
from tests.desk.test_check import cited
from tests.register.factories import reading, release, said

TODAY = date(2025, 12, 3)


def _made(tmp_path: Path, *told: tuple[Document, list[Record]], **asked: object) -> Brief:
    question = Question(**({"parties": ("KR", "PE")} | asked))  # type: ignore[arg-type]
    with open_register(tmp_path / "register.db") as register:
        for document, records in told:
            register.add(reading(document, *records))
        made = compose(register, question, today=TODAY)
        assert faults(made.statements, register) == ()
    return made


def _told(made: Brief, key: str, group: str | None = None) -> list[str]:
    groups = [each for section in made.sections if section.key == key for each in section.groups]
    return [one.text for each in groups if group in (None, each.title) for one in each.statements]


def _deed(words: str, published: str, **fields: object) -> tuple[Document, list[Record]]:
    document = release(words, published=published)
    return document, [said(document, "event", **({"parties": ("KR", "PE"), "status": "done"} | fields))]


def test_history_told_late_is_no_change_and_an_earlier_deed_stands_apart(tmp_path: Path) -> None:
    made = _made(
        tmp_path,
        _deed("Korea and Peru agreed on tin tariffs on 28 November 2025.", "2025-11-28", act="agree", by=("KR", "PE"),
              date="2025-11-28"),
        _deed("Korea and Peru agreed on zinc tariffs on 4 July 2025.", "2025-11-27", act="agree", by=("KR", "PE"),
              date="2025-07-04"),
        _deed("Korea and Peru agreed on copper tariffs on 30 June 2007.", "2025-11-26", act="agree", by=("KR", "PE"),
              date="2007-06-30"),
    )  # fmt: skip
    assert len(_told(made, "changes", "")) == 1
    assert "tin" in _told(made, "changes", "")[0]
    assert ["zinc" in one for one in _told(made, "changes", "Earlier, and told since")] == [True]
    assert not any("copper" in one for one in _told(made, "changes"))


def test_a_contact_of_which_one_country_has_no_visible_part_is_none_of_the_two(tmp_path: Path) -> None:
    forum = _deed(
        "Korea held the Andean Fair in Seoul on 28 November 2025.", "2025-11-28", act="hold", by=("KR",),
        object="the Andean Fair", date="2025-11-28", place=Place("Seoul", "KR"),
    )  # fmt: skip
    met = _deed("Korea and Peru met on 3 November 2025.", "2025-11-04", act="meet", by=("KR", "PE"), date="2025-11-03")
    made = _made(tmp_path, forum, met)
    assert _told(made, "contacts") == ["South Korea and Peru met on 3 November 2025."]
    assert _told(made, "bottom")[0] == "South Korea and Peru met on 3 November 2025."


def test_a_meeting_of_people_of_whom_no_release_tells_whose_they_are_is_a_contact(tmp_path: Path) -> None:
    met = _deed(
        "Han Sori and Ana Soto met in Seoul on 3 November 2025.", "2025-11-04", act="meet", by=("Han Sori", "Ana Soto"),
        date="2025-11-03", place=Place("Seoul", "KR"),
    )  # fmt: skip
    assert _told(_made(tmp_path, met), "contacts") == ["Han Sori and Ana Soto met in Seoul on 3 November 2025."]


def test_latin_america_is_not_the_united_states() -> None:
    assert lacks("The United States met.", (cited("the Council on Latin America met"),))
    assert not lacks("The United States met.", (cited("America met the Council on Latin America"),))


def test_a_year_is_no_day_of_a_last_contact(tmp_path: Path) -> None:
    made = _made(
        tmp_path,
        _deed("Korea and Peru met this year in Lima.", "2025-11-20", act="meet", by=("KR", "PE"), date="2025"),
        _deed("Korea and Peru met on 3 November 2025.", "2025-11-04", act="meet", by=("KR", "PE"), date="2025-11-03"),
    )
    assert _told(made, "bottom")[0] == "South Korea and Peru met on 3 November 2025."


def test_what_was_done_is_not_told_of_a_day_after_its_release(tmp_path: Path) -> None:
    until = "Korea and Peru agreed to suspend the levy on tin until 10 November 2026."
    deed = _deed(until, "2025-11-20", act="agree", by=("KR", "PE"), date="2026-11-10", object="suspend the levy on tin")
    told = _told(_made(tmp_path, deed), "positions")
    assert told == ["South Korea and Peru agreed to “suspend the levy on tin” (release of 20 November 2025)."]


def test_an_occasion_without_a_host_was_held(tmp_path: Path) -> None:
    told = "The first Korea-Peru Tin Dialogue took place in Lima on 3 November 2025."
    deed = _deed(
        told, "2025-11-04", act="hold", object="first Korea-Peru Tin Dialogue", date="2025-11-03",
        place=Place("Lima", "PE"),
    )  # fmt: skip
    assert _told(_made(tmp_path, deed), "contacts") == [
        "The first Korea-Peru Tin Dialogue was held in Lima on 3 November 2025."
    ]


@pytest.mark.parametrize(
    ("occasion", "told"),
    [
        ("COP27", "COP27"),
        ("their 3rd Tin Dialogue", "the 3rd Tin Dialogue"),
        ("the Tin Summit", "the Tin Summit"),
        ("sixth ministerial meeting of the Tin Council (“TC”)", "the sixth ministerial meeting of the Tin Council"),
        ("COP27 in 2022", "COP27"),
        ("2nd meeting of the tin commission", "the “2nd meeting of the tin commission”"),
    ],
)
def test_an_occasion_is_a_name_after_its_article_or_quoted(occasion: str, told: str) -> None:
    assert as_held(occasion) == told


@pytest.mark.parametrize(
    ("words", "after", "cut"),
    [
        ("the need to ensure that the mine", " continues to yield tin", True),
        ("a director-level tin po", "licy forum", True),
        ("duties pursuant to an order (Imposing Duties", " on Tin)", True),
        ("progress on the", " levy", True),
        ("a structured", ", negotiated approach", True),
        ("the war, and each pledged", " more", True),
        ("the levy on tin", " and on zinc", False),
        ("the levy on tin", ", which is high", False),
    ],
)
def test_words_that_break_off_are_not_woven_in(words: str, after: str, cut: bool) -> None:
    assert is_cut(words, after) is cut


def test_a_deed_whose_object_breaks_off_is_told_by_its_whole_sentence(tmp_path: Path) -> None:
    whole = "Korea and Peru support the need to ensure that the mine continues to yield tin."
    document = release(whole, published="2025-11-20")
    deed = said(
        document, "event", whole, act="support", by=("KR", "PE"), parties=("KR", "PE"), status="done",
        object="the need to ensure that the mine",
    )  # fmt: skip
    assert _told(_made(tmp_path, (document, [deed])), "positions") == [f"Release of 20 November 2025: “{whole[:-1]}”."]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Andean Council on Tin", "the Andean Council on Tin"),
        ("Export-Import Bank of Peru", "the Export-Import Bank of Peru"),
        ("Tin Research Institute of Lima", "the Tin Research Institute of Lima"),
        ("Secretary of Commerce", "the Secretary of Commerce"),
        ("Acme Tin", "Acme Tin"),
        ("DONALD J. TRUMP", "Donald J. Trump"),
    ],
)
def test_a_body_bears_its_article_and_a_leader_no_capitals(name: str, told: str) -> None:
    assert name_in_text(name) == told


@pytest.mark.parametrize(
    ("person", "told"),
    [
        ("KISHIDA Fumio", "Kishida Fumio"),
        ("JK Kim", "JK Kim"),
        ("ANA DE SOTO", "Ana De Soto"),
        ("Ana Soto", "Ana Soto"),
    ],
)
def test_names_in_capitals_are_written_small(person: str, told: str) -> None:
    assert written(person) == told


@pytest.mark.parametrize(
    ("name", "sentence", "fragment"),
    [
        ("tariff on the full", "a tariff on the full value of tin", True),
        ("such rates of duty for tin", "such rates of duty for tin apply", True),
        ("other agreements like quotas", "other agreements like quotas exist", True),
        ("25 percent tariff on such articles", "25 percent tariff on such articles", True),
        ("tariff on tin", "a tariff on tin from Peru", False),
    ],
)
def test_a_measure_is_not_called_by_a_fragment(name: str, sentence: str, fragment: bool) -> None:
    assert is_fragment(name, sentence) is fragment


def _tariff(words: str, published: str, **fields: object) -> tuple[Document, list[Record]]:
    document = release(words, published=published)
    known = {"instrument": "tariff", "imposer": "PE", "status": "in_force"}
    talks = said(document, "event", act="meet", by=("KR", "PE"), parties=("KR", "PE"), status="done")
    return document, [said(document, "measure", words.partition(". ")[0], **(known | fields)), talks]


def test_measures_between_the_two_stand_before_general_ones(tmp_path: Path) -> None:
    made = _made(
        tmp_path,
        _tariff("Peru applies a tariff on zinc. Both met.", "2025-11-20", name="tariff on zinc"),
        _tariff("Peru applies a tariff on Korean tin. Both met.", "2025-11-10", name="tariff on Korean tin",
                targets=("KR",)),
    )  # fmt: skip
    assert ["tin" in one for one in _told(made, "measures", "Measures")] == [True]
    assert ["zinc" in one for one in _told(made, "measures", "General measures")] == [True]
    assert any("tin" in one for one in _told(made, "bottom"))
    assert not any("zinc" in one for one in _told(made, "bottom"))


def test_a_measure_without_a_name_is_told_by_its_sentence(tmp_path: Path) -> None:
    words = "Peru applies such rates of duty to Korean tin."
    made = _made(tmp_path, _tariff(words, "2025-11-20", name="such rates of duty", targets=("KR",)))
    assert _told(made, "measures") == [f"Peru applies a tariff, towards South Korea: “{words[:-1]}”."]


def test_a_new_measure_between_the_two_is_a_change(tmp_path: Path) -> None:
    made = _made(
        tmp_path,
        _tariff("Peru applies a tariff on Korean tin. Both met.", "2025-11-20", name="tariff on Korean tin",
                targets=("KR",)),
        _tariff("Peru applies a tariff on Korean zinc. Both met.", "2025-10-10", name="tariff on Korean zinc",
                targets=("KR",)),
    )  # fmt: skip
    assert any("tin" in one for one in _told(made, "changes"))
    assert not any("zinc" in one for one in _told(made, "changes"))


def test_what_one_does_by_itself_is_a_change_only_where_nothing_passed_between_them(tmp_path: Path) -> None:
    alone = _deed("Peru praised a levy on zinc.", "2025-11-20", act="support", by=("PE",), object="a levy on zinc")
    between = _deed("Korea praised the tin of Peru.", "2025-11-19", act="support", by=("KR",), object="the tin of Peru")
    changes = _told(_made(tmp_path, alone, between), "changes")
    assert ["tin" in one for one in changes] == [True]


def test_a_heading_is_no_agreement_and_a_description_none_beside_the_name(tmp_path: Path) -> None:
    told = release(
        "A GREAT TIN DEAL. Korea and Peru concluded the Tin Accord. The historic deal was concluded.",
        published="2025-11-20",
    )
    fields = {"parties": ("KR", "PE"), "stage": "concluded", "date": "2025-11-20"}
    records = [
        said(told, "agreement", "A GREAT TIN DEAL", name="GREAT TIN DEAL", **fields),
        said(told, "agreement", "concluded the Tin Accord", name="Tin Accord", **fields),
        said(told, "agreement", "The historic deal was concluded", name="historic deal", **fields),
    ]
    pacts = _told(_made(tmp_path, (told, records)), "agreements")
    assert ["Tin Accord" in one for one in pacts] == [True]


def test_an_agreement_that_takes_effect_is_a_change_whoever_its_words_name(tmp_path: Path) -> None:
    deed = _deed("The Tin Accord entered into force on 18 November 2025.", "2025-11-20", act="enter_into_force",
                 object="Tin Accord", date="2025-11-18")  # fmt: skip
    assert _told(_made(tmp_path, deed), "changes") == ["The Tin Accord entered into force on 18 November 2025."]


def test_officials_stand_before_who_speaks_for_a_company(tmp_path: Path) -> None:
    made = _made(
        tmp_path,
        _named("Ana Soto, CEO of Acme Tin", "2025-11-20", person="Ana Soto", title="CEO", organisation="Acme Tin"),
        _named("Trade Minister Luis Rojas", "2025-11-02", person="Luis Rojas", title="Trade Minister"),
        parties=("US",),
    )
    assert ["Rojas" in one for one in _told(made, "people")] == [True, False]


@pytest.mark.parametrize(("who", "verb"), [("Korean companies", "are"), ("Ana Soto", "is")])
def test_companies_are_several(tmp_path: Path, who: str, verb: str) -> None:
    words = f"{who} will visit Peru on 20 December 2025."
    deed = _deed(words, "2025-11-20", act="visit", by=(who,), to=("PE",), status="planned", date="2025-12-20")
    assert f"{who} {verb} to visit Peru on 20 December 2025." in _told(_made(tmp_path, deed), "ahead")


@pytest.mark.parametrize("before", ["LIMA – ", "HÀ NỘI — ", "29 (Tinpress) -- ", "NEW TIN, AND ZINC: "])
def test_what_stands_before_a_first_sentence_is_not_quoted_with_it(before: str) -> None:
    text = f"{before}Peru and Korea spoke of tin."
    document = release(text)
    start = document.text.index("spoke")
    source = Source("d", "A release", None, None, None, None, "en", "test")
    told = Release(source, document.text, lambda _: ()).words(document.quote(start, start + 5))
    assert told == "Peru and Korea spoke of tin"


@pytest.mark.parametrize(
    ("words", "told"),
    [("We act where it fails.”", "We act where it fails."), ("He said: “We act.”", "He said: ‘We act.’"),
     ("the workers’", "the workers’")],
)  # fmt: skip
def test_a_mark_that_closes_nothing_is_left_out(words: str, told: str) -> None:
    assert nested(words) == told


def test_an_agreement_of_long_ago_is_no_news(tmp_path: Path) -> None:
    told = release("Korea and Peru signed the Tin Accord on 30 June 2007.", published="2025-11-20")
    accord = said(told, "agreement", name="Tin Accord", parties=("KR", "PE"), stage="signed", date="2007-06-30")
    made = _made(tmp_path, (told, [accord]))
    assert _told(made, "agreements") == ["The Tin Accord was signed on 30 June 2007."]
    assert _told(made, "bottom") == []


def test_of_agreements_that_moved_long_ago_the_one_in_force_is_named(tmp_path: Path) -> None:
    told = release("The Tin Accord of Korea and Peru entered into force on 1 June 2010.", published="2025-11-20")
    accord = said(told, "agreement", name="Tin Accord", parties=("KR", "PE"), stage="in_force", date="2010-06-01")
    first = next(section for section in _made(tmp_path, (told, [accord])).sections if section.key == "bottom")
    assert [(one.label, one.text) for one in first.statements] == [
        ("Agreement in force", "The Tin Accord entered into force on 1 June 2010.")
    ]


def test_agreements_that_reached_a_stage_stand_before_those_under_way_and_those_mentioned(tmp_path: Path) -> None:
    told = release(
        "They spoke of the Zinc Pact. They negotiate the Copper Pact. The Tin Accord was signed in 2007.",
        published="2025-11-20",
    )
    both = ("KR", "PE")
    records = [
        said(told, "agreement", "They spoke of the Zinc Pact", name="Zinc Pact", parties=both),
        said(told, "agreement", "They negotiate the Copper Pact", name="Copper Pact", parties=both,
             stage="negotiating"),
        said(told, "agreement", "The Tin Accord was signed in 2007", name="Tin Accord", parties=both, stage="signed",
             date="2007"),
    ]  # fmt: skip
    pacts = _told(_made(tmp_path, (told, records)), "agreements")
    assert [next(metal for metal in ("Tin", "Copper", "Zinc") if metal in one) for one in pacts] == [
        "Tin", "Copper", "Zinc"
    ]  # fmt: skip


def test_three_stages_are_told_as_a_list(tmp_path: Path) -> None:
    told = release(
        "The Tin Accord was signed in 2019, took effect in 2021 and is being upgraded.", published="2025-11-20"
    )
    ladder = (Rung("signed", "2019"), Rung("in_force", "2021"))
    accord = said(
        told, "agreement", name="Tin Accord", parties=("KR", "PE"), stage="upgrading", history=ladder
    )  # fmt: skip
    assert _told(_made(tmp_path, (told, [accord])), "agreements") == [
        "The Tin Accord was signed in 2019, entered into force in 2021 and is to be upgraded "
        "(release of 20 November 2025)."
    ]


def test_a_round_of_one_of_several_is_not_woven_in(tmp_path: Path) -> None:
    words = "Minister Soto began his seventh round of talks with Korea on 3 November 2025."
    deed = _deed(
        words, "2025-11-04", act="hold", by=("KR", "PE"), object="his seventh round", date="2025-11-03"
    )  # fmt: skip
    assert not any("held" in one for one in _told(_made(tmp_path, deed), "contacts"))


def test_a_figure_of_a_year_to_come_is_quoted_as_a_plan(tmp_path: Path) -> None:
    told = release("Korea will invest USD 5 billion in Peru by 2028.", published="2025-11-20")
    value = said(told, "figure", value=5e9, unit="USD", of="investment", party="KR", partner="PE", period="2028")
    figures = _told(_made(tmp_path, (told, [value])), "figures")
    assert len(figures) == 1
    assert figures[0].startswith("The release of 20 November 2025 says: “")


def test_one_person_written_in_two_ways_is_one(tmp_path: Path) -> None:
    made = _made(
        tmp_path,
        _named("Minister Majid Al Qasabi of Trade", "2025-11-20", person="Majid Al Qasabi",
               party="SA", title="Minister"),
        _named("Minister Majid bin Abdullah Al-Qasabi", "2025-11-02", person="Majid bin Abdullah Al-Qasabi",
               party="SA", title="Minister"),
        parties=("SA",),
    )  # fmt: skip
    assert len(_told(made, "people")) == 1


def test_several_principles_were_concluded(tmp_path: Path) -> None:
    told = release("Korea and Peru concluded the Tin Trade Principles.", published="2025-11-20")
    found = said(told, "agreement", name="Tin Trade Principles", parties=("KR", "PE"), stage="concluded")
    assert _told(_made(tmp_path, (told, [found])), "agreements") == [
        "The Tin Trade Principles were concluded (release of 20 November 2025)."
    ]


def _named(words: str, published: str, **fields: object) -> tuple[Document, list[Record]]:
    document = release(words, published=published)
    return document, [said(document, "role", **({"party": "US", "title": "President"} | fields))]


def test_who_is_who_names_the_holder_first_and_says_who_came_after(tmp_path: Path) -> None:
    made = _made(
        tmp_path,
        _named("President DONALD J. TRUMP", "2025-11-20", person="DONALD J. TRUMP"),
        _named("President Joe Biden", "2025-09-20", person="Joe Biden"),
        _named("Vice President Biden", "2025-09-18", person="Biden", title="Vice President"),
        _named("President Bush", "2025-11-20", person="Bush"),
        _named("King Charles", "2025-11-19", person="Charles", title="King"),
        parties=("US",),
    )
    who = [one for section in made.sections if section.key == "people" for one in section.statements]
    assert [one.text for one in who] == [
        "Donald J. Trump is named as President in a release of 20 November 2025.",
        "Joe Biden is named as President in a release of 20 September 2025.",
    ]
    assert [one.reckoned for one in who] == ["", "By the releases here Donald J. Trump holds this office now."]


def _role(title: str) -> Role:
    return Role(quote=release("Ana Soto spoke.").quote(0, 8), rule="test", person="Ana Soto", title=title, party="PE")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Minister of Foreign Affairs", "Foreign Minister", True),
        ("Secretary of the Treasury", "Treasury Secretary", True),
        ("United States Trade Representative", "Trade Representative", True),
        ("Minister of Trade", "Minister of Mines", False),
    ],
)
def test_an_office_is_one_whichever_way_it_is_written(one: str, other: str, same: bool) -> None:
    quote = release("x").quote(0, 1)
    offices = [
        office_of(Role(quote=quote, rule="test", person="A B", title=title, party="PE")) for title in (one, other)
    ]
    assert None not in offices
    assert (offices[0] == offices[1]) is same


@pytest.mark.parametrize("title", ["Deputy Minister of Trade", "Ambassador", "Minister of State for Trade"])
def test_an_office_of_which_there_are_many_is_nobodys_alone(title: str) -> None:
    assert office_of(_role(title)) is None
