"""What a model that made no mistake could reach: our annotated releases, taken through the checks as its answers."""

from __future__ import annotations

from typing import Any

from communique.records import Document
from communique.scoring import Line, papers, score
from communique.second.evidence import Evidence
from communique.second.grounding import Claim, Grounded, ground
from tests.gate.sets import sample

_BESIDE = frozenset({"kind", "quote", "rule", "plover", "alt", "optional", "optional_slots", "note"})


def table() -> str:
    """Precision and recall by kind, slot by slot, as the page on the second reader shows them."""
    lines = tuple(sample())
    found = score(papers(lines, is_gold=True), papers(tuple(map(_taken, lines)), is_gold=False))
    rows = [
        f"| {kind} | {one.slots.precision:.3f} | {one.slots.recall:.3f} |" for kind, one in sorted(found.kinds.items())
    ]
    return "\n".join(["| kind | precision | recall |", "|---|---|---|", *rows, ""])


def _taken(line: Line) -> Line:
    evidence = Evidence.of(Document.from_json(line))
    grounded = (ground(_claim(record), evidence, "llm:perfect") for record in line["records"])
    return {**line, "records": [one.record.as_json() for one in grounded if isinstance(one, Grounded)]}


def _claim(record: dict[str, Any]) -> Claim:
    fields = {name: value for name, value in record.items() if name not in _BESIDE}
    return Claim(record["kind"], record["quote"]["words"], fields)
