"""Who "he", "they", "the ministry" or a bare "the Minister" are: those who acted last, in the order of the text.

A word that nobody before it can be meant by stays nobody; a spokesperson without a name speaks for the publisher.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from communique.lexicon.wordlists import word_set
from communique.reading.clause import FINITE, subject
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
from communique.reading.scene import BARE_OFFICES, Scene

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


@dataclass(slots=True)
class Antecedents:
    """Those who acted last: a person, several, a body."""

    scene: Scene
    last: object = None
    person: object = None
    several: object = None
    own: set[str] = field(default_factory=set)  # offices of the publisher whom nobody names
    body: object = None
    speaker: object = None  # whom the text names before a colon
    opening: object = None  # who is named first in the sentence: `he` while nobody has acted yet
    one: object = None  # a country, a body or a group: what `it` may be
    other: object = None  # the last person to whom something was done

    nationals: dict[str, object] = field(default_factory=dict)  # the last person of each party

    def hear(self, sentence: Sentence) -> None:
        """Take note of who speaks: `Ms. Kim, Minister of Trade: I will visit ...`."""
        chunks = sentence.line.chunks
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

    def hear_title(self, sentence: Sentence) -> None:
        """Take note of whose statement it is: `Statement by President Kim on the talks`."""
        for at, chunk in enumerate(sentence.line.chunks[:6]):
            if isinstance(chunk.value, (Holder, Person)) and sentence.line.words(sentence.line.chunks[at - 1]) == "by":
                self.speaker = chunk.value

    def remember_other(self, value: object) -> None:
        """Take note of whom a deed is done to, or who is met."""
        if isinstance(value, (Holder, Person)):
            self.other = value
            if party := self.scene.cast.party(value):
                self.nationals[party] = value

    def remember_meeting(self, one: object, other: object) -> None:
        """Take note of two people who met: `they` are both."""
        if all(isinstance(who, (Holder, Person, Maybe)) for who in (one, other)):
            self.several = Actors((one, other))

    def remember(self, value: object) -> None:
        """Take note of who acts."""
        value = self.scene.cast.in_office(value)
        if isinstance(value, Office) and self.person is not None and not self.scene.cast.actor(value):
            return  # `the minister`, whom nothing names: `he` is who was named before
        if isinstance(value, (Holder, Person, Maybe, Office)):
            self.person = self.last = value
            if isinstance(value, (Holder, Person)) and (party := self.scene.cast.party(value)):
                self.nationals[party] = value
        elif isinstance(value, (Actors, Sides)) or (isinstance(value, Group) and len(value.parties) > 1):
            self.several = value
            for one in value.members if isinstance(value, Actors) else ():
                if isinstance(one, (Holder, Person)) and (party := self.scene.cast.party(one)):
                    self.nationals[party] = one
        elif isinstance(value, (Body, Party, Group)):
            self.last = self.one = value
            if isinstance(value, Body) and value.name.lower() not in LEGISLATURES:  # none is `the council` after it
                self.body = value

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
        if isinstance(value, Actors) and any(isinstance(one, Pronoun) for one in value.members):
            known = (self.who(one) if isinstance(one, Pronoun) else one for one in value.members)
            return Actors(tuple(one for one in known if one is not None))
        return value

    def _in_office(self, office: Office) -> object:
        if office.title in self.own and not office.party:
            return self._publisher()
        called = office.title if office.title in BARE_OFFICES else office.title.title()
        if isinstance(self.person, Holder) and self._may_be_of(office, self.person):
            so_called = office.title.lower() in self.person.office.title.lower()
            if so_called and (called in BARE_OFFICES or office.title.islower()):
                return self.person
            if called in BARE_OFFICES:
                return office
        if office.party and (office.title.lower() in NATIONAL or called in BARE_OFFICES):
            return self._national(office)
        if office.title.lower().endswith(SPEAKERS) and not office.party:
            return self._publisher()
        return office

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
        if not sides.are_people or sides.number is None or (met is not None and len(met.by) == sides.number):
            return sides
        if not isinstance(last, Actors) or len(last.members) != sides.number:
            return sides
        return last if all(isinstance(one, (Holder, Person)) for one in last.members) else sides

    def _of_pronoun(self, words: str) -> object:
        if words in STYLES:
            return self.person
        if words.startswith(OF_SOMEBODY):
            party = self.scene.cast.party(self.person) if self.person is not None else None
            return Party(party) if party else self._publisher()
        if words in BODY_AGAIN or words.endswith(OF_A_STATE) or words.removeprefix("the ") in FIRMS_AGAIN:
            return self._body_again(words)
        return self._of_word(words)

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
                return self.other
            case "they":
                return self.several or Sides("they", are_people=True)
            case "it":
                return self.one
            case "i" if self.speaker is not None:
                return self.speaker
            case "we" | "i" if not self.scene.is_joint:
                return self.person or self._publisher()
            case "we":
                return Sides("we")
        return self._publisher()

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
