"""Days: dates as written, whole or in part."""

from __future__ import annotations

from communique.reading.grammar import Blank, Said, Stage
from communique.reading.mentions import Day

days = Stage("days", makes=("day",))

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@days.rule(
    "[{weekday} [,]] {month} {number} [[,] {year}]",
    "on {weekday: Monday}, {month: December} {number: 1}, they met",
    "from {month: May} {number: 3} {year: 2024}",
    "from {weekday: Friday} {month: May} {number: 3}, {year: 2024}",
    never=["the May round of talks"],
)
def month_first(
    said: Said, month: Blank, number: Blank, weekday: Blank | None = None, year: Blank | None = None
) -> Day | None:
    """A day of a month, the month first, with its weekday and year when given."""
    line = said.line
    if not line.words(number).isdigit():
        return None
    return Day(
        year=int(line.words(year)) if year else None,
        month=MONTHS.index(line.words(month)[:3].lower()) + 1,
        day=int(line.words(number)),
        weekday=WEEKDAYS.index(line.words(weekday).lower()) if weekday else None,
    )
