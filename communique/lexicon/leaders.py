"""Whose leader a person is, by name; from leaders.toml beside this file.
Says nothing of offices and times: a name that two parties share is nobody's.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path

PARTICLES = frozenset({"von", "der", "van", "de", "den", "del", "da", "di"})
FILE = Path(__file__).parent / "leaders.toml"


@lru_cache(maxsize=4096)
def party_of_leader(name: str) -> str | None:
    """The code of the country or bloc whose leader bears the name, given in full or by family name; else None."""
    words = folded(name)
    found = _by_words().get(words) or _by_words().get(words - PARTICLES, set())
    if len(found) == 1:
        return next(iter(found))
    within = _within()
    held = {party for word in words for listed, parties in within.get(word, ()) if listed <= words for party in parties}
    return held.pop() if len(held) == 1 else None


def party_of_title(title: str) -> str | None:
    """The code of the only country or bloc that has a title beginning with these words; else None."""
    plain = title.lower().replace("’", "'")
    return next((party for party, titles in _table()["titles"].items() if plain.startswith(tuple(titles))), None)


def folded(name: str) -> frozenset[str]:
    """A name's words without case, accents and marks; a hyphen parts no word."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("-", ""))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter) and letter not in ".'’ʻ")
    return frozenset(re.findall(r"[^\W\d_]+", letters)) - {"jr", "sr"}


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def _by_words() -> dict[frozenset[str], set[str]]:
    """Parties by the words of a full name, and by the words in capitals alone."""
    found: dict[frozenset[str], set[str]] = defaultdict(set)
    for party, names in _table()["people"].items():
        for name in names:
            found[folded(name)].add(party)
            alone = " ".join(word for word in name.split() if word.isupper() and len(word.strip(".")) > 1)
            for key in (alone, _first_and_last(name), _with_particles(name)):
                if key:
                    found[folded(key)].add(party)
    return dict(found)


@cache
def _within() -> dict[str, list[tuple[frozenset[str], set[str]]]]:
    """The names of several words that a longer name may hold, each listed once, under its last word by the alphabet."""
    found: dict[str, list[tuple[frozenset[str], set[str]]]] = defaultdict(list)
    for words, parties in _by_words().items():
        if len(words) > 1:
            found[max(words)].append((words, parties))
    return dict(found)


def _with_particles(name: str) -> str:
    """The family name with the small words before it: von der Leyen."""
    words = name.split()
    first = next((at for at, word in enumerate(words) if at and word.islower()), None)
    return " ".join(words[first:]) if first else ""


def _first_and_last(name: str) -> str:
    words = name.split()
    return f"{words[0]} {words[-1]}" if len(words) > 2 else ""
