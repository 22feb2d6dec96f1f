"""Where long pages are made: in processes beside the one that answers, so that they hold up nobody.

Without such processes a few long pages are made at a time. Refuses nothing.
"""

from __future__ import annotations

import asyncio
from typing import Protocol

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Pages that take many times what others take, and need nothing that the server holds in memory.
LONG = ("/brief/", "/timeline", "/network")
# With more of them one beside the other all would only be ready later.
_AT_A_TIME = 2


class Makers(Protocol):
    """Whatever makes pages beside the server."""

    async def make(self, scope: Scope) -> list[Message] | None:
        """The answer to a request; None where it cannot be made there."""
        ...


class Making:
    """Middleware that has long pages made elsewhere, or a few at a time."""

    def __init__(self, app: ASGIApp, makers: Makers | None) -> None:
        self.app = app
        self.makers = makers
        self._lane = asyncio.Semaphore(_AT_A_TIME)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers the request."""
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(LONG):
            await self.app(scope, receive, send)
        elif self.makers and (answer := await self.makers.make(scope)) is not None:
            for message in answer:
                await send(message)
        else:
            async with self._lane:
                await self.app(scope, receive, send)
