"""What our own grammar and lexicon find in a document: what the fields of a model's records must rest on.

It holds mentions and their places, reads no answer and makes no record. Parties are those that the document names,
or whose people and bodies it names; days and amounts are those that our rules read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from communique.lexicon.wordlists import word_set
from communique.reading import records_of
from communique.reading.capitals import of_capital
from communique.reading.cast import Appearance, Cast
from communique.reading.figures import DOLLARS
from communique.reading.mentions import Amount, Body, City, Day, Holder, Maybe, Party, Person, WeakBody, WeakParty
from communique.reading.notes import Notes, Sentence
from communique.reading.reader import reader
from communique.reading.rules.figures import Stated
from communique.records import Document, Number, Quote, unique
from communique.second.finding import Finder


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the text."""

    start: int
    end: int

    def is_within(self, quote: Quote) -> bool:
        """Whether it lies inside a quote."""
        return quote.start <= self.start and self.end <= quote.end


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as our rules read it, and where it stands."""

    value: Number
    unit: str | None
    bound: str | None
    at: Place


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document as our grammar reads it."""

    document: Document
    finder: Finder
    cast: Cast
    notes: Notes
    sectors: tuple[str, ...]
    named: Mapping[str, tuple[Place, ...]]  # parties, where the text names them
    through: Mapping[str, tuple[Place, ...]]  # parties, where it names their people and bodies
    people: Mapping[str, str]  # names as written: the fullest
    bodies: Mapping[str, str]  # likewise, short names too
    called: Mapping[str, tuple[str, ...]]  # people and bodies by the fullest name: as written, the longest first
    offices: Mapping[str, frozenset[str]]  # people by the fullest name: whose their offices are said to be
    actors: Mapping[tuple[int, int], tuple[object, ...]]  # whom the cast has at a place
    cities: Mapping[str, str]  # as written: the country
    days: tuple[tuple[Place, Day], ...]
    quantities: tuple[Quantity, ...]

    @classmethod
    def of(cls, document: Document) -> Evidence:
        """The evidence of a document."""
        notes = reader().notes(document)
        cast = Cast.of(notes)
        people, bodies = dict(_people(cast)), dict(_bodies(cast, document.text))
        return cls(
            document=document,
            finder=Finder(document.text),
            cast=cast,
            notes=notes,
            sectors=records_of.sectors(notes),
            named=_named(document),
            through=_through(cast),
            people=people,
            bodies=bodies,
            called=_called({**bodies, **people}),
            offices=_offices(cast),
            actors=_by_place(cast),
            cities=dict(_cities(document)),
            days=tuple(sorted(_days(notes), key=lambda one: one[0].start)),
            quantities=tuple(sorted(_quantities(notes, cast.home), key=lambda one: one.at.start)),
        )

    def days_in(self, quote: Quote) -> list[tuple[Place, Day]]:
        """The days that our rules read within a quote, in the order of the text."""
        first = bisect_left(self.days, quote.start, key=lambda one: one[0].start)
        last = bisect_left(self.days, quote.end, key=lambda one: one[0].start)
        return [one for one in self.days[first:last] if one[0].end <= quote.end]

    def quantities_in(self, quote: Quote) -> list[Quantity]:
        """The amounts that our rules read within a quote, in the order of the text; figures first."""
        first = bisect_left(self.quantities, quote.start, key=lambda one: one.at.start)
        last = bisect_left(self.quantities, quote.end, key=lambda one: one.at.start)
        return [one for one in self.quantities[first:last] if one.at.end <= quote.end]

    def has_party(self, code: str | None) -> bool:
        """Whether the document names a party, or its people or bodies."""
        return code in self.named or code in self.through

    def party_near(self, code: str, quote: Quote) -> Place:
        """Where a party is named: in a quote by name, in it by people and bodies, else behind it, else before."""
        known = [places for places in (self.named.get(code), self.through.get(code)) if places]
        near = [places[min(bisect_left(places, quote.start, key=_start), len(places) - 1)] for places in known]
        return next((place for place in near if place.is_within(quote)), near[0])


def _named(document: Document) -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = {}
    for chunk in reader().names(document):
        code = _code(chunk.value)
        if code and not (isinstance(chunk.value, WeakParty) and _in_a_name(document.text, chunk.end)):
            found.setdefault(code, []).append(Place(chunk.start, chunk.end))
    return {code: tuple(sorted(places, key=_start)) for code, places in found.items()}


def _through(cast: Cast) -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = {}
    for one in cast.appearances:
        code = None if isinstance(one.mention, WeakParty | WeakBody | City | Maybe) else cast.party(one.mention)
        if code:
            found.setdefault(code, []).append(Place(one.start, one.end))
    return {code: tuple(sorted(places, key=_start)) for code, places in found.items()}


def _start(place: Place) -> int:
    return place.start


