"""Plain English for values: days, lists, numbers, names of countries in a sentence.

Every phrase made here can be found again by desk.check, which is how a statement is held against its quotes.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from math import isclose

from communique import edtf
from communique.lexicon import name_of
from communique.records import Number, Place

MONTHS = tuple(calendar.month_name)[1:]
_QUARTERS = {33: "first quarter", 34: "second quarter", 35: "third quarter", 36: "fourth quarter"}
_HALVES = {40: "first half", 41: "second half"}
# Countries whose names take the article; of blocs, those that are spelled out or read as words.
_WITH_ARTICLE = frozenset("US AE GB NL PH GM BS CD CF DO MV SB KM MH SC VA FK FO KY CK TC VI VG".split())
_BLOC_NAMES = {
    "EU": "the European Union",
    "AFRICAN_UNION": "the African Union",
    "PACIFIC_ALLIANCE": "the Pacific Alliance",
    "ARAB_LEAGUE": "the Arab League",
    "WORLD_BANK": "the World Bank",
}
_READ_AS_WORDS = frozenset(
    "ASEAN MERCOSUR APEC NATO EFTA CARICOM ECOWAS COMESA CELAC BRICS OPEC SICA SAARC ALADI".split()
)


def party_name(code: str) -> str:
    """A country or bloc as a sentence names it: "South Korea", "the United States", "ASEAN", "the WTO"."""
    if code in _BLOC_NAMES:
        return _BLOC_NAMES[code]
    if len(code) != 2:
        return code if code in _READ_AS_WORDS else f"the {code.replace('_', ' ')}"
    return f"the {name_of(code)}" if code in _WITH_ARTICLE else name_of(code)


def heading_name(code: str) -> str:
    """The same without its article, for a heading."""
    return party_name(code).removeprefix("the ")


def place_name(place: Place | None) -> str:
    """A place as people write it: "Doha, Qatar", "South Korea"; a city that is its country once; nothing for none."""
    if place is None:
        return ""
    names = (place.name, heading_name(place.country) if place.country else None)
    return ", ".join(dict.fromkeys(filter(None, names)))


def possessive(name: str) -> str:
    """ "Canada’s", "the United States’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def bears_article(name: str, text: str, *, whole: bool = False) -> bool:
    """Whether "the" stands before a name somewhere in a text; with `whole` the name must end there too."""
    at = text.find(f"he {name}")
    while at > 0:
        end = at + 3 + len(name)
        ends = not whole or _is_letter(text[end - 1 : end]) != _is_letter(text[end : end + 1])
        if text[at - 1] in "tT" and not _is_letter(text[max(0, at - 2) : at - 1]) and ends:
            return True
        at = text.find(f"he {name}", at + 1)
    return False


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "_"


def sentence(text: str) -> str:
    """The text with a capital at its head and one mark at its end."""
    text = text[0].upper() + text[1:]
    return text if text.endswith((".", "?", "!")) else f"{text}."


def ordinal(number: int) -> str:
    """ "1st", "22nd", "29th"."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def day_words(date: str) -> str:
    """An EDTF date in words, without a preposition: "1 December 2025", "18 to 20 November 2025", "May 2024"."""
    first, slash, last = date.partition("/")
    if not slash:
        return _part(first)
    if len(first) == len(last) == 10 and first[:7] == last[:7]:
        return f"{int(first[8:])} to {_part(last)}"
    return f"{_part(first)} to {_part(last)}"


def when(date: str) -> str:
    """An EDTF date with its preposition: "on 1 December 2025", "in May 2024", "from 18 to 20 November 2025"."""
    if "/" in date:
        return f"from {day_words(date)}"
    return f"on {day_words(date)}" if edtf.is_day(date) else f"in {day_words(date)}"


def amount(value: Number, unit: str | None) -> str:
    """A value with its unit: "USD 6 billion", "25 percent", "690 million people", "ranked 2nd" as "2"."""
    counted = number_words(value)
    if unit and len(unit) == 3 and unit.isupper():
        return f"{unit} {counted}"
    return f"{counted} {unit.replace('_', ' ')}" if unit and unit != "rank" else counted


def number_words(value: Number) -> str:
    """A number as people write it: "6 billion", "690 million", "27,300", "4.5"."""
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if abs(value) >= size and isclose(round(value / size, 3) * size, value, rel_tol=1e-12):
            return f"{_plain(value / size)} {name}"
    return _plain(value)


def _plain(value: Number) -> str:
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.6f}".rstrip("0")


def _part(date: str) -> str:
    year, _, rest = date.partition("-")
    if not rest:
        return year
    month = int(rest[:2])
    if month in _QUARTERS or month in _HALVES:
        return f"the {(_QUARTERS | _HALVES)[month]} of {year}"
    if len(rest) == 2:
        return f"{MONTHS[month - 1]} {year}"
    return f"{int(rest[3:])} {MONTHS[month - 1]} {year}"
