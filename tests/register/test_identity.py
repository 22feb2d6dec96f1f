"""Who is who: from evidence and judgements alone, in whatever order they came."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.event import listen

from communique.records import Reading
from communique.register import Anchor, Entity, Filter, Register, RegisterError, open_register
from tests.register.factories import reading, release, said
from tests.register.state import state

OFFICIALS = [
    ("Park Jung-sung", "Deputy Minister for Trade", "Ministry of Trade, Industry and Resources", "KR"),
    ("Jungsung Park", "Deputy Minister for Trade", "MOTIR", "KR"),
    ("Park Jung-sung", "Vice Minister", "Ministry of Foreign Affairs", "KR"),
    ("Park", "Deputy Minister for Trade", "Ministry of Trade, Industry and Resources", "KR"),
    ("Park Jin-kyu", "Deputy Minister for Industry", "Ministry of Trade, Industry and Energy", "KR"),
    ("JK Kim", "Minister", "Ministry of Trade, Industry and Resources", "KR"),
    ("Kim Jung-kwan", "Minister of Trade, Industry and Resources", None, "KR"),
    ("Kim Sung-whan", "Minister", "Ministry of Climate, Energy and Environment", "KR"),
    ("Kim", "Minister", None, "KR"),
    ("Kim Jong-hwan", "Director", "Ministry of Finance", "KR"),
    ("Lee Jae-keun", "Director General", "Ministry of Trade, Industry and Resources", "KR"),
    ("Lee Jae-keun", "Chief Executive Officer", "Hanbit Steel Corporation", "KR"),
    ("Nur Rahman", "Minister of Industry", None, "MY"),
    ("Nur Rahman", "Minister of Trade", None, "BD"),
]


def officials(number: int, *, day: str | None = None) -> Reading:
    """A release that names one official and an agreement, and tells of a meeting."""
    person, title, organisation, party = OFFICIALS[number % len(OFFICIALS)]
    document = release(
        f"{title} {person} met the envoy of Chile for session {number}.",
        "They spoke of the Korea–Chile FTA.",
        title=f"Session {number}",
        published=day or f"2025-{number % 6 + 1:02}-15",
    )
    role = said(
        document, "role", f"{title} {person}", person=person, title=title, organisation=organisation, party=party
    )
    met = said(document, "event", "met the envoy", act="meet", by=(person,), parties=("CL", party), date="2025-03")
    name = ("Korea–Chile FTA", "Korea–Chile Free Trade Agreement", "MOU on fisheries", "Korea–Chile FTA upgrade")[
        number % 4
    ]
    pact = said(document, "agreement", "Korea–Chile FTA", name=name, parties=("KR", "CL"))
    return reading(document, role, met, pact)


def people(register: Register) -> list[Entity]:
    return register.entities("person")


def test_people_are_told_apart_and_together(register: Register) -> None:
    register.add_all(officials(number) for number in range(len(OFFICIALS)))
    names = {frozenset(person.names) for person in people(register)}
    assert frozenset({"Park Jung-sung", "Jungsung Park", "Park"}) in names
    assert frozenset({"JK Kim", "Kim Jung-kwan"}) in names
    assert frozenset({"Park Jin-kyu"}) in names
    assert (
        sum(frozenset({"Nur Rahman"}) == one for one in (frozenset(person.names) for person in people(register))) == 2
    )
    assert (
        sum(frozenset({"Lee Jae-keun"}) == one for one in (frozenset(person.names) for person in people(register))) == 2
    )


def test_a_family_name_that_fits_two_is_joined_to_none(register: Register) -> None:
    register.add_all(officials(number) for number in range(len(OFFICIALS)))
    assert frozenset({"Kim"}) in {frozenset(person.names) for person in people(register)}
    asked = {tuple(sorted((pair.one.entity.name, pair.other.entity.name))) for pair in register.judging.unsure()}
    assert ("Kim", "Kim Jung-kwan") in asked


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), size=st.integers(1, 5))
def test_the_order_of_adding_does_not_matter(tmp_path_factory: pytest.TempPathFactory, seed: int, size: int) -> None:
    readings = [officials(number) for number in range(2 * len(OFFICIALS))]
    folder = tmp_path_factory.mktemp("orders")
    with open_register(folder / "one.db") as one, open_register(folder / "other.db") as other:
        one.add_all(readings)
        shuffled = readings[:]
        Random(seed).shuffle(shuffled)
        for start in range(0, len(shuffled), size):
            other.add_all(shuffled[start : start + size])
        assert state(one) == state(other)


def test_adding_piecewise_gives_the_same_on_both_databases(register: Register, tmp_path: Path) -> None:
    readings = [officials(number) for number in range(len(OFFICIALS))]
    with open_register(tmp_path / "whole.db") as whole:
        whole.add_all(readings)
        for one in reversed(readings):
            register.add(one)
        assert state(register) == state(whole)


def test_reading_anew_and_back_gives_the_earlier_register(register: Register) -> None:
    readings = [officials(number) for number in range(len(OFFICIALS))]
    register.add_all(readings)
    before = state(register)
    register.add_all(replace(one, records=one.records[:1], grammar="2") for one in readings)
    assert state(register) != before
    register.add_all(readings)
    assert state(register) == before
    register.add_all(readings)
    assert state(register) == before


def entity_of(register: Register, name: str) -> str:
    return register.named(name, kind="person")[0].id


def test_a_merge_joins_two_and_undoing_it_restores_the_earlier_answer(register: Register) -> None:
    register.add_all(officials(number) for number in range(len(OFFICIALS)))
    before = state(register)
    one, other = entity_of(register, "Park Jin-kyu"), entity_of(register, "Kim Jong-hwan")
    number = register.judging.merge(one, other, author="han", why="a test")
    assert entity_of(register, "Park Jin-kyu") == entity_of(register, "Kim Jong-hwan")
    register.judging.undo(number, author="han")
    assert state(register) == before


def test_a_split_parts_one_mention_from_its_like_and_is_undone(register: Register) -> None:
    again = replace(
        officials(0),
        document=release(
            "Deputy Minister for Trade Park Jung-sung met the envoy of Chile for session 0.",
            "They spoke of the Korea–Chile FTA.",
            title="Another",
        ),
    )
    again = replace(
        again,
        records=tuple(
            replace(record, quote=again.document.quote(*span(again, record.quote.words))) for record in again.records
        ),
    )
    register.add_all([*(officials(number) for number in range(4)), again])
    before = state(register)
    person = entity_of(register, "Jungsung Park")
    number = register.judging.split(person, again.document.id, author="han")
    ids = {one.id for one in register.named("Park Jung-sung", kind="person")}
    assert len(ids) == 2
    apart = [one for one in register.named("Park Jung-sung", kind="person") if one.documents == 1]
    assert [source.source.id for source in register.records(Filter(entity=apart[0].id, kind="role"))] == [
        again.document.id
    ]
    register.judging.undo(number, author="han")
    assert state(register) == before


def span(one: Reading, words: str) -> tuple[int, int]:
    start = one.document.text.index(words)
    return start, start + len(words)


def test_the_order_of_judgements_on_different_pairs_does_not_matter(tmp_path: Path) -> None:
    registers = []
    for name, order in (("a", (0, 1)), ("b", (1, 0))):
        register = open_register(tmp_path / f"{name}.db")
        register.add_all(officials(number) for number in range(len(OFFICIALS)))
        pairs = [("Park Jin-kyu", "Kim Jong-hwan"), ("Kim", "Kim Jung-kwan")]
        for at in order:
            one, other = (Anchor(officials(index(name)).document.id, "person", name) for name in pairs[at])
            register.judging.pair("same", one, other, author="han")
        registers.append(register)
    assert state(registers[0])["form"] == state(registers[1])["form"]
    for register in registers:
        register.close()


def index(name: str) -> int:
    return next(number for number, official in enumerate(OFFICIALS) if official[0] == name)


def test_a_judgement_survives_a_new_reading(register: Register) -> None:
    readings = [officials(number) for number in range(len(OFFICIALS))]
    register.add_all(readings)
    register.judging.merge(entity_of(register, "Park Jin-kyu"), entity_of(register, "Kim Jong-hwan"), author="han")
    event = next(
        stored for stored in register.records(Filter(kind="event")) if "session 4" in stored.source.title.lower()
    )
    register.judging.record("wrong", event.id, author="han")
    judged = state(register)
    register.add_all(replace(one, grammar="2") for one in readings)
    again = state(register)
    assert [row[:2] for row in again["form"]] == [row[:2] for row in judged["form"]]
    assert again["entity"] == judged["entity"]
    assert register.records(Filter(wrong=True, kind="event", documents=(event.source.id,)))[0].judged == "wrong"
    assert event.id not in {stored.id for stored in register.records()}


def test_an_unsure_pair_that_is_answered_is_asked_no_more(register: Register) -> None:
    register.add_all(officials(number) for number in range(len(OFFICIALS)))
    pairs = register.judging.unsure(kind="person")
    assert pairs
    first = pairs[0]
    assert first.signs
    assert all(sign.says for sign in first.signs)
    number = register.judging.pair("different", first.one.mention, first.other.mention, author="han")
    left = register.judging.unsure(kind="person")
    assert len(left) < len(pairs)
    register.judging.undo(number, author="han")
    assert register.judging.unsure(kind="person") == pairs


def test_many_pairs_are_shown_in_as_many_statements_as_one(register: Register) -> None:
    register.add_all(officials(number) for number in range(len(OFFICIALS)))
    sent: list[str] = []
    listen(register.database.engine, "before_cursor_execute", lambda *said: sent.append(said[2]))
    counts = []
    for limit in (1, None):
        sent.clear()
        counts.append((len(register.judging.unsure(kind="person", limit=limit)), len(sent)))
    assert counts[0][0] == 1 < counts[1][0]
    assert counts[0][1] == counts[1][1]


def test_a_correction_stands_beside_the_record_as_read_and_is_undone(register: Register) -> None:
    register.add(officials(0))
    before = state(register)
    met = register.records(Filter(kind="event"))[0]
    number = register.judging.correct(met.id, {"date": "2025-03-04", "parties": ["CL", "KR", "PE"]}, author="han")
    found = register.records(Filter(kind="event"))
    assert [(one.first_day, one.judged) for one in found] == [(date(2025, 3, 4), "right")]
    assert register.count(Filter(parties=("KR", "PE"))) == 1
    assert register.record(met.id).judged == "wrong"
    register.add(replace(officials(0), grammar="2"))
    assert register.count(Filter(parties=("KR", "PE"))) == 1
    register.judging.undo(number, author="han")
    register.add(officials(0))
    assert state(register) == before


@pytest.mark.parametrize(
    ("deed", "complaint"),
    [
        (lambda judging: judging.merge("person-nobody", "person-nobody", author="han"), "no entity person-nobody"),
        (lambda judging: judging.record("right", "nothing", author="han"), "no record nothing"),
        (lambda judging: judging.undo(7, author="han"), "no judgement 7"),
        (
            lambda judging: judging.pair("same", Anchor("d", "person", "A"), Anchor("d", "place", "B"), author="han"),
            "a person and a place",
        ),
        (
            lambda judging: judging.pair("same", Anchor("d", "person", "A"), Anchor("d", "person", "B"), author="han"),
            "no mention of the person 'A'",
        ),
    ],
)
def test_a_judgement_on_nothing_is_refused(register: Register, deed, complaint: str) -> None:  # type: ignore[no-untyped-def]
    register.add(officials(0))
    with pytest.raises(RegisterError, match=complaint):
        deed(register.judging)


def test_history_and_journal_keep_who_did_what_and_why(register: Register) -> None:
    register.add_all(officials(number) for number in range(len(OFFICIALS)))
    one = entity_of(register, "Park Jin-kyu")
    number = register.judging.merge(one, entity_of(register, "Kim Jong-hwan"), author="han", why="seen together")
    told = register.judging.history()
    assert [(judgement.number, judgement.author, judgement.why) for judgement in told] == [
        (number, "han", "seen together")
    ]
    assert register.judging.history(entity_of(register, "Park Jin-kyu")) == told
    assert register.judging.history(entity_of(register, "Kim Sung-whan")) == []
    register.judging.undo(number, author="choi")
    assert register.judging.history() == []
    assert [(author, deed) for _, author, deed, _ in register.judging.journal()] == [("choi", "undo"), ("han", "judge")]


def test_an_entity_says_why_it_is_one(register: Register) -> None:
    register.add_all(officials(number) for number in range(2))
    why = register.judging.why(entity_of(register, "Park Jung-sung"))
    assert [sign.name for sign in why[0].signs][:2] == ["name_equal", "party_same"]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6))
def test_judgements_undone_in_any_order_leave_no_trace(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    chance = Random(seed)
    readings = [officials(number) for number in range(len(OFFICIALS))]
    with open_register(tmp_path_factory.mktemp("undone") / "register.db") as register:
        register.add_all(readings)
        before = state(register)
        mentions = [Anchor(one.document.id, "person", one.records[0].person) for one in readings]
        made = []
        for verdict in chance.choices(("same", "different", "unsure"), k=4):
            one, other = chance.sample(mentions, 2)
            made.append(register.judging.pair(verdict, one, other, author="han"))
        event = chance.choice(register.records(Filter(kind="event")))
        made.append(register.judging.record("wrong", event.id, author="han"))
        chance.shuffle(made)
        for number in made:
            register.judging.undo(number, author="han")
        assert state(register) == before


def test_an_id_given_before_forms_joined_leads_to_what_they_are_now(register: Register) -> None:
    readings = [officials(number) for number in range(2 * len(OFFICIALS))]
    given: dict[str, str] = {}
    for one in readings:
        register.add(one)
        given |= {entity.id: entity.name for entity in register.entities("person")}
    now = {entity.id: entity for entity in register.entities("person")}
    assert given.keys() - now.keys()
    for id, name in given.items():
        found = register.entity(id)
        assert found
        assert name in found.names
        assert register.records(Filter(entity=id)) == register.records(Filter(entity=found.id))


def test_an_id_given_before_a_merge_leads_to_both_together(register: Register) -> None:
    register.add_all(officials(number) for number in range(len(OFFICIALS)))
    one, other = (register.named(name, kind="person")[0].id for name in ("Park Jin-kyu", "Kim Jong-hwan"))
    register.judging.merge(one, other, author="han")
    assert register.entity(one) == register.entity(other)
    assert len(register.judging.history(one)) == len(register.judging.history(other)) == 1


def test_as_of_a_day_a_thing_has_the_names_and_countries_told_by_then(register: Register) -> None:
    register.add(officials(1, day="2025-01-10"))
    register.add(officials(0, day="2025-06-10"))
    early, late = date(2025, 3, 1), date(2025, 12, 1)
    (person,) = people(register)
    assert register.entity(person.id, as_of=late) == person
    then = register.entity(person.id, as_of=early)
    assert then
    assert (then.name, then.names) == ("Jungsung Park", ("Jungsung Park",))
    assert set(person.names) == {"Jungsung Park", "Park Jung-sung"}
    assert register.named("Park Jung-sung", as_of=early) == []
    assert [one.id for one in register.named("Park Jung-sung", as_of=late)] == [person.id]


def of_house(publisher: str | None, body: str, *, parties: tuple[str, ...], number: int = 1) -> Reading:
    """A release of a house that tells of one deed of a body."""
    document = release(
        f"The {body} opened its inquiry {number}.", title=f"{publisher} on {body} {number}", publisher=publisher
    )
    deed = said(document, "event", f"The {body} opened", act="investigate", by=(body,), parties=parties)
    return reading(document, deed)


def test_a_body_without_its_country_is_its_publisher_s_where_that_has_one(register: Register) -> None:
    at_home = of_house("The White House", "Department of Commerce", parties=("US", "VN"))
    register.add_all([at_home, of_house("Reuters", "U.S. Department of Commerce", parties=("US",))])
    assert [entity.parties for entity in register.entities("organisation")] == [("US",)]


def test_an_administration_is_of_its_leader_s_country_whoever_else_is_in_the_event(register: Register) -> None:
    register.add_all([of_house(None, "Biden-Harris Administration", parties=("BH",))])
    assert [entity.parties for entity in register.entities("organisation")] == [("US",)]


def test_measures_of_one_general_name_on_different_goods_are_two(register: Register) -> None:
    document = release("Tariffs on steel and, later, tariffs on copper were announced.", title="Two tariffs")
    other = release("Tariffs were announced.", title="Some tariffs")
    steel = said(document, "measure", "Tariffs on steel", name="tariffs", imposer="US", instrument="tariff")
    copper = said(document, "measure", "tariffs on copper", name="tariffs", imposer="US", instrument="tariff")
    some = said(other, "measure", "Tariffs", name="tariffs", imposer="US", instrument="tariff")
    steel, copper = replace(steel, products=("steel",)), replace(copper, products=("copper",))  # type: ignore[call-arg]
    register.add_all([reading(document, steel, copper), reading(other, some)])
    assert len(register.entities("measure")) == 3


def test_a_measure_is_called_by_its_shortest_telling_name(register: Register) -> None:
    names = ("tariffs", "25% tariff on imported steel products and derivatives", "tariffs on steel")
    for number, name in enumerate(names):
        document = release(f"The {name} were announced.", title=f"Release {number}")
        tariff = said(document, "measure", name, name=name, imposer="US", instrument="tariff")
        register.add_all([reading(document, replace(tariff, products=("steel",)))])  # type: ignore[call-arg]
    assert [entity.name for entity in register.entities("measure")] == ["tariffs on steel"]


def test_an_office_that_heads_a_body_of_the_publisher_s_is_of_its_country(register: Register) -> None:
    register.add_all([of_house("The White House", "Secretary of State", parties=("US", "VN"))])
    assert [entity.parties for entity in register.entities("organisation")] == [("US",)]
