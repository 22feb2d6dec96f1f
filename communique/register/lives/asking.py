"""Questions about lives, answered from one state of the register.

Each takes the filter of the question; `as_of` of the filter is the day on which one asks, else today.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection, func, select

from communique.records import Event
from communique.register.answers import Filter, Stored
from communique.register.batches import chosen
from communique.register.facets import facet, things_told
from communique.register.fetch import record_numbers, records_numbered, records_where
from communique.register.identity.forms import Form, form_of
from communique.register.identity.then import has_later, known_by
from communique.register.kept import Kept
from communique.register.lives import (
    agreements,
    amounts,
    commitments,
    events,
    measures,
    owing,
    people,
    promises,
    series,
)
from communique.register.lives.acts import acts_that_may_speak, speaking, takes_part
from communique.register.lives.answers import (
    AgreementLife,
    Change,
    Commitment,
    Entity,
    EventStory,
    MeasureLife,
    PersonLife,
    SeriesLife,
)
from communique.register.lives.changing import Changing
from communique.register.lives.gather import (
    NAMED,
    Told,
    entities,
    entities_then,
    entity_ids,
    entity_page,
    in_order,
    matching_forms,
    named,
    records_about,
    records_of,
)
from communique.register.queries import entity_now

if TYPE_CHECKING:  # NumPy is an extra
    from communique.register.memory.tallies import Tallies

Answer = TypeVar("Answer")
Life = AgreementLife | MeasureLife | SeriesLife | PersonLife | EventStory
# Of more things than this who was who is not reckoned only to count them: they are counted as they are today.
MOST_THEN = 200
# So many records are quicker read by their numbers than found in the database.
_FEW = 3000


class Asking:
    """One question's view of the register: a connection, the filter, and the day on which one asks."""

    def __init__(
        self,
        connection: Connection,
        asked: Filter,
        *,
        is_sqlite: bool,
        tallies: Tallies | None = None,
        kept: Kept | None = None,
    ) -> None:
        self.connection = connection
        self.asked = asked
        self.is_sqlite = is_sqlite
        self.tallies = tallies
        self.kept = kept or (tallies.kept if tallies else Kept())
        self.today = asked.as_of or date.today()
        # Things that on the day of the question were others than they are, by id: their forms.
        self.forms: dict[str, tuple[str, ...]] = {}

    def entities(self, kind: str) -> list[Entity]:
        """The entities of a kind in the matching records, those most written about first."""
        found = self.shown(entity_ids(self.connection, kind, self._all(), is_sqlite=self.is_sqlite), kind)
        return self._page(sorted(found, key=lambda one: (-one.documents, one.name, one.id)))

    def count(self, kind: str) -> int:
        """How many entities of a kind matching records have."""
        if self.tallies and not self.has_later:
            return self.tallies.count_things(kind, self.asked)
        ids = self._ids(kind)
        if len(ids) > MOST_THEN:
            return len(ids)
        things = self.then(ids)
        same = [id for id in things if id not in self.forms]
        return len(same) + len(self._matching_things(things, kind))

    def facet(self, by: str, of: str | None) -> list[tuple[str, int]]:
        """How many matching records, or things of a kind that they tell of, there are of each value."""
        then = self.named_then(of or by) if of or by in ("person", "organisation") else {}
        if self.tallies and not then and (counted := self.tallies.facet(self.asked, by=by, of=of)) is not None:
            return counted
        told = None
        if of:
            things = {form: thing.id for form, thing in then.items()}
            told = things_told(self.connection, self.asked, of, is_sqlite=self.is_sqlite, then=things)
        names = {form: thing.name for form, thing in then.items()}
        return facet(self.connection, self.asked, by=by, is_sqlite=self.is_sqlite, told=told, then=names)

    def named_then(self, kind: str) -> dict[str, Entity]:
        """The things of a kind in matching records that were others than they are, by each of their forms.

        None of them where they are too many to be looked at one by one.
        """
        if not self.has_later:
            return {}
        ids = self._ids(kind)
        things = self.then(ids) if len(ids) <= MOST_THEN else []
        differing = {id: self.forms[id] for id in things if id in self.forms}
        then = entities_then(self.connection, differing, self.today)
        return {form: thing for id, thing in then.items() for form in differing[id]}

    def page(self, kind: str) -> list[Entity]:
        """The entities of a kind in matching records that the filter's page shows, in the order of its `by`."""
        if self.tallies:
            ids = self.tallies.things(kind, self.asked)
        else:
            ids = entity_page(self.connection, kind, self.asked, is_sqlite=self.is_sqlite)
        return self.shown(ids, kind)

    def shown(self, ids: Sequence[str], kind: str | None = None) -> list[Entity]:
        """What these entities were by the documents known, in their order; those of a kind that matching records tell.

        Where a later document joined or parted them, one entity of today can be several things, or several be one.
        """
        things = self.then(ids)
        same = [id for id in things if id not in self.forms]
        known = self.tallies.seen(same, self.asked.as_of) if self.tallies else None
        found = entities(self.connection, same, self.asked.as_of, known=known)
        if self.asked.as_of:
            found |= entities_then(self.connection, self._matching_things(things, kind), self.asked.as_of)
        return [found[id] for id in things if id in found]

    @cached_property
    def has_later(self) -> bool:
        """Whether there are documents that are not known on the day of the question: of a later day, or of none."""
        return self.asked.as_of is not None and has_later(self.connection, self.asked.as_of)

    def then(self, ids: Iterable[str]) -> list[str]:
        """The things that entities were by the documents known, in their order and each once."""
        ids = list(ids)
        if self.asked.as_of is None or not self.has_later:
            return ids
        known = known_by(self.connection, [id for id in ids if "-" in id], self.asked.as_of)
        self.forms |= known.forms
        return list(dict.fromkeys(thing for id in ids for thing in known.things.get(id, () if "-" in id else (id,))))

    def things_of(self, forms: Mapping[str, str]) -> dict[str, str]:
        """The things that forms stood for by the documents known; each is given with its entity of today."""
        self.then(dict.fromkeys(forms.values()))
        thing_of = {form: id for id, some in self.forms.items() for form in some}
        return {form: thing_of.get(form, entity) for form, entity in forms.items()}

    def called(self, ids: Collection[str]) -> list[Entity]:
        """Things by their ids, in the order of these, as they are called; when they were spoken of is left out."""
        known = dict.fromkeys(ids, (None, None, 0))
        found = entities(self.connection, [id for id in ids if id not in self.forms], self.asked.as_of, known=known)
        if self.asked.as_of:
            differing = {id: self.forms[id] for id in ids if id in self.forms}
            found |= entities_then(self.connection, differing, self.asked.as_of)
        return [found[id] for id in sorted(found)]

    def entity(self, id: str) -> Entity | None:
        """The entity that holds the form by which an id was given, as it was by the documents known; else None."""
        found = self.shown([str(self.connection.scalar(select(entity_now(id))))])
        form = id.partition("-")[2]
        return next((one for one in found if form in self.forms.get(one.id, ())), found[0] if found else None)

    def _matching_things(self, things: Sequence[str], kind: str | None) -> dict[str, tuple[str, ...]]:
        """Those of the things that were others than they are of which some matching record tells, with their forms."""
        differing = {id: self.forms[id] for id in things if id in self.forms}
        if kind is None or not differing:
            return differing
        every = {form for some in differing.values() for form in some}
        told = matching_forms(self.connection, kind, self._all(), every, is_sqlite=self.is_sqlite)
        return {id: some for id, some in differing.items() if not told.isdisjoint(some)}

    def named(self, name: str, kind: str | None, most: int | None = None) -> list[Entity]:
        """The entities of a name, whole names first; `most` of them as they are today."""
        if self.tallies and name:
            small = str(self.connection.scalar(select(func.lower(name))))
            ids = self.tallies.named(small, (kind,) if kind else NAMED)
        else:
            ids = named(self.connection, name, kind)
        found = self.shown(ids if self.asked.as_of else ids[:most])
        # By the day of asking a thing may have been told by other names alone.
        return [one for one in found if any(name.lower() in other.lower() for other in one.names)]

    def agreements(self) -> list[AgreementLife]:
        """Agreements with their ladders, the latest spoken of first."""
        return self.agreements_of(self.page("agreement"))

    def agreements_of(self, shown: Sequence[Entity]) -> list[AgreementLife]:
        """The lives of these agreements."""
        return [agreements.agreement_life(*told) for told in self._with_acts(self.told_of(shown, "agreement"))]

    def agreements_since(
        self, told: Sequence[Told], since: date
    ) -> Iterator[tuple[AgreementLife | None, AgreementLife]]:
        """The lives of these agreements as they were known on a day, where they were known, and as they are now."""
        for one, records, acts in self._with_acts(told):
            old = _known(records, since)
            before = agreements.agreement_life(one, old, speaking(_known(acts, since), _forms(old))) if old else None
            yield before, agreements.agreement_life(one, records, acts)

    def measures_since(self, told: Sequence[Told], since: date) -> Iterator[tuple[MeasureLife | None, MeasureLife]]:
        """The lives of these measures as they were known on a day, where they were known, and as they are now."""
        for one, records in told:
            old = _known(records, since)
            yield measures.measure_life(one, old) if old else None, measures.measure_life(one, records)

    def measures(self) -> list[MeasureLife]:
        """Measures with their terms, the latest spoken of first."""
        return self.measures_of(self.page("measure"))

    def measures_of(self, shown: Sequence[Entity]) -> list[MeasureLife]:
        """The lives of these measures."""
        return [measures.measure_life(one, records) for one, records in self.told_of(shown, "measure")]

    def series(self) -> list[SeriesLife]:
        """Series with their editions, the latest spoken of first."""
        return self.series_of(self.page("series"))

    def series_of(self, shown: Sequence[Entity]) -> list[SeriesLife]:
        """The lives of these series."""
        return [series.series_life(one, records, today=self.today) for one, records in self.told_of(shown, "series")]

    def people(self, newest: int | None = None) -> list[PersonLife]:
        """People with the offices they held, the latest spoken of first; by the newest roles of each, or by all."""
        return self.people_of(self.page("person"), newest)

    def people_of(self, shown: Sequence[Entity], newest: int | None = None) -> list[PersonLife]:
        """The lives of these people."""
        return [people.person_life(one, records) for one, records in self.told_of(shown, "person", newest)]

    def life(self, one: Entity) -> Life | None:
        """The life of one thing; None where its kind has none."""
        return next(iter(self.lives(one.kind, [one]) or ()), None)

    def lives(self, kind: str, shown: Sequence[Entity], newest: int | None = None) -> Sequence[Life] | None:
        """The lives of things of a kind, people's by their newest roles or by all; None where the kind has none."""
        told: Mapping[str, Callable[[Sequence[Entity]], Sequence[Life]]] = {
            "agreement": self.agreements_of,
            "measure": self.measures_of,
            "series": self.series_of,
            "person": lambda some: self.people_of(some, newest),
            "event": self.stories_of,
        }
        return told[kind](shown) if kind in told else None

    def events(self) -> list[EventStory]:
        """Events with all their sources, in the filter's order."""
        return self._page(self._stories(self._events(self._all())))

    def stories_of(self, shown: Sequence[Entity]) -> list[EventStory]:
        """The stories of these events."""
        found = self._told_events([one.id for one in shown])
        return self._stories([(one.id, found[one.id]) for one in shown if found.get(one.id)])

    def stories(self, numbers: Mapping[str, int]) -> list[EventStory]:
        """The stories of events, each given with the number of a record that tells of it."""
        grouped = self._told_events([id for id in numbers if "-" in id])
        alone = [number for id, number in numbers.items() if "-" not in id]
        grouped |= {one.id: [one] for one in records_numbered(self.connection, alone, self.kept)}
        return self._stories([(id, grouped[id]) for id in numbers if id in grouped])

    def commitments(self) -> list[Commitment]:
        """What was planned, announced or agreed in matching records, what is not done first, the nearest due first."""
        if self.tallies and not owing.is_plain(self.asked):
            return self.commitments_of(self.tallies.owed(self.connection, self.asked))
        return self.commitments_of(owing.page(self.connection, self.asked, is_sqlite=self.is_sqlite))

    def changes(self, since: date) -> list[Change]:
        """What is otherwise than it was known to be on `since`, newest first."""
        return Changing(self, since).page()

    def _ids(self, kind: str) -> list[str]:
        if self.tallies:
            return self.tallies.things(kind, self._all())
        return entity_ids(self.connection, kind, self._all(), is_sqlite=self.is_sqlite)

    def _all(self) -> Filter:
        return replace(self.asked, limit=None, offset=0)

    def _page(self, found: list[Answer]) -> list[Answer]:
        start = self.asked.offset
        return found[start:] if self.asked.limit is None else found[start : start + self.asked.limit]

    def told_of(self, shown: Sequence[Entity], kind: str, newest: int | None = None) -> list[Told]:
        """Entities of a kind, each with all records about it."""
        # A life is told by the records of its own kind; a person's by the roles, however much else the person did.
        told_by = "role" if kind == "person" else kind
        ids = [one.id for one in shown]
        records: dict[str, list[Stored]] = {}
        if self.tallies:
            same = [id for id in ids if id not in self.forms]
            numbers = self.tallies.about(same, told_by, self.asked.as_of, newest=newest)
            records = records_of(self.connection, numbers, newest=newest, kept=self.kept)
            ids = [id for id in ids if id in self.forms]
        records |= self._records_about(ids, told_by, newest) if ids else {}
        return [(one, records.get(one.id, [])) for one in shown]

    def _stories(self, groups: Sequence[tuple[str, list[Stored]]]) -> list[EventStory]:
        figures = self._figures_of([some for _, some in groups])
        return [events.event_story(id, some, today=self.today, figures=figures) for id, some in groups]

    def _events(self, asked: Filter) -> list[tuple[str, list[Stored]]]:
        """Events by matching records, each with all its records known by then, in the order of the filter."""
        matching = self._matching(replace(asked, kind="event"))
        order = list(dict.fromkeys(self.things_of({one.id: one.entity or one.id for one in matching}).values()))
        grouped = self._told_events([id for id in order if "-" in id])
        alone = {stored.id: [stored] for stored in matching if stored.entity is None}
        return [(id, some) for id in order if (some := grouped.get(id) or alone.get(id))]

    def _told_events(self, ids: Sequence[str]) -> dict[str, list[Stored]]:
        """The records of events that have entities, known by the day of the question."""
        return self._records_about(ids, "event")

    def _records_about(self, ids: Sequence[str], kind: str, newest: int | None = None) -> dict[str, list[Stored]]:
        day, kept, forms = self.asked.as_of, self.kept, self.forms
        return records_about(self.connection, ids, day, kind=kind, newest=newest, kept=kept, forms=forms)

    def _matching(self, asked: Filter) -> list[Stored]:
        """The records of a filter, in its order; a few by their numbers, where these are held in memory."""
        days = self.tallies.few(asked, _FEW) if self.tallies else None
        if days is None or self.tallies is None:
            return records_where(self.connection, asked, is_sqlite=self.is_sqlite, kept=self.kept)
        numbers = list(days)
        found = zip(numbers, records_numbered(self.connection, numbers, self.kept), strict=True)
        turn = -1 if asked.order == "newest" else 1
        in_order = sorted(
            found, key=lambda one: (turn * days[one[0]], one[1].source.id, one[1].record.quote.start, one[1].id)
        )
        return [stored for _, stored in in_order]

    def _figures_of(self, told: Sequence[Sequence[Stored]]) -> dict[str, list[Stored]]:
        """The figures beside the records of events that several releases tell, by the id of the record."""
        shared = [some for some in told if len({stored.source.id for stored in some}) > 1]
        documents = {stored.source.id for some in shared for stored in some}
        found: list[Stored] = []
        for some in chosen(documents):
            asked = Filter(kind="figure", documents=tuple(some), as_of=self.asked.as_of)
            found += records_where(self.connection, asked, is_sqlite=self.is_sqlite, kept=self.kept)
        return amounts.beside([stored for some in shared for stored in some], found)

    def _with_acts(self, told: Sequence[Told]) -> list[tuple[Entity, list[Stored], list[Stored]]]:
        """Agreements with the records about each, and the events that signed, ratified or ended it."""
        forms = {one.id: _forms(records) for one, records in told}
        acts = self.acts_on([one for one, _ in told], forms)
        return [(one, records, speaking(acts[one.id], forms[one.id])) for one, records in told]

    def acts_on(self, shown: Sequence[Entity], forms: Mapping[str, Sequence[Form]]) -> dict[str, list[Stored]]:
        """The events of both parties whose object may be one of these agreements, given by their forms."""
        codes = {one.id: tuple(party for party in one.parties if party.isupper())[:2] for one in shown}
        sought = {id: forms[id] for id, some in codes.items() if len(some) == 2}
        acts = acts_that_may_speak(self.connection, sought, self.asked.as_of, self.kept)
        return {id: [stored for stored in acts.get(id, ()) if takes_part(stored, some)] for id, some in codes.items()}

    def commitments_of(self, events: Sequence[str]) -> list[Commitment]:
        """The commitments of these events, in their order, as of the day of the question."""
        told = self._told(self.then(events))
        promised = [stored.id for some in told.values() for stored in some]
        kept = owing.deeds(self.connection, promised, self.asked.as_of)
        deeds = {number for some in kept.values() for number in some}
        shown = dict(zip(sorted(deeds), records_numbered(self.connection, sorted(deeds), self.kept), strict=True))
        found = []
        for id in told:
            later = {number for stored in told[id] for number in kept.get(stored.id, ())}
            evidence = in_order([shown[number] for number in later])
            found.append(commitments.commitment(id, told[id], evidence, today=self.today))
        return found

    def _told(self, events: Sequence[str]) -> dict[str, list[Stored]]:
        """The records of events, known by the day of the question; an event without an entity is its record."""
        grouped = self._told_events([id for id in events if "-" in id])
        alone = record_numbers(self.connection, [id for id in events if "-" not in id])
        grouped |= {one.id: [one] for one in records_numbered(self.connection, list(alone.values()), self.kept)}
        # Of an event that was two by then, one may have promised nothing.
        return {id: grouped[id] for id in events if id in grouped and (id not in self.forms or _binds(grouped[id]))}


def _binds(told: Sequence[Stored]) -> bool:
    """Whether one of the records of an event binds somebody to do something later."""
    return any(isinstance(one.record, Event) and promises.is_commitment(one.record) for one in told)


def _known(records: Sequence[Stored], day: date) -> list[Stored]:
    """What was published by a day."""
    return [stored for stored in records if stored.source.published and stored.source.published <= day]


def _forms(records: Sequence[Stored]) -> list[Form]:
    return list(dict.fromkeys(form for stored in records if (form := form_of(stored.record, ""))))
