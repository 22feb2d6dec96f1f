"""What is counted in memory is what the database counts, whatever is asked and whatever was written in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from sqlalchemy import event

from benchmarks.synthetic import readings
from communique.records import Reading
from communique.register import Filter, Register, open_register
from communique.register.fetch import _heads
from communique.register.kept import Kept
from communique.register.memory import counting
from communique.register.memory.counting import pairs_of
from communique.register.memory.tallies import Tallies
from tests.register.factories import meeting, reading, release, said

FILTERS = (
    Filter(),
    Filter(kind="event"),
    Filter(kind=("role", "event")),
    Filter(parties=("KR",)),
    Filter(kind="event", parties=("KR", "JP")),
    Filter(kind="measure", any_party=("KR", "JP")),
    Filter(acts=("meet", "sign"), status="planned"),
    Filter(kind="agreement", stage="signed", type="mou"),
    Filter(instrument="tariff", sector=("steel", "ai")),
    Filter(sector="steel", publisher="Ministry of Trade 3"),
    Filter(since=date(2016, 1, 1), until=date(2018, 6, 30)),
    Filter(as_of=date(2017, 1, 1)),
    Filter(reviewed=True),
    Filter(reviewed=False, kind="event"),
    Filter(wrong=True),
    Filter(parties=("XX",)),
    Filter(acts=("nothing",)),
    Filter(words="trade"),
    Filter(words="trade", kind="event", parties=("KR",)),
    Filter(person="Lee"),
)
BY = (
    "kind",
    "act",
    "status",
    "stage",
    "type",
    "instrument",
    "publisher",
    "language",
    "party",
    "sector",
    "year",
    "rule",
)
OF_THINGS = ("act", "status", "type", "publisher", "party", "sector", "year")


@pytest.fixture
def held(register: Register, address: str) -> Register:
    """The register beside another one of the same address that holds its columns in memory."""
    register.add_all(readings(60, total=60))
    with open_register(address) as other:
        thread = other.hold()
        assert thread
        thread.join()
        yield other


def _tallies(register: Register, asked: Filter) -> Tallies | None:
    with register._asked(asked) as (connection, meant):
        return register._tallies(connection, meant)


def _answers(register: Register, asked: Filter) -> dict[object, object]:
    """All that is counted for a filter, and the pages of things in every order."""
    told: dict[object, object] = {by: register.facets(asked, by=by) for by in BY}
    told["count"] = register.count(asked)
    told["commitments"] = register.count_commitments(asked)
    for offset in (0, 5):
        page = register.commitments(replace(asked, limit=5, offset=offset))
        told["commitments", offset] = [(one.id, one.state, one.due) for one in page]
    for by in OF_THINGS:
        told["commitments", by] = register.commitment_facets(asked, by=by)
    for kind in ("person", "organisation", "agreement", "measure"):
        told[kind] = register.count_things(kind, asked)
        told |= {(kind, "facet", by): register.facets(asked, by=by, of=kind) for by in OF_THINGS}
        for by in ("told", "releases", "name"):
            for offset in (0, 7):
                page = replace(asked, by=by, limit=7, offset=offset)
                told[kind, by, offset] = register.things(kind, page)
    return told


def _same(register: Register, held: Register, *filters: Filter) -> None:
    for asked in filters:
        assert _answers(held, asked) == _answers(register, asked), asked


def test_whatever_is_asked_memory_answers_as_the_database(register: Register, held: Register) -> None:
    _same(register, held, *FILTERS, Filter(documents=tuple(one.id for one in register.documents()[:3])))


def _add(register: Register) -> None:
    register.add_all(readings(5, start=60, total=60))


def _read_again(register: Register) -> None:
    first = next(readings(1, total=60))
    register.add(replace(first, records=first.records[:20], grammar="later"))


def _judge_wrong(register: Register) -> None:
    register.judging.record("wrong", register.records(Filter(kind="event"))[0].id, author="somebody")


def _correct(register: Register) -> None:
    id = register.records(Filter(kind="event"))[0].id
    register.judging.correct(id, {"act": "sign"}, author="somebody")


def _correct_and_take_back(register: Register) -> None:
    _correct(register)
    register.judging.undo(register.judging.history()[-1].number, author="somebody")
    _add(register)


def _merge(register: Register) -> None:
    one, other = register.things("agreement", Filter(by="name"))[:2]
    register.judging.merge(one.id, other.id, author="somebody")


def _part(register: Register) -> None:
    told = next(one for one in register.things("person", Filter(by="releases")) if one.documents > 1)
    document = register.records(Filter(entity=told.id))[0].source.id
    register.judging.split(told.id, document, author="somebody")


def _name_another_publisher(register: Register) -> None:
    first: Reading = next(readings(1, total=60))
    register.add(replace(first, document=replace(first.document, publisher="A Ministry", category="News")))


WRITES = (_add, _read_again, _judge_wrong, _correct, _correct_and_take_back, _merge, _part, _name_another_publisher)


@pytest.mark.parametrize("write", WRITES, ids=lambda write: write.__name__.strip("_"))
def test_after_a_write_memory_answers_as_the_database(
    register: Register, held: Register, write: Callable[[Register], None]
) -> None:
    assert _tallies(held, Filter())
    write(register)
    _same(register, held, Filter(), Filter(kind="event", parties=("KR",)), Filter(wrong=True), Filter(sector="steel"))
    assert _tallies(held, Filter())


def test_undoing_a_judgement_undoes_it_in_memory(register: Register, held: Register) -> None:
    before = _answers(held, Filter())
    for judge in (_judge_wrong, _merge):
        judge(register)
        _answers(held, Filter())
        register.judging.undo(register.judging.history()[-1].number, author="somebody")
    assert _answers(held, Filter()) == before == _answers(register, Filter())


def test_what_is_owed_is_read_before_anybody_asks_and_again_after_a_write(register: Register, held: Register) -> None:
    with held.listening() as asked:
        assert held.commitment_facets(Filter(kind="event"), by="act")
    assert not [one for one in asked if "commitment" in one.statement]
    _add(register)
    with held.listening() as asked:
        assert held.commitment_facets(Filter(kind="event"), by="act")
    assert [one for one in asked if "commitment" in one.statement]


def test_an_empty_register_is_held_and_grows(address: str) -> None:
    with open_register(address) as register:
        thread = register.hold()
        assert thread
        thread.join()
        assert register.count() == 0
        register.add_all(readings(3, total=3))
        assert register.count() == 90
        assert dict(register.facets(by="kind"))["event"] == 48


def test_records_that_words_chose_outlast_the_questions_that_others_ask_meanwhile(
    register: Register, held: Register
) -> None:
    asked = Filter(words="trade", kind="event")
    tallies = _tallies(held, asked)
    assert tallies
    for year in range(1, 100):
        held.count(Filter(since=date(year, 1, 1)))
    assert tallies.count(asked) == register.count(asked)


def test_what_was_counted_is_given_to_each_asker_as_a_list_of_its_own(held: Register) -> None:
    first = held.facets(by="act")
    first.clear()
    assert held.facets(by="act")


def test_the_numbers_of_many_pairs_do_not_run_over() -> None:
    left, right = np.array([70_000, 1, 70_000], np.int32), np.array([69_999, 0, 69_999], np.int32)
    assert pairs_of(left, right, 70_000).tolist() == [70_000, 70_000 * 70_000 + 69_999]


@pytest.mark.parametrize("table", [0, 2**20], ids=["sorted", "in a table"])
def test_different_things_are_counted_alike_in_a_table_and_by_sorting(
    table: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "_TABLE", table)
    monkeypatch.setattr(counting, "_SPARSE", 0)
    things, values = np.array([7, 9, 7, 7, 9, 8], np.int32), np.array([0, 2, 0, 2, 2, 2], np.int32)
    assert counting._different(things, values, 4).tolist() == [1, 0, 3, 0]
    assert counting._different(things[:0], values[:0], 4).tolist() == [0, 0, 0, 0]


def test_a_question_that_words_choose_takes_one_connection(held: Register) -> None:
    out, most = 0, 0

    def taken(*_: object) -> None:
        nonlocal out, most
        out, most = out + 1, max(most, out + 1)

    def given_back(*_: object) -> None:
        nonlocal out
        out -= 1

    pool = held.database.engine.pool
    event.listen(pool, "checkout", taken)
    event.listen(pool, "checkin", given_back)
    held.facets(Filter(words="trade"), by="act")
    held.count(Filter(person="Lee"))
    assert most == 1


def test_heads_from_memory_are_those_of_the_database_after_a_write_too(register: Register, held: Register) -> None:
    told = meeting(publisher="Ministry of Trade")
    dated = replace(told, document=replace(told.document, url="https://example.org/1", language="en"))
    for write in (lambda: None, lambda: register.add(dated)):
        write()
        tallies = _tallies(held, Filter())
        assert tallies
        ids = [one.id for one in register.documents()]
        with register._reading() as connection:
            assert tallies.kept.known(ids) == _heads(connection, ids, Kept())
        assert set(tallies.kept.known([*ids, "nothing"])) == set(ids)


NAMES = ("a", "EE", "Lee", "trade", "minister of", "nobody is called so", "%", "ÉLYSÉE", "élysée")


@pytest.mark.parametrize("write", [_add, _merge, _part], ids=lambda write: write.__name__.strip("_"))
def test_a_name_leads_to_the_same_things_from_memory_as_from_the_database(
    register: Register, held: Register, write: Callable[[Register], None]
) -> None:
    document = release("Both sides met at the Élysée Forum.")
    register.add(reading(document, said(document, "series", name="Élysée Forum")))
    for done in (lambda _: None, write):
        done(register)
        whole = register.things("person", Filter(limit=1))[0].name
        for name in (*NAMES, whole):
            assert held.named(name) == register.named(name)
            assert held.named(name, kind="person") == register.named(name, kind="person")
            assert held.named(name, most=3) == register.named(name)[:3]
            day = date(2017, 1, 1)
            assert held.named(name, as_of=day, most=3) == register.named(name, as_of=day)
    assert held.named(whole)[0].name == whole


def _lives(register: Register, asked: Filter) -> dict[str, object]:
    """Lives and events as they are told of the things and records of a filter."""
    page = replace(asked, limit=7)
    return {
        "people": [register.people(page, newest=newest) for newest in (None, 3)],
        "things": [register.agreements(page), register.measures(page), register.series(page)],
        "events": [register.events(replace(page, order=order)) for order in ("newest", "oldest") if asked.since],
    }


LIVES = (Filter(parties=("KR",)), Filter(as_of=date(2017, 1, 1)), Filter(since=date(2024, 6, 1)))


@pytest.mark.parametrize("write", [_add, _judge_wrong, _merge, _part], ids=lambda write: write.__name__.strip("_"))
def test_lives_are_told_from_memory_as_from_the_database(
    register: Register, held: Register, write: Callable[[Register], None]
) -> None:
    assert [_lives(held, asked) for asked in LIVES] == [_lives(register, asked) for asked in LIVES]
    write(register)
    assert [_lives(held, asked) for asked in LIVES] == [_lives(register, asked) for asked in LIVES]


def test_marks_are_others_for_those_things_alone_of_which_something_else_is_told(
    register: Register, held: Register
) -> None:
    ids = [one.id for kind in ("agreement", "measure", "person") for one in register.things(kind, Filter())]
    before = held.marks(ids)
    assert set(before) == set(ids)
    told = register.records(Filter(kind="measure"))[0]
    number = register.judging.record("wrong", told.id, author="somebody")
    assert {id for id, mark in held.marks(ids).items() if mark != before[id]} == {told.entity}
    register.judging.undo(number, author="somebody")
    assert held.marks(ids) == before


def test_an_act_on_an_agreement_changes_its_mark(register: Register, held: Register) -> None:
    life = next(one for one in register.agreements() if len(one.parties) == 2)
    before = held.marks([life.entity.id])
    document = release(f"Both sides withdrew from the {life.entity.name}.")
    told = said(document, "event", act="withdraw", object=life.entity.name, parties=life.parties, status="done")
    register.add(reading(document, told))
    assert held.marks([life.entity.id]) != before


def test_things_are_told_by_their_ids_as_on_their_page(register: Register, held: Register) -> None:
    page = Filter(limit=7)
    lives = {
        "agreement": register.agreements(page),
        "measure": register.measures(page),
        "series": register.series(page),
    }
    for kind, found in lives.items():
        ids = held.held_page(kind, page)
        assert ids == [one.entity.id for one in found]
        assert held.told_of(kind, ids) == found
    assert held.told_of("initiative", held.held_page("initiative", page) or []) == register.things("initiative", page)
    assert held.held_page("measure", Filter(as_of=date(2017, 1, 1))) is None is register.held_page("measure", page)


LISTS: tuple[tuple[str | None, str | tuple[str, ...], tuple[str, ...]], ...] = (
    ("agreement", "agreement", ("stage", "type", "party", "sector", "publisher")),
    ("measure", "measure", ("instrument", "status", "party", "sector", "publisher")),
    ("person", ("role", "event"), ("party", "sector", "publisher")),
    (None, "event", ("act", "status", "party", "sector", "year", "publisher")),
    ("commitment", "event", ("act", "status", "party", "sector", "publisher")),
)


def _listed(register: Register, of: str | None, asked: Filter, facets: tuple[str, ...]) -> list[object]:
    """All that a page of a list shows but its rows' lives."""
    if of == "commitment":
        counted = [register.commitment_facets(asked, by=by) for by in facets]
        page = [one.id for one in register.commitments(asked)]
        return [register.count_commitments(asked), page, *counted]
    counted = [register.facets(asked, by=by, of=of) for by in facets]
    if of is None:
        return [register.count(asked), *counted]
    return [register.count_things(of, asked), [one.id for one in register.things(of, asked)], *counted]


