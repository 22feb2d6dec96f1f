"""Who "he", "they", "the ministry" or a bare "the Minister" are: those who acted last, in the order of the text.

A word that nobody before it can be meant by stays nobody; a spokesperson without a name speaks for the publisher.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from communique.lexicon.wordlists import word_set
from communique.reading.clause import FINITE, subject
from communique.reading.gathered import are_parties, are_people, is_of_a_bloc, leads
from communique.reading.mentions import (
    Actors,
    Body,
    Day,
    Group,
    Holder,
    Maybe,
    Office,
    Party,
    Person,
    Pronoun,
    Sides,
    Verb,
)
from communique.reading.notes import Sentence
from communique.reading.quoted import is_within_quotes, quoted_in
from communique.reading.scene import BARE_OFFICES, PAIR, Scene, codes_of, heads
from communique.reading.titles import STYLED, is_called
from communique.records import unique

SMALL = frozenset({"of", "for", "and", "the"})
SPEAKERS = ("head of state", "head of government", "spokesperson", "spokesman", "spokeswoman")
BODY_AGAIN = word_set("body_again")
NAMED_FOR = frozenset({"the council", "the commission", "the cabinet"})  # bodies that are meant only where so called
STYLES = word_set("style")
REALMS = frozenset({"SA", "BH", "MA", "JO", "OM", "TH", "KH"})  # called the Kingdom or the Sultanate by their houses
LEGISLATURES = frozenset(words.lower() for words in word_set("legislature"))
NATIONAL = word_set("national")
COUNTRY = 2  # letters of a country's code
NAMED_LAST = frozenset({"council", "commission"})
FIRMS_AGAIN = word_set("firm_again")
FIRMS = word_set("firm")
OF_A_STATE = (" ministry", " department", " government", " administration")
OF_GOVERNMENT = ("Ministry ", "Department ", "Office ")
OF_SOMEBODY = ("his ", "her ", "our ", "my ")  # `her government`, `our administration`


# Titles of those whom their houses call head of state and head of government.
HEADS = {
    "head of state": {"President", "King", "Queen", "Emir", "Amir", "Sultan", "Emperor"},
    "head of government": {"Prime Minister", "Premier", "Chancellor"},
}


@dataclass(slots=True)
class Antecedents:
    """Those who acted last: a person, several, a body."""

    scene: Scene
    last: object = None
    person: object = None
    several: object = None
    alone: object = None  # who acted last, where it was one and not several
    earlier: object = None  # the person who acted before that one
    officers: list[Holder] = field(default_factory=list)  # those in an office, in the order in which they were named
    is_quoted: bool = False  # whether the deed in hand is told within quotation marks
    quoted: object = None  # who is quoted
    quoted_at: int = 0  # the paragraph in which that was told
    own: set[str] = field(default_factory=set)  # offices of the publisher whom nobody names
    body: object = None
    speaker: object = None  # whom the text names before a colon
    opening: object = None  # who is named first in the sentence: `he` while nobody has acted yet
    one: object = None  # a country, a body or a group: what `it` may be
    other: object = None  # the last person to whom something was done

    nationals: dict[str, object] = field(default_factory=dict)  # the last person of each party

    def hear(self, sentence: Sentence, at: int) -> None:
        """Take note of who speaks: `Ms. Kim, Minister of Trade: I will visit ...`, and whether a place is quoted."""
        chunks = sentence.line.chunks
        self.is_quoted = is_within_quotes(self.scene.document.text, at)
        if self.is_quoted:
            if who := quoted_in(sentence):
                self.quoted, self.quoted_at = who, sentence.paragraph
            elif sentence.paragraph - self.quoted_at > 1:
                self.quoted = None
        if len(chunks) > 1 and isinstance(chunks[0].value, (Holder, Person)) and sentence.line.words(chunks[1]) == ":":
            self.speaker = chunks[0].value
        first = next((one[3] for one in chunks[:3] if not isinstance(one[3], Day)), None)
        self.opening = first if isinstance(first, (Holder, Person)) else None

    def pass_by(self, sentence: Sentence) -> None:
        """Take note of who acts in a sentence that tells no deed: `he` in the next is that person."""
        values = enumerate([chunk[3] for chunk in sentence.line.chunks])
        first = next((at for at, one in values if isinstance(one, Verb) and one.voice in FINITE), None)
        who = subject(sentence.line, first) if first is not None else None
        if who is not None and isinstance(who[0], (Holder, Person)):
            self.person = who[0]
        elif (
            who is not None and isinstance(who[0], Actors) and any(alike(who[0]) for alike in (are_people, are_parties))
        ):
            self.several = who[0]

    def hear_title(self, sentence: Sentence) -> None:
        """Take note of whose statement it is: `Statement by President Kim on the talks`."""
        for at, chunk in enumerate(sentence.line.chunks[:6]):
            if isinstance(chunk.value, (Holder, Person)) and sentence.line.words(sentence.line.chunks[at - 1]) == "by":
                self.speaker = chunk.value

    def remember_other(self, value: object) -> None:
        """Take note of whom a deed is done to, or who is met."""
        if isinstance(value, (Holder, Person)):
            self.other = value
        for one in value.members if isinstance(value, Actors) else (value,):
            self._note(one)

    def remember_meeting(self, one: object, other: object) -> None:
        """Take note of two people who met: `they` are both."""
        if all(isinstance(who, (Holder, Person, Maybe, Office)) for who in (one, other)):
            self.several = Actors((one, other))

    def remember(self, value: object) -> None:
        """Take note of who acts."""
        value = self.scene.cast.in_office(value)
        if isinstance(value, Office) and self.person is not None and not self.scene.cast.actor(value):
            return  # `the minister`, whom nothing names: `he` is who was named before
        if isinstance(value, (Holder, Person, Maybe, Office)):
            self.earlier = self.earlier if self.is_same(self.person, value) else self.person
            self.person = self.last = self.alone = value
            self._note(value)
        elif isinstance(value, (Actors, Sides)) or (isinstance(value, Group) and len(value.parties) > 1):
            self.several, self.alone = value, None
            for one in value.members if isinstance(value, Actors) else ():
                self._note(one)
        elif isinstance(value, (Body, Party, Group)):
            self.last = self.one = self.alone = value
            if isinstance(value, Body) and value.name.lower() not in LEGISLATURES:  # none is `the council` after it
                self.body = value

    def _note(self, value: object) -> None:
        """Take note of somebody of a party: the last of it, and of all."""
        if isinstance(value, (Holder, Person)) and (party := self.scene.cast.party(value)):
            self.nationals.pop(party, None)
            self.nationals[party] = value
        if isinstance(value, Holder):
            self.officers.append(value)

    def is_same(self, one: object, other: object) -> bool:
        """Whether two mentions are of one actor."""
        if one is None or other is None:
            return False
        return one == other or ((name := self._name(one)) is not None and name == self._name(other))

    def _name(self, value: object) -> str | None:
        return self.scene.cast.actor(value)

    def of_another(self, parties: Iterable[str]) -> object:
        """The person of another party than these who was named last."""
        others = [one for party, one in self.nationals.items() if party not in parties]
        return others[-1] if others else None

    def is_met_as_namesake(self, office: Office, others: Iterable[str]) -> bool:
        """Whether an office without a name meets the only one who is named in it: then it is the publisher's own."""
        if office.party or not self.scene.cast.home or self.scene.cast.holder_of(office) not in (*others,):
            return False
        self.own.add(office.title)
        return True

    def other_so_called(self, office: Office, parties: Iterable[str]) -> object:
        """Who of another party than these was named last in an office so called."""
        word = office.title.lower()
        heard = [one for one in self.officers if is_called(word, one.office.title.lower())] if not office.party else []
        return next((one for one in reversed(heard) if self._codes(one) and self._codes(one) != [*parties]), None)

    def who(self, value: object) -> object:
        """The actor that a word stands for; the value itself where it names somebody."""
        if isinstance(value, Pronoun):
            return self._of_pronoun(value.words.lower())
        if isinstance(value, Office):
            halves = value.title.split(" and ")
            if len(halves) == 2 and all(half.split()[-1] in BARE_OFFICES for half in halves) and not value.party:
                return Actors(tuple(Office(one) for one in halves))  # `the Prime Minister and President agreed`
            return self._in_office(value)
        if isinstance(value, Sides):
            return self._as_many(value)
        if isinstance(value, Group) and value.words.endswith("counterpart") and len(value.parties) == 1:
            return self._counterpart(value)
        if isinstance(value, Actors) and any(isinstance(one, (Pronoun, Office)) for one in value.members):
            return self._members(value)
        return value

    def _counterpart(self, group: Group) -> object:
        """The person of a country who has been named in an office like that of who acts: `his Omani counterpart`."""
        named = self.nationals.get(group.parties[0])
        if not isinstance(named, Holder) or not isinstance(self.person, Holder):
            return group
        words, others = (set(one.office.title.lower().split()) for one in (named, self.person))
        return named if words & others - SMALL else group

    def _members(self, value: Actors) -> Actors:
        """Several actors, each by name: `she and the Minister`, of whom one is not the other."""
        others = [one for one in value.members if not isinstance(one, Pronoun)]
        known: list[object] = []
        for one in value.members:
            meant = self.who(one) if isinstance(one, (Pronoun, Office)) else one
            if isinstance(one, Pronoun) and any(self.is_same(meant, other) for other in others):
                meant = self.earlier if one.words.lower() in {"he", "she"} else self._publisher()
            known.append(meant)
        return Actors(tuple(one for one in known if one is not None))

    def _in_office(self, office: Office) -> object:
        if office.title in self.own and not office.party:
            return self._publisher()
        called = office.title if office.title in BARE_OFFICES else office.title.title()
        if isinstance(self.person, Holder) and self._may_be_of(office, self.person):
            so_called = office.title.lower() in self.person.office.title.lower()
            if so_called and (other := self._better_called(office, self.person)):
                return other  # `the Minister` while the Prime Minister acted last
            if so_called and (called in BARE_OFFICES or office.title.islower()):
                return self.person
            if called in BARE_OFFICES:
                return self._heard(office) or office
        if office.party and (office.title.lower() in NATIONAL or called in BARE_OFFICES):
            return self._national(office)
        if office.title.lower().endswith(SPEAKERS) and not office.party:
            return self._head(office.title.lower()) or self._publisher()
        return (self._heard(office) if called in BARE_OFFICES else None) or office

    def _better_called(self, office: Office, person: Holder) -> Holder | None:
        """The own minister named before, where somebody acted last who is called so only in part: a Prime Minister."""
        word, cast = office.title.lower(), self.scene.cast
        if is_called(word, person.office.title.lower()) or office.party or office.is_plural:
            return None
        named = {cast.actor(one): one for one in self.officers if is_called(word, one.office.title.lower())}
        own = [one for one in named.values() if cast.party(one) == cast.party(person)]
        return own[0] if len(own) == 1 else None

    def _head(self, called: str) -> object:
        """The president or king of the publisher's country, whom it calls the head of state."""
        titles, home = HEADS.get(called, set()), self.scene.cast.home
        found = [one for one in self.officers if one.office.title in titles and self.scene.cast.party(one) == home]
        return found[-1] if home and found else None

    def _heard(self, office: Office) -> object:
        """Who of several in an office so called was named last, the publisher's own first; None when it is only one."""
        cast, word = self.scene.cast, office.title.lower()
        if office.party or office.is_plural:
            return None
        heard = [one for one in self.officers if is_called(word, one.office.title.lower())]
        if heard and len({cast.actor(one) for one in heard}) == 1:
            return heard[-1]
        if cast.holder_of(office):
            return None
        own = [one for one in heard if cast.party(one) == cast.home]
        return next(reversed(own or heard), None)

    def _may_be_of(self, office: Office, person: object) -> bool:
        """Whether somebody may be meant by an office that tells its country: `the Qatari minister`."""
        return office.party is None or self.scene.cast.party(person) in (None, office.party)

    def _national(self, office: Office) -> object:
        """The last person of a country whose office is so called; the country where nobody is."""
        last, word = self.nationals.get(office.party or ""), office.title.lower()
        if last is not None and (word in NATIONAL or (isinstance(last, Holder) and word in last.office.title.lower())):
            return last
        return office if self.scene.cast.holder_of(office) else Party(office.party or "")

    def _as_many(self, sides: Sides) -> object:
        """The people who acted together last, where they are as many as meant and those who met first are not."""
        met, last = self.scene.encounter, self.several
        if sides.number is None:
            return self._all_named(sides) or sides
        if not sides.are_people:
            return self._countries(sides, sides.number)
        if met is not None and len(met.by) == sides.number:
            return sides
        so_called = self._so_called(sides.words.lower())
        if len(so_called) == sides.number and met is not None:
            return Actors(tuple(so_called))  # `the two Prime Ministers`, whom a deputy accompanied
        if not isinstance(last, Actors) or len(last.members) != sides.number:
            return sides
        if "leader" in sides.words.lower() and not any(map(leads, last.members)) and len(heads(sides, self.scene)) > 1:
            return sides  # `the two leaders`, of whom the ministers named last are none
        return last if are_people(last) else sides

    def _all_named(self, sides: Sides) -> object:
        """Those named together last where they are of more than two parties, or the bloc whose officials acted."""
        last, alone = self.several, self.alone
        if isinstance(last, Actors) and len(parties := unique(codes_of(last, self.scene))) > PAIR:
            return last if sides.are_people else Group(sides.words, parties)
        if not (is_of_a_bloc(alone) and sides.are_people):
            return None
        return alone if not self.scene.is_bilateral or self._codes(alone) == self._home() else None

    def _so_called(self, words: str) -> list[Holder]:
        """Those of the meeting in hand whose office has the last words of a plural: `two prime ministers`."""
        met, word = self.scene.encounter, words.partition(" ")[2].removesuffix("s")
        named = {self.scene.cast.actor(one): one for one in self.officers if is_called(word, one.office.title.lower())}
        return [named[name] for name in met.by if name in named] if met and word else []

    def _countries(self, sides: Sides, number: int) -> object:
        """The countries that are as many as meant where those of the document are not: of whom acted together last."""
        scene = self.scene
        known = scene.encounter.parties if scene.encounter and len(scene.encounter.parties) > 1 else scene.parties
        if len(known) == number:
            return sides
        last = tuple(codes_of(self.several, scene)) if self.several is not None else ()
        alone = tuple(codes_of(self.alone, scene)) if self.alone is not None else ()
        for meant in map(unique, (last, (*known, *alone), (*self._home(), *last))):
            if len(meant) == number:
                return Group(sides.words, meant)
        return sides

    def done_to(self, value: object, act: str) -> object:
        """Those whom a word stands for to whom something is done: `urged the two countries`, being of a third."""
        meant = self.who(value)
        if not isinstance(meant, Sides) or not meant.number:
            return meant
        own = codes_of(self.alone, self.scene) if self.alone is not None else []
        others = tuple(code for code in codes_of(meant, self.scene) if code not in own)
        if own and not meant.are_people and len(others) == meant.number:
            return Group(meant.words, others)
        return None if act == "request" else meant  # which two, the document does not tell

    def _of_pronoun(self, words: str) -> object:
        if words in STYLES:
            return self._styled(words.rpartition(" ")[2])
        if words.startswith(OF_SOMEBODY):
            party = self.scene.cast.party(self.person) if self.person is not None else None
            return Party(party) if party else self._publisher()
        if words in BODY_AGAIN or words.endswith(OF_A_STATE) or words.removeprefix("the ") in FIRMS_AGAIN:
            return self._body_again(words)
        return self._of_word(words)

    def _styled(self, noun: str) -> object:
        """Who is called Highness, Majesty or Excellency: who acted last, or is named last, of those so styled."""
        form, text = STYLED[noun], self.scene.document.text
        recent = (self.person, *reversed(self.nationals.values()), *reversed(self.officers))
        so_styled = [one for one in recent if isinstance(one, Holder) and form.search(text, one.start - 30, one.end)]
        return next(iter(so_styled), self.person)

    def _body_again(self, words: str) -> object:
        """The body that "the ministry", "the finance ministry", "the company" or "the government" stands for."""
        if words == "the government":
            return self._publisher() or self._government_of(self.body or self.last)
        if words in BODY_AGAIN:
            return (
                self._body_called(words.rpartition(" ")[2])
                or (self.body if words not in NAMED_FOR else None)
                or self._publisher()
                or (self._government_of(self.one) if words == "the ministry" else None)
            )
        if words.endswith((" ministry", " department")):
            return self._ministry_of(words.removeprefix("the "))
        if (noun := words.removeprefix("the ")) in FIRMS_AGAIN:
            return self._bloc() if noun == "bloc" else self._firm_called(noun)
        return self._government_of(self.last)  # `the former government`

    def _of_word(self, words: str) -> object:
        """Whom a pronoun stands for, or a word for somebody who was named before."""
        match words:
            case "he" | "she":
                return self.person or self.opening
            case _ if words.startswith("the visiting "):
                abroad = (one for party, one in self.nationals.items() if party != self.scene.cast.home)
                return next(abroad, None)
            case "the centre":  # what Indian houses call their government
                return Party("IN") if self.scene.cast.home == "IN" else None
            case "the kingdom" | "the sultanate":
                codes = (self.scene.cast.home, *self.scene.parties)
                return next((Party(code) for code in codes if code in REALMS), None)
            case "the delegation":
                return self.last
            case "him" | "her":
                return self.earlier if self.is_same(self.other, self.person) else self.other
            case "the former" | "the latter":
                return self._of_two(words)
            case "the counterpart":
                return self.of_another(self._codes(self.alone) or self._home())
            case "they":
                return self.several or Sides("they", are_people=True)
            case "it":
                return self.one
            case "i" | "me" if self.speaker is not None:
                return self.speaker
            case "me":
                return self.quoted if self.is_quoted else self._publisher()
            case "we" if self.scene.speakers and not self.is_quoted:
                return Group("we", self.scene.speakers)
            case "we" | "i" if not self.scene.is_joint:
                return self._first_person()
            case "we":
                return Sides("we")
        return self._publisher()

    def _of_two(self, words: str) -> object:
        """The former or the latter of the two who acted together or one with the other last."""
        both = self.several.members if isinstance(self.several, Actors) else ()
        return both[words == "the latter"] if len(both) == PAIR else None

    def _first_person(self) -> object:
        """Who says `I` or `we`: who is quoted; outside of quotation marks who publishes, or somebody of that house."""
        if self.is_quoted:
            return self.quoted or self.person or self._publisher()
        is_abroad = self.scene.cast.home is not None and self._codes(self.person) not in ([], self._home())
        return self._publisher() if is_abroad else self.person or self._publisher()

    def _codes(self, value: object) -> list[str]:
        return [party] if value is not None and (party := self.scene.cast.party(value)) else []

    def _home(self) -> list[str]:
        return [self.scene.cast.home] if self.scene.cast.home else []

    def _ministry_of(self, words: str) -> object:
        """The ministry of a field: the one that the document names, else by these words, of the publisher's country."""
        field, _, noun = words.rpartition(" ")
        named = [one for one in (self.body, self.scene.cast.only_body(field)) if isinstance(one, Body)]
        known = (one for one in named if {field, noun} <= set(one.name.lower().replace(",", "").split()))
        party = self.scene.cast.home or (self.scene.cast.party(self.last) if self.last is not None else None)
        return next(known, None) or Body(words, party)

    def _bloc(self) -> object:
        """The bloc that acted last, else the only one among the parties of the document."""
        if isinstance(self.one, Party) and (len(self.one.code) > COUNTRY or self.one.code == "EU"):
            return self.one
        blocs = [code for code in self.scene.parties if len(code) > COUNTRY or code == "EU"]
        return Party(blocs[0]) if len(blocs) == 1 else None

    def _firm_called(self, noun: str) -> object:
        """The company or the agency that acted last, or that is so called."""
        named = self._body_called(noun)
        firm = self.body if noun in FIRMS and isinstance(self.body, Body) and self.one is self.body else None
        return named or (firm if firm is not None and not firm.name.startswith(OF_GOVERNMENT) else None)

    def _government_of(self, who: object) -> object:
        """The government of somebody who was named before, else the publisher's."""
        if isinstance(who, Group) and len(who.parties) == 1:
            return Party(who.parties[0])  # `India's commerce ministry`, then `the ministry`
        party = self.scene.cast.party(who) if who is not None else None
        return Party(party) if party else self._publisher()

    def _body_called(self, noun: str) -> object:
        """The body that publishes or that acted last if it is so called, else the only one of the document that is."""
        publisher = self.scene.document.publisher or ""
        if noun in NAMED_LAST and noun in publisher.lower().split():
            return Body(publisher, self.scene.cast.home)
        if self.body is not None and noun in str(getattr(self.body, "name", "")).lower():
            return self.body
        return self.scene.cast.only_body(noun)

    def _publisher(self) -> object:
        return Party(self.scene.cast.home) if self.scene.cast.home else None
