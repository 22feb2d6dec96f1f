"""Days, amounts and ordinals: always those that our own grammar reads in the quote, never the model's.

What the model gives only chooses among them: by the value, or by the words as they stand. What our grammar does not
find in the quote is left out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import product

from communique.edtf import is_edtf
from communique.reading.days import edtf_of
from communique.reading.mentions import Gathering
from communique.reading.rules.customs import FREQUENCIES
from communique.reading.rules.gatherings import EDITIONS, edition_of
from communique.reading.terms import FREE
from communique.reading.units import number_of
from communique.records import STAGES, Number, Rung, Term
from communique.second.asked import NO_TEXT, Asked, Found, Refused
from communique.second.evidence import Quantity

NO_DAY = Refused("our grammar finds no such day in the quote")
NO_AMOUNT = Refused("our grammar finds no such amount in the quote")
TERMS_OF = ("tariff", "quota", "cap", "price", "amount", "other")
_COMING = frozenset({"planned", "proposed"})


def day(asked: Asked, value: object) -> Found | Refused:
    """A day, month, year or span, as our grammar reads it in the quote."""
    value = _as_words(value)
    if not isinstance(value, str):
        return NO_TEXT
    if not is_edtf(value):
        return _day_in_words(asked, value)
    for meant, start, end in _days(asked):
        if value in meant:
            return Found(value, start, end, "this day, by our grammar")
    return _span(asked, value)


def year(asked: Asked, value: object) -> Found | Refused:
    """Likewise, also a bare year: "since 1997"."""
    found = day(asked, value)
    words = _as_words(value)
    if isinstance(found, Refused) and isinstance(words, str) and re.fullmatch(r"(?:1[89]|20)\d\d", words):
        at = asked.evidence.finder.within(words, asked.quote.start, asked.quote.end)
        return Found(words, *at, "this year, by its digits") if at else found
    return found


def _as_words(value: object) -> object:
    """A year that came as a number, as its digits."""
    return str(value) if isinstance(value, int) and 0 < value < 10_000 else value


def _days(asked: Asked) -> Iterator[tuple[set[str], int, int]]:
    """What each day in the quote can mean: as past, as coming, as the nearest."""
    published = asked.evidence.document.published
    for at, one in asked.evidence.days_in(asked.quote):
        meant = {edtf_of(one, published, past=past) for past in (None, True, False)}
        yield {each for each in meant if each}, at.start, at.end


def _span(asked: Asked, value: str) -> Found | Refused:
    """A span from one day of the quote to another."""
    if "/" in value:
        found = list(_days(asked))
        for (first, start, _), (last, _, end) in product(found[:20], repeat=2):
            if start < end and value in {f"{one}/{other}" for one in first for other in last}:
                return Found(value, start, end, "these days, by our grammar")
    return NO_DAY


def _day_in_words(asked: Asked, words: str) -> Found | Refused:
    """The widest day that our grammar reads in these words of the quote."""
    at = asked.evidence.finder.within(words, asked.quote.start, asked.quote.end)
    if at is None:
        return NO_DAY
    past = asked.fields.get("status") not in _COMING
    inside = asked.evidence.days_in(asked.evidence.document.quote(*at))
    for place, one in sorted(inside, key=lambda each: each[0].start - each[0].end):
        meant = edtf_of(one, asked.evidence.document.published, past=past)
        if meant:
            return Found(meant, place.start, place.end, "this day, by our grammar")
    return NO_DAY


def quantity(asked: Asked, value: object) -> Found | Refused:
    """An amount that our grammar reads in the quote: its value, its unit and its bound are ours."""
    chosen = [one for one in asked.evidence.quantities_in(asked.quote) if _is_meant(asked, one, value)]
    unit = asked.fields.get("unit")
    best = next((one for one in chosen if one.unit == unit), chosen[0] if chosen else None)
    return Found(best, best.at.start, best.at.end, "this amount, by our grammar") if best else NO_AMOUNT


def _is_meant(asked: Asked, one: Quantity, value: object) -> bool:
    if isinstance(value, int | float):
        return _is_number(value) and math.isclose(one.value, value, rel_tol=1e-9)
    if not isinstance(value, str):
        return False
    number = number_of(value)
    if number is not None and math.isclose(one.value, number, rel_tol=1e-9):
        return True
    at = asked.evidence.finder.within(value, asked.quote.start, asked.quote.end)
    return at is not None and one.at.start < at[1] and at[0] < one.at.end and number is None


def _is_number(value: Number) -> bool:
    return not isinstance(value, bool) and math.isfinite(value)


def count(asked: Asked, value: object) -> Found | Refused:
    """A number of people."""
    found = quantity(asked, value)
    if isinstance(found, Found) and isinstance(found.value, Quantity):
        is_people = found.value.unit == "people"
        return Found(found.value.value, found.start, found.end, found.says) if is_people else NO_AMOUNT
    return found


def edition(asked: Asked, value: object) -> Found | Refused:
    """The ordinal of a gathering: 29, where the quote has the 29th."""
    wanted = value if isinstance(value, int) else edition_of(value) if isinstance(value, str) else None
    if not wanted or not 0 < wanted < 1000:
        return NO_TEXT
    for sentence, match in asked.evidence.notes.matches("gatherings", "agendas", "partners", "sessions"):
        if isinstance(match.made, Gathering) and match.made.edition == wanted and sentence.start <= asked.quote.start:
            low, high = max(match.start, asked.quote.start), min(match.end, asked.quote.end)
            if low < high:
                return Found(wanted, low, high, "this ordinal, by our grammar")
    named = EDITIONS[wanted - 1] if wanted <= len(EDITIONS) else ""
    endings = {1: "st", 2: "nd", 3: "rd"} if wanted % 100 not in (11, 12, 13) else {}
    for words in (f"{wanted}{endings.get(wanted % 10, 'th')}", named, named.capitalize()):
        at = asked.evidence.finder.within(words, asked.quote.start, asked.quote.end) if words else None
        if at:
            return Found(wanted, *at, "this ordinal, by its words")
    return Refused("no such ordinal in the quote")


def frequency(asked: Asked, value: object) -> Found | Refused:
    """How often, where a word of the quote says so."""
    quote = asked.quote
    for words, often in FREQUENCIES.items():
        if value in (often, words):
            for shape in (words, words.capitalize()):
                if at := asked.evidence.finder.within(shape, quote.start, quote.end):
                    return Found(often, *at, "how often, by this word")
    return Refused("no word of the quote says how often")


def term(asked: Asked, value: object) -> Found | Refused:
    """A term of a measure, its numbers and unit by our grammar."""
    if not isinstance(value, dict) or value.get("of") not in TERMS_OF:
        return Refused("no term of our table")
    ends = {name: quantity(asked, value.get(name)) for name in ("from", "to") if value.get(name) is not None}
    known = {name: one.value for name, one in ends.items() if isinstance(one, Found)}
    amounts = {name: one for name, one in known.items() if isinstance(one, Quantity)}
    quote = asked.quote
    free = FREE.search(asked.evidence.document.text, quote.start, quote.end)
    if value.get("to") == 0 and free and "to" not in amounts:
        return Found(Term("tariff", None, 0, "percent"), free.start(), free.end(), "free of duty, by these words")
    if not amounts:
        return NO_AMOUNT
    places = [one.at for one in amounts.values()]
    unit = next(one.unit for one in amounts.values())
    start, to = (amounts[name].value if name in amounts else None for name in ("from", "to"))
    made = Term(str(value["of"]), start, to, unit, _basis(asked, value.get("basis")))
    return Found(
        made, min(one.start for one in places), max(one.end for one in places), "these amounts, by our grammar"
    )


def _basis(asked: Asked, words: object) -> str | None:
    at = asked.evidence.finder.within(words, asked.quote.start, asked.quote.end) if isinstance(words, str) else None
    return " ".join(asked.evidence.document.text[slice(*at)].split()) if at else None


def rung(asked: Asked, value: object) -> Found | Refused:
    """A stage of an agreement's history, with its day."""
    if not isinstance(value, dict) or value.get("stage") not in STAGES:
        return Refused("no stage of our table")
    found = day(asked, value.get("date"))
    if isinstance(found, Refused):
        return found
    return Found(Rung(str(value["stage"]), str(found.value)), found.start, found.end, found.says)
