"""How one value compares with another: a credit from 0 to 1, what gold states first, what was read second.

Forgives spelling, honorifics and completeness; never what sets two names, numbers or days apart.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from rapidfuzz import fuzz

ADDRESS = re.compile(r"^(?:(?:H\.? ?E\.?|(?i:his excellency|her excellency|mr|mrs|ms|mme|dr|prof|sir|the)\.?)\s+)+")
IN_BRACKETS = re.compile(r"\(([A-Z][A-Z0-9&-]+)\)")
SMALL_WORDS = frozenset({"a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to", "with"})


@cache
def fold(words: str) -> str:
    """The words in one spelling: without case, accents, punctuation, hyphens, honorifics and a leading "the"."""
    letters = unicodedata.normalize("NFKD", ADDRESS.sub("", words.strip()).casefold().replace("&", " and "))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter) and letter not in ".'’")
    return " ".join(re.sub(r"[\W_]+", " ", plain).split())


def distinct(value: object) -> tuple[object, ...]:
    """The values of a slot as a set, in their first order; null and empty ones are absent."""
    unique: dict[str, object] = {}
    for one in value if isinstance(value, list) else [value]:
        if one not in (None, "", [], {}):
            unique.setdefault(fold(one) if isinstance(one, str) else json.dumps(one, sort_keys=True), one)
    return tuple(unique.values())


def exact(gold: object, read: object) -> float:
    """Codes and ordinals."""
    return float(fold(str(gold)) == fold(str(read)))


def number(gold: object, read: object) -> float:
    """Numbers, within half a percent."""
    try:
        return float(math.isclose(float(str(gold)), float(str(read)), rel_tol=0.005))
    except ValueError:
        return exact(gold, read)


def name(gold: object, read: object) -> float:
    """People, organisations, parties, instruments: the same name but for spelling or completeness."""
    return _name(str(gold), str(read))


@cache
def _name(gold: str, read: str) -> float:
    one, other = fold(gold), fold(read)
    if one.replace(" ", "") == other.replace(" ", ""):  # Kim Jung-kwan, Kim Jungkwan
        return 1.0
    if gold in IN_BRACKETS.findall(read) or read in IN_BRACKETS.findall(gold):
        return 1.0
    words, others = set(one.split()), set(other.split())
    # Long names of one pattern are alike as a whole, so what sets them apart must be alike too: the Korea-Chile Free
    # Trade Agreement is not the Korea-China Free Trade Agreement, and COP29 is not COP30.
    apart, other_apart = (" ".join(sorted(rest - SMALL_WORDS)) for rest in (words - others, others - words))
    if apart and other_apart and fuzz.ratio(apart, other_apart) < 80:
        return 0.0
    nested = len(words & others) >= 2 and fuzz.token_set_ratio(one, other) >= 95
    return float(nested or fuzz.token_sort_ratio(one, other) >= 88)


def phrase(gold: object, read: object) -> float:
    """Free wording, which two readers would cut differently."""
    return float(fuzz.token_set_ratio(fold(str(gold)), fold(str(read))) >= 70)


def date(gold: object, read: object) -> float:
    """Dates (EDTF): all for the same span of time, half for a coarser, finer or overlapping one."""
    (start, end), (other_start, other_end) = _span(gold), _span(read)
    if (start, end) == (other_start, other_end):
        return 1.0
    return 0.5 if start <= other_end and other_start <= end else 0.0


def _span(edtf: object) -> tuple[str, str]:
    """The first and the last day that it can be, as texts: ISO dates sort by time."""
    start, slash, end = re.sub(r"[?~%\s]", "", str(edtf)).partition("/")
    return start.strip("."), (end.strip(".") if slash else start) + "\uffff"


def place(gold: object, read: object) -> float:
    """Places by name, else by country; the country alone is half of a place that gold names."""
    name_of, country = part(gold, "name"), part(gold, "country")
    if name_of and part(read, "name"):
        return name(name_of, part(read, "name"))
    return exact(country, part(read, "country")) * (0.5 if name_of else 1.0) if country else 0.0


def term(gold: object, read: object) -> float:
    """A term of a measure: what changes, from what, to what, in which unit; all or nothing."""
    parts = {"of": exact, "from": number, "to": number, "unit": exact}
    return min(credit(part(gold, one), part(read, one)) for one, credit in parts.items())


def stage(gold: object, read: object) -> float:
    """A dated stage in the history of an agreement."""
    return exact(part(gold, "stage"), part(read, "stage")) * date(part(gold, "date"), part(read, "date"))


def part(value: object, key: str) -> object:
    """A part of a value that has parts; None where there is no such part, or no parts at all."""
    return value.get(key) if isinstance(value, Mapping) else None
