"""What a release tells of visits and sessions over several sentences: on which day, by whom, told once.

Single sentences are the examples of the rules themselves; nothing of those is repeated here.
"""

from __future__ import annotations

from datetime import date

import pytest

from communique.reading import read
from communique.records import Document, Event

PUBLISHED = date(2025, 12, 2)


def events(body: str, publisher: str = "") -> list[Event]:
    """The events of a release of these words."""
    text = f"Release\n\n{body}"
    records = read(Document(text=text, published=PUBLISHED, publisher=publisher, title="Release")).records
    return [one for one in records if isinstance(one, Event)]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("On the same day, the third meeting of the Chile–Peru Trade Council took place.", "2025-11-05"),
        ("The day before, Minister Ana Ruiz of Peru met Minister Luis Gil of Chile.", "2025-11-04"),
        ("The following day, Minister Ana Ruiz of Peru met Minister Luis Gil of Chile.", "2025-11-06"),
    ],
)
def test_a_day_is_counted_from_what_was_told_last(words: str, day: str) -> None:
    found = events(f"The Chile–Peru Business Forum opened in Lima on November 5, 2025. {words}")
    assert [one.date for one in found] == ["2025-11-05", day]


def test_those_who_lead_both_sides_meet_on_the_day_of_the_session() -> None:
    body = (
        "The third session of the Chile–Peru Trade Council was held in Lima on May 3, 2025. The Chilean side was led by"
        " Minister Luis Gil and the Peruvian side was led by Minister Ana Ruiz."
    )
    led = [one for one in events(body) if one.by == ("Luis Gil", "Ana Ruiz")]
    assert [(one.act, one.date, one.place and one.place.name) for one in led] == [("meet", "2025-05-03", "Lima")]


def test_nobody_visits_the_own_country_in_an_office_that_it_has_as_well() -> None:
    found = events(
        "Chile and Peru signed it in May 2024 during the visit of the President to Peru.", "Government of Peru"
    )
    assert all(one.by != ("PE",) for one in found if one.act == "visit")


@pytest.mark.parametrize(
    ("words", "city"),
    [
        ("He will also hold talks with Minister Luis Gil of Chile.", "Lima"),
        ("He will also hold talks with Minister Luis Gil of Chile in Quito.", "Quito"),
        ("Minister Luis Gil will also hold talks with Ambassador Eva Roy of Kenya.", None),
    ],
)
def test_what_somebody_also_does_is_done_where_the_sentence_before_puts_it(words: str, city: str | None) -> None:
    body = f"In Lima, New Zealand Trade Minister Tom Hall will meet Minister Ana Ruiz of Peru. {words}"
    assert [one.place and one.place.name for one in events(body)] == ["Lima", city]


def test_those_who_attend_the_meeting_told_before_meet_only_if_of_several_countries() -> None:
    opening = "The third session of the Chile–Peru Trade Council was held in Lima on May 3, 2025."
    both = f"{opening} Minister Luis Gil of Chile and Minister Ana Ruiz of Peru attended the session."
    own = f"{opening} Minister Luis Gil of Chile and Deputy Minister Pia Sol of Chile attended the session."
    assert [one.by for one in events(both) if one.act == "meet"] == [("Luis Gil", "Ana Ruiz")]
    assert not [one for one in events(own) if one.act == "meet"]


def test_a_forum_that_the_publishers_minister_attends_is_told_of_the_publisher() -> None:
    found = events("Minister Tom Hall will attend the Global Dairy Conference.", "Government of New Zealand")
    assert [(one.act, one.parties, one.status) for one in found] == [("hold", ("NZ",), "planned")]


def test_a_site_seen_on_a_trip_is_a_visit_of_its_own() -> None:
    found = events(
        "Minister Tom Hall of New Zealand visited Lima on May 3, 2025. He also toured a steel plant in Lima."
    )
    assert [one.object for one in found if one.act == "visit"] == [None, "a steel plant in Lima"]


def test_business_people_who_are_met_tell_their_country_though_nobody_of_them_is_named() -> None:
    [met] = events("Minister Tom Hall of New Zealand met with leading Peruvian exporters in Lima.")
    assert (met.by, met.parties) == (("Tom Hall",), ("NZ", "PE"))


def test_several_guests_by_name_who_are_welcomed_somewhere_are_met_there() -> None:
    [met] = events("Minister Tom Hall welcomed Minister Ana Ruiz of Peru and Minister Luis Gil of Chile to Wellington.")
    assert (met.act, met.by) == ("meet", ("Tom Hall", "Ana Ruiz", "Luis Gil"))


def test_all_who_are_met_are_told_where_others_close_the_list() -> None:
    [met] = events(
        "Minister Tom Hall of New Zealand met Minister Ana Ruiz of Peru, Secretary Eva Roy, and other officials."
    )
    assert met.by == ("Tom Hall", "Ana Ruiz", "Eva Roy")


def test_a_session_with_its_chairs_between_is_held_once() -> None:
    found = events("The 21st meeting, co-chaired by Chile and Peru, was held in Lima on May 3, 2025.")
    assert [(one.act, one.by, one.date) for one in found] == [("hold", ("CL", "PE"), "2025-05-03")]
