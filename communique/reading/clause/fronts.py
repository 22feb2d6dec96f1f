"""The whole thing before a verb, from where its clause begins: long subjects, with whose they are and what they are on.

What another clause says before it is left out.
"""

from __future__ import annotations

from communique.reading.clause.asides import over_asides
from communique.reading.clause.places import DETERMINERS, Stretch, stretch, word
from communique.reading.clause.subjects import is_subject_adjacent
from communique.reading.grammar import Line
from communique.reading.mentions import Day, Verb

OPENS = frozenset(
    {";", ":", ".", ",", "that", "which", "when", "while", "after", "since", "before", "—", "“", "•", "as"}
)
LEADS = DETERMINERS | {"-", "–", "and", "on", "in"}
LONGEST = 45  # chunks


def whole_thing_before(line: Line, head: int) -> Stretch | None:
    """All that stands before a verb in its clause, up to a participle: `tariffs on steel from Chile | took effect`."""
    last = over_asides(line, head - 1) + 1
    first = last
    while first > max(0, last - LONGEST) and not _opens(line, first - 1):
        first -= 1
    while first < last and (word(line, first) in LEADS or isinstance(line.chunks[first].value, Day)):
        first += 1
    told = (at for at in range(first + 1, last) if isinstance(line.chunks[at].value, Verb))
    return stretch(line, first, next(told, last))


def _opens(line: Line, at: int) -> bool:
    """Whether another clause ends there."""
    value = line.chunks[at].value
    if word(line, at) in OPENS:
        return True
    if not isinstance(value, Verb) or value.voice in {"ing", "to", "part"}:
        return False
    return value.voice != "ed" or is_subject_adjacent(line, at)
