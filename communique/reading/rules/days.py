"""Days: dates as written, whole or in part; weeks, quarters and years ago are in periods.py, spans in spans.py.

What they mean is found later, against the day of publication; nothing here guesses a year.
"""

from __future__ import annotations

from communique.reading.days import MONTHS, day_number, edtf_of, month_of, step_of, weekday_of
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import Day

days = Stage("days", makes=("day",))

# After these a lone month or year is a date; elsewhere it is part of a name ("the May round", "Vision 2030").
AHEAD = frozenset(
    "in since by until till during of from before after for to early late mid end through and between than year "
    "around spring summer autumn fall winter beginning starting ending within throughout against effective ( - "
    "– — following vs versus ending calendar".split()
)


def checked(day: Day | None) -> Day | Declined | None:
    """The day, declined when its year is known and its weekday is another."""
    if day and day.weekday is not None and day.year and edtf_of(day, None) is None:
        return Declined("weekday contradicts date")
    return day


def whole_day(
    line: Line, day: Blank, month: Blank, *, year: Blank | None = None, weekday: Blank | None = None
) -> Day | None:
    """The parts of a day; None when one of them is none."""
    number = day_number(line.words(day))
    if number is None or line.words(month)[0].islower():
        return None
    return Day(
        year=int(line.words(year)) if year else None,
        month=month_of(line.words(month)),
        day=number,
        weekday=weekday_of(line.words(weekday)) if weekday else None,
    )


def word_before(said: Said) -> str:
    """The word or mark in front of a match, in lower case; empty at the start of a line."""
    return said.line.chunks[said.first - 1].low if said.first else ""


def word_after(said: Said) -> str:
    """The word or mark behind a match, as it stands; empty at the end of a line."""
    return said.line.words(said.line.chunks[said.last]) if said.last < len(said.line.chunks) else ""


@days.rule(
    "[{weekday} [,]] {month: month|month_short} {number: number|ordinal} [[,] {year}] "
    "[( {given: weekday_short|weekday} [.] )]",
    "on {weekday: Monday}, {month: December} {number: 1}, they met",
    "from {month: May} {number: 3rd} {year: 2024}",
    "from {weekday: Friday} {month: May} {number: 3}, {year: 2024}",
    "on {month: Nov} {number: 18} ({given: Tue}.) in Daegu",
    never=["the May round of talks", "the sides may 3 times a year meet"],
)
def month_first(
    said: Said, month: Blank, number: Blank, weekday: Blank | None = None, year: Blank | None = None,
    given: Blank | None = None,
) -> Day | Declined | None:  # fmt: skip
    """A day of a month, the month first, with its weekday and year when given."""
    return checked(whole_day(said.line, number, month, year=year, weekday=weekday or given))


@days.rule(
    "[{weekday} [,] [the]] {number: number|ordinal} [day] [of] {month: month|month_short} [[,] {year}]",
    "on {number: 28} {month: September} the ministry hosted",
    "on {weekday: Thursday}, {number: 2} {month: October}, {year: 2025}",
    "on {weekday: Thursday} the {number: 2nd} of {month: October} {year: 2025}",
    "this {number: 3rd} day of {month: June}",
    never=["Article 44 March", "the 13 may meet"],
)
def day_first(
    said: Said, month: Blank, number: Blank, weekday: Blank | None = None, year: Blank | None = None
) -> Day | Declined | None:
    """A day of a month, the day first, with its weekday and year when given."""
    return checked(whole_day(said.line, number, month, year=year, weekday=weekday))


@days.rule(
    "{weekday} ( {month: month|month_short} {number: number|ordinal} )",
    "met on {weekday: Tuesday} ({month: November} {number: 18}) in Daegu",
    never=["on Tuesday (local time)"],
)
def weekday_first(said: Said, weekday: Blank, month: Blank, number: Blank) -> Day | None:
    """A weekday with its day in brackets."""
    return whole_day(said.line, number, month, weekday=weekday)


@days.rule(
    "{year: number} . {number}",
    "issued {year: 2025.11}.{number: 18} in Seoul",
    never=["a share of 2025.5 points", "goods under heading 9903.01.25"],
)
def dotted(said: Said, year: Blank, number: Blank) -> Day | None:
    """A day in figures with points, year first, as Korean houses write it."""
    of_year, _, month = said.line.words(year).partition(".")
    day = day_number(said.line.words(number))
    if (
        not of_year.startswith(("19", "20"))
        or len(of_year) != 4
        or not month.isdigit()
        or not 1 <= int(month) <= 12
        or day is None
    ):
        return None
    return Day(year=int(of_year), month=int(month), day=day)


