"""Numbers, currencies and units by the words for them, as the lexicon has them.

It converts nothing: 5 GW stay 5 GW. Words that multiply (crore, billion) are part of the number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from communique.lexicon import load
from communique.lexicon.wordlists import words as word_classes
from communique.records import Number

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_FIXED: Mapping[str, Number] = {
    "a": 1, "half a": 0.5, "hundred": 100, "a dozen": 12, "two dozen": 24, "half a dozen": 6, "one hundred": 100,
    "two hundred": 200, "three hundred": 300, "five hundred": 500,
}  # fmt: skip
_MULTIPLIED = {"doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4, "quintupled": 5, "sextupled": 6}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_SHORT: Mapping[str, Number] = {"m": 1_000_000, "b": 1_000_000_000, "t": 1_000_000_000_000, "k": 1_000}
_NO_CODES = frozenset({"ALL", "TOP"})  # ordinary words in capitals
# Figures leave durations out, and ranks have rules of their own.
_NO_UNITS = frozenset({"number", "years", "months", "days", "hours", "rank", "percent", "percentage_points", "times"})
_COUNTED = frozenset(
    "people homes houses households countries companies entities projects agreements meetings rounds jobs vehicles "
    "aircraft ships flights passengers trips products cases certificates listings frigates scholarships groups".split()
) | {"working groups", "policy areas"}


def classes() -> Mapping[str, tuple[str, ...]]:
    """The words of money, magnitude and units as classes that rules can name."""
    return {
        "currency": tuple(_currencies()),
        "magnitude": tuple(name for name in _magnitudes() if len(name) > 1),
        "short_magnitude": tuple(_SHORT),
        "unit": tuple(name for name, code in _units().items() if code not in _COUNTED),
        "counted": tuple(name for name, code in _units().items() if code in _COUNTED),
    }


def currency_of(words: str) -> str | None:
    """The ISO 4217 code of a sign, code or name as written; a bare `$` or `dollars` is USD."""
    return _currencies().get(words)


def unit_of(words: str) -> str | None:
    """The unit that a word beside a number names, as records name it."""
    return _units().get(words) or _units().get(words.lower())


def factor_of(words: str) -> Number:
    """What a word such as crore, billion or m multiplies by. Raises KeyError for another word."""
    return _SHORT[words] if words in _SHORT else _magnitudes()[words.lower()]


_HAS_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}$")


def number_of(words: str) -> Number | None:
    """A number in figures or words: `5,000`, `6.5`, `13,9`, `twenty-four`, `a dozen`; None for what is none."""
    plain = words.replace(",", "." if _HAS_DECIMAL_COMMA.match(words) else "")
    if plain[:1].isdigit():
        try:
            return float(plain) if "." in plain else int(plain)
        except ValueError:
            return None
    word = plain.lower()
    if word in _FIXED:
        return _FIXED[word]
    tens, _, ones = word.partition("-")
    if tens in ONES and not ones:
        return ONES.index(tens)
    if tens in TENS and (not ones or ones in ONES[1:10]):
        return 10 * (TENS.index(tens) + 2) + (ONES.index(ones) if ones else 0)
    return None


def times_of(words: str) -> Number | None:
    """How many times: `quadrupled`, `fourfold`, `twenty-fourfold`."""
    word = words.lower()
    return _MULTIPLIED[word] if word in _MULTIPLIED else number_of(word.removesuffix("fold").removesuffix("-"))


def percent_of(words: str) -> Number | None:
    """A fraction in words as percent: `two-thirds` is 66.67."""
    above, _, below = words.lower().replace("-", " ").rpartition(" ")
    part = _PARTS.get(below.removesuffix("s"))
    count = number_of(above) if above else 1
    return tidy(round(100 * count / part, 2)) if part and count else None


def bound_of(words: str) -> str | None:
    """Whether words before a number say `about`, `over` or `under` it."""
    return _bounds().get(words.lower())


def tidy(value: Number) -> Number:
    """A whole number as an integer; rounding of the machine taken back."""
    rounded = round(value, 2 if abs(value) >= 1000 else 6)
    return int(rounded) if rounded == int(rounded) else rounded


@cache
def _currencies() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for strong in (True, False):
        for currency in load().currencies.values():
            names = (currency.code, *currency.names, *currency.prefixes) if strong else currency.weak_names
            for name in names:
                if name not in _NO_CODES and (len(name) > 1 or not name.isalpha()):
                    found.setdefault(name, currency.code)
    return found


@cache
def _magnitudes() -> Mapping[str, Number]:
    return {name.lower(): unit.factor for unit in load().units if unit.code == "number" for name in unit.names}


@cache
def _units() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for unit in load().units:
        if unit.code not in _NO_UNITS:
            code = unit.code if unit.factor == 1 else next((n for n in unit.names if not n.islower()), unit.names[-1])
            found.update((name, "jobs" if name == "jobs" else code) for name in unit.names)
    for name in ("representatives", "officials", "leaders"):  # phrases of the actors' vocabulary
        found |= {f"{name} from": "people", f"{name} of": "people"}
    found.pop("states", None)  # of a federation, more often than of the world
    return found


@cache
def _bounds() -> Mapping[str, str]:
    listed = word_classes()
    return {word.lower(): kind for kind in ("about", "under", "over") for word in listed[kind]}
