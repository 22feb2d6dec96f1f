"""Who is who within one document: full names of people and bodies, and whose they are.

Known only when the whole document has been read: "Minister Kim" is Kim Jung-kwan because another line says so. What
the document does not tell stays as it is written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from typing import Literal, NamedTuple

from communique import lexicon
from communique.lexicon.leaders import party_of_leader
from communique.lexicon.lookup import bodies_by_name
from communique.lexicon.press import party_of_house, party_of_paper
from communique.lexicon.spelling import folded
from communique.reading.allegiance import parties_of_people, party_named
from communique.reading.full_names import full_names
from communique.reading.mentions import Actors, Body, City, Demonym, HeadedBody, Holder, Maybe, Office, Party, Person
from communique.reading.notes import Notes
from communique.reading.titles import is_called, is_same_title, is_short_for
from communique.records import Document, unique

Kind = Literal["person", "body", "party"]


class Appearance(NamedTuple):
    """A mention of an actor where it stands: sentence by number, place in the text."""

    sentence: int
    start: int
    end: int
    mention: object


REPORTERS = ("Reuters", "News Agency", "Yonhap", "Xinhua", "TASS", "BBC", "AFP", "Kyodo News", "Anadolu Agency")


@dataclass(slots=True)
class Cast:
    """The people and bodies of a document.

    `actor` and `party` answer for one mention; `resolve` for words; `antecedent` for "he" or a bare "the Minister".
    """

    home: str | None = None  # the party whose government published the document
    appearances: tuple[Appearance, ...] = ()
    holders: tuple[Holder, ...] = ()  # in the order of the text, each once
    _people: dict[str, str] = field(default_factory=dict)  # a name as written: the fullest name
    _bodies: dict[str, Body] = field(default_factory=dict)  # by any of its names as written
    _parties: dict[str, str] = field(default_factory=dict)  # of people and bodies, by the name that `actor` gives
    _mentioned: frozenset[str] = frozenset()  # the parties that the document names
    _in_office: dict[Office, str | None] = field(default_factory=dict)  # what holder_of has found
    _by_sentence: dict[int, list[Appearance]] = field(default_factory=dict)
    _by_noun: dict[str, list[tuple[int, str]]] = field(default_factory=dict)  # what body_before has found

    @classmethod
    def of(cls, notes: Notes) -> Cast:
        """The cast of a document, from its holders, people and bodies."""
        appearances = tuple(_appearances(notes))
        cast = cls(appearances=appearances)
        mentions = [one.mention for one in appearances]
        cast._bodies = _bodies(mentions, notes.document.text)
        cast._people = full_names(mentions)
        cast.home = _home(notes.document, appearances)
        cast.holders = tuple(dict.fromkeys(one for one in mentions if isinstance(one, Holder)))
        cast._mentioned = _mentioned(appearances)
        cast._parties = _parties(cast, notes)
        return cast

    def actor(self, mention: object) -> str | None:
        """The form of an actor in the record format: a person's or body's fullest name, or a party's code.

        None for a demonym, for a name that nothing tells to be a person's, for an office in lower case that nobody
        is said to hold; a capitalised one is given by its title.
        """
        match mention:
            case Holder():
                return self._full(mention.person.name)
            case Person():
                return self._full(mention.name)
            case Maybe():
                return self._full(mention.name)
            case Body():
                return self.body(mention).name
            case Party() if not isinstance(mention, Demonym):
                return mention.code
            case Office():
                return self.holder_of(mention) or (mention.title if mention.title[:1].isupper() else None)
        return None

    def party(self, mention: object) -> str | None:
        """Whose an actor is: the code of its country or bloc, when the document or the lexicon tells."""
        match mention:
            case Party():
                return mention.code
            case City():
                return mention.country or None
            case Holder():
                return mention.office.party or self._parties.get(self._full(mention.person.name))
            case Person() | Maybe():
                name = self._full(mention.name)
                return self._parties.get(name) or self._party_of_leader(name)
            case Body():
                body = self.body(mention)
                if body.name.endswith(REPORTERS):
                    return None  # who only reports stands for no country
                return body.party or mention.party or self._parties.get(body.name)
            case Office():
                return mention.party or self._parties.get(self.holder_of(mention) or "")
        return None

    def _party_of_leader(self, name: str) -> str | None:
        """Whose known leader bears the name; by family name alone only where the document names the party."""
        party = party_of_leader(name)
        return party if party and (" " in name or party in self._mentioned) else None

    def body(self, mention: Body) -> Body:
        """A body under its fullest name: "MOTIR" is the ministry that the document or the lexicon means by it."""
        return self._bodies.get(mention.name) or self._bodies.get(mention.short or "") or mention

    def only_body(self, noun: str) -> Body | None:
        """The one body of the document whose name has this word (ministry, commission); None when several have it."""
        found = {body.name: body for body in self._bodies.values() if noun in body.name.lower().split()}
        return next(iter(found.values())) if len(found) == 1 else None

    def holder_of(self, office: Office) -> str | None:
        """The one person whom the document shows in this office, of the home party first; None when several are."""
        if office not in self._in_office:
            title, party = office.title.lower(), office.party
            held = [
                holder
                for holder in self.holders
                if is_same_title(title, holder.office.title.lower()) and party in (None, self.party(holder))
            ]
            held = held or [
                holder
                for holder in self.holders
                if is_short_for(title, holder.office.title.lower()) and party in (None, self.party(holder))
            ]
            if " " in title:  # `the National Security Advisor`, not the one to the Vice President
                held = [holder for holder in held if holder.office.title.lower() == title] or held
            held = [holder for holder in held if is_called(title, holder.office.title.lower())] or held
            own = [holder for holder in held if party is None and self.party(holder) == self.home]
            found = unique(self._full(holder.person.name) for holder in own or held)
            self._in_office[office] = found[0] if len(found) == 1 else None
        return self._in_office[office]

    def in_office(self, mention: object) -> object:
        """Somebody named alone as the holder of the office that the document gives that person; else as named."""
        if not isinstance(mention, (Person, Maybe)):
            return mention
        name = self._full(mention.name)
        return next((one for one in self.holders if self._full(one.person.name) == name), mention)

    def resolve(self, words: str) -> str | None:
        """The actor that words mean anywhere in the document: a name, a family name, an acronym; None when unknown."""
        plain = words.strip().removeprefix("the ").removeprefix("The ")
        if plain in self._people:
            return self._people[plain]
        if plain in self._bodies:
            return self._bodies[plain].name
        return party_named(plain)

    def antecedent(self, sentence: int, position: int, kind: Kind = "person") -> str | None:
        """The actor that "he" or "the Minister" (person), "the Ministry" (body) at a place of the text stands for.

        The latest of that kind before the place in the same sentence, else the first of the nearest of the two
        sentences before; for a body, else the one that published. None when there is none so near.
        """
        wanted = {"person": (Holder, Person), "body": (Body,), "party": (Party,)}[kind]
        near = [one for one in self.appearances if isinstance(one.mention, wanted) and one.start < position]
        here = [one for one in near if one.sentence == sentence]
        if here:
            return self.actor(here[-1].mention)
        for back in (1, 2):
            before = [one for one in near if one.sentence == sentence - back]
            if before:
                return self.actor(before[0].mention)
        return self._own_body() if kind == "body" else None

    def appearing_in(self, sentence: int) -> Sequence[Appearance]:
        """Those named in a sentence, by its number."""
        if not self._by_sentence:
            for one in self.appearances:
                self._by_sentence.setdefault(one.sentence, []).append(one)
        return self._by_sentence.get(sentence, ())

    def body_before(self, at: int, noun: str) -> str | None:
        """Whose the last body is that is named before a place of the text with this noun at its end."""
        if noun not in self._by_noun:
            bodies = ((one.start, one.mention) for one in self.appearances if isinstance(one.mention, Body))
            named = ((start, self.party(body)) for start, body in bodies if body.name.lower().endswith(noun))
            self._by_noun[noun] = sorted((start, party) for start, party in named if party)
        named_at = self._by_noun[noun]
        behind = bisect_left(named_at, (at, ""))
        return named_at[behind - 1][1] if behind else None

    def _own_body(self) -> str | None:
        """The body of the home party that the document names most."""
        counts = Counter(
            self.body(one.mention).name
            for one in self.appearances
            if isinstance(one.mention, Body) and self.home and self.party(one.mention) == self.home
        )
        return counts.most_common(1)[0][0] if counts else None

    def _full(self, name: str) -> str:
        return self._people.get(name, name)


# ---- gathering ----

# Wire services that report on every country alike: whom they name without a country need not be their own.
WIRES = frozenset(
    {"reuters", "the associated press", "associated press", "ap", "afp", "agence france-presse", "bloomberg"}
)
FEW = 4
ACTORS = (Holder, Person, Maybe, Body, Party, City, Office)


def _appearances(notes: Notes) -> Iterator[Appearance]:
    """Every actor in the order of the text, also where a later rule folded several into one; heads before bodies."""
    for sentence in notes.sentences:
        found = [
            (start, end, made)
            for _, _, _, start, end, _, made, letter in sentence.matches
            if letter and isinstance(made, ACTORS)
        ]
        for _, start, end, value, _ in sentence.known:
            members = value.members if isinstance(value, Actors) else (value,)
            found += [(start, end, one) for one in members if isinstance(one, ACTORS)]
        found.sort(key=itemgetter(0, 1))
        for (start, end), same in groupby(found, itemgetter(0, 1)):
            yield from _alike(sentence.number, start, end, [value for _, _, value in same])


def _alike(sentence: int, start: int, end: int, values: list[object]) -> Iterator[Appearance]:
    """What one stretch is read as, each once: rules that fold read what others have read before."""
    few = len(values) <= FEW  # to compare them costs less than to hash them
    unlike = [one for at, one in enumerate(values) if one not in values[:at]] if few else [*dict.fromkeys(values)]
    for value in unlike:
        if isinstance(value, HeadedBody) and value.head:
            yield Appearance(sentence, value.head.start, value.head.end, value.head)
        yield Appearance(sentence, start, end, value)


def _bodies(mentions: Iterable[object], text: str) -> dict[str, Body]:
    """Bodies by full and by short names, under the fullest name that the document itself gives."""
    found: dict[str, Body] = {}
    plain = text.casefold()
    for mention in mentions:
        for body in _within(mention):
            known = found.get(body.name) or found.setdefault(body.name, _as_written(body, text, plain))
            if body.party and not known.party:
                found[body.name] = known = replace(known, party=body.party, short=known.short or body.short)
            if body.short and body.short != body.name:
                found.setdefault(body.short, known)
    return found


def _as_written(body: Body, text: str, plain: str) -> Body:
    """The body by the short name that the text uses, where it never gives the full one."""
    if body.name.casefold() in plain:
        return body
    known = bodies_by_name().get(folded(body.name), [])
    listed = (short for one in known if body.party in (None, one.party) for short in (*one.short, *one.weak))
    shorts = (*listed, body.short or "", lexicon.country(body.name) or "")
    used = next((short for short in shorts if short.isupper() and _stands_in(text, short)), None)
    return Body(used, body.party, used) if used else body


EDGE = re.compile(r"\b")


def _stands_in(text: str, name: str) -> bool:
    """Whether a name stands in a text as words of its own."""
    at = text.find(name)  # a hundred times as fast as a regex that has to look for an edge first
    while at >= 0:
        if EDGE.match(text, at) and EDGE.match(text, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


def _within(mention: object) -> Iterator[Body]:
    if isinstance(mention, Party):
        return  # most mentions are one
    if isinstance(mention, Body):
        yield mention
    office = mention.office if isinstance(mention, Holder) else mention
    if isinstance(office, Office) and office.organisation:
        yield Body(office.organisation, office.party)


# ---- whose ----


def _home(document: Document, appearances: Iterable[Appearance]) -> str | None:
    """The party of the publisher; without a known publisher, of the body that the document names most."""
    named = Counter(party for one in appearances if (party := _own_party(one.mention)))
    common = [party for party, _ in named.most_common()]
    if (
        document.publisher
        and document.publisher.casefold() not in WIRES
        and (party := _party_of_publisher(document.publisher, common, _desk(document)))
        and (party_of_paper(document.publisher) is None or _is_papers_own(party, named, appearances))
    ):
        return party
    bodies = Counter(
        one.mention.party
        for one in appearances
        if isinstance(one.mention, Body) and one.mention.party and one.mention.name.casefold() not in WIRES
    )
    return bodies.most_common(1)[0][0] if bodies else None


def _is_papers_own(party: str, named: Counter[str], appearances: Iterable[Appearance]) -> bool:
    """Whether a paper reports on its own country: from there, in its headline, or on no other as much."""
    cities = _datelined(appearances)
    if party in cities or (not cities and _opens_with_a_minister(appearances)):
        return True
    titled = {own for one in appearances if one.sentence == 0 and (own := _own_party(one.mention))}
    return party in titled or (not titled and party in named and named[party] == max(named.values()))


def _opens_with_a_minister(appearances: Iterable[Appearance]) -> bool:
    """Whether the first whom a report names is a minister or president without a country: the paper's own."""
    officers = (one.mention for one in appearances if isinstance(one.mention, (Holder, Office)))
    first = next(officers, None)
    office = first.office if isinstance(first, Holder) else first
    return office is not None and not office.party and bool(OF_A_STATE.search(office.title.lower()))


