"""Where pages are made: long ones in processes beside the one that answers, so that they hold up nobody.

Of the others a few are made at a time, in the order in which they are asked for. Refuses nothing.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.register import Asked

# Pages that take many times what others take, and need nothing that the server holds in memory.
LONG = ("/brief/", "/timeline", "/network")
# With more of them one beside the other all would only be ready later, and would wait for the same few connections.
_LONG_AT_A_TIME, _AT_A_TIME = 2, max(4, os.cpu_count() or 1)
# What is sent as it lies on the disk waits for nobody.
_FILES = "/static/"

# Of these it is worth knowing what the register was asked: to ask that again costs a fraction of making them.
ASKED_AGAIN = "/brief/"


@dataclass(frozen=True, slots=True)
class Made:
    """The answer to a request, and all that the register was asked for it; None where nobody listened."""

    messages: Sequence[Message]
    asked: tuple[Asked, ...] | None = None


class Makers(Protocol):
    """Whatever makes pages beside the server."""

    async def begun(self) -> None:
        """Waits until pages can be made there, or never will."""
        ...

    async def make(self, scope: Scope) -> Made | None:
        """The answer to a request; None where it cannot be made there."""
        ...


class Making:
    """Middleware that has long pages made elsewhere, or a few at a time."""

    def __init__(self, app: ASGIApp, makers: Makers | None) -> None:
        self.app = app
        self.makers = makers
        self._lane, self._long_lane = asyncio.Semaphore(_AT_A_TIME), asyncio.Semaphore(_LONG_AT_A_TIME)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers the request."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(_FILES):
            await self.app(scope, receive, send)
        elif not scope["path"].startswith(LONG):
            async with self._lane:
                await self.app(scope, receive, send)
        elif self.makers and (made := await self.makers.make(scope)) is not None:
            scope["asked"] = made.asked
            for message in made.messages:
                await send(message)
        else:
            async with self._long_lane:
                await self.app(scope, receive, send)
