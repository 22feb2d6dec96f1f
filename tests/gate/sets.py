"""The annotated sets: a small one of our own releases, and the development gold where it lies beside the checkout.

Our own are written in TOML, by hand: quotes by their words, which must stand in the text exactly once; their offsets
are found here.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.flow.measured import read_again
from communique.records import KINDS
from communique.scoring import Floors, Line, Score, lines_of, papers, score

HERE = Path(__file__).parent
GOLD = HERE.parents[1].parent / "shared" / "gold"


@dataclass(frozen=True, slots=True)
class Annotated:
    """A set of annotated releases by its name."""

    name: str
    lines: tuple[Line, ...]

    @property
    def digest(self) -> str:
        """What the set is known by: its lines, whatever file they came from."""
        return hashlib.sha256(json.dumps(self.lines, sort_keys=True).encode()).hexdigest()[:16]

    def scored(self) -> Score:
        """What our reader reaches on it."""
        return score(papers(self.lines, is_gold=True), papers(read_again(self.lines), is_gold=False))

    def floors(self, found: Score) -> Floors:
        """The floors that a score on it reaches."""
        return Floors.reached(found, self.digest)


def sets() -> list[Annotated]:
    """Our own sample, then whatever gold is there, by name."""
    gold = sorted(GOLD.glob("*.jsonl"))
    return [Annotated("sample", tuple(sample())), *(Annotated(path.stem, tuple(lines_of(path))) for path in gold)]


def sample() -> Iterator[Line]:
    """Our own annotated releases in the record format."""
    for path in sorted((HERE / "releases").glob("*.toml")):
        yield _line(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))


def _line(name: str, release: Mapping[str, Any]) -> Line:
    text = f"{release['title']}\n\n{release['body'].strip()}"
    records = [_record(kind, record, text) for kind in KINDS for record in release.get(kind, ())]
    head = {field: release[field] for field in ("title", "publisher", "published", "sectors")}
    return {"id": name, "text": text, "records": records} | head


def _record(kind: str, record: Mapping[str, Any], text: str) -> Line:
    words = record["words"]
    if text.count(words) != 1:
        raise ValueError(f"stands in the text {text.count(words)} times: {words!r}")
    start = text.index(words)
    fields = {name: value for name, value in record.items() if name != "words"}
    return {"kind": kind, "quote": {"start": start, "end": start + len(words), "words": words}} | fields
