"""What is asked of a register and what it answers, as types.

Everything here is frozen and knows no database; nothing here decides anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal, NamedTuple

from communique.records import Document, Quote, Reading, Record

Judged = Literal["right", "wrong"]


class Added(StrEnum):
    """What adding a reading did: a new document, the same as before, or a new reading of a known document."""

    NEW = "new"
    SAME = "same"
    REREAD = "reread"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which records or documents are meant; what is left out does not restrict. Every restriction must hold.

    `kind` and each of `acts`, `status`, `stage`, `type`, `instrument`, `sector`, `publisher` and `documents` may be one
    value or several (any of them). Of `parties` all take part, of `any_party` at least one. `since` and `until` are
    about the record's own day, else the day of publication. `as_of` keeps what was published by then, and takes things
    for what they were by then. `person` and `organisation` are a name, part of one, or an entity's id. `words` are
    looked for in the release and the quote.
    `reviewed` True keeps what a person found right, False what nobody judged; what was judged wrong is kept only with
    `wrong`. `order` is newest or oldest; `by` orders things: last told of, told of in most releases, or by name.
    """

    kind: str | tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    any_party: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    status: str | tuple[str, ...] = ()
    stage: str | tuple[str, ...] = ()
    type: str | tuple[str, ...] = ()
    instrument: str | tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    sector: str | tuple[str, ...] = ()
    person: str | None = None
    organisation: str | None = None
    words: str | None = None
    publisher: str | tuple[str, ...] = ()
    as_of: date | None = None
    reviewed: bool | None = None
    wrong: bool = False
    documents: tuple[str, ...] = ()
    entity: str | None = None
    limit: int | None = None
    offset: int = 0
    order: Literal["newest", "oldest"] = "newest"
    by: Literal["told", "releases", "name"] = "told"


@dataclass(frozen=True, slots=True)
class Source:
    """A document's head: all but its text."""

    id: str
    title: str
    publisher: str | None
    published: date | None
    url: str | None
    category: str | None
    language: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A record as the register has it: its id, its document's head, its own days and what is derived from it."""

    id: str
    record: Record
    source: Source
    sectors: tuple[str, ...]
    first_day: date | None
    last_day: date | None
    entity: str | None
    judged: Judged | None


class Quoted(NamedTuple):
    """What a record quotes, with the record's id."""

    record: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words sought stand.

    `start` and `end` bound the snippet in the document's text; `marks` are the words found, as offsets in the text.
    `record` is the first record whose quote holds one of them; a higher `rank` is a better match.
    """

    source: Source
    record: Stored | None
    snippet: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]
    rank: float


class Found(NamedTuple):
    """A document with what was read in it, and its records as the register has them, in the order of the text."""

    document: Document
    reading: Reading
    records: tuple[Stored, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided, when and why; `says` is the decision in one sentence, `instead` the corrected fields."""

    number: int
    verdict: str
    says: str
    author: str
    made: str
    why: str
    instead: dict[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """Statistics of a register; each table is pairs of a value and how many there are."""

    address: str
    documents: int
    records: int
    by_publisher: tuple[tuple[str, int], ...]
    by_month: tuple[tuple[str, int], ...]
    by_kind: tuple[tuple[str, int], ...]
    by_grammar: tuple[tuple[str, int], ...]
    entities: tuple[tuple[str, int], ...]
    unsure: int
    judgements: int
    last_read: str | None
    step: int
    matcher: int  # the version that settled who is who
    settled: bool  # whether that is this program's