OF_A_STATE = re.compile(r"^(?:[a-z]+ )?(?:minister|president|premier)\b")


def _own_party(mention: object) -> str | None:
    """The party that a mention carries in its own words."""
    if isinstance(mention, Party):
        return mention.code
    return getattr(mention, "party", None) or getattr(getattr(mention, "office", None), "party", None)


def _datelined(appearances: Iterable[Appearance]) -> set[str]:
    """The countries of the cities in the first sentences: where a paper reports from."""
    near = (one.mention for one in appearances if one.sentence < DATELINED)
    return {city.country for city in near if isinstance(city, City)}


DATELINED = 3  # sentences, the title included
DESKS = {"PIB": "IN"}  # press desks that sign releases of ministries which other countries have too
BRACKETS = re.compile(r"\s*\(([^()]*)\)")
MINISTERS_FOR = frozenset({"AU", "NZ", "IE"})  # governments that have a Minister for Trade where others have one of it
POSTED = re.compile(r"\b(?:by|BY) (PIB)\b")


def _desk(document: Document) -> str | None:
    """Whose the press desk is that a release says it was posted by, in its first lines."""
    found = POSTED.search(document.text[:600])
    return DESKS[found.group(1)] if found else None


def _party_of_publisher(publisher: str, common: Sequence[str], desk: str | None = None) -> str | None:
    """Whose a publisher is; of several countries that have such a ministry, the one that the document names most."""
    publisher = BRACKETS.sub(r", \1", publisher)
    names = tuple(dict.fromkeys((publisher, publisher.split(",")[0], publisher.replace("&", "and"))))
    for name in names:
        if desk and lexicon.body(name, party=desk):
            return desk
        if known := lexicon.body(name):
            return known.party
    if party := party_of_house(publisher) or party_of_paper(publisher) or _country_within(publisher):
        return party
    for name in names:
        if party := next((one for one in common if lexicon.body(name, party=one)), None):
            return party
    portfolios = publisher.startswith(("Minister for ", "Assistant Minister for ", "Department of "))
    return next((one for one in common if one in MINISTERS_FOR), None) if portfolios else None


