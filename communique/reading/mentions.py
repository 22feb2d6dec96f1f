"""What stretches of a sentence are read as before they become records: days, amounts, parties, people, offices.

Each carries the `kind` that its chunk is spelled by. They hold words of the document or codes, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from communique.lexicon import Entry, load
from communique.records import Number


class MayAct:
    """What may do a deed, or may be somebody who does: one base to ask for costs a tenth of asking for each class."""

    __slots__ = ()


class Doer(MayAct):
    """What does deeds: whatever may act, but for names that nothing tells to be somebody's."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Party(Doer):
    """A country or a bloc: its code and the words used for it."""

    kind: ClassVar[str] = "party"
    code: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class WeakParty(Party):
    """A name that is a party's only with support ("Georgia", "Jordan")."""

    kind: ClassVar[str] = "weak_party"


@dataclass(frozen=True, slots=True)
class Demonym(Party):
    """An adjective or a people: Korean, Canadians."""

    kind: ClassVar[str] = "demonym"


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the world that is no party: Latin America."""

    kind: ClassVar[str] = "region"
    name: str


@dataclass(frozen=True, slots=True)
class City:
    """A city and its country; a capital may stand for its government."""

    kind: ClassVar[str] = "city"
    name: str
    country: str
    is_capital: bool = False


@dataclass(frozen=True, slots=True)
class Body(Doer):
    """An organisation: its full name, its short name, whose it is."""

    kind: ClassVar[str] = "body"
    name: str
    party: str | None = None
    short: str | None = None


@dataclass(frozen=True, slots=True)
class WeakBody(Body):
    """An acronym that is a body's only with support ("MOF")."""

    kind: ClassVar[str] = "weak_body"


@dataclass(frozen=True, slots=True)
class HeadedBody(Body):
    """A body named together with who heads it: "the Ministry of Trade (MOT, Minister Kim)"."""

    head: Holder | None = None


@dataclass(frozen=True, slots=True)
class Person(Doer):
    """A person by the name written, without title."""

    kind: ClassVar[str] = "person"
    name: str
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Maybe(MayAct):
    """Capitalised words that have the form of a name and nothing else to tell that they are a person's."""

    kind: ClassVar[str] = "maybe"
    name: str


@dataclass(frozen=True, slots=True)
class Post:
    """A title with what it is about: "Deputy Minister for Trade"; not yet whose."""

    kind: ClassVar[str] = "post"
    title: str
    is_plural: bool = False


@dataclass(frozen=True, slots=True)
class Office(Doer):
    """A post: its title as written, its organisation, whose it is."""

    kind: ClassVar[str] = "office"
    title: str
    organisation: str | None = None
    party: str | None = None
    is_former: bool = False
    is_plural: bool = False  # "Presidents", which several names follow


@dataclass(frozen=True, slots=True)
class Holder(Doer):
    """A person in an office; `start` and `end` are where the two are stated together."""

    kind: ClassVar[str] = "holder"
    person: Person
    office: Office
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Day:
    """A date as written, part by part; `edtf` when it needs no day of publication to be understood."""

    kind: ClassVar[str] = "day"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    relative: str | None = None  # "last month", "today": resolved against the day of publication
    edtf: str | None = None
    until: Day | None = None
    counted: int | None = None  # days from what was told last: 0 for "the same day"


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity: its value, its unit (ISO 4217, percent, times, people, tonnes ...) and its bound."""

    kind: ClassVar[str] = "amount"
    value: Number
    unit: str | None = None
    bound: str | None = None
    upto: Number | None = None  # the far end of a range


@dataclass(frozen=True, slots=True)
class Instrument:
    """An agreement, memorandum, treaty or declaration as named; `is_named` is false for a bare "the Agreement"."""

    kind: ClassVar[str] = "instrument"
    name: str
    type: str
    parties: tuple[str, ...] = ()
    short: str | None = None
    is_named: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """A word that tells how far an instrument has come, and where in the text it and the instrument stand."""

    kind: ClassVar[str] = "step"
    word: str
    pact_start: int
    pact_end: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Gathering:
    """A forum, committee, dialogue, summit or round of talks: its name without ordinal and year, its edition."""

    kind: ClassVar[str] = "gathering"
    name: str
    edition: int | None = None
    type: str = ""  # its head noun, in lower case
    parties: tuple[str, ...] = ()
    short: str | None = None
    year: int | None = None
    is_named: bool = True


@dataclass(frozen=True, slots=True)
class Custom:
    """A habit of a series: the day it began, how often it is held, how many people came, for which time it met."""

    kind: ClassVar[str] = "custom"
    since: Day | None = None
    frequency: str | None = None
    attendance: Number | None = None
    edition: int | None = None


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A named project, programme, strategy, platform or fund."""

    kind: ClassVar[str] = "initiative_name"
    name: str
    type: str
    parties: tuple[str, ...] = ()
    short: str | None = None


