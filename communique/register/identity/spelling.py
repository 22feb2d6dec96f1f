"""Spellings: what a name comes to when accents, case, hyphens and transliteration are taken away.

Loads spelling.toml. Holds no rule about who is who.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Spellings:
    """The tables of spelling.toml."""

    korean: tuple[tuple[str, str], ...]
    romans: tuple[tuple[str, str], ...]
    honorifics: frozenset[str]
    particles: frozenset[str]
    generations: frozenset[str]
    frequent: frozenset[str]
    ranks: tuple[str, ...]
    firms: frozenset[str]
    families: dict[str, str]
    short: dict[str, tuple[str, ...]]


@cache
def spellings() -> Spellings:
    """The tables, read once."""
    table = tomllib.loads(files(__package__).joinpath("spelling.toml").read_text(encoding="utf-8"))
    return Spellings(
        korean=tuple((old, new) for old, new in table["korean"]),
        romans=tuple((old, new) for old, new in table["romans"]),
        honorifics=frozenset(table["honorifics"]),
        particles=frozenset(table["particles"]),
        generations=frozenset(table["generations"]),
        frequent=frozenset(table["frequent"]),
        ranks=tuple(sorted(table["ranks"], key=lambda rank: -len(rank))),
        firms=frozenset(table["firms"]),
        families={spelling: group.split()[0] for group in table["families"] for spelling in group.split()},
        short={name: tuple(long) for name, long in table["short"].items()},
    )


@lru_cache(maxsize=65536)
def plain(words: str) -> str:
    """The words in small letters without accents, dashes as spaces, apostrophes and stops dropped."""
    letters = (char for char in unicodedata.normalize("NFKD", words) if unicodedata.category(char) != "Mn")
    bare = unicodedata.normalize("NFC", "".join(letters)).casefold()
    bare = bare.replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("ı", "i").replace("æ", "ae")
    return " ".join(re.sub(r"[.'’`]", "", word) for word in _WORD.findall(bare))


@lru_cache(maxsize=65536)
def korean(word: str) -> str:
    """A plain Korean name as all its usual transliterations come out."""
    for old, new in spellings().korean:
        word = word.replace(old, new)
    return word


@lru_cache(maxsize=65536)
def romans(word: str) -> str:
    """A plain name as its transliterations into English, French or German come out."""
    for old, new in spellings().romans:
        word = word.replace(old, new)
    return re.sub(r"(?<=[aeiou])h$", "", re.sub(r"(.)\1+", r"\1", word))


@lru_cache(maxsize=65536)
def consonants(word: str) -> str:
    """The consonants of a word by sound: what different renderings of Arabic names share."""
    return re.sub(r"[aeiou]", "", romans(word)) or word
