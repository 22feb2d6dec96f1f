"""What a capitalised word may be by itself: part of a personal name ({Name}), a word of a title or body ({Noun}).

Decided for one word at a time, from word lists and endings; whether a run of such words is a person is for the rules.
"""

from __future__ import annotations

import re
from functools import cache

from communique.lexicon.wordlists import ordinary_words, word_set

# Classes whose words are neither: they stand around names and titles, not in them.
AROUND = (
    "determiner", "possessive", "preposition", "pronoun", "conjunction", "adverb", "function", "weekday", "month",
    "title", "titles", "institution", "honorific", "junior", "letters",
)  # fmt: skip
ENDINGS = re.compile(
    r".{3,}(?:tions?|sions?|ments?|ness|ities|ity|ships?|isms?|ology|ologies|ically|ating|i[sz]ed|i[sz]ing|i[sz]ation|ative|ables?|ibles?"
    r"|fully|less|ously|ances?|ences?|wide|works?|wares?|based|oriented|related|friendly|centric|ability|nomics|ary|ically)"
)
STEMS = re.compile(r"(?:'s|s|es|ed|d|ing|ly|er|ers)$")
NO_NAME = re.compile(r"[A-Z]{2}|\d|[A-Za-z]['’](?:ve|re|m|t|ll|d)$")  # MOUs, F-35, I've
PREFIXED = re.compile(r"(?:al|el|as|ad|ar|an|at|az|ul|ur|bin|ibn)-[^\W\d_a-z]")  # al-Sudani


def of_capital(word: str, *, is_acronym: bool = False) -> str | None:
    """`Name` or `Noun` for a capitalised word; None for an acronym and for words around names."""
    plain = word.lower().replace("’", "'")
    if is_name(plain):
        return "Name"
    if is_acronym or plain in _around():
        return None
    return "Noun" if is_ordinary(plain) or NO_NAME.search(word) else "Name"


def is_name(plain: str) -> bool:
    """Whether a word in lower case is listed as a part of personal names, and never stands around them."""
    return plain in _names()


@cache
def _names() -> frozenset[str]:
    around = frozenset().union(*(word_set(kind) for kind in AROUND if kind != "month"))
    return (word_set("given") | word_set("family")) - frozenset(word.lower() for word in around)


@cache
def _around() -> frozenset[str]:
    return frozenset(word.lower() for kind in AROUND for word in word_set(kind))


def is_ordinary(word: str) -> bool:
    """Whether every part of a word is an English word, by the list or by its ending."""
    return all(_is_known(part) for part in word.lower().replace("’", "'").split("-") if part)


def _is_known(part: str) -> bool:
    known = ordinary_words()
    if part in known or ENDINGS.fullmatch(part):
        return True
    stem = STEMS.sub("", part)
    return len(stem) > 3 and stem != part and (stem in known or f"{stem}e" in known)
