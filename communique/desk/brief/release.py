"""A release as a place to cite from: its sentences, what its records quote, and which of these bear out what.

Made once for each release of a brief and asked by every wording. Reads no record; refuses to find a name in parts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from communique.desk import sentences
from communique.desk.check import Lack, bearer, may_bear
from communique.desk.cited import Citation
from communique.desk.wording import Words, flat_of, words_of
from communique.records import Quote
from communique.register import Quoted, Source

_SHORT_SENTENCE, _LONGEST_SENTENCE = 260, 400
# "WASHINGTON – ", "29 (Xinhua) -- " and "MARKET STABILITY: " before a sentence; and words that only theirs makes clear.
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Ỹ]{2,}(?: [A-ZÀ-Ỹ]{2,}){0,2}|Washington, D\.?C\.?|\d{1,2} \(\w+\))(?:, [\w ]{2,20})? (?:–|—|--?) "
    r"|[A-Z]{3,},?(?: [A-Z-]{2,},?){1,8}: (?=[A-Z][a-z ])|[A-Z]{5,}: (?=[A-Z][a-z ])"
)
_PRONOUN = re.compile(r"(?:it|they|he|she|we|this|these|which|who)\b")
_LOOSE = " ,;:.–—-"


@dataclass
class Release:
    """A release with its text, or None where the register has none; `look` gives what its records quote.

    Most of what is asked its text alone can tell: the quotes are looked up when nothing else does.
    """

    source: Source
    text: str | None
    look: Callable[[str], Sequence[Quoted]]
    _places: dict[Lack, tuple[int, ...]] = field(default_factory=dict)
    _held: dict[Lack, bool] = field(default_factory=dict)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return sentences.spans(self.text) if self.text else []

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._spans]

    @cached_property
    def _quotes(self) -> Sequence[Quoted]:
        return self.look(self.source.id)

    @cached_property
    def candidates(self) -> tuple[Citation, ...]:
        """All that it could be cited by: its records, then its sentences."""
        records = (Citation(self.source, quoted.quote, quoted.record) for quoted in self._quotes)
        text = self.text or ""
        spans = (Quote(start, end, text[start:end]) for start, end in self._spans)
        return (*records, *(Citation(self.source, quote) for quote in spans))

    @cached_property
    def _apart(self) -> tuple[tuple[Words, tuple[int, ...]], ...]:
        """The candidates' words taken apart, each once with the numbers of the candidates that have them."""
        alike: defaultdict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(self.candidates):
            alike[one.quote.words].append(at)
        return tuple((words_of(words, self.source.published), tuple(places)) for words, places in alike.items())

    @cached_property
    def _sentences_apart(self) -> tuple[Words, ...]:
        text = self.text or ""
        return tuple(words_of(text[start:end], self.source.published) for start, end in self._spans)

    def holds(self, lack: Lack) -> bool:
        """Whether any of the candidates bears out what a statement lacks."""
        if lack not in self._held:
            self._held[lack] = may_bear(lack)(self._whole) and self._is_found(lack)
        return self._held[lack]

    def _is_found(self, lack: Lack) -> bool:
        bears = bearer(lack)
        return any(map(bears, self._sentences_apart)) or any(bears(words) for words, _ in self._apart)

    def places(self, lack: Lack) -> tuple[int, ...]:
        """Which of the candidates bear out what a statement lacks, by their numbers."""
        if lack not in self._places:
            bears = bearer(lack)
            found = (at for words, places in self._apart if bears(words) for at in places) if self.holds(lack) else ()
            self._places[lack] = tuple(sorted(found))
        return self._places[lack]

    @cached_property
    def _whole(self) -> Words:
        """All its words, and those that its records quote: these stand in the text, wherever there is one."""
        text = " ".join(one.quote.words for one in self._quotes) if self.text is None else self.text
        return Words(flat_of(text), self.source.published)

    def sentence(self, quote: Quote) -> str:
        """The sentence that words stand in; the words themselves where they are more than that."""
        at = bisect_right(self._starts, quote.start) - 1
        if self.text is None or at < 0:
            return quote.words
        start, end = self._spans[at]
        if not quote.end <= end <= start + _LONGEST_SENTENCE:
            return quote.words
        dateline = _DATELINE.match(self.text, start, quote.start)
        return self.text[dateline.end() if dateline else start : end]

    def words(self, quote: Quote) -> str:
        """What to cite in full: the sentence where short, else the words, with "…" where these break off."""
        sentence = self.sentence(quote).strip(_LOOSE)
        if len(sentence) <= _SHORT_SENTENCE or _PRONOUN.match(quote.words):
            return sentence
        goes_on = self.text is not None and self.text[quote.end : quote.end + 1] not in ("", ".", "\n")
        words = quote.words.strip(_LOOSE)
        return ("… " if words[:1].islower() else "") + words + (" …" if goes_on else "")
