"""What is owed, as columns: the commitments in the order in which they are shown, and the records that tell of each.

Read when commitments are first asked for. Answers as the database does; knows nothing of what they say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from communique.register.memory.columns import NONE, Columns, Numbers, Pairs, distinct, places
from communique.register.memory.loading import Days, columns_of, grouped, mapped, numbers_of

_COMMITMENTS = "SELECT event, is_done, done_since, since FROM commitment ORDER BY due, event"
# An event without parties has no entity: it is given by its record.
_TOLD = """(
    SELECT commitment.event AS event, record.number AS record FROM commitment
    JOIN form ON form.entity = commitment.event JOIN record ON record.form = form.id
    UNION ALL SELECT commitment.event, record.number FROM commitment
    JOIN record ON record.id = commitment.event WHERE record.form IS NULL) AS told"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """Commitments, the nearest due first; `told` pairs rows of records with the places of commitments."""

    events: tuple[str, ...]
    is_done: Numbers
    done_since: Numbers
    since: Numbers
    told: Pairs

    def of(self, rows: Numbers, size: int, as_of: date | None) -> tuple[Numbers, Numbers]:
        """The places of the commitments that rows tell of, known by a day, each with the row that tells of it."""
        is_in = np.zeros(size, bool)
        is_in[rows] = True
        chosen = is_in[self.told.left]
        if as_of:
            chosen &= _by_then(self.since, as_of)[self.told.right]
        return self.told.right[chosen], self.told.left[chosen]

    def in_order(self, found: Numbers, as_of: date | None) -> Numbers:
        """The places of these commitments, each once: what is not done by a day first, then the nearest due."""
        shown = distinct(found)
        done = _by_then(self.done_since, as_of) if as_of else self.is_done.astype(bool)
        return shown[np.argsort(done[shown], kind="stable")]


def read_owed(connection: Connection, columns: Columns) -> Owed:
    """What is owed, as the connection's transaction sees it; of records that the columns do not have, nothing."""
    days = mapped(Days())
    events, *told = columns_of(connection, _COMMITMENTS, [np.array, numbers_of, days, days])
    order, found = grouped(connection, "event", _TOLD)
    place = {event: at for at, event in enumerate(events.tolist())}
    numbers = np.concatenate([columns.records.numbers[:0], *found])
    rows = places(columns.records.numbers, numbers)
    owed = np.repeat(mapped(place)(order), [len(some) for some in found])
    known = rows != NONE
    names = ("is_done", "done_since", "since")
    return Owed(events=tuple(place), told=Pairs(rows[known], owed[known]), **dict(zip(names, told, strict=True)))


def _by_then(days: Numbers, day: date) -> NDArray[np.bool_]:
    known: NDArray[np.bool_] = (days != NONE) & (days <= day.toordinal())
    return known
