"""Which rules the letters of a line leave in question: one that lacks a letter for some part of it cannot match.

All rules are asked at once, as bits of one number. It never says that a rule matches, only which need not be tried.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence


class Sieve:
    """Bit `place * rules + rule` stands for a rule's part at that place; one that the rule does not have is met."""

    def __init__(self, rules: Sequence[Sequence[str]]) -> None:
        """For each rule, the letters of each part that must be there."""
        self._rules = len(rules)
        self._places = max(map(len, rules), default=0)
        wanted: dict[str, int] = defaultdict(int)  # many rules share a part
        for number, parts in enumerate(rules):
            for place in range(self._places):
                wanted[parts[place] if place < len(parts) else ""] |= 1 << place * self._rules + number
        self._nothing_met = wanted.pop("", 0)
        self._meets: dict[str, int] = {}
        for part, bits in wanted.items():
            for letter in part:
                self._meets[letter] = self._meets.get(letter, 0) | bits

    def met(self, letters: Iterable[str], before: int = 0) -> int:
        """The parts that letters meet, beside those that were met before."""
        met = before or self._nothing_met
        meets = self._meets.get
        for letter in letters:
            met |= meets(letter, 0)
        return met

    def left(self, met: int) -> int:
        """The rules of which every part is met, a bit for each."""
        left = met
        for _ in range(self._places - 1):
            met >>= self._rules
            left &= met
        return left
