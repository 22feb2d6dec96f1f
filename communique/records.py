"""The nouns: documents, quotes from them, the records they ground, and what one reading of a document gives.

Everything here is frozen. A quote is made only by `Document.quote`, so it cannot be wrong, and no record is made
without one. What we later come to believe (who is who, what a person corrected) stands beside it, in the register.
How records leave the program is the record format of docs/records.md; `as_json` and `from_json` are its two doors.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from functools import cache, partial
from typing import Any, ClassVar, Protocol, Self

from communique import edtf

Number = int | float


class FormatError(ValueError):
    """Words or values that are not in the record format; the message names the fault."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, by position in code points: always exactly `document.text[start:end]`."""

    start: int
    end: int
    words: str

    def as_json(self) -> dict[str, Any]:
        """The quote in the record format."""
        return {"start": self.start, "end": self.end, "words": self.words}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One release as published. `text` (title, a blank line, body) is what every quote points into."""

    text: str
    title: str = ""
    source: str = ""  # where it was taken from: a path, an address, a publisher's key
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    category: str | None = None
    language: str | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        # White space aside: the same release from a page and from a feed is one document.
        digest = hashlib.sha256(" ".join(self.text.split()).encode("utf-8", "surrogatepass")).hexdigest()
        object.__setattr__(self, "id", digest[:16])

    def quote(self, start: int, end: int) -> Quote:
        """The words from `start` up to `end`. Raises ValueError when nothing stands there."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no words at {start}:{end} of document {self.id}")
        return Quote(start, end, self.text[start:end])

    def as_json(self) -> dict[str, Any]:
        """The document in the record format, without its records."""
        return {
            "id": self.id,
            "source": self.source,
            "url": self.url,
            "publisher": self.publisher,
            "published": self.published.isoformat() if self.published else None,
            "category": self.category,
            "language": self.language,
            "title": self.title,
            "text": self.text,
        }

    @classmethod
    def from_json(cls, line: Mapping[str, Any]) -> Self:
        """A line of the record format as a document; its text is kept as it stands, its id made anew.

        Raises FormatError when `text` is missing or `published` is no day.
        """
        text = line.get("text")
        if not isinstance(text, str) or not text.strip():
            raise FormatError("no text")
        published = line.get("published")
        try:
            day = date.fromisoformat(published[:10]) if published else None
        except (ValueError, TypeError) as error:
            raise FormatError(f"published is no day: {published!r}") from error
        rest = {name: line.get(name) for name in ("url", "publisher", "category", "language")}
        title = line.get("title") or text.strip().split("\n", 1)[0]
        return cls(text=text, title=str(title), source=str(line.get("source") or ""), published=day, **rest)


@dataclass(frozen=True, slots=True)
class Place:
    """A place by name, by ISO 3166-1 alpha-2 country, or both."""

    name: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """What a measure changes: `of` what, from and to which number, in which unit, on which basis."""

    of: str
    start: Number | None = None  # `from` in the record format
    to: Number | None = None
    unit: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Rung:
    """A stage that an agreement reached, and when (EDTF)."""

    stage: str
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Something that a release says. `quote` is the shortest stretch that states it, `rule` what read it.

    `reader` says who read it where more readers than our grammar were asked: "grammar", "llm:" with a model's name.
    Codes, dates (EDTF), actors (person, organisation or party) and numbers have the forms of docs/records.md.
    A field that the text does not state is None or empty: nothing is guessed.
    """

    kind: ClassVar[str] = ""

    quote: Quote
    rule: str
    reader: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The record in the record format: absent fields left out."""
        values = ((name, _plain(getattr(self, name))) for name in _named(self.kind))
        stated = {name: value for name, value in values if not (value is None or value == [] or value == {})}
        return {"kind": self.kind, "quote": self.quote.as_json(), "rule": self.rule} | stated


