"""The day on which a release says it was published, in the manners of many houses. Refuses to guess.

A day without a year, a day of two numbers that could each be the month, a day that its weekday contradicts and a day
that does not exist are all None: the caller can state one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
MONTHS = {name: number for names in _MONTHS.values() for number, name in enumerate(names.split(), start=1)}
MONTHS |= {name[:3]: number for number, name in enumerate(_MONTHS["en"].split(), start=1)} | {"sept": 9}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:\b(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+(?:the\s+)?)?"
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        r"(?<![\d.])(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])\s?(?P<number>\d{1,2})(?P=mark)\s?(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<number>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]",
        r"令和\s?(?P<reiwa>\d{1,2})年\s?(?P<number>\d{1,2})月\s?(?P<day>\d{1,2})日",
        _WEEKDAY
        + r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|°)?\.?(?:\s+(?:of|de|di)\s+|[\s-]\s*)"
        + _MONTH
        + r",?(?:\s+(?:de|del|di)\s+|[\s-]\s*)(?P<year>(?:19|20)\d\d)\b",
        _WEEKDAY + _MONTH + r"\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*,?\s*(?P<year>(?:19|20)\d\d)\b",
        r"(?<![\d./-])(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)",
    )
)
_IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>20\d\d)(?P<mark>[-/_]?)(?P<number>0[1-9]|1[0-2])(?P=mark)(?P<day>[0-3]\d)(?!\d)"
)


def day_in(words: str, *, day_first: bool | None = None) -> date | None:
    """The first day stated in full in the words, or None. `day_first`: how the house writes 03/04/2025."""
    found = sorted(days_in(words, day_first=day_first), key=lambda one: one[0])
    return found[0][2] if found else None


def days_in(words: str, *, day_first: bool | None = None) -> Iterator[tuple[int, int, date]]:
    """Every day stated in full in the words, with where it stands."""
    for form in _FORMS:
        for match in form.finditer(words):
            day = _day(match, day_first=day_first)
            if day is not None:
                yield match.start(), match.end(), day


def day_in_address(address: str) -> date | None:
    """The day that an address or a file name carries (/2025/12/01/, 20251201, 2025-12-01), or None."""
    days = {_real(int(m["year"]), int(m["number"]), int(m["day"])) for m in _IN_ADDRESS.finditer(address)} - {None}
    return days.pop() if len(days) == 1 else None


def moment(words: str | None, *, utc_offset: float | None = None) -> date | None:
    """The day of a machine's time stamp (ISO 8601, RFC 2822), by the house's own clock where that is known."""
    if not words:
        return None
    time = _iso(words.strip()) or _rfc2822(words.strip())
    if time is None:
        return day_in(words)
    if time.tzinfo is not None and utc_offset is not None and time.utcoffset() == timedelta(0):
        time = time.astimezone(timezone(timedelta(hours=utc_offset)))
    return time.date()


def _iso(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        return None


def _rfc2822(words: str) -> datetime | None:
    try:
        return parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _day(match: re.Match[str], *, day_first: bool | None) -> date | None:
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else 2018 + int(parts["reiwa"])
    if parts.get("first"):
        return _of_two_numbers(year, int(parts["first"]), int(parts["second"]), day_first=day_first)
    month = MONTHS[parts["month"].lower()] if parts.get("month") else int(parts["number"])
    day = _real(year, month, int(parts["day"]))
    weekday = parts.get("weekday")
    if day and weekday and _WEEKDAYS[day.weekday()] != weekday.lower():
        return None
    return day


def _of_two_numbers(year: int, first: int, second: int, *, day_first: bool | None) -> date | None:
    """A day written in two numbers and a year: only where the house's order is known or one of them is no month."""
    if day_first is None and first <= 12 and second <= 12 and first != second:
        return None
    if day_first is None:
        day_first = first > 12
    return _real(year, second, first) if day_first else _real(year, first, second)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
