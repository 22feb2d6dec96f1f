"""Text made to be slow costs no more than in proportion to its length.

Nothing is timed: the steps that Python takes are counted, for a text and for one twice as long.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from benchmarks.hostile import SHAPES
from communique.reading import read
from communique.records import Document

SMALL = 6_000  # characters
# Twice the text may take this many times the calls: two, and some for what begins only in the longer one.
MOST = 2.6
A_MEGABYTE = 1_000_000


def calls(text: str) -> int:
    """How many functions are entered while a text is read."""
    count = 0

    def entered(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(entered)
    try:
        read(Document(text=text))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_twice_the_text_takes_twice_the_steps(shape: Callable[[int], str]) -> None:
    for length in (SMALL, 2 * SMALL):  # what is built, compiled or kept on the way counts for nobody
        read(Document(text=shape(length)))
    once, twice = calls(shape(SMALL)), calls(shape(2 * SMALL))
    assert twice <= MOST * once + 2_000, f"{once} steps, and {twice} for twice the text"


@pytest.mark.parametrize("letter", ["a", "A", ",", "7", "(", "\n", "“", "."], ids=repr)
def test_a_megabyte_of_one_character_gives_nothing(letter: str) -> None:
    assert read(Document(text=letter * A_MEGABYTE + "x")).records == ()


def test_ten_thousand_nested_brackets() -> None:
    text = "Korea " + "(" * 10_000 + "and Japan" + ")" * 10_000 + " met in Seoul."
    assert all(record.quote.words in text for record in read(Document(text=text)).records)


def test_five_thousand_names_in_one_list() -> None:
    names = ", ".join(f"Kim {chr(65 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}-ho" for n in range(5_000))
    text = f"Delegates\n\nMinister {names} met in Seoul."
    assert all(record.quote.words in text for record in read(Document(text=text)).records)


def test_a_sentence_of_a_megabyte_is_read_in_lines_of_bounded_length() -> None:
    text = "the minister of trade went on and on and on with it " * 20_000
    assert read(Document(text=text)).records == ()
