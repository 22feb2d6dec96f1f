"""What is looked up in columns again and again, put in order once for each state of the register.

Each part is made when it is first needed: the rows of a kind, the parties of a row, the records that tell of a thing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from communique.register.memory.columns import JUDGED, NONE, UNKNOWN, Columns, Groups, Numbers, Pairs

Rows = Numbers
# Things that records name, beside the one that they are about.
ACTING = ("person", "organisation", "place")
_1970 = date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class Index:
    """Columns in the orders in which they are asked."""

    columns: Columns
    _acting: dict[str, Pairs] = field(default_factory=dict)

    @cached_property
    def all(self) -> Rows:
        """Every row."""
        return np.arange(self.columns.size, dtype=np.int32)

    @cached_property
    def _kinds(self) -> dict[str, Rows]:
        codes = self.columns.records.codes["kind"]
        order = np.argsort(codes.rows.astype(np.int16), kind="stable").astype(np.int32)
        bounds = np.append(0, np.cumsum(np.bincount(codes.rows, minlength=len(codes.names))))
        return {name: order[bounds[at] : bounds[at + 1]] for at, name in enumerate(codes.names)}

    def of_kinds(self, kinds: Iterable[str]) -> Rows:
        """The rows of the records of some kinds."""
        return _joined([self._kinds[kind] for kind in dict.fromkeys(kinds) if kind in self._kinds])

    @cached_property
    def parties(self) -> Groups:
        """The parties of each row."""
        return Groups.of(self.columns.records.parties, self.columns.size)

    @cached_property
    def _by_party(self) -> tuple[Rows, Numbers]:
        """Rows by party and kind, and where those of each party and kind begin."""
        codes = self.columns.records.codes["kind"]
        rows = np.repeat(self.all, self.parties.counts)
        keys = self.parties.values * len(codes.names) + codes.rows[rows]
        size = len(self.columns.records.party_names) * len(codes.names)
        # Numbers of two bytes are sorted in a few passes, whatever their order.
        order = np.argsort(keys.astype(np.uint16) if size < 2**16 else keys, kind="stable")
        return rows[order], np.append(0, np.cumsum(np.bincount(keys, minlength=size))).astype(np.int32)

    def of_party(self, party: str, kinds: Iterable[str] = ()) -> Rows:
        """The rows of the records in which a party takes part; of some kinds, or of all."""
        names, known = self.columns.records.party_names, self.columns.records.codes["kind"].names
        if party not in names:
            return self.all[:0]
        rows, starts = self._by_party
        first = names.index(party) * len(known)
        if not kinds:
            return rows[starts[first] : starts[first + len(known)]]
        places = [first + known.index(kind) for kind in dict.fromkeys(kinds) if kind in known]
        return _joined([rows[starts[at] : starts[at + 1]] for at in places])

    def parties_of_all(self, rows: Rows) -> Numbers | None:
        """How many records of each party there are, where the rows are all of one kind; None for other rows."""
        kind = next((name for name, every in self._kinds.items() if every is rows), None)
        if kind is None:
            return None
        known = self.columns.records.codes["kind"].names
        return np.diff(self._by_party[1])[known.index(kind) :: len(known)]

    @cached_property
    def sectors(self) -> Groups:
        """The sectors of each document."""
        return Groups.of(self.columns.documents.sectors, len(self.columns.documents.ids))

    @cached_property
    def about(self) -> Groups:
        """The rows of the records that are about each thing."""
        known = np.flatnonzero(self.columns.about != NONE).astype(np.int32)
        return Groups.of(Pairs(self.columns.about[known], known), len(self.columns.things.ids))

    @cached_property
    def naming(self) -> Groups:
        """The rows of the records that name each person, body or place."""
        actors = self.columns.actors
        told = actors.right != NONE
        return Groups.of(Pairs(actors.right[told], actors.left[told]), len(self.columns.things.ids))

    def acting(self, kind: str) -> Pairs:
        """Rows, each with a thing of a kind that its record names."""
        if kind not in self._acting:
            actors, kinds = self.columns.actors, self.columns.things.kinds
            chosen = np.append(kinds.known((kind,))[kinds.rows], False)[actors.right]
            self._acting[kind] = Pairs(actors.left[chosen], actors.right[chosen])
        return self._acting[kind]

    @cached_property
    def is_stated(self) -> NDArray[np.bool_] | None:
        """Of each row whether nobody judged it wrong; None where nothing was judged wrong."""
        stated = self.columns.records.judged != JUDGED["wrong"]
        return None if stated.all() else stated

    @cached_property
    def years(self) -> Numbers:
        """The year of each row's day, NONE where it has no day."""
        days = self.columns.records.days
        since_1970 = (days.astype(np.int64) - _1970).astype("datetime64[D]").astype("datetime64[Y]")
        return np.where(days == UNKNOWN, NONE, since_1970.astype(np.int64) + 1970).astype(np.int32)

    def prepare(self) -> None:
        """Makes all parts but those that few questions need."""
        for name in ("all", "_kinds", "parties", "_by_party", "sectors", "about", "naming", "is_stated", "years"):
            getattr(self, name)

    def mask(self, rows: Rows) -> NDArray[np.bool_]:
        """Of each row whether it is among these."""
        found = np.zeros(self.columns.size, bool)
        found[rows] = True
        return found


def _joined(some: list[Rows]) -> Rows:
    return some[0] if len(some) == 1 else np.concatenate([np.zeros(0, np.int32), *some])
