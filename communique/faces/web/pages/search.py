"""Search: the releases that hold the words, with the stretch where they stand and the record that quotes them."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request

from communique.desk.plain import hit_json
from communique.desk.tables import Table
from communique.faces.web.asked import Asked
from communique.faces.web.house import House
from communique.faces.web.page import Page, as_csv, as_json
from communique.register import Entity, Hit

_HITS, _THINGS = 25, 6


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit as the page shows it: its snippet in stretches, some of them the words sought, and where it stands."""

    hit: Hit
    stretches: tuple[tuple[str, bool], ...]
    href: str


def search(house: House, request: Request) -> Page:
    """What the words of an address find; things of that name first."""
    asked = Asked.of(request.query_params)
    sought = asked.one("q") or ""
    asks = asked.filter(limit=_HITS, offset=(asked.page - 1) * _HITS)
    hits = house.register.search(sought, asks) if sought else []
    things = _things(house, sought) if asked.page == 1 and not asked.stated else []
    return Page(
        title=f"Search: {sought}" if sought else "Search",
        template="search.html",
        parts={
            "asked": asked,
            "sought": sought,
            "things": things,
            "hits": [_shown(hit) for hit in hits],
            "is_more": len(hits) == _HITS,
        },
        forms={
            "json": as_json(lambda: {"words": sought, "hits": [hit_json(hit) for hit in hits]}),
            "csv": as_csv(lambda: _table(hits), "search"),
        },
    )


def _things(house: House, sought: str) -> list[Entity]:
    return house.register.named(sought, most=_THINGS) if len(sought) > 2 else []


def _shown(hit: Hit) -> Shown:
    made: list[tuple[str, bool]] = []
    at = hit.start
    for start, end in hit.marks:
        if start >= at and end <= hit.end:
            made += [(hit.snippet[at - hit.start : start - hit.start], False)]
            made += [(hit.snippet[start - hit.start : end - hit.start], True)]
            at = end
    made.append((hit.snippet[at - hit.start :], False))
    lit = hit.marks[0] if hit.marks else (hit.start, hit.end)
    href = f"/document/{hit.source.id}?words={lit[0]}-{lit[1]}#lit" if lit[0] < lit[1] else f"/document/{hit.source.id}"
    return Shown(hit, tuple(made), href)


def _table(hits: list[Hit]) -> Table:
    rows = tuple(
        (
            hit.source.title,
            hit.source.publisher,
            hit.source.published.isoformat() if hit.source.published else None,
            hit.snippet,
            hit.source.url,
            hit.source.id,
        )
        for hit in hits
    )
    return Table(("title", "publisher", "published", "snippet", "url", "document"), rows)
