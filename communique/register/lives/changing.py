"""A page of what changed since a day, newest first: releases are gone through day by day until the page is full.

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


class Changing:
    """One question of what changed: what is found so far, and the things already compared."""

    def __init__(self, asking: Asking, since: date) -> None:
        self.asking = asking
        self.since = since
        limit = asking.asked.limit
        self.wanted = None if limit is None else asking.asked.offset + limit
        self.found: list[Change] = []
        self.seen: set[str] = set()

    def page(self) -> list[Change]:
        """The changes that the filter's page shows."""
        self.found += changes.of_overdue(self._passed(), self.since)
        for day, sources in self._releases():
            if any(self._is_full(day, kind) for kind in self._compared(sources)):
                break
        ordered = sorted(self.found, key=_order)
        return ordered[self.asking.asked.offset : self.wanted]

    def _releases(self) -> Iterator[tuple[date, list[Source]]]:
        """The releases since, newest first: a day of them at a time, or all at once for all changes."""
        asked = replace(
            self.asking.asked, since=self.since + timedelta(days=1), until=self.asking.asked.as_of, offset=0
        )
        while newest := self._documents(replace(asked, limit=None if self.wanted is None else 1)):
            day = newest[-1].published or date.min
            if self.wanted is None:
                yield day, newest
                return
            yield day, self._documents(replace(asked, since=day, until=day, limit=None))
            asked = replace(asked, until=day - timedelta(days=1))

    def _documents(self, asked: Filter) -> list[Source]:
        return documents_where(self.asking.connection, asked, is_sqlite=self.asking.is_sqlite)

    def _compared(self, sources: Sequence[Source]) -> Iterator[str]:
        """Finds what is new in releases, kind by kind in the order in which changes are shown."""
        new = replace(self.asking.asked, documents=tuple(one.id for one in sources), since=None, until=None)
        new = replace(new, limit=None, offset=0)
        self.found += changes.of_documents(sources)
        yield "document"
        stories = self._at(new).events()
        self.found += changes.of_events((one for one in stories if one.id not in self.seen), self.since)
        self.seen |= {one.id for one in stories}
        yield "event"
        yield "overdue"
        self._compare(new, "agreement")
        yield "stage"
        self._compare(new, "measure")
        yield "terms"

    def _compare(self, new: Filter, kind: str) -> None:
        """Compares agreements or measures as they are with what was known on the day."""
        connection = self.asking.connection
        ids = set(entity_ids(connection, kind, new, is_sqlite=self.asking.is_sqlite)) - self.seen
        self.seen |= ids
        now, then = self._at(replace(new, documents=())), self._at(replace(new, documents=(), as_of=self.since))
        shown = [list(entities(connection, sorted(ids), one.asked.as_of).values()) for one in (now, then)]
        if kind == "agreement":
            stages = {life.entity.id: life for life in then.agreements_of(shown[1])}
            for life in now.agreements_of(shown[0]):
                self.found += changes.of_stage(stages.get(life.entity.id), life)
        else:
            terms = {life.entity.id: life for life in then.measures_of(shown[1])}
            for measure in now.measures_of(shown[0]):
                self.found += changes.of_terms(terms.get(measure.entity.id), measure)

    def _passed(self) -> list[Commitment]:
        """Commitments that fell due between the day and now and are not shown done, the latest first."""
        asked = replace(self.asking.asked, limit=self.wanted, offset=0)
        connection, today = self.asking.connection, self.asking.today
        events = owing.overdue(connection, asked, self.since, today, is_sqlite=self.asking.is_sqlite)
        return self.asking.commitments_of(events)

    def _at(self, asked: Filter) -> Asking:
        return type(self.asking)(self.asking.connection, asked, is_sqlite=self.asking.is_sqlite)

    def _is_full(self, day: date, kind: str) -> bool:
        """Whether the page is full of what comes no later than this kind of change of this day."""
        if self.wanted is None:
            return False
        reached = (-day.toordinal(), kind)
        return sum(_order(one)[:2] <= reached for one in self.found) >= self.wanted


def _order(one: Change) -> tuple[int, str, str]:
    return (-(one.day or date.min).toordinal(), one.kind, one.says)
