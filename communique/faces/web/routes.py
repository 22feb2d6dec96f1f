"""Which address leads to which page, and how the suffix of an address chooses the form.

`/measures` is a page, `/measures.json` and `/measures.csv` are the same answer. Decides nothing about answers.
"""

from __future__ import annotations

from collections.abc import Callable

from fastapi import FastAPI, Request
from starlette.responses import RedirectResponse, Response

from communique.faces.web import shown
from communique.faces.web.house import House
from communique.faces.web.missing import NotFoundError
from communique.faces.web.page import Page
from communique.faces.web.pages import (
    brief,
    calendar,
    document,
    entity,
    home,
    network,
    registers,
    review,
    search,
    timeline,
    watches,
)

View = Callable[[House, Request], Page]

PAGES: tuple[tuple[str, View], ...] = (
    ("/home", home.home),
    ("/brief", brief.brief_asked),
    ("/brief/{one}", brief.brief),
    ("/brief/{one}/{other}", brief.brief),
    ("/document/{id}", document.document),
    ("/document/{id}/words", document.excerpt),
    ("/document/{id}/why/{record}", document.why),
    ("/entity/{id}", entity.entity),
    ("/timeline", timeline.moments),
    ("/network", network.graph),
    ("/calendar", calendar.ahead),
    ("/search", search.search),
    ("/review", review.review),
    ("/review/records", review.review_records),
    ("/watches", watches.watches),
    ("/watches/{name}", watches.watch),
    ("/{register}", registers.listing),
)


def add(app: FastAPI) -> None:
    """Adds the pages; the suffixed addresses first, so that a name never takes its suffix along."""
    app.add_api_route("/", _home(), methods=["GET", "HEAD"], include_in_schema=False)
    app.add_api_route("/go", _go, methods=["GET"], include_in_schema=False)
    for path, view in PAGES:
        app.add_api_route(path + ".{form}", _form(view), methods=["GET", "HEAD"], include_in_schema=False)
    for path, view in PAGES:
        app.add_api_route(path, _page(view), methods=["GET", "HEAD"], include_in_schema=False)


def _home() -> Callable[[Request], Response]:
    return _page(home.home)


def _go(request: Request) -> RedirectResponse:
    return home.go(request.app.state.house, request)


def _page(view: View) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        return shown.html(request, view(request.app.state.house, request))

    return answer


def _form(view: View) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        page = view(request.app.state.house, request)
        form = page.forms.get(request.path_params["form"])
        if form is None:
            raise NotFoundError(f"this page has no such form; it has {', '.join(page.forms)}")
        headers = {"Content-Disposition": f'attachment; filename="{form.file}"'} if form.file else {}
        return Response(form.make(), page.status, headers, media_type=form.media)

    return answer
