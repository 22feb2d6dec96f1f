"""What stands in a quote, once and for all: its words, numbers, days and countries, ready to be asked.

Reads the words alone and knows no record; what it does not recognise is not there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache

from communique.lexicon import load
from communique.lexicon.nouns import Country, Group

_MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|"
        "november nov|december dec".split("|"),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAYS = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH_FIRST = re.compile(
    rf"\b({_MONTH})\.? ({_DAYS})(?![\d:])(?: ?(?:-|–|—|to|and|through|until) ?({_DAYS})(?![\d:]))?", re.I
)
_DAY_FIRST = re.compile(rf"\b({_DAYS})(?: ?(?:-|–|—|to|and|through|until) ?({_DAYS}))? (?:of )?({_MONTH})\b", re.I)
_ISO = re.compile(r"\b(?:19|20)\d\d-(\d\d)-(\d\d)\b")
_SLASHED = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](?:19|20)?\d\d\b")
_KOREAN = re.compile(r"(\d{1,2})月 ?(\d{1,2})日|(\d{1,2})월 ?(\d{1,2})일")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
# What stands around the figures of every date that is known here.
_FIGURES = re.compile(r"\d+")
_BEFORE_DAYS = tuple(f"{name}{stop} " for name in _MONTHS for stop in ("", "."))
_AFTER_DAYS = re.compile(rf"(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})|[-./]\d| ?[月월]")
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_NUMBER = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:st|nd|rd|th)?[ -]?"
    r"(trillion|billion|million|thousand|hundred|trn|bn|tn|mn|m|b|k)?\b",
    re.I,
)
_SCALES = {
    "trillion": 10**12, "trn": 10**12, "tn": 10**12, "billion": 10**9, "bn": 10**9, "b": 10**9, "million": 10**6,
    "mn": 10**6, "m": 10**6, "thousand": 1000, "k": 1000, "hundred": 100,
}  # fmt: skip
_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_UNITS += "seventeen eighteen nineteen".split()
_TENS = {
    name: 10 * at for at, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split()
_ORDINALS += "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
_SPELLED: dict[str, float] = {
    **{name: at for at, name in enumerate(_UNITS)},
    **_TENS,
    **{f"{ten}-{unit}": value + at for ten, value in _TENS.items() for at, unit in enumerate(_UNITS[1:10], start=1)},
    **{name: at for at, name in enumerate(_ORDINALS, start=1)},
    "inaugural": 1, "single": 1, "largest": 1, "biggest": 1, "top": 1, "most": 1, "leading": 1, "half": 0.5,
    "quarter": 25, "once": 1, "twice": 2, "doubled": 2, "double": 2, "doubling": 2, "tripled": 3, "triple": 3,
    "tripling": 3, "quadrupled": 4, "quadruple": 4, "quintupled": 5, "dozen": 12, "duty-free": 0, "free": 0,
    "fully": 100, "all": 100, "zero": 0,
}  # fmt: skip
_SPELLED_VALUES = frozenset(_SPELLED.values())
# So many digits of a number are told apart from any other ones.
_CERTAIN = 8
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[., ](?=\d)")
_WORD = re.compile(r"\w+(?:[-'.&]\w+)*", re.U)
_DIGIT = re.compile(r"\d")
_HEAD = re.compile(r"\w+")
_POSSESSIVE, _JOINTS = re.compile(r"'s?$"), re.compile(r"[-'.&]")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
# Marks that releases write in many ways: each becomes the plain one.
_PLAIN = str.maketrans({mark: plain for marks, plain in (('‘’‚‛`´“”„‟«»"', "'"), ("‐‑‒–—−", "-")) for mark in marks})

# How a release tells days next to its own, by how many days after it they are.
_TOLD_BY_DAY = {
    -1: re.compile(r"\byesterday\b"),
    0: re.compile(r"\b(?:today|tonight|this morning|this week)\b"),
    1: re.compile(r"\btomorrow\b"),
}
_TOLD_WORDS = ("today", "tonight", "this ", "yesterday", "tomorrow")
_REGIONS = re.compile(r"\b(?:latin|south|central|north)[ -]america(?:n|ns)?\b")
_HALF_A_YEAR, _A_WEEK = 183, 8


@dataclass(frozen=True)
class Words:
    """A quote taken apart, each part when it is first asked for.

    `flat` is its text with plain quotation marks and single spaces, in lower case.
    """

    flat: str
    published: date | None

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Its words, and the parts that hyphens, stops and apostrophes join."""
        found = set(self.flat.split())
        joined = {word for word in found if not word.isalnum()}
        return frozenset((found - joined).union(*map(_parts, joined)))

    @cached_property
    def numbers(self) -> frozenset[float]:
        """Its numbers, in figures and in letters; "6 billion" is that many, and six."""
        figures = {value for both in _figures(self.flat) for value in both} if _DIGIT.search(self.flat) else set()
        folds = {re.sub("-?fold$", "", word) for word in _WORD.findall(self.flat) if word.endswith("fold")}
        return frozenset(figures | {_SPELLED[word] for word in _SPELLED.keys() & (self.tokens | folds)})

    @cached_property
    def days(self) -> frozenset[tuple[int, int]]:
        """Its days, as month and day."""
        return _days_in(self.flat) if self._is_dated else frozenset()

    @cached_property
    def months(self) -> frozenset[int]:
        """The months that it names."""
        return frozenset(_MONTHS[name] for name in _MONTHS.keys() & self.tokens)

    @cached_property
    def years(self) -> frozenset[int]:
        """Its years."""
        return frozenset(int(year) for year in _YEARS.findall(self.flat))

    def has(self, value: float) -> bool:
        """Whether the number stands there, in figures or in letters."""
        return any(abs(one - value) <= 1e-9 * max(1.0, abs(value)) for one in self.numbers)

    def has_day(self, day: date) -> bool:
        """Whether the day stands there: by its date, or told from the day of publication ("today", "on Monday")."""
        is_dated = str(day.day) in self.flat and (day.month, day.day) in self.days
        if is_dated and (day.year in self.years or self._is_near(day)):
            return True
        if self.published is None:
            return False
        after = (day - self.published).days
        if abs(after) > _A_WEEK:
            return False
        weekday, told = _WEEKDAYS[day.weekday()], _TOLD_BY_DAY.get(after)
        near = weekday in self.flat and weekday in self.tokens
        return near or bool(told and any(word in self.flat for word in _TOLD_WORDS) and told.search(self.flat))

    @cached_property
    def _is_dated(self) -> bool:
        """Whether there may be any date of a day: False is certain, and quickly found."""
        found = (match.span() for match in _FIGURES.finditer(self.flat))
        return any(
            self.flat.endswith(_BEFORE_DAYS, 0, start) or _AFTER_DAYS.match(self.flat, end) for start, end in found
        )

    def has_month(self, year: int, month: int) -> bool:
        """Whether the month stands there, or is told from the day of publication ("last month")."""
        if month in self.months and (year in self.years or self._is_near(date(year, month, 15))):
            return True
        if self.published is None:
            return False
        after = 12 * (year - self.published.year) + month - self.published.month
        return {-1: "last month", 0: "this month", 1: "next month"}.get(after, "\0") in self.flat

    def has_year(self, year: int) -> bool:
        """Whether the year stands there, or is told from the day of publication ("this year")."""
        if year in self.years:
            return True
        if self.published is None:
            return False
        after = year - self.published.year
        told = {-1: "last year", 0: "this year", 1: "next year"}.get(after, "\0") in self.flat
        return told or (after == 0 and bool({"today", "now"} & self.tokens or self.months))

    def may_have(self, value: float) -> bool:
        """Whether some part of these words could have the number: False is certain, and quickly found."""
        digits = f"{abs(value):.15g}".replace(".", "").strip("0")
        # What is written as another power of ten has the same digits; of many of them the last may be rounded.
        return value in _SPELLED_VALUES or not digits.isdigit() or len(digits) > _CERTAIN or digits in self._digits

    @cached_property
    def _digits(self) -> str:
        """Its figures in our digits, without what parts them."""
        joined = _BETWEEN_DIGITS.sub("", self.flat)
        return joined if joined.isascii() else _OTHER_DIGIT.sub(lambda found: str(int(found[0])), joined)

    def may_name_country(self, code: str) -> bool:
        """Whether some part of these words could name a country or bloc: False is certain, and quickly found."""
        return _forms(code).may_stand_in(self)

    def names_country(self, code: str) -> bool:
        """Whether a country or bloc is named there in any form: name, adjective, people, capital or body."""
        return _forms(code).stand_in(self._without_regions if code == "US" else self)

    @cached_property
    def _without_regions(self) -> Words:
        """The same without what is named after America and is no part of the United States: "Latin America"."""
        return Words(_REGIONS.sub(" ", self.flat), self.published) if _REGIONS.search(self.flat) else self

    def names_currency(self, code: str) -> bool:
        """Whether a currency stands there: its code, its name, or its sign before a number."""
        return bool(_money(code).search(self.flat))

    def _is_near(self, day: date) -> bool:
        """Whether a day without its year can only be this one: half a year around the publication."""
        return self.published is not None and abs((day - self.published).days) <= _HALF_A_YEAR


