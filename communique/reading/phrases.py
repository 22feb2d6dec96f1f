"""Names and phrases of several words: one pass of a gazetteer finds all that stand in a text.

It spells a phrase only when a text first holds it: starting up must not wait for the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import ahocorasick_rs

from communique.lexicon.spelling import without_halves
from communique.reading.alphabet import Alphabet
from communique.reading.capitals import AROUND, of_capital
from communique.reading.grammar import plain

SMALL = frozenset({"of", "and", "the", "on", "for", "to", "in", "with"})  # words that a title leaves as they are
NONE: frozenset[str] = frozenset()
LONGEST = 40  # letters behind what ends amid a word, where a phrase may end that begins within it


class Known(NamedTuple):
    """The letter of a word or name, what the lexicon knows it as, its words in lower case with a plain apostrophe,
    and how much blank its token begins with."""

    letter: str
    value: Any = None
    low: str = ""
    blank: int = 0


class Phrases:
    """The phrases of word classes and the names of several words, each by every form that it is written in.

    `named` tells the kind and the mention of each name's form; a name goes before a phrase of the same form.
    """

    def __init__(
        self, alphabet: Alphabet, classes: Mapping[str, set[str]], named: Mapping[str, tuple[str, Any]]
    ) -> None:
        self._alphabet = alphabet
        self._kinds = _by_form(classes)
        self._named = named
        self._forms = list(dict.fromkeys((*self._kinds, *named)))
        self._gazetteer = ahocorasick_rs.AhoCorasick(self._forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
        self._known: dict[int, Known] = {}  # that were found, by their place in `_forms`
        self._learn()

    def found(self, text: str) -> dict[int, tuple[int, Known]]:
        """The phrases of a text: from where each starts to where it ends and what it is."""
        found = {}
        text = without_halves(text)
        for which, start, end in self._gazetteer.find_matches_as_indexes(text):
            if _is_bounded(text, start, end):
                found[start] = (end, self._known.get(which) or self._spell(which))
            else:
                found |= self._within(text, start, end)
        return found

    def _within(self, text: str, start: int, end: int) -> dict[int, tuple[int, Known]]:
        """The phrases behind the first word of what ends amid a word: | Swiss Federal Council | lor, no council."""
        inside = text.find(" ", start, end) + 1
        if not inside:
            return {}
        stretch = text[inside : end + LONGEST]
        return {
            inside + first: (inside + last, self._known.get(which) or self._spell(which))
            for which, first, last in self._gazetteer.find_matches_as_indexes(stretch)
            if inside + first < end
            and inside + last < end + LONGEST
            and _is_bounded(text, inside + first, inside + last)
        }

    def _spell(self, which: int) -> Known:
        form = self._forms[which]
        kind, value = self._named.get(form, ("", None))
        letter = self._alphabet.letter(_signature({kind} if kind else self._kinds[form], form, is_name=bool(kind)))
        known = self._known[which] = Known(letter, value, plain(form))
        return known

    def _learn(self) -> None:
        """Meet every signature that a phrase can have, each once."""
        for kind in {kind for kind, _ in self._named.values()}:
            self._alphabet.letter({kind, "Cap"})
            self._alphabet.letter({kind, "low"})
        shapes = {(kinds, form[0].isupper() and form.partition(" ")[0]): form for form, kinds in self._kinds.items()}
        for (kinds, _), form in shapes.items():
            self._alphabet.letter(_signature(kinds, form, is_name=False))


def _signature(kinds: Iterable[str], form: str, *, is_name: bool) -> frozenset[str]:
    """What a phrase can be as it is written."""
    kinds = frozenset(kinds)
    if not form[0].isupper():
        return kinds | {"low"}
    if not is_name and kinds.isdisjoint(AROUND) and of_capital(form.partition(" ")[0]) == "Noun":
        return kinds | {"Cap", "Noun"}
    return kinds | {"Cap"}


def _by_form(classes: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    """The kinds of each form of the phrases; phrases that are written alike share theirs."""
    forms: dict[str, frozenset[str]] = {}
    for phrase, listed in classes.items():
        kinds = frozenset(listed)
        for form in _cases(phrase):
            forms[form] = forms[form] | kinds if form in forms else kinds
    return forms


def _cases(phrase: str) -> Iterable[str]:
    """The ways a phrase of ordinary words is capitalised."""
    words = phrase.split(" ")
    title = " ".join([word if word in SMALL else word[:1].upper() + word[1:] for word in words])
    parts = re.sub(r"-([a-z])", lambda part: "-" + part[1].upper(), title) if "-" in title else title  # Under-Secretary
    return dict.fromkeys((phrase, phrase[:1].upper() + phrase[1:], title, parts, phrase.upper()))


def _is_bounded(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() and text[start].isalnum()) and not (after.isalnum() and text[end - 1].isalnum())
