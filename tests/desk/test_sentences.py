"""Sentences of a release, for quoting them whole."""

from __future__ import annotations

import pytest

from communique.desk.sentences import around, set_in, spans


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One met. Two agreed.", ["One met.", "Two agreed."]),
        (
            "A title\n\nThe U.S. Treasury met J. Doe. It agreed.",
            ["A title", "The U.S. Treasury met J. Doe.", "It agreed."],
        ),
        (
            "“We met.” He left for the EU. Then rose 2.5 percent.",
            ["“We met.”", "He left for the EU.", "Then rose 2.5 percent."],
        ),
        ("Mr. Kim met Dr. Lee. Done", ["Mr. Kim met Dr. Lee.", "Done"]),
    ],
)
def test_sentences_end_at_stops_and_lines_but_not_at_initials(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text)] == sentences


def test_the_sentences_around_a_stretch_hold_it() -> None:
    text = "One met. Two agreed to it. Three left."
    start, end = around(text, text.index("agreed"), text.index("it."))
    assert text[start:end] == "Two agreed to it."


def test_what_stands_around_a_stretch_is_cut_at_words_where_it_is_long() -> None:
    text = f"A title\n{'one ' * 80}met and\t{'two ' * 80}left.\nThe end."
    start = text.index("met")
    before, after = set_in(text, start, start + 3, room=20)
    assert before == "… one one one one one"
    assert after == "and two two two two …"
    assert set_in("One met. Two agreed.", 13, 19) == ("Two", ".")
