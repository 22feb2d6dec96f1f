"""What a document says of projects, programmes, strategies, platforms and funds."""

from __future__ import annotations

from datetime import date

import pytest

from communique.reading import read
from communique.records import Document, Initiative


def initiatives(text: str) -> list[Initiative]:
    document = Document(text=text, title=text.split("\n")[0], published=date(2025, 12, 2))
    return [record for record in read(document).records if isinstance(record, Initiative)]


@pytest.mark.parametrize(
    ("sentence", "name", "type", "parties", "status"),
    [
        ("Kenya expands its Green Ports Programme.", "Green Ports Programme", "programme", ("KE",), "ongoing"),
        ("Kenya plans to launch the Lake Railway Project.", "Lake Railway Project", "project", ("KE",), "planned"),
        ("Firms bid for Canada’s submarine procurement project.", "submarine procurement project", "project", ("CA",),
         "ongoing"),
        ("They spoke of Kenya’s Lake Transport Route.", "Lake Transport Route", "project", ("KE",), "ongoing"),
        ("They spoke of the Global Gateway.", "Global Gateway", "strategy", ("EU",), "ongoing"),
    ],
)  # fmt: skip
def test_an_initiative_has_its_kind_its_owner_and_how_far_it_is(
    sentence: str, name: str, type: str, parties: tuple[str, ...], status: str
) -> None:
    (found,) = initiatives(f"News of the week\n\n{sentence}")
    assert (found.name, found.type, found.parties, found.status) == (name, type, parties, status)


@pytest.mark.parametrize(
    "sentence", ["The project goes on.", "They agreed on a Joint Action Plan.", "Korea will plan."]
)
def test_general_words_alone_are_no_initiative(sentence: str) -> None:
    assert initiatives(f"News of the week\n\n{sentence}") == []
