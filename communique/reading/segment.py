"""Cut a document into lines of chunks: sentences, headings, list items, and the words and names in each.

It decides where a sentence ends and nothing about what it means. No line is longer than LINE_LIMIT chunks, so that
a text without a full stop costs no more than any other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from communique.reading import acronyms, tokens
from communique.reading.grammar import Chunk, Line
from communique.reading.mentions import Body, Gathering
from communique.reading.vocabulary import Vocabulary
from communique.records import Document

LINE_LIMIT = 200
NUMBERING = re.compile(r"\d{1,2}|[a-z]|[ivx]{2,4}")
ENDS = frozenset(".!?")
CLOSERS = frozenset("\"'”’»)]")
# A full stop that belongs to an abbreviation and closes its sentence too, told by the word behind it: `in the U.S. The
# ministers`. A name behind it may as well go with it (`the U.S. Congress`), so that only words that open a sentence do.
# The stop comes first in the pattern: a text is searched for one letter faster than for alternatives.
CLOSES_TOO = re.compile(
    r"\.(?:(?:(?<=\b[A-Za-z]\.[A-Za-z]\.)|(?<=\bCo\.)|(?<=\bInc\.)|(?<=\bLtd\.)|(?<=\bCorp\.)|(?<=\betc\.))"
    r"(?=[\"”’)]*\s+(?:"
    r"(?:The|It|He|She|They|This|These|Those|We|There|However|Meanwhile|Both|Earlier|According|During|Following|Its"
    r"|Their|His|Her|Our|That|Since|While|When|Although|Despite)\s"
    r"|(?:In|On|At|After|Under|By|For|As|With|From|To|But|And|If|A|An|Last|Over|Among|Such|Also)\s"
    r"(?:[a-z\d]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August"
    r"|(?:Sept|Nov|Dec)ember|October)"
    r"))|(?<=\b[ap]\.m\.)(?=\s+(?!Eastern|Central|Pacific|Beijing|Korea|Japan|London|Local|India)[A-Z][a-z]))"
)


class Segmenter:
    """Lines of a document, spelled by one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._end = re.compile("[" + "".join(vocabulary.word(mark).letter for mark in ENDS) + "]")

    def lines(self, document: Document) -> Iterator[Line]:
        """The document's lines in order; a line never crosses a line break of the text."""
        text = document.text
        known: dict[str, Body | Gathering] = {**acronyms.bodies(text), **acronyms.gatherings(text)}
        closing = {found.end() for found in CLOSES_TOO.finditer(text)}
        short = {word: self._vocabulary.short_name(word, named) for word, named in known.items()}
        for chunks in tokens.paragraphs(text, self._vocabulary, short):
            spelling = "".join([chunk[0] for chunk in chunks])
            first = 0
            lasts = self._lasts(text, chunks, spelling)
            for last in _also_behind(chunks, closing, lasts) if closing else lasts:
                while first < last:
                    upto = min(last, first + LINE_LIMIT)
                    yield Line(text, chunks[first:upto], spelling[first:upto])
                    first = upto

    def _lasts(self, text: str, chunks: Sequence[Chunk], spelling: str) -> Iterator[int]:
        """Where sentences end: behind which of the chunks, the last chunk of the paragraph among them."""
        for end in self._end.finditer(spelling):
            if end.start() == 1 and NUMBERING.fullmatch(text, chunks[0].start, chunks[0].end):
                continue  # the number of an item: `1. Approval of the agreement`
            if _ends(text, chunks[end.start()].end):
                yield end.end()
        yield len(chunks)


def _also_behind(chunks: Sequence[Chunk], closing: Collection[int], lasts: Iterable[int]) -> list[int]:
    """Where sentences end, those among them that end with an abbreviation."""
    return sorted({*lasts, *(at + 1 for at, chunk in enumerate(chunks) if chunk.end in closing)})


def _ends(text: str, end: int) -> bool:
    """Whether a full stop before `end` closes a sentence: white space follows, then no small letter."""
    while end < len(text) and text[end] in CLOSERS:
        end += 1
    if end >= len(text):
        return True
    if not text[end].isspace():
        return text[end].isupper() and end >= 3 and text[end - 2].islower()  # a glued "markets.The"
    rest = text[end : end + 4].lstrip()
    return not rest or not rest[0].islower()
