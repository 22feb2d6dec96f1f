"""What is made before anybody asks: after a write what lists are counted by, then the pages that were asked last, the
front page, the registers, the calendar, and the briefs of the busiest pairs.

Waits until the register rests and nobody waits for a page, and makes one page at a time. Refuses to make more than a
bounded number of pages for one state of the register.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.faces.web.access import LOCAL_CALLER, Caller
from communique.faces.web.house import House
from communique.faces.web.keeping import NEVER, is_packed
from communique.faces.web.listings import LISTINGS

# A register that was not written to for so many seconds rests.
_RESTS, _LOOKS = 2.0, 0.5
_LOG = logging.getLogger(__name__)
# Where most readers begin.
FIRST = ("/", *(f"/{name}" for name in LISTINGS), "/calendar")
Page = tuple[str, bytes, Caller, bool]  # its path, its query, for whom, and whether packed


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
        path: str = scope["path"]
        if scope["type"] != "http" or scope["method"] != "GET" or path.startswith(NEVER) or "." in path:
            return
        page = (path, scope["query_string"], scope["caller"], is_packed(scope))
        self.asked[page] = None
        self.asked.move_to_end(page)
        if len(self.asked) > self.house.ready:
            self.asked.popitem(last=False)

    async def _stay_ready(self) -> None:
        held: str | None = None
        done: str | None = None
        while True:
            stamp = await self._stamp()
            await asyncio.sleep(_LOOKS)
            if stamp is None or stamp == done or stamp != await self._stamp():
                continue
            if stamp != held:
                await asyncio.to_thread(self.house.register.refresh)
                held = stamp
            await asyncio.sleep(_RESTS - _LOOKS)
            if stamp == await self._stamp():
                await self.make(stamp)
                done = stamp

    async def make(self, stamp: str) -> None:
        """Makes the pages of a state of the register, as long as it stands."""
        pairs = await asyncio.to_thread(self.house.register.busiest_pairs, self.house.ready)
        for page in islice(self._pages(pairs), self.house.ready):
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
            if await self._stamp() != stamp:
                return

    def _pages(self, pairs: Iterable[tuple[str, str]]) -> dict[Page, None]:
        """What was asked, the last first, then where readers begin and the briefs of pairs; each page once."""
        here = [LOCAL_CALLER] if self.house.access.is_open else []
        callers = dict.fromkeys([caller for _, _, caller, _ in self.asked] or here)
        briefs = (f"/brief/{one}/{other}" for one, other in pairs)
        others = ((path, b"", caller, True) for path in (*FIRST, *briefs) for caller in callers)
        return dict.fromkeys((*reversed(self.asked), *others))

    async def _stamp(self) -> str | None:
        return await asyncio.to_thread(self.house.register.stamp)

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
