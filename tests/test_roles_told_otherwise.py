"""Who holds which office where it is told in a clause, in brackets, behind a council, or was held before."""

from __future__ import annotations

from datetime import date

import pytest

from communique.reading.reader import reader
from communique.records import Document, Role


def roles(sentence: str, publisher: str = "") -> list[tuple[str | None, ...]]:
    document = Document(text=f"Talks Held\n\n{sentence}", published=date(2025, 12, 2), publisher=publisher or None)
    found = [one for one in reader().read(document).records if isinstance(one, Role)]
    return [(one.person, one.title, one.organisation, one.party) for one in found]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Ann Lee, who became Peru's Minister of Trade in June, spoke.",
            [("Ann Lee", "Minister of Trade", None, "PE")],
        ),
        (
            "Minister of State (Minister for Trade) Ann Lee spoke.",
            [("Ann Lee", "Minister of State (Minister for Trade)", None, None)],
        ),
        (
            "They met the former Prime Minister of Peru, Ann Lee.",
            [("Ann Lee", "former Prime Minister", None, "PE")],
        ),
        (
            "Mr. Rajiv Rao, Chief Negotiator & Joint Secretary, Department of Commerce, spoke.",
            [("Rajiv Rao", "Chief Negotiator & Joint Secretary", "Department of Commerce", None)],
        ),
        (
            "Ann Lee, a researcher at the Centre for Strategic Ports, spoke.",
            [("Ann Lee", "researcher", "Centre for Strategic Ports", None)],
        ),
        (
            "The Speaker of the House of Representatives Mark Brown spoke.",
            [("Mark Brown", "Speaker of the House of Representatives", None, None)],
        ),
        (
            "Sultan Mohammed Al-Hosani, Minister of Trade of the UAE, spoke.",
            [("Sultan Mohammed Al-Hosani", "Minister of Trade", None, "AE")],
        ),
        (
            "King Ibrahim received them, and Prime Minister Anwar Ibrahim of Malaysia spoke.",
            [("Ibrahim", "King", None, None), ("Anwar Ibrahim", "Prime Minister", None, "MY")],
        ),
    ],
)
def test_role_is_told(sentence: str, told: list[tuple[str | None, ...]]) -> None:
    assert roles(sentence) == told


@pytest.mark.parametrize(
    ("publisher", "sentence", "party"),
    [
        ("Office of the United States Trade Representative", "In Peru they met Trade Minister Ann Lee.", "PE"),
        ("Ministry of Foreign Affairs of Japan", "In Kenya they met President Ann Lee.", "KE"),
    ],
)
def test_an_office_that_the_publisher_has_not_is_held_abroad(publisher: str, sentence: str, party: str) -> None:
    assert [one[3] for one in roles(sentence, publisher)] == [party]
