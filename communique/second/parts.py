"""A long release in parts that a model can take in, cut at paragraph borders, else at sentences, else at spaces.

Every part is a stretch of the text, and together they are all of it: nothing is left out or said twice.
"""

from __future__ import annotations

import re
from itertools import pairwise

# Where a text may be cut, the best places first.
_BORDERS = (re.compile(r"\n\s*\n\s*|\n"), re.compile(r"(?<=[.!?。])\s+"), re.compile(r"\s+"))


def parts(text: str, most: int) -> list[str]:
    """The text in stretches of at most so many characters; a word longer than that is cut."""
    return _cut(text, most, 0)


def smaller(part: str) -> list[str]:
    """A part in two or three, cut like a text; the part alone where it is a single character."""
    return parts(part, max(1, (len(part) + 1) // 2))


def _cut(text: str, most: int, level: int) -> list[str]:
    if len(text) <= most:
        return [text]
    if level == len(_BORDERS):
        return [text[at : at + most] for at in range(0, len(text), most)]
    places = [0, *(found.end() for found in _BORDERS[level].finditer(text) if 0 < found.end() < len(text)), len(text)]
    made: list[str] = []
    for start, end in pairwise(places):
        for piece in _cut(text[start:end], most, level + 1):
            if made and len(made[-1]) + len(piece) <= most:
                made[-1] += piece
            else:
                made.append(piece)
    return made