@dataclass(frozen=True, slots=True)
class Group(Doer):
    """People or bodies named by their country ("the Tajik delegation"); private ones act for themselves."""

    kind: ClassVar[str] = "group"
    words: str
    parties: tuple[str, ...]
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Sides(Doer):
    """The parties of the document without their names: the two sides, both leaders, the three countries."""

    kind: ClassVar[str] = "sides"
    words: str
    are_people: bool = False
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Pronoun(Doer):
    """He, she, they, it, we, I: somebody named before."""

    kind: ClassVar[str] = "pronoun"
    words: str


@dataclass(frozen=True, slots=True)
class Actors(Doer):
    """Several actors in one phrase, in their order."""

    kind: ClassVar[str] = "actors"
    members: tuple[object, ...]
    is_behind_a_venue: bool = False  # "(in) Peru, Minister Lee and Minister Kim": the words begin with the place


@dataclass(frozen=True, slots=True)
class Auxiliary:
    """What stands before a verb and says whether it has happened: `will`, `plans to`, `continues to`."""

    kind: ClassVar[str] = "auxiliary"
    status: str
    negated: bool = False


class Verb(NamedTuple):
    """A verb with its auxiliaries. `kind` is its likeliest act and its voice; `at` is where the verb itself starts."""

    kind: str
    lemma: str
    acts: tuple[str, ...]
    voice: str
    status: str
    negated: bool
    at: int
    day: Day | None = None  # that stands inside: `will tomorrow launch`


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed as its sentence tells it: by whom, to whom, what, when, where. Spans are places in the text."""

    act: str
    lemma: str
    status: str
    by: object = None
    to: object = None
    what: tuple[int, int] | None = None
    day: Day | None = None
    place: City | Party | None = None
    condition: tuple[int, int] | None = None
    start: int = 0
    end: int = 0
    head: int = 0  # the verb's chunk, for the order of deeds in a line
    is_vague: bool = False  # a plan of nothing in particular, which only a joint statement makes a commitment
    is_present: bool = False  # told in the present tense: `takes place in March`
    sides: tuple[str, ...] = ()  # for whom those sign who do
    among: tuple[str, ...] = ()  # parties that only people tell who are not named: `met Chilean exporters`
    is_of_all: bool = False  # asked of the public or of people who are not named, so not of the other side


Mention = (
    Party | Region | City | Body | Person | Maybe | Office | Holder | Day | Amount | Instrument
    | Gathering | Undertaking
)  # fmt: skip


def named(entry: Entry) -> Party | Region | City | Body | Instrument | None:
    """What a name of the lexicon is read as; None for kinds that rules do not read by name."""
    match entry.kind:
        case "country" | "group" if entry.party:
            return (Party if entry.strong else WeakParty)(entry.value, entry.name)
        case "group":  # one that records do not name as a party: it acts as a body
            return (Body if entry.strong else WeakBody)(entry.name)
        case "demonym" | "people" | "group_adjective" if entry.party:
            return Demonym(entry.value, entry.name)
        case "city" | "capital":
            return City(entry.name, entry.party or "", entry.kind == "capital")
        case "region":
            return Region(entry.name)
        case "pact":
            return _pact(entry)
        case "body":
            party = entry.party if entry.strong or entry.name.isupper() else None  # "Foreign Ministry" is anybody's
            return (Body if entry.strong or " " in entry.name else WeakBody)(
                entry.value, party, entry.name if entry.name.isupper() else None
            )
    return None


FEW = 3
"""Up to this many members a pact is between them by name; of a larger one a document tells who is concerned."""


def _pact(entry: Entry) -> Instrument:
    """An agreement that is known by name, with its parties where they are few."""
    pact = load().groups[entry.value]
    members = tuple(member.code for member in pact.members)
    parties = members if len(members) <= FEW else ()
    return Instrument(entry.name, pact.instrument or "other", parties, pact.code)
