"""The grammar's reader: a document in, its reading out. Built once; holds no state of any document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace
from functools import cache

from communique import lexicon
from communique.lexicon import verbs
from communique.lexicon.wordlists import words
from communique.reading import collector, lists, records_of, units
from communique.reading.alphabet import Alphabet
from communique.reading.grammar import Chunk, Grammar, Rule, Stage
from communique.reading.notes import Notes, Sentence
from communique.reading.patterns import literal_words, named_kinds
from communique.reading.rules import FAMILIES, STAGES
from communique.reading.segment import Segmenter
from communique.reading.vocabulary import Vocabulary
from communique.records import Document, Reading

GRAMMAR_VERSION = "1"  # raised whenever a document may be read otherwise than before: registers then offer to reread

LONGEST_TITLE = 160  # letters: what opens a text and is longer than this and a whole sentence is no title
SENTENCE_ENDS = (".", '."', ".”", ".)")


class GrammarReader:
    """Reads by our own grammar: deterministic, offline, the same reading every time."""

    def __init__(self, stages: Sequence[Stage] = STAGES) -> None:
        alphabet = Alphabet(FAMILIES)
        classes = {**words(), **units.classes(), **verbs.classes()}
        patterns = [rule.pattern for stage in stages for rule in stage.rules]
        named = named_kinds(patterns, FAMILIES)
        classes = {kind: listed for kind, listed in classes.items() if kind in named}
        self.vocabulary = Vocabulary(
            alphabet, names=lexicon.entries(), classes=classes, literals=literal_words(patterns)
        )
        self.grammar = Grammar(stages, alphabet)
        self._segmenter = Segmenter(self.vocabulary)

    def with_rule(self, stage: Stage, rule: Rule, other: Rule) -> GrammarReader:
        """The same reader with one rule in the place of another; for trying what a part of a pattern is good for."""
        changed = replace(stage, rules=[other if one is rule else one for one in stage.rules])
        reader = copy(self)
        reader.grammar = self.grammar.with_stage(stage, changed)
        return reader

    def read(self, document: Document) -> Reading:
        """All that the document says."""
        with collector.put_off():
            return self._read(document)  # its notes are gone before the collector could look through them

    def _read(self, document: Document) -> Reading:
        notes = self.notes(document)
        records = records_of.records(notes)
        declined = tuple((rule, reason, count) for (rule, reason), count in sorted(notes.declined.items()))
        return Reading(document, records, records_of.sectors(notes), declined, GRAMMAR_VERSION)

    def names(self, document: Document) -> Iterator[Chunk]:
        """What the lexicon alone knows in a document, before any rule reads it."""
        return (chunk for line in self._segmenter.lines(document) for chunk in line.chunks if chunk.value is not None)

    def notes(self, document: Document) -> Notes:
        """What the rules match, sentence by sentence, before any record is made."""
        notes = Notes(document)
        paragraph, upto = int(_has_no_title(document.text)), 0
        led: lists.LeadIn | None = None
        for number, line in enumerate(self._segmenter.lines(document)):
            start = line.chunks[0].start
            opens = number and "\n" in document.text[upto:start]
            paragraph += bool(opens)
            upto = line.chunks[-1].end
            is_item = led is not None and lists.is_item(document.text[start:upto])
            led = led if is_item or not opens else None
            line.context = led if is_item else None
            notes.sentences.append(Sentence(line, number, paragraph, self.grammar.read(line, notes.declined)))
            led = lists.lead_in(line, notes.sentences[-2].line if number else None) or led
        return notes


def _has_no_title(text: str) -> bool:
    """Whether a text opens with its first paragraph: longer than a headline and ended as a sentence is."""
    opening = text.partition("\n")[0].rstrip()
    return len(opening) > LONGEST_TITLE and opening.endswith(SENTENCE_ENDS)


@cache
def reader() -> GrammarReader:
    """The one reader of this process; the first call builds it."""
    with collector.put_off():
        return GrammarReader()
