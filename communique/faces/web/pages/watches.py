"""Watches: saved questions, and what is new for each, with the reason and the sentence."""

from __future__ import annotations

from fastapi import Request

from communique.desk.export.atom import atom
from communique.desk.watch import WatchBook, look, report_json
from communique.faces.web.house import House
from communique.faces.web.missing import NotFoundError
from communique.faces.web.page import ATOM, Form, Page, as_json


def watches(house: House, request: Request) -> Page:
    """All watches and how much is new for each; a form for one more."""
    del request
    found = [look(house.register, watch) for watch in WatchBook.at(house.book).watches.values()]
    return Page(
        title="Watches",
        template="watches.html",
        parts={"found": found},
        forms={"json": as_json(lambda: {"watches": [report_json(one) for one in found]})},
    )


def watch(house: House, request: Request) -> Page:
    """What is new for one watch."""
    name = request.path_params["name"]
    kept = WatchBook.at(house.book).watches.get(name)
    if kept is None:
        raise NotFoundError(f"no watch is called {name!r}")
    found = look(house.register, kept)
    stored = [match.stored for match in found.matches]
    return Page(
        title=f"Watch: {name}",
        template="watch.html",
        parts={"found": found, "watch": kept},
        forms={
            "json": as_json(lambda: report_json(found)),
            "atom": Form(ATOM, lambda: atom(stored, title=f"Communiqué: {name}", id=f"watch:{name}")),
        },
    )
