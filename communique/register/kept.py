"""What was read of one state of the register and may be asked for again: records by number, heads by document.

Holds, and decides nothing; what was not read last goes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from communique.register.answers import Source, Stored
from communique.register.memory.latest import Latest

_RECORDS, _HEADS = 20_000, 5_000


class Head(NamedTuple):
    """A document's head with the sectors that it is about."""

    source: Source
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """Records and heads that were read last."""

    records: Latest[int, Stored] = field(default_factory=lambda: Latest(_RECORDS))
    heads: Latest[str, Head] = field(default_factory=lambda: Latest(_HEADS))
