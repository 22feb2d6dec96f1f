"""The web application: pages over one open register, and what guards all of them.

Every request passes the same door: the Host is ours, the caller may read, nothing that leaves may load anything from
elsewhere. The API is handed in from outside and stands behind the same door.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from fastapi import FastAPI, Request, Response
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from communique.desk.asking import AskedError
from communique.desk.extras import ExtraMissingError
from communique.desk.watch import WatchError
from communique.faces.web import ahead, door, keeping, making, ready, routes, writes
from communique.faces.web.access import AccessError
from communique.faces.web.house import House
from communique.faces.web.missing import NotFoundError
from communique.faces.web.shown import refusal
from communique.records import FormatError
from communique.register import RegisterError

STATIC = files(__package__).joinpath("static")


def application(house: House, mounted: Mapping[str, ASGIApp] | None = None) -> FastAPI:
    """The application over a house. `mounted` are other applications behind the same door, by their path."""
    app = pages(house, mounted)
    # The last one added is the first one passed: whoever is let in gets what was kept, as it was packed.
    app.add_middleware(making.Making, makers=house.makers)
    app.add_middleware(keeping.Keeping, house=house)
    app.add_middleware(ahead.Ahead, house=house)
    app.add_middleware(ready.Ready, house=house)
    app.add_middleware(door.Door, access=house.access)
    return app


def pages(house: House, mounted: Mapping[str, ASGIApp] | None = None) -> FastAPI:
    """The pages alone, for a caller who was let in."""
    app = FastAPI(title="Communiqué", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.house = house
    app.mount("/static", StaticFiles(directory=str(STATIC)), name="static")
    for path, inner in (mounted or {}).items():
        app.mount(path, inner)
    writes.add(app)
    routes.add(app)
    _tell_faults(app)
    app.add_middleware(GZipMiddleware, minimum_size=2000, compresslevel=4)
    return app


def _tell_faults(app: FastAPI) -> None:
    """Faults that a person can mend are a page of one line, with the status that programs understand."""
    statuses: dict[type[Exception], int] = {
        AskedError: 400,
        FormatError: 400,
        WatchError: 400,
        RegisterError: 409,
        ExtraMissingError: 501,
    }

    def tell(request: Request, error: Exception) -> Response:
        return refusal(
            request, str(error), status=next(code for kind, code in statuses.items() if isinstance(error, kind))
        )

    def missing(request: Request, error: Exception) -> Response:
        return refusal(request, str(error) if isinstance(error, NotFoundError) else "there is no such page", status=404)

    def forbidden(request: Request, error: Exception) -> Response:
        return refusal(request, str(error), status=error.status if isinstance(error, AccessError) else 403)

    app.add_exception_handler(AccessError, forbidden)
    for kind in statuses:
        app.add_exception_handler(kind, tell)
    app.add_exception_handler(NotFoundError, missing)
    app.add_exception_handler(404, missing)
