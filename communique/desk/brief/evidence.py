"""What the register holds for a question: the newest records in question, and on demand all else their releases say.

Asks the register and nothing else; composes no text. A brief has room for so much: beyond that the newest count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from communique.desk.brief.model import Length, Question
from communique.desk.brief.release import Release
from communique.desk.cited import Citation
from communique.desk.english import bears_article
from communique.desk.wording import plain, words_of
from communique.lexicon import body, country
from communique.records import Event, Figure, Measure, Record, Role
from communique.register import Commitment, Filter, Quoted, Register, SeriesLife, Source, Stored

Made = TypeVar("Made")

# Records that are looked at, newest first, and of a kind that these may have left out; releases for people.
_MOST: dict[Length, tuple[int, int, int]] = {
    "page": (600, 60, 80),
    "standard": (600, 60, 80),
    "book": (20_000, 500, 2000),
}
_RARE = ("agreement", "series", "measure", "figure", "initiative")
_MOST_RECKONED, _MOST_TOLD = 300, 3000
_MOST_ENTITIES = 20
# What becomes of an agreement is a deed of its parties, whoever the words name.
_OF_AN_AGREEMENT = frozenset({"enter_into_force", "ratify", "sign", "conclude"})
# Whoever meets may be of either side, where no release tells whose someone is.
_OF_PEOPLE = frozenset({"meet", "visit", "hold"})
# Words that mean several parties without their names.
_BOTH_MEANT = re.compile(
    r"\b(?:both|two|three|sides?|counterparts?|bilateral|trilateral|they|we|our|leaders|ministers|each other)\b", re.I
)
# Releases that are fetched along with one that is needed: from few on twice as many each time, for a brief that needs
# three may need three hundred.
_ALONG, _MOST_ALONG = 2, 32


@dataclass
class Evidence:
    """The records that answer a question, newest first; `matching` is how many there are in all."""

    register: Register
    question: Question
    records: tuple[Stored, ...]
    roles: tuple[Stored, ...]  # of the releases of these records
    matching: int
    today: date
    borne: dict[tuple[str, ...], tuple[Citation, ...] | None] = field(default_factory=dict)  # by text and records
    hopeless: dict[tuple[str, ...], bool] = field(default_factory=dict)  # by text and records
    _around: dict[tuple[str, ...], dict[str, list[Stored]]] = field(default_factory=dict)  # by acts, then release
    _releases: dict[str, Release] = field(default_factory=dict)
    _sides: dict[tuple[str, str], str | None] = field(default_factory=dict)  # by release and name
    _quotes: dict[str, Sequence[Quoted]] = field(default_factory=dict)
    _kinds: dict[type[Record], list[Stored]] = field(default_factory=dict)
    _made: dict[object, object] = field(default_factory=dict)  # by what made it

    def once(self, make: Callable[[Evidence], Made]) -> Made:
        """What a section makes of this evidence: made once, however many sections ask. Nobody may change it."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("Made", self._made[make])

    def of_kind(self, kind: type[Record]) -> list[Stored]:
        """The records in question of one kind, newest first."""
        if kind not in self._kinds:
            self._kinds[kind] = [stored for stored in self.records if isinstance(stored.record, kind)]
        return self._kinds[kind]

    def events(self, *acts: str) -> list[Stored]:
        """The events in question with one of these acts, or all."""
        found = self.of_kind(Event)
        return [one for one in found if isinstance(one.record, Event) and one.record.act in acts] if acts else found

    def around(self, stored: Stored, acts: tuple[str, ...] = ()) -> list[Stored]:
        """All records of the same release, or events of some acts, in the order of the text."""
        known, id = self._around.setdefault(acts, {}), stored.source.id
        if id not in known:
            some = [id, *(source.id for source in self._next(id, known))]
            found = self.register.records(Filter(documents=tuple(some), acts=acts))
            known |= {one: [] for one in some} | _by_release(found)
        return known[id]

    def roles_around(self, stored: Stored) -> list[Stored]:
        """The roles of the same release, in the order of the text."""
        if stored.source.id in self._with_roles:
            return self._roles.get(stored.source.id, [])
        return [one for one in self.around(stored) if isinstance(one.record, Role)]

    @cached_property
    def _roles(self) -> dict[str, list[Stored]]:
        return _by_release(self.roles)

    @cached_property
    def _with_roles(self) -> frozenset[str]:
        """The releases whose roles are at hand."""
        return frozenset(source.id for source in self.sources[: _MOST[self.question.length][2]])

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The releases of the records in question, each once, newest first."""
        return tuple({stored.source.id: stored.source for stored in self.records}.values())

    def release(self, source: Source) -> Release:
        """A release with its text, as a place to cite from."""
        if source.id not in self._releases:
            heads = {one.id: one for one in (source, *self._next(source.id, self._releases))}
            texts = self.register.wordings(heads)
            self._releases |= {id: Release(head, texts.get(id), self._quoted) for id, head in heads.items()}
        return self._releases[source.id]

    def _quoted(self, id: str) -> Sequence[Quoted]:
        """What the records of a release quote: asked of few releases, so of few more along with one."""
        if id not in self._quotes:
            some = [id, *(one.id for one in self._next(id, self._quotes)[:_ALONG] if one.id in self._releases)]
            self._quotes |= self.register.quoted(some)
        return self._quotes[id]

    def _next(self, id: str, known: Mapping[str, object]) -> list[Source]:
        """The releases after one, as many as are fetched along with it."""
        waiting = [source for source in self.sources if source.id not in known]
        at = next((at + 1 for at, source in enumerate(waiting) if source.id == id), 0)
        return waiting[at : at + min(_MOST_ALONG, max(_ALONG, len(known)))]

    def words(self, stored: Stored) -> str:
        """What to quote of a record: its sentence where short, else its own words, with "…" where these break off."""
        return self.release(stored.source).words(stored.record.quote)

    def sentence(self, stored: Stored) -> str:
        """The sentence that a record's words stand in; the words themselves where they are more than that."""
        return self.release(stored.source).sentence(stored.record.quote)

    def named(self, name: str, stored: Stored) -> str:
        """A name with "the", but for a short one that its release only writes bare ("Eureka")."""
        text = self.release(stored.source).text
        if text is None or len(name.split()) > 2 or name not in text:
            return f"the {name}"
        return f"the {name}" if bears_article(name, text, whole=True) else name

    @cached_property
    def series_lives(self) -> dict[str, SeriesLife]:
        """The lives of the series in question, by their ids; nothing for a large register, as with commitments."""
        if not self.question.parties or self.matching > _MOST_TOLD:
            return {}
        asked = Filter(parties=self.question.parties, as_of=self.question.as_of)
        return {life.entity.id: life for life in self.register.series(asked)}

    @cached_property
    def commitments(self) -> dict[str, Commitment]:
        """What became of the undertakings in question, by the records that state them.

        Nothing for a register so large that reckoning it would keep the reader waiting.
        """
        if not self.question.parties or self.matching > _MOST_RECKONED:
            return {}
        asked = Filter(parties=self.question.parties, as_of=self.today)
        return {stored.id: one for one in self.register.commitments(asked) for stored in one.records}

    def side(self, name: str, stored: Stored) -> str | None:
        """Whose an actor of a record is: the code of a country or bloc, as far as its release or the lexicon tells."""
        key = (stored.source.id, name)
        if key not in self._sides:
            self._sides[key] = self._side(name, stored)
        return self._sides[key]

    def _side(self, name: str, stored: Stored) -> str | None:
        if country(name) == name:
            return name
        if party := self._parties.get((stored.source.id, name)):
            return party
        if found := body(name, on=stored.source.published):
            return found.party
        first = name.split()[0].removesuffix("’s").removesuffix("'s") if name.split() else ""
        return country(first) if first[:1].isupper() and len(name.split()) > 1 else None

    def sides(self, stored: Stored) -> frozenset[str | None]:
        """Whose the actors of an event are; None for one of whom that is not known."""
        return frozenset(self.side(name, stored) for name in getattr(stored.record, "by", ()))

    def is_of_both(self, stored: Stored) -> bool:
        """Whether both parties of the question speak or act there together."""
        return len(self.question.parties) == 2 and self.sides(stored) >= set(self.question.parties)

    def has_third(self, stored: Stored) -> bool:
        """Whether someone beside the two parties of the question takes part."""
        asked = self.question.parties
        return len(asked) == 2 and not set(parties_of(stored.record)) <= set(asked)

    def shows_both(self, stored: Stored) -> bool:
        """Whether each party of the question is seen in a deed: it acts, is the place, or the words name or mean it.

        A record may have a party from elsewhere in its release; True where the question is not about two.
        """
        asked, record = self.question.parties, stored.record
        if len(asked) != 2 or not isinstance(record, Event) or _BOTH_MEANT.search(record.quote.words):
            return True
        if record.act in _OF_AN_AGREEMENT and set(record.parties) == set(asked):
            return True
        shown = {self.side(name, stored) for name in (*record.by, *record.to)}
        shown |= {record.place.country} if record.place else set()
        if None in shown and record.act in _OF_PEOPLE:
            return True
        words = words_of(record.quote.words, stored.source.published)
        return all(code in shown or words.names_country(code) for code in asked)

    @cached_property
    def _parties(self) -> dict[tuple[str, str], str]:
        """Whose people and bodies are, by release and name."""
        found: dict[tuple[str, str], str] = {}
        for stored in self.roles:
            role = stored.record
            if isinstance(role, Role) and role.party:
                for name in filter(None, (role.person, role.organisation)):
                    found.setdefault((stored.source.id, name), role.party)
        return found


