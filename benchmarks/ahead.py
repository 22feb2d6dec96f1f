"""Briefs made before anybody asks: what that takes from nothing, after a restart and after a write, and how long it
takes twenty readers to get the brief of a pair drawn by chance over all pairs.

Works on a server that keeps briefs in a folder of its own; writes to no register but the one it is told to.
"""

from __future__ import annotations

import random
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.serving import Waits, rested, serving, waits
from benchmarks.synthetic import readings
from communique.register import open_register

# More than there are briefs of the synthetic register; so many are drawn by chance, each asked once.
READY, _DRAWN = 5000, 300
HEADINGS = (
    "a server", "releases", "briefs at hand", "made anew", "seconds until all stood", "megabytes on the disk",
    "of memory", "20 readers, any pairs: median", "p95",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a server's life: what it made by itself, how long that took, and what readers waited for."""

    name: str
    releases: int
    briefs: int
    made: int
    seconds: float
    disk: float
    memory: float
    waits: Waits

    def row(self) -> str:
        """The stretch as a line of a table."""
        numbers = f"{self.releases:,} | {self.briefs:,} | {self.made:,} | {self.seconds:,.0f}"
        sizes = f"{self.disk:,.0f} | {self.memory:,.0f}"
        return f"| {self.name} | {numbers} | {sizes} | {self.waits.median:,.0f} | {self.waits.p95:,.0f} |"


def stretches(path: Path, written: Path, folder: Path, *, readers: int) -> Iterator[Stretch]:
    """Measures on one register, and what a write does on another one, which is written to."""
    (paths, others), releases = _prepared(path)
    pages = folder / "pages"
    yield _stretch("that starts with nothing", releases, path, pages, paths, readers, asks_first=False)
    yield _stretch("that starts again, asked at once", releases, path, pages, others, readers, asks_first=True)
    (paths, _), releases = _prepared(written)
    pages = folder / "pages of the other"
    with serving(written, ready=READY, pages=pages) as server:
        rested(server)
        before = _files(pages)
        with open_register(written) as register:
            register.add_all(readings(1, start=releases, total=releases))
        began = time.monotonic()
        waited = waits(server, readers, paths, None)
        seconds = time.monotonic() - began + rested(server)
        yield _told("a release is added to, asked at once", releases + 1, before, pages, seconds, server, waited)


def _stretch(
    name: str, releases: int, path: Path, pages: Path, drawn: Sequence[str], readers: int, *, asks_first: bool
) -> Stretch:
    before = _files(pages)
    with serving(path, ready=READY, pages=pages) as server:
        began = time.monotonic()
        waited = waits(server, readers, drawn, None) if asks_first else None
        seconds = time.monotonic() - began + rested(server)
        waited = waited or waits(server, readers, drawn, None)
        return _told(name, releases, before, pages, seconds, server, waited)


def _told(
    name: str,
    releases: int,
    before: dict[str, tuple[int, int]],
    pages: Path,
    seconds: float,
    server: subprocess.Popen[bytes],
    waited: Waits,
) -> Stretch:
    now = _files(pages)
    made = sum(before.get(file) != told for file, told in now.items())
    size = sum(size for _, size in now.values()) / 1e6
    return Stretch(name, releases, len(now), made, round(seconds), round(size), _memory(server), waited)


def _prepared(path: Path) -> tuple[tuple[list[str], list[str]], int]:
    """Two draws from the briefs of all pairs, each in one order of its two, as chance has it; how many releases."""
    chance = random.Random(7)
    with open_register(path) as register:
        pairs = register.busiest_pairs(100_000)
        paths = [f"/brief/{'/'.join(chance.sample(pair, 2))}" for pair in pairs]
        drawn = chance.sample(paths, min(2 * _DRAWN, len(paths)))
        return (drawn[: len(drawn) // 2], drawn[len(drawn) // 2 :]), register.count_documents()


def _files(folder: Path) -> dict[str, tuple[int, int]]:
    """The files below a folder by name, each with what tells it from an earlier one, and its size."""
    files = ((path.name, path.stat()) for path in folder.rglob("*") if path.is_file())
    return {name: (told.st_mtime_ns, told.st_size) for name, told in files}


def _memory(server: subprocess.Popen[bytes]) -> float:
    """Megabytes that the server and its processes hold for themselves."""
    tasks = Path(f"/proc/{server.pid}/task").glob("*/children")
    pids = [str(server.pid), *(pid for task in tasks for pid in task.read_text().split())]
    lines = (line for pid in pids for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return round(sum(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) / 1000)
