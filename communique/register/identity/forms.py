"""Forms: the ways in which releases speak of people, bodies, agreements, series, measures, initiatives, places.

Equal mentions are one form, however many releases have them, so that comparing forms stays cheap as a register
grows. A form is made of what one release says and of nothing else: the order of adding cannot matter. Events are
no forms: nearly every event is told once, and `events.py` compares them by their days.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from communique import edtf
from communique.records import Agreement, Event, Initiative, Measure, Reading, Record, Role, Series
from communique.register import rows
from communique.register.identity import known
from communique.register.sorts import sort_of

KINDS = ("person", "organisation", "place", "agreement", "series", "measure", "initiative")


@dataclass(frozen=True, slots=True)
class Form:
    """A way to speak of a thing: its name, its parties and what else tells it, as sorted pairs of a mark and a value.

    `only` is empty, or names the one mention that a person judged: it is then a form of its own.
    """

    kind: str
    name: str
    parties: tuple[str, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    only: str = ""

    @property
    def id(self) -> str:
        """The content hash of the form."""
        said = json.dumps([self.kind, self.name, self.parties, self.marks, self.only], ensure_ascii=False)
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    def all(self, mark: str) -> tuple[str, ...]:
        """The values of a mark."""
        return tuple(value for name, value in self.marks if name == mark)

    def one(self, mark: str) -> str:
        """The first value of a mark, or nothing."""
        for name, value in self.marks:
            if name == mark:
                return value
        return ""

    @property
    def body(self) -> str:
        """Parties and marks as JSON."""
        return json.dumps([self.parties, self.marks, self.only], ensure_ascii=False, separators=(",", ":"))


def form_from_row(kind: str, name: str, body: str) -> Form:
    """The form that was stored."""
    parties, marks, only = json.loads(body)
    return Form(kind, name, tuple(parties), tuple((mark, value) for mark, value in marks), only)


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a release speaks of a thing: by record for what records are about, else by name."""

    document: str
    kind: str
    name: str
    record: str = ""

    @property
    def id(self) -> str:
        """The content hash of the mention; it does not depend on the grammar that read it, but for records."""
        said = "\n".join((self.document, self.kind, self.record or self.name))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def mentions_of(reading: Reading, by_id: Mapping[str, Record]) -> dict[Mention, Form]:
    """All mentions of a reading that stand for one thing, each with its form; `by_id` are its records by id."""
    document = reading.document.id
    year = str(reading.document.published.year) if reading.document.published else ""
    found: dict[Mention, Form] = {}
    people = _people(reading, year)
    found |= {Mention(document, "person", name): form for name, form in people.items()}
    found |= {Mention(document, "organisation", form.name): form for form in _bodies(reading, frozenset(people))}
    found |= {Mention(document, "place", f"{form.name}/{'/'.join(form.parties)}"): form for form in _places(reading)}
    for id, record in by_id.items():
        form = form_of(record, year)
        if form:
            found[Mention(document, form.kind, form.name, id)] = form
    return found


def form_of(record: Record, year: str) -> Form | None:
    """The form of an agreement, series, measure or initiative; None for the other kinds."""
    if isinstance(record, Agreement):
        dates = [(record.stage or "", record.date), *((rung.stage, rung.date) for rung in record.history)]
        marks = {("type", record.type or ""), ("year", year)}
        marks |= {("day", f"{stage} {day}") for stage, day in dates if day}
        return _form("agreement", record.name, record.parties, marks)
    if isinstance(record, Series):
        marks = {("since", record.since or "")}
        return _form("series", record.name, record.parties, marks)
    if isinstance(record, Initiative):
        return _form("initiative", record.name, record.parties, {("type", record.type or "")})
    if isinstance(record, Measure):
        marks = {("instrument", record.instrument or ""), ("year", (record.announced or record.effective or year)[:4])}
        marks |= {("product", product) for product in record.products}
        marks |= {("target", target) for target in record.targets}
        marks |= {("day", f"announced {record.announced}")} if record.announced else set()
        marks |= {("day", f"effective {record.effective}")} if record.effective else set()
        parties = (record.imposer,) if record.imposer else ()
        return _form("measure", record.name or "", parties, marks)
    return None