def _by_release(found: Iterable[Stored]) -> dict[str, list[Stored]]:
    """Records by their release, each in the order of its text."""
    made: dict[str, list[Stored]] = {}
    for one in found:
        made.setdefault(one.source.id, []).append(one)
    for some in made.values():
        some.sort(key=lambda one: one.record.quote.start)
    return made


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
    if isinstance(record.partner, list | tuple):
        return tuple(record.partner)
    return (record.partner,) if record.partner else ()


def gather(register: Register, question: Question, today: date) -> Evidence:
    """The evidence for a question. Without an `as_of` of its own it leaves nothing out: a release may have no day."""
    asked = _filter(question)
    found, matching = _about(register, question, asked) if question.thing else _newest(register, question, asked)
    ids = tuple(dict.fromkeys(stored.source.id for stored in found))[: _MOST[question.length][2]]
    is_of_two = len(question.parties) == 2 and not question.thing
    kinds = ("role", "measure") if is_of_two else ("role",)
    beside = register.records(Filter(kind=kinds, documents=ids)) if ids else []
    roles = [one for one in beside if isinstance(one.record, Role)]
    if is_of_two:
        found = [*found, *_one_sided((one for one in beside if isinstance(one.record, Measure)), found, question)]
    return Evidence(register, question, tuple(found), tuple(roles), matching, question.as_of or today)


