"""As of a day the register answers as one of the documents published by then: later ones join and part nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from benchmarks.synthetic import readings
from communique.records import Reading
from communique.register import Filter, Register, open_register
from tests.register.factories import reading, release, said
from tests.register.test_identity import OFFICIALS, officials

KINDS = ("person", "organisation", "agreement", "measure", "series")


def official(number: int, person: str, title: str, body: str | None, *, on: str) -> Reading:
    document = release(f"{title} {person} spoke.", f"Number {number}.", title=f"Release {number}", published=on)
    words = f"{title} {person}"
    return reading(document, said(document, "role", words, person=person, title=title, organisation=body, party="KR"))


def answers(register: Register, asked: Filter) -> dict[str, object]:
    """What is one thing, what it is called, and what is told of it, without the ids of today that records bear."""
    things = {kind: sorted(map(repr, register.entities(kind, asked))) for kind in KINDS}
    pages = {f"page of {kind}": sorted(one.id for one in register.things(kind, asked)) for kind in KINDS}
    lives = [(one.entity, one.stage, one.date, len(one.rungs)) for one in register.agreements(asked)]
    people = [(one.entity, [(office.title, len(office.records)) for office in one.offices])
              for one in register.people(asked)]  # fmt: skip
    events = [(one.id, one.status, tuple(source.id for source in one.sources)) for one in register.events(asked)]
    owed = [(one.id, one.state, len(one.records), len(one.evidence)) for one in register.commitments(asked)]
    told = {"lives": lives, "people": people, "events": events, "owed": owed}
    changes = [(one.kind, one.day, one.says, one.entity) for one in register.changes(date(2025, 1, 1), asked)]
    return things | pages | {name: sorted(some, key=repr) for name, some in told.items()} | {"changes": sorted(changes)}


def known(told: Iterable[Reading], day: date) -> list[Reading]:
    return [one for one in told if one.document.published and one.document.published <= day]


LATER = {
    "officials": [officials(number) for number in range(3 * len(OFFICIALS))],
    "synthetic": [*readings(40, total=40)],
    # Who ties the two names came later; so did he who makes a family name fit two.
    "a name between two": [
        official(1, "Park Jung-sung", "Deputy Minister for Trade", "MOTIR", on="2025-01-10"),
        official(2, "Kim", "Minister", None, on="2025-01-10"),
        official(3, "Kim Jung-kwan", "Minister", "Ministry of Trade, Industry and Resources", on="2025-02-10"),
        official(4, "Jungsung Park", "Deputy Minister for Trade", "MOTIR", on="2025-02-10"),
        official(5, "Kim Sung-whan", "Minister", "Ministry of Climate, Energy and Environment", on="2025-04-10"),
    ],
}


@pytest.mark.parametrize("case", LATER)
@pytest.mark.parametrize("day", [date(2025, 1, 31), date(2025, 3, 20), date(2020, 6, 30), date(2030, 1, 1)])
def test_as_of_a_day_the_answers_are_those_of_a_register_of_what_was_published_by_then(
    register: Register, tmp_path: Path, case: str, day: date
) -> None:
    register.add_all(LATER[case])
    asked = Filter(as_of=day)
    with open_register(tmp_path / "then.db") as then:
        then.add_all(known(LATER[case], day))
        assert answers(register, asked) == answers(then, asked)


def test_a_minister_known_by_family_name_is_the_only_minister_known_until_another_comes(register: Register) -> None:
    register.add_all(LATER["a name between two"])
    by_then = {frozenset(one.names) for one in register.entities("person", Filter(as_of=date(2025, 3, 1)))}
    today = {frozenset(one.names) for one in register.entities("person")}
    assert frozenset({"Kim", "Kim Jung-kwan"}) in by_then
    assert {frozenset({"Kim"}), frozenset({"Kim Jung-kwan"})} <= today


def test_two_events_that_a_later_release_made_one_are_two_before(register: Register) -> None:
    def met(number: int, on: str, who: tuple[str, ...], day: str | None) -> Reading:
        document = release("The ministers met.", f"Number {number}.", title=f"Release {number}", published=on)
        return reading(document, said(document, "event", "The ministers met.", act="meet", by=who, date=day,
                                      parties=("KR", "VN"), status="done"))  # fmt: skip

    register.add_all(
        [
            met(1, "2025-03-11", ("Kim Jung-kwan",), "2025-03-10"),
            met(2, "2025-03-12", ("Nguyen Hong Dien",), "2025-03-10"),
            met(3, "2025-06-01", ("Kim Jung-kwan", "Nguyen Hong Dien"), "2025-03-10"),
        ]
    )
    by_then = register.events(Filter(as_of=date(2025, 4, 1)))
    today = register.events()
    assert sorted(len(one.sources) for one in by_then) == [1, 1]
    assert sorted(len(one.sources) for one in today) == [3]


def test_a_judgement_holds_for_what_was_known_before_it_was_made(register: Register) -> None:
    register.add_all(LATER["a name between two"])
    kims = {one.name: one.id for one in register.entities("person")}
    register.judging.merge(kims["Kim"], kims["Kim Sung-whan"], author="han")
    by_then = {frozenset(one.names) for one in register.entities("person", Filter(as_of=date(2025, 5, 1)))}
    assert frozenset({"Kim", "Kim Sung-whan"}) in by_then


def test_an_entity_is_found_by_the_id_of_today_as_it_was(register: Register) -> None:
    register.add_all(LATER["a name between two"])
    park = next(one for one in register.entities("person") if "Jungsung Park" in one.names)
    then = register.entity(park.id, as_of=date(2025, 1, 31))
    assert then
    assert (then.names, park.documents) == (("Park Jung-sung",), 2)


def shown(register: Register, asked: Filter) -> dict[str, object]:
    """Records by filters of whom and what they name, with the things that they are about, and how they are counted."""
    found: dict[str, object] = {}
    for kind in KINDS:
        found[kind, "counted"] = register.count_things(kind, asked)
        for by in ("act", "party", "year", "sector"):
            found[kind, by] = register.facets(asked, by=by, of=kind)
    for by in ("person", "organisation"):
        found[by] = register.facets(asked, by=by)
    for kind in KINDS:
        for one in register.entities(kind, asked)[:12]:
            narrowed = {"entity": one.id} if kind not in ("person", "organisation") else {kind: one.id}
            for filter in (replace(asked, **narrowed), replace(asked, entity=one.id)):
                told = register.records(filter)
                found[kind, one.id, *narrowed] = sorted((stored.id, stored.entity or "") for stored in told)
                found[kind, one.id, "n"] = register.count(filter)
    for name in ("Park", "Kim", "Jungsung Park", "Kim Sung-whan", "Minister", "MOTIR", "Ministry"):
        for sort in ("person", "organisation"):
            filter = replace(asked, **{sort: name})
            found[sort, name] = sorted((one.id, one.entity or "") for one in register.records(filter))
            found[sort, name, "by"] = register.facets(filter, by=sort)
    return found


@pytest.mark.parametrize("case", LATER)
@pytest.mark.parametrize("day", [date(2025, 1, 31), date(2025, 3, 20), date(2020, 6, 30), date(2030, 1, 1)])
def test_as_of_a_day_filters_counts_and_facets_go_by_who_was_who(
    register: Register, tmp_path: Path, case: str, day: date
) -> None:
    register.add_all(LATER[case])
    with open_register(tmp_path / "then.db") as then:
        then.add_all(known(LATER[case], day))
        assert shown(register, Filter(as_of=day)) == shown(then, Filter(as_of=day))


def test_who_bears_a_name_only_since_a_later_release_is_not_found_by_it_before(register: Register) -> None:
    register.add_all(LATER["a name between two"])
    before = Filter(person="Jungsung", as_of=date(2025, 1, 31))
    assert (register.count(before), register.count(replace(before, as_of=date(2025, 2, 10)))) == (0, 2)


def test_an_id_of_today_keeps_what_it_stood_for_on_the_day(register: Register) -> None:
    register.add_all(LATER["a name between two"])
    park = next(one for one in register.entities("person") if "Jungsung Park" in one.names)
    for asked in (Filter(person=park.id), Filter(entity=park.id)):
        told = register.records(replace(asked, as_of=date(2025, 1, 31)))
        assert [one.source.title for one in told] == ["Release 1"]


def test_more_things_than_are_looked_at_one_by_one_are_counted_as_they_are_today(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    register.add_all(LATER["a name between two"])
    asked = Filter(as_of=date(2025, 3, 1))
    assert register.count_things("person", asked) == len(register.entities("person", asked)) == 2
    monkeypatch.setattr("communique.register.lives.asking.MOST_THEN", 1)
    assert register.count_things("person", asked) == 3
