"""Signs and what they weigh: the one table behind every verdict, and the sentence behind every sign.

Holds no knowledge of any kind of thing; each kind says which signs it sees. Refuses a sign that the table lacks.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Verdict = Literal["same", "unsure", "apart", "unlike"]


@dataclass(frozen=True, slots=True)
class Sign:
    """Something seen in two mentions: its weight (above 0 for one thing) and the sentence that explains it."""

    name: str
    weight: float
    says: str


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which weight two mentions are the same, a question for a person, or kept apart."""

    same: float
    unsure: float
    apart: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two mentions are and why."""

    weight: float
    signs: tuple[Sign, ...]
    verdict: Verdict


@cache
def signs(kind: str) -> dict[str, Sign]:
    """The signs of a kind of thing, by name."""
    rows = _table()[kind].items()
    return {name: Sign(name, float(row["weight"]), str(row["says"])) for name, row in rows}


@cache
def thresholds() -> Thresholds:
    """The thresholds in force."""
    limits = _table()["thresholds"]
    return Thresholds(float(limits["same"]), float(limits["unsure"]), float(limits["apart"]))


def weigh(kind: str, seen: Sequence[str]) -> Likeness:
    """The likeness that the signs seen make. Raises KeyError for a sign that the table lacks."""
    found = tuple(signs(kind)[name] for name in seen)
    weight = sum(sign.weight for sign in found)
    limits = thresholds()
    verdict: Verdict = "unlike"
    if weight >= limits.same:
        verdict = "same"
    elif weight >= limits.unsure:
        verdict = "unsure"
    elif weight <= limits.apart:
        verdict = "apart"
    return Likeness(weight, found, verdict)


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("signs.toml").read_text(encoding="utf-8"))
