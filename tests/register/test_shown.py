"""What the register must show of the ten board releases and the article, on readings of our own sentences on the same
facts, and on the annotated readings where they lie beside the checkout.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from communique.records import Place, Reading, Role, Rung, reading_from_json
from communique.register import Entity, Filter, Register
from tests.register.factories import reading, release, said

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "seeds.jsonl"
ON = Filter(as_of=date(2025, 12, 2))
MOTIR = "Ministry of Trade, Industry and Resources"


def eu_meeting(title: str, minister: str, *, organisation: str | None) -> Reading:
    document = release(
        f"{minister}, Minister of Trade, Industry and Resources, received Henna Virkkunen of the Commission in Seoul.",
        title=title,
        published="2025-11-28",
    )
    words = f"{minister}, Minister of Trade, Industry and Resources"
    return reading(
        document,
        said(document, "role", words, person=minister, title="Minister of Trade, Industry and Resources",
             organisation=organisation, party="KR"),
        said(document, "role", "Henna Virkkunen of the Commission", person="Henna Virkkunen",
             title="Executive Vice-President", organisation="European Commission", party="EU"),
        said(document, "event", "received Henna Virkkunen", act="meet", by=(minister, "Henna Virkkunen"),
             parties=("KR", "EU"), date="2025-11-27", place=Place("Seoul", "KR"), status="done"),
    )  # fmt: skip


def tajik_visit(title: str, published: str) -> Reading:
    document = release(
        "Deputy Minister for Trade Park Jung-sung received Nazar Aziz Savzali on November 24.",
        title=title,
        published=published,
    )
    return reading(
        document,
        said(document, "role", "Deputy Minister for Trade Park Jung-sung", person="Park Jung-sung",
             title="Deputy Minister for Trade", organisation=MOTIR, party="KR"),
        said(document, "event", "received Nazar Aziz Savzali", act="meet", by=("Park Jung-sung", "Nazar Aziz Savzali"),
             parties=("KR", "TJ"), date="2025-11-24", place=Place("Seoul", "KR"), status="done"),
    )  # fmt: skip


def uae_summit(title: str, *, day: str | None) -> Reading:
    document = release(
        "At the summit of Korea and the UAE leaders spoke of their CEPA, signed in May 2024 and now before parliament.",
        title=title,
        published="2025-11-19",
    )
    return reading(
        document,
        said(document, "event", "summit of Korea and the UAE", act="meet", by=("KR", "AE"), parties=("KR", "AE"),
             date=day, status="done"),
        said(document, "agreement", "their CEPA, signed in May 2024 and now before parliament",
             name="Korea–UAE CEPA" if day else "Korea–UAE Comprehensive Economic Partnership Agreement (CEPA)",
             type="cepa", parties=("KR", "AE"), stage="ratifying", history=(Rung("signed", "2024-05"),)),
    )  # fmt: skip


def forum() -> Reading:
    document = release(
        "The 29th Korea–Latin America Business Forum, a yearly forum since 1997, was opened by Park Jung-sung.",
        title="Forum held",
        published="2025-11-28",
    )
    return reading(
        document,
        said(document, "series", "29th Korea–Latin America Business Forum", name="Korea–Latin America Business Forum",
             edition=29, date="2025-11-28", since="1997", frequency="annual", parties=("KR",)),
        said(document, "role", "Park Jung-sung", person="Park Jung-sung", title="Deputy Minister for Trade",
             organisation="MOTIR", party="KR"),
    )  # fmt: skip


def article() -> Reading:
    document = release(
        "Deputy Minister Park Jin-Kyu spoke for Korea in Rome.", title="Italy and Korea", published="2021-10-08"
    )
    title = "Deputy Minister of Commerce, Industry and Energy"
    return reading(
        document, said(document, "role", "Deputy Minister Park Jin-Kyu", person="Park Jin-Kyu", title=title, party="KR")
    )


def ours() -> list[Reading]:
    return [
        eu_meeting("Cooperation in advanced industries", "JK (Jung-Kwan) Kim", organisation="MOTIR"),
        eu_meeting("A meeting with the Commission", "Kim Jung-kwan", organisation=None),
        tajik_visit("Korea and Tajikistan speak", "2025-11-24"),
        tajik_visit("A meeting with Tajikistan", "2025-11-25"),
        uae_summit("Korea and the UAE on AI", day=None),
        uae_summit("Korea and the UAE on the CEPA", day="2025-11-18"),
        forum(),
        article(),
    ]


def annotated() -> list[Reading]:
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    return [reading_from_json(json.loads(line)) for line in lines]


SETS = {"ours": ours} | ({"annotated": annotated} if GOLD.exists() else {})


@pytest.fixture(params=SETS.values(), ids=SETS)
def shown(request: pytest.FixtureRequest, register: Register) -> Register:
    register.add_all(request.param())
    return register


@pytest.mark.parametrize("parties", [("EU", "KR"), ("KR", "TJ"), ("AE", "KR")], ids="-".join)
def test_a_meeting_told_by_two_releases_is_one_event_with_two_sources(
    shown: Register, parties: tuple[str, str]
) -> None:
    stories = shown.events(Filter(parties=parties, acts=("meet",), as_of=ON.as_of))
    assert [len(story.sources) for story in stories] == [2]
    assert stories[0].disagreements == ()


def test_one_deputy_minister_is_one_person_with_one_office(shown: Register) -> None:
    lives = [life for life in shown.people(ON) if life.entity.name == "Park Jung-sung"]
    assert [(office.title, office.organisation) for life in lives for office in life.offices] == [
        ("Deputy Minister for Trade", MOTIR)
    ]
    roles = [stored.record for stored in shown.records(Filter(kind="role"))]
    documents = sum(isinstance(role, Role) and role.person == "Park Jung-sung" for role in roles)
    assert len(lives[0].offices[0].records) == documents


def test_the_deputy_minister_of_another_year_is_another_person(shown: Register) -> None:
    found: list[Entity] = shown.named("Park J", kind="person")
    assert sorted(one.name for one in found) == ["Park Jin-Kyu", "Park Jung-sung"]


def test_the_minister_is_one_person_under_all_his_names(shown: Register) -> None:
    assert len({one.id for name in ("Kim Jung-kwan", "JK (Jung-Kwan) Kim") for one in shown.named(name)}) == 1


def test_the_agreement_is_one_signed_and_now_in_ratification(shown: Register) -> None:
    lives = [life for life in shown.agreements(ON) if life.type == "cepa"]
    assert [(life.stage, set(life.parties)) for life in lives] == [("ratifying", {"KR", "AE"})]
    assert [rung.date for rung in lives[0].rungs if rung.stage == "signed"] == ["2024-05"]


def test_the_forum_is_founded_1997_annual_in_its_29th_edition_and_next_due_in_a_year(shown: Register) -> None:
    life = next(life for life in shown.series(ON) if "Latin America" in life.entity.name)
    assert (life.since, life.frequency, life.editions[-1].number, life.next_due) == ("1997", "annual", 29, "2026-11")
