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
