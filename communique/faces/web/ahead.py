"""Rows of the registers made ahead: those that pages begin with, before anybody asks for a page.

Waits until the register rests and nobody waits for a page, and makes a few rows at a time. Refuses to make more than a
bounded number of each register; of these only those of whose things something else is told now are made.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterator
from contextlib import suppress

from starlette.types import ASGIApp, Receive, Scope, Send

from communique.faces.web import rows
from communique.faces.web.house import House
from communique.faces.web.listings import LISTINGS, Listing
from communique.register import Filter, Register

_RESTS, _LOOKS = 1.0, 0.05
_LOG = logging.getLogger(__name__)
# So many rows are made at a time: a reader who comes meanwhile waits for no more.
_AT_A_TIME = 10


class Ahead:
    """Middleware that has rows made while the server runs."""

    def __init__(self, app: ASGIApp, house: House) -> None:
        self.app = app
        self.house = house
        self.waiting = 0  # how many readers wait for an answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on; the server's own life bounds that of the making."""
        if scope["type"] == "lifespan" and self.house.rows.ahead:
            making = asyncio.create_task(self._stay_ahead())
            try:
                await self.app(scope, receive, send)
            finally:
                making.cancel()
                with suppress(asyncio.CancelledError):
                    await making
            return
        self.waiting += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.waiting -= 1

    async def _stay_ahead(self) -> None:
        done: str | None = None
        while True:
            stamp = await self._stamp()
            await asyncio.sleep(_RESTS)
            if stamp is not None and stamp != done and stamp == await self._stamp() and await self._tried(stamp):
                done = stamp

    async def _tried(self, stamp: str) -> bool:
        making = asyncio.create_task(self.make(stamp))
        try:
            await asyncio.wait([making])
        finally:
            making.cancel()
        if fault := making.exception():
            # Readers will be told; the other rows would fail alike.
            _LOG.warning("rows could not be made before they are asked for: %r", fault)
        return fault is not None or making.result()

    async def make(self, stamp: str) -> bool:
        """Makes the rows of a state of the register as long as it stands; whether it could be asked for them."""
        register = self.house.register
        page = {one.name: await asyncio.to_thread(_first, register, one, self.house.rows.ahead) for one in _things()}
        for start in range(0, self.house.rows.ahead, _AT_A_TIME):
            for one in _things():
                ids = (page[one.name] or [])[start : start + _AT_A_TIME]
                began = time.monotonic()
                await asyncio.to_thread(rows.shown, self.house.rows, register, one, ids)
                # No more than half of the time goes into this, and none while somebody waits.
                await asyncio.sleep(time.monotonic() - began)
                while self.waiting:
                    await asyncio.sleep(_LOOKS)
            if await self._stamp() != stamp:
                return True
        return None not in page.values()

    async def _stamp(self) -> str | None:
        return await asyncio.to_thread(self.house.register.stamp)


def _things() -> Iterator[Listing]:
    return (one for one in LISTINGS.values() if one.lives)


def _first(register: Register, one: Listing, most: int) -> list[str] | None:
    """The ids of what a register's first pages show; None while they are not held in memory."""
    kinds = one.records if isinstance(one.records, tuple) else (one.records,)
    sort = one.order.removeprefix("-")
    asked = one.ordered(Filter(kind=kinds, limit=most), sort, is_down=one.order.startswith("-"))
    return register.held_page(one.kind, asked)
