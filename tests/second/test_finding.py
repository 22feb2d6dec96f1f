"""Words are found as they stand, in one shape of marks and spaces, and parts of a text are all of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.second.finding import Finder
from communique.second.parts import parts, smaller

FOUND = [
    ("He said “No, never” to them.", 'said "No, never" to', ["said “No, never” to"]),
    ("the EU’s offer", "EU's offer", ["EU’s offer"]),
    ("2024–2025 and 2024-2025", "2024—2025", ["2024–2025", "2024-2025"]),
    ("a\u00a0b  c\nd", "b c d", ["b  c\nd"]),
    ("co\u00adoperate", "cooperate", ["co\u00adoperate"]),
    ("Oman and Omani and Oman.", "Oman", ["Oman", "Oman"]),
    ("aa aaa aa", "aa", ["aa", "aa"]),
    ("한국은 일본과", "한국", ["한국"]),
    ("Steel", "steel", []),
    ("Steel", "", []),
    ("Steel", " \u200b ", []),
]


@pytest.mark.parametrize(("text", "words", "stands"), FOUND, ids=[words for _, words, _ in FOUND])
def test_words_are_found_in_every_shape_of_marks(text: str, words: str, stands: list[str]) -> None:
    assert [text[start:end] for start, end in Finder(text).places(words)] == stands


def test_words_within_a_stretch_are_whole_words_of_it() -> None:
    text = "Korea met Korean firms in Korea"
    finder = Finder(text)
    assert finder.within("Korea", 1, len(text)) == (26, 31)
    assert finder.within("Korea", 10, 15) is None
    assert finder.within("met", 0, 8) is None


def test_the_nearest_of_several_places_is_chosen() -> None:
    finder = Finder("Oslo ... Oslo ... Oslo")
    assert finder.nearest("Oslo", 8, 14) == (9, 13)
    assert finder.nearest("Rome", 8, 14) is None


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(alphabet="ab. \n", max_size=300), st.integers(1, 80))
def test_parts_are_all_of_a_text_and_none_is_too_long(text: str, most: int) -> None:
    cut = parts(text, most)
    assert "".join(cut) == text
    assert all(len(part) <= most for part in cut)


def test_a_text_is_cut_at_the_best_border_there_is() -> None:
    text = "One two.\n\nThree four. Five six.\n\nSeven"
    assert parts(text, 24) == ["One two.\n\n", "Three four. Five six.\n\n", "Seven"]
    assert parts(text, 14) == ["One two.\n\n", "Three four. ", "Five six.\n\n", "Seven"]
    assert parts("onetwothree", 4) == ["onet", "woth", "ree"]
    assert all(len(one) < len(text) for one in smaller(text))


def test_hostile_texts_are_folded_and_cut_in_their_length() -> None:
    for text in ("a" * 500_000, "a " * 250_000, "\n" * 500_000, ("\n" + " " * 50) * 10_000, "“" * 500_000):
        finder = Finder(text)
        assert len(finder.places("a a a", most=3)) <= 3
        assert "".join(parts(text, 8000)) == text
