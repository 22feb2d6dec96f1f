"""What every word can be, before any rule looks at it: its classes, its case, the name that it is.

Built once from the lexicon. A word that no rule names and no class holds is only `Cap`, `low`, `number` or `mark`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from communique.lexicon import Entry
from communique.reading.alphabet import Alphabet
from communique.reading.capitals import PREFIXED, is_name, of_capital
from communique.reading.grammar import plain
from communique.reading.mentions import Body, Gathering, WeakBody, named
from communique.reading.patterns import STOP
from communique.reading.phrases import Known, Phrases

CACHE_LIMIT = 100_000  # words; the cache is dropped when full, so that memory stays flat over any number of documents
STOPS = frozenset(";:•…?!.")  # marks that end a clause; a full stop inside a sentence belongs to an abbreviation
MARKS = ",;:.!?()[]{}\"'“”‘’«»–—-/&%$€£¥₩₹+*=#@•…"
ACRONYM = re.compile(r"[A-Z][A-Z0-9&]*[A-Z0-9]")
INITIALS = re.compile(r"(?:[A-Z]\.)+|[A-Z]")
PLAIN = re.compile("[a-z]{2,}")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
YEAR = re.compile(r"(?:19|20)\d\d")
ONE_WORD = re.compile(r"[\w][\w'’-]*|(?:[A-Z]\.)+|[^\w\s]|'s")
NO_ADVERBS = frozenset(
    {"supply", "family", "assembly", "monopoly", "anomaly", "reply", "apply", "comply", "imply", "resupply"}
)
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)

Token = tuple[str, Any, str, int]  # what Known tells, as a plain tuple: it is taken apart in half the time


class Vocabulary:
    """Words and names by their letters; one gazetteer pass finds the names of several words."""

    def __init__(
        self,
        alphabet: Alphabet,
        *,
        names: Iterable[Entry],
        classes: Mapping[str, Sequence[str]],
        literals: Iterable[str],
    ) -> None:
        self._alphabet = alphabet
        self._literals = frozenset(literals)
        self._classes: dict[str, set[str]] = defaultdict(set)
        phrases: dict[str, set[str]] = defaultdict(set)
        for kind, words in classes.items():
            for word in words:
                if _is_one_word(word.replace("’", "'")):
                    self._classes[plain(word)].add(kind)
                else:
                    phrases[word].add(kind)
        self._names: dict[str, tuple[str, Any]] = {}
        long_names: dict[str, tuple[str, Any]] = {}
        for entry in names:
            if (mention := named(entry)) is not None:
                store = self._names if _is_one_word(entry.name) else long_names
                store[entry.name] = named_as = (mention.kind, mention)
                if len(entry.name) > 3:
                    store[entry.name.upper()] = named_as
        self._phrases = Phrases(alphabet, phrases, long_names)
        self._cache: dict[str, Known] = {}
        self.tokens: dict[str, Token] = {}  # that are the same in every document
        self._body_letter = alphabet.letter({"body", "Cap", "acronym"})
        self._gathering_letter = alphabet.letter({"gathering", "Cap", "acronym"})
        self._learn_every_shape()

    def word(self, word: str) -> Known:
        """What one token can be."""
        known = self._cache.get(word)
        if known is None:
            if len(self._cache) >= CACHE_LIMIT:
                self._cache.clear()
            known = self._cache[word] = self._look_up(word)
        return known

    def token(self, token: str) -> Known:
        """What a token can be that may begin with a space; kept in `tokens`."""
        if len(self.tokens) >= CACHE_LIMIT:
            self.tokens.clear()
        blank = len(token) - len(token.lstrip())
        known = self.word(token[blank:])._replace(blank=blank)
        self.tokens[token] = tuple(known)
        return known

    def short_name(self, word: str, named: Body | Gathering) -> Known:
        """What a short name is that a document gives a body or a gathering; a name that the lexicon has stays that."""
        known = self.word(word)
        is_told = known.value is None or isinstance(known.value, WeakBody)  # which MOC: the document tells
        letter = self._body_letter if isinstance(named, Body) else self._gathering_letter
        return Known(letter, named, known.low) if is_told else known

    def is_name(self, word: str) -> bool:
        """Whether the lexicon has the token as a name by itself."""
        return word in self._names

    def phrases(self, text: str) -> dict[int, tuple[int, Known]]:
        """The names and phrases of several words in a text: from where each starts to where it ends and what it is."""
        return self._phrases.found(text)

    # ---- letters ----

    def _look_up(self, word: str) -> Known:
        name = self._names.get(word)
        kinds = self._shape(word) | self._kinds(word)
        if name:
            also = {"Name"} if is_name(word.lower()) else set()
            letter = self._alphabet.nearest((kinds - {"initial"}) | also | {name[0], "Cap"})
            return Known(letter, name[1], plain(word))
        if "Cap" in kinds and (capital := of_capital(word, is_acronym=bool(kinds & {"acronym", "initial"}))):
            kinds.add(capital)
        return Known(self._alphabet.nearest(kinds), None, plain(word))

    def _kinds(self, word: str) -> set[str]:
        low = plain(word)
        kinds = set(self._classes.get(low, ()))
        if low in self._literals:
            kinds.add(f"word {low}")
        return kinds

    def _shape(self, word: str) -> set[str]:
        first = word[0]
        if first.isdigit():
            return _numeric(word)
        if not first.isalpha():
            kinds = {"mark", f"mark {first}"} if word in MARKS else {"mark"} if len(word) == 1 else {"low"}
            return kinds | {STOP} if word in STOPS else kinds
        if INITIALS.fullmatch(word):
            return {"Cap", "initial"}
        if first.isupper():
            return {"Cap", "acronym"} if ACRONYM.fullmatch(word) else {"Cap"}
        if PREFIXED.match(word):
            return {"low", "Name"}
        return {"low", "adverb"} if word.endswith("ly") and len(word) > 4 and word not in NO_ADVERBS else {"low"}

    def _learn_every_shape(self) -> None:
        """Meet every signature that a text can bring, before the rules are compiled."""
        for capital in ("Name", "Noun"):
            self._alphabet.letter({"Cap", capital})
        self._alphabet.letter({"Cap", "Name", "acronym"})
        words = {self._sort_of_word(word): word for word in {*self._classes, *self._literals}}  # one of each sort
        for word in words.values():
            for form in dict.fromkeys((word, word.capitalize(), word.upper(), word.title(), word.replace("'", "’"))):
                if form:
                    self._look_up(form)
        names = {self._sort_of_name(name, kind): name for name, (kind, _) in self._names.items()}
        for name in names.values():
            self._look_up(name)
        for shape in (
            "a1",
            "Aa",
            "al-Xqx",
            "Xqx1",
            "XQXs",
            "AA",
            "A.",
            "a",
            "boldly",
            "1",
            "1,000",
            "2025",
            "13th",
            "1a",
            "★",
            "''x",
            *MARKS,
        ):
            self._look_up(shape)

    def _sort_of_word(self, word: str) -> Hashable:
        """What words share that are spelled alike however they are capitalised; an odd word is of its own sort."""
        names = self._names
        if not PLAIN.fullmatch(word) or word in names or word.capitalize() in names or word.upper() in names:
            return word
        is_adverb = word.endswith("ly") and "adverb" in self._shape(word)
        return frozenset(self._kinds(word)), of_capital(word), is_name(word), is_adverb

    def _sort_of_name(self, name: str, kind: str) -> Hashable:
        """What names of one word share that are spelled alike; an odd one is of its own sort."""
        low = name.lower()
        if not PLAIN.fullmatch(low) or name == low:
            return name
        return kind, frozenset(self._kinds(low)), is_name(low), name.isupper(), name[0].isupper()


def _numeric(word: str) -> set[str]:
    if YEAR.fullmatch(word):
        return {"number", "year"}
    if NUMBER.fullmatch(word):
        return {"number"}
    return {"ordinal"} if ORDINAL.fullmatch(word) else {"mixed"}


def _is_one_word(name: str) -> bool:
    return ONE_WORD.fullmatch(name) is not None
