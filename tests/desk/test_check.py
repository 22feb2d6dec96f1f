"""The checker: what it finds in a quote and what it misses there."""

from __future__ import annotations

from datetime import date

import pytest

from communique.desk.check import Held, Lack, claims, faults, lacks
from communique.desk.cited import Citation, Statement
from communique.records import Document
from communique.register import Register, Source


def cited(words: str, published: str = "2025-12-01", publisher: str | None = None) -> Citation:
    source = Source("d", "A release", publisher, date.fromisoformat(published), None, None, "en", "test")
    return Citation(source, Document(text=words).quote(0, len(words)))


BORNE_OUT = [
    ("Canada announced a quota on 26 November 2025.", "Canada announced a quota on Wednesday, November 26"),
    ("Canada announced a quota on 26 November 2025.", "the Canadian announcement of Nov. 26, 2025 on a quota"),
    ("They met on 1 December 2025.", "they met today"),
    ("They met on 30 November 2025.", "they met yesterday"),
    ("They met on 28 November 2025.", "they met on Friday"),
    ("They met from 18 to 20 November 2025.", "from November 18 to 20"),
    ("It was signed in May 2024.", "formally signed in May 2024"),
    ("It was signed in November 2025.", "signed last month"),
    ("It was founded in 1997.", "Established in 1997"),
    ("Exports came to USD 6 billion in 2020.", "exports reached $6 billion in 2020"),
    ("The quota goes from 100 to 75 percent.", "from 100 percent to 75 percent"),
    ("It held its 1st edition.", "the inaugural session"),
    ("It held its 29th edition.", "the 29th forum"),
    ("It grew 4 times.", "it more than quadrupled"),
    ("Kim Jung-kwan met her.", "JK (Jung-Kwan) Kim met her"),
    ("The Stone-Marble Pact was signed.", "the pact of Stone and Marble was signed"),
    ("South Korea asked.", "Seoul asked"),
    ("The European Union asked.", "the EU asked"),
    ("He asked to “withdraw the measures”.", "He urged Canada to withdraw the measures swiftly"),
    ("He said: “the party’s ‘own’ plan”.", 'the party\'s "own" plan, he said'),
    ("It was named in a release of 1 December 2025.", "whatever"),
    ("Release of 1 December 2025: “whatever”.", "whatever"),
]
LACKING = [
    ("Canada announced a quota on 27 November 2025.", "Canada announced a quota on November 26", "day"),
    ("They met on 2 December 2025.", "they met today", "day"),
    ("They met on 1 December 2019.", "they met on December 1", "day"),
    ("It was signed in June 2024.", "formally signed in May 2024", "day"),
    ("It was founded in 1998.", "Established in 1997", "day"),
    ("Exports came to USD 7 billion.", "exports reached $6 billion", "amount"),
    ("Exports came to EUR 6 billion.", "exports reached $6 billion", "money"),
    ("Kim Jung-kwan met her.", "Kim Sung-whan met her", "name"),
    ("Japan asked.", "Korea asked", "country"),
    ("He asked to “withdraw the tariffs”.", "He urged Canada to withdraw the measures", "words"),
    ("It was named in a release of 2 December 2025.", "whatever", "day"),
    ("Release of 2 December 2025: “whatever”.", "whatever", "day"),
]


@pytest.mark.parametrize(("text", "words"), BORNE_OUT)
def test_what_stands_in_the_quote_is_borne_out(text: str, words: str) -> None:
    assert lacks(text, [cited(words)]) == ()


@pytest.mark.parametrize(("text", "words", "sort"), LACKING)
def test_what_does_not_stand_in_the_quote_is_named(text: str, words: str, sort: str) -> None:
    assert [lack.sort for lack in lacks(text, [cited(words)])] == [sort]


def test_two_quotes_bear_out_together() -> None:
    text = "Park Jung-sung asked Canada on 1 December 2025."
    assert lacks(text, [cited("He urged Canada"), cited("Park Jung-sung met her on Monday")]) == ()


def test_the_publisher_of_a_source_may_be_named() -> None:
    assert lacks("The Ministry of Trade gave figures.", [cited("figures", publisher="Ministry of Trade")]) == ()


def test_a_quote_that_does_not_exist_is_a_fault(register: Register) -> None:
    source = register.documents()[0]
    missing = Citation(source, Document(text="No such words stand in any release.").quote(0, 7))
    found = faults([Statement("No such words.", (missing,))], register)
    assert "quote" in {lack.sort for lack in found[0].lacks}


def test_a_statement_without_a_citation_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="without a citation"):
        Statement("Something happened.", ())


def test_a_text_claims_its_words_days_money_countries_amounts_and_names() -> None:
    text = "On 5 May 2024 Canada and Min-jun Kim agreed on “a fair share” of USD 6 billion."
    assert [str(one) for one in claims(text)] == [
        "words 'a fair share'", "day '5 May 2024'", "money 'USD'", "country 'Canada'", "amount '6000000000'",
        "name 'Min-jun'", "name 'Kim'",
    ]  # fmt: skip


def test_two_quotes_together_bear_out_a_name_and_not_an_amount() -> None:
    held = Held([cited("Kim Min-jun spoke"), cited("Minister Park answered")])
    assert held.bears(Lack("name", "Min-jun"))
    assert held.bears(Lack("name", "Park"))
    assert not held.bears(Lack("amount", "6"))
