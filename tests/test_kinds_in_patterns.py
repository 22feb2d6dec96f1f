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


def test_a_rule_whose_first_chunks_another_has_taken_reads_those_that_are_left() -> None:
    alphabet = Alphabet({})
    head, field, made = (alphabet.letter({kind}) for kind in ("head", "field", "post"))
    stage = Stage("tried", makes=("post",))

    class Made(str):
        kind = "post"

    @stage.rule("{head} {field}")
    def headed(said: Said, head: Blank, field: Blank) -> Made:
        """A head and its field."""
        return Made(said.words)

    @stage.rule("{fields: field}+")
    def fields(said: Said, fields: Blank) -> Made:
        """Fields alone."""
        return Made(said.words)

    letters = head + field * 3
    line = Line("ABCD", [Chunk(letter, at, at + 1) for at, letter in enumerate(letters)], letters)
    assert [match.made for match in Grammar([stage], alphabet).read(line)] == ["AB", "CD"]
    assert line.spelling == made * 2
