"""A release as a place to cite from: its sentences, what its records quote, and which of these bear out what.

Made once for each release of a brief and asked by every wording. Reads no record; refuses to find a name in parts.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from communique.desk import sentences
from communique.desk.check import Lack, bearer, may_bear
from communique.desk.cited import Citation
from communique.desk.wording import Words, plain, words_of
from communique.records import Document, Quote
from communique.register import Quoted, Source

_SHORT_SENTENCE, _LONGEST_SENTENCE = 260, 400
_LOOSE = " ,;:.–—-"


@dataclass
class Release:
    """A release with what its records quote; without a text where the register has none."""

    source: Source
    document: Document | None
    quotes: tuple[Quoted, ...]
    _places: dict[Lack, tuple[int, ...]] = field(default_factory=dict)

    @cached_property
    def sentences(self) -> tuple[Quote, ...]:
        """Its sentences, in order."""
        document = self.document
        return tuple(document.quote(*span) for span in sentences.spans(document.text)) if document else ()

    @cached_property
    def candidates(self) -> tuple[Citation, ...]:
        """All that it could be cited by: its records, then its sentences."""
        records = (Citation(self.source, quoted.quote, quoted.record) for quoted in self.quotes)
        return (*records, *(Citation(self.source, quote) for quote in self.sentences))

    @cached_property
    def _apart(self) -> tuple[tuple[Words, tuple[int, ...]], ...]:
        """The candidates' words taken apart, each once with the numbers of the candidates that have them."""
        alike: defaultdict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(self.candidates):
            alike[one.quote.words].append(at)
        return tuple((words_of(words, self.source.published), tuple(places)) for words, places in alike.items())

    def places(self, lack: Lack) -> tuple[int, ...]:
        """Which of the candidates bear out what a statement lacks, by their numbers."""
        if lack not in self._places:
            self._places[lack] = self._found(lack) if may_bear(lack)(self._whole) else ()
        return self._places[lack]

    def _found(self, lack: Lack) -> tuple[int, ...]:
        bears = bearer(lack)
        return tuple(sorted(at for words, places in self._apart if bears(words) for at in places))

    @cached_property
    def _whole(self) -> Words:
        """All its words, and those that its records quote: these stand in the text, wherever there is one."""
        text = self.document.text if self.document else " ".join(one.quote.words for one in self.quotes)
        return Words(plain(text), self.source.published)

    def sentence(self, quote: Quote) -> str:
        """The sentence that words stand in; the words themselves where they are more than that."""
        around = (one for one in self.sentences if one.start <= quote.start)
        held = next((one.words for one in around if quote.end <= one.end), quote.words)
        return held if len(held) <= _LONGEST_SENTENCE else quote.words

    def words(self, quote: Quote) -> str:
        """What to cite in full: the sentence where short, else the words, with "…" where these break off."""
        sentence = self.sentence(quote).strip(_LOOSE)
        if len(sentence) <= _SHORT_SENTENCE:
            return sentence
        goes_on = self.document is not None and self.document.text[quote.end : quote.end + 1] not in ("", ".", "\n")
        return quote.words.strip(_LOOSE) + (" …" if goes_on else "")