@days.rule(
    "{year} - {month: number} - {number}",
    "published on {year: 2025}-{month: 12}-{number: 01} in Seoul",
    never=["in 2025-18-20"],
)
def iso(said: Said, year: Blank, month: Blank, number: Blank) -> Day | None:
    """A day in figures, year first."""
    day, of_month = day_number(said.line.words(number)), day_number(said.line.words(month))
    if day is None or of_month is None or of_month > 12:
        return None
    return Day(year=int(said.line.words(year)), month=of_month, day=day)


@days.rule(
    "{first: number} / {second: number} / {year}",
    "on {first: 28}/{second: 11}/{year: 2025} in Oslo",
    never=["on 1/12/2025 in Oslo"],
)
def slashed(said: Said, first: Blank, second: Blank, year: Blank) -> Day | Declined | None:
    """A day between strokes, when only one of its numbers can be the month."""
    one, other = day_number(said.line.words(first)), day_number(said.line.words(second))
    if one is None or other is None:
        return None
    if one <= 12 and other <= 12 and one != other:
        return Declined("day or month first: the text does not tell")
    return Day(year=int(said.line.words(year)), month=min(one, other), day=max(one, other))


@days.rule(
    "( {number} [.] )",
    "the forum ({number: 10.28}) was held",
    "the forum ({number: 11.03}.) was held",
    never=["the rate (14.50) rose", "at the meeting (12) they agreed"],
)
def bracketed(said: Said, number: Blank) -> Day | None:
    """A day in brackets, month and day with a point between, as Korean houses write it."""
    month, point, day = said.line.words(number).partition(".")
    if not point or not month.isdigit() or len(day) != 2 or not 1 <= int(month) <= 12:
        return None
    return Day(month=int(month), day=of_day) if (of_day := day_number(day)) else None


@days.rule(
    "{month} [,] [of] {year}",
    "signed in {month: May} {year: 2024}",
    "signed in {month: May}, {year: 2024}",
    "signed in {month: May} of {year: 2024}",
    never=["they may 2024 times"],
)
def month_and_year(said: Said, month: Blank, year: Blank) -> Day | None:
    """A month of a year."""
    if said.line.words(month)[0].islower() or word_before(said).isdigit():  # the rest of a day that was declined
        return None
    return Day(year=int(said.line.words(year)), month=month_of(said.line.words(month)))


@days.rule(
    "[{before: number|ordinal}] {month} [{number: number|ordinal}] [,] [of] {which} year",
    "signed in {month: March} of {which: last} year",
    "signed in {month: March} {which: last} year",
    "signed on {month: March} {number: 3}, {which: last} year",
    "signed on {before: 3} {month: March} {which: last} year",
    never=["they may of next year"],
)
def month_of_a_year(
    said: Said, month: Blank, which: Blank, before: Blank | None = None, number: Blank | None = None
) -> Day | None:
    """A month, or a day of it, of the year before, of or after the day of publication."""
    line = said.line
    if line.words(month)[0].islower() or not (step := step_of(line.words(which))):
        return None
    of_year = month_of(line.words(month))
    if (at := before or number) is None:
        return Day(relative=f"{step} year-month {of_year}")
    return Day(relative=f"{step} year-day {of_year} {day}") if (day := day_number(line.words(at))) else None


@days.rule(
    "{which} year in {month}",
    "opened {which: last} year in {month: March}",
    never=["last year in theory", "last year in the May round"],
)
def year_then_month(said: Said, month: Blank, which: Blank) -> Day | None:
    """A month behind the year that it is of: last year in March."""
    if said.line.words(month)[0].islower() or not (step := step_of(said.line.words(which))):
        return None
    return Day(relative=f"{step} year-month {month_of(said.line.words(month))}")


@days.rule(
    "{month}",
    "the visit in {month: June} opened the way",
    "since {month: March}",
    never=["the May round of talks", "they may meet", "Prime Minister May said"],
)
def month(said: Said, month: Blank) -> Day | None:
    """A month alone, behind a word that makes it a date."""
    if said.line.words(month)[0].islower() or word_before(said) not in AHEAD or is_name_ahead(said):
        return None
    return Day(month=month_of(said.line.words(month)))


