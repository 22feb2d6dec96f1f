"""Blanks that ask for two kinds at once, or for one without another."""

from __future__ import annotations

import pytest

from communique.reading.alphabet import Alphabet
from communique.reading.grammar import Blank, Chunk, Grammar, Line, Said, Stage


@pytest.mark.parametrize(
    ("wanted", "read"),
    [("Cap", "AB"), ("Cap!title", "A"), ("Cap&title", "B"), ("Cap!title|low", "AC"), ("Cap&title!rare", "B")],
)
def test_blank_takes_only_chunks_of_the_kinds_asked_for(wanted: str, read: str) -> None:
    alphabet = Alphabet({})
    letters = [alphabet.letter(kinds) for kinds in ({"Cap"}, {"Cap", "title"}, {"low"}, {"rare"}, {"stop"})]
    stage = Stage("tried", head="one")

    @stage.rule(f"{{one: {wanted}}}")
    def found(said: Said, one: Blank) -> str:
        """What stands in the blank."""
        return said.words

    line = Line("ABCDE", [Chunk(letter, at, at + 1) for at, letter in enumerate(letters)], "".join(letters))
    assert "".join(match.made for match in Grammar([stage], alphabet).read(line)) == read
