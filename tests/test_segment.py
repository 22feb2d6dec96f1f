"""How a text is cut into lines of chunks."""

from __future__ import annotations

import pytest

from communique.reading.reader import reader
from communique.records import Document


@pytest.mark.parametrize(
    ("text", "chunks"),
    [
        ("India-UK talks", ["India", "-", "UK", "talks"]),
        ("the United States-Cambodia pact", ["the", "United States", "-", "Cambodia", "pact"]),
        ("Korea-United States talks", ["Korea", "-", "United States", "talks"]),
        ("the Japan-U.S. talks", ["the", "Japan", "-", "U.S.", "talks"]),
        ("a high-level call", ["a", "high-level", "call"]),
    ],
)
def test_names_joined_by_hyphens_are_chunks_of_their_own(text: str, chunks: list[str]) -> None:
    spelled = [chunk for line in reader()._segmenter.lines(Document(text=text)) for chunk in line.chunks]
    assert [text[chunk.start : chunk.end] for chunk in spelled] == chunks


@pytest.mark.parametrize(
    ("text", "chunks"),
    [
        ("Talks  in\tSeoul \u00a0 ended", ["Talks", "in", "Seoul", "ended"]),
        ("  Talks \n\n Korea     met\n", ["Talks", "Korea", "met"]),
        ("the United States-led talks", ["the", "United States", "-", "led", "talks"]),
        ("a United States' offer", ["a", "United States", "'", "offer"]),
        ("", []),
        (" " * 9, []),
    ],
)
def test_blanks_part_words_and_are_no_chunks(text: str, chunks: list[str]) -> None:
    for _ in range(2):  # known words are taken at one look the second time
        spelled = [chunk for line in reader()._segmenter.lines(Document(text=text)) for chunk in line.chunks]
        assert [text[chunk.start : chunk.end] for chunk in spelled] == chunks


def test_a_chunk_has_its_words_in_lower_case_with_a_plain_apostrophe() -> None:
    lines = reader()._segmenter.lines(Document(text="Korea’s Ministry (MOT) in Côte d’Ivoire"))
    assert [chunk.low for line in lines for chunk in line.chunks][:3] == ["korea", "'s", "ministry"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("They ship beef to the U.S. The two sides met.", 2),
        ("They ship beef to the U.S. On Friday, they met.", 2),
        ("They fined Hanjin Co. The firm appealed.", 2),
        ("The talks ended at 5 p.m. The ministers met again.", 2),
        ("They met the U.S. Congress in May.", 1),
        ("The U.S. In Talks With Chile", 1),
        ("Hanjin Co. Chairman Park met them.", 1),
        ("They will speak at 5 p.m. Eastern time.", 1),
    ],
)
def test_an_abbreviation_ends_a_sentence_where_the_next_word_opens_one(text: str, sentences: int) -> None:
    assert len([*reader()._segmenter.lines(Document(text=text))]) == sentences
