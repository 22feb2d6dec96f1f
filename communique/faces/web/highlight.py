"""The text of a document cut where records begin and end, so that each stretch knows which records quote it.

Pure: no markup here. Every character of the text stands in exactly one piece, in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from communique.records import Document
from communique.register import Stored


@dataclass(frozen=True, slots=True)
class Numbered:
    """A record with its number in the document, counted from 1 in the order of the text."""

    number: int
    stored: Stored


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. `inside` are the records that quote it, the shortest quote first; `ends` those that end here.

    `begins` are the records whose quote begins with it; `is_lit` what was asked to be shown.
    """

    text: str
    inside: tuple[Numbered, ...]
    begins: tuple[Numbered, ...]
    ends: tuple[Numbered, ...]
    is_lit: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text; the first one is the title."""

    pieces: tuple[Piece, ...]
    is_title: bool


def numbered(records: Sequence[Stored]) -> tuple[Numbered, ...]:
    """Records in the order of the text, from 1."""
    ordered = sorted(records, key=lambda one: (one.record.quote.start, one.record.quote.end, one.id))
    return tuple(Numbered(at, stored) for at, stored in enumerate(ordered, 1))


def paragraphs(document: Document, records: Sequence[Numbered], lit: tuple[int, int] | None) -> tuple[Paragraph, ...]:
    """The document's paragraphs in pieces; `lit` is the stretch that was asked for."""
    made = []
    for at, (start, end) in enumerate(_paragraph_spans(document.text)):
        near = [one for one in records if one.stored.record.quote.start < end and start < one.stored.record.quote.end]
        pieces = tuple(_pieces(document.text, (start, end), near, lit))
        made.append(Paragraph(pieces, at == 0 and bool(document.title)))
    return tuple(made)


def _paragraph_spans(text: str) -> Iterator[tuple[int, int]]:
    """Lines that hold something, by position."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _pieces(text: str, span: tuple[int, int], near: Sequence[Numbered], lit: tuple[int, int] | None) -> Iterator[Piece]:
    start, end = span
    quotes = [(one.stored.record.quote.start, one.stored.record.quote.end) for one in near]
    edges = {edge for quote in [*quotes, *([lit] if lit else [])] for edge in quote if start < edge < end}
    for low, high in pairwise(sorted(edges | {start, end})):
        inside = [one for one, (first, last) in zip(near, quotes, strict=True) if first < high and low < last]
        yield Piece(
            text[low:high],
            tuple(sorted(inside, key=lambda one: (_length(one), one.number))),
            tuple(one for one in inside if one.stored.record.quote.start == low),
            tuple(one for one in inside if one.stored.record.quote.end == high),
            bool(lit and lit[0] < high and low < lit[1]),
        )


def _length(one: Numbered) -> int:
    quote = one.stored.record.quote
    return quote.end - quote.start
