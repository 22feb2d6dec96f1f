"""Starting up learns one word of each sort; every word and phrase must have its letter all the same."""

from collections.abc import Iterator

import pytest

from communique.reading.alphabet import Alphabet
from communique.reading.phrases import Phrases
from communique.reading.reader import reader


def forms_of_words() -> Iterator[str]:
    """Every word that a rule or one of its classes names, however it is capitalised, and every name of one word."""
    vocabulary = reader().vocabulary
    for word in {*vocabulary._classes, *vocabulary._literals}:
        yield from (word, word.capitalize(), word.upper(), word.title())
    yield from vocabulary._names


def test_every_word_of_the_lexicon_is_spelled_by_the_letter_of_all_that_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Alphabet, "nearest", Alphabet.letter)  # raises for what was not learnt
    vocabulary = reader().vocabulary
    for word in forms_of_words():
        assert vocabulary._look_up(word).letter


def phrases(classes: dict[str, set[str]], named: dict[str, tuple[str, object]]) -> Phrases:
    return Phrases(Alphabet({}), classes, named)


def test_every_phrase_of_the_lexicon_has_a_letter_once_the_alphabet_is_closed() -> None:
    found = reader().vocabulary._phrases
    assert all(found._spell(which).letter for which in range(len(found._forms)))


@pytest.mark.parametrize("written", ["trade war", "Trade war", "Trade War", "TRADE WAR"])
def test_a_phrase_is_found_however_it_is_capitalised(written: str) -> None:
    found = phrases({"trade war": {"conflict"}}, {}).found(f"A {written} looms.")
    assert [(start, end, known.low) for start, (end, known) in found.items()] == [(2, 11, "trade war")]


def test_phrases_that_are_written_alike_are_of_the_kinds_of_both() -> None:
    alphabet = Alphabet({})
    found = Phrases(alphabet, {"free trade": {"first"}, "Free Trade": {"second"}}, {}).found("FREE TRADE")
    assert found[0][1].letter in set(alphabet.of("first")) & set(alphabet.of("second"))


def test_a_name_goes_before_a_phrase_of_the_same_form() -> None:
    found = phrases({"gulf states": {"conflict"}}, {"Gulf States": ("region", "the Gulf")}).found(
        "Gulf States, gulf states"
    )
    assert [known.value for _, known in found.values()] == ["the Gulf", None]


def test_a_phrase_inside_a_longer_word_is_none() -> None:
    assert not phrases({"trade war": {"conflict"}}, {}).found("trade warning")
