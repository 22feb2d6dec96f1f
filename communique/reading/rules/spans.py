"""Spans of days, months and years: from one to another, the past two decades.

It joins what the days stage has read; a span whose end lies before its start is declined later, when it is resolved.
"""

from __future__ import annotations

import re
from dataclasses import replace

from communique.reading.days import SMALL, day_number, month_of
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Day
from communique.reading.rules.days import days, is_name_behind, whole_day, word_after, word_before
from communique.reading.rules.periods import years
from communique.reading.units import number_of

spans = Stage("spans", makes=("day",))


@days.rule(
    "[{opening}] {month} {first: number|ordinal} {bridging} {last: number|ordinal} [[,] {year}]",
    "held in Daejeon {opening: from} {month: November} {first: 18} {bridging: to} {last: 20}",
    "held between {month: June} {first: 9} {bridging: and} {last: 10}, {year: 2025}",
    "held {month: December} {first: 1}{bridging: -}{last: 3} {year: 2025}",
    never=["held on May 6 to 5 votes"],
)
def days_of_month(
    said: Said,
    month: Blank,
    first: Blank,
    bridging: Blank,
    last: Blank,
    year: Blank | None = None,
    opening: Blank | None = None,
) -> Day | None:
    """Days of one month, the month first."""
    line = said.line
    start, end = whole_day(line, first, month, year=year), whole_day(line, last, month, year=year)
    return replace(start, until=end) if start and end and (start.day or 0) < (end.day or 0) else None


@days.rule(
    "[{opening} [the]] {first: number|ordinal} {bridging} [the] {last: number|ordinal} [of] {month} [[,] {year}]",
    "held {opening: from} {first: 18} {bridging: to} {last: 20} {month: November}",
    "held {opening: between} the {first: 9th} {bridging: and} {last: 10th} of {month: June}, {year: 2025}",
    "held {opening: between} the {first: 9th} {bridging: and} the {last: 10th} of {month: June}, {year: 2025}",
    "held {first: 1}{bridging: –}{last: 3} {month: December} {year: 2025}",
    never=["the G20 and 18 May meetings"],
)
def days_before_month(
    said: Said,
    month: Blank,
    first: Blank,
    bridging: Blank,
    last: Blank,
    year: Blank | None = None,
    opening: Blank | None = None,
) -> Day | None:
    """Days of one month, the days first."""
    line = said.line
    start, end = whole_day(line, first, month, year=year), whole_day(line, last, month, year=year)
    return replace(start, until=end) if start and end and (start.day or 0) < (end.day or 0) else None


@days.rule(
    "[{opening}] {first: year} {bridging} {last: year|number}",
    "grew {opening: from} {first: 2004} {bridging: to} {last: 2025}",
    "grew between {first: 2004} {bridging: and} {last: 2025}",
    "the plan for {first: 2024}{bridging: –}{last: 25}",
    "the plan for {first: 2020}{bridging: -}{last: 25}",
    never=["in 2025-11-18", "in 2024 and 30 other years", "a budget of 2025 to 18", "the Grain Plan (2022-2026)"],
)
def span_of_years(said: Said, first: Blank, bridging: Blank, last: Blank, opening: Blank | None = None) -> Day | None:
    """Years from one to another."""
    line = said.line
    if said.first > 1 and line.words(line.chunks[said.first - 1]) == "(" and is_name_behind(said):
        return None  # of a name: the Grain Plan (2022-2026)
    one, other, bridge = line.words(first), line.words(last), line.words(bridging).lower()
    is_dashed = bridge in ("-", "–", "—")
    if (len(other) != 4 and not (len(other) == 2 and is_dashed)) or not other.isdigit():
        return None
    if len(other) == 2 and int(other) > (int(one) + 1) % 100:
        other = f"{one[:2]}{other}"  # the plan for 2020-25
    return years(one, other) if len(other) == 4 or int(other) == (int(one) + 1) % 100 else None