@pytest.mark.parametrize(
    "write", [lambda _: None, _add, _judge_wrong, _merge], ids=["nothing", "add", "wrong", "merge"]
)
def test_lists_foreseen_whole_and_narrowed_are_those_of_the_database(
    register: Register, held: Register, write: Callable[[Register], None]
) -> None:
    write(register)
    pages = [
        (of, replace(narrowed, kind=kinds, limit=7, offset=offset), facets)
        for of, kinds, facets in LISTS
        for narrowed, offset in ((Filter(), 0), (Filter(parties=("KR",)), 7), (Filter(sector="steel"), 0))
    ]
    pages += [("agreement", Filter(kind="agreement", parties=("XX",), limit=7), LISTS[0][2])]
    pages += [("person", Filter(kind=("role", "event"), sector="nothing", limit=7), LISTS[2][2])]
    pages += [("measure", replace(pages[1][1], kind="measure", by="name"), LISTS[1][2])]
    pages += [("measure", Filter(kind="measure", parties=("KR", "JP"), limit=7), LISTS[1][2])]
    for of, kinds, facets in LISTS:
        steps = held.foresee(Filter(kind=kinds), of=of, facets=facets)
        assert steps
        assert len(list(steps)) > 3
    for of, asked, facets in pages:
        assert _listed(held, of, asked, facets) == _listed(register, of, asked, facets), asked


def test_what_was_foreseen_is_found_without_going_through_the_records(
    held: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in held.foresee(Filter(kind="measure"), of="measure", facets=LISTS[1][2]) or ():
        pass
    asked = Filter(kind=("measure",), sector=("steel",), limit=7)
    found = _listed(held, "measure", asked, LISTS[1][2])

    def fail(*_: object) -> None:
        raise AssertionError("the records were gone through")

    monkeypatch.setattr("communique.register.memory.tallies.matching", fail)
    assert _listed(held, "measure", asked, LISTS[1][2]) == found


def test_nothing_is_foreseen_where_nothing_is_held(register: Register) -> None:
    assert register.foresee(Filter(kind="event"), of=None, facets=("act",)) is None
