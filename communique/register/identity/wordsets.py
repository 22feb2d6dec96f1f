"""Names of things as sets of words, and how two of them compare.

Knows nothing of any kind of thing: each kind says which words tell its kind and which tell this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from communique.register.identity import known
from communique.register.identity.spelling import plain

_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?|[ivx]+")
_BRACKETED = re.compile(r"\s*\([\w&.*-]*[A-Z][\w&.*-]*[A-Z][\w&.*-]*\)")
# COP28 and COP29 are editions of one series.
_NUMBERED = re.compile(r"(?<=[a-z]{3})\d{1,4}$")
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth annual inaugural next latest new this last "
    "year".split()
)
# From this share of common words two names are near; below it they are names of two things.
NEAR = 0.6


@lru_cache(maxsize=65536)
def content(name: str) -> frozenset[str]:
    """The words of a name without parties, numbers, ordinals and years."""
    words, _ = known.without_parties(_without_acronym(name))
    kept = (word for word in words if not _NUMBER.fullmatch(word) and word not in _ORDINALS)
    return frozenset(_NUMBERED.sub("", word) for word in kept)


@lru_cache(maxsize=65536)
def acronyms(name: str) -> frozenset[str]:
    """The words of a name that are acronyms as they stand."""
    return frozenset(plain(word) for word in re.findall(r"\b[A-Z][A-Z&]{1,9}s?\b", name))


def _without_acronym(name: str) -> str:
    """The name without the acronym in brackets that it gives of itself, where enough is left."""
    bare = _BRACKETED.sub("", name).strip()
    return bare if " " in bare else name


def share(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of common words in all words."""
    return len(one & other) / len(one | other) if one | other else 0.0


def compare(one: str, other: str) -> str:
    """How two names compare: `equal`, `acronym`, `part`, `near` or `differs`."""
    ours, theirs = content(one), content(other)
    if ours == theirs or plain(one) == plain(other):
        return "equal"
    if fits_acronym(one, other) or fits_acronym(other, one):
        return "acronym"
    if ours and theirs and (ours < theirs or theirs < ours):
        return "part"
    return "near" if share(ours, theirs) >= NEAR else "differs"


def acronym_keys(name: str, *stated: str) -> Iterator[str]:
    """The blocks of a name by its acronyms: an acronym stands apart from the words that make one."""
    if _is_acronym(name):
        yield f"a {plain(name)}"
    else:
        yield from (f"of {plain(acronym)}" for acronym in _made(name, stated))


def acronyms_sought(name: str, *stated: str) -> Iterator[str]:
    """The other side: words look for their acronym, an acronym for its words; words of equal initials are strangers."""
    if _is_acronym(name):
        yield f"of {plain(name)}"
    else:
        yield from (f"a {plain(acronym)}" for acronym in _made(name, stated))


def _is_acronym(name: str) -> bool:
    return name.isupper() and " " not in name and 2 <= len(name) <= 9


def _made(name: str, stated: tuple[str, ...]) -> Iterator[str]:
    yield from (acronym for acronym in (*stated, *known.initials_of(name)) if 2 <= len(acronym) <= 9)


def fits_acronym(short: str, long: str) -> bool:
    """Whether `short` is one word of capitals made of the initials of `long`."""
    letters = short.strip().replace(".", "")
    if not re.fullmatch(r"[A-Z][A-Za-z&]{1,8}", letters) or sum(char.isupper() for char in letters) < 2:
        return False
    return len(long.split()) > 1 and letters.upper() in known.initials_of(long)
