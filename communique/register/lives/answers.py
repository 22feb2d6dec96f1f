"""The answers about things over time, as types.

Frozen; every statement in them leads to records and so to quotes. Nothing here decides anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from communique.records import Number, Place, Term
from communique.register.answers import Source, Stored

Day = date  # where a field is called `date`


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing: its fullest name, all its names, its countries, and when documents first and last spoke of it."""

    id: str
    kind: str
    name: str
    names: tuple[str, ...]
    parties: tuple[str, ...]
    first_seen: date | None
    last_seen: date | None
    documents: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field on which sources differ: each value with the records that give it, the most often given first."""

    field: str
    values: tuple[tuple[str, tuple[Stored, ...]], ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """A stage of an agreement's life. `date` is EDTF; `by` the day by which it was reached, where that is all we know.

    `is_implied`: no document says so, but one speaks of a later stage. `party` where it is stated of one side alone.
    """

    stage: str
    date: str | None
    by: Day | None
    is_implied: bool
    party: str | None
    records: tuple[Stored, ...]


@dataclass(frozen=True, slots=True)
class AgreementLife:
    """An agreement: the rungs reached, lowest first, and where it stands (`stage`, since `date` where known)."""

    entity: Entity
    type: str | None
    parties: tuple[str, ...]
    stage: str | None
    date: str | None
    rungs: tuple[Rung, ...]
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class TermsStated:
    """The terms of a measure as one document gives them."""

    day: date | None
    terms: tuple[Term, ...]
    record: Stored


@dataclass(frozen=True, slots=True)
class TermChange:
    """A term that one document states otherwise than the one before it."""

    of: str
    before: Term
    after: Term
    record: Stored


@dataclass(frozen=True, slots=True)
class MeasureLife:
    """A measure: its status with the day of the latest word, its days, and its terms as they changed."""

    entity: Entity
    imposer: str | None
    instrument: str | None
    targets: tuple[str, ...]
    products: tuple[str, ...]
    status: str | None
    announced: str | None
    effective: str | None
    stated: tuple[TermsStated, ...]
    changes: tuple[TermChange, ...]
    records: tuple[Stored, ...]
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """One meeting of a series."""

    number: int | None
    date: str | None
    place: Place | None
    attendance: Number | None
    records: tuple[Stored, ...]


@dataclass(frozen=True, slots=True)
class SeriesLife:
    """A series: founded when, how often, its editions known, those missing between, and when the next is due.

    `next_due` is EDTF to the month ("2026-11"); `because` says in a sentence how it was reckoned.
    """

    entity: Entity
    parties: tuple[str, ...]
    since: str | None
    frequency: str | None
    editions: tuple[Edition, ...]
    missing: tuple[int, ...]
    next_due: str | None
    because: str


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person held, from the first to the last release that says so."""

    title: str | None
    organisation: str | None
    party: str | None
    first_seen: date | None
    last_seen: date | None
    records: tuple[Stored, ...]


@dataclass(frozen=True, slots=True)
class PersonLife:
    """A person and the offices held, latest first."""

    entity: Entity
    offices: tuple[Office, ...]


@dataclass(frozen=True, slots=True)
class EventStory:
    """One event with every source that tells of it, and the fields on which they differ.

    `status` is the event's own, or `no_report`: planned for a day that has passed, and no document says it was done.
    """

    id: str
    act: str
    parties: tuple[str, ...]
    date: str | None
    place: Place | None
    object: str | None
    status: str | None
    sources: tuple[Source, ...]
    records: tuple[Stored, ...]
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class Commitment:
    """A deed planned, announced or agreed: who owes it, by when or on what condition, and what later shows it done.

    `due` is EDTF; `state` is `done` (with `evidence`), `overdue` (its day has passed) or `open`.
    """

    id: str
    owners: tuple[str, ...]
    parties: tuple[str, ...]
    act: str
    deed: str | None
    due: str | None
    condition: str | None
    state: Literal["open", "overdue", "done"]
    records: tuple[Stored, ...]
    evidence: tuple[Stored, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is otherwise than it was: a new document or event, a stage moved, terms changed, a day passed."""

    kind: Literal["document", "event", "stage", "terms", "overdue"]
    day: date | None
    says: str
    entity: str | None
    source: Source | None
    record: Stored | None