@cache
def _named(kind: str) -> tuple[str, ...]:
    """The fields of a kind of record but for quote and rule."""
    return tuple(one.name for one in fields(KINDS[kind]) if one.name not in ("quote", "rule"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Record):
    """A person holds an office."""

    kind: ClassVar[str] = "role"
    person: str
    title: str | None = None
    organisation: str | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Somebody did, does or will do something. `act` is one of ACTS."""

    kind: ClassVar[str] = "event"
    act: str
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    date: str | None = None
    place: Place | None = None
    object: str | None = None
    status: str | None = None
    condition: str | None = None

    @property
    def plover(self) -> str | None:
        """The PLOVER event type of the act; None for what is merely said."""
        return PLOVER.get(self.act)

    def as_json(self) -> dict[str, Any]:
        """The event in the record format, with its PLOVER type."""
        line = Record.as_json(self)
        return line | {"plover": self.plover} if self.plover else line


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """An instrument or standing partnership between parties."""

    kind: ClassVar[str] = "agreement"
    name: str
    type: str | None = None
    parties: tuple[str, ...] = ()
    stage: str | None = None
    date: str | None = None
    history: tuple[Rung, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Record):
    """A recurring meeting, or a standing dialogue, forum, committee."""

    kind: ClassVar[str] = "series"
    name: str
    edition: int | None = None
    date: str | None = None
    place: Place | None = None
    since: str | None = None
    frequency: str | None = None
    attendance: Number | None = None
    parties: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Record):
    """A trade or economic measure of a government."""

    kind: ClassVar[str] = "measure"
    name: str | None = None
    imposer: str | None = None
    instrument: str | None = None
    targets: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    status: str | None = None
    announced: str | None = None
    effective: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Record):
    """A quantity stated as fact."""

    kind: ClassVar[str] = "figure"
    value: Number
    unit: str | None = None
    of: str | None = None
    party: str | None = None
    partner: str | None = None
    period: str | None = None
    bound: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative(Record):
    """A named project, programme, strategy, platform or fund."""

    kind: ClassVar[str] = "initiative"
    name: str
    type: str | None = None
    parties: tuple[str, ...] = ()
    status: str | None = None
    place: Place | None = None


KINDS: Mapping[str, type[Record]] = {
    kind.kind: kind for kind in (Role, Event, Agreement, Series, Measure, Figure, Initiative)
}

_ACTS_OF_TYPE = {
    "CONSULT": "meet visit hold",
    "AGREE": "propose invite agree announce",
    "REQUEST": "request",
    "ACCUSE": "criticise investigate",
    "SUPPORT": "support sign conclude ratify",
    "REJECT": "reject",
    "THREATEN": "threaten",
    "COOPERATE": "enter_into_force establish invest award join",
    "AID": "aid",
    "SANCTION": "impose withdraw",
    "CONCEDE": "ease",
}
# From an act to its PLOVER event type (Halterman et al. 2023).
PLOVER: Mapping[str, str] = {act: plover for plover, acts in _ACTS_OF_TYPE.items() for act in acts.split()}
ACTS: tuple[str, ...] = (*PLOVER, "state", "discuss")

EVENT_STATUSES = ("done", "ongoing", "planned", "proposed", "negated")
AGREEMENT_TYPES = tuple(
    "fta cepa epa tipf mou treaty framework partnership declaration convention contract other".split()
)
# The ladder of an agreement's life, lowest rung first.
STAGES = tuple("proposed negotiating concluded signed ratifying ratified in_force upgrading suspended ended".split())
INSTRUMENTS = tuple(
    "tariff surtax tariff_quota quota safeguard anti_dumping countervailing import_ban export_control export_ban "
    "licensing subsidy sanction regulation investment_screening investigation local_content other".split()
)
MEASURE_STATUSES = ("proposed", "announced", "in_force", "under_review", "ended")
FIGURE_OF = tuple(
    "exports imports trade investment fdi aid gdp population output project_cost share participants meetings members "
    "growth other".split()
)
INITIATIVE_TYPES = ("project", "programme", "strategy", "platform", "fund", "network", "other")
SECTORS = tuple(
    "agriculture ai automobiles aviation batteries biotech chemicals climate construction critical_minerals culture "
    "customs defence development_aid digital_trade education electronics energy finance fisheries food gas health "
    "hydrogen ict industrial_data intellectual_property investment labour logistics_ports machinery metals mobility "
    "nuclear oil quantum renewables robotics security semiconductors services shipbuilding small_business space "
    "standards steel supply_chains textiles tourism trade_facilitation trade_remedies transport".split()
)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a reader finds in one document. `declined` counts what was seen and refused, by rule and reason."""

    document: Document
    records: tuple[Record, ...]
    sectors: tuple[str, ...] = ()
    declined: tuple[tuple[str, str, int], ...] = ()
    grammar: str = ""  # the version of what read it

    def as_json(self) -> dict[str, Any]:
        """The line of the record format for this document."""
        records = [record.as_json() for record in self.records]
        return self.document.as_json() | {"sectors": list(self.sectors), "records": records}


class Reader(Protocol):
    """Whatever turns a document into a reading: our grammar, or a language model that quotes verbatim."""

    def read(self, document: Document) -> Reading:
        """All that the document says; never raises for what stands in its text."""
        ...


def record_from_json(line: Mapping[str, Any], document: Document) -> Record:
    """A record of the record format, its quote checked against the document.

    Raises FormatError, naming the fault, for an unknown kind, a quote that does not stand in the text, a missing
    required field or a date that is not EDTF. Fields that the kind does not have (gold's notes) are passed over.
    """
    return record_with_quote(line, _quote_from_json(line.get("quote"), document))


def record_with_quote(line: Mapping[str, Any], quote: Quote) -> Record:
    """The fields of a line of the record format, over a quote that was checked before. Raises FormatError likewise."""
    kind = KINDS.get(str(line.get("kind")))
    if kind is None:
        raise FormatError(f"unknown kind of record: {line.get('kind')!r}")
    values = {name: typed(line[name]) if typed else line[name] for name, typed in _typed(kind.kind) if name in line}
    missing = [name for name in _required(kind.kind) if name not in values]
    if missing:
        raise FormatError(f"a record of kind {kind.kind} without {', '.join(missing)}")
    return kind(quote=quote, rule=str(line.get("rule") or ""), **values)


@cache
def _required(kind: str) -> tuple[str, ...]:
    """The fields without which there is no such record."""
    own = _named(kind)
    return tuple(one.name for one in fields(KINDS[kind]) if one.name in own and one.default is MISSING)


def reading_from_json(line: Mapping[str, Any]) -> Reading:
    """A whole line of the record format: the document and its records. Raises FormatError as its parts do."""
    document = Document.from_json(line)
    records = tuple(record_from_json(record, document) for record in line.get("records") or ())
    return Reading(document, records, tuple(line.get("sectors") or ()))


def _quote_from_json(line: Any, document: Document) -> Quote:
    try:
        quote = document.quote(line["start"], line["end"])
    except (TypeError, KeyError, ValueError) as error:
        raise FormatError(f"no such quote: {line!r}") from error
    if quote.words != line.get("words"):
        raise FormatError(f"the words at {quote.start}:{quote.end} are not those quoted: {line.get('words')!r}")
    return quote


def _place(value: Any) -> Any:
    return Place(value.get("name"), value.get("country")) if isinstance(value, Mapping) else value


def _terms(value: Any) -> tuple[Term, ...]:
    parts = ("of", "from", "to", "unit", "basis")
    return tuple(Term(*(term.get(part) for part in parts)) for term in value)


def _history(value: Any) -> tuple[Rung, ...]:
    return tuple(Rung(rung["stage"], rung.get("date")) for rung in value)


def _several(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def _date(name: str, value: Any) -> Any:
    if value is not None and not edtf.is_edtf(str(value)):
        raise FormatError(f"{name} is no EDTF date: {value!r}")
    return value


# What makes the value of a field from what a line of the record format has; of other fields it is the value.
_TYPES: Mapping[str, Callable[[Any], Any]] = {
    "place": _place,
    "terms": _terms,
    "history": _history,
    **dict.fromkeys(("by", "to", "parties", "targets", "products", "hosts", "reader"), _several),
    **{name: partial(_date, name) for name in ("date", "period", "since", "announced", "effective")},
}


@cache
def _typed(kind: str) -> tuple[tuple[str, Callable[[Any], Any] | None], ...]:
    """The fields of a kind of record, each with what makes its value."""
    return tuple((name, _TYPES.get(name)) for name in _named(kind))


def _plain(value: Any) -> Any:
    """A value as JSON has it: parts as objects without what is absent."""
    if value is None or type(value) is str:
        return value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Term | Rung | Place):
        parts = {re.sub("^start$", "from", one.name): getattr(value, one.name) for one in fields(value)}
        return {name: part for name, part in parts.items() if part is not None}
    return value


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """The values in their first order, each once."""
    return tuple(dict.fromkeys(values))
