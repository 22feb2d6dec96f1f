"""Where somebody is who goes from place to place: `In Lima she will meet ...`, and then `She will also meet ...`.

A sentence that opens otherwise, or names a place of its own, is not told of the place before.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter

from communique.reading.mentions import City, Party, Pronoun, Sides
from communique.reading.notes import Notes, Sentence
from communique.reading.scene import Scene, codes_of, place
from communique.records import unique

HERE = frozenset({"in", "at", "from"})
GOES_ON = frozenset({"also", "further", "additionally", "there"})
OPENING = 5  # chunks: within which a sentence says that it goes on
WEAK = frozenset({"it", "this", "these"})

Stops = tuple[tuple[int, City | Party | None], ...]


def stops(notes: Notes) -> Stops:
    """Where each sentence is told to happen that goes on from one about a place: (its start, the place)."""
    found: list[tuple[int, City | Party | None]] = []
    last: City | Party | None = None
    for sentence in notes.sentences:
        opened = _opening_place(sentence)
        last = opened or (last if _goes_on(sentence) else None)
        found.append((sentence.start, None if opened else last))
    return tuple(found)


def stop_at(told: Stops, at: int) -> City | Party | None:
    """The place carried over to the sentence in which a letter of the text stands."""
    behind = bisect_right(told, at, key=itemgetter(0))
    return told[behind - 1][1] if behind else None


def _opening_place(sentence: Sentence) -> City | Party | None:
    """The place that a sentence opens with: `In Lima, ...`, `While in Peru, ...`."""
    line = sentence.line
    at = 1 if line.lowered[0] in {"while", "when"} else 0
    if len(line.chunks) <= at + 2 or line.lowered[at] not in HERE:
        return None
    value = line.chunks[at + 1].value
    return value if isinstance(value, City) or type(value) is Party else None


def _goes_on(sentence: Sentence) -> bool:
    """Whether a sentence goes on from the one before: by whom it is told of, and that something else is done there."""
    line = sentence.line
    first = line.chunks[0].value
    if line.lowered[:2] == ["while", "there"] or line.lowered[0] == "there":
        return True
    if not isinstance(first, Pronoun) or line.lowered[0] in WEAK:
        return False
    if any(isinstance(one.value, City | Party) and _is_told(line.lowered, at) for at, one in enumerate(line.chunks)):
        return False
    return any(GOES_ON & {*words.split()} for words in line.lowered[1:OPENING])


def _is_told(lowered: list[str], at: int) -> bool:
    return at > 0 and lowered[at - 1] in {"in", "at", "to"}


def travellers(sides: Sides, where: object, scene: Scene) -> object:
    """Those of several sides who visit the country of another: `the governors visited Korea`."""
    to = place(where) if isinstance(where, (City, Party)) else None
    codes = unique(codes_of(sides, scene))
    others = [code for code in codes if to is None or code != to.country]
    return Party(others[0]) if len(others) == 1 < len(codes) else sides
