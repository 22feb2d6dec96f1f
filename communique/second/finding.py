"""Where words stand in a document, whatever kind of spaces, quotation marks and dashes they were typed with.

What is found is always a stretch of the document's own text. It refuses a word cut in two, and never looks for
something similar: one other word, and nothing is found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

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
        wanted = folded(words)
        found: list[tuple[int, int]] = []
        at = self._folded.find(wanted) if wanted else -1
        while at >= 0 and len(found) < most:
            end = at + len(wanted)
            if not _cuts(self._folded, at) and not _cuts(self._folded, end):
                found.append((self._places[at], self._places[end - 1] + 1))
            at = self._folded.find(wanted, at + 1)
        return found

    def nearest(self, words: str, start: int, end: int) -> tuple[int, int] | None:
        """The place of the words within a stretch, else the one nearest to it; None where they do not stand."""
        found = self.places(words)
        return min(found, key=lambda one: max(start - one[0], one[1] - end, 0), default=None)

    def within(self, words: str, start: int, end: int) -> tuple[int, int] | None:
        """The first place of the words within a stretch."""
        inside = ((low + start, high + start) for low, high in Finder(self.text[start:end]).places(words, most=1))
        return next(inside, None)


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
