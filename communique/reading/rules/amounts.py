"""Amounts: money, percentages, multiples, and numbers of things counted or weighed.

A bare number is no amount, nor is a duration or "the two sides"; what an amount is of, the figures tell.
"""

from __future__ import annotations

import re

from communique.reading.grammar import Blank, Line, Said, Stage
from communique.reading.mentions import Amount
from communique.reading.rules.days import word_after, word_before
from communique.reading.units import bound_of, currency_of, factor_of, number_of, percent_of, tidy, times_of, unit_of
from communique.records import Number

amounts = Stage("amounts", makes=("amount",))

MANY = 100
YEAR = re.compile(r"(?:19|20)\d\d")
# "the two sides", "Section 232 investigations": no count of things
DEFINITE = frozenset(
    "the these those both our their its all other such your said any each section sections article no no. chapter "
    "annex".split()
)


def bound_in(line: Line, bound: Blank | None, beyond: Blank | None = None) -> str | None:
    """Whether the words before (or behind) a number say about, over or under; None when exact."""
    if (
        bound
        and not beyond
        and bound.first
        and line.lowered[bound.first] in COMPARING.get(line.lowered[bound.first - 1], ())
    ):
        return None  # "shot up to", "a rise over": to where, and over what
    return "over" if beyond else bound_of(line.words(bound)) if bound else None


_RISEN = (
    "shot went gone moved jumped climbed rose risen increased grown grew soared surged pushed lifted taking".split()
)
_RISE = "increase rise growth jump surge gain improvement decrease decline".split()
COMPARING = dict.fromkeys(_RISEN, ("up to",)) | dict.fromkeys(_RISE, ("over",))


def is_article(said: Said, number: Blank) -> bool:
    """Whether a number is only the article: "a", "one"."""
    return said.line.words(number).lower() in ("a", "one")


def value_of(line: Line, number: Blank, magnitude: Blank | None) -> Number | None:
    """The number meant, with what multiplies it."""
    value = number_of(line.words(number))
    if value is None or (len(line.words(number)) > 18):
        return None
    return tidy(value * (factor_of(line.words(magnitude)) if magnitude else 1))


@amounts.rule(
    "[{bound}] [{code: currency}] {sign: currency} {number} [-] [{magnitude: magnitude|short_magnitude}] "
    "[{name: currency}] [{more: plus}]",
    "a GDP of {bound: roughly} {sign: USD} {number: 7} {magnitude: trillion} last year",
    "exports of {sign: $}{number: 6}-{magnitude: billion} rose",
    "{sign: US$}{number: 10.5}{magnitude: m} was paid",
    "at {sign: Rs} {number: 5,000} {magnitude: crore}, a record",
    "of {sign: KRW} {number: 30} {magnitude: trillion} {name: won} in total",
    "worth {sign: $}{number: 10} {magnitude: billion}{more: +} a year",
    "a grant of {code: CAD} {sign: $}{number: 6.9} {magnitude: million}",
    never=["the top 7 trillion cells", "all 30 members"],
)
def money_signed(
    said: Said, sign: Blank, number: Blank, bound: Blank | None = None, magnitude: Blank | None = None,
    name: Blank | None = None, more: Blank | None = None, code: Blank | None = None,
) -> Amount | None:  # fmt: skip
    """An amount of money, the sign or code of its currency first."""
    unit, value = currency_of(said.line.words(code or sign)), value_of(said.line, number, magnitude)
    return Amount(value, unit, bound_in(said.line, bound, more)) if unit and value is not None else None


@amounts.rule(
    "[{bound}] {number: number|number_word} [-] [{magnitude}] [in|of] {name: currency}",
    "an order of {bound: about} {number: 30} {magnitude: trillion} {name: won}",
    "a loan of {number: two} {magnitude: billion} {name: US dollars}",
    "at {number: 500}-{name: euro} a piece",
    "{number: 3} {magnitude: billion} in {name: euros}",
    "{number: 3} {magnitude: million} of {name: dollars}",
    "{number: 12} {magnitude: bn} {name: €}",
    never=["five members won the vote", "5 ALL parties", "launched a $2 million fund", "a yen loan"],
)
def money_named(
    said: Said, number: Blank, name: Blank, bound: Blank | None = None, magnitude: Blank | None = None
) -> Amount | None:
    """An amount of money, the name of its currency last."""
    words = said.line.words(name)
    unit, value = currency_of(words), value_of(said.line, number, magnitude)
    is_sign = not words[-1].isalpha() and not magnitude  # "12 bn €" is money too
    is_verb = words == "won" and not magnitude and value is not None and value < 100
    is_one = is_article(said, number) and not magnitude  # "a yen loan"
    if unit is None or value is None or is_sign or is_verb or is_one:
        return None
    return Amount(value, unit, bound_in(said.line, bound))


