"""The sectors that a text is about are told by its words, and not by the names of bodies."""

from __future__ import annotations

import pytest

from communique import lexicon


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The ministers discussed semiconductors and critical minerals.", ("critical_minerals", "semiconductors")),
        ("They agreed to work together on AI.", ("ai",)),
        ("A ceremony was held in the capital.", ()),
        ("The airport said it had no comment on the airtight case.", ()),
        ("SEMICONDUCTORS AND SUPPLY CHAINS", ("semiconductors", "supply_chains")),
        ("A rare-earth supply-chain dialogue began.", ("critical_minerals", "supply_chains")),
    ],
)
def test_words_tell_the_sectors_of_a_text(text: str, codes: tuple[str, ...]) -> None:
    assert lexicon.sectors_of(text) == codes


def test_a_word_with_other_uses_needs_company() -> None:
    assert lexicon.sectors_of("The tariff on oil remains.") == ()
    assert "oil" in lexicon.sectors_of("The tariff on oil remains. Buyers of oil were told.")


def test_the_name_of_a_ministry_is_no_topic() -> None:
    assert lexicon.sectors_of("The Ministry of Oceans and Fisheries opened an office.") == ()
    assert lexicon.sectors_of("It is about oceans and fisheries.") == ("fisheries",)


def test_names_that_the_caller_tells_are_no_topic() -> None:
    text = "The Minister of Fisheries opened an office."
    assert lexicon.sectors_of(text) == ("fisheries",)
    assert lexicon.sectors_of(text, names=[(4, 25)]) == ()
    assert lexicon.sectors_of(text + " Fisheries were discussed.", names=[(4, 25)]) == ("fisheries",)


def test_a_word_in_the_title_counts_twice() -> None:
    title = "Oil talks end"
    text = f"{title}\n\nThe visit ended."
    assert lexicon.sectors_of(text) == ()
    assert lexicon.sectors_of(text, title_end=len(title)) == ("oil",)


def test_acronyms_match_only_as_written() -> None:
    assert lexicon.sectors_of("It was said ai ai ai.") == ()


@pytest.mark.parametrize("text", ["", "İİİİ semiconductors", "\x00" * 10, "ẞ" * 5])
def test_odd_letters_do_not_shift_what_is_read(text: str) -> None:
    assert lexicon.sectors_of(text) == (("semiconductors",) if "semi" in text else ())
