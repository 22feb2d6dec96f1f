"""How long the web makes twenty readers wait: briefs, registers with facets, the document reader.

    python -m benchmarks.web [--documents 2000] [--readers 20] [--seconds 20] [--register PATH] [--write]

Serves the synthetic register of benchmarks.register with `communique serve` on one core and asks from another, each
reader one page after the other without a pause. Prints a table of what was measured; nothing here is an estimate.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.register import PARTIES, readings
from communique.register import Filter, open_register

RESULTS = Path(__file__).parent / "results" / "web.json"
PORT = 8699
REGISTERS = ("measures", "agreements", "series", "people", "organisations", "events", "figures", "initiatives")


@dataclass(frozen=True, slots=True)
class Pages:
    """What is measured: a name, the addresses that readers ask, and the milliseconds that p95 should stay below."""

    name: str
    paths: tuple[str, ...]
    below: float


@dataclass(frozen=True, slots=True)
class Waits:
    """Milliseconds that readers waited for a kind of page."""

    name: str
    asked: int
    median: float
    p95: float
    below: float

    def row(self) -> str:
        """The waits as a line of a table."""
        verdict = "yes" if self.p95 < self.below else "NO"
        return f"| {self.name} | {self.asked} | {self.median:,.0f} | {self.p95:,.0f} | {self.below:,.0f} | {verdict} |"


def main() -> None:
    """Measures and prints."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        path = options.register or Path(folder) / "register.db"
        documents, kinds = _prepared(path, options.documents)
        with _serving(path):
            waits = [_measured(pages, options.readers, options.seconds) for pages in kinds]
    print(f"{documents} documents, {options.readers} readers at once, milliseconds\n")
    print("| pages | asked | median | p95 | below | holds |\n|---|---|---|---|---|---|")
    for one in waits:
        print(one.row())
    if options.write:
        found = {"documents": documents, "readers": options.readers, "waits": [asdict(one) for one in waits]}
        RESULTS.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--register", type=Path)
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def _prepared(path: Path, documents: int) -> tuple[int, list[Pages]]:
    """The register with its documents in it, and the addresses to ask of it."""
    with open_register(path) as register:
        if not register.status().documents:
            register.add_all(readings(documents, total=documents))
        count = register.status().documents
        releases = random.Random(1).sample(register.documents(Filter(limit=2000)), min(200, count))
    pairs = [(one, other) for one in PARTIES[:12] for other in PARTIES[:12] if one < other]
    return count, [
        Pages("brief of two parties", tuple(f"/brief/{one}/{other}" for one, other in pairs), 300),
        Pages("register", tuple(f"/{name}" for name in REGISTERS), 300),
        Pages("register, narrowed", tuple(f"/{name}?party={code}" for name in REGISTERS for code in PARTIES[:8]), 300),
        Pages("document reader", tuple(f"/document/{one.id}" for one in releases), 100),
        Pages("front page", ("/",), 300),
    ]


@contextmanager
def _serving(path: Path) -> Iterator[None]:
    cores = sorted(os.sched_getaffinity(0))
    command = [sys.executable, "-m", "communique", "serve", "--register", str(path), "--port", str(PORT)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    os.sched_setaffinity(server.pid, {cores[-1]})
    os.sched_setaffinity(0, {cores[0]})
    try:
        _await()
        yield
    finally:
        server.terminate()
        server.wait()


def _await() -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            _get(http.client.HTTPConnection("127.0.0.1", PORT, timeout=5), "/static/icon.svg")
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start")


def _measured(pages: Pages, readers: int, seconds: float) -> Waits:
    """What readers waited who all ask for one kind of page at the same time."""
    waited: list[float] = []
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=_read, args=(pages, number, until, waited)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    cuts = statistics.quantiles(waited, n=20)
    return Waits(pages.name, len(waited), round(statistics.median(waited), 1), round(cuts[18], 1), pages.below)


def _read(pages: Pages, number: int, until: float, waited: list[float]) -> None:
    """One reader: page after page."""
    chance = random.Random(number)
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
    while time.monotonic() < until:
        path = chance.choice(pages.paths)
        began = time.perf_counter()
        _get(connection, path)
        waited.append((time.perf_counter() - began) * 1000)


def _get(connection: http.client.HTTPConnection, path: str) -> None:
    connection.request("GET", path, headers={"Accept": "text/html", "Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")


if __name__ == "__main__":
    main()
