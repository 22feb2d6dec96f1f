"""Caliendo and Parro's model on NAFTA's data: the fast version beside the plain one, in time and memory.

Run as `python -m benchmarks.impact DATA [--write]`, DATA being cp2015.npz. Both solve the same two equilibria on the
same machine, one after the other; `--write` keeps the figures in benchmarks/results/impact.json, which the docs show.
"""

from __future__ import annotations

import json
import os
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks.plain_caliendo_parro import solve_plainly
from communique.impact import caliendo_parro
from communique.impact.cells import Array
from communique.impact.published import economy_of, nafta, printed

RESULTS = Path(__file__).parent / "results" / "impact.json"
_FAST_RUNS = 5  # the fast version is short enough to be shaken by its neighbours; the best of a few


def measure(data: Path) -> dict[str, object]:
    """Seconds and megabytes of both versions, and how far apart their answers are."""
    economy, baseline, counterfactual = economy_of(data)
    tariffs = (baseline, counterfactual)

    def fast() -> list[Array]:
        return [caliendo_parro.solve(economy, one).wages for one in tariffs]

    def plain() -> list[Array]:
        return [solve_plainly(economy, one).wages for one in tariffs]

    fast_seconds = min(_seconds(fast) for _ in range(_FAST_RUNS))
    plain_seconds = _seconds(plain)
    apart = max(float(np.abs(one - other).max()) for one, other in zip(fast(), plain(), strict=True))
    return {
        "world": f"{len(economy.regions)} regions, {len(economy.sectors)} sectors, two equilibria",
        "processors": os.cpu_count(),
        "fast": {"seconds": round(fast_seconds, 3), "megabytes": round(_megabytes(fast), 1)},
        "plain": {"seconds": round(plain_seconds, 2), "megabytes": round(_megabytes(plain), 1)},
        "share_of_plain": round(fast_seconds / plain_seconds, 4),
        "wages_apart": float(f"{apart:.1e}"),
        "nafta": {country: list(printed(figures)) for country, figures in nafta(data).items()},
    }


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _megabytes(run: Callable[[], object]) -> float:
    """The most memory that arrays made by the run take at once."""
    tracemalloc.start()
    run()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 2**20


def main(words: list[str]) -> None:
    """Measures, prints, and with `--write` keeps the figures."""
    found = measure(Path(words[0]))
    print(json.dumps(found, indent=2))
    if "--write" in words:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(found, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
