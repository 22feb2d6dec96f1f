"""A synthetic register, and how long it takes to add to it and to ask it.

    python -m benchmarks.register [--documents 10000] [--address PATH_OR_URL] [--growth] [--write]

Fills the register up to so many documents, going on where an earlier run stopped, and asks it; with --growth it is
filled alone. Prints a table; with --write the figures are kept for docs/benchmarks-register.md. Nothing here is an
estimate.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import text

from benchmarks.register_results import Growth, Measured, Timing, keep, keep_growth
from benchmarks.synthetic import DAYS, FIRST, MIDDLING, PARTIES, readings
from communique.register import Filter, Register, open_register
from communique.register.adding import add_batch

# Documents to one transaction of the filling; add_all commits more often and gives the same register.
_AT_ONCE = 1000
Ask = Callable[[], object]
_SERVERS: list[Path] = []


def fill(register: Register, count: int) -> Iterator[Growth]:
    """Adds synthetic documents up to `count`, a thousand at a time."""
    at = register.count_documents()
    while at < count:
        some = list(readings(min(_AT_ONCE, count - at), start=at, total=count))
        began, spent = time.perf_counter(), _spent()
        with register.database.writing("add") as connection:
            add_batch(connection, some)
        at += len(some)
        yield Growth(at, len(some), time.perf_counter() - began, _spent() - spent)


def measure(register: Register) -> list[Timing]:
    """The timings of a register."""
    documents = register.count_documents()
    some = list(readings(100, start=documents, total=documents))
    pairs = [_pair(number) for number in range(60)]
    wide = _about(register, 50_000)
    words = [f"{MIDDLING[number]} {MIDDLING[number * 7 % len(MIDDLING)]}" for number in range(1, 40)]
    lately = FIRST + timedelta(days=DAYS - 60)
    shown = Filter(limit=50, as_of=FIRST + timedelta(days=DAYS))

    def facets() -> object:
        return [register.facets(wide, by=by) for by in ("act", "sector", "year")]

    def of_pairs(ask: Callable[[Filter], object]) -> list[Ask]:
        return [partial(ask, Filter(parties=pair, limit=50)) for pair in pairs]

    return [
        _best("adding 100 documents", partial(register.add_all, some), 2.0, times=1),
        _p95("timeline of a pair, p95 of 60", of_pairs(register.records), 0.02),
        _best(f"three facets over {register.count(wide):,} records, best of 5", facets, 0.15),
        _p95("search of two mid words, p95 of 39", [partial(register.search, two) for two in words], 0.03),
        _best("a page of commitments, best of 5", partial(register.commitments, Filter(limit=50)), 0.3),
        _best("a page of commitments as of a day, best of 5", partial(register.commitments, shown), 0.3),
        _p95("a page of a pair's commitments, p95 of 60", of_pairs(register.commitments), 0.05),
        _best("a page of what changed in two months, best of 5", partial(register.changes, lately, shown), 0.3),
        _p95("a page of what changed between a pair, p95 of 60", of_pairs(partial(register.changes, lately)), 0.05),
    ]


def _pair(number: int) -> tuple[str, str]:
    one, other = random.Random(number).sample(PARTIES[:25], 2)
    return one, other


def _about(register: Register, wanted: int) -> Filter:
    """A filter that keeps about so many records: of the busiest party, from a day on."""
    total = register.count(Filter(parties=("KR",)))
    days = min(DAYS, int(DAYS * wanted / max(total, 1)))
    return Filter(parties=("KR",), since=FIRST + timedelta(days=DAYS - days))


def _best(name: str, ask: Ask, below: float, *, times: int = 5) -> Timing:
    seconds, processor = min(_timed(ask) for _ in range(times))
    return Timing(name, seconds, processor, below)


def _p95(name: str, asked: Sequence[Ask], below: float) -> Timing:
    clock, processor = zip(*(_timed(ask) for ask in asked), strict=True)
    return Timing(name, *(statistics.quantiles(some, n=20)[-1] for some in (clock, processor)), below)


def _timed(ask: Ask) -> tuple[float, float]:
    """Seconds by the clock and of the processor, the server's included where it is on this machine."""
    began, spent = time.perf_counter(), _spent()
    ask()
    return time.perf_counter() - began, _spent() - spent


def _spent() -> float:
    """Seconds of the processor that this process and its servers have taken."""
    return time.process_time() + sum(int(path.read_text().split()[0]) / 1e9 for path in _SERVERS if path.exists())


def _find_server(register: Register) -> None:
    """Finds the server's process that answers the register's one connection."""
    if not register.database.is_sqlite:
        with register.database.reading() as connection:
            number = connection.scalar(text("SELECT pg_backend_pid()"))
        _SERVERS.append(Path(f"/proc/{number}/schedstat"))


def main() -> None:
    """Fills a register, asks it, and prints what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--address", help="an empty register; by default a temporary SQLite file")
    parser.add_argument("--growth", action="store_true", help="fill the register and ask it nothing")
    parser.add_argument("--write", action="store_true", help="keep the figures for the page")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        address = asked.address or str(Path(folder) / "register.db")
        with open_register(address) as register:
            _find_server(register)
            grown = []
            for step in fill(register, asked.documents):
                print(step.line(), flush=True)
                grown.append(step)
            found = None if asked.growth else _asked(register, grown)
    name = "sqlite" if register.database.is_sqlite else "postgresql"
    if found:
        print("\n".join(["", *found.rows()]))
    if asked.write:
        keep(name, found) if found else keep_growth(name, grown)


def _asked(register: Register, grown: list[Growth]) -> Measured:
    documents, records = register.count_documents(), register.count()
    return Measured(date.today(), documents, records, tuple(grown), tuple(measure(register)))


if __name__ == "__main__":
    main()
