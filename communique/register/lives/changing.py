"""A page of what changed since a day, newest first: releases are gone through some days at a time until it is full.

Reads only. Every change has the day of a release or the day that passed; so once a day is gone through, nothing of a
later one can follow.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from communique.register.answers import Filter, Source
from communique.register.fetch import documents_where
from communique.register.lives import changes, owing
from communique.register.lives.answers import Change, Commitment
from communique.register.lives.gather import Telling, telling
from communique.register.lives.moved import moved_agreements, moved_measures
from communique.register.queries import asks_of_records, many

if TYPE_CHECKING:
    from communique.register.lives.asking import Asking

# What a release tells of what is asked: as many are looked at first as would fill the page.
_TOLD_BY_ONE = 1
# So many times as many are looked at next: those that name two parties may have few records of both.
_MORE = 3
# So many changes more than the page wants are expected of what should fill it: an event may be no news.
_SPARE = 5
# Sorts behind every kind of change.
_AFTER_ALL = "~"
Portion = tuple[list[Source], list[Telling]]  # releases, and what in them may tell a change


class Changing:
    """One question of what changed: what is found so far, and the things already compared."""

    def __init__(self, asking: Asking, since: date) -> None:
        self.asking = asking
        self.since = since
        limit = asking.asked.limit
        self.wanted = None if limit is None else asking.asked.offset + limit
        self.is_by_parties = _is_by_parties(asking.asked)
        self.found: list[Change] = []
        self.seen: set[str] = set()
        self._kinds = (("document", self._find_documents), ("event", self._find_events), ("stage", self._find_lives))

    def page(self) -> list[Change]:
        """The changes that the filter's page shows."""
        self.found += changes.of_overdue(self._passed(), self.since)
        for sources, told in self._portions():
            last = sources[-1].published or date.min
            if not self._is_filling(sources, told) or not self._is_open(last, _AFTER_ALL, self._orders()):
                break
        ordered = sorted(self.found, key=_order)
        return ordered[self.asking.asked.offset : self.wanted]

    def _portions(self) -> Iterator[Portion]:
        """The releases since, newest first, with what they tell: as many whole days at a time as should fill the page.

        A release tells at least of itself and of the events in it; what more it tells is not known without a look.
        """
        sources: list[Source] = []
        told: list[Telling] = []
        for newest, tellings in self._releases():
            told += tellings
            for _, day in groupby(newest, key=lambda one: one.published):
                sources += day
                if self._is_enough(sources, told):
                    yield sources, told
                    sources = []
        if sources:
            yield sources, told

    def _releases(self) -> Iterator[Portion]:
        """The releases since, newest first: whole days of them at a time, or all at once for all changes."""
        asked = replace(
            self.asking.asked, since=self.since + timedelta(days=1), until=self.asking.asked.as_of, offset=0
        )
        at_once = None if self.wanted is None else self.wanted // _TOLD_BY_ONE + 1
        while newest := self._documents(replace(asked, limit=at_once)):
            if at_once is None or len(newest) < at_once:
                yield self._with_tellings(newest)
                return
            # The last day may go on behind the limit.
            last = newest[-1].published or date.min
            whole = [one for one in newest if one.published != newest[-1].published]
            if not whole:
                whole, last = self._documents(replace(asked, since=last, limit=None)), last - timedelta(days=1)
            yield self._with_tellings(whole)
            asked, at_once = replace(asked, until=last), at_once * _MORE

    def _with_tellings(self, found: list[Source]) -> Portion:
        """Releases with what they tell; where they were not looked into before, those alone that tell something."""
        told = self._telling(found)
        telling = {one.document for one in told}
        return [one for one in found if one.id in telling] if self.is_by_parties else found, told

    def _is_enough(self, sources: Sequence[Source], told: Sequence[Telling]) -> bool:
        """Whether these releases, whole days of them, should fill the page."""
        if self.wanted is None:
            return False
        ids = {one.id for one in sources}
        least = len(ids) + len({one.about for one in told if one.kind == "event" and one.document in ids})
        return least >= self._missing(sources[-1]) + _SPARE

    def _missing(self, reached: Source) -> int:
        """How many changes the page still wants of those on the day of a release or after it."""
        day = reached.published or date.min
        return (self.wanted or 0) - sum((one.day or date.min) >= day for one in self.found)

    def _documents(self, asked: Filter) -> list[Source]:
        connection, is_sqlite = self.asking.connection, self.asking.is_sqlite
        return documents_where(connection, asked, is_sqlite=is_sqlite, are_looked_into=not self.is_by_parties)

    def _telling(self, sources: Sequence[Source]) -> list[Telling]:
        """What in releases may tell a change, whatever the kind of record asked for: an event is news with any."""
        asked = self.asking.asked
        lives = [kind for kind in ("agreement", "measure") if not asked.kind or kind in many(asked.kind)]
        kinds = () if self.is_by_parties else ("event", *lives)
        ids = tuple(one.id for one in sources)
        new = replace(asked, documents=ids, kind=kinds, since=None, until=None, limit=None, offset=0)
        told = telling(self.asking.connection, new, is_sqlite=self.asking.is_sqlite)
        if asked.as_of is None:
            return told
        things = self.asking.things_of({one.form: one.about for one in told if one.form})
        return [one._replace(about=things.get(one.form, one.about)) for one in told]

    def _is_filling(self, sources: Sequence[Source], told: Sequence[Telling]) -> bool:
        """Finds what is new in releases, kind by kind in the order in which changes are shown; False once all is found.

        A day whose turn comes after the page is full is left out of what follows.
        """
        for kind, find in self._kinds:
            found = self._orders()
            sources = [one for one in sources if self._is_open(one.published or date.min, kind, found)]
            if not sources:
                return False
            ids = {one.id for one in sources}
            find(sources, [one for one in told if one.document in ids])
        return True

    def _find_documents(self, sources: Sequence[Source], told: Sequence[Telling]) -> None:
        self.found += changes.of_documents(sources)

    def _find_events(self, sources: Sequence[Source], told: Sequence[Telling]) -> None:
        """Finds new events, and planned ones that are now reported."""
        new = {one.about: one.number for one in told if one.kind == "event" and one.about not in self.seen}
        self.seen |= new.keys()
        self.found += changes.of_events(self.asking.stories(new), self.since)

    def _find_lives(self, sources: Sequence[Source], told: Sequence[Telling]) -> None:
        """Compares agreements and measures as they are with what was known on the day."""
        new = {
            one.about: one.kind for one in told if one.kind in ("agreement", "measure") and one.about not in self.seen
        }
        self.seen |= new.keys()
        agreements = self.asking.called([id for id, kind in new.items() if kind == "agreement"])
        measured = moved_measures(self.asking, [id for id, kind in new.items() if kind == "measure"], self.since)
        moved = self.asking.told_of(moved_agreements(self.asking, agreements, self.since), "agreement")
        for before, after in self.asking.agreements_since(moved, self.since):
            self.found += changes.of_stage(before, after)
        for old, measure in self.asking.measures_since(
            self.asking.told_of(self.asking.called(measured), "measure"), self.since
        ):
            self.found += changes.of_terms(old, measure)

    def _passed(self) -> list[Commitment]:
        """Commitments that fell due between the day and now and are not shown done, the latest first."""
        asked = replace(self.asking.asked, limit=self.wanted, offset=0)
        connection, today = self.asking.connection, self.asking.today
        events = owing.overdue(connection, asked, self.since, today, is_sqlite=self.asking.is_sqlite)
        return self.asking.commitments_of(events)

    def _orders(self) -> list[tuple[int, str]]:
        """The days and kinds of what is found so far, in the order of the page."""
        return sorted(_order(one)[:2] for one in self.found)

    def _is_open(self, day: date, kind: str, found: Sequence[tuple[int, str]]) -> bool:
        """Whether a change of this kind and day could stand on the page or before it, by what is found so far."""
        return self.wanted is None or bisect_left(found, (-day.toordinal(), kind)) < self.wanted


def _is_by_parties(asked: Filter) -> bool:
    """Whether releases are asked for by the parties of their records alone: what they tell then says which they are."""
    return bool(asked.parties) and not asked.words and not asks_of_records(replace(asked, parties=()))


def _order(one: Change) -> tuple[int, str, str, str]:
    return (-(one.day or date.min).toordinal(), one.kind, one.says, one.entity or "")
