"""Committees, councils and working groups as those who act: their sessions, what they adopt, found, welcome.

Single sentences are the examples of the rules themselves; here a release tells of the same body again.
"""

from __future__ import annotations

from datetime import date

import pytest

from communique.reading import read
from communique.records import Document, Event

PUBLISHED = date(2025, 12, 2)
OPENING = "The third Chile–Peru Joint Committee was held in Lima on November 5, 2025."


def events(body: str, publisher: str = "", title: str = "Chile and Peru hold Joint Committee") -> list[Event]:
    """The events of a release of these words."""
    records = read(Document(text=f"{title}\n\n{body}", published=PUBLISHED, publisher=publisher, title=title)).records
    return [one for one in records if isinstance(one, Event)]


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("The Joint Committee adopted its rules of procedure.", "agree"),
        ("The Joint Committee established three subcommittees on energy, ports and grain.", "establish"),
        ("The Joint Committee set up two working groups.", "establish"),
        ("The Joint Committee welcomed the progress on customs.", "support"),
        ("The Working Group agreed on a list of ports.", "agree"),
        ("The Committee called for an end to the duties on copper.", "request"),
    ],
)
def test_what_a_joint_body_does_is_of_both_sides(words: str, act: str) -> None:
    last = events(f"{OPENING} {words}")[-1]
    assert (last.act, set(last.parties)) == (act, {"CL", "PE"})


@pytest.mark.parametrize(
    "words",
    [
        "The Association Council met in Lima on May 3, 2025.",
        "The first Joint Committee under the EU–Peru Framework Agreement met in Lima on May 3, 2025.",
        "The EU–Peru Joint Committee established under the Framework Agreement met virtually on May 3, 2025.",
    ],
)
def test_a_body_that_meets_holds_a_session(words: str) -> None:
    held = [one for one in events(words, "European Commission", "Session") if one.act == "hold"]
    assert [one.date for one in held] == ["2025-05-03"]


def test_a_session_of_another_year_is_another_one() -> None:
    found = events(f"{OPENING} The Joint Committee was last held in Santiago in 2022.")
    assert [one.date for one in found if one.act == "hold"] == ["2025-11-05", "2022"]


def test_what_is_also_signed_is_signed_beside_the_other() -> None:
    both = "Minister Luis Gil of Chile and Minister Ana Ruiz of Peru"
    found = events(f"Notes on a loan were exchanged by {both}. Notes were also exchanged by {both} on a grant.")
    assert [one.act for one in found] == ["sign", "sign"]


def test_two_sites_are_two_visits() -> None:
    found = events(
        "In Lima, Minister Luis Gil of Chile visited a shipyard. He visited the Callao Fish Market on May 3."
    )
    assert [one.object for one in found if one.act == "visit"] == ["a shipyard", "the Callao Fish Market"]
