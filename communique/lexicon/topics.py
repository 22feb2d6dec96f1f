"""What a text is about: the sectors whose words weigh enough in it, in one pass.
Knows words, not sentences: where the names of bodies and offices stand is told by the caller, and left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from communique.lexicon.store import load

MOST = 3
"""How often one phrase counts at most, so that a word repeated in every line does not outweigh all others."""


class Word(NamedTuple):
    """A phrase that tells of a sector."""

    sector: str
    phrase: str
    weight: float
    open_ended: bool
    as_written: bool


def sectors_of(text: str, *, title_end: int = 0, names: Iterable[tuple[int, int]] = ()) -> tuple[str, ...]:
    """The codes of the sectors a text is about, sorted.

    What stands before `title_end` counts twice; words inside `names` (start and end offsets) do not count.
    """
    weights: dict[str, float] = defaultdict(float)
    for word, count in counts(hidden(text, names), title_end).items():
        weights[word.sector] += word.weight * min(count, MOST)
    sectors = load().sectors
    return tuple(sorted(code for code, weight in weights.items() if weight >= sectors[code].threshold - 1e-9))


def counts(text: str, title_end: int) -> Counter[Word]:
    """How often each phrase stands in a text as whole words."""
    found: Counter[Word] = Counter()
    machine, words = automaton()
    for index, start, end in machine.find_matches_as_indexes(plain(text), overlapping=True):
        if start and text[start - 1].isalnum():
            continue
        for word in words[index]:
            inside = end < len(text) and text[end].isalnum()
            if (word.open_ended or not inside) and (not word.as_written or text[start:end] == word.phrase):
                found[word] += 2 if end <= title_end else 1
    return found


@cache
def automaton() -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[Word, ...], ...]]:
    """One machine for all phrases of all sectors, and the words behind each of its patterns."""
    by_pattern: dict[str, list[Word]] = {}
    for sector in load().sectors.values():
        for written, weight in sector.words:
            phrase = written.rstrip("*")
            as_written = phrase != phrase.lower()
            word = Word(sector.code, phrase, weight, written.endswith("*"), as_written)
            by_pattern.setdefault(plain(phrase), []).append(word)
    return ahocorasick_rs.AhoCorasick(list(by_pattern)), tuple(tuple(words) for words in by_pattern.values())


def plain(text: str) -> str:
    """The text in lower case with spaces for hyphens and line ends, letter for letter as long as it was."""
    lower = text.lower() if len(text.lower()) == len(text) else "".join(kept_length(letter) for letter in text)
    return lower.replace("-", " ").replace("\n", " ")


def kept_length(letter: str) -> str:
    """The letter in lower case, or as it is where that would make it two."""
    return letter.lower() if len(letter.lower()) == 1 else letter


def hidden(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with marks for letters within the spans."""
    pieces, last = [], 0
    for start, end in sorted(spans):
        if start >= last:
            pieces += [text[last:start], "#" * (end - start)]
            last = end
    return "".join([*pieces, text[last:]])
