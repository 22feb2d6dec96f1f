"""Both readers: one record for one fact, marked with who read it; nothing of the grammar is ever lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from communique import reading
from communique.flow.readers import Choice, Readers, explained
from communique.records import Event, Figure, Reading, Record, record_from_json
from communique.second.same import same
from communique.second.union import union
from communique.sources import Refusal
from tests.second.releases import TEXT, figure, measure, meeting, release, role
from tests.second.standin import StandIn, fails, states


def record(words: str, **fields: Any) -> Record:
    start = TEXT.index(words)
    line = {"quote": {"start": start, "end": start + len(words), "words": words}, "rule": "r"} | fields
    return record_from_json(line, release())


def only(found: Reading, kind: str) -> dict[str, Any]:
    (line,) = (one.as_json() for one in found.records if one.kind == kind)
    return line


def both(document: Any = None) -> list[Reading | Refusal]:
    return list(Readers.chosen(Choice.BOTH).read(document or release()))


def test_a_fact_that_both_tell_is_one_record_of_both(chosen: StandIn) -> None:
    chosen.replies = [states(figure())]
    (found,) = both()
    assert isinstance(found, Reading)
    line = only(found, "figure")
    own = next(one for one in reading.read(release()).records if one.kind == "figure")
    assert line["reader"] == ["grammar", "llm:parrot"]
    assert line["quote"] == own.quote.as_json()
    assert line["rule"] == own.rule


def test_what_one_reader_tells_is_marked_with_that_reader(chosen: StandIn) -> None:
    chosen.replies = [states({"kind": "initiative", "quote": "We will keep our word", "name": "our word"})]
    (found,) = both()
    assert isinstance(found, Reading)
    marks = {one.reader for one in found.records}
    assert marks == {("grammar",), ("llm:parrot",)}


def test_the_grammar_alone_marks_nothing() -> None:
    (found,) = Readers.chosen(Choice.GRAMMAR).read(release())
    assert isinstance(found, Reading)
    assert found == reading.read(release())
    assert all("reader" not in one.as_json() for one in found.records)


def test_of_one_fact_the_grammars_values_stay_and_open_ones_are_filled() -> None:
    words = figure()["quote"]
    own = record(words, kind="figure", value=6e9, unit="USD", of="trade")
    other = replace(record(words, kind="figure", value=6e9, of="exports", party="KR"), reader=("llm:parrot",))
    found = union(Reading(release(), (own,), ("steel",)), Reading(release(), (other,), ("energy",)))
    (one,) = found.records
    assert isinstance(one, Figure)
    assert (one.of, one.party, one.reader) == ("trade", "KR", ("grammar", "llm:parrot"))
    assert found.sectors == ("energy", "steel")


def test_each_record_has_one_partner_at_most() -> None:
    words = figure()["quote"]
    own = record(words, kind="figure", value=6e9)
    twice = tuple(replace(own, reader=("llm:parrot",), of=of) for of in ("exports", "trade"))
    found = union(Reading(release(), (own,)), Reading(release(), twice))
    assert [one.reader for one in found.records] == [("grammar", "llm:parrot"), ("llm:parrot",)]


MEETING = meeting()["quote"]
SIGNED = "signed the Korea–Norway Steel Cooperation Agreement"
PAIRS: list[tuple[str, Record, Record, bool]] = [
    (
        "one meeting",
        record(MEETING, kind="event", act="meet", parties=["KR", "NO"]),
        record("met Norwegian Minister", kind="event", act="meet", parties=["NO"]),
        True,
    ),
    (
        "another act",
        record(MEETING, kind="event", act="meet"),
        record(MEETING, kind="event", act="visit"),
        False,
    ),
    (
        "two days",
        record(MEETING, kind="event", act="meet", date="2025-03-03"),
        record(MEETING, kind="event", act="meet", date="2025-10"),
        False,
    ),
    (
        "other parties",
        record(MEETING, kind="event", act="meet", parties=["KR"]),
        record(MEETING, kind="event", act="meet", parties=["NO"]),
        False,
    ),
    (
        "elsewhere, of one object",
        record(SIGNED, kind="event", act="sign", object="Steel Cooperation Agreement"),
        record("Norland signs", kind="event", act="sign", object="the steel cooperation agreement"),
        True,
    ),
    (
        "a name with and without its parties",
        record(SIGNED, kind="agreement", name="Korea–Norway Steel Cooperation Agreement", parties=["KR", "NO"]),
        record("steel pact", kind="agreement", name="Steel Cooperation Agreement", parties=["KR", "NO"]),
        True,
    ),
    (
        "two agreements",
        record(SIGNED, kind="agreement", name="Steel Cooperation Agreement"),
        record("steel pact", kind="agreement", name="Fisheries Agreement"),
        False,
    ),
    (
        "one person, one office",
        record("Ola Nordmann", kind="role", person="Ola Nordmann", title="Minister of Trade"),
        record("Ola Nordmann in", kind="role", person="Ola Nordmann", title="Norwegian Minister of Trade"),
        True,
    ),
    (
        "one person, two offices",
        record("Ola Nordmann", kind="role", person="Ola Nordmann", title="Minister of Trade"),
        record("Ola Nordmann in", kind="role", person="Ola Nordmann", title="Chairman of the Board"),
        False,
    ),
    (
        "two amounts",
        record(figure()["quote"], kind="figure", value=6e9, unit="USD"),
        record(figure()["quote"], kind="figure", value=2024),
        False,
    ),
    (
        "one measure",
        record(measure()["quote"], kind="measure", instrument="tariff", imposer="NO"),
        record("tariff on Korean steel", kind="measure", instrument="tariff"),
        True,
    ),
    (
        "two kinds",
        record(SIGNED, kind="agreement", name="Steel Cooperation Agreement"),
        record(SIGNED, kind="initiative", name="Steel Cooperation Agreement"),
        False,
    ),
]


@pytest.mark.parametrize(("one", "other", "is_same"), [pair[1:] for pair in PAIRS], ids=[pair[0] for pair in PAIRS])
def test_likeness_is_judged_by_kind_and_either_way_round(one: Record, other: Record, is_same: bool) -> None:
    assert same(one, other) is is_same
    assert same(other, one) is is_same


def test_without_an_answer_the_grammars_reading_is_given_and_the_fault_named(chosen: StandIn) -> None:
    chosen.replies = [fails(500)]
    found, refusal = both()
    assert found == reading.read(release())
    assert isinstance(refusal, Refusal)
    assert str(refusal).startswith("release.txt: not read by llm:parrot: 127.0.0.1:")
    assert str(refusal).endswith("failed (status 500); the grammar read it")


def test_without_an_answer_the_model_alone_refuses_the_document(chosen: StandIn) -> None:
    chosen.replies = [fails(500)]
    (refusal,) = Readers.chosen(Choice.LLM).read(release())
    assert isinstance(refusal, Refusal)
    assert str(refusal).endswith("failed (status 500)")


def test_a_record_of_the_model_is_explained_by_its_name_and_the_words_found(chosen: StandIn) -> None:
    chosen.replies = [states(role(), meeting())]
    (found,) = Readers.chosen(Choice.LLM).read(release())
    assert isinstance(found, Reading)
    asked = len(chosen.asked)
    told = {one.record.kind: one.steps for one in explained(found)}
    (event,) = told["event"]
    assert "the language model parrot" in event.says
    words = {step.rule: step.quote.words for step in event.steps if step.rule in ("date", "place")}
    assert words == {"date": "Monday, 3 March", "place": "Oslo"}
    parties = [(step.says.partition(":")[0], step.quote.words) for step in event.steps if step.rule == "parties"]
    assert parties == [("KR", "Korean"), ("NO", "Norwegian")]
    assert len(chosen.asked) == asked


def test_a_record_of_both_is_explained_by_rules_and_by_the_model(chosen: StandIn) -> None:
    chosen.replies = [states(figure())]
    (found,) = both()
    assert isinstance(found, Reading)
    steps = next(one.steps for one in explained(found) if one.record.kind == "figure")
    assert steps[0].rule.startswith("figures.")
    assert "parrot as well" in steps[-1].says


def test_a_reading_says_which_readers_and_versions_it_is_by(chosen: StandIn) -> None:
    (found,) = both()
    assert isinstance(found, Reading)
    assert found.grammar == Readers.chosen(Choice.BOTH).version == f"{reading.GRAMMAR_VERSION}+llm:parrot/1"


def test_an_event_keeps_its_type_beside_its_reader() -> None:
    one = record(MEETING, kind="event", act="meet", reader=["grammar"])
    assert isinstance(one, Event)
    assert one.as_json()["plover"] == "CONSULT"
    assert record_from_json(one.as_json(), release()) == one
