"""The read API over one open register: OpenAPI at /openapi.json, its page at /docs. Writes nothing."""

from __future__ import annotations

from fastapi import FastAPI

from communique.register import Register


def application(register: Register) -> FastAPI:
    """The API over an open register."""
    app = FastAPI(title="Communiqué", docs_url=None, redoc_url=None)
    app.state.register = register
    return app
