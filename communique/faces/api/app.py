"""The read API over one open register: its description at /openapi.json, a page of it at /docs. Writes nothing.

The page loads nothing from elsewhere. Who may ask is decided by the door that the API is mounted behind.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from fastapi import FastAPI, Request
from jinja2 import Environment, PackageLoader, Template
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response

from communique import __version__
from communique.desk.asking import AskedError
from communique.faces.api.routes import router
from communique.records import FormatError
from communique.register import Register, RegisterError

ABOUT = (
    "Cited facts read from the press releases of economic diplomacy. Every record carries its id, the words that state "
    "it, and the release with its address."
)


def application(register: Register) -> FastAPI:
    """The API over an open register."""
    app = FastAPI(title="Communiqué", version=__version__, description=ABOUT, docs_url=None, redoc_url=None)
    app.state.register = register
    app.include_router(router)
    app.add_api_route("/docs", _docs, include_in_schema=False)
    app.add_api_route("/docs.css", _style, include_in_schema=False)
    for fault in (AskedError, FormatError, RegisterError):
        app.add_exception_handler(fault, _misunderstood)
    app.add_exception_handler(HTTPException, _refused)
    return app


def _misunderstood(request: Request, error: Exception) -> Response:
    del request
    return JSONResponse({"error": str(error)}, 400)


def _refused(request: Request, error: Exception) -> Response:
    del request
    assert isinstance(error, HTTPException)
    return JSONResponse({"error": str(error.detail)}, error.status_code, error.headers)


def _docs(request: Request) -> Response:
    app: FastAPI = request.app
    return HTMLResponse(_page().render(description=app.openapi(), root=request.scope.get("root_path", "")))


def _style() -> Response:
    return Response(files(__package__).joinpath("docs.css").read_bytes(), media_type="text/css")


@cache
def _page() -> Template:
    return Environment(loader=PackageLoader(__package__, "."), autoescape=True).get_template("docs.html")
