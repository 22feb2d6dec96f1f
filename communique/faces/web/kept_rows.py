"""Rows of the registers as pages show them, kept for as long as nothing else is told of what they show.

A row's mark says so: it is another one when anything of the row's thing is. Holds, and makes none itself.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import NamedTuple

from markupsafe import Markup

# So many of each register a server makes before anybody asks.
AHEAD = 4000
# What a row takes beside its text: its key, its mark, its place.
_BESIDE = 300


class Row(NamedTuple):
    """A row as it was shown, by the mark of its thing and the day on which it was made."""

    mark: int
    day: date
    html: bytes


@dataclass(slots=True)
class Rows:
    """Rows by register and id; beyond `most` bytes those not shown for the longest go.

    `ahead` is how many of each register are made before anybody asks.
    """

    ahead: int = 0
    most: int = 64 * 2**20
    size: int = 0
    _rows: OrderedDict[tuple[str, str], Row] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def several(self, of: str, marks: Mapping[str, int], day: date) -> dict[str, Markup]:
        """Those of the rows of a register that still stand, by their ids."""
        found = {}
        with self._lock:
            for id, mark in marks.items():
                row = self._rows.get((of, id))
                if row and row.mark == mark and row.day == day:
                    self._rows.move_to_end((of, id))
                    found[id] = Markup(row.html.decode())
        return found

    def put_all(self, of: str, rows: Mapping[str, Row]) -> None:
        """Keeps rows of a register."""
        with self._lock:
            for id, row in rows.items():
                before = self._rows.pop((of, id), None)
                self._rows[of, id] = row
                self.size += _size(row) - (_size(before) if before else 0)
            while self.size > self.most:
                self.size -= _size(self._rows.popitem(last=False)[1])


def _size(row: Row) -> int:
    return len(row.html) + _BESIDE
