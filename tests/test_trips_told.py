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
