"""What was read of one state of the register and may be asked for again: records by number, heads by document.

Holds, and decides nothing; what was not read last goes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from communique.register.answers import Source, Stored
from communique.register.memory.latest import Latest

_RECORDS, _HEADS = 20_000, 5_000


class Head(NamedTuple):
    """A document's head with the sectors that it is about."""

    source: Source
    sectors: tuple[str, ...]


def _none(_: Collection[str]) -> dict[str, Head]:
    return {}


@dataclass(frozen=True, slots=True)
class Kept:
    """Records and heads that were read last; `known` gives those of the heads that are in memory anyway."""

    known: Callable[[Collection[str]], dict[str, Head]] = _none
    records: Latest[int, Stored] = field(default_factory=lambda: Latest(_RECORDS))
    heads: Latest[str, Head] = field(default_factory=lambda: Latest(_HEADS))