def _code(mention: object) -> str | None:
    match mention:
        case Party():
            return mention.code
        case City() if mention.is_capital:
            return mention.country or None
        case Body() if not isinstance(mention, WeakBody):
            return mention.party
    return None


def _in_a_name(text: str, end: int) -> bool:
    """Whether another capitalised word follows: Georgia Tech, Jordan Peterson."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _people(cast: Cast) -> Iterator[tuple[str, str]]:
    for one in cast.appearances:
        match one.mention:
            case Holder():
                yield one.mention.person.name, cast.actor(one.mention) or one.mention.person.name
            case Person():
                yield one.mention.name, cast.actor(one.mention) or one.mention.name


def _bodies(cast: Cast, text: str) -> Iterator[tuple[str, str]]:
    for one in cast.appearances:
        for name, full in _names_of(one, cast, text):
            yield name.removeprefix("the ").removeprefix("The "), full


def _names_of(one: Appearance, cast: Cast, text: str) -> Iterator[tuple[str, str]]:
    body = one.mention
    if isinstance(body, Holder):
        body = Body(body.office.organisation) if body.office.organisation else None
    if isinstance(body, Body):
        full = cast.body(body).name
        names = (body.name, body.short, full, text[one.start : one.end] if body is one.mention else None)
        yield from ((name, full) for name in unique(name for name in names if name))


def _cities(document: Document) -> Iterator[tuple[str, str]]:
    for chunk in reader().names(document):
        if isinstance(chunk.value, City) and chunk.value.country:
            yield document.text[chunk.start : chunk.end], chunk.value.country


def _called(names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        found.setdefault(names[name], []).append(name)
    return {full: tuple(written) for full, written in found.items()}


def _offices(cast: Cast) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one in cast.appearances:
        if isinstance(one.mention, Holder) and one.mention.office.party:
            found.setdefault(cast.actor(one.mention) or "", set()).add(one.mention.office.party)
    return {person: frozenset(parties) for person, parties in found.items()}


def _by_place(cast: Cast) -> dict[tuple[int, int], tuple[object, ...]]:
    found: dict[tuple[int, int], list[object]] = {}
    for one in cast.appearances:
        found.setdefault((one.start, one.end), []).append(one.mention)
    return {place: tuple(mentions) for place, mentions in found.items()}


def _days(notes: Notes) -> Iterator[tuple[Place, Day]]:
    seen = set()
    for sentence in notes.sentences:
        for start, end, value in _values(sentence):
            if isinstance(value, Day) and (start, end, value) not in seen:
                seen.add((start, end, value))
                yield Place(start, end), value


def _quantities(notes: Notes, home: str | None) -> Iterator[Quantity]:
    """Figures first: their unit says more than the bare amount's ("300 attended" are people)."""
    for sentence in notes.sentences:
        for start, end, value in _values(sentence):
            if isinstance(value, Stated):
                head = value.line.chunks[value.head]
                yield from _both_ends(value, Place(head.start, head.end), notes, home)
            elif isinstance(value, Amount):
                yield from _both_ends(value, Place(start, end), notes, home)


def _both_ends(amount: Stated | Amount, at: Place, notes: Notes, home: str | None) -> Iterator[Quantity]:
    """A quantity, and the far end of its range; a bare dollar sign is the dollar of who publishes."""
    words = notes.document.text[at.start : at.end]
    unit = (
        DOLLARS.get(home or "", "USD") if amount.unit == "USD" and "US" not in words.replace(".", "") else amount.unit
    )
    for value in (amount.value, amount.upto):
        if value is not None:
            yield Quantity(value, unit, amount.bound, at)


def _values(sentence: Sentence) -> Iterator[tuple[int, int, object]]:
    yield from ((match.start, match.end, match.made) for match in sentence.matches)
    yield from ((chunk.start, chunk.end, chunk.value) for chunk in sentence.known)


def is_person_shaped(words: str) -> bool:
    """Whether words have the form of a personal name: few, capitalised, one of them no ordinary word."""
    tokens = words.split()
    if not 1 <= len(tokens) <= 7 or any(character.isdigit() for character in words):
        return False
    if any(token[:1].islower() and token not in PARTICLES for token in tokens):
        return False
    return any(of_capital(token.strip(".,")) == "Name" for token in tokens if not token[:1].islower())


def is_body_shaped(words: str) -> bool:
    """Whether words have the form of a body's name: capitals, with small words between them."""
    tokens = words.split()
    if not 1 <= len(tokens) <= 15 or len(words) < 2 or set(words) & set(".;:!?"):
        return False
    ends = (tokens[0], tokens[-1])
    small = word_set("preposition") | word_set("conjunction") | PARTICLES | {"the", "&"}
    return not any(one[:1].islower() for one in ends) and all(
        not one[:1].islower() or one.lower() in small for one in tokens
    )


PARTICLES = frozenset(
    "al as bin ibn bint binti ben da das de del della den der di do dos du el la le van von y".split()
)