@amounts.rule(
    "[{bound}] {sign: currency} {first: number} [{low: magnitude|short_magnitude}] {bridging} [{again: currency}] "
    "{last: number} [-] [{magnitude: magnitude|short_magnitude}]",
    "worth {bound: around} {sign: $}{first: 10}{bridging: -}{last: 15} {magnitude: billion} a year",
    "worth {sign: $}{first: 900} {low: million} {bridging: to} {again: $}{last: 1.2}-{magnitude: billion}",
    never=["from $10 billion in 2020 to $15 billion"],
)
def money_range(
    said: Said, sign: Blank, first: Blank, bridging: Blank, last: Blank, bound: Blank | None = None,
    low: Blank | None = None, again: Blank | None = None, magnitude: Blank | None = None,
) -> Amount | None:  # fmt: skip
    """Money from one amount to another."""
    line = said.line
    unit, value, upto = (
        currency_of(line.words(sign)), value_of(line, first, low or magnitude), value_of(line, last, magnitude)
    )  # fmt: skip
    if unit is None or value is None or upto is None or upto <= value or is_change(said, bridging):
        return None
    return Amount(value, unit, bound_in(line, bound), upto)


@amounts.rule(
    "[{bound}] {number: number|number_word} [-] {percent} [{more: plus}]",
    "it grew {bound: more than} {number: 12.5}{percent: %} last year",
    "a {number: 25}-{percent: percent} share",
    "{number: five} {percent: per cent} of exports",
    "{number: 50}{percent: %}{more: +} of exports",
    never=["the percentage rose", "percent 5"],
)
def percentage(
    said: Said, number: Blank, percent: Blank, bound: Blank | None = None, more: Blank | None = None
) -> Amount | None:
    """So many percent."""
    value = value_of(said.line, number, None)
    return None if value is None else Amount(value, "percent", bound_in(said.line, bound, more))


@amounts.rule(
    "[{bound}] {first: number} [{percent}] {bridging} {last: number} [-] {unit: percent|points}",
    "rates {bound: around} {first: 16.88} {bridging: to} {last: 25.50} {unit: percent}",
    "a {first: 10}{percent: %}{bridging: –}{last: 15}-{unit: percent} share",
    "by {first: 2} {bridging: to} {last: 3} {unit: percentage points}",
    never=["from 5% to 10%"],
)
def percent_range(
    said: Said, first: Blank, bridging: Blank, last: Blank, unit: Blank, bound: Blank | None = None,
    percent: Blank | None = None,
) -> Amount | None:  # fmt: skip
    """From so many to so many percent."""
    line = said.line
    value, upto = value_of(line, first, None), value_of(line, last, None)
    if value is None or upto is None or upto <= value or is_change(said, bridging):
        return None
    words = line.words(unit)
    return Amount(value, "percentage_points" if "p" in words[1:] else "percent", bound_in(line, bound), upto)


@amounts.rule(
    "[{bound}] {number: number|number_word} [-] {points}",
    "it rose {bound: about} {number: 2.5} {points: percentage points}",
    "a {number: 5}-{points: percentage point} cut",
    never=["two points were made"],
)
def percentage_points(said: Said, number: Blank, points: Blank, bound: Blank | None = None) -> Amount | None:
    """So many percentage points."""
    value = value_of(said.line, number, None)
    return None if value is None else Amount(value, "percentage_points", bound_in(said.line, bound))


@amounts.rule(
    "[{bound}] {multiple: multiplied|fold_word}",
    "trade has {bound: more than} {multiple: quadrupled}",
    "investment grew {bound: nearly} {multiple: twenty-fourfold}",
    never=["the manifold ties", "Canada doubled its tariffs"],
)
def multiple(said: Said, multiple: Blank, bound: Blank | None = None) -> Amount | None:
    """How many times something has become what it was; `doubled its tariffs` is what somebody did."""
    if word_after(said) in {"its", "their", "his", "her", "the"}:
        return None
    value = times_of(said.line.words(multiple))
    return None if value is None else Amount(value, "times", bound_in(said.line, bound))


@amounts.rule(
    "[{bound}] {number: number|number_word} [-] {fold}",
    "investment grew {bound: over} {number: 24}-{fold: fold}",
    "it is {number: three} {fold: times} what it was",
    "to raise trade by {number: 2.5} {fold: times}",
    "trade had grown {number: 2.5} {fold: times}",
    never=["many times", "they met three times"],
)
def times(said: Said, number: Blank, fold: Blank, bound: Blank | None = None) -> Amount | None:
    """So many times, where something is compared; not how often it happened."""
    value = value_of(said.line, number, None)
    is_compared = word_after(said).split(" ")[0] in COMPARED or word_before(said).lower() in GREW
    is_frequency = said.line.words(fold) == "times" and not is_compared
    return None if value is None or is_frequency else Amount(value, "times", bound_in(said.line, bound))


