"""What happened between parties, day by day: as a list that can be read, and as a strip that can be looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from fastapi import Request

from communique.desk.asking import AskedError
from communique.desk.plain import stored_json
from communique.desk.tables import Table
from communique.desk.timeline import KINDS, Moment, timeline
from communique.faces.web.asked import Asked
from communique.faces.web.house import House
from communique.faces.web.page import Page, as_csv, as_json
from communique.register import Filter

# A list beyond this is narrowed by its reader; the newest are shown.
_SHOWN = 400


@dataclass(frozen=True, slots=True)
class Year:
    """The moments of one year, oldest first."""

    year: int
    moments: tuple[Moment, ...]


def moments(house: House, request: Request) -> Page:
    """The timeline that an address asks for; without a restriction, the form."""
    asked = Asked.of(request.query_params)
    restricted = _restricted(asked) if asked.stated else None
    total = house.register.count(replace(restricted, kind=KINDS)) if restricted else 0
    # Several records may tell of one moment: of so many, the newest are enough moments.
    shown = timeline(house.register, restricted, newest=4 * _SHOWN)[-_SHOWN:] if restricted else ()
    found = partial(timeline, house.register, restricted) if restricted else tuple
    years = tuple(Year(year, tuple(some)) for year, some in groupby(shown, key=lambda one: one.first.year))
    return Page(
        title="Timeline",
        template="timeline.html",
        parts={"asked": asked, "years": years[::-1], "total": total, "shown": len(shown), "most": _SHOWN},
        forms={
            "json": as_json(lambda: {"moments": [_json(one) for one in found()]}),
            "csv": as_csv(lambda: _table(found()), "timeline"),
        },
    )


def _restricted(asked: Asked) -> Filter:
    restricted = asked.filter()
    named = (restricted.parties, restricted.any_party, restricted.person, restricted.organisation, restricted.words)
    if not any((*named, restricted.sector, restricted.since)):
        raise AskedError("a timeline is of a party, a person, a body, a sector, of words or since a day")
    return restricted


def _json(moment: Moment) -> dict[str, object]:
    return {"date": moment.edtf, "records": [stored_json(one) for one in moment.records]}


def _table(found: tuple[Moment, ...]) -> Table:
    rows = []
    for moment in found:
        stored, record = moment.main, moment.main.record
        act = getattr(record, "act", None) or f"{record.kind} {getattr(record, 'stage', None) or ''}".strip()
        by = "; ".join(getattr(record, "by", ()) or getattr(record, "parties", ()))
        about = getattr(record, "object", None) or getattr(record, "name", None)
        to = "; ".join(getattr(record, "to", ()))
        rows.append(
            (moment.edtf, act, by, to, about, record.quote.words, len(moment.records), stored.source.id, stored.id)
        )
    return Table(("date", "what", "by", "to", "about", "quote", "releases", "document", "id"), tuple(rows))
