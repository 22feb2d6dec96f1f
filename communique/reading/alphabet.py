"""The letters that sentences are spelled in: one character for everything that a chunk can be.

What a chunk can be is its signature, a set of kinds: the word `Minister` is {word minister, Cap, title}, a day that an
earlier stage folded is {day}. Each signature has one letter; a kind stands for all letters whose signature holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set

FIRST, LAST = 0xE000, 0xF8FF  # the private use area: no letter can be mistaken for text or for a regex operator


class Alphabet:
    """Letters by signature. All must be learnt before the first kind is asked for."""

    def __init__(self, families: Mapping[str, Iterable[str]]) -> None:
        self._families = {name: tuple(kinds) for name, kinds in families.items()}
        self._letters: dict[frozenset[str], str] = {}
        self._by_kind: dict[str, list[str]] = {}
        self._answers: dict[str, str] = {}  # what was asked for; rules ask for the same kinds again and again
        self.letter(())  # what is nothing

    def letter(self, kinds: Iterable[str]) -> str:
        """The letter of a signature. Raises ValueError for one not learnt before the first kind was asked for."""
        signature = frozenset(kinds)
        known = self._letters.get(signature)
        return known if known else self._learn(signature)

    def nearest(self, kinds: Set[str]) -> str:
        """The letter of a signature, or of the largest known part of it: for words spelled oddly ("MaY")."""
        if not self._answers or frozenset(kinds) in self._letters:
            return self.letter(kinds)
        return self._letters[max((known for known in self._letters if known <= kinds), key=len, default=frozenset())]

    def _learn(self, signature: frozenset[str]) -> str:
        if self._answers:
            raise ValueError(f"no letter for a chunk of {', '.join(sorted(signature))}: declare what its stage makes")
        if FIRST + len(self._letters) > LAST:
            raise ValueError("more signatures than letters: give words that need no letter of their own a class")
        letter = self._letters[signature] = chr(FIRST + len(self._letters))
        for kind in signature:
            self._by_kind.setdefault(kind, []).append(letter)
        return letter

    def of(self, wanted: str) -> str:
        """All letters of a kind or a family, of `x!y` (x but not y) or `x&y` (both); empty when nothing is of it."""
        known = self._answers.get(wanted)
        if known is None:
            known = self._answers[wanted] = self._find(wanted)
        return known

    def _find(self, wanted: str) -> str:
        first, *rest = re.split(r"([!&])", wanted)
        letters = self._plain(first)
        for mark, kind in zip(rest[::2], rest[1::2], strict=True):
            others = set(self._plain(kind))
            letters = "".join(letter for letter in letters if (letter in others) == (mark == "&"))
        return letters

    def _plain(self, kind: str) -> str:
        kinds = self._families.get(kind)
        if kinds is None:
            return "".join(self._by_kind.get(kind, ()))
        return "".join(dict.fromkeys(letter for one in kinds for letter in self.of(one)))
