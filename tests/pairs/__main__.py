"""`python -m tests.pairs` scores the pairs and rewrites docs/accuracy-identity.md."""

from __future__ import annotations

from pathlib import Path

from tests.pairs.report import report

if __name__ == "__main__":
    Path("docs/accuracy-identity.md").write_text(report(), encoding="utf-8")
    print(report())
