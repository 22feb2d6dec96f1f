"""The front page: a box to ask, the world as the register sees it, and what is new in it.

Counts what the register holds; decides nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Request
from starlette.responses import RedirectResponse

from communique.desk.asking import AskedError, parties
from communique.desk.english import heading_name
from communique.desk.plain import answer_json, source_json
from communique.faces.web.house import House
from communique.faces.web.listings import LISTINGS
from communique.faces.web.page import Page, as_json
from communique.faces.web.pages.changed import changed
from communique.faces.web.worldmap import HEIGHT, WIDTH, Outline, outlines
from communique.lexicon import country
from communique.register import Filter

_NEW = 8
# From so many records on a country has the next darker shade: each step is about three times the one before.
_SHADES = (1, 4, 12, 40, 120)


@dataclass(frozen=True, slots=True)
class Land:
    """A country on the map: its outline, its name, how many records name it, and its shade from 0 to 5."""

    outline: Outline
    name: str
    records: int
    shade: int


def home(house: House, request: Request) -> Page:
    """The front page."""
    del request
    register = house.register
    newest = register.documents(Filter(limit=_NEW))
    counted = dict(register.facets(Filter(), by="party"))
    kinds = dict(register.facets(Filter(), by="kind"))
    latest = newest[0].published if newest else None
    return Page(
        title="Communiqué",
        template="home.html",
        parts={
            "newest": newest,
            "latest": latest,
            "lands": _lands(counted),
            "size": (WIDTH, HEIGHT),
            "top": sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:12],
            "kinds": kinds,
            "listings": LISTINGS.values(),
            "changed": changed(register, latest),
            "documents": register.count_documents(),
        },
        forms={
            "json": as_json(
                lambda: {
                    "documents": [source_json(one) for one in newest],
                    "parties": [{"party": code, "records": count} for code, count in counted.items()],
                    "kinds": kinds,
                    "changed": [answer_json(one) for one in changed(register, latest)],
                }
            )
        },
    )


def go(house: House, request: Request) -> RedirectResponse:
    """Where the box leads: names of one or two parties to their brief, other words to the search."""
    del house
    words = " ".join((request.query_params.get("q") or "").split())
    try:
        codes = parties(_named(words))
    except AskedError:
        codes = ()
    if 1 <= len(codes) <= 2:
        return RedirectResponse("/brief/" + "/".join(codes), 303)
    return RedirectResponse(f"/search?{urlencode({'q': words})}", 303)


def _named(words: str) -> list[str]:
    """The parties that words name, parted as people write them: "Korea and Canada", "KR CA", "Korea, Canada"."""
    parts = [part for part in re.split(r"\s*(?:[,;/+&]|\s(?:and|vs\.?|with)\s|[–—])\s*", words) if part]
    if len(parts) > 1:
        return parts
    tokens = words.split()
    cuts = (([" ".join(tokens[:at]), " ".join(tokens[at:])]) for at in range(1, len(tokens)))
    whole = [words] if country(words) else None
    return whole or next((pair for pair in cuts if all(country(name) for name in pair)), [words])


def _lands(counted: dict[str, int]) -> list[Land]:
    return [
        Land(outline, heading_name(outline.code) if outline.code else outline.name, count, _shade(count))
        for outline in outlines()
        for count in [counted.get(outline.code or "", 0)]
    ]


def _shade(count: int) -> int:
    return sum(count >= least for least in _SHADES)
