"""A page of what changed since a day, newest first: releases are gone through some days at a time until it is full.

Reads only. Every change has the day of a release or the day that passed; so once a day is gone through, nothing of a
later one can follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from communique.register.answers import Filter, Source
from communique.register.fetch import documents_where
from communique.register.lives import changes, owing
from communique.register.lives.answers import Change, Commitment
from communique.register.lives.gather import entities, entity_ids

if TYPE_CHECKING:
    from communique.register.lives.asking import Asking


# What a long release tells; as many are taken as would fill the page, and twice as many each time after.
_TOLD_BY_ONE = 12
# Sorts behind every kind of change.
_AFTER_ALL = "~"


class Changing:
    """One question of what changed: what is found so far, and the things already compared."""

    def __init__(self, asking: Asking, since: date) -> None:
        self.asking = asking
        self.since = since
        limit = asking.asked.limit
        self.wanted = None if limit is None else asking.asked.offset + limit
        self.found: list[Change] = []
        self.seen: set[str] = set()
        self._kinds = (
            ("document", self._find_documents),
            ("event", self._find_events),
            ("stage", self._find_stages),
            ("terms", self._find_terms),
        )

    def page(self) -> list[Change]:
        """The changes that the filter's page shows."""
        self.found += changes.of_overdue(self._passed(), self.since)
        for sources in self._releases():
            if not self._is_filling(sources) or not self._is_open(sources[-1].published or date.min, _AFTER_ALL):
                break
        ordered = sorted(self.found, key=_order)
        return ordered[self.asking.asked.offset : self.wanted]

    def _releases(self) -> Iterator[list[Source]]:
        """The releases since, newest first: whole days of them at a time, or all at once for all changes."""
        asked = replace(
            self.asking.asked, since=self.since + timedelta(days=1), until=self.asking.asked.as_of, offset=0
        )
        at_once = None if self.wanted is None else self.wanted // _TOLD_BY_ONE + 1
        while newest := self._documents(replace(asked, limit=at_once and 2 * at_once)):
            if at_once is None or len(newest) < 2 * at_once:
                yield newest
                return
            # The last day may go on behind the limit.
            last = newest[-1].published or date.min
            whole = [one for one in newest if one.published != newest[-1].published]
            if not whole:
                whole, last = self._documents(replace(asked, since=last, limit=None)), last - timedelta(days=1)
            yield whole
            asked, at_once = replace(asked, until=last), at_once * 2

    def _documents(self, asked: Filter) -> list[Source]:
        return documents_where(self.asking.connection, asked, is_sqlite=self.asking.is_sqlite)

    def _is_filling(self, sources: Sequence[Source]) -> bool:
        """Finds what is new in releases, kind by kind in the order in which changes are shown; False once all is found.

        A day whose turn comes after the page is full is left out of what follows.
        """
        for kind, find in self._kinds:
            sources = [one for one in sources if self._is_open(one.published or date.min, kind)]
            if not sources:
                return False
            new = replace(self.asking.asked, documents=tuple(one.id for one in sources), since=None, until=None)
            find(sources, replace(new, limit=None, offset=0))
        return True

    def _find_documents(self, sources: Sequence[Source], new: Filter) -> None:
        self.found += changes.of_documents(sources)

    def _find_events(self, sources: Sequence[Source], new: Filter) -> None:
        stories = self._at(new).events()
        self.found += changes.of_events((one for one in stories if one.id not in self.seen), self.since)
        self.seen |= {one.id for one in stories}

    def _find_stages(self, sources: Sequence[Source], new: Filter) -> None:
        self._compare(new, "agreement")

    def _find_terms(self, sources: Sequence[Source], new: Filter) -> None:
        self._compare(new, "measure")

    def _compare(self, new: Filter, kind: str) -> None:
        """Compares agreements or measures as they are with what was known on the day."""
        connection = self.asking.connection
        ids = set(entity_ids(connection, kind, new, is_sqlite=self.asking.is_sqlite)) - self.seen
        self.seen |= ids
        now = self._at(replace(new, documents=()))
        shown = list(entities(connection, sorted(ids), now.asked.as_of).values())
        if kind == "agreement":
            for before, after in now.agreements_since(shown, self.since):
                self.found += changes.of_stage(before, after)
        else:
            for old, measure in now.measures_since(shown, self.since):
                self.found += changes.of_terms(old, measure)

    def _passed(self) -> list[Commitment]:
        """Commitments that fell due between the day and now and are not shown done, the latest first."""
        asked = replace(self.asking.asked, limit=self.wanted, offset=0)
        connection, today = self.asking.connection, self.asking.today
        events = owing.overdue(connection, asked, self.since, today, is_sqlite=self.asking.is_sqlite)
        return self.asking.commitments_of(events)

    def _at(self, asked: Filter) -> Asking:
        return type(self.asking)(self.asking.connection, asked, is_sqlite=self.asking.is_sqlite)

    def _is_open(self, day: date, kind: str) -> bool:
        """Whether a change of this kind and day could stand on the page or before it, by what is found so far."""
        reached = (-day.toordinal(), kind)
        return self.wanted is None or sum(_order(one)[:2] < reached for one in self.found) < self.wanted


def _order(one: Change) -> tuple[int, str, str]:
    return (-(one.day or date.min).toordinal(), one.kind, one.says)