@days.rule(
    "{year}",
    "launched in {year: 2018}",
    "by {year: 2030}",
    "(Seoul, {year: 2021})",
    "exports in {year: 2024} rose",
    never=[
        "the 2025 Meet-up Day",
        "Vision 2030",
        "the Trade Act of 1974",
        "Announcement No. 76 of 2018",
        "a quota of 2000 tonnes",
        "Dialogue 2025 and more",
    ],
)
def year(said: Said, year: Blank) -> Day | None:
    """A year alone, behind a word that makes it a date."""
    before, after = word_before(said), word_after(said)
    is_bracketed = before in "(," and after in ("),", ")")
    if not is_bracketed and before not in AHEAD:
        return None
    if before == "of" and (is_name_ahead(said) or is_name_behind(said)):
        return None
    if before == "of" and said.first > 1 and said.line.lowered[said.first - 2].isdigit():
        return None  # a paper's number: Announcement No. 76 of 2018
    if is_counted(after) or (before == "of" and after in ("%", "percent", "US", "$", "(")):
        return None
    return Day(year=int(said.line.words(year)))


@days.rule(
    "{weekday}",
    "said on {weekday: Monday} that",
    "the vote {weekday: Thursday} ended",
    "China on {weekday: Thursday} signed 12 agreements",
    "received in Lima on {weekday: Tuesday} Dr Lee Min-ho",
    never=["the Friday Group met", "every monday"],
)
def weekday(said: Said, weekday: Blank) -> Day | None:
    """A weekday alone: the nearest one to the day of publication."""
    after = [said.line.words(chunk) for chunk in said.line.chunks[said.last : said.last + 2]]
    beside = after[1:] if after[:1] in ([","], ["the"], ["("]) else after[:1]  # not `Thursday | placed 15 firms`
    is_dated = any(word[0].isdigit() for word in beside) or (after[:1] == [","] and is_month(after[1:]))
    is_named = is_name_ahead(said) and word_before(said) != "on"  # but `received on | Tuesday Dr Kim`
    if said.line.words(weekday)[0].islower() or is_named or is_dated:
        return None
    return Day(weekday=weekday_of(said.line.words(weekday)))


@days.rule(
    "on the {ordinal} [of this month]",
    "arrived in Astana on the {ordinal: 28th}.",
    "arrived on the {ordinal: 28th} of this month",
    never=["on the 29th Business Forum", "on the 29th session", "on the 50th anniversary of ties"],
)
def day_of_month(said: Said, ordinal: Blank) -> Day | None:
    """A day of the month of publication, as wires write it."""
    after = word_after(said)
    if after and after[0].isalnum() and after not in ("to", "at", "in", "with", "and", "that", "after", "for", "local"):
        return None
    following = said.line.chunks[said.last + 1 : said.last + 2]
    if (
        after in ("to", "and") and following and said.line.words(following[0])[0].isdigit()
    ):  # "on the 1st and 2nd of May"
        return None
    return Day(day=number) if (number := day_number(said.line.words(ordinal))) else None


@days.rule(
    "morning|afternoon|evening|night of the {ordinal}",
    "called her on the morning of the {ordinal: 24th}",
    "called her on the afternoon of the {ordinal: 24th}",
    "called her in the evening of the {ordinal: 24th}",
    "called her in the night of the {ordinal: 24th}",
    never=["the evening of the 24th session"],
)
def part_of_a_day(said: Said, ordinal: Blank) -> Day | None:
    """A part of a day of the month of publication."""
    after = word_after(said)
    if after and after[0].isalnum() and after not in ("to", "at", "in", "with", "and", "that", "local"):
        return None
    return Day(day=number) if (number := day_number(said.line.words(ordinal))) else None


def is_month(words: list[str]) -> bool:
    """Whether the first of the words is a month's name."""
    return bool(words) and words[0][0].isupper() and words[0][:3].lower() in MONTHS


def is_name_ahead(said: Said) -> bool:
    """Whether a capitalised word follows directly: the match is the first word of a name."""
    after = word_after(said)
    return bool(after) and after[0].isupper() and said.last < len(said.line.chunks)


def is_name_behind(said: Said) -> bool:
    """Whether a capitalised word stands before the word in front: "the Trade Act of 1974"."""
    return said.first > 1 and said.line.words(said.line.chunks[said.first - 2])[0].isupper()


def is_counted(word: str) -> bool:
    """Whether a plural noun follows: "2000 tonnes" is no year."""
    return word.endswith("s") and word.islower() and len(word) > 4 and word not in ("across", "versus", "towards")
