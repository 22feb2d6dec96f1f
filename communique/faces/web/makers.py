"""Processes that make pages: each opens the register itself, and makes a page as the server would.

They leave with the server. Refuses to make anything once a process has died: the server then makes pages itself.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.types import ASGIApp, Message, Scope

from communique.faces.web import heap
from communique.faces.web.access import Access
from communique.faces.web.app import pages
from communique.faces.web.house import House
from communique.faces.web.making import ASKED_AGAIN, Made
from communique.lexicon import load
from communique.register import open_register

# Who asks was settled at the door; the rest of a request stays in the server.
_PASSED_ON = (
    "type asgi http_version method scheme path raw_path root_path query_string headers client server caller".split()
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a process needs to make pages: where the register and the book of watches are, and who may do what."""

    register: str
    book: Path
    access: Access


class Processes:
    """So many processes that make pages, by a plan."""

    def __init__(self, plan: Plan, number: int) -> None:
        made_anew = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(number, made_anew, _begin, (plan, os.getpid()))
        # One process begins before anybody waits for it; the others when they are needed.
        self.began = self._pool.submit(_prepare)

    async def begun(self) -> None:
        """Waits until a process is ready, or has died."""
        await asyncio.wait([asyncio.wrap_future(self.began)])

    async def make(self, scope: Scope) -> Made | None:
        """The answer to a request; None while no process is ready, and where one has died."""
        if not self.began.done():
            return None
        order = {name: scope[name] for name in _PASSED_ON if name in scope}
        try:
            return await asyncio.wrap_future(self._pool.submit(_made, order))
        except BrokenProcessPool:
            return None

    def close(self) -> None:
        """Ends the processes; what waits is not made."""
        self._pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def at_work(plan: Plan, number: int) -> Iterator[Processes | None]:
    """So many processes for as long as the server runs; None for none."""
    if not number:
        yield None
        return
    processes = Processes(plan, number)
    try:
        yield processes
    finally:
        processes.close()


_PLANS: list[Plan] = []


def _begin(plan: Plan, server: int) -> None:
    """What a process does first: it leaves the keyboard to the server, and will leave with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with, args=(server,), daemon=True).start()
    _PLANS.append(plan)


def _leave_with(server: int) -> None:
    while os.getppid() == server:
        time.sleep(2)
    os._exit(0)


def _prepare() -> None:
    """What the first page would else wait for."""
    load()
    _pages()
    heap.settle()


@cache
def _house() -> House:
    plan = _PLANS[-1]
    return House(register=open_register(plan.register), book=plan.book, access=plan.access)


@cache
def _pages() -> ASGIApp:
    return pages(_house())


def _made(order: Scope) -> Made:
    if not order["path"].startswith(ASKED_AGAIN):
        return Made(asyncio.run(_answered(_pages(), order)))
    # A process makes one page at a time and holds nothing in memory: what it asks meanwhile is asked for this page.
    with _house().register.listening() as asked:
        messages = asyncio.run(_answered(_pages(), order))
    return Made(messages, tuple(asked))


async def _answered(app: ASGIApp, scope: Scope) -> list[Message]:
    """All that an application sends."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return sent
