"""What stands in the stretches of an event: whose a thing is, with whom a paper is, at whom a war is aimed.

Looks at the words of one sentence; who acts is in participants.py.
"""

from __future__ import annotations

import re
from itertools import pairwise

from communique.reading.grammar import Chunk
from communique.reading.mentions import Actors, City, Instrument, Party, Verb
from communique.reading.notes import Sentence
from communique.reading.scene import is_party, place
from communique.records import Place, unique

OPENING = 24  # letters within which the instrument begins that is signed
WHY = re.compile(r" (?:over|in response to|in retaliation for|as punishment for|because of) ")
AT_WAR = re.compile(
    r"\b(?:(?:wars?|invasion|attacks?|aggression|assault|strikes) (?:on|of|against)|support (?:for|of|to)) (?:the )?$"
)


def partners(span: tuple[int, int], sentence: Sentence, by: tuple[str, ...]) -> tuple[str, ...]:
    """With whom the first instrument of a stretch is, by its name: `its first agreement with Chile`."""
    for chunk in sentence.line.chunks:
        if isinstance(chunk.value, Instrument) and span[0] <= chunk.start < min(span[1], span[0] + OPENING):
            named = chunk.value.parties if " with " in chunk.low else ()
            return tuple(code for code in named if is_party(code) and code not in by)
    return ()


def is_at_war(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a party is whom somebody makes war on: `sanctions over the war on Ukraine`."""
    return bool(AT_WAR.search(sentence.line.between(sentence.start, chunk.start)[-40:]))


def where_to(to: object, told: Place | None) -> Place | None:
    """The place of a visit: the city that is visited, else the one told in the country, else the country."""
    if isinstance(to, City):
        return place(to)
    if isinstance(to, Actors):
        return None  # of several countries
    if isinstance(to, Party):
        return told if told is not None and told.country == to.code else place(to)
    return told


def owners(sentence: Sentence, span: tuple[int, int]) -> tuple[str, ...]:
    """The parties in a stretch whose something it is: `Canada's`."""
    line = sentence.line
    return unique(
        code
        for one, behind in pairwise(line.chunks)
        if span[0] <= one.start < span[1] and line.words(behind) in {"'s", "’s"} and (code := code_of(one.value))
    )


def code_of(value: object) -> str | None:
    """The party, or the one whose capital it is: `Washington`."""
    if isinstance(value, City):
        return value.country if value.is_capital else None
    return value.code if isinstance(value, Party) else None


def guests_of(sentence: Sentence) -> Actors | None:
    """Those by whom an occasion is said to be attended: `the summit, attended by the Presidents of Peru and Chile`."""
    for verb, by, *behind in zip(*(sentence.line.chunks[at:] for at in range(4)), strict=False):
        is_attended = isinstance(verb.value, Verb) and "attend" in verb.value.acts and by.low == "by"
        named = next((one.value for one in behind if isinstance(one.value, Actors)), None)
        if is_attended and named is not None:
            return named
    return None
