"""Who a statement's "we" are where it says so itself: `We, the leaders of Peru, Chile and Korea, met today`.

Looks at the opening only; a "we" that is not explained there is left to the title and to whoever publishes.
"""

from __future__ import annotations

from communique.lexicon import load
from communique.reading.mentions import Actors, Group, Office, Party, Pronoun
from communique.reading.notes import Notes, Sentence

OPENING = 12  # sentences: some have a preamble
GLUE = frozenset({",", "–", "—", "-", "(", "the", "all"})


def speakers(notes: Notes) -> tuple[str, ...]:
    """The codes of those who speak: several countries, or one bloc; nothing where no sentence tells."""
    for sentence in notes.sentences[:OPENING]:
        for at, chunk in enumerate(sentence.line.chunks):
            if isinstance(chunk.value, Pronoun) and chunk.low == "we" and (told := _told_behind(sentence, at)):
                return told
    return ()


def _told_behind(sentence: Sentence, at: int) -> tuple[str, ...]:
    """Those whom an apposition behind the word names: by country, and no person."""
    chunks = sentence.line.chunks
    behind = next((one for one in chunks[at + 1 : at + 5] if one.low not in GLUE), None)
    if behind is None or (chunks[at + 1] is behind and not isinstance(behind.value, (Actors, Group, Office))):
        return ()
    codes = tuple(dict.fromkeys(_codes(behind.value)))
    return codes if len(codes) > 1 or any(code in load().groups for code in codes) else ()


def _codes(value: object) -> list[str]:
    match value:
        case Actors():
            return [code for one in value.members for code in _codes(one)]
        case Group():
            return list(value.parties)
        case Party(code=party):
            return [party]
        case Office(party=str(party)):
            return [party]
    return []
