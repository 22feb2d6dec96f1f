"""What pages of the registers show, reckoned and made ahead: counts and orders, then the rows that pages begin with.

Waits until the register rests and nobody waits for a page, and does a little at a time. Refuses to make more than a
bounded number of rows of each register; of these only those of whose things something else is told now are made.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

from starlette.types import ASGIApp, Receive, Scope, Send

from communique.faces.web import rows
from communique.faces.web.house import House
from communique.faces.web.listings import LISTINGS, Listing
from communique.register import Filter

Answer = TypeVar("Answer")
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
        """Makes what a state of the register shows as long as it stands; whether it could be asked for all of it."""
        lists = [one for one in LISTINGS.values() if await self._stamp() == stamp and await self._counted(stamp, one)]
        return await self._rows(stamp) and len(lists) == len(LISTINGS)

    async def _counted(self, stamp: str, one: Listing) -> bool:
        """Has a register counted, whole and narrowed to one value; whether it could be."""
        steps = await self._alone(lambda: self.house.register.foresee(_listed(one), of=one.of, facets=one.facets))
        while steps and await self._stamp() == stamp and await self._alone(lambda: next(steps, self)) is not self:
            pass
        return steps is not None

    async def _rows(self, stamp: str) -> bool:
        """Has the first rows of the registers of things made, of all registers the first ones first."""
        register, most = self.house.register, self.house.rows.ahead
        things = [one for one in LISTINGS.values() if one.lives]
        first = {one.name: await asyncio.to_thread(register.held_page, one.kind, _listed(one, most)) for one in things}
        for start in range(0, most, _AT_A_TIME):
            for one in things:
                if ids := (first[one.name] or [])[start : start + _AT_A_TIME]:
                    await self._alone(partial(rows.shown, self.house.rows, register, one, ids))
            if await self._stamp() != stamp:
                break
        return None not in first.values()

    async def _alone(self, make: Callable[[], Answer]) -> Answer:
        """Does something while nobody waits; no more than half of the time goes into this."""
        while self.waiting:
            await asyncio.sleep(_LOOKS)
        began = time.monotonic()
        made = await asyncio.to_thread(make)
        await asyncio.sleep(time.monotonic() - began)
        return made

    async def _stamp(self) -> str | None:
        return await asyncio.to_thread(self.house.register.stamp)


def _listed(one: Listing, most: int | None = None) -> Filter:
    """What a register lists before it is narrowed, in its order."""
    kinds = one.records if isinstance(one.records, tuple) else (one.records,)
    return one.ordered(Filter(kind=kinds, limit=most), one.order.removeprefix("-"), is_down=one.order.startswith("-"))
