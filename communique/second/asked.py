"""What a field of a model's record asks of the evidence, and the two answers: found, with its place, or refused.

Types only; the checks are in actors.py, quantities.py and wording.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from communique.records import Quote
from communique.second.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Asked:
    """The record whose fields are checked: its words, and all that the model says of it."""

    evidence: Evidence
    quote: Quote
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Found:
    """A value that the document bears out: where, and by which check, said in one sentence."""

    value: object
    start: int
    end: int
    says: str


class Refused(NamedTuple):
    """Why a value is left out."""

    reason: str


Check = Callable[[Asked, object], Found | Refused]
NOT_IN_TEXT = Refused("not in the text")
NO_TEXT = Refused("no words")
