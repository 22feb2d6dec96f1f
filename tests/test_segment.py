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
