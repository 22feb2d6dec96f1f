"""A pact known by its short name is read as the agreement that it is, not as a country."""

from __future__ import annotations

from communique import lexicon
from communique.lexicon import Entry
from communique.reading.mentions import Instrument, named


def pact(name: str) -> Instrument:
    entry: Entry = next(each for each in lexicon.entries() if each.name == name)
    found = named(entry)
    assert isinstance(found, Instrument)
    return found


def test_a_pact_of_few_is_between_its_members() -> None:
    assert (pact("CUSMA").type, set(pact("CUSMA").parties)) == ("fta", {"CA", "MX", "US"})


def test_of_a_pact_of_many_the_document_tells_who_is_concerned() -> None:
    assert (pact("CPTPP").type, pact("CPTPP").parties) == ("fta", ())


def test_two_short_names_of_one_pact_are_one() -> None:
    assert pact("CUSMA").short == pact("USMCA").short