class Phrases:
    """Phrases that are looked for whole, each by the first of its words that a text must hold."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_head: dict[str, list[str]] = {}
        for phrase in dict.fromkeys(phrases):
            if head := _HEAD.search(phrase):
                self._by_head.setdefault(head[0], []).append(phrase)
        # Words of some scripts are joined to others: a part of a text may hold them where the text does not.
        self._foreign = tuple(phrase for phrase in dict.fromkeys(phrases) if not phrase.isascii())

    def stand_in(self, words: Words) -> bool:
        """Whether one stands there whole: a plain word boundary would lose "U.S."."""
        heads = self._by_head.keys() & words.tokens
        return any(phrase in words.flat and _stands(phrase, words.flat) for at in heads for phrase in self._by_head[at])

    def may_stand_in(self, words: Words) -> bool:
        """Whether one could stand in some part of these words: False is certain, and quickly found."""
        return self.stand_in(words) or any(phrase in words.flat for phrase in self._foreign)


@lru_cache(maxsize=20_000)
def words_of(text: str, published: date | None) -> Words:
    """A quote taken apart."""
    return Words(plain(text), published)


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """The text without accents, in lower case, with plain quotation marks, hyphens and single spaces."""
    return flat_of(text)


def flat_of(text: str) -> str:
    """The same of a text too long to be remembered."""
    text = text.replace('"', "'").replace("`", "'")
    if not text.isascii():
        # One letter at a time is slow, and few are not plain already.
        text = _FOREIGN.sub(lambda found: _in_plain(found[0]), text)
    return " ".join(text.casefold().split())


@lru_cache(maxsize=20_000)
def _in_plain(text: str) -> str:
    text = text.translate(_PLAIN)
    bare = (char for char in unicodedata.normalize("NFD", text) if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFC", "".join(bare))


def numbers_in(text: str) -> list[float]:
    """The numbers of a text in figures, with "million" and the like."""
    return [whole for whole, _ in _figures(text)]


def _figures(text: str) -> Iterator[tuple[float, float]]:
    """The numbers of a text in figures: as they are meant, and as they are written before "million" and the like."""
    for figures, scale in _NUMBER.findall(text):
        value = float(re.sub(r"[, ](?=\d{3})", "", figures))
        yield (value * _SCALES[scale.casefold()] if scale else value), value


def names_of_countries(text: str) -> list[tuple[str, str]]:
    """The countries and blocs that a statement names by their everyday names, with their codes."""
    return [(match[0], _display_names()[match[0]]) for match in _display_pattern().finditer(text)]


def _days_in(flat: str) -> frozenset[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for month, first, last in _MONTH_FIRST.findall(flat):
        found |= {(_MONTHS[month], _figure(day)) for day in (first, last) if day}
    for first, last, month in _DAY_FIRST.findall(flat):
        found |= {(_MONTHS[month], _figure(day)) for day in (first, last) if day}
    found |= {(int(month), int(day)) for month, day in _ISO.findall(flat)}
    for one, other in _SLASHED.findall(flat):
        found |= {(int(one), int(other)), (int(other), int(one))}
    for parts in _KOREAN.findall(flat):
        found |= {(int(parts[0] or parts[2]), int(parts[1] or parts[3]))}
    return frozenset(found)


def _figure(day: str) -> int:
    return int(re.sub(r"\D", "", day))


@lru_cache(maxsize=20_000)
def _parts(written: str) -> tuple[str, ...]:
    """What is written without a space as words: each, without its possessive, and the parts that hyphens join."""
    return tuple(part for word in _WORD.findall(written) for part in ((word,) if word.isalnum() else _joined(word)))


def _joined(word: str) -> Iterator[str]:
    word = _POSSESSIVE.sub("", word)
    yield from filter(None, (word, word.replace(".", ""), *_JOINTS.split(word)))


@cache
def _money(code: str) -> re.Pattern[str]:
    known = load().currencies.get(code)
    named = [code, *((known.name, *known.names, *known.weak_names) if known else ())]
    signs = [plain(sign) for sign in known.prefixes] if known else []
    words = "|".join(re.escape(plain(name)) for name in named)
    before = "".join(f"|{re.escape(sign)} ?(?=\\d)" for sign in (*signs, *_SIGNS.get(code, ())))
    return re.compile(rf"(?<!\w)(?:{words})s?(?!\w){before}")


_SIGNS = {"USD": ("$", "us$"), "CAD": ("$", "c$"), "AUD": ("$", "a$"), "EUR": ("€",), "GBP": ("£",), "JPY": ("¥",),
          "CNY": ("¥",), "KRW": ("₩",), "INR": ("₹",)}  # fmt: skip


def _stands(phrase: str, flat: str) -> bool:
    """Whether no letter goes before and none follows."""
    at = flat.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not (_is_letter(flat[max(0, at - 1) : at]) or _is_letter(flat[end : end + 1])):
            return True
        at = flat.find(phrase, at + 1)
    return False


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "_"


@cache
def _forms(code: str) -> Phrases:
    known = load()
    noun = known.countries.get(code) or known.groups.get(code)
    return Phrases([plain(form) for form in _forms_of(noun)] if noun else [plain(code)])


def _forms_of(noun: Country | Group) -> list[str]:
    forms = [noun.name, *noun.strong, *noun.weak, *noun.adjectives, *noun.weak_adjectives]
    if isinstance(noun, Country):
        forms += [noun.official, *noun.person, *noun.people, *noun.seats, *noun.cities, *noun.weak_cities]
        forms += [noun.capital] if noun.capital else []
    else:
        forms += [noun.code]
        forms += ["European"] if noun.code == "EU" else []
    bodies = (name for body in noun.bodies for name in (body.name, *body.short) if len(name) > 3)
    return [*forms, *bodies]


@cache
def _display_names() -> dict[str, str]:
    known = load()
    names = {country.name: code for code, country in known.countries.items()}
    for code, group in known.groups.items():
        names |= dict.fromkeys((group.name, code.replace("_", " ")), code)
    return names


@cache
def _display_pattern() -> re.Pattern[str]:
    names = sorted(_display_names(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")
