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


@pytest.mark.parametrize(
    ("sentence", "name", "edition", "parties"),
    [
        (
            "They led the delegations in the 12th Korea–Peru FTA Implementing Committee meeting in Lima.",
            "Korea–Peru FTA Implementing Committee meeting", 12, ("KR", "PE"),
        ),
        (
            "The 9th meeting of the intergovernmental commission on trade and economic cooperation between Kenya and "
            "Latvia was held.",
            "intergovernmental commission on trade and economic cooperation", 9, ("KE", "LV"),
        ),
        (
            "The Kenyan-Latvian intergovernmental commission met.",
            "Kenyan-Latvian intergovernmental commission", None, ("KE", "LV"),
        ),
        ("Kenya and Latvia held their annual human rights dialogue.", "human rights dialogue", None, ("KE", "LV")),
        ("The Kenya–Latvia Trade Forum met for the 15th time.", "Kenya–Latvia Trade Forum", 15, ("KE", "LV")),
        ("The Kenya–Latvia Joint Committee held its fifth session.", "Kenya–Latvia Joint Committee", 5, ("KE", "LV")),
        (
            "The seventh round of negotiations towards a Kenya–Latvia FTA began.",
            "Kenya–Latvia FTA negotiations", 7, ("KE", "LV"),
        ),
        (
            "The 9th Joint Committee meeting of the Kenya–Latvia FTA was held.",
            "Joint Committee meeting of the Kenya–Latvia FTA", 9, ("KE", "LV"),
        ),
        (
            "Kenya–Latvia Foreign Office Consultations were held.",
            "Kenya–Latvia Foreign Office Consultations", None, ("KE", "LV"),
        ),
    ],
)  # fmt: skip
def test_standing_body_is_known_by_its_sessions_and_its_two_parties(
    sentence: str, name: str, edition: int | None, parties: tuple[str, ...]
) -> None:
    (found,) = series(f"Kenya and Latvia meet\n\n{sentence}")
    assert (found.name, found.edition, found.parties) == (name, edition, parties)


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The ministers met on 3 May in Riga for the 21st Kenya–Latvia Consultations.", Place("Riga", "LV")),
        ("Joint Statement of the 21st Kenya–Latvia Consultations, 3 May 2024, Riga, Latvia", Place("Riga", "LV")),
        ("Riga, May 3 (ANI) - The 21st Kenya–Latvia Forum was held here on Tuesday.", Place("Riga", "LV")),
    ],
)
def test_place_of_a_gathering_is_where_the_meeting_for_it_was(sentence: str, place: Place) -> None:
    (found,) = series(f"Kenya and Latvia meet\n\n{sentence}")
    assert found.place == place


def test_committee_of_a_bloc_is_its_own_and_not_the_hosts() -> None:
    (found,) = series(
        "Oman hosts the GCC\n\nOman hosted the ministerial meetings of the 53rd Trade Cooperation Committee of the GCC."
    )
    assert (found.parties, found.hosts) == (("GCC",), ("OM",))


def test_span_that_holds_the_day_of_publication_is_of_its_year() -> None:
    (found,) = series("Kenya\n\nThe 3rd Kenya–Latvia Forum is open in Riga from December 2 to 4.")
    assert found.date == "2025-12-02/2025-12-04"


@pytest.mark.parametrize(
    ("sentence", "edition"),
    [
        ("Nairobi hosted the VI meeting of the Kenya–Latvia Joint Commission.", 6),
        ("The eleventh meeting of the joint Kenyan-Latvian intergovernmental commission was held.", 11),
    ],
)
def test_number_of_a_session_may_be_roman_and_its_body_called_joint(sentence: str, edition: int) -> None:
    (found,) = series(f"Kenya and Latvia meet\n\n{sentence}")
    assert found.edition == edition


@pytest.mark.parametrize(
    ("sentence", "name", "edition"),
    [
        ("The fifth 2+2 Ministerial Meeting between Chile and Peru took place in May.", "2+2 Ministerial Meeting", 5),
        ("The 5th Women's Forum between Chile and Peru took place in May.", "Women's Forum", 5),
        ("Chile and Peru held the Seventh FTA Joint Committee in Lima.", "FTA Joint Committee", 7),
        ("Chile and Peru will hold the next Business Forum in Lima.", "Business Forum", None),
    ],
)
def test_what_has_a_number_or_a_next_time_is_a_series(sentence: str, name: str, edition: int | None) -> None:
    [one] = series(f"News\n\n{sentence}")
    assert (one.name, one.edition) == (name, edition)