@amounts.rule(
    "[{bound}] {fraction}",
    "{bound: nearly} {fraction: two-thirds} of exports",
    "{fraction: half} of its imports",
    never=["the first half", "half measures"],
)
def fraction(said: Said, fraction: Blank, bound: Blank | None = None) -> Amount | None:
    """A fraction of a whole, in percent."""
    value = percent_of(said.line.words(fraction))
    return None if value is None or word_after(said) != "of" else Amount(value, "percent", bound_in(said.line, bound))


@amounts.rule(
    "[{bound}] {number: number|number_word} [-] [{magnitude}] {unit: unit|counted}",
    "a plant of {bound: about} {number: 1.4} {unit: GW}",
    "a {number: 500}-{unit: MW} plant",
    "{number: two} {magnitude: million} {unit: tonnes} of wheat",
    "{bound: over} {number: 300} {unit: participants} came",
    never=["the two countries agreed", "these three ministries", "one country", "Section 232 investigations"],
)
def counted(
    said: Said, number: Blank, unit: Blank, bound: Blank | None = None, magnitude: Blank | None = None
) -> Amount | None:
    """So many things of a kind, counted, weighed or measured; not "the two countries"."""
    value = value_of(said.line, number, magnitude)
    is_named = said.line.words(number)[0].isupper() and said.first > 0  # "the Plus Three Countries"
    if (
        value is None
        or (value in (0, 1) and not magnitude)
        or (not bound and (is_named or word_before(said) in DEFINITE))
    ):
        return None
    return Amount(value, unit_of(said.line.words(unit)), bound_in(said.line, bound))


@amounts.rule(
    "[{bound}] {number} [{magnitude}] {low!function!preposition!conjunction!counted!unit}"
    " [{low!function!preposition!conjunction!counted!unit}] {unit: counted|unit}",
    "it brought {bound: over} {number: 1,500} well-paid {unit: jobs}",
    "it has {number: 45} {magnitude: million} middle class {unit: consumers}",
    never=["they have 45 of the jobs", "they have 12 good jobs"],
)
def counted_of_a_kind(
    said: Said, number: Blank, unit: Blank, bound: Blank | None = None, magnitude: Blank | None = None
) -> Amount | None:
    """Many things of a kind that adjectives tell: "1,500 highly skilled jobs"."""
    value = value_of(said.line, number, magnitude)
    is_many = value is not None and (value >= MANY or magnitude is not None) and len(said.line.words(number)) > 2
    if value is None or not (is_many or magnitude) or word_before(said) in DEFINITE or is_year(said, number):
        return None
    return Amount(value, unit_of(said.line.words(unit)), bound_in(said.line, bound))


def is_year(said: Said, number: Blank) -> bool:
    """Whether a number looks like a year: "the 2025 annual members"."""
    return YEAR.fullmatch(said.line.words(number)) is not None


@amounts.rule(
    "[{bound}] {number: number|number_word} [-] {magnitude}",
    "a population of {bound: about} {number: 690} {magnitude: million}, and a GDP",
    "{number: two} {magnitude: million} more",
    "a {number: 3}-{magnitude: million} city",
    never=["a million-strong city", "millions of people"],
)
def large_number(said: Said, number: Blank, magnitude: Blank, bound: Blank | None = None) -> Amount | None:
    """A number in thousands, millions or more, of a thing named elsewhere."""
    value = value_of(said.line, number, magnitude)
    if value is None or word_after(said) in ("-", "strong"):
        return None
    return Amount(value, None, bound_in(said.line, bound))


@amounts.rule(
    "{bound} {number: number|number_word}",
    "{bound: around} {number: 80} Korean firms",
    "{bound: more than} {number: forty} local firms",
    never=["about a month", "over 2 days", "some one said", "under 19 U.S.C. 1321"],
)
def bounded_number(said: Said, bound: Blank, number: Blank) -> Amount | None:
    """A number with its bound, of a thing named later: "over 80 Korean companies"."""
    value, after = value_of(said.line, number, None), word_after(said)
    if (
        value is None
        or value in (0, 1)
        or after.lower().rstrip("s") in ("day", "month", "year", "hour", "week", "minute")
    ):
        return None
    return Amount(value, None, bound_in(said.line, bound)) if after and "." not in after else None


COMPARED = frozenset("higher larger greater more bigger the that what its as faster lower over".split())
GREW = frozenset(
    "by grown grew grow increased increase risen rose rise expanded expand jumped surged multiplied climbed".split()
)


def is_change(said: Said, bridging: Blank) -> bool:
    """Whether "from ... to" tells a change and no range ("ranging from ... to")."""
    if said.line.words(bridging) != "to" or word_before(said) != "from":
        return False
    before = said.line.chunks[said.first - 2].low if said.first > 1 else ""
    return before not in ("ranging", "range", "ranges", "ranged", "varying", "vary", "varies")
