"""How long the web makes twenty readers wait: briefs, registers with facets, the document reader and the rest.

    python -m benchmarks.web [--documents 2000] [--readers 20] [--seconds 15] [--register PATH] [--write]

Serves the synthetic register of benchmarks.register with `communique serve` on one core and asks from another. Pages
that nobody asked before are measured by one reader alone and by all at once; then all readers ask these again, without
a pause and as chance has it: such pages are kept until somebody writes. For this the server makes no page before it is
asked, but is left alone until it has foreseen what registers show and made their first rows, as every server does;
another one is left alone until it has made the pages that it makes by itself, and is then asked for the briefs of the
busiest pairs. Processor milliseconds are those of the server with the processes that make pages for it: they hold on a
machine that has other work. Nothing here is an estimate.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import queue
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from benchmarks.synthetic import MIDDLING, PARTIES, SECTORS, WORDS, readings
from communique.register import Filter, Register, open_register

RESULTS = Path(__file__).parent / "results" / "web.json"
PORT = 8699
REGISTERS = (
    "measures agreements series people organisations events commitments figures initiatives".split()
)  # every register that has a page
# So many pages are asked for the first time by one reader, and by all at once.
_ALONE, _AT_ONCE = 6, 20
# So many pages a server makes before anybody asks, if it is not told otherwise.
_READY = 100


@dataclass(frozen=True, slots=True)
class Pages:
    """What is measured: a name, the addresses that readers ask, and the milliseconds that p95 should stay below."""

    name: str
    paths: tuple[str, ...]
    below: float | None


@dataclass(frozen=True, slots=True)
class Waits:
    """Milliseconds that readers waited, and the server's processor milliseconds for each request."""

    asked: int
    distinct: int
    median: float
    p95: float
    processor: float


@dataclass(frozen=True, slots=True)
class Measured:
    """The waits for one kind of page: asked first by one reader, first by all at once, and by all again and again.

    `made` is asked first by all at once, of pages that were made before.
    """

    name: str
    below: float | None
    first_alone: Waits
    first_at_once: Waits
    again: Waits
    made: Waits | None = None

    def row(self) -> str:
        """The waits as a line of a table."""
        alone, at_once, again = self.first_alone, self.first_at_once, self.again
        below = f"{self.below:,.0f}" if self.below else ""
        cells = (
            self.name, below, f"{again.median:,.1f}", f"{again.p95:,.0f}", f"{again.asked:,} of {again.distinct}",
            f"{alone.median:,.0f}", f"{alone.processor:,.0f}", f"{at_once.median:,.0f}", f"{at_once.p95:,.0f}",
            f"{self.made.p95:,.0f}" if self.made else "",
        )  # fmt: skip
        return f"| {' | '.join(cells)} |"


HEADINGS = (
    "pages", "p95 should stay below", "asked again, all at once: median", "p95", "requests of pages",
    "asked first, one reader: median", "processor", "asked first, all at once: median", "p95",
    "the same, made before: p95",
)  # fmt: skip


