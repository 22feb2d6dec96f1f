"""The operators of the API as parameters that its description states, and the register's filter that they mean.

The same operators as on the pages. Refuses names, days and sectors that are not understood.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Literal

from fastapi import Depends, Query

from communique.desk import asking
from communique.desk.asking import AskedError
from communique.register import Filter

Names = Annotated[list[str], Query(max_length=20)]
Text = Annotated[str | None, Query(max_length=300)]
Day = Annotated[str | None, Query(max_length=30, description="A day, month or year: 2025-12-01, 2025-12, 2025")]
Order = Literal["newest", "oldest"]
Limit = Annotated[int, Query(ge=1, le=500)]
Offset = Annotated[int, Query(ge=0, le=1_000_000)]
Kind = Literal["role", "event", "agreement", "series", "measure", "figure", "initiative"]


def matching(
    party: Annotated[Names, Query(description="Countries or blocs that all take part: KR, South Korea, EU")] = [],  # noqa: B006
    any_party: Annotated[Names, Query(description="Countries or blocs of which one takes part")] = [],  # noqa: B006
    act: Names = [],  # noqa: B006
    status: Names = [],  # noqa: B006
    stage: Names = [],  # noqa: B006
    type: Names = [],  # noqa: B006
    instrument: Names = [],  # noqa: B006
    sector: Names = [],  # noqa: B006
    publisher: Names = [],  # noqa: B006
    person: Text = None,
    organisation: Text = None,
    words: Text = None,
    entity: Text = None,
    since: Day = None,
    until: Day = None,
    as_of: Day = None,
    reviewed: bool | None = None,
) -> Filter:
    """The filter that the operators mean. Raises AskedError."""
    lists = (party, any_party, act, status, stage, type, instrument, sector, publisher)
    texts = (*(one for some in lists for one in some), *filter(None, (person, organisation, words, entity)))
    for one in texts:
        storable(one)
    return Filter(
        parties=asking.parties(party),
        any_party=asking.parties(any_party),
        acts=tuple(act),
        status=tuple(status),
        stage=tuple(stage),
        type=tuple(type),
        instrument=tuple(instrument),
        sector=tuple(asking.sector(one) for one in sector),
        publisher=tuple(publisher),
        person=person or None,
        organisation=organisation or None,
        words=words or None,
        entity=entity or None,
        since=asking.first_day(since) if since else None,
        until=asking.last_day(until) if until else None,
        as_of=asking.last_day(as_of) if as_of else None,
        reviewed=reviewed,
    )


def storable(text: str) -> str:
    """The text, if a database can hold it. Raises AskedError."""
    if "\x00" in text or len(text) > 300 or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise AskedError("this is no text that can be looked for")
    return text


def paged(
    asked: Annotated[Filter, Depends(matching)], limit: Limit = 50, offset: Offset = 0, order: Order = "newest"
) -> Filter:
    """The filter for a page of the answer."""
    return replace(asked, limit=limit, offset=offset, order=order)


Asked = Annotated[Filter, Depends(matching)]
Paged = Annotated[Filter, Depends(paged)]
