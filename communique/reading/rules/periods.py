"""Periods: weeks, months, quarters, halves and fiscal years, and what is relative to the day of publication.

Nothing here knows that day; "the last week of July" and "this decade" are declined.
"""

from __future__ import annotations

from communique.reading.days import NTH, step_of
from communique.reading.grammar import Blank, Said
from communique.reading.mentions import Day
from communique.reading.rules.days import days, word_after, word_before
from communique.reading.units import number_of

COUNTED = {"same": 0, "very": 0, "previous": -1, "preceding": -1, "following": 1, "next": 1}
BESIDE = {"before": -1, "earlier": -1, "after": 1, "later": 1}
MANY = 100  # days, weeks or months that nobody counts back


@days.rule(
    "{day_word}",
    "the minister said {day_word: today}",
    "as {day_word: yesterday} announced",
    "it opens {day_word: early next year}",
    never=["in today’s world", "today's economy"],
)
def relative_day(said: Said, day_word: Blank) -> Day | None:
    """Today, yesterday, later this year: placed by the day of publication."""
    if word_after(said) in ("’s", "'s"):
        return None
    return Day(relative=RELATIVE.get(said.line.words(day_word).lower()))


@days.rule(
    "the|that {which: low} day",
    "on the {which: same} day, they met",
    "they met on that {which: same} day.",
    "they met the {which: following} day.",
    never=["on the first day, they met", "the same day-long talks"],
)
def counted_day(said: Said, which: Blank) -> Day | None:
    """The same day, or the one before or after that of what was told last."""
    days_on = COUNTED.get(said.line.lowered[which.first])
    return None if days_on is None or word_after(said) in ("-", "’s", "'s") else Day(counted=days_on)


@days.rule(
    "a|the day {which: low}",
    "the day {which: before}, they had met",
    "a day {which: earlier}, they had met",
    never=["the day before the talks", "a day of talks"],
)
def day_beside(said: Said, which: Blank) -> Day | None:
    """The day before or after that of what was told last."""
    days_on = BESIDE.get(said.line.lowered[which.first])
    return None if days_on is None or word_after(said) not in ("", ",", ".") else Day(counted=days_on)


@days.rule(
    "[{part_of} [of]] {which} {unit: calendar_unit|weekday|month}",
    "the visit {which: last} {unit: month}",
    "to be held in Seoul {which: this} {unit: December}",
    "the talks {which: next} {unit: Tuesday}",
    "by the {part_of: end} of {which: this} {unit: year}",
    never=["in the last round", "this may be", "this decade", "the last week of July"],
)
def relative_span(said: Said, which: Blank, unit: Blank, part_of: Blank | None = None) -> Day | None:
    """The week, month or year before, of or after the day of publication; a named month or weekday likewise."""
    step, name = step_of(said.line.words(which)), said.line.words(unit).lower().split(" ")[-1]
    is_interval = said.line.words(which).lower() == "past" and name in ("year", "month")  # "in the past year"
    if (
        not step
        or is_interval
        or word_after(said) == "of"
        or name == "decade"
        or said.line.words(unit) in ("may", "march")
    ):
        return None
    return Day(relative=f"{step} {name}")


@days.rule(
    "{part_of} of the {unit: calendar_unit}",
    "since the {part_of: beginning} of the {unit: year}",
    never=["the end of the decade", "the start of the day"],
)
def part_of_this(said: Said, part_of: Blank, unit: Blank) -> Day | None:
    """The beginning or end of "the year": the year of publication."""
    name = said.line.words(unit).lower().split(" ")[-1]
    return None if name == "decade" else Day(relative=f"this {name}")


@days.rule(
    "{nth} quarter|half [of|in] [{year}]",
    "in the {nth: third} quarter of {year: 2025}",
    "in the {nth: first} half in {year: 2026}",
    "in the {nth: second} quarter {year: 2026}",
    "in the {nth: second} half",
    never=["the last quarter of a century"],
)
def part_of_year(said: Said, nth: Blank, year: Blank | None = None) -> Day | None:
    """A quarter or a half of a year; of the year of publication when none is named."""
    which = said.line.words(nth).lower()
    count = NTH.index(which) + 1 if which in NTH else int(which[0]) if which[0].isdigit() else None
    return quarter_or_half(count, "half" in said.words.lower(), year and said.line.words(year))


@days.rule(
    "{which} year {possessive} {nth} quarter|half",
    "in {which: last} year{possessive: 's} {nth: third} quarter",
    "in {which: this} year{possessive: ’s} {nth: first} half",
    never=["this year's last quarter"],
)
def half_of_a_year(said: Said, which: Blank, possessive: Blank, nth: Blank) -> Day | None:
    """A quarter or a half of the year before, of or after the day of publication, the year first."""
    return quarter_or_half_of(said, nth, which)


@days.rule(
    "{nth} {count: number|small_number} months of {year}",
    "in the {nth: first} {count: ten} months of {year: 2025}",
    never=["the second two months of 2025"],
)
def first_months(said: Said, nth: Blank, count: Blank, year: Blank) -> Day | None:
    """The first so many months of a year."""
    return months_of(said, nth, count, said.line.words(year))


@days.rule(
    "{nth} {count: number|small_number} months [of [the] [{which}] year]",
    "in the {nth: first} {count: 11} months of {which: this} year",
    "in the {nth: first} {count: ten} months of the year",
    "in the {nth: first} {count: ten} months",
    never=["the second two months of last year", "the first two months of talks"],
)
def first_months_of_a_year(said: Said, nth: Blank, count: Blank, which: Blank | None = None) -> Day | None:
    """The first so many months of the year of publication, or the one before or after it."""
    if word_after(said) == "of" or word_before(said).lower() not in ("the", "in", "for", "during"):
        return None
    step = step_of(said.line.words(which)) if which else "this"
    one = months_of(said, nth, count, "2000") if step else None
    return Day(relative=f"{step} year-months {one.edtf[-2:]}") if one and one.edtf else None


