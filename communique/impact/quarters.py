"""Quota years and their quarters by day count: which period a day falls in, and how many of its days a rule covers.

Refuses a year whose quarters do not each hold a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.end - self.start).days + 1

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def within(self, start: date, end: date | None) -> Period:
        """The part that lies in a rule's time."""
        return Period(max(self.start, start), self.end if end is None else min(self.end, end))

    def __str__(self) -> str:
        return f"{self.start} to {self.end}"


@dataclass(frozen=True, slots=True)
class QuotaYear:
    """The month and day on which each period of a quota year begins; the first of them begins the year."""

    starts: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, starts: tuple[str, ...]) -> QuotaYear:
        """From days like "06-27". Raises ValueError for a day that is none, or two periods that begin together."""
        days = tuple(_month_and_day(start) for start in starts)
        if not days:
            raise ValueError("a quota year needs the day on which it begins")
        turned = sorted(days)
        first = turned.index(days[0])
        if len(set(days)) != len(days):
            raise ValueError(f"a quarter without days: {', '.join(starts)} names a day twice")
        if tuple(turned[first:] + turned[:first]) != days:
            raise ValueError(f"quarters must begin one after another within a year: {', '.join(starts)}")
        return cls(days)

    def period(self, day: date) -> Period:
        """The period that holds a day."""
        begins = sorted(date(year, *start) for start in self.starts for year in (day.year - 1, day.year, day.year + 1))
        later = next(place for place, begin in enumerate(begins) if begin > day)
        return Period(begins[later - 1], begins[later] - timedelta(days=1))

    def year(self, day: date) -> Period:
        """The quota year that holds a day."""
        begins = [date(year, *self.starts[0]) for year in (day.year - 1, day.year, day.year + 1)]
        later = next(place for place, begin in enumerate(begins) if begin > day)
        return Period(begins[later - 1], begins[later] - timedelta(days=1))

    def periods(self, day: date) -> tuple[Period, ...]:
        """All periods of the quota year that holds a day."""
        year, found = self.year(day), []
        start = year.start
        while start <= year.end:
            found.append(self.period(start))
            start = found[-1].end + timedelta(days=1)
        return tuple(found)


def _month_and_day(text: str) -> tuple[int, int]:
    try:
        day = date.fromisoformat(f"2023-{text}")  # no leap year: 02-29 can begin no period
    except ValueError as error:
        raise ValueError(f"no day of every year: {text!r}; wanted one like 06-27") from error
    return day.month, day.day
