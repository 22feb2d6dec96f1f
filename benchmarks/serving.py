"""A server of a register on one core, asked from another: how long readers wait, and what the processor does for them.

Starts and ends the server; knows nothing of what is measured.
"""

from __future__ import annotations

import http.client
import os
import queue
import random
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PORT = 8699


@dataclass(frozen=True, slots=True)
class Waits:
    """Milliseconds that readers waited, and the server's processor milliseconds for each request."""

    asked: int
    distinct: int
    median: float
    p95: float
    processor: float


@contextmanager
def serving(path: Path, *, ready: int, pages: Path | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """A server that makes so many pages before anybody asks, and keeps briefs in a folder or nowhere."""
    cores = sorted(os.sched_getaffinity(0))
    command = [sys.executable, "-m", "communique", "serve", "--register", str(path), "--port", str(PORT)]
    command += ["--pages", str(pages or "none")]
    server = subprocess.Popen([*command, "--ready", str(ready)], stderr=subprocess.DEVNULL)
    os.sched_setaffinity(server.pid, {cores[-1]})
    os.sched_setaffinity(0, {cores[0]})
    try:
        _await(lambda: get(http.client.HTTPConnection("127.0.0.1", PORT, timeout=5), "/static/icon.svg"))
        yield server
    finally:
        server.terminate()
        server.wait()


def _await(ask: Callable[[], None]) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            ask()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start")


def rested(server: subprocess.Popen[bytes]) -> float:
    """Seconds until the server has done all that it does by itself."""
    began, spent, rested = time.monotonic(), processor(server), 0
    while rested < 5:
        time.sleep(1)
        now = processor(server)
        rested, spent = (rested + 1 if now - spent < 0.1 else 0), now
    return time.monotonic() - began - rested


def waits(server: subprocess.Popen[bytes], readers: int, paths: Sequence[str], seconds: float | None) -> Waits:
    """What so many readers waited who ask each page once, or all of them by chance for some seconds."""
    waited: list[tuple[str, float]] = []
    until = time.monotonic() + seconds if seconds else None
    waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
    for path in paths:
        waiting.put(path)
    threads = [
        threading.Thread(target=_read, args=(number, paths, waiting, until, waited)) for number in range(readers)
    ]
    spent = processor(server)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = [one for _, one in waited]
    return Waits(
        asked=len(waited),
        distinct=len({path for path, _ in waited}),
        median=round(statistics.median(took), 1),
        p95=round(statistics.quantiles(took, n=20)[18], 1),
        processor=round((processor(server) - spent) * 1000 / len(waited), 1),
    )


def _read(
    number: int,
    paths: Sequence[str],
    waiting: queue.SimpleQueue[str],
    until: float | None,
    waited: list[tuple[str, float]],
) -> None:
    """One reader: page after page, those that wait, or any of them until the time is up."""
    chance = random.Random(number)
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=300)
    while until is None or time.monotonic() < until:
        try:
            path = chance.choice(paths) if until else waiting.get_nowait()
        except queue.Empty:
            return
        began = time.perf_counter()
        get(connection, path)
        waited.append((path, (time.perf_counter() - began) * 1000))


def processor(server: subprocess.Popen[bytes]) -> float:
    """Seconds of the processor that the server has used, and the processes that it started."""
    tasks = Path(f"/proc/{server.pid}/task").glob("*/children")
    pids = [server.pid, *(int(pid) for task in tasks for pid in task.read_text().split())]
    fields = (Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in pids)
    return sum(int(some[11]) + int(some[12]) for some in fields) / os.sysconf("SC_CLK_TCK")


def get(connection: http.client.HTTPConnection, path: str) -> None:
    """Asks for a page as a browser does. Raises RuntimeError for any answer but the page."""
    connection.request("GET", path, headers={"Accept": "text/html", "Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
