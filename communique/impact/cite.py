"""Which words of a release state one part of a measure: the stretch nearest to where the measure was read.

Finds only what stands there; where it finds nothing, the measure's own quote is cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from communique import lexicon
from communique.records import Document, Measure, Quote, Term

_REACH = 600  # characters on either side: a sentence or two beyond the measure's own words
_PERCENT = r"\s?(?:percent|per cent|%)"


class Citing:
    """The quotes of one measure's parts; without its document they are all the measure's own."""

    def __init__(self, measure: Measure, document: Document | None) -> None:
        self._measure = measure
        self._document = document

    def words(self, *stated: str) -> Quote:
        """Where these words stand, or one of them."""
        return self._nearest(re.escape(one) for one in stated if one)

    def term(self, term: Term) -> Quote:
        """Where the term's numbers stand: from one to the other, with the basis where it follows."""
        if term.to is None:
            return self._measure.quote
        to = rf"\b{_number(term.to)}{_PERCENT}"
        whole = rf"\b{_number(term.start)}{_PERCENT}[^.]{{0,40}}?{to}" if term.start is not None else to
        basis = rf"[^.]{{0,40}}?{re.escape(term.basis)}" if term.basis else ""
        return self._nearest((whole + basis, whole, to))

    def party(self, code: str) -> Quote:
        """Where a country or bloc is named, or its people or adjective."""
        noun = lexicon.load().countries.get(code) or lexicon.load().groups.get(code)
        if noun is None:
            return self.words(code)
        return self._nearest(rf"\b{re.escape(one)}\b" for one in (noun.name, *noun.strong, *noun.adjectives))

    def _nearest(self, patterns: Iterable[str]) -> Quote:
        """The match of the first pattern that has one, nearest to the measure's quote."""
        quote, document = self._measure.quote, self._document
        if document is None:
            return quote
        first, last = max(0, quote.start - _REACH), min(len(document.text), quote.end + _REACH)
        for pattern in patterns:
            found = re.compile(pattern).finditer(document.text, first, last)
            spans = sorted((_away(match.start(), match.end(), quote), *match.span()) for match in found)
            if spans:
                return document.quote(*spans[0][1:])
        return quote


def _away(start: int, end: int, quote: Quote) -> int:
    """How far a stretch lies from a quote; nothing where they touch."""
    return max(0, quote.start - end, start - quote.end)


def _number(value: float) -> str:
    return re.escape(f"{value:g}")