def main() -> None:
    """Measures and prints."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        path = options.register or Path(folder) / "register.db"
        documents, records, kinds, busiest = _prepared(path, options.documents)
        with _serving(path, ready=0) as process:
            held = _held(records)
            foreseen = held + _rested(process)
            measured = [_measured(pages, process, options) for pages in kinds]
        with _serving(path, ready=_READY) as process:
            made_after = _rested(process)
            made = _waits(process, options.readers, busiest, None)
        measured[0] = replace(measured[0], made=made)
    print(f"{documents:,} documents, {records:,} records, {options.readers} readers; milliseconds")
    print(f"counts held in memory {held:.0f} s after the start, registers foreseen {foreseen:.0f} s after it")
    print(f"{_READY} pages made {made_after:.0f} s\n")
    print(f"| {' | '.join(HEADINGS)} |\n|{'---|' * len(HEADINGS)}")
    for one in measured:
        print(one.row())
    if options.write:
        found = {"documents": documents, "records": records, "readers": options.readers, "held_after": round(held, 1)}
        found |= {"made": _READY, "made_after": round(made_after), "foreseen_after": round(foreseen)}
        found["pages"] = [asdict(one) for one in measured]
        RESULTS.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def table() -> Iterator[str]:
    """What was measured last, as the lines of a table: for docs/web.md."""
    found = json.loads(RESULTS.read_text("utf-8"))
    told = f"{found['documents']:,} releases, {found['records']:,} records, {found['readers']} readers at once"
    made = f"{found['made']} pages made {found['made_after']} s after it" if "made" in found else ""
    held = f"counts held in memory {found['held_after']:.0f} s after the start"
    foreseen = f"registers foreseen {found['foreseen_after']} s after it" if "foreseen_after" in found else ""
    yield f"Milliseconds; {'; '.join(filter(None, (told, held, foreseen, made)))}."
    yield ""
    yield f"| {' | '.join(HEADINGS)} |"
    yield f"|{'---|' * len(HEADINGS)}"
    for one in found["pages"]:
        waits = {
            name: Waits(**one[name]) for name in ("first_alone", "first_at_once", "again", "made") if one.get(name)
        }
        yield Measured(one["name"], one["below"], **waits).row()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=15.0)
    parser.add_argument("--register", type=Path)
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def _prepared(path: Path, documents: int) -> tuple[int, int, list[Pages], tuple[str, ...]]:
    """The register with its documents in it, the addresses to ask of it in an order of chance that is fixed, and the
    briefs of its busiest pairs, so many that they are among what is made before anybody asks.
    """
    with open_register(path) as register:
        if not register.count_documents():
            register.add_all(readings(documents, total=documents))
        kinds = _kinds(register)
        chance = random.Random(1)
        shuffled = [Pages(one.name, tuple(chance.sample(one.paths, len(one.paths))), one.below) for one in kinds]
        busiest = tuple(f"/brief/{one}/{other}" for one, other in register.busiest_pairs(_READY // 2))
        return register.count_documents(), register.count(), shuffled, busiest


def _kinds(register: Register) -> list[Pages]:
    releases = register.documents(Filter(limit=2000))
    people = register.things("person", Filter(limit=400, by="releases"))
    agreements = register.things("agreement", Filter(limit=400))
    pairs = [(one, other) for one in PARTIES[:24] for other in PARTIES[:24] if one < other]
    facets = [*(f"party={code}" for code in PARTIES[:16]), *(f"sector={sector}" for sector in SECTORS)]
    words = random.Random(2).sample(MIDDLING, 150)
    return [
        Pages("brief of two parties", tuple(f"/brief/{one}/{other}" for one, other in pairs), 300),
        Pages("register", tuple(f"/{name}?page={at}" for name in REGISTERS for at in range(1, 13)), 300),
        Pages("register, narrowed", tuple(f"/{name}?{facet}" for name in REGISTERS for facet in facets), 300),
        Pages("document reader", tuple(f"/document/{one.id}" for one in releases), 100),
        Pages("front page", tuple(f"/?asked={number}" for number in range(200)), None),
        Pages("page of a thing", tuple(f"/entity/{one.id}" for one in [*people, *agreements]), None),
        Pages("timeline of two parties", tuple(f"/timeline?party={one}&party={other}" for one, other in pairs), None),
        Pages("search", tuple(f"/search?q={word}+{WORDS[at % len(WORDS)]}" for at, word in enumerate(words)), None),
        Pages("calendar", tuple(f"/calendar?as_of=2023-{at % 12 + 1:02}-{at // 12 + 1:02}" for at in range(200)), None),
    ]


@contextmanager
def _serving(path: Path, *, ready: int) -> Iterator[subprocess.Popen[bytes]]:
    cores = sorted(os.sched_getaffinity(0))
    command = [sys.executable, "-m", "communique", "serve", "--register", str(path), "--port", str(PORT)]
    server = subprocess.Popen([*command, "--ready", str(ready)], stderr=subprocess.DEVNULL)
    os.sched_setaffinity(server.pid, {cores[-1]})
    os.sched_setaffinity(0, {cores[0]})
    try:
        _await(lambda: _get(http.client.HTTPConnection("127.0.0.1", PORT, timeout=5), "/static/icon.svg"))
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


def _held(records: int) -> float:
    """Seconds until a count over all records is quick: the server holds its columns by then."""
    began, connection = time.monotonic(), http.client.HTTPConnection("127.0.0.1", PORT, timeout=600)
    quick = max(0.15, records / 20_000_000)
    for at in range(10_000):
        asked = time.monotonic()
        _get(connection, f"/api/facets/act?until={2100 + at}")
        if time.monotonic() - asked < quick:
            break
        time.sleep(0.5)
    return time.monotonic() - began


def _rested(server: subprocess.Popen[bytes]) -> float:
    """Seconds until the server has done all that it does by itself."""
    began, spent, rested = time.monotonic(), _processor(server), 0
    while rested < 5:
        time.sleep(1)
        now = _processor(server)
        rested, spent = (rested + 1 if now - spent < 0.1 else 0), now
    return time.monotonic() - began - rested


def _measured(pages: Pages, server: subprocess.Popen[bytes], options: argparse.Namespace) -> Measured:
    alone, at_once = pages.paths[:_ALONE], pages.paths[_ALONE : _ALONE + _AT_ONCE]
    made = Measured(
        pages.name,
        pages.below,
        _waits(server, 1, alone, None),
        _waits(server, options.readers, at_once, None),
        _waits(server, options.readers, at_once, options.seconds),
    )
    print(made.row(), file=sys.stderr, flush=True)
    return made


def _waits(server: subprocess.Popen[bytes], readers: int, paths: Sequence[str], seconds: float | None) -> Waits:
    """What so many readers waited who ask each page once, or all of them by chance for some seconds."""
    waited: list[tuple[str, float]] = []
    until = time.monotonic() + seconds if seconds else None
    waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
    for path in paths:
        waiting.put(path)
    threads = [
        threading.Thread(target=_read, args=(number, paths, waiting, until, waited)) for number in range(readers)
    ]
    spent = _processor(server)
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
        processor=round((_processor(server) - spent) * 1000 / len(waited), 1),
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
        _get(connection, path)
        waited.append((path, (time.perf_counter() - began) * 1000))


def _processor(server: subprocess.Popen[bytes]) -> float:
    """Seconds of the processor that the server has used, and the processes that it started."""
    tasks = Path(f"/proc/{server.pid}/task").glob("*/children")
    pids = [server.pid, *(int(pid) for task in tasks for pid in task.read_text().split())]
    fields = (Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in pids)
    return sum(int(some[11]) + int(some[12]) for some in fields) / os.sysconf("SC_CLK_TCK")


def _get(connection: http.client.HTTPConnection, path: str) -> None:
    connection.request("GET", path, headers={"Accept": "text/html", "Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")


if __name__ == "__main__":
    main()
