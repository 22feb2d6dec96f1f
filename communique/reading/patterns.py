"""The patterns of rules: their parts, as grammar.py tells how they are written, and the regular expression of each.

It knows the letters that sentences are spelled in, no rule and no stage.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from communique.reading.alphabet import Alphabet

PART = re.compile(
    r"\{(?:(?P<slot>\w+): *)?(?P<kinds>[\w.|!&-]+?|\.\.\.\+?)\}(?P<many>[+*]?)"
    r"|(?P<bracket>[\[\]])(?P<again>\*?)|(?P<gap>\.\.\.)|(?P<words>[\w'’-]+(?:\|[\w'’-]+)*)|(?P<mark>\S)"
)
FILLED_BLANK = re.compile(r"\{(\w+): ([^{}]+)\}")
STOP = "stop"  # the kind of what ends a clause: no gap reaches over it
GAP_LIMIT = 60  # chunks; what is longer is a list gone astray, and the bound keeps matching linear


class Translator:
    """Patterns into regular expressions over the letters of one alphabet."""

    def __init__(self, alphabet: Alphabet) -> None:
        self._alphabet = alphabet

    def translate(self, pattern: str, name: str) -> tuple[str, tuple[tuple[str, int], ...], list[str]]:
        """The pattern as a regex over letters, its groups, and the letters of each part that must be there."""
        parts: list[str] = []
        slots: list[tuple[str, int]] = []
        musts: list[str] = []
        firsts: list[str] = []  # what a match can begin with: the parts up to the first that must be there
        depth, groups = 0, 0
        for part in PART.finditer(pattern):
            if part["bracket"]:
                depth += 1 if part["bracket"] == "[" else -1
                parts.append("(?:" if part["bracket"] == "[" else ")*" if part["again"] else ")?")
                continue
            if part["gap"] or (part["kinds"] or "").startswith("..."):
                anything = f"[^{self._alphabet.of(STOP)}]{{1,{GAP_LIMIT}}}" + (
                    "" if (part["kinds"] or "").endswith("+") else "?"
                )
                letters = ""
            else:
                letters = self._letters(part, name)
                anything = f"[{letters}]{part['many'] or ''}"
            if part["slot"] or (part["kinds"] and re.fullmatch(r"[a-z_]+", part["kinds"])):
                groups += 1
                slots.append((part["slot"] or part["kinds"], groups))
                anything = f"({anything})"
            parts.append(anything)
            if not musts:
                firsts.append(letters)
            if depth == 0 and letters and part["many"] != "*":
                musts.append(letters)
        # A regex that opens with parts that may be missing is asked everywhere for all of them, if not for any first.
        opening = f"(?=[{''.join(firsts)}])" if len(firsts) > 1 and all(firsts) else ""
        return opening + "".join(parts), tuple(slots), musts

    def _letters(self, part: re.Match[str], name: str) -> str:
        """The letters that may stand at one part of a pattern; a part that nothing fits can never match."""
        if part["kinds"]:
            letters = "".join(map(self._alphabet.of, part["kinds"].split("|")))
        elif part["words"]:
            letters = "".join(map(self._word, part["words"].split("|")))
        else:
            letters = self._alphabet.of(f"mark {part['mark']}")
        if not letters:
            raise ValueError(f"rule {name}: nothing can fill {part.group()}")
        return letters

    def _word(self, word: str) -> str:
        letters = self._alphabet.of(f"word {word.lower()}")
        if word[0].isupper():
            capitals = set(self._alphabet.of("Cap"))
            letters = "".join(letter for letter in letters if letter in capitals)
        return letters


def literal_words(patterns: Iterable[str]) -> set[str]:
    """Every word and mark that some pattern names, words in lower case: each needs letters of its own."""
    found: set[str] = set()
    for pattern in patterns:
        for part in PART.finditer(pattern):
            found.update(part["words"].lower().split("|") if part["words"] else [part["mark"]] if part["mark"] else [])
    return found


def named_kinds(patterns: Iterable[str], families: Mapping[str, Iterable[str]]) -> set[str]:
    """Every kind that some pattern or family names; a class of words that none names needs no letters."""
    kinds = [part["kinds"] for pattern in patterns for part in PART.finditer(pattern) if part["kinds"]]
    named = [*kinds, *(kind for listed in families.values() for kind in listed)]
    return {one for kind in named for one in re.split(r"[|!&]", kind)}


def fill_in(example: str) -> tuple[str, dict[str, str]]:
    """An example as a plain sentence, and the words in each of its blanks."""
    return FILLED_BLANK.sub(r"\2", example), dict(FILLED_BLANK.findall(example))
