"""How long the lexicon takes to load in a fresh process, part by part: `python -m benchmarks.lexicon`.
Prints medians of seven runs in milliseconds; refuses nothing and compares with nothing.
"""

from __future__ import annotations

import statistics
import subprocess
import sys

RUNS = 7
ONCE = """
from time import perf_counter as now
start = now()
from communique import lexicon
imported = now()
lexicon.load()
loaded = now()
names = lexicon.entries()
print(imported - start, loaded - imported, now() - loaded, len(names))
"""


def main() -> None:
    runs = [
        subprocess.run([sys.executable, "-c", ONCE], capture_output=True, text=True, check=True) for _ in range(RUNS)
    ]
    rows = [[float(part) for part in run.stdout.split()] for run in runs]
    for what, column in zip(("import", "load", "entries"), zip(*rows, strict=True), strict=False):
        print(f"{what:8} {statistics.median(column) * 1000:6.1f} ms")
    print(f"{int(rows[0][3]):,} names")


if __name__ == "__main__":
    main()
