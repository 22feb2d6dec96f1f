"""What the register tells of one thing over time, on releases of our own."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest

from communique.records import Place, Reading, Rung, Series, Term
from communique.register import EventStory, Filter, Register, Stored
from communique.register.lives import series
from tests.register.factories import reading, release, said

ON = Filter(as_of=date(2026, 1, 1))


def tell(number: int, kind: str, *, on: str, words: str = "The two sides spoke.", **fields: Any) -> Reading:
    """A release of one sentence and one record."""
    document = release(words, f"Number {number}.", title=f"Release {number}", published=on)
    return reading(document, said(document, kind, words, **fields))


def cepa(number: int, on: str, **fields: Any) -> Reading:
    return tell(number, "agreement", on=on, name="Korea–UAE CEPA", type="cepa", parties=("KR", "AE"), **fields)


def test_an_agreement_climbs_its_ladder_with_implied_rungs_marked(register: Register) -> None:
    register.add(cepa(1, "2025-11-19", stage="ratifying", history=(Rung("signed", "2024-05"),)))
    life = register.agreements(ON)[0]
    assert (life.stage, life.date) == ("ratifying", None)
    rungs = {rung.stage: (rung.date, rung.by, rung.is_implied) for rung in life.rungs}
    assert rungs["signed"] == ("2024-05", None, False)
    assert rungs["concluded"] == (None, date(2024, 5, 31), True)
    assert rungs["ratifying"] == (None, date(2025, 11, 19), False)
    assert [rung.stage for rung in life.rungs] == ["negotiating", "concluded", "signed", "ratifying"]


def test_a_later_look_back_does_not_move_an_agreement_down(register: Register) -> None:
    register.add_all([cepa(1, "2025-11-19", stage="ratifying"), cepa(2, "2025-12-20", stage="signed", date="2024-05")])
    assert register.agreements(ON)[0].stage == "ratifying"


@pytest.mark.parametrize(
    ("stages", "stands"),
    [
        ([("2020-01-01", "in_force", None), ("2025-01-01", "upgrading", None)], "upgrading"),
        ([("2020-01-01", "in_force", None), ("2021-01-01", "suspended", None)], "suspended"),
        ([("2021-01-01", "suspended", None), ("2022-01-01", "in_force", None)], "in_force"),
        ([("2020-01-01", "signed", None), ("2021-01-01", "negotiating", None)], "signed"),
        ([("2020-01-01", "in_force", "2019-07-01"), ("2024-06-01", "ended", "2024-05-31")], "ended"),
    ],
)
def test_an_agreement_stands_where_the_evidence_puts_it(
    register: Register, stages: list[tuple[str, str, str | None]], stands: str
) -> None:
    register.add_all(cepa(at, on, stage=stage, date=day) for at, (on, stage, day) in enumerate(stages))
    assert register.agreements(ON)[0].stage == stands


def test_an_event_moves_an_agreement_and_is_its_evidence(register: Register) -> None:
    register.add_all(
        [
            cepa(1, "2024-06-01", stage="signed", date="2024-05-29"),
            tell(2, "event", on="2025-12-02", act="ratify", by=("KR",), parties=("AE", "KR"), object="Korea–UAE CEPA",
                 date="2025-12-01", status="done"),
        ]
    )  # fmt: skip
    life = register.agreements(ON)[0]
    assert life.stage == "ratified"
    assert [(rung.date, rung.party) for rung in life.rungs if rung.stage == "ratified"] == [("2025-12-01", "KR")]
    assert register.agreements(replace(ON, as_of=date(2025, 1, 1)))[0].stage == "signed"


def test_sources_that_give_two_days_of_signing_are_set_side_by_side(register: Register) -> None:
    days = ("2024-05-29", "2024-05-30", "2024-05")
    register.add_all(cepa(at, "2024-06-02", stage="signed", date=day) for at, day in enumerate(days))
    found = register.agreements(ON)[0].disagreements
    values = [(one.field, [value for value, _ in one.values]) for one in found]
    assert values == [("signed", ["2024-05-29", "2024-05-30"])]


def quota(number: int, on: str, to: float, **fields: Any) -> Reading:
    term = Term("quota", 100, to, "percent", "2024 import volumes")
    return tell(number, "measure", on=on, name="steel tariff rate quota", imposer="CA", instrument="tariff_quota",
                products=("steel",), terms=(term,), **fields)  # fmt: skip


def test_a_measure_tells_what_changed_between_announcements(register: Register) -> None:
    register.add(quota(1, "2025-07-16", 100, announced="2025-07-16", status="announced"))
    register.add(quota(2, "2025-11-27", 75, status="announced", effective="2025-12-26"))
    life = register.measures(ON)[0]
    assert (life.announced, life.effective, life.status) == ("2025-07-16", "2025-12-26", "announced")
    assert [(change.of, change.before.to, change.after.to) for change in life.changes] == [("quota", 100, 75)]
    says = [change.says for change in register.changes(date(2025, 11, 1), ON) if change.kind == "terms"]
    assert says == ["steel tariff rate quota: quota 100 percent → 75 percent"]


def test_two_documents_of_one_day_that_differ_on_an_amount_disagree(register: Register) -> None:
    register.add_all([quota(1, "2025-11-27", 75), quota(2, "2025-11-27", 70)])
    assert [one.field for one in register.measures(ON)[0].disagreements] == ["quota"]


def forum(number: int, edition: int | None, day: str, **fields: Any) -> Reading:
    return tell(
        number, "series", on=day[:10], name="Korea–Latin America Business Forum", edition=edition, date=day, **fields
    )


def test_a_series_tells_its_editions_what_is_missing_and_when_the_next_is_due(register: Register) -> None:
    register.add_all([forum(1, 26, "2022-11-17"), forum(2, 29, "2025-11-28", since="1997", frequency="annual")])
    life = register.series(ON)[0]
    assert (life.since, life.frequency) == ("1997", "annual")
    assert [edition.number for edition in life.editions] == [26, 29]
    assert life.missing == (27, 28)
    assert life.next_due == "2026-11"
    assert "29th" in life.because


def test_without_a_stated_frequency_three_editions_tell_the_cadence(register: Register) -> None:
    register.add_all(forum(at, at, f"202{at}-10-10") for at in (3, 4, 5))
    assert register.series(ON)[0].next_due == "2026-10"
    assert register.series(replace(ON, as_of=date(2024, 11, 1)))[0].next_due is None


def office(number: int, on: str, title: str, organisation: str) -> Reading:
    return tell(number, "role", on=on, words=f"{title} Yeo Han-koo spoke.", person="Yeo Han-koo", title=title,
                organisation=organisation, party="KR")  # fmt: skip


def test_a_person_holds_offices_from_first_to_last_seen(register: Register) -> None:
    register.add_all(
        [
            office(1, "2021-08-09", "Trade Minister", "Ministry of Trade, Industry and Energy"),
            office(2, "2022-03-01", "Minister for Trade", "MOTIE"),
            office(3, "2023-02-01", "Ambassador", "Ministry of Foreign Affairs"),
        ]
    )
    life = register.people(ON)[0]
    held = [(one.title, one.first_seen, one.last_seen) for one in life.offices]
    assert held == [
        ("Ambassador", date(2023, 2, 1), date(2023, 2, 1)),
        ("Minister for Trade", date(2021, 8, 9), date(2022, 3, 1)),
    ]


def summit(number: int, on: str, status: str, day: str, place: str | None = "Seoul") -> Reading:
    return tell(number, "event", on=on, act="hold", parties=("KR",), object="International AI Standards Summit",
                date=day, status=status, place=Place(place, "KR") if place else None)  # fmt: skip


def test_a_planned_event_becomes_done_when_reported(register: Register) -> None:
    register.add_all([summit(1, "2025-11-28", "planned", "2025-12"), summit(2, "2025-12-04", "done", "2025-12-03")])
    story = register.events(ON)[0]
    assert (story.status, story.date, len(story.sources)) == ("done", "2025-12-03", 2)
    assert register.events(replace(ON, as_of=date(2025, 12, 1)))[0].status == "planned"
    told = [change.says for change in register.changes(date(2025, 12, 1), ON) if change.kind == "event"]
    assert told == ["KR: hold International AI Standards Summit: planned, now reported"]


def test_a_planned_event_whose_day_has_passed_says_that_no_report_is_found(register: Register) -> None:
    register.add(summit(1, "2025-11-28", "planned", "2025-12"))
    assert register.events(replace(ON, as_of=date(2025, 12, 31)))[0].status == "planned"
    assert register.events(ON)[0].status == "no_report"
    overdue = [change for change in register.changes(date(2025, 12, 1), ON) if change.kind == "overdue"]
    assert [change.day for change in overdue] == [date(2025, 12, 31)]
    assert "no report found" in overdue[0].says


def test_sources_that_disagree_on_a_place_keep_both(register: Register) -> None:
    first, second = (
        summit(1, "2025-12-03", "done", "2025-12-03"),
        summit(2, "2025-12-04", "done", "2025-12-03", "Busan"),
    )
    register.add_all([first, second, summit(3, "2025-12-05", "done", "2025-12-03")])
    stories = register.events(ON)
    assert len(stories) == 1
    places = next(one for one in stories[0].disagreements if one.field == "place")
    assert [(value, len(records)) for value, records in places.values] == [("Seoul", 2), ("Busan", 1)]


def pledge(number: int, on: str, *figures: tuple[float, str | None]) -> Reading:
    """A release of one sentence that tells an investment and its amounts."""
    document = release("Canada invested in a port.", f"Number {number}.", title=f"Release {number}", published=on)
    words = "Canada invested in a port."
    event = said(document, "event", words, act="invest", parties=("CA", "KR"), date="2025-12-03", status="done",
                 object="port of Busan")  # fmt: skip
    told = [
        said(document, "figure", words, value=value, unit="CAD", of="investment", bound=bound)
        for value, bound in figures
    ]
    return reading(document, event, *told)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ((2500000000, None), (2800000000, None), ["2,500,000,000 CAD", "2,800,000,000 CAD"]),
        ((2500000000, None), (2480000000, None), []),  # one is the other, rounded
        ((2500000000, "over"), (2800000000, None), []),
        ((2500000000, "over"), (2300000000, None), ["2,300,000,000 CAD", "over 2,500,000,000 CAD"]),
        ((2500000000, "about"), (2600000000, None), []),
        ((2500000000, None), (2500000000, None), []),
    ],
)  # fmt: skip
def test_releases_that_give_one_event_two_amounts_are_set_side_by_side(
    register: Register, one: tuple[float, str | None], other: tuple[float, str | None], differ: list[str]
) -> None:
    register.add_all([pledge(1, "2025-12-03", one), pledge(2, "2025-12-04", other)])
    stories = register.events(ON)
    assert len(stories) == 1
    found = [disagreement for disagreement in stories[0].disagreements if disagreement.field == "investment"]
    assert [value for disagreement in found for value, _ in disagreement.values] == differ


def test_a_release_that_lists_several_amounts_contradicts_nothing(register: Register) -> None:
    listed = pledge(1, "2025-12-03", (2500000000, None), (300000000, None))
    register.add_all([listed, pledge(2, "2025-12-04", (2800000000, None))])
    assert [one for one in register.events(ON)[0].disagreements if one.field == "investment"] == []


def plan(number: int, on: str, status: str, **fields: Any) -> Reading:
    return tell(number, "event", on=on, act="establish", by=("KR", "AE"), parties=("AE", "KR"), status=status,
                object="joint committee on economic cooperation", **fields)  # fmt: skip


def test_a_commitment_has_owner_due_day_condition_and_later_evidence(register: Register) -> None:
    register.add(plan(1, "2025-03-01", "planned", date="2025-06", condition="once ratified"))
    open_then = register.commitments(replace(ON, as_of=date(2025, 4, 1)))[0]
    assert (open_then.owners, open_then.due, open_then.condition) == (("KR", "AE"), "2025-06", "once ratified")
    assert (open_then.state, register.commitments(ON)[0].state) == ("open", "overdue")
    register.add(plan(2, "2025-10-01", "done", date="2025-09-30"))
    done = register.commitments(ON)[0]
    assert done.state == "done"
    assert [stored.source.title for stored in done.evidence] == ["Release 2"]


def test_what_changed_tells_new_documents_and_moved_stages(register: Register) -> None:
    register.add_all([cepa(1, "2024-06-01", stage="signed"), cepa(2, "2025-11-19", stage="ratifying")])
    told = {(change.kind, change.says) for change in register.changes(date(2025, 1, 1), ON)}
    assert told == {("document", "published: Release 2"), ("stage", "Korea–UAE CEPA: signed → ratifying")}
    assert register.changes(date(2025, 12, 1), ON) == []


def test_what_was_judged_wrong_is_told_no_more(register: Register) -> None:
    register.add_all([cepa(1, "2024-06-01", stage="signed"), cepa(2, "2025-11-19", stage="ended")])
    wrong = next(stored for stored in register.records() if stored.source.title == "Release 2")
    number = register.judging.record("wrong", wrong.id, author="han")
    assert register.agreements(ON)[0].stage == "signed"
    register.judging.undo(number, author="han")
    assert register.agreements(ON)[0].stage == "ended"


def test_pages_of_changes_are_slices_of_all_of_them(register: Register) -> None:
    register.add(cepa(1, "2024-06-01", stage="negotiating"))
    plans = [plan(number, f"2025-0{number % 5 + 1}-01", "planned", date=f"2025-0{number}") for number in range(2, 9)]
    register.add_all(plans)
    register.add_all([cepa(20, "2025-03-01", stage="signed"), cepa(21, "2025-11-19", stage="ratifying")])
    register.add(plan(22, "2025-10-01", "done", date="2025-08"))
    dam = {"act": "establish", "parties": ("AE", "KR"), "object": "desalination plant", "status": "planned"}
    register.add(tell(23, "event", on="2025-02-20", date="2025-04", **dam))
    whole = register.changes(date(2025, 1, 15), ON)
    assert {one.kind for one in whole} >= {"document", "event", "stage", "overdue"}
    for size in (1, 3, 50):
        pages = (register.changes(date(2025, 1, 15), replace(ON, limit=size, offset=at)) for at in range(0, 60, size))
        assert [change for page in pages for change in page] == whole


def test_the_life_of_one_thing_is_the_one_that_its_list_tells(register: Register) -> None:
    register.add_all([cepa(1, "2025-11-19", stage="ratifying"), quota(2, "2025-07-01", 5.0), forum(3, 4, "2025-06-10")])
    register.add_all(
        [office(4, "2024-01-10", "Minister", "the Ministry of Trade"), summit(5, "2025-03-02", "done", "2025-03-02")]
    )
    register.add(
        tell(
            6,
            "initiative",
            on="2025-03-02",
            name="Green Corridor",
            parties=("KR", "AE"),
            words="They opened the Green Corridor.",
        )
    )
    lists = (register.agreements(), register.measures(), register.series(), register.people(), register.events())
    for lives in lists:
        assert lives
        for life in lives:
            thing = register.entity(life.id if isinstance(life, EventStory) else life.entity.id)
            assert thing
            assert register.life(thing) == life
    assert [register.life(one) for one in register.entities("initiative")] == [None]


def test_editions_are_those_that_comparing_each_with_all_finds() -> None:
    chance, document = random.Random(5), release("The forum met again.")
    days = ("2020", "2020-05", "2020-05-03", "2021", "2021-07", None)
    unknown = cast(Stored, None)
    for _ in range(200):
        fields = [{"edition": chance.choice((None, 1, 2)), "date": chance.choice(days)} for _ in range(12)]
        own = [(unknown, cast(Series, said(document, "series", name="Forum", **some))) for some in fields]
        groups: list[list[tuple[Stored, Series]]] = []
        for one in own:
            if one[1].edition is not None or one[1].date is not None:
                fitting = (some for some in groups if all(series._is_same(one[1], other) for _, other in some))
                group = next(fitting, None)
                groups.append([one]) if group is None else group.append(one)
        assert series._by_edition(own) == groups
