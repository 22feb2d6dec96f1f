"""The life of a series: its editions, its cadence, the editions missing, and when the next is due.

Refuses to reckon a next date from one edition whose frequency no document states.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from statistics import median

from communique import edtf
from communique.records import Series, unique
from communique.register.answers import Stored
from communique.register.lives.answers import Edition, Entity, SeriesLife

# Months from one edition to the next, by the frequency stated.
_MONTHS = {"annual": 12, "yearly": 12, "biennial": 24, "biannual": 6, "semiannual": 6, "quarterly": 3, "monthly": 1}
_DAYS_OF_MONTH = 30.44
# From so many dated editions on, the gaps between them tell the cadence.
_ENOUGH = 3
_Said = list[tuple[Stored, Series]]


def series_life(entity: Entity, records: Sequence[Stored], *, today: date) -> SeriesLife:
    """The life told by the series' records, as of a day."""
    own = [(stored, stored.record) for stored in records if isinstance(stored.record, Series)]
    editions = tuple(sorted(_editions(own), key=_when))
    frequency = next((said.frequency for _, said in reversed(own) if said.frequency), None)
    next_due, because = _next_due(editions, frequency, today)
    return SeriesLife(
        entity=entity,
        parties=unique(party for _, said in own for party in said.parties),
        since=min((said.since for _, said in own if said.since), default=None),
        frequency=frequency,
        editions=editions,
        missing=tuple(_missing(editions)),
        next_due=next_due,
        because=because,
    )


def _editions(own: Sequence[tuple[Stored, Series]]) -> Iterator[Edition]:
    for some in _by_edition(own):
        said = [series for _, series in some]
        dates = [series.date for series in said if series.date]
        yield Edition(
            number=next((series.edition for series in said if series.edition is not None), None),
            date=max(dates, key=len) if dates else None,
            place=next((series.place for series in said if series.place), None),
            attendance=next((series.attendance for series in said if series.attendance is not None), None),
            records=tuple(stored for stored, _ in some),
        )


def _by_edition(own: Sequence[tuple[Stored, Series]]) -> list[_Said]:
    """What is said of each edition: of one number, or of days that may be one."""
    groups: list[_Said] = []
    # Of one number and date all stand where the first of them does: what it could not join later ones cannot either.
    placed: dict[tuple[int | None, str | None], _Said] = {}
    for one in own:
        key = (one[1].edition, one[1].date)
        if key == (None, None):
            continue
        group = placed.get(key) or _fitting(one[1], groups)
        if group is None:
            groups.append(group := [])
        group.append(one)
        placed[key] = group
    return groups


def _fitting(one: Series, groups: Sequence[_Said]) -> _Said | None:
    """The first of the groups that is all of one's edition."""
    for some in groups:
        # Most often the first of another group has another number: that is seen without a call.
        number = some[0][1].edition
        if number is not None and one.edition is not None and number != one.edition:
            continue
        if all(_is_same(one, other) for _, other in some):
            return some
    return None


def _is_same(one: Series, other: Series) -> bool:
    if one.edition is not None and other.edition is not None:
        return one.edition == other.edition
    return bool(one.date and other.date and edtf.overlap(one.date, other.date))


def _missing(editions: Sequence[Edition]) -> Iterator[int]:
    """Numbers between the first and the last edition known of which no document tells."""
    numbers = sorted({edition.number for edition in editions if edition.number is not None})
    for before, after in pairwise(numbers):
        yield from range(before + 1, after)


def _next_due(editions: Sequence[Edition], frequency: str | None, today: date) -> tuple[str | None, str]:
    dated = [edition for edition in editions if edition.date]
    planned = [edition for edition in dated if edition.date and edtf.span(edition.date)[1] > today]
    if planned:
        return planned[0].date, "a document announces it"
    if not dated:
        return None, "no edition with a date is known"
    last = edtf.span(str(dated[-1].date))[1]
    numbered = f"the {_ordinal(dated[-1].number)}" if dated[-1].number else "the last"
    if frequency in _MONTHS:
        due = _later(last, _MONTHS[frequency])
        return due, f"{numbered} was in {last:%B %Y} and it is {frequency}"
    if len(dated) >= _ENOUGH:
        days = [edtf.span(str(edition.date))[1] for edition in dated]
        gap = median((after - before).days for before, after in pairwise(days))
        months = max(1, round(gap / _DAYS_OF_MONTH))
        return _later(
            last, months
        ), f"{numbered} was in {last:%B %Y}; {len(dated)} editions lie about {months} months apart"
    return None, "no document says how often it is held"


def _later(day: date, months: int) -> str:
    total = day.year * 12 + day.month - 1 + months
    return f"{total // 12}-{total % 12 + 1:02}"


def _ordinal(number: int | None) -> str:
    if number is None:
        return ""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _when(edition: Edition) -> tuple[str, int]:
    return (edition.date or "", edition.number or 0)
