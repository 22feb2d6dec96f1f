"""The act that a sentence tells is its record's, and the words cited hold a word of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from communique.desk import acts
from communique.desk.brief.phrases import tell
from communique.desk.check import act_lacks
from communique.desk.cited import Citation
from communique.desk.wording import words_of
from communique.records import ACTS, Document, Event, Place
from communique.register import Source, Stored

SOURCE = Source("d", "A release", None, date(2025, 12, 1), None, None, "en", "test")


def stored(words: str, act: str, **fields: object) -> Stored:
    quote = Document(text=words).quote(0, len(words))
    event = Event(quote=quote, rule="test", act=act, **fields)  # type: ignore[arg-type]
    return Stored("r", event, SOURCE, (), None, None, None, None)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("status", ["done", "planned", "ongoing", "proposed", "negated"])
def test_every_wording_of_every_act_tells_that_act(act: str, status: str) -> None:
    made = stored("They did it in Seoul.", act, status=status, by=("KR",), to=("CA",), object="to do it")
    for text in tell(made, "They did it in Seoul."):
        assert acts.tells(text, act), text


@pytest.mark.parametrize(
    ("object_words", "told"),
    [
        ("Canada’s plan to tighten its quota", " over Canada’s plan to tighten its quota"),
        ("United States’ tariff on steel", " over the United States’ tariff on steel"),
        ("Steel Forum", " over the Steel Forum"),
    ],
)
def test_a_name_takes_its_article_unless_a_possessor_stands_before_it(object_words: str, told: str) -> None:
    made = stored("It was told elsewhere.", "criticise", by=("KR",), object=object_words)
    assert any(text.endswith(f"{told} (release of 1 December 2025)") for text in tell(made, "It was told elsewhere."))


CARRYING = [
    ("Canada announced a quota", "announce"),
    ("Canada will cut its quota", "announce"),
    ("the two ministers held talks in Seoul", "meet"),
    ("the signing of the memorandum", "sign"),
    ("the Forum on 17 November", "hold"),
    ("it opened two investigations", "investigate"),
    ("Canada will reduce the quota", "impose"),
    ("tariffs are cut to 15 percent", "ease"),
    ("he urged Canada to withdraw the measure", "request"),
]
BARE = [
    ("the steel of both countries", "announce"),
    ("the two ministers smiled", "sign"),
    ("the minister of trade", "request"),
    ("trade of six billion", "agree"),
    ("exports to Canada", "withdraw"),
]


@pytest.mark.parametrize(("words", "act"), CARRYING)
def test_words_that_tell_an_act_are_known(words: str, act: str) -> None:
    assert acts.carries(words_of(words, None), act)


@pytest.mark.parametrize(("words", "act"), BARE)
def test_words_that_tell_no_act_are_not_taken_for_it(words: str, act: str) -> None:
    assert not acts.carries(words_of(words, None), act)


@pytest.mark.parametrize(
    ("text", "words", "act", "is_right"),
    [
        ("Canada asked South Korea to “wait”.", "Canada asked Korea to wait", "request", True),
        ("Canada rejected “the plan”.", "Canada asked Korea to wait", "request", False),
        ("Canada asked South Korea to “wait”.", "Canada and Korea, wait", "request", False),
        ("Canada said: “it signed the plan”.", "Canada said it signed the plan", "sign", False),
    ],
)
def test_a_sentence_of_another_act_than_its_record_is_a_fault(text: str, words: str, act: str, is_right: bool) -> None:
    one = stored(words, act)
    assert (act_lacks(text, one.record, [Citation.of(one)]) == ()) is is_right


def test_another_quote_may_hold_the_word_of_the_act() -> None:
    one, heading = stored("customs and ports", "agree"), stored("The two sides agreed on the following:", "agree")
    text = "The two sides agreed on “customs and ports”."
    assert act_lacks(text, one.record, [Citation.of(one)])
    assert not act_lacks(text, one.record, [Citation.of(one), Citation.of(heading)])


WOVEN = [
    # words, act, status, object, told
    (
        "Canada announced a fund for chips",
        "announce",
        "done",
        "a fund for chips",
        "Canada announced “a fund for chips”",
    ),
    (
        "Canada has unveiled a fund for chips",
        "announce",
        "done",
        "a fund for chips",
        "Canada unveiled “a fund for chips”",
    ),
    ("Canada will cut its quota", "announce", "planned", "cut its quota", "Canada will “cut its quota”"),
    ("Canada plans to open a plant", "announce", "planned", "open a plant", "Canada plans to “open a plant”"),
    ("Canada is building a port", "establish", "ongoing", "a port", None),
    ("Canada is launching a fund", "establish", "ongoing", "a fund", "Canada is launching “a fund”"),
    ("Canada will launch a fund", "establish", "planned", "a fund", "Canada will launch “a fund”"),
    ("a fund was launched by Canada", "establish", "done", "a fund", None),
    ("Canada stated its opposition to the tax", "reject", "done", "its opposition to the tax", None),
]


@pytest.mark.parametrize(("words", "act", "status", "thing", "told"), WOVEN)
def test_an_object_stands_behind_the_verb_of_the_release_where_it_fits(
    words: str, act: str, status: str, thing: str, told: str | None
) -> None:
    made = stored(words, act, status=status, by=("CA",), object=thing)
    sentences = [text for text in tell(made, words) if ": “" not in text]
    assert [text.removesuffix(" (release of 1 December 2025)") for text in sentences][:1] == ([told] if told else [])


def test_words_that_name_who_acts_need_nobody_before_them() -> None:
    made = stored("Canada and the others did it in Seoul", "aid", by=("CA",))
    assert list(tell(made, "Canada did it"))[-1] == "release of 1 December 2025: “Canada did it”"
    assert next(iter(tell(made, "They did it"))) == "Canada (release of 1 December 2025): “They did it”"


def test_words_said_somewhere_on_no_known_day_bear_the_day_of_their_release() -> None:
    made = stored("They did it in Seoul", "aid", by=("CA",), place=Place("Seoul", "KR"))
    assert next(iter(tell(made, "They did it"))) == "Canada, in Seoul (release of 1 December 2025): “They did it”"


def test_a_release_without_a_day_adds_none() -> None:
    made = replace(stored("Canada announced a fund for chips", "announce", by=("CA",), object="a fund for chips"),
                   source=replace(SOURCE, published=None))  # fmt: skip
    told = list(tell(made, "Canada announced a fund for chips"))
    assert (told[0], told[-1]) == (
        "Canada announced “a fund for chips”",
        "release: “Canada announced a fund for chips”",
    )
