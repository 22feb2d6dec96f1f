"""Whether a house's releases still come as its file in publishers/ expects. Refuses to judge less than a few days.

A site that changes its shape seldom breaks: it gives fewer releases, without days, or with half a body. These three
are what `expects` in a house's file states, and what is held against it here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from communique.records import Document
from communique.sources import publishers
from communique.sources.publishers import Publisher

_FEWEST_DAYS = 7  # a house may well be silent over a long weekend
_QUIET = 1 / 3  # of the expected number: holidays halve it, a broken reader brings it near zero
_MONTH = 30.4  # days


@dataclass(frozen=True, slots=True)
class Health:
    """How a house's releases of a window compare to what is expected; `faults` is empty when all is well."""

    publisher: str
    releases: int
    expected: int
    share_with_date: float
    share_long_enough: float
    faults: tuple[str, ...]


def health(documents: Iterable[Document], *, since: date, until: date) -> tuple[Health, ...]:
    """The health of each known house that the documents are of, by key. The window is `since` to `until`, both in."""
    by_house: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        house = publishers.by_name(document.publisher) or publishers.by_address(document.url)
        if house is not None and (document.published is None or since <= document.published <= until):
            by_house[house.key].append(document)
    days = (until - since).days + 1
    return tuple(_health(house, by_house[house.key], days) for house in publishers.known() if by_house.get(house.key))


def health_of(house: Publisher, documents: Iterable[Document], *, days: int) -> Health:
    """The health of one house whose releases of so many days these are; none at all is a fault too."""
    return _health(house, list(documents), days)


def _health(house: Publisher, documents: list[Document], days: int) -> Health:
    count, expects = len(documents), house.expects
    dated = sum(one.published is not None for one in documents) / count if count else 0.0
    long_enough = sum(_body_length(one) >= expects.minimum_length for one in documents) / count if count else 0.0
    expected = round(expects.releases_a_month * days / _MONTH)
    faults = []
    if days >= _FEWEST_DAYS and count < expected * _QUIET:
        faults.append(f"{count} releases in {days} days where about {expected} are expected")
    if count and dated < expects.share_with_date:
        faults.append(f"{dated:.0%} have a day of publication where {expects.share_with_date:.0%} should")
    if count and long_enough < 0.5:
        faults.append(f"{1 - long_enough:.0%} are shorter than {expects.minimum_length} characters")
    return Health(house.key, count, expected, dated, long_enough, tuple(faults))


def _body_length(document: Document) -> int:
    return len(document.text) - len(document.title)
