"""Records as rows in the database: put in with their parts and forms, taken out with them.

Works in the caller's transaction. Commits nothing, settles nothing: who is who is settled once, after a whole batch.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, Table, delete, func, insert, select

from communique.records import Event, Reading, Record, Role
from communique.register import rows, schema
from communique.register.batches import among, bulk, chosen
from communique.register.fetch import document_of
from communique.register.identity.events import event_form
from communique.register.identity.forms import Form, Mention, mentions_of
from communique.register.lives import keeping, owing
from communique.register.lives.promises import Telling
from communique.register.rows import Parts
from communique.register.sorts import settle_sorts

CHILDREN = (
    schema.record_body,
    schema.record_party,
    schema.record_pair,
    schema.record_actor,
    schema.term,
    schema.rung,
)


@dataclass(slots=True)
class Waiting:
    """Rows that wait to be inserted, the next free record number, the forms that they have, the events told."""

    number: int
    parts: Parts = field(default_factory=Parts)
    forms: dict[str, Form] = field(default_factory=dict)
    told: list[Telling] = field(default_factory=list)
    stored: int = 0  # so many of `told` are in the database
    parties: set[tuple[str, str]] = field(default_factory=set)  # of documents, not in the database yet

    def append(self, reading: Reading, document_number: int, *, is_new: bool = False) -> None:
        """Adds the records of a reading; of a new document its parties as well."""
        since, first = len(self.parts.record_actor), len(self.parts.record)
        document = reading.document
        people = frozenset(record.person for record in reading.records if isinstance(record, Role))
        told = rows.with_bodies(reading)
        by_id = {id: record for id, (record, _) in told.items()}
        mentions = mentions_of(reading, by_id)
        by_record = {mention.record: form for mention, form in mentions.items() if mention.record}
        for id, record in by_id.items():
            numbered = (document_number, document)
            rows.add_parts(self.parts, self.number, record, told[id][1], id=id, document=numbered)
            form = by_record.get(id) or _of_event(record, id, reading)
            if form:
                self.parts.record[-1]["form"] = self._known(id if form.kind == "event" else form.id, form)
            if isinstance(record, Event):
                self.told.append(Telling(self.number, record, document.published))
            self.number += 1
            if is_new:
                self.parties.update((document.id, party) for party in rows.parties_of(record))
        settle_sorts(self.parts, people, since=since)
        self._name(mentions, since=since, document=document.id, places=_places(self.parts.record[first:], by_id))

    def insert(self, connection: Connection) -> None:
        """Puts everything that waits into the database."""
        for table in (schema.record, *CHILDREN):
            bulk(connection, table, getattr(self.parts, table.name))
        bulk(connection, schema.document_party, [{"document": id, "party": party} for id, party in self.parties])
        keeping.store(connection, self.told[self.stored :])
        self.parts, self.stored, self.parties = Parts(), len(self.told), set()

    def _name(self, mentions: dict[Mention, Form], *, since: int, document: str, places: dict[int, str]) -> None:
        """Gives the actors their forms."""
        for row in self.parts.record_actor[since:]:
            is_place = row["sort"] == "place"
            name = str(places.get(row["record"], row["name"]) if is_place else row["name"])
            form = mentions.get(Mention(document, row["sort"], name))
            if form:
                row["form"] = self._known(form.id, form)

    def _known(self, id: str, form: Form) -> str:
        self.forms[id] = form
        return id


def next_number(connection: Connection, table: Table) -> int:
    """The number after the last one given."""
    return (connection.execute(select(func.max(table.c.number))).scalar() or 0) + 1


def number_of(connection: Connection, document: str) -> int:
    """The internal number of a document."""
    number = schema.document.c.number
    found: int = connection.execute(select(number).where(schema.document.c.id == document)).scalar_one()
    return found


def insert_records(connection: Connection, document: str, records: Sequence[Record]) -> Waiting:
    """Sets records that a person corrected beside those of a document; gives what was inserted."""
    waiting = Waiting(next_number(connection, schema.record))
    found = document_of(connection, document)
    if found:
        waiting.append(Reading(found.document, tuple(records)), number_of(connection, document))
        for row in waiting.parts.record:
            row["judged"] = "right"
        waiting.insert(connection)
    return waiting


def store_parties(connection: Connection, documents: Collection[str]) -> None:
    """Stores the parties of documents anew, as their records name them."""
    record, party, held = schema.record, schema.record_party, schema.document_party
    named = select(record.c.document, party.c.party).distinct()
    named = named.join(party, party.c.record == record.c.number)
    for some in chosen(documents):
        connection.execute(delete(held).where(among(held.c.document, some)))
        told = named.where(among(record.c.document, some))
        connection.execute(insert(held).from_select(["document", "party"], told))


@dataclass(frozen=True, slots=True)
class Removed:
    """What hung on records that were taken away: the forms that they had, the promises of others that they kept."""

    forms: frozenset[str] = frozenset()
    promises: frozenset[int] = frozenset()

    def __or__(self, other: Removed) -> Removed:
        return Removed(self.forms | other.forms, self.promises | other.promises)


def remove_records(connection: Connection, numbers: Sequence[int]) -> Removed:
    """Takes records and all their parts away; gives what hung on them."""
    record, actor = schema.record, schema.record_actor
    promises = keeping.forget(connection, numbers)
    forms = set(connection.scalars(select(record.c.form).where(among(record.c.number, numbers))))
    forms |= set(connection.scalars(select(actor.c.form).where(among(actor.c.record, numbers))))
    alone = connection.scalars(select(record.c.id).where(among(record.c.number, numbers), record.c.form.is_(None)))
    owing.drop(connection, list(alone))
    for table in CHILDREN:
        connection.execute(delete(table).where(among(table.c.record, numbers)))
    connection.execute(delete(record).where(among(record.c.number, numbers)))
    return Removed(frozenset(form for form in forms if form), frozenset(promises))


def _of_event(record: Record, id: str, reading: Reading) -> Form | None:
    if not isinstance(record, Event):
        return None
    return event_form(record, record=id, document=reading.document.id, published=reading.document.published)


def _places(inserted: Sequence[rows.Row], by_id: Mapping[str, Record]) -> dict[int, str]:
    """The names under which the places of records are mentioned, by record number."""
    found = {}
    for row in inserted:
        place = getattr(by_id[row["id"]], "place", None)
        if place and place.name:
            found[row["number"]] = f"{place.name}/{place.country or ''}"
    return found
