"""The short names that a document gives its bodies are bodies wherever they stand."""

from __future__ import annotations

import pytest

from communique.reading import acronyms, read
from communique.records import Document, Event


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Fruit Growers Council (FGC) met.", ["FGC"]),
        ("the Ministry of Fruit (MOF, Minister Kim) met", ["MOF"]),
        ("small and medium-sized firms (SMEs) met", []),
        ("The council met. Tariff rate quotas (TRQ) stay.", []),
    ],
)
def test_only_short_names_of_bodies_are_taken(text: str, names: list[str]) -> None:
    assert list(acronyms.bodies(text)) == names


def test_a_short_name_signs_under_the_full_name() -> None:
    text = "Title\n\nThe National Fruit Growers Council (NFGC) met in Seoul. NFGC and Korea signed an agreement."
    signed = [one for one in read(Document(text=text)).records if isinstance(one, Event) and one.act == "sign"]
    assert [one.by[1] for one in signed] == ["KR"]
    assert signed[0].by[0].endswith(("NFGC", "Council"))
