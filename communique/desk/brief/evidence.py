"""What the register holds for a question, fetched once: the records in question, and all else their releases say.

Asks the register and nothing else; composes no text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from communique.desk.brief.model import Question
from communique.desk.cited import Citation
from communique.desk.wording import plain
from communique.lexicon import body, country
from communique.records import Document, Event, Figure, Measure, Record, Role
from communique.register import Filter, Register, Source, Stored

_SENTENCE = re.compile(r"\S[^\n]*?(?:[.!?][\"”’')]*(?=\s+[\"“‘'(]?[A-Z0-9])|(?=\n)|$)", re.M)
# Releases of a thing or a sector beyond this many add nothing that a brief has room for.
_MOST_RELEASES = 400


@dataclass
class Evidence:
    """The records that answer a question, newest first, and the records of their releases."""

    register: Register
    question: Question
    records: tuple[Stored, ...]
    context: tuple[Stored, ...]
    today: date
    _documents: dict[str, Document | None] = field(default_factory=dict)
    _by_document: dict[str, list[Stored]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        by_document: defaultdict[str, list[Stored]] = defaultdict(list)
        for stored in sorted(self.context, key=lambda one: one.record.quote.start):
            by_document[stored.source.id].append(stored)
        self._by_document = dict(by_document)

    def of_kind(self, kind: type[Record]) -> list[Stored]:
        """The records in question of one kind, newest first."""
        return [stored for stored in self.records if isinstance(stored.record, kind)]

    def events(self, *acts: str) -> list[Stored]:
        """The events in question with one of these acts, or all."""
        found = self.of_kind(Event)
        return [one for one in found if isinstance(one.record, Event) and (not acts or one.record.act in acts)]

    def around(self, stored: Stored) -> list[Stored]:
        """All records of the same release, in the order of the text."""
        return self._by_document.get(stored.source.id, [])

    @property
    def sources(self) -> tuple[Source, ...]:
        """The releases of the records in question, each once."""
        return tuple({stored.source.id: stored.source for stored in self.records}.values())

    def document(self, id: str) -> Document | None:
        """A release with its text."""
        if id not in self._documents:
            found = self.register.document(id)
            self._documents[id] = found.document if found else None
        return self._documents[id]

    def sentences(self, source: Source) -> list[Citation]:
        """The sentences of a release as citations."""
        document = self.document(source.id)
        if document is None:
            return []
        spans = (match.span() for match in _SENTENCE.finditer(document.text))
        return [Citation(source, document.quote(start, end)) for start, end in spans if end > start]

    def side(self, name: str, stored: Stored) -> str | None:
        """Whose an actor of a record is: the code of a country or bloc, as far as its release or the lexicon tells."""
        if name in self.codes:
            return name
        for other in self.around(stored):
            role = other.record
            if isinstance(role, Role) and role.party and name in (role.person, role.organisation):
                return role.party
        if found := body(name, on=stored.source.published):
            return found.party
        first = name.split()[0].removesuffix("’s").removesuffix("'s") if name.split() else ""
        return country(first) if first[:1].isupper() and len(name.split()) > 1 else None

    @cached_property
    def codes(self) -> frozenset[str]:
        """Every code of a country or bloc that its records name."""
        named = (code for stored in (*self.records, *self.context) for code in parties_of(stored.record))
        return frozenset(code for code in named if country(code) == code)


def parties_of(record: Record) -> tuple[str, ...]:
    """The parties that a record names in whichever field."""
    match record:
        case Measure():
            return tuple(filter(None, (record.imposer, *record.targets)))
        case Figure():
            return tuple(filter(None, (record.party, *partners(record))))
        case Role():
            return (record.party,) if record.party else ()
    return tuple(getattr(record, "parties", ()))


def partners(record: Figure) -> tuple[str, ...]:
    """With whom or to whom a figure is; a few releases name several."""
    return (
        tuple(record.partner)
        if isinstance(record.partner, list | tuple)
        else (record.partner,)
        if record.partner
        else ()
    )


def gather(register: Register, question: Question, today: date) -> Evidence:
    """The evidence for a question. Without an `as_of` of its own it leaves nothing out: a release may have no day."""
    found = register.records(_filter(question))
    if question.thing:
        found = _about(found, *question.thing)
    ids = tuple(dict.fromkeys(stored.source.id for stored in found))[:_MOST_RELEASES]
    context = register.records(Filter(documents=ids)) if ids else []
    if len(question.parties) == 2 and not question.thing:
        found = [*found, *_one_sided(context, found, question)]
    return Evidence(register, question, tuple(found), tuple(context), question.as_of or today)


def _filter(question: Question) -> Filter:
    asked = Filter(
        parties=question.parties,
        sector=question.sector or (),
        since=question.since,
        until=question.until,
        as_of=question.as_of,
        person=question.person,
    )
    return asked if question.parties or question.thing else replace(asked, limit=2000)


def _about(found: Iterable[Stored], kind: str, name: str) -> list[Stored]:
    """The records of a thing by its name, and the events and figures whose words name it."""
    sought = plain(name).split()

    def names(text: str | None) -> bool:
        words = plain(text or "")
        return all(word in words for word in sought)

    if kind == "role":
        return list(found)
    known = [one for one in found if one.record.kind == kind and names(getattr(one.record, "name", None))]
    ids = {one.id for one in known}
    about = [one for one in found if one.id not in ids and _mentions(one.record, names)]
    spoken = {plain(getattr(one.record, "name", "")) for one in known}
    return [
        *known,
        *(one for one in about if one.record.kind != kind or plain(getattr(one.record, "name", "")) in spoken),
    ]


def _mentions(record: Record, names: object) -> bool:
    assert callable(names)
    return bool(names(getattr(record, "object", None)) or names(getattr(record, "name", None)))


def _one_sided(context: Iterable[Stored], found: Iterable[Stored], question: Question) -> list[Stored]:
    """What the releases about a pair say of one side alone: its measures towards all or nobody named, its plans."""
    known = {stored.id for stored in found}
    mine = set(question.parties)
    return [
        stored
        for stored in context
        if stored.id not in known
        and (parties := set(parties_of(stored.record)))
        and parties <= mine
        and _in_window(stored, question)
        and isinstance(stored.record, Measure)
    ]


def _in_window(stored: Stored, question: Question) -> bool:
    day = stored.last_day or stored.source.published
    if question.as_of and (stored.source.published is None or stored.source.published > question.as_of):
        return False
    if day is None:
        return not (question.since or question.until)
    return not (question.since and day < question.since) and not (question.until and day > question.until)