@days.rule(
    "{first: year} / {last: year}",
    "trade in {first: 2019}/{last: 2020} fell",
    never=["on 28/11/2025", "the file 2019/20200"],
)
def years_with_a_stroke(said: Said, first: Blank, last: Blank) -> Day | None:
    """Two years with a stroke between them."""
    return years(said.line.words(first), said.line.words(last))


@days.rule(
    "[{opening}] {first: month} {bridging} {last: month} [,] [of] [{year}]",
    "{opening: from} {first: March} {bridging: to} {last: June} of {year: 2025}",
    "between {first: March} {bridging: and} {last: June}, {year: 2025}",
    "in {first: January}{bridging: –}{last: October}",
    never=["they may and March"],
)
def span_of_months(
    said: Said, first: Blank, bridging: Blank, last: Blank, year: Blank | None = None, opening: Blank | None = None
) -> Day | None:
    """Months from one to another."""
    line = said.line
    if line.words(first)[0].islower() or line.words(last)[0].islower():
        return None
    of_year = int(line.words(year)) if year else None
    until = Day(year=of_year, month=month_of(line.words(last)))
    return Day(year=of_year, month=month_of(line.words(first)), until=until)


@days.rule(
    "{opening: past_word} {count: number|small_number} {unit: years_of}",
    "over the {opening: past} {count: two} {unit: decades}",
    "in the {opening: last} {count: five} {unit: years}",
    never=["over the next two years", "the past several years", "the last two months of 2025"],
)
def past_years(said: Said, opening: Blank, count: Blank, unit: Blank) -> Day | None:
    """So many years up to the day of publication: the interval of a change."""
    word = said.line.words(count).lower()
    number = int(word) if word.isdigit() else SMALL.index(word) if word in SMALL else 0
    if not 0 < number < 200 or word_after(said) == "of" or said.line.words(unit).lower().startswith("quarter"):
        return None
    return Day(relative=f"past {number} {said.line.words(unit).lower()}")


@days.rule(
    "{opening: past_word} decade|year",
    "over the {opening: past} decade trade has doubled",
    "in the {opening: past} year",
    "the {opening: last} decade",
    never=["the past round", "the next decade"],
)
def past_decade(said: Said, opening: Blank) -> Day | None:
    """The decade or year up to the day of publication."""
    return Day(relative=f"past 1 {said.words.split()[-1].lower()}")


@spans.rule(
    "[{opening}] {first: day} [,] {bridging} {last: day}",
    "{opening: from} {first: December 30} {bridging: to} {last: January 2}",
    "{opening: from} {first: Monday, June 2}, {bridging: to} {last: Wednesday, June 4}",
    "{opening: between} {first: Monday, June 2} {bridging: and} {last: Wednesday, June 4}",
    "{first: 18 November} {bridging: –} {last: 2 December 2025}",
    never=["on June 2 and on June 4"],
)
def from_day_to_day(
    said: Said, first: Blank, bridging: Blank, last: Blank, opening: Blank | None = None
) -> Day | Declined | None:
    """From one day to another, each with its month."""
    start: Day = said.line.value(first)
    end: Day = said.line.value(last)
    word = said.line.words(bridging).lower()
    if start.until or end.until or start.relative or end.relative or start.edtf or end.edtf:
        return None
    if word in ("and", "&", "or") and not opening:
        return None
    if start.year is None and end.year is not None and start.month and end.month:
        start = replace(start, year=end.year - (start.month > end.month))
    return replace(start, until=end)


@spans.rule(
    "{first: day} {bridging} {last: number|ordinal}",
    "from {first: Tuesday, November 18} {bridging: to} {last: 20}",
    never=["on June 2 and 4 ministers"],
)
def day_to_number(said: Said, first: Blank, bridging: Blank, last: Blank) -> Day | None:
    """From a day to a later day of its month."""
    start: Day = said.line.value(first)
    number = day_number(said.line.words(last))
    if start.day is None or number is None or start.until or number <= start.day or start.year:
        return None
    if said.line.words(bridging).lower() in ("and", "&", "or"):
        return None
    return replace(start, until=replace(start, day=number, weekday=None))


