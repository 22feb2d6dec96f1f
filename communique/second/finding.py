"""Where words stand in a document, whatever kind of spaces, quotation marks and dashes they were typed with.

What is found is always a stretch of the document's own text. It refuses a word cut in two, and never looks for
something similar: one other word, and nothing is found.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

# A model retypes what it quotes: these are the marks that keyboards and typesetters give in several shapes.
_SHAPES = {
    **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
_UNSEEN = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
_UNPARTED = 0x0E00  # from Thai on, most scripts write words without spaces or with particles fixed to them
_EDGE = re.compile(r"^[\s\"'.,;:()\[\]]+|[\s\"'.,;:()\[\]]+$")


def folded(words: str) -> str:
    """Words in one shape: single spaces, plain quotation marks and hyphens; case and letters as they are."""
    return _fold(words)[0].strip()


def trimmed(words: str) -> str:
    """Words without the marks around them."""
    return _EDGE.sub("", words)


@dataclass(frozen=True, slots=True)
class Finder:
    """A text that words are looked for in."""

    text: str
    _folded: str = field(init=False)
    _places: list[int] = field(init=False)

    def __post_init__(self) -> None:
        shaped, places = _fold(self.text)
        object.__setattr__(self, "_folded", shaped)
        object.__setattr__(self, "_places", places)

    def places(self, words: str, most: int = 50) -> list[tuple[int, int]]:
        """The first so many places where the words stand as whole words, as offsets in the text."""
        return list(islice(self._found(words, 0, len(self._folded)), most))

    def nearest(self, words: str, start: int, end: int) -> tuple[int, int] | None:
        """The place of the words within a stretch, else the next one behind it, else the first of all."""
        low, high = bisect_left(self._places, start), bisect_left(self._places, end)
        searches = ((low, high), (low, len(self._folded)), (0, len(self._folded)))
        return next((found for one in searches if (found := next(self._found(words, *one), None))), None)

    def within(self, words: str, start: int, end: int) -> tuple[int, int] | None:
        """The first place of the words within a stretch."""
        return next(self._found(words, bisect_left(self._places, start), bisect_left(self._places, end)), None)

    def _found(self, words: str, low: int, high: int) -> Iterator[tuple[int, int]]:
        """The places of the words between two places of the text in one shape."""
        wanted = folded(words)
        at = self._folded.find(wanted, low, high) if wanted else -1
        while at >= 0:
            end = at + len(wanted)
            if not _cuts(self._folded, at) and not _cuts(self._folded, end):
                yield self._places[at], self._places[end - 1] + 1
            at = self._folded.find(wanted, at + 1, high)


def _cuts(text: str, at: int) -> bool:
    """Whether a place is inside a word."""
    if not 0 < at < len(text):
        return False
    one, other = text[at - 1], text[at]
    return one.isalnum() and other.isalnum() and max(ord(one), ord(other)) < _UNPARTED


def _fold(text: str) -> tuple[str, list[int]]:
    """A text in one shape, and where each of its characters stands in the original."""
    shaped: list[str] = []
    places: list[int] = []
    after_space = False
    for place, character in enumerate(text):
        if character in _UNSEEN:
            continue
        is_space = character.isspace()
        if not (is_space and after_space):
            shaped.append(" " if is_space else _SHAPES.get(character, character))
            places.append(place)
        after_space = is_space
    return "".join(shaped), places
