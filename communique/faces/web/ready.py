"""What is made before anybody asks: after a write what lists are counted by, then the pages that were asked last, the
front page, the registers, the calendar, and the briefs of all parties and pairs, the busiest first.

Waits until the register rests and nobody waits for a page, and makes one page at a time. What stands from before is not
made again. Refuses to make more than a bounded number of pages for one state of the register.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from contextlib import suppress
from datetime import date
from itertools import islice

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.faces.web.access import LOCAL_CALLER, Caller
from communique.faces.web.house import House
from communique.faces.web.keeping import ANYBODY, NEVER, for_whom, is_packed
from communique.faces.web.listings import LISTINGS

# A register that was not written to for so many seconds rests.
_RESTS, _LOOKS = 2.0, 0.5
_LOG = logging.getLogger(__name__)
# So many of the pages that were asked last are made again.
_ASKED = 100
# Where most readers begin.
FIRST = ("/", *(f"/{name}" for name in LISTINGS), "/calendar")
Page = tuple[str, bytes, Caller, bool]  # its path, its query, for whom, and whether packed
State = tuple[str, date]  # of the register, on which day


class Ready:
    """Middleware that has pages made while the server runs, through the application behind it."""

    def __init__(self, app: ASGIApp, house: House) -> None:
        self.app = app
        self.house = house
        self.waiting = 0  # how many readers wait for an answer
        self.whole: object = None  # the application around all middleware, as requests know it
        self.asked: OrderedDict[Page, None] = OrderedDict()  # what they asked, the last at the end

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on; the server's own life bounds that of the making."""
        if scope["type"] == "lifespan" and self.house.ready:
            self.whole = scope["app"]
            making = asyncio.create_task(self._stay_ready())
            try:
                await self.app(scope, receive, send)
            finally:
                making.cancel()
                with suppress(asyncio.CancelledError):
                    await making
            return
        self._remember(scope)
        self.waiting += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.waiting -= 1

    def _remember(self, scope: Scope) -> None:
        path: str = scope.get("path", "")
        if scope["type"] != "http" or scope["method"] != "GET" or path.startswith(NEVER) or "." in path:
            return
        page = (path, scope["query_string"], for_whom(scope) or ANYBODY, is_packed(scope))
        self.asked[page] = None
        self.asked.move_to_end(page)
        if len(self.asked) > min(_ASKED, self.house.ready):
            self.asked.popitem(last=False)

    async def _stay_ready(self) -> None:
        held: str | None = None
        done: State | None = None
        if self.house.makers:  # what the server makes itself falls with the next write
            await self.house.makers.begun()
        while True:
            state = await self.state()
            await asyncio.sleep(_LOOKS)
            if state is None or state == done or state != await self.state():
                continue
            if state[0] != held:
                await asyncio.to_thread(self.house.register.refresh)
                held = state[0]
            await asyncio.sleep(_RESTS - _LOOKS)
            if state == await self.state():
                await self.make(state)
                done = state

    async def make(self, state: State | None) -> None:
        """Makes the pages of a state of the register, as long as it stands."""
        for page in islice(await asyncio.to_thread(self._pages), self.house.ready):
            began = time.monotonic()
            making = asyncio.create_task(self._make(page))
            await asyncio.wait([making])
            if fault := making.exception():
                # Its reader will be told; the others would fail alike.
                _LOG.warning("%s could not be made before it is asked: %r", page[0], fault)
                return
            # No more than half of the time goes into this, and none while somebody waits. A first page may have waited
            # for what all pages rest on: that long is not waited again.
            await asyncio.sleep(min(time.monotonic() - began, _RESTS))
            while self.waiting:
                await asyncio.sleep(_LOOKS / 10)
            if await self.state() != state:
                return

    def _pages(self) -> dict[Page, None]:
        """What was asked, the last first, then where readers begin and the briefs; each page once."""
        here = [LOCAL_CALLER] if self.house.access.is_open else []
        callers = dict.fromkeys([caller for _, _, caller, _ in self.asked if caller != ANYBODY] or here)
        first = ((path, b"", caller, True) for path in FIRST for caller in callers)
        briefs = ((path, b"", ANYBODY, True) for path in self._briefs())
        return dict.fromkeys((*reversed(self.asked), *first, *briefs))

    def _briefs(self) -> list[str]:
        """Where the briefs of parties and pairs stand: pairs in the order of the alphabet, then in the other one."""
        register, most = self.house.register, self.house.ready
        parties, pairs = register.busiest_parties(most), register.busiest_pairs(most)
        both = (*pairs, *((other, one) for one, other in pairs))
        return [*(f"/brief/{party}" for party in parties), *(f"/brief/{one}/{other}" for one, other in both)]

    async def state(self) -> State | None:
        """The state of the register and the day that pages are made of; None where it cannot be told."""
        stamp = await asyncio.to_thread(self.house.register.stamp)
        return None if stamp is None else (stamp, self.house.today())

    async def _make(self, page: Page) -> None:
        path, query, caller, is_packed = page
        headers = [(b"accept", b"text/html"), *([(b"accept-encoding", b"gzip")] if is_packed else [])]
        scope: Scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
            "path": path, "raw_path": path.encode(), "root_path": "", "query_string": query, "headers": headers,
            "client": None, "server": None, "caller": caller, "app": self.whole,
        }  # fmt: skip
        await self.app(scope, _nothing_more, _to_nobody)


async def _nothing_more() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _to_nobody(message: Message) -> None:
    """The answer is kept on its way."""
