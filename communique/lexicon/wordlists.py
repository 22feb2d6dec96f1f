"""The word classes that rules name: one TOML a family of classes in `words/`, each class a list of words or phrases.

A word may be in several classes. Only words here; names (countries, bodies, cities) have files of their own.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "words"


@cache
def words() -> Mapping[str, tuple[str, ...]]:
    """Every class and its words. Raises ValueError, naming file and class, for a class that is no list of words."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        for kind, listed in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if not isinstance(listed, list) or not all(isinstance(word, str) and word for word in listed):
                raise ValueError(f"{path.name}: {kind} is no list of words")
            found[kind] = (*found.get(kind, ()), *listed)
    return found


@cache
def word_set(kind: str) -> frozenset[str]:
    """The words of one class, for looking a word up. Raises KeyError for a class that no file has."""
    return frozenset(words()[kind])


@cache
def ordinary_words() -> frozenset[str]:
    """English words in lower case that are no name by their form alone, however they are capitalised."""
    lines = (FOLDER / "ordinary.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
