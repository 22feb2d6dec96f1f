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
Order = Annotated[Literal["newest", "oldest"], Query(description="Which days come first")]
Limit = Annotated[int, Query(ge=1, le=500, description="At most so many")]
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="After so many, for the next page")]
Kind = Literal["role", "event", "agreement", "series", "measure", "figure", "initiative"]


def matching(
    party: Annotated[Names, Query(description="Countries or blocs that all take part: KR, South Korea, EU")] = [],  # noqa: B006
    any_party: Annotated[Names, Query(description="Countries or blocs of which one takes part")] = [],  # noqa: B006
    act: Annotated[
        Names,
        Query(description="Of events: meet, visit, agree, sign, impose, request, criticise and so on; any of several"),
    ] = [],  # noqa: B006
    status: Annotated[
        Names,
        Query(description="done, planned, proposed, ongoing, announced, in_force, under_review, ended; any of several"),
    ] = [],  # noqa: B006
    stage: Annotated[
        Names,
        Query(
            description="Of agreements: proposed, negotiating, concluded, signed, in_force and so on; any of several"
        ),
    ] = [],  # noqa: B006
    type: Annotated[
        Names,
        Query(
            description="Of agreements, initiatives and figures: fta, mou, programme, exports and so on; any of several"
        ),
    ] = [],  # noqa: B006
    instrument: Annotated[
        Names, Query(description="Of measures: tariff, quota, anti_dumping, export_control and so on; any of several")
    ] = [],  # noqa: B006
    sector: Annotated[
        Names, Query(description="What the release is about: steel, energy, digital_trade and so on; any of several")
    ] = [],  # noqa: B006
    publisher: Annotated[Names, Query(description="Who published the release, by the whole name; any of several")] = [],  # noqa: B006
    person: Annotated[Text, Query(description="A person's name, or part of it")] = None,
    organisation: Annotated[Text, Query(description="The name of a body, or part of it")] = None,
    words: Annotated[Text, Query(description="Words of the release or of the quote")] = None,
    entity: Annotated[Text, Query(description="The id of a thing")] = None,
    since: Day = None,
    until: Day = None,
    as_of: Day = None,
    reviewed: Annotated[
        bool | None, Query(description="true: found right by a person; false: judged by nobody")
    ] = None,
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
