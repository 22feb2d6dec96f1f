"""Whose a measure is by the law that it is put on under: sections of American trade law, acts of the European Union.

A law that is not known by its name is nobody's.
"""

from __future__ import annotations

import re
from functools import cache

from communique.lexicon.wordlists import word_set
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
    return next((code for code, laws in _laws() if words in laws), None)


@cache
def _laws() -> tuple[tuple[str, frozenset[str]], ...]:
    """The laws of each party that are known by name, in lower case."""
    return tuple((code.upper(), frozenset(map(str.lower, word_set(f"law_of_{code}")))) for code in ("eu", "us"))
