"""What a text is about: the sectors whose words weigh enough in it, in one pass.
Knows words, not sentences: names of offices, which the lexicon does not list, are told by the caller and left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from communique.lexicon.spelling import without_halves
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

    What stands before `title_end` counts twice. Words inside the name of a body that the lexicon knows, or inside
    `names` (start and end offsets), do not count.
    """
    weights: dict[str, float] = defaultdict(float)
    for word, count in counts(text, title_end, names).items():
        weights[word.sector] += word.weight * min(count, MOST)
    sectors = load().sectors
    return tuple(sorted(code for code, weight in weights.items() if weight >= sectors[code].threshold - 1e-9))


def counts(text: str, title_end: int, names: Iterable[tuple[int, int]]) -> Counter[Word]:
    """How often each phrase stands in a text as whole words outside names."""
    machine, words = automaton()
    found: list[tuple[int, int, Word]] = []
    hidden = list(names)
    for index, start, end in machine.find_matches_as_indexes(plain(text), overlapping=True):
        if start and text[start - 1].isalnum():
            continue
        whole = end == len(text) or not text[end].isalnum()
        if index >= len(words):
            hidden += [(start, end)] if whole and text[start].isupper() else []
            continue
        found += [(start, end, word) for word in words[index] if fits(word, text[start:end], whole=whole)]
    return tally(found, title_end, within(hidden))


def fits(word: Word, written: str, *, whole: bool) -> bool:
    """Whether what is written is the phrase, or the beginning of a longer word where the phrase allows one."""
    return (whole or word.open_ended) and (not word.as_written or written == word.phrase)


def tally(found: Iterable[tuple[int, int, Word]], title_end: int, inside: Callable[[int, int], bool]) -> Counter[Word]:
    """How often each phrase was found outside names, twice for each time in the title."""
    counted: Counter[Word] = Counter()
    for start, end, word in found:
        if not inside(start, end):
            counted[word] += 2 if end <= title_end else 1
    return counted


def within(spans: Iterable[tuple[int, int]]) -> Callable[[int, int], bool]:
    """A test whether a stretch lies inside one of the spans."""
    starts: list[int] = []
    ends: list[int] = []  # the furthest end of all spans that start no later
    for start, end in sorted(spans):
        starts.append(start)
        ends.append(max(end, ends[-1] if ends else 0))

    whole = set(zip(starts, ends, strict=True))

    def inside(start: int, end: int) -> bool:
        last = bisect_right(starts, start) - 1
        return last >= 0 and end <= ends[last] and (start, end) not in whole  # a firm known by name tells of its trade

    return inside


@cache
def automaton() -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[Word, ...], ...]]:
    """One machine for all phrases of all sectors, then for the names of bodies; and the words behind its phrases."""
    by_pattern: dict[str, list[Word]] = {}
    for sector in load().sectors.values():
        for written, weight in sector.words:
            phrase = written.rstrip("*")
            word = Word(sector.code, phrase, weight, written.endswith("*"), phrase != phrase.lower())
            by_pattern.setdefault(plain(phrase), []).append(word)
    names = {plain(name) for body in load().bodies() for name in (body.name, *body.also) if " " in name}
    return ahocorasick_rs.AhoCorasick([*by_pattern, *sorted(names)]), tuple(map(tuple, by_pattern.values()))


def plain(text: str) -> str:
    """The text in lower case with spaces for hyphens and line ends, letter for letter as long as it was."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(kept_length(letter) for letter in text)
    return without_halves(lower).replace("-", " ").replace("\n", " ")


def kept_length(letter: str) -> str:
    """The letter in lower case, or as it is where that would make it two."""
    return letter.lower() if len(letter.lower()) == 1 else letter
