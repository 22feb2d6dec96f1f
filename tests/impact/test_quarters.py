"""Quota years and their quarters by day count."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from communique.impact.quarters import QuotaYear

CANADA = QuotaYear.of(("06-27", "09-26", "12-26", "03-27"))
EUROPE = QuotaYear.of(("07-01", "10-01", "01-01", "04-01"))


@pytest.mark.parametrize(
    ("day", "start", "end", "days"),
    [
        (date(2025, 8, 1), date(2025, 6, 27), date(2025, 9, 25), 91),
        (date(2025, 12, 25), date(2025, 9, 26), date(2025, 12, 25), 91),
        (date(2026, 1, 1), date(2025, 12, 26), date(2026, 3, 26), 91),
        (date(2026, 6, 26), date(2026, 3, 27), date(2026, 6, 26), 92),
    ],
)
def test_canadas_quarters(day, start, end, days):
    period = CANADA.period(day)
    assert (period.start, period.end, period.days) == (start, end, days)


def test_the_quarters_of_the_safeguard_have_92_92_90_and_91_days():
    assert [one.days for one in EUROPE.periods(date(2025, 11, 5))] == [92, 92, 90, 91]


@given(some.dates(date(1990, 1, 1), date(2090, 1, 1)), some.sampled_from([CANADA, EUROPE]))
def test_every_day_is_in_one_quarter_and_the_quarters_make_the_year(day, year):
    assert day in year.period(day)
    quarters = year.periods(day)
    assert sum(day in one for one in quarters) == 1
    assert sum(one.days for one in quarters) == year.year(day).days in (365, 366)
    assert all(one.end + timedelta(days=1) == other.start for one, other in pairwise(quarters))


@pytest.mark.parametrize(
    ("starts", "says"),
    [
        (("06-27", "06-27"), "a quarter without days"),
        (("02-30",), "no day of every year: '02-30'"),
        (("01-01", "07-01", "04-01"), "one after another"),
        ((), "needs the day"),
    ],
)
def test_quarters_that_cannot_be_are_refused(starts, says):
    with pytest.raises(ValueError, match=says):
        QuotaYear.of(starts)
