"""A register: documents and their records go in, each document whole or not at all; records come out by filter.

Refuses a record whose quote is not in its document's text. Who is who is the business of identity, beside this.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from communique.records import Document, Reading
from communique.register import copying, listening, rereading, rows, schema, settling
from communique.register.adding import add_batch
from communique.register.answers import Added, Filter, Found, Hit, Quoted, Source, Status, Stored
from communique.register.database import Database
from communique.register.facets import facet
from communique.register.fetch import (
    document_of,
    documents_where,
    newest_and_rare,
    quotes_of,
    records_numbered,
    records_where,
    texts_of,
    wordings_of,
)
from communique.register.finding import search
from communique.register.judging import Judging
from communique.register.listening import Asked
from communique.register.lives import owing
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
from communique.register.lives.asking import Asking, Life
from communique.register.lives.day import on_the_day, told_then
from communique.register.queries import matching_documents, matching_records, number_of_parties
from communique.register.statistics import busiest_pairs, busiest_parties, status_of

if TYPE_CHECKING:  # NumPy is an extra
    from communique.register.memory.held import Held
    from communique.register.memory.tallies import Tallies

# Readings to one transaction: few enough that a crash costs seconds of work, many enough that commits cost nothing.
BATCH = 200


class Register:
    """An open register. Readers see one state; every write is one transaction under the one writer's lock."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._held: Held | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def judging(self) -> Judging:
        """What people decide on this register."""
        return Judging(self.database)

    def close(self) -> None:
        """Gives the database back."""
        self.database.close()

    def one_state(self) -> AbstractContextManager[None]:
        """All that this thread asks meanwhile is answered of one state of the register. It may not write meanwhile."""
        return self.database.one_state()

    def stamp(self) -> str | None:
        """What is another text after every write of anybody; None where a server cannot be reached."""
        return self.database.stamps.read()

    def listening(self) -> AbstractContextManager[list[Asked]]:
        """All that this process asks of the register meanwhile, known when it is over."""
        return listening.listening(self.database.engine)

    def answers(self, asked: Sequence[Asked]) -> tuple[bytes, ...] | None:
        """Digests of what the register answers to these in one state; None where it cannot be asked."""
        try:
            with self._reading() as connection:
                return tuple(listening.answers(connection, asked))
        except (DBAPIError, self.database.engine.dialect.loaded_dbapi.Error):
            return None

    def would_answer(self, asked: Sequence[Asked], before: Sequence[bytes]) -> bool:
        """Whether the register answers to all of these now what it did before; the first that differs ends it."""
        try:
            with self._reading() as connection:
                return all(now == then for now, then in zip(listening.answers(connection, asked), before, strict=True))
        except (DBAPIError, self.database.engine.dialect.loaded_dbapi.Error):
            return False

    def hold(self) -> Thread | None:
        """Begins to hold in memory what lists are counted by: for a process that answers many. None without NumPy."""
        try:
            from communique.register.memory.held import Held
        except ImportError:
            return None
        self._held = Held(self.database)
        return self._held.begin()

    def refresh(self) -> None:
        """Brings what is held in memory to the register's state: whoever asks next need not wait for that."""
        if self._held:
            self._held.refresh()

    def add(self, reading: Reading) -> Added:
        """Stores a document and its records. Raises FormatError for a quote that is not in its text."""
        return self.add_all([reading])[0]

    def add_all(self, readings: Iterable[Reading]) -> list[Added]:
        """Stores many, a batch to a transaction; what an interrupted run had committed stays."""
        done: list[Added] = []
        waiting = iter(readings)
        while batch := list(islice(waiting, BATCH)):
            for reading in batch:
                rows.check_quotes(reading)
            with self._writing("add") as connection:
                done += add_batch(connection, batch)
        return done

    def outdated(self, grammar: str) -> list[str]:
        """The ids of documents that another grammar read last."""
        return rereading.outdated(self.database, grammar)

    def reread(self, read: Callable[[Document], Reading | None], ids: list[str]) -> Iterator[tuple[Document, Added]]:
        """Reads stored documents again in place; judgements stay. Yields each document when it is stored."""
        return rereading.reread(self.database, read, ids)

    def is_settled(self) -> bool:
        """Whether today's matcher settled who is who."""
        with self._reading() as connection:
            return settling.is_settled(connection)

    def settle_anew(self) -> Iterator[str]:
        """Settles who is who by today's matcher, where another did last; yields how far it is after each slice."""
        return settling.settle_anew(self.database)

    def copy_to(self, target: Register, *, author: str) -> dict[str, int]:
        """Copies everything into an empty register; gives how many rows of each table."""
        return copying.copy(self.database, target.database, author=author)

    def document(self, id: str) -> Found | None:
        """A document and its latest reading, or None."""
        with self._reading() as connection:
            return document_of(connection, id)

    def readings(self, asked: Filter | None = None) -> Iterator[Reading]:
        """Every reading, in the order of document ids: `as_json` of each is the export in the record format."""
        with self._asked(asked) as (connection, meant):
            where = matching_documents(meant, is_sqlite=self.database.is_sqlite)
            ids = connection.execute(select(schema.document.c.id).where(where).order_by(schema.document.c.id))
            for id in ids.scalars().all():
                if found := document_of(connection, id):
                    yield found.reading

    def documents(self, asked: Filter | None = None) -> list[Source]:
        """The heads of the documents that match, newest first."""
        with self._asked(asked) as (connection, meant):
            return documents_where(connection, meant, is_sqlite=self.database.is_sqlite)

    def records(self, asked: Filter | None = None) -> list[Stored]:
        """The records that match, by day, then document, then place in it."""
        with self._asked(asked) as (connection, meant):
            found = records_where(connection, meant, is_sqlite=self.database.is_sqlite)
            return told_then(connection, found, meant)

    def newest(self, asked: Filter, *, kinds: Sequence[str], each: int) -> list[Stored]:
        """The records within the filter's limit, then so many of each of some kinds as these leave out."""
        sqlite = self.database.is_sqlite
        with self._asked(asked) as (connection, meant):
            found = newest_and_rare(connection, meant, kinds=kinds, each=each, is_sqlite=sqlite)
            return told_then(connection, found, meant)

    def record(self, id: str) -> Stored | None:
        """The record of an id, or None."""
        with self._reading() as connection:
            number = connection.execute(select(schema.record.c.number).where(schema.record.c.id == id)).scalar()
            return None if number is None else records_numbered(connection, [number])[0]

    def count(self, asked: Filter | None = None) -> int:
        """How many records match."""
        with self._asked(asked) as (connection, meant):
            if held := self._tallies(connection, meant):
                return held.count(meant)
            source, where, _ = matching_records(meant, is_sqlite=self.database.is_sqlite)
            query = number_of_parties(meant)
            if query is None:
                query = select(func.count()).select_from(source).where(where)
            return int(connection.execute(query).scalar_one())

    def count_documents(self) -> int:
        """How many documents there are."""
        with self._reading() as connection:
            return connection.execute(select(func.count()).select_from(schema.document)).scalar_one()

    def texts(self, ids: Iterable[str]) -> dict[str, Document]:
        """Documents by id, without what was read in them."""
        with self._reading() as connection:
            return texts_of(connection, ids)

    def wordings(self, ids: Collection[str]) -> dict[str, str]:
        """The texts of documents by id, and nothing else of them."""
        with self._reading() as connection:
            return wordings_of(connection, ids)

    def quoted(self, ids: Collection[str]) -> dict[str, tuple[Quoted, ...]]:
        """What the records of documents quote, by document in the order of the text; those judged wrong left out."""
        with self._reading() as connection:
            found = quotes_of(connection, ids)
            return {id: tuple(found[id]) for id in ids}

    def facets(self, asked: Filter | None = None, *, by: str, of: str | None = None) -> list[tuple[str, int]]:
        """How many matching records there are of each value, most first; `by` is one of FACETS.

        With `of` the things of that kind (person, agreement ...) are counted, each once for a value.
        """
        with self._asking(asked) as asking:
            return asking.facet(by, of)

    def search(self, sought: str, asked: Filter | None = None) -> list[Hit]:
        """The documents that hold all the words, best first; Korean and Chinese are found by part of a word."""
        with self._asked(asked) as (connection, meant):
            hits = search(connection, sought, meant, is_sqlite=self.database.is_sqlite)
            told = told_then(connection, [hit.record for hit in hits if hit.record], meant)
            by_id = {one.id: one for one in told}
            return [replace(hit, record=by_id[hit.record.id]) if hit.record else hit for hit in hits]

    def entities(self, kind: str, asked: Filter | None = None) -> list[Entity]:
        """The people, organisations, places, agreements ... in matching records, most written about first."""
        with self._asking(asked) as asking:
            return asking.entities(kind)

    def things(self, kind: str, asked: Filter | None = None) -> list[Entity]:
        """The entities of a kind in matching records, a page of them in the order of the filter's `by`."""
        with self._asking(asked) as asking:
            return asking.page(kind)

    def count_things(self, kind: str, asked: Filter | None = None) -> int:
        """How many entities of a kind there are in matching records."""
        with self._asking(asked) as asking:
            return asking.count(kind)

    def named(
        self, name: str, *, kind: str | None = None, as_of: date | None = None, most: int | None = None
    ) -> list[Entity]:
        """The entities that bear a name or a part of it in any release, whole names first; without a day `most`."""
        with self._asking(Filter(as_of=as_of)) as asking:
            return asking.named(name, kind, most)

    def entity(self, id: str, *, as_of: date | None = None) -> Entity | None:
        """The entity of an id, or None; an id from before forms joined leads to the entity that they are now."""
        with self._reading() as connection:
            return Asking(connection, Filter(as_of=as_of), is_sqlite=self.database.is_sqlite).entity(id)

    def life(self, thing: Entity) -> Life | None:
        """The life of one thing, as its register tells it: a ladder, terms, editions, offices; None for other kinds."""
        with self._asking(Filter()) as asking:
            return asking.life(thing)

    def held_page(self, kind: str, asked: Filter) -> list[str] | None:
        """The ids of the things that `things` gives, where memory alone knows them: not as of a day."""
        with self._asking(asked) as asking:
            return asking.tallies.things(kind, asking.asked) if asking.tallies and not asked.as_of else None

    def foresee(self, asked: Filter, *, of: str | None, facets: Sequence[str]) -> Iterator[None] | None:
        """Begins to reckon what a list shows, whole and narrowed to a value of its facets; each step a little more.

        `of` as in `facets`, or "commitment". None where nothing is held in memory.
        """
        with self._asked(asked) as (connection, meant):
            tallies = self._tallies(connection, meant)
            return tallies.foresee(connection, meant, of, facets) if tallies else None

    def marks(self, ids: Sequence[str]) -> dict[str, int]:
        """Of things that are held in memory a number that is another one when anything told of the thing is."""
        with self._reading() as connection:
            tallies = self._tallies(connection, Filter())
            return tallies.marks(connection, ids) if tallies else {}

    def told_of(self, kind: str, ids: Sequence[str], *, newest: int | None = None) -> Sequence[Life | Entity]:
        """Things of a kind by their ids, in their order: with their lives, where the kind has such; else themselves."""
        with self._asking(Filter()) as asking:
            shown = asking.shown(ids, kind)
            lives = asking.lives(kind, shown, newest)
            return shown if lives is None else lives

    def agreements(self, asked: Filter | None = None) -> list[AgreementLife]:
        """Agreements in matching records with their ladders, the latest spoken of first."""
        with self._asking(asked) as asking:
            return asking.agreements()

    def measures(self, asked: Filter | None = None) -> list[MeasureLife]:
        """Measures in matching records with their terms and what changed, the latest spoken of first."""
        with self._asking(asked) as asking:
            return asking.measures()

    def series(self, asked: Filter | None = None) -> list[SeriesLife]:
        """Series in matching records with their editions and when the next is due."""
        with self._asking(asked) as asking:
            return asking.series()

    def people(self, asked: Filter | None = None, *, newest: int | None = None) -> list[PersonLife]:
        """People in matching records with the offices they held, as told by all their roles or by the `newest`."""
        with self._asking(asked) as asking:
            return asking.people(newest)

    def events(self, asked: Filter | None = None) -> list[EventStory]:
        """Events in matching records, each with every source that tells of it and where sources differ."""
        with self._asking(asked) as asking:
            return asking.events()

    def commitments(self, asked: Filter | None = None) -> list[Commitment]:
        """What was planned, announced or agreed in matching records, and what later shows it done."""
        with self._asking(replace(asked or Filter(), kind="event")) as asking:
            return asking.commitments()

    def count_commitments(self, asked: Filter | None = None) -> int:
        """How many commitments there are in matching records."""
        with self._asked(asked) as (connection, meant):
            if owing.is_plain(meant) or not (held := self._tallies(connection, replace(meant, kind="event"))):
                return owing.count(connection, meant, is_sqlite=self.database.is_sqlite)
            return held.count_owed(connection, meant)

    def commitment_facets(self, asked: Filter | None = None, *, by: str) -> list[tuple[str, int]]:
        """How many commitments there are of each value in matching records, most first."""
        with self._asked(replace(asked or Filter(), kind="event")) as (connection, meant):
            if (held := self._tallies(connection, meant)) and (
                found := held.facet_of_owed(connection, meant, by=by)
            ) is not None:
                return found
            told = owing.told(meant, is_sqlite=self.database.is_sqlite)
            return facet(connection, meant, by=by, told=told, is_sqlite=self.database.is_sqlite)

    def changes(self, since: date, asked: Filter | None = None) -> list[Change]:
        """What changed since a day, newest first; a page of it costs the releases of a few days, not all."""
        with self._asking(asked) as asking:
            return asking.changes(since)

    def busiest_pairs(self, most: int) -> list[tuple[str, str]]:
        """The pairs of parties that most records name together, those first; each in the order of the alphabet."""
        with self._reading() as connection:
            return busiest_pairs(connection, most)

    def busiest_parties(self, most: int) -> list[str]:
        """The parties that most records name, those first."""
        with self._reading() as connection:
            return busiest_parties(connection, most)

    def status(self) -> Status:
        """Statistics of the register."""
        with self._reading() as connection:
            return status_of(connection, self.database.name)

    def _reading(self) -> AbstractContextManager[Connection]:
        return self.database.reading()

    @contextmanager
    def _asked(self, asked: Filter | None) -> Iterator[tuple[Connection, Filter]]:
        """A transaction, and the filter with whom and what it names as they were on its day."""
        with self._reading() as connection:
            yield connection, on_the_day(connection, asked or Filter())

    @contextmanager
    def _asking(self, asked: Filter | None) -> Iterator[Asking]:
        with self._asked(asked) as (connection, meant):
            tallies = self._tallies(connection, meant)
            yield Asking(connection, meant, is_sqlite=self.database.is_sqlite, tallies=tallies)

    def _tallies(self, connection: Connection, asked: Filter) -> Tallies | None:
        """What is held in memory, where it is of the register as it stands, ready to be asked about a filter."""
        tallies = self._held.current() if self._held else None
        if tallies is None:
            return None
        if ready := tallies.ready(asked):
            return ready
        source, where, _ = matching_records(asked, is_sqlite=self.database.is_sqlite)
        # Over the connection at hand: of many who each wait for a second one none would get it.
        query = select(schema.record.c.number).select_from(source).where(where)
        return tallies.choose(asked, list(connection.scalars(query)))

    def _writing(self, deed: str) -> AbstractContextManager[Connection]:
        return self.database.writing(deed)


def open_register(address: str | Path, *, wait: float = 30.0, tell: Callable[[str], None] | None = None) -> Register:
    """The register at a path (SQLite, made when absent) or a postgresql:// address. Raises RegisterError.

    A register of an earlier program is migrated first, slice by slice; `tell` is given a line after each.
    """
    return Register(Database(address, wait=wait, tell=tell))
