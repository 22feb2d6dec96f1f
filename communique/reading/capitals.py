"""What a capitalised word may be by itself: part of a personal name ({Name}), a word of a title or body ({Noun}).

Decided for one word at a time, from word lists and endings; whether a run of such words is a person is for the rules.
"""

from __future__ import annotations

import re
from collections.abc import Set

from communique.lexicon.wordlists import ordinary_words

# Classes whose words are neither: they stand around names and titles, not in them.
AROUND = frozenset(
    "determiner possessive preposition pronoun conjunction adverb function weekday month title titles institution "
    "honorific junior greeting".split()
)
NAMES = frozenset({"given", "family"})
ENDINGS = re.compile(
    r".{3,}(?:tions?|sions?|ments?|ness|ities|ity|ships?|isms?|ology|ologies|ically|ating|i[sz]ed|i[sz]ing|i[sz]ation|ative|ables?|ibles?"
    r"|fully|less|ously|ances?|ences?|wide|works?|wares?|based|oriented|related|friendly|centric|ability|nomics|ary|ically)"
)
STEMS = re.compile(r"(?:'s|s|es|ed|d|ing|ly|er|ers)$")
PREFIXED = re.compile(r"(?:al|el|as|ad|ar|an|at|az|ul|ur|bin|ibn)-[^\W\d_a-z]")  # al-Sudani


def of_capital(word: str, kinds: Set[str]) -> str | None:
    """`Name` or `Noun` for a capitalised word of these kinds; None for an acronym and for words around names."""
    if kinds & NAMES and not kinds & (AROUND - {"month"}):
        return "Name"
    if kinds & AROUND or "initial" in kinds or "acronym" in kinds:
        return None
    return "Noun" if is_ordinary(word) else "Name"


def is_ordinary(word: str) -> bool:
    """Whether every part of a word is an English word, by the list or by its ending."""
    return all(_is_known(part) for part in word.lower().replace("’", "'").split("-") if part)


def _is_known(part: str) -> bool:
    known = ordinary_words()
    if part in known or ENDINGS.fullmatch(part):
        return True
    stem = STEMS.sub("", part)
    return len(stem) > 3 and stem != part and (stem in known or f"{stem}e" in known)
