"""Where the house bulges: the five longest files and functions. `make shape` prints them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).parents[1] / "communique"


def files() -> Iterator[tuple[int, str]]:
    for path in HOUSE.rglob("*.py"):
        yield path.read_text(encoding="utf-8").count("\n"), str(path.relative_to(HOUSE.parent))


def functions() -> Iterator[tuple[int, str]]:
    for path in HOUSE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                yield lines, f"{path.relative_to(HOUSE.parent)}:{node.name}"


if __name__ == "__main__":
    for name, rows in (("files", files()), ("functions", functions())):
        print(f"longest {name}")
        for lines, place in sorted(rows, reverse=True)[:5]:
            print(f"  {lines:5} {place}")
