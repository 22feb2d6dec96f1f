"""The figures that docs/accuracy.md shows: kept as data by `make score`, laid out as tables for the page.

A figure is never written by hand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from communique.scoring import KindScore, Score, Tally

KEPT = Path(__file__).parents[2] / "benchmarks" / "results" / "accuracy.json"
_ABOUT = {
    "sample": "our own releases in the manner of ten houses, shipped in tests/gate/releases",
    "seeds": "an article on Italy and South Korea and ten releases of Korea's trade ministry; developed on",
    "us": "sixteen US joint statements, fact sheets and trade statements, 2019-2025; developed on",
}


def keep(scores: Mapping[str, Score]) -> None:
    """Keeps the figures of the sets that were scored; those of sets that are not here stay as they were."""
    figures = {**read(), **{name: _figures(score) for name, score in scores.items()}}
    KEPT.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def read() -> dict[str, Any]:
    """The figures as they were kept last."""
    return json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}


def _figures(score: Score) -> dict[str, Any]:
    return {
        "documents": len(score.papers),
        "kinds": {kind: _rates(one) for kind, one in {**score.kinds, "total": score.total}.items()},
        "sectors": _plain(score.sectors),
        "grounding": {"share": score.grounding.share, "quotes": score.grounding.quotes},
        "quotes": {"covered": round(score.quotes.covered, 3), "jaccard": round(score.quotes.jaccard, 3)},
    }


def _rates(kind: KindScore) -> dict[str, Any]:
    counts = {"gold": kind.records.gold, "read": kind.records.predicted, "aligned": kind.records.hit}
    return counts | {"records": _plain(kind.records), "slots": _plain(kind.slots)}


def _plain(tally: Tally) -> list[float]:
    return [round(rate, 3) for rate in (tally.precision, tally.recall, tally.f1)]


def tables() -> str:
    """The kept figures as Markdown, one table for each set."""
    return "\n".join(_table(name, figures) for name, figures in sorted(read().items()))


def _table(name: str, figures: Mapping[str, Any]) -> str:
    rows = [
        f"### `{name}`: {figures['documents']} documents, {_ABOUT.get(name, 'a set of its own')}",
        "",
        "| kind | gold | read | aligned | records P | R | F1 | slots P | R | **F1** |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for kind, one in figures["kinds"].items():
        rates = " | ".join(f"{rate:.3f}" for rate in (*one["records"], *one["slots"][:2]))
        counts = f"{one['gold']} | {one['read']} | {one['aligned']}"
        rows.append(f"| {kind} | {counts} | {rates} | **{one['slots'][2]:.3f}** |")
    grounding, quotes = figures["grounding"], figures["quotes"]
    rows += [
        "",
        f"Grounding {grounding['share']:.3f} of {grounding['quotes']} quotes. "
        f"Sectors F1 {figures['sectors'][2]:.3f}. "
        f"Of gold's quotes {quotes['covered']:.3f} covered, Jaccard {quotes['jaccard']:.3f}.",
        "",
    ]
    return "\n".join(rows)