@spans.rule(
    "year to|ended|ending [in] [the] [end] [of] {last: day}",
    "in the year to {last: March 2026}",
    "in the year ended {last: June 2025}",
    "for the year ending in {last: June 2025}",
    "in the year to the end of {last: June 2025}",
    never=["later this year to March 2026"],
)
def year_to_month(said: Said, last: Blank) -> Day | None:
    """The twelve months up to and with a month."""
    return None if word_before(said).lower() in ("this", "last", "next") else months_to(said.line.value(last), 12)


@spans.rule(
    "{count: number|small_number} {unit: months_or_quarters} to|ended|ending|through [in] [the] [end] [of] {last: day}",
    "in the {count: 12} {unit: months} to {last: March 2026}",
    "in the {count: four} {unit: quarters} to the end of {last: Q2 2025}",
    "in the {count: six} {unit: months} ending in {last: June 2025}",
    "in the {count: six} {unit: months} ended {last: June 2025}",
    "in the {count: six} {unit: months} through {last: June 2025}",
    never=["the two months to come", "four quarters to Monday"],
)
def months_to_month(said: Said, count: Blank, unit: Blank, last: Blank) -> Day | None:
    """So many months or quarters up to and with a month or a quarter."""
    number = number_of(said.line.words(count))
    if not isinstance(number, int) or not 0 < number <= MANY:
        return None
    return months_to(said.line.value(last), number * (3 if said.line.words(unit).startswith("quarter") else 1))


MANY = 24  # months that a figure is told for


def months_to(end: Day, count: int) -> Day | None:
    """So many months up to and with the month, or the quarter, that a day names."""
    quarter = QUARTER.fullmatch(end.edtf or "")
    year, month = (int(quarter[1]), 3 * (int(quarter[2]) - 2)) if quarter else (end.year, end.month)
    if not month or end.until or end.day:
        return None
    if not year:
        return Day(month=(month - count) % 12 + 1, until=Day(month=month)) if count <= 12 else None
    first_year, first = divmod(year * 12 + month - count, 12)
    return Day(edtf=f"{first_year}-{first + 1:02d}/{year}-{month:02d}")


QUARTER = re.compile(r"(\d{4})-3([3-6])")


NEAR = 9  # chunks between two days of one telling
NOT_TOLD_AS_DONE = frozenset({"will", "would", "to", "is", "are", "expected", "due", "next", "this", "said", ";"})


@spans.rule(
    "{day}",
    "signed in February 2022 and came into force in {day: May}",
    "signed on 5 November 2022, and ratified on {day: 3 March}",
    never=["signed in February 2022. It met in May", "signed in 2022 and to be ratified in May", "came in May"],
)
def same_year(said: Said, day: Blank) -> Day | Declined:
    """A day without a year behind one that has a year, in one telling: it is the first such day after that one."""
    line = said.line
    later: Day = line.value(day)
    if later.year or not later.month or later.relative:
        return Declined("a day that tells its year")
    told = (
        at for at in range(said.first - 1, max(-1, said.first - NEAR), -1) if isinstance(line.chunks[at].value, Day)
    )
    at = next(told, None)
    if at is None:
        return Declined("no day before it")
    before: Day = line.chunks[at].value
    between = line.lowered[at + 1 : said.first]
    if not (before.year and before.month and {*between[:2]} & {"and"}) or not NOT_TOLD_AS_DONE.isdisjoint(between):
        return Declined("another telling")
    follows = (later.month, later.day or 31) >= (before.month, before.day or 0)
    return replace(later, year=before.year + (not follows), edtf=None)
