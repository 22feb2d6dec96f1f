"""Whose a measure is by the law that it is put on under: sections of American trade law, acts of the European Union.

A law that is not known by its name is nobody's.
"""

from __future__ import annotations

import re

from communique.lexicon.wordlists import words as word_classes
from communique.reading.rules.measure_nouns import Spotted

# Sections of American trade law, and the act on emergency powers.
TRADE_LAW = re.compile(
    r"\b[Ss]ections? (?:122|201|232|301|338)\b|\bIEEPA\b|\bInternational Emergency Economic Powers Act\b"
    r"|\bTrade Expansion Act\b|\bTrade Act of 1974\b"
)


def law_of(made: Spotted) -> str | None:
    """Whose a law known by its name is."""
    words = made.line.chunks[made.head].low
    line = made.line
    last = made.head
    if "under" in line.lowered[made.head + 1 : made.head + 5]:
        last = min(len(line.chunks) - 1, made.head + 12)
    if TRADE_LAW.search(line.between(line.chunks[max(0, made.head - 5)].start, line.chunks[last].end)):
        return "US"
    listed = word_classes()
    return next(
        (code.upper() for code in ("eu", "us") if words in {one.lower() for one in listed[f"law_of_{code}"]}), None
    )
