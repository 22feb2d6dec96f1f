"""The review queue: pairs that the register is unsure of, and records that nobody judged; a key for each answer."""

from __future__ import annotations

from math import ceil

from fastapi import Request

from communique.desk.plain import answer_json
from communique.faces.web.asked import Asked
from communique.faces.web.house import House
from communique.faces.web.page import Page, as_json
from communique.faces.web.pages.registers import Pages
from communique.faces.web.sayings import sayings

_AT_ONCE = 20


def review(house: House, request: Request) -> Page:
    """Pairs that wait for a person, the likeliest first."""
    asked = Asked.of(request.query_params)
    kind = asked.one("kind")
    pairs = house.register.judging.unsure(kind=kind, limit=_AT_ONCE)
    return Page(
        title="Review",
        template="review.html",
        parts={
            "asked": asked,
            "pairs": pairs,
            "waiting": house.register.status().unsure,
            "made": house.register.judging.history()[::-1][:10],
        },
        forms={"json": as_json(lambda: {"pairs": [answer_json(pair) for pair in pairs]})},
    )


def review_records(house: House, request: Request) -> Page:
    """Records that nobody judged, those of the latest days first."""
    asked = Asked.of(request.query_params)
    offset = (asked.page - 1) * _AT_ONCE
    unjudged = Asked((*asked.pairs, ("reviewed", "no"))).filter(kind=asked.all("kind"), limit=_AT_ONCE, offset=offset)
    records, waiting = house.register.records(unjudged), house.register.count(unjudged)
    return Page(
        title="Review records",
        template="review_records.html",
        parts={
            "asked": asked,
            "sayings": sayings(house.register, records),
            "waiting": waiting,
            "pages": Pages(asked.page, max(1, ceil(waiting / _AT_ONCE)), waiting),
            "made": house.register.judging.history()[::-1][:10],
        },
        forms={"json": as_json(lambda: {"records": [answer_json(one) for one in records]})},
    )
