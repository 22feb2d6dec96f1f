"""The day meant by a day as written: resolved against the day of publication, as EDTF.

It repairs nothing: a day that contradicts its weekday, does not exist or needs an unknown year is None.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from communique.edtf import is_edtf, span
from communique.reading.mentions import Day

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NTH = ("first", "second", "third", "fourth")
SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()


def edtf_of(day: Day, published: date | None, *, past: bool | None = None) -> str | None:
    """The EDTF date that a day as written means, or None when it contradicts itself or cannot be placed.

    A day without its year is the nearest to the day of publication; with `past` the nearest before or after it.
    """
    try:
        meant = _meant(day, published, past)
    except OverflowError:  # beyond the calendar's first or last day
        return None
    return meant if meant and is_edtf(meant) else None


def _meant(day: Day, published: date | None, past: bool | None) -> str | None:
    if day.edtf:
        return day.edtf
    if day.relative:
        return _relative(day.relative, published)
    if day.until is None:
        return _single(day, published, past)
    last = _single(day.until, published, None if day.day and _has_begun(day, published) else past)
    first = _single(day, _anchor(last) or published, True if last else past)
    if not first or not last or span(first)[0] > span(last)[1]:
        return None
    return f"{first}/{last}" if first != last else first


def month_of(words: str) -> int:
    """The number of a month by its name or abbreviation. Raises ValueError for another word."""
    return MONTHS.index(words[:3].lower()) + 1


def weekday_of(words: str) -> int:
    """The number of a weekday by its name or abbreviation, Monday 0. Raises ValueError for another word."""
    return WEEKDAYS.index(words[:3].lower())


def day_number(words: str) -> int | None:
    """A day of a month as written: 1, 1st, 01; None for what is none."""
    digits = words.lower().removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    return int(digits) if digits.isdigit() and len(digits) <= 2 and 1 <= int(digits) <= 31 else None


STEPS = {
    "last": "last", "past": "last", "previous": "last", "this": "this", "current": "this",
    "next": "next", "coming": "next",
}  # fmt: skip


def step_of(which: str) -> str | None:
    """Last, this or next, for whatever word says so."""
    word = which.lower().removeprefix("the ")
    return STEPS.get(word)


def exists(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _has_begun(day: Day, published: date | None) -> bool:
    """Whether a span without a year holds the day of publication: "from June 12 to 14", published on the 13th."""
    last = _single(day.until, published, None) if day.until and day.until.year is None and published else None
    first = _single(day, _anchor(last), True) if last else None
    return bool(first and last and published and span(first)[0] <= published <= span(last)[1])


# ---- one day, month or year ----


def _single(day: Day, published: date | None, past: bool | None) -> str | None:
    if day.edtf or day.relative:
        return day.edtf or _relative(day.relative or "", published)
    if day.month is None and day.day is None:
        return f"{day.year:04}" if day.year else _weekday(day.weekday, published, past)
    if day.month is None:
        return _day_of_month(day, published, past)
    year = day.year or _year(day, published, past)
    if year is None:
        return None
    if day.day is None:
        return f"{year:04}-{day.month:02}"
    return _checked(exists(year, day.month, day.day), day.weekday)


def _checked(found: date | None, weekday: int | None) -> str | None:
    """The day, unless its weekday is another."""
    if found is None or (weekday is not None and found.weekday() != weekday):
        return None
    return found.isoformat()


def _year(day: Day, published: date | None, past: bool | None) -> int | None:
    """The year in which the day is nearest to the day of publication."""
    if published is None or day.month is None:
        return None
    choices = []
    for year in (published.year - 1, published.year, published.year + 1):
        first = exists(year, day.month, day.day or 1)
        last = exists(year, day.month, day.day or calendar.monthrange(year, day.month)[1])
        if not first or not last or (past and first > published) or (past is False and last < published):
            continue
        away = 0 if first <= published <= last else min(abs((first - published).days), abs((last - published).days))
        choices.append((away, year))
    return min(choices)[1] if choices else None


def _day_of_month(day: Day, published: date | None, past: bool | None) -> str | None:
    """`the 28th`: of the month of publication, else of the month before (or after, when it is to come)."""
    if published is None or day.day is None:
        return None
    step = 1 if past is False else -1
    for months in (0, step):
        year, month = _months_on(published, months)
        found = exists(year, month, day.day)
        if found and (found >= published if past is False else found <= published):
            return _checked(found, day.weekday)
    return None


def _weekday(weekday: int | None, published: date | None, past: bool | None) -> str | None:
    """The nearest such weekday up to the day of publication; from it on when it is to come."""
    if weekday is None or published is None:
        return None
    if past is False:
        return (published + timedelta((weekday - published.weekday()) % 7)).isoformat()
    return (published - timedelta((published.weekday() - weekday) % 7)).isoformat()


def _anchor(last: str | None) -> date | None:
    """The last day that an EDTF date covers, to find the start of a span from."""
    return span(last)[1] if last else None


# ---- what is relative to the day of publication ----

_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}


def _relative(relative: str, published: date | None) -> str | None:
    """The date of a relative form: `today`, `last month`, `past 20 years`, `next quarter 3`, `this friday`."""
    if published is None:
        return None
    if relative in _DAYS:
        return (published + timedelta(_DAYS[relative])).isoformat()
    which, *rest = relative.split(" ")
    if which == "past":
        return _past(int(rest[0]), rest[1], published)
    if which == "ago":
        return f"{published.year - int(rest[0]):04}"
    if which == "back":
        return _back(int(rest[0]), rest[1], published)
    step = {"last": -1, "this": 0, "next": 1}.get(which)
    if step is None or not rest:
        return None
    return _stepped(step, rest, published)


def _stepped(step: int, rest: list[str], published: date) -> str | None:
    unit = rest[0]
    if unit == "week":
        monday = published + timedelta(7 * step - published.weekday())
        return f"{monday}/{monday + timedelta(6)}"
    if unit == "weekend":
        # On the first days of a week "this weekend" is the one just past.
        saturday = published + timedelta(7 * (step - (published.weekday() < 3 and step == 0)) + 5 - published.weekday())
        return f"{saturday}/{saturday + timedelta(1)}"
    if unit == "month":
        return _month(_months_on(published, step))
    if unit == "quarter" and len(rest) == 1:
        year, month = _months_on(published, 3 * step)
        return f"{year:04}-{33 + (month - 1) // 3}"
    if unit in ("quarter", "half"):
        return f"{published.year + step:04}-{(32 if unit == 'quarter' else 39) + int(rest[1])}"
    if unit == "year-month":
        return f"{published.year + step:04}-{int(rest[1]):02}"
    if unit == "year-day":
        return _checked(exists(published.year + step, int(rest[1]), int(rest[2])), None)
    if unit == "year-months":
        year = published.year + step - (step == 0 and int(rest[1]) > published.month)  # "the first ten months", in May
        return f"{year:04}-01/{year:04}-{int(rest[1]):02}"
    if unit == "year":
        return f"{published.year + step:04}"
    return _named(step, unit, published)


def _named(step: int, name: str, published: date) -> str | None:
    """`last Friday`, `next May`, `this December`."""
    if name[:3] in MONTHS:
        month = month_of(name)
        year = published.year + {0: 0, -1: -(month >= published.month), 1: month <= published.month}[step]
        return f"{year:04}-{month:02}"
    weekday = weekday_of(name)
    if step == 0:
        return (published + timedelta(weekday - published.weekday())).isoformat()
    away = (step * (weekday - published.weekday()) - 1) % 7 + 1
    return (published + timedelta(step * away)).isoformat()


def _past(count: int, unit: str, published: date) -> str:
    """The interval of a change: `the past two decades`, published in 2025, is 2005/2025."""
    if unit.startswith("month"):
        return f"{_month(_months_on(published, -count))}/{published.isoformat()[:7]}"
    return f"{published.year - count * (10 if unit.startswith('decade') else 1):04}/{published.year:04}"


def _back(count: int, unit: str, published: date) -> str:
    """The day, week or month so many before that of publication: two weeks ago."""
    if unit == "month":
        return _month(_months_on(published, -count))
    if unit == "day":
        return (published - timedelta(count)).isoformat()
    monday = published - timedelta(7 * count + published.weekday())
    return f"{monday}/{monday + timedelta(6)}"


def _months_on(day: date, months: int) -> tuple[int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1


def _month(year_and_month: tuple[int, int]) -> str:
    year, month = year_and_month
    return f"{year:04}-{month:02}"
