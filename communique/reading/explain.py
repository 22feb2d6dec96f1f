"""Why was this read: each record of a document with the tree of rules that stand behind it.

Pure: it reads the notes that the reader kept and prints nothing. A rule stands under the rule that used its words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from communique.reading.dossiers import LISTED
from communique.reading.grammar import Match
from communique.reading.notes import Notes, Sentence
from communique.reading.reader import GrammarReader, reader
from communique.records import Document, Quote, Record


@dataclass(frozen=True, slots=True)
class Step:
    """A rule that matched: what it says it reads, the words it read, what filled its blanks, what stands under it."""

    rule: str
    says: str
    quote: Quote
    blanks: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A record and the trees of rules within its words; of a name that the lexicon lists, that alone."""

    record: Record
    steps: tuple[Step, ...]


def explain(document: Document, by: GrammarReader | None = None) -> tuple[Explanation, ...]:
    """Every record of a document, in the order of its words, each with its trees of rules."""
    chosen = by or reader()
    notes = chosen.notes(document)
    return tuple(Explanation(record, steps(notes, record)) for record in chosen.read(document).records)


def steps(notes: Notes, record: Record) -> tuple[Step, ...]:
    """The rules behind a record: those that bear its rule's name, else all within its words."""
    near = [one for one in notes.sentences if one.start < record.quote.end and record.quote.start < one.end]
    found: list[Step] = []
    for sentence in near:
        touching = [match for match in sentence.matches if _touches(match, record.quote)]
        named = [match for match in touching if match.rule.name == record.rule]
        roots = named or [match for match in touching if _holds(record.quote, match)]
        within = [match for match in sentence.matches if any(_stands_in(match, root) for root in roots)]
        found += _forest(notes, sentence, _outer_first(within))
    if not found and record.rule == LISTED:
        found = [Step(LISTED, "A name that the lexicon lists.", record.quote, (), ())]
    return tuple(found)


def _forest(notes: Notes, sentence: Sentence, matches: list[tuple[int, Match]]) -> list[Step]:
    """Matches, outer ones first, as trees: each stands under the last one that holds its words."""
    made: list[Step] = []
    at = 0
    while at < len(matches):
        outer = matches[at][1]
        upto = at + 1
        while upto < len(matches) and _stands_in(matches[upto][1], outer):
            upto += 1
        made.append(_step(notes, sentence, outer, _forest(notes, sentence, matches[at + 1 : upto])))
        at = upto
    return made


def _step(notes: Notes, sentence: Sentence, match: Match, under: Iterable[Step]) -> Step:
    blanks = tuple((slot, sentence.line.words(blank)) for slot, blank in match.blanks.items())
    return Step(match.rule.name, match.rule.says, notes.quote(match.start, match.end), blanks, tuple(under))


def _outer_first(matches: list[Match]) -> list[tuple[int, Match]]:
    # Of two matches over the same words the later stage stands outside: it was made of the earlier one.
    numbered = list(enumerate(matches))
    return sorted(numbered, key=lambda one: (one[1].start, -one[1].end, -one[0]))


def _touches(match: Match, quote: Quote) -> bool:
    return match.start < quote.end and quote.start < match.end


def _holds(quote: Quote, match: Match) -> bool:
    return quote.start <= match.start and match.end <= quote.end


def _stands_in(match: Match, outer: Match) -> bool:
    return outer.start <= match.start and match.end <= outer.end
