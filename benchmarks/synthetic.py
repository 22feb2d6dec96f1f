"""Synthetic releases of thirty records each: as many as a long release has, drawn from fixed lists with fixed seeds.

The same number is the same release everywhere; nothing here is taken from a real one.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from communique.records import Document, Quote, Reading, record_with_quote

RECORDS = 30
DAYS = 3650
FIRST = date(2015, 1, 1)
PUBLISHERS = [f"Ministry of Trade {number}" for number in range(40)]
# A few parties are in most releases, as in life; the first two make the busiest pair.
PARTIES = (
    "KR JP US CN EU IN VN ID AU CA MX BR CL AE SA TR DE FR IT ES GB KZ UZ TJ MN PH TH MY SG NZ ZA EG KE NG MA CO PE AR "
    "PL CZ HU RO SE NO FI DK NL BE AT CH"
).split()
ACTS = "meet visit hold propose request criticise support agree sign announce establish invest impose ease".split()
SECTORS = "steel energy ai semiconductors batteries critical_minerals defence shipbuilding agriculture hydrogen".split()
FAMILIES = (
    "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Tanaka Suzuki Sato Wang Zhang Chen Liu Nguyen Tran Singh Sharma "
    "Larsen Hansen Rossi Bianchi Weber Fischer Martin Dubois Silva Souza Garcia Lopez Kowalski Novak Popov Ivanov "
    "Yilmaz Demir Haddad Mansour Okafor Mwangi Santos Reyes Aliyev Karimov Smith Brown Taylor"
).split()
GIVEN = (
    "min seo jun ho yeon hyun woo jin soo kyu sung tae dong eun mar ta lo ri ka na el vi ro sa be no mi do ga le"
).split()
WORDS = (
    "trade supply chain cooperation minerals quota tariff investment market export import industry technology energy "
    "security platform dialogue framework committee partnership growth digital standards port railway semiconductor "
    "battery vehicle hydrogen nuclear solar wind fisheries customs logistics talent finance aid loan grant"
).split()
# Words of middling frequency: each is in about one release in fifty.
MIDDLING = [
    f"{word}{end}" for word in WORDS for end in "ology arium istan wick ford holm grad burg dale mere ton".split()
]


@dataclass(frozen=True, slots=True)
class Official:
    """Somebody with an office."""

    name: str
    title: str
    party: str


@dataclass(frozen=True, slots=True)
class Thing:
    """What releases tell of again and again: an agreement, a series, a measure, an initiative."""

    name: str
    parties: tuple[str, ...]
    day: date


def readings(count: int, *, start: int = 0, total: int) -> Iterator[Reading]:
    """Synthetic readings numbered from `start`, scattered over ten years; `total` sizes the roster of officials."""
    for number in range(start, start + count):
        yield reading(number, FIRST + timedelta(days=number * 7919 % DAYS), total)


def reading(number: int, published: date, total: int) -> Reading:
    """One release of thirty sentences, each with its record."""
    chance = random.Random(number)
    parties = _parties(chance)
    people = [_person(chance, total), _person(chance, total)]
    title = f"Release {number}: {parties[0]} and {parties[-1]} on {chance.choice(WORDS)} and {chance.choice(MIDDLING)}"
    text, lines = title + "\n\n", []
    for at in range(RECORDS):
        sentence = f"{people[at % 2].name} of {parties[at % len(parties)]} spoke of {_words(chance)} in point {at}."
        lines.append((_fields(chance, at, parties, people, published, total), len(text), sentence))
        text += sentence + " "
    document = Document(
        text=text, title=title, published=published, publisher=chance.choice(PUBLISHERS), source=str(number)
    )
    records = tuple(record_with_quote(fields, Quote(at, at + len(said), said)) for fields, at, said in lines)
    return Reading(document, records, tuple(chance.sample(SECTORS, 2)), (), "synthetic")


def _parties(chance: random.Random) -> list[str]:
    """Two or three parties; one release in sixty is of the busiest pair."""
    if chance.random() < 1 / 60:
        return ["JP", "KR"]
    found = {PARTIES[min(len(PARTIES) - 1, int(chance.expovariate(0.08)))] for _ in range(chance.choice((2, 2, 3)))}
    while len(found) < 2:
        found.add(chance.choice(PARTIES))
    return sorted(found)


def _person(chance: random.Random, total: int) -> Official:
    """An official of a roster of one for every five documents; a few are in very many, most in a handful."""
    return _official(int(max(20, total // 5) * chance.random() ** 3))


@cache
def _official(number: int) -> Official:
    chance = random.Random(-number - 1)
    name = f"{chance.choice(FAMILIES)} {chance.choice(GIVEN).title()}-{chance.choice(GIVEN)}"
    rank = chance.choice(("Minister", "Deputy Minister", "Director General", "Ambassador"))
    return Official(name, f"{rank} for {chance.choice(WORDS).title()}", chance.choice(PARTIES))


def _thing(chance: random.Random, kind: str, total: int) -> Thing:
    """A thing of a roster of one for every five documents; a few are told of very often, most now and then."""
    return _one_of(kind, int(max(20, total // 5) * chance.random() ** 2))


@cache
def _one_of(kind: str, number: int) -> Thing:
    """Its name is one of its own with a common word, as most names are; parties and day are its own too."""
    chance = random.Random(f"{kind} {number}")
    own = "".join(chance.choice(GIVEN) for _ in range(4)).title()
    name = own if kind == "measure" else f"{own} {chance.choice(WORDS).title()}"
    return Thing(name, tuple(_parties(chance)), FIRST + timedelta(days=chance.randrange(DAYS)))


def _words(chance: random.Random) -> str:
    """Common words, and in one sentence of three a middling one."""
    return " ".join([*chance.choices(WORDS, k=6), *chance.choices(MIDDLING, k=chance.random() < 1 / 3)])


def _fields(
    chance: random.Random, at: int, parties: list[str], people: list[Official], day: date, total: int
) -> dict[str, object]:
    """The fields of a record: half events, the rest of the other kinds."""
    held = (day - timedelta(days=chance.randrange(3))).isoformat()
    if at < 2:
        person = people[at]
        return {"kind": "role", "person": person.name, "title": person.title, "party": person.party}
    if at < 18:
        topic = f"{chance.choice(WORDS)} {chance.choice(MIDDLING)}"
        status = "planned" if chance.random() < 0.1 else "done"
        deed = {"act": chance.choice(ACTS), "by": [people[at % 2].name], "object": topic, "status": status}
        return {"kind": "event", "parties": parties, "date": held} | deed
    if at < 26:
        return _of_thing(chance, ("agreement", "series", "measure", "initiative")[(at - 18) // 2], day, total)
    traded = {"of": "trade", "party": parties[0], "partner": parties[-1]}
    return {"kind": "figure", "value": chance.randrange(1, 10**6), "unit": "USD"} | traded


def _of_thing(chance: random.Random, kind: str, day: date, total: int) -> dict[str, object]:
    """The fields of a record that tells of a thing of the roster."""
    thing = _thing(chance, kind, total)
    shared = {"kind": kind, "parties": list(thing.parties)}
    if kind == "agreement":
        signed = {"type": "mou", "stage": "signed", "date": thing.day.isoformat()}
        return shared | {"name": f"MOU on {thing.name}"} | signed
    if kind == "series":
        return shared | {"name": f"{thing.name} Forum", "edition": day.year - 1990, "date": day.isoformat()}
    if kind == "initiative":
        return shared | {"name": f"{thing.name} Initiative", "type": "programme"}
    duty = {"imposer": thing.parties[0], "instrument": "tariff", "products": [thing.name]}
    return {"kind": kind, "name": f"tariff on {thing.name}", "announced": thing.day.isoformat()} | duty
