"""How long the web makes twenty readers wait: briefs, registers with facets, the document reader and the rest.

    python -m benchmarks.web [--documents 2000] [--readers 20] [--seconds 15] [--register PATH] [--only ahead] [--write]

Serves the synthetic register of benchmarks.register with `communique serve` on one core and asks from another. Pages
that nobody asked before are measured by one reader alone and by all at once; then all readers ask these again, without
a pause and as chance has it: such pages are kept until somebody writes. For this the server makes no page before it is
asked, but is left alone until it has foreseen what registers show and made their first rows, as every server does. What
pages it makes by itself is measured by benchmarks.ahead: on this register, and after a write on one of 2000 documents
that is made for it. Processor milliseconds are those of the server with the processes that make pages for it:
they hold on a machine that has other work. Nothing here is an estimate.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks import ahead
from benchmarks.serving import PORT, Waits, get, rested, serving, waits
from benchmarks.synthetic import MIDDLING, PARTIES, SECTORS, WORDS, readings
from communique.register import Filter, Register, open_register

RESULTS = Path(__file__).parent / "results" / "web.json"
REGISTERS = (
    "measures agreements series people organisations events commitments figures initiatives".split()
)  # every register that has a page
# So many pages are asked for the first time by one reader, and by all at once.
_ALONE, _AT_ONCE = 6, 20


@dataclass(frozen=True, slots=True)
class Pages:
    """What is measured: a name, the addresses that readers ask, and the milliseconds that p95 should stay below."""

    name: str
    paths: tuple[str, ...]
    below: float | None


@dataclass(frozen=True, slots=True)
class Measured:
    """The waits for one kind of page: asked first by one reader, first by all at once, and by all again and again."""

    name: str
    below: float | None
    first_alone: Waits
    first_at_once: Waits
    again: Waits

    def row(self) -> str:
        """The waits as a line of a table."""
        alone, at_once, again = self.first_alone, self.first_at_once, self.again
        below = f"{self.below:,.0f}" if self.below else ""
        cells = (
            self.name, below, f"{again.median:,.1f}", f"{again.p95:,.0f}", f"{again.asked:,} of {again.distinct}",
            f"{alone.median:,.0f}", f"{alone.processor:,.0f}", f"{at_once.median:,.0f}", f"{at_once.p95:,.0f}",
        )  # fmt: skip
        return f"| {' | '.join(cells)} |"


HEADINGS = (
    "pages", "p95 should stay below", "asked again, all at once: median", "p95", "requests of pages",
    "asked first, one reader: median", "processor", "asked first, all at once: median", "p95",
)  # fmt: skip


def main() -> None:
    """Measures and prints; what was measured is kept with --write, and what was not stays as it was."""
    options = _options()
    found = json.loads(RESULTS.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        path = options.register or Path(folder) / "register.db"
        _filled(path, options.documents)
        if options.only != "ahead":
            found |= _measured_pages(path, options)
        if options.only != "pages":
            written = Path(folder) / "written.db"
            _filled(written, options.documents)
            found["ahead"] = [
                asdict(one) for one in ahead.stretches(path, written, Path(folder), readers=options.readers)
            ]
    print("\n".join(["", *table(found), "", *table_of_ahead(found)]))
    if options.write:
        RESULTS.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def _measured_pages(path: Path, options: argparse.Namespace) -> dict[str, object]:
    with open_register(path) as register:
        documents, records, kinds = register.count_documents(), register.count(), _shuffled(_kinds(register))
    with serving(path, ready=0) as process:
        held = _held(records)
        foreseen = held + rested(process)
        measured = [_measured(pages, process, options) for pages in kinds]
    found = {"documents": documents, "records": records, "readers": options.readers, "held_after": round(held, 1)}
    return found | {"foreseen_after": round(foreseen), "pages": [asdict(one) for one in measured]}


def table(found: dict[str, Any] | None = None) -> Iterator[str]:
    """What was measured of pages last, as the lines of a table: for docs/web.md."""
    found = found or json.loads(RESULTS.read_text("utf-8"))
    told = f"{found['documents']:,} releases, {found['records']:,} records, {found['readers']} readers at once"
    held = f"counts held in memory {found['held_after']:.0f} s after the start"
    foreseen = f"registers foreseen {found['foreseen_after']} s after it" if "foreseen_after" in found else ""
    yield f"Milliseconds; {'; '.join(filter(None, (told, held, foreseen)))}."
    yield ""
    yield from _head(HEADINGS)
    for one in found["pages"]:
        waited = {name: Waits(**one[name]) for name in ("first_alone", "first_at_once", "again")}
        yield Measured(one["name"], one["below"], **waited).row()


def table_of_ahead(found: dict[str, Any] | None = None) -> Iterator[str]:
    """The same of what a server makes by itself."""
    found = found or json.loads(RESULTS.read_text("utf-8"))
    yield from _head(ahead.HEADINGS)
    for one in found.get("ahead", ()):
        yield ahead.Stretch(**one | {"waits": Waits(**one["waits"])}).row()


def _head(headings: Sequence[str]) -> tuple[str, str]:
    return f"| {' | '.join(headings)} |", f"|{'---|' * len(headings)}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=15.0)
    parser.add_argument("--register", type=Path)
    parser.add_argument("--only", choices=("pages", "ahead"))
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def _filled(path: Path, documents: int) -> None:
    """Puts synthetic releases into a register that has none."""
    with open_register(path) as register:
        if not register.count_documents():
            register.add_all(readings(documents, total=documents))


def _shuffled(kinds: Sequence[Pages]) -> list[Pages]:
    """The addresses of each kind in an order of chance that is fixed."""
    chance = random.Random(1)
    return [Pages(one.name, tuple(chance.sample(one.paths, len(one.paths))), one.below) for one in kinds]


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


def _held(records: int) -> float:
    """Seconds until a count over all records is quick: the server holds its columns by then."""
    began, connection = time.monotonic(), http.client.HTTPConnection("127.0.0.1", PORT, timeout=600)
    quick = max(0.15, records / 20_000_000)
    for at in range(10_000):
        asked = time.monotonic()
        get(connection, f"/api/facets/act?until={2100 + at}")
        if time.monotonic() - asked < quick:
            break
        time.sleep(0.5)
    return time.monotonic() - began


def _measured(pages: Pages, server: subprocess.Popen[bytes], options: argparse.Namespace) -> Measured:
    alone, at_once = pages.paths[:_ALONE], pages.paths[_ALONE : _ALONE + _AT_ONCE]
    made = Measured(
        pages.name,
        pages.below,
        waits(server, 1, alone, None),
        waits(server, options.readers, at_once, None),
        waits(server, options.readers, at_once, options.seconds),
    )
    print(made.row(), file=sys.stderr, flush=True)
    return made


if __name__ == "__main__":
    main()