@days.rule(
    "{count: number|number_word} {unit: years_of} ago",
    "{count: two} {unit: decades} ago they met",
    "{count: a} {unit: year} ago",
    never=["months ago"],
)
def years_ago(said: Said, count: Blank, unit: Blank) -> Day | None:
    """So many years or decades before the year of publication."""
    number, name = number_of(said.line.words(count)), said.line.words(unit).lower()
    if not isinstance(number, int) or not 0 < number < 200 or not name.startswith(("year", "decade")):
        return None
    return Day(relative=f"ago {number * (10 if name.startswith('decade') else 1)}")


@days.rule(
    "{count: number|number_word} {unit: unit_ago} ago",
    "{count: two} {unit: days} ago they met",
    "{count: three} {unit: months} ago they met",
    never=["days ago they met", "200 weeks ago they met"],
)
def days_ago(said: Said, count: Blank, unit: Blank) -> Day | None:
    """So many days, weeks or months before the day of publication."""
    number, name = number_of(said.line.words(count)), said.line.words(unit).lower().removesuffix("s")
    if not isinstance(number, int) or not 0 < number < MANY:
        return None
    return Day(relative=f"back {number} {name}")


@days.rule(
    "over|at|during the weekend",
    "they met over the weekend",
    "they met at the weekend",
    "they met during the weekend",
    never=["the weekend edition of the paper"],
)
def at_the_weekend(said: Said) -> Day:
    """The weekend next to the day of publication."""
    return Day(relative="this weekend")


@days.rule(
    "{nth} quarter|half of {which} year",
    "in the {nth: third} quarter of {which: last} year",
    "in the {nth: first} half of {which: next} year",
    never=["the first half of the year"],
)
def part_of_a_year(said: Said, nth: Blank, which: Blank) -> Day | None:
    """A quarter or a half of the year before, of or after the day of publication."""
    return quarter_or_half_of(said, nth, which)


def quarter_or_half_of(said: Said, nth: Blank, which: Blank) -> Day | None:
    """The quarter or half named by its ordinal, of last, this or next year."""
    word, step = said.line.words(nth).lower(), step_of(said.line.words(which))
    if word not in NTH or not step:
        return None
    return Day(relative=f"{step} {'half' if 'half' in said.words.lower() else 'quarter'} {NTH.index(word) + 1}")


@days.rule(
    "{quarter_mark} [[of] [FY] {year}]",
    "in {quarter_mark: Q3} {year: 2025}",
    "in {quarter_mark: H1} of {year: 2026}",
    "in {quarter_mark: 2Q}",
    "in {quarter_mark: Q2} FY {year: 2025}",
    never=["Q5 2025", "Q3 FY26"],
)
def marked_quarter(said: Said, quarter_mark: Blank, year: Blank | None = None) -> Day | None:
    """A quarter or half by its mark: Q3 2025, 1H."""
    mark = said.line.words(quarter_mark).upper()
    if word_after(said) == "FY":
        return None
    return quarter_or_half(int(mark.strip("QH")), "H" in mark, year and said.line.words(year))


@days.rule(
    "[{part_of} [of]] {fiscal} {year} [{until} {number}]",
    "in {fiscal: FY} {year: 2024}-{number: 25}",
    "by the {part_of: end} of {fiscal: fiscal year} {year: 2025}",
    never=["the FY budget"],
)
def fiscal_year(
    said: Said, fiscal: Blank, year: Blank, until: Blank | None = None, number: Blank | None = None,
    part_of: Blank | None = None,
) -> Day | None:  # fmt: skip
    """A fiscal year, by the calendar years that it touches."""
    return years(said.line.words(year), said.line.words(number) if number else "")


def months_of(said: Said, nth: Blank, count: Blank, year: str) -> Day | None:
    """The months of a year from its first on."""
    number = number_of(said.line.words(count))
    if said.line.words(nth).lower() not in ("first", "1st") or not isinstance(number, int) or not 1 < number <= 12:
        return None
    return Day(edtf=f"{year}-01/{year}-{number:02}")


def years(first: str, last: str) -> Day | None:
    """The years from one to another: 2004 and 2025, 2024 and 25."""
    if not last:
        return Day(year=int(first))
    last = first[: 4 - len(last)] + last
    if not last.isdigit() or not int(first) < int(last) < int(first) + 100:
        return None
    return Day(edtf=f"{first}/{last}")


def quarter_or_half(count: int | None, is_half: bool, year: str | None) -> Day | None:
    """The quarter or half of a year by its number; None for a count that no year has."""
    if count is None or count > (2 if is_half else 4):
        return None
    if not year:
        return Day(relative=f"this {'half' if is_half else 'quarter'} {count}")
    return Day(edtf=f"{year}-{(39 if is_half else 32) + count}")


RELATIVE = {
    "today": "today", "yesterday": "yesterday", "tomorrow": "tomorrow", "tonight": "today", "last night": "yesterday",
    "this morning": "today", "this afternoon": "today", "this evening": "today", "earlier today": "today",
    "later today": "today", "the day before yesterday": "day before yesterday",
    "the day after tomorrow": "day after tomorrow", "earlier this week": "this week", "later this week": "this week",
    "earlier this month": "this month", "later this month": "this month", "earlier this year": "this year",
    "later this year": "this year", "early this year": "this year", "early next year": "next year",
    "late next year": "next year", "late last year": "last year", "early last year": "last year",
    "year-end": "this year", "month-end": "this month",
}  # fmt: skip
