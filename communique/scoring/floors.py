"""Floors: the precision and recall that each kind of record reached on an annotated set, below which it must not fall.

A floor holds for one set, known by its digest. It is lowered only with a reason, and the reason is kept.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from communique.records import FormatError
from communique.scoring.alignment import ScoringError
from communique.scoring.scores import KindScore, Score


@dataclass(frozen=True, slots=True)
class Floor:
    """The least precision and recall of slots, to three decimals, cut and not rounded."""

    precision: float
    recall: float

    @classmethod
    def at(cls, score: KindScore) -> Floor:
        """The floor that a score just stands on."""
        return cls(_cut(score.slots.precision), _cut(score.slots.recall))

    def misses(self, reached: Floor) -> list[str]:
        """What fell below it."""
        pairs = (("precision", self.precision, reached.precision), ("recall", self.recall, reached.recall))
        return [f"{name} {now:.3f} is below its floor {least:.3f}" for name, least, now in pairs if now < least]


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one set by kind, `total` among them; the digest of the set; why any was ever lowered."""

    digest: str
    kinds: Mapping[str, Floor]
    lowered: tuple[str, ...] = field(default=())

    @classmethod
    def reached(cls, score: Score, digest: str) -> Floors:
        """The floors that a score reaches."""
        return cls(digest, {kind: Floor.at(one) for kind, one in {**score.kinds, "total": score.total}.items()})

    def misses(self, reached: Floors) -> list[str]:
        """What fell below these floors, kind by kind; a set that changed is told, not compared."""
        if self.digest != reached.digest:
            return ["the set has changed since its floors were set: set them again"]
        nothing = Floor(0.0, 0.0)
        found = [(kind, floor.misses(reached.kinds.get(kind, nothing))) for kind, floor in self.kinds.items()]
        return [f"{kind}: {miss}" for kind, misses in found for miss in misses]

    def replaced_by(self, reached: Floors, because: str) -> Floors:
        """The floors that a score reaches now, in the place of these.

        Raises ScoringError when one of them is lower and no reason is given; a reason given for one is kept.
        """
        misses = self.misses(reached)
        if misses and not because.strip():
            raise ScoringError(f"not lowered without a reason: {'; '.join(misses)}")
        why = (f"{because.strip()} ({'; '.join(misses)})",) if misses else ()
        return Floors(reached.digest, reached.kinds, (*self.lowered, *why))


def _cut(rate: float) -> float:
    return math.floor(rate * 1000 + 1e-9) / 1000


def digest_of(path: Path) -> str:
    """What a set is known by: the beginning of the SHA-256 of its file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def read_floors(path: Path) -> dict[str, Floors]:
    """The floors in a file by the name of their set; none when there is no file. Raises FormatError on a bad one."""
    if not path.exists():
        return {}
    try:
        return {name: _floors(line) for name, line in json.loads(path.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise FormatError(f"{path}: not a file of floors ({error})") from error


def _floors(line: Mapping[str, Any]) -> Floors:
    kinds = {kind: Floor(float(one["precision"]), float(one["recall"])) for kind, one in line["kinds"].items()}
    return Floors(str(line["digest"]), kinds, tuple(line.get("lowered", ())))


def write_floors(path: Path, sets: Mapping[str, Floors]) -> None:
    """Keeps floors in a file, one line for each kind, so that a change of one is one line of a diff."""
    lines = {
        name: {
            "digest": one.digest,
            "kinds": {kind: {"precision": f.precision, "recall": f.recall} for kind, f in one.kinds.items()},
            "lowered": list(one.lowered),
        }
        for name, one in sorted(sets.items())
    }
    path.write_text(json.dumps(lines, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