def _form(kind: str, name: str, parties: tuple[str, ...], marks: set[tuple[str, str]]) -> Form:
    return Form(kind, name, tuple(sorted(set(parties))), tuple(sorted(mark for mark in marks if mark[1])))


def _people(reading: Reading, year: str) -> dict[str, Form]:
    """People by name, each with all offices that the release gives."""
    marks: dict[str, set[tuple[str, str]]] = defaultdict(set)
    parties: dict[str, set[str]] = defaultdict(set)
    named = frozenset(record.person for record in reading.records if isinstance(record, Role))
    for record in reading.records:
        if isinstance(record, Role):
            marks[record.person] |= {("office", record.title or ""), ("body", record.organisation or "")}
            parties[record.person] |= {record.party} if record.party else set()
        for name in _actors(record):
            if sort_of(name, named) == "person" and name not in named:
                marks[name] |= {("with", party) for party in rows.parties_of(record)}
    return {name: _form("person", name, tuple(parties[name]), some | {("year", year)}) for name, some in marks.items()}


def _bodies(reading: Reading, people: frozenset[str]) -> Iterator[Form]:
    """Organisations, each with its country where the name, a role, the publisher or an event of one party tells it."""
    home = known.home_of(reading.document.publisher)
    parties: dict[str, set[str]] = defaultdict(set)
    guessed: dict[str, set[str]] = defaultdict(set)
    for record in reading.records:
        if isinstance(record, Role) and record.organisation:
            parties[record.organisation] |= {record.party} if record.party else set()
        for name in _actors(record):
            if name not in people and sort_of(name, people) == "organisation":
                guessed[name] |= set(rows.parties_of(record)) if len(rows.parties_of(record)) == 1 else set()
                parties[name] |= set()
    for name, held in parties.items():
        _, codes = known.without_parties(name)
        owner = known.owner_of(name, home)
        own = codes[:1] if len(codes) == 1 else tuple(sorted(held or ({owner} if owner else guessed[name])))
        marks = {("acronym", acronym) for acronym in _acronyms(name, reading.document.text)}
        yield _form("organisation", name, own if len(own) == 1 else (), marks)


def _acronyms(name: str, text: str) -> Iterator[str]:
    """The acronym that the release puts in brackets behind the name, where it does."""
    at = text.find(name + " (")
    if at >= 0:
        inside = text[at + len(name) + 2 : at + len(name) + 14]
        acronym = inside.split(")")[0].split(",")[0]
        if acronym.isupper() and acronym.isalpha() and len(acronym) > 1:
            yield acronym


def _places(reading: Reading) -> Iterator[Form]:
    for record in reading.records:
        place = getattr(record, "place", None)
        if place and place.name:
            yield _form("place", place.name, (place.country,) if place.country else (), set())


def _actors(record: Record) -> tuple[str, ...]:
    if isinstance(record, Event):
        return (*record.by, *record.to)
    if isinstance(record, Series):
        return record.hosts
    if isinstance(record, Agreement):
        return tuple(name for name in record.parties if not rows.is_code(name))
    return ()


def years_of(form: Form) -> tuple[int, ...]:
    """The years in which the form was used or that it tells."""
    return tuple(int(year) for year in form.all("year") if year.isdigit())


def days_agree(one: str, other: str) -> bool:
    """Whether two dates can mean one day."""
    return edtf.is_edtf(one) and edtf.is_edtf(other) and edtf.overlap(one, other)


def codes_of(form: Form) -> frozenset[str]:
    """The countries and blocs among the parties and in the name."""
    own = {party for party in form.parties if rows.is_code(party)}
    return frozenset(own) | frozenset(known.without_parties(form.name)[1])
