"""Dates as releases give them: a day, a month, a year, a quarter, a half, or a span of these.

The written form is a subset of EDTF (ISO 8601-2:2019): `2025-12-01`, `2025-11`, `2018`, `2025-11-18/2025-11-20`,
a quarter `2021-33` to `2021-36`, a half `2021-40` or `2021-41`. Nothing here reads prose; the reading room does that.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MONTHS_OF = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}


@lru_cache(maxsize=16384)
def span(edtf: str) -> tuple[date, date]:
    """The first and the last day that an EDTF date covers. Raises ValueError for another form."""
    first, slash, last = edtf.partition("/")
    return _bounds(first)[0], _bounds(last if slash else first)[1]


def is_edtf(text: str) -> bool:
    """Whether `text` has one of the forms above and names days that exist."""
    try:
        first, last = span(text)
    except ValueError:
        return False
    return first <= last


def is_day(edtf: str) -> bool:
    """Whether the date is a single day."""
    return len(edtf) == 10 and is_edtf(edtf)


def overlap(one: str, other: str) -> bool:
    """Whether two EDTF dates can mean the same day."""
    (start, end), (other_start, other_end) = span(one), span(other)
    return start <= other_end and other_start <= end


@lru_cache(maxsize=16384)
def _bounds(part: str) -> tuple[date, date]:
    match = _PART.fullmatch(part)
    if not match:
        raise ValueError(f"not an EDTF date: {part!r}")
    year, month, day = (int(group) if group else None for group in match.groups())
    assert year is not None
    if day is not None:
        assert month is not None
        return (one := date(year, month, day)), one
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    first, last = _MONTHS_OF.get(month, (month, month))
    if not 1 <= last <= 12:
        raise ValueError(f"no such month, quarter or half: {part!r}")
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
