"""What was measured of a register: kept as data, laid out as tables for docs/benchmarks-register.md.

A figure is never written by hand.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

KEPT = Path(__file__).parent / "results" / "register.json"
_NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
# So many steps of growth are shown: the first, the last, and some between.
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Timing:
    """What was measured, in seconds by the clock and of our own processor, and the bound it should stay below."""

    name: str
    seconds: float
    processor: float
    below: float

    def row(self) -> str:
        """The timing as a line of a table, in milliseconds."""
        verdict = "yes" if self.seconds < self.below else "**no**"
        numbers = (self.seconds, self.processor, self.below)
        clock, processor, below = (f"{number * 1000:,.0f}" for number in numbers)
        return f"| {self.name} | {clock} | {processor} | {below} | {verdict} |"


@dataclass(frozen=True, slots=True)
class Growth:
    """What it took to add the last documents, in seconds by the clock and of our own processor."""

    documents: int
    added: int
    seconds: float
    processor: float

    def line(self) -> str:
        """The step as it is told while a register grows."""
        spent = f"{self.seconds:6.1f} s ({self.processor:.1f} s of the processor)"
        return f"{self.documents:>7,} documents, the last {self.added:,} in {spent}"


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of one register."""

    day: date
    documents: int
    records: int
    growth: tuple[Growth, ...]
    timings: tuple[Timing, ...]

    def rows(self) -> Iterator[str]:
        """The table of its timings."""
        yield "| milliseconds | by the clock | processor | should stay below | does it |"
        yield "|---|--:|--:|--:|---|"
        yield from (timing.row() for timing in self.timings)


def keep(name: str, found: Measured) -> None:
    """Keeps the figures of one database; what was not grown now keeps the growth that was measured before."""
    known = read()
    if name in known:
        found = replace(found, growth=_after(known[name].growth, found.growth))
    _write(known | {name: found})


def keep_growth(name: str, grown: Sequence[Growth]) -> None:
    """Keeps how one database grew, beside what was measured of a larger register of it. Raises KeyError without one."""
    known = read()
    _write(known | {name: replace(known[name], growth=_after(known[name].growth, grown))})


def _after(earlier: Sequence[Growth], grown: Sequence[Growth]) -> tuple[Growth, ...]:
    """The steps of growth: those measured now, and of the earlier those before them."""
    first = min((step.documents for step in grown), default=None)
    return (*(step for step in earlier if first is None or step.documents < first), *grown)


def _write(known: Mapping[str, Measured]) -> None:
    figures = {key: asdict(one) | {"day": one.day.isoformat()} for key, one in sorted(known.items())}
    KEPT.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def read() -> dict[str, Measured]:
    """The figures as they were kept last, by database."""
    if not KEPT.exists():
        return {}
    return {
        name: Measured(
            date.fromisoformat(one["day"]),
            one["documents"],
            one["records"],
            tuple(Growth(**step) for step in one["growth"]),
            tuple(Timing(**timing) for timing in one["timings"]),
        )
        for name, one in json.loads(KEPT.read_text(encoding="utf-8")).items()
    }


def tables() -> str:
    """Every table of the page."""
    return "\n\n".join(_section(_NAMES[name], found) for name, found in sorted(read().items(), reverse=True))


def _section(name: str, found: Measured) -> str:
    head = f"### {name}: {found.documents:,} documents, {found.records:,} records"
    parts = [head, "\n".join(found.rows())]
    if found.growth:
        parts.append("\n".join(_growth(found.growth)))
    return "\n\n".join(parts)


def _growth(steps: tuple[Growth, ...]) -> Iterator[str]:
    yield "| documents | seconds for the last thousand | of our processor |"
    yield "|--:|--:|--:|"
    stride = max(1, len(steps) // _SHOWN)
    for step in (*steps[:-1:stride], steps[-1]):
        share = 1000 / step.added
        yield f"| {step.documents:,} | {step.seconds * share:.1f} | {step.processor * share:.1f} |"