def _filter(question: Question) -> Filter:
    return Filter(
        parties=question.parties,
        sector=question.sector or (),
        since=question.since,
        until=question.until,
        as_of=question.as_of,
        person=question.person,
    )


def _newest(register: Register, question: Question, asked: Filter) -> tuple[list[Stored], int]:
    """The newest records, with those of rare kinds that they leave out; and how many there are in all."""
    most, of_kind, _ = _MOST[question.length]
    found = register.newest(replace(asked, limit=most), kinds=_RARE, each=of_kind)
    return found, len(found) if len(found) < most else register.count(asked)


def _about(register: Register, question: Question, asked: Filter) -> tuple[list[Stored], int]:
    """The records of a thing: those of the entities that bear its name or words of it, and events that speak of it."""
    assert question.thing is not None
    kind, name = question.thing
    most = _MOST[question.length][0]
    if kind == "role":
        return _newest(register, question, asked)
    entities = [one.id for one in register.named(name, kind=kind)][:_MOST_ENTITIES]
    of_things = [one for id in entities for one in register.records(replace(asked, kind=kind, entity=id, limit=most))]
    worded = register.records(replace(asked, kind=(kind, "event"), words=name, limit=most))
    of_things += [one for one in worded if _is_about(one.record, kind, name)]
    found = sorted({one.id: one for one in of_things}.values(), key=_recency, reverse=True)
    return found, len(found)


def _is_about(record: Record, kind: str, name: str) -> bool:
    """Whether a record's name, or an event's object, holds every word of a name."""
    told = plain(getattr(record, "name" if record.kind == kind else "object", None) or "")
    return all(word in told for word in plain(name).split())


def _recency(stored: Stored) -> date:
    return stored.last_day or stored.source.published or date.min


def _one_sided(measures: Iterable[Stored], found: Iterable[Stored], question: Question) -> list[Stored]:
    """Measures that the releases about a pair tell of one side alone, towards all or nobody named."""
    known = {stored.id for stored in found}
    mine = set(question.parties)
    return [
        stored
        for stored in measures
        if stored.id not in known
        and (parties := set(parties_of(stored.record)))
        and parties <= mine
        and _in_window(stored, question)
    ]


def _in_window(stored: Stored, question: Question) -> bool:
    day = stored.last_day or stored.source.published
    if question.as_of and (stored.source.published is None or stored.source.published > question.as_of):
        return False
    if day is None:
        return not (question.since or question.until)
    return not (question.since and day < question.since) and not (question.until and day > question.until)
