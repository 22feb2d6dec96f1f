"""What a document says of forums, committees, dialogues and rounds: one record each, with its habits."""

from __future__ import annotations

from datetime import date

import pytest

from communique.reading import read
from communique.records import Document, Place, Series


def series(text: str, published: date = date(2025, 12, 2)) -> list[Series]:
    document = Document(text=text, title=text.split("\n")[0], published=published)
    return [record for record in read(document).records if isinstance(record, Series)]


def test_edition_day_place_and_habits_are_of_the_gathering_that_the_sentences_tell_of() -> None:
    text = (
        "Korea and Peru trade more\n\n"
        "The Ministry of Trade, Industry and Resources held the 12th Korea–Peru Mining Forum "
        "on Monday, November 24, in Lima. Established in 2009, the forum is held annually. "
        "The forum brought together over 200 participants."
    )
    (found,) = series(text)
    assert (found.name, found.edition, found.date) == ("Korea–Peru Mining Forum", 12, "2025-11-24")
    assert found.place == Place("Lima", "PE")
    assert (found.since, found.frequency, found.attendance, found.parties) == ("2009", "annual", 200, ("KR", "PE"))
    assert found.hosts == ("Ministry of Trade, Industry and Resources",)


@pytest.mark.parametrize(
    ("sentence", "name", "edition"),
    [
        ("The third session of the Joint Water Committee was held.", "Joint Water Committee", 3),
        ("They met at the inaugural Korea–Kenya Energy Dialogue.", "Korea–Kenya Energy Dialogue", 1),
        ("The XII Summit of Mountain States was held.", "Summit of Mountain States", 12),
        ("The fifth round of Korea–Kenya FTA negotiations was held.", "Korea–Kenya FTA negotiations", 5),
        ("They attended the 26th APEC Ministerial Meeting.", "APEC Ministerial Meeting", 26),
        ("The fourth foreign office consultations were held.", "foreign office consultations", 4),
    ],
)
def test_name_has_no_ordinal_and_the_edition_is_a_number(sentence: str, name: str, edition: int) -> None:
    found = series(f"News of the week\n\n{sentence}")
    assert [(one.name, one.edition) for one in found] == [(name, edition)]


@pytest.mark.parametrize(
    "sentence",
    [
        "They met at the summit.",
        "A business forum was held.",
        "Japan and Mongolia held a Japan-Mongolia Summit Meeting.",
        "The Federal Trade Commission decided.",
        "They held a Luncheon Workshop.",
        "Korea sits on the UN Human Rights Council.",
        "They launched the first round of talks.",
    ],
)
def test_a_single_meeting_or_a_domestic_institution_is_no_series(sentence: str) -> None:
    assert series(f"News of the week\n\n{sentence}") == []


def test_a_dialogue_between_two_has_the_two_parties_of_the_document() -> None:
    (found,) = series("Korea and Kenya to talk\n\nThe Strategic Energy Dialogue met.")
    assert found.parties == ("KR", "KE")


def test_series_that_was_first_held_in_a_year_is_held_since_then() -> None:
    text = (
        "Korea and Peru trade more\n\nThe 9th Korea–Peru Expo opened in Lima. First held in 2011, the annual expo runs."
    )
    assert [(one.edition, one.since) for one in series(text)] == [(9, "2011")]


def test_series_called_annual_in_its_name_is_held_every_year() -> None:
    (found,) = series("Korea and Kenya trade\n\nThey met for the annual Korea–Kenya Energy Dialogue in Nairobi.")
    assert found.frequency == "annual"


def test_those_who_all_hold_it_together_are_no_hosts() -> None:
    (found,) = series("Korea and Kenya trade\n\nKorea and Kenya held the third Korea–Kenya Energy Dialogue in Nairobi.")
    assert (found.parties, found.hosts) == (("KR", "KE"), ())


def test_a_conference_named_only_before_its_chair_is_no_series() -> None:
    assert series("House Republican Conference Chairwoman Lena Marsh: “A good day for mills.”") == []
