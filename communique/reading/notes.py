"""What one pass over a document leaves behind: each line as it was folded, and every match on the way there.

The records are made from these notes once the whole document has been read: only then is it known who "Minister Kim"
or "the two sides" are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from communique.reading.grammar import Chunk, Line, Match
from communique.records import Document, Quote


@dataclass(slots=True)
class Sentence:
    """A line after reading: which paragraph and place it has, and what the rules matched in it."""

    line: Line
    number: int  # of the line in the document, from 0
    paragraph: int  # from 0: the title
    matches: list[Match]
    known: list[Chunk] = field(init=False)  # the chunks that are read as something
    is_title: bool = field(init=False)  # whether it stands in the document's title, which the body repeats
    start: int = field(init=False)  # where its first chunk starts in the text
    end: int = field(init=False)  # where its last chunk ends in the text

    def __post_init__(self) -> None:
        chunks = self.line.chunks
        self.known = [chunk for chunk in chunks if chunk[3] is not None]
        self.is_title = self.paragraph == 0
        self.start, self.end = chunks[0][1], chunks[-1][2]


@dataclass(slots=True)
class Notes:
    """All sentences of a document, in order, and what was declined on the way."""

    document: Document
    sentences: list[Sentence] = field(default_factory=list)
    declined: Counter[tuple[str, str]] = field(default_factory=Counter)

    scene: object = None  # what the document is about as a whole, once scene.py has read it
    _by_stage: dict[str, list[tuple[int, int, Sentence, Match]]] = field(default_factory=dict)

    def matches(self, *stages: str) -> list[tuple[Sentence, Match]]:
        """The matches of these stages, in the order of the text. The notes must be complete by then."""
        if not self._by_stage:
            self._sort_by_stage()
        found = [told for stage in stages for told in self._by_stage.get(stage, ())]
        if len(stages) > 1:
            found.sort(key=lambda told: told[:2])
        return [(sentence, match) for _, _, sentence, match in found]

    def _sort_by_stage(self) -> None:
        by_stage: dict[str, list[tuple[int, int, Sentence, Match]]] = defaultdict(list)
        for sentence in self.sentences:
            for order, match in enumerate(sentence.matches):
                by_stage[match[0].stage].append((sentence.number, order, sentence, match))
        self._by_stage = by_stage

    def quote(self, start: int, end: int) -> Quote:
        """The words from one place to another as a quote of the document."""
        return self.document.quote(start, end)