NO_COUNTRIES = frozenset(
    {"TV", "AM", "FM", "PM", "IT", "ID", "CO", "CC"}
)  # codes of countries that houses bear as words


def _country_within(publisher: str) -> str | None:
    """The country that a publisher's own words name: Government of Canada, Korea Customs Service."""
    words = [word for word in publisher.replace(",", " ").split() if not word.islower() and word not in NO_COUNTRIES]
    for length in range(3, 0, -1):
        for at in range(len(words) - length + 1):
            if party := party_named(" ".join(words[at : at + length])):
                return party
    return None


def _parties(cast: Cast, notes: Notes) -> dict[str, str]:
    """Whose each person and body is: as some mention says, else as `allegiance` tells."""
    found: dict[str, str] = {}
    for one in cast.appearances:
        for body in _within(one.mention):
            if body.party:
                found.setdefault(cast.body(body).name, body.party)
    people: dict[str, str] = {}
    for one in cast.appearances:
        if isinstance(one.mention, Holder) and (party := _stated(one.mention, found, cast)):
            people.setdefault(cast._full(one.mention.person.name), party)
        elif isinstance(one.mention, Person) and one.mention.party:  # `his Chinese counterpart, Wang Yi`
            people.setdefault(cast._full(one.mention.name), one.mention.party)
    return found | parties_of_people(notes, people, cast._full, cast.home, cast._mentioned)


def _mentioned(appearances: Iterable[Appearance]) -> frozenset[str]:
    return frozenset(
        code for one in appearances if (code := getattr(one.mention, "code", getattr(one.mention, "party", None)))
    )


def _stated(holder: Holder, parties: dict[str, str], cast: Cast) -> str | None:
    office = holder.office
    if office.party:
        return office.party
    return parties.get(cast.body(Body(office.organisation)).name) if office.organisation else None
