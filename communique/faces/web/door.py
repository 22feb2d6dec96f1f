"""The door that every request passes: its Host, its caller, and the headers on all that leaves.

Refuses a foreign Host with 400, and whoever has no role with 401; the page to enter a token and what it is styled with
are open to all.
"""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.faces.web.access import Access, AccessError, Role

# The hash is that of the one style element that Plot puts into each of its charts.
PLOT_STYLE = "sha256-+TfQir1nvDucAdvE6XUQBt4ayUjpAWkbw2kCdSfekHM="
POLICY = (
    f"default-src 'self'; style-src 'self' '{PLOT_STYLE}'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not no-referrer: with it browsers send forms of our own pages with the Origin "null".
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_OPEN = ("/enter", "/static/")


class Door:
    """Middleware around the whole application, what is mounted in it included."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers the request, or refuses it at the door."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "private, no-cache")
            await send(message)

        refused = self._refuse(HTTPConnection(scope))
        await (refused or self.app)(scope, receive, sending)

    def _refuse(self, request: HTTPConnection) -> Response | None:
        try:
            self.access.check_host(request.headers.get("host"))
        except AccessError as error:
            return PlainTextResponse(f"{error}\n", error.status)
        caller = self.access.caller(request)
        request.scope["caller"] = caller
        if caller.role >= Role.READER or request.url.path.startswith(_OPEN):
            return None
        is_person = "text/html" in request.headers.get("accept", "")
        if is_person and not self.access.is_behind_proxy:
            return RedirectResponse("/enter", 303)
        return PlainTextResponse("a token is needed\n", 401, {"WWW-Authenticate": "Bearer"})
