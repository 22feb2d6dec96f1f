"""Whoever asks what was asked before gets the answer that was made then, while the register stands as it stood.

A brief is also given when the register was written to since, if all that was asked for it is answered as it was.
Stands inside the door, so only those let in reach it. Of many who ask the same at once, one answer is made. Keeps
nothing that depends on more than the register (watches, the review queue), and nothing but whole, plain answers.
"""

from __future__ import annotations

import asyncio

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.faces.web.access import Caller, Role
from communique.faces.web.house import House
from communique.faces.web.kept import Answer, Key
from communique.faces.web.standing import Basis, Rested
from communique.register import Asked, pack, unpack

# The book of watches lies beside the register; what is reviewed is asked by few, once each.
NEVER = ("/static/", "/watches", "/review", "/enter")
# A brief is the same for everybody who may read.
_ALIKE, ANYBODY = "/brief/", Caller("", Role.READER)
_LARGEST = 4 * 2**20
# So long, in seconds, what an answer rests on is not asked while somebody waits, and how often that is looked at.
_PATIENCE, _LOOKS = 10.0, 0.05


class Keeping:
    """Middleware that answers from what was kept."""

    def __init__(self, app: ASGIApp, house: House) -> None:
        self.app = app
        self.house = house
        self.making: dict[Key, asyncio.Future[Answer | None]] = {}
        self.waiting = 0  # how many readers wait for an answer that is made

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers the request from what was kept, or has it made and keeps it."""
        if scope["type"] == "http":
            scope = {**scope, "caller": for_whom(scope)}
        key = await self._key(scope)
        if key is None:
            await self.app(scope, receive, send)
            return
        answer = self.house.kept.get(key) or self._standing(key)
        if answer is None and key in self.making:
            answer = await asyncio.shield(self.making[key])
        if answer is not None:
            await _send(answer, scope, send)
        else:
            await self._make(key, scope, receive, send)

    async def _key(self, scope: Scope) -> Key | None:
        """All that the answer depends on; None for what is made anew each time."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(NEVER):
            return None
        register = self.house.register
        is_near = register.database.is_sqlite
        stamp = register.stamp() if is_near else await asyncio.to_thread(register.stamp)
        if stamp is None:
            return None
        return scope["path"], scope["query_string"], scope.get("caller"), is_packed(scope), self.house.today(), stamp

    async def _make(self, key: Key, scope: Scope, receive: Receive, send: Send) -> None:
        waiting: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()
        self.making.setdefault(key, waiting)
        heard = _Heard(send)
        try:
            answer, stands = await self._answer(key, scope, receive, heard)
            if answer is not None:
                if not stands:
                    self.house.kept.put(key, answer)
                waiting.set_result(answer)
                await _send(answer, scope, send)
                if not stands:
                    await self._rest(key, answer, scope.get("asked"))
        finally:
            if not waiting.done():
                waiting.set_result(None)
            if self.making.get(key) is waiting:
                del self.making[key]

    async def _answer(self, key: Key, scope: Scope, receive: Receive, heard: _Heard) -> tuple[Answer | None, bool]:
        """The answer of an earlier state where it stands, else a new one; and whether it stands."""
        self.waiting += 1
        try:
            if stands := await self._of_before(key):
                return stands, True
            await self.app(scope, receive, heard)
            return heard.answer, False
        finally:
            self.waiting -= 1

    def _standing(self, key: Key) -> Answer | None:
        """The answer that was found to stand in this state of the register."""
        rested = self.house.standing.get(key[:-1])
        return rested.answer if rested and rested.basis.stamp == key[-1] else None

    async def _of_before(self, key: Key) -> Answer | None:
        """The answer of an earlier state, where the register says now all that it said when this was made."""
        rested = self.house.standing.get(key[:-1])
        if rested is None and (rested := await self._from_shelf(key[:-1])) is None:
            return None
        basis = rested.basis
        if basis.stamp != key[-1]:
            asked = unpack(basis.asked)
            if not await asyncio.to_thread(self.house.register.would_answer, asked, basis.said):
                return None
            basis.stamp = key[-1]
        return rested.answer

    async def _from_shelf(self, key: Key) -> Rested | None:
        """The answer that an earlier run of the server kept."""
        if self.house.shelf is None:
            return None
        rested = await asyncio.to_thread(self.house.shelf.get, key)
        return self.house.standing.put(key, rested) if rested else None

    async def _rest(self, key: Key, answer: Answer, asked: tuple[Asked, ...] | None) -> None:
        """Keeps what the answer rests on, if the register still is in the state that it was made of."""
        if asked is None:
            return
        packed = pack(asked)
        held = self.house.standing.basis(packed)
        if held is None or held.stamp != key[-1]:
            held = await self._basis(packed, asked, key[-1])
        if held is not None:
            rested = self.house.standing.put(key[:-1], Rested(answer, held))
            self.house.kept.drop(key)
            if self.house.shelf:
                await asyncio.to_thread(self.house.shelf.put, key[:-1], rested)

    async def _basis(self, packed: bytes, asked: tuple[Asked, ...], stamp: object) -> Basis | None:
        """What these questions are answered, asked when no reader waits; None where somebody wrote meanwhile."""
        until = asyncio.get_running_loop().time() + _PATIENCE
        while self.waiting and asyncio.get_running_loop().time() < until:
            await asyncio.sleep(_LOOKS)  # readers first
        register = self.house.register
        said = await asyncio.to_thread(register.answers, asked)
        # The stamp of before and after is one: nobody wrote while this was made, nor while it was asked again.
        if said is None or await asyncio.to_thread(register.stamp) != stamp:
            return None
        return Basis(packed, said, stamp)


def for_whom(scope: Scope) -> Caller | None:
    """Whom an answer is made for: who asks, or whoever may read where it is the same for all of them."""
    caller: Caller | None = scope.get("caller")
    return ANYBODY if caller and caller.role >= Role.READER and scope["path"].startswith(_ALIKE) else caller


def is_packed(scope: Scope) -> bool:
    """Whether the answer to a request is sent packed."""
    return "gzip" in Headers(scope=scope).get("accept-encoding", "")


class _Heard:
    """Holds back an answer that may be kept until it is whole; sends any other one on as it comes."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.start: Message | None = None
        self.body = bytearray()
        self.answer: Answer | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _may_be_kept(message):
            self.start = message
        elif self.start is None or message["type"] != "http.response.body":
            await self.send(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                self.answer = Answer(tuple(self.start["headers"]), bytes(self.body))


def _may_be_kept(start: Message) -> bool:
    headers = Headers(raw=list(start["headers"]))
    length = headers.get("content-length")
    is_small = length is not None and int(length) <= _LARGEST
    return start["status"] == 200 and is_small and "set-cookie" not in headers and "cache-control" not in headers


async def _send(answer: Answer, scope: Scope, send: Send) -> None:
    """Sends an answer; only its head to a reader who has it already."""
    tag = answer.tag
    known = Headers(scope=scope).get("if-none-match", "")
    is_known = tag in {one.strip().removeprefix("W/") for one in known.split(",")}
    headers = [*answer.headers, (b"etag", tag.encode())]
    if is_known:
        headers = [pair for pair in headers if pair[0] not in (b"content-length", b"content-type", b"content-encoding")]
    await send({"type": "http.response.start", "status": 304 if is_known else 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if is_known else answer.body})
