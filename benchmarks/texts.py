"""Texts to measure on: the stored releases where they lie beside the checkout, else made-up ones of the same kind.

Made-up ones are drawn with a fixed seed, so that every run has the same.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from communique.records import Document

CORPUS = Path(__file__).parents[1].parent / "shared" / "corpus"
_COUNTRIES = "Korea Japan Canada India Vietnam Chile Kenya Brazil Germany Kazakhstan Australia Indonesia".split()
_CITIES = "Seoul Tokyo Ottawa Hanoi Santiago Nairobi Berlin Astana Canberra Jakarta".split()
_FAMILY = "Kim Park Lee Tanaka Suzuki Menon Sharma Tran Fuentes Wanjiru Silva Weber Akhmetov".split()
_GIVEN = "Min-ho Seo-yeon Haruto Arvind Grace Carla Lucas Anna Yerlan David Maria".split()
_TOPICS = ["steel", "batteries", "hydrogen", "critical minerals", "digital trade", "supply chains", "fisheries"]
_SENTENCES = (
    "{given} {family}, Minister of Trade of {one}, met with {other_given} {other_family} in {city} on {month} {day}.",
    "The two sides agreed to deepen cooperation on {topic} and to hold the {nth} Joint Committee in {city} next year.",
    "Trade between {one} and {other} reached ${number} billion in {year}, up {share} percent from the year before.",
    "{one} will impose a {share} percent tariff on {topic} from {other} as of {month} {day}.",
    "The {one}-{other} Free Trade Agreement entered into force on {month} {day}, {year}.",
    "Minister {family} expressed concern over the measures and urged {other} to withdraw them without delay.",
    "Participants exchanged views on how companies could adapt to changes in the world economy over the coming years.",
)


def documents() -> Iterator[Document]:
    """The stored releases, or two hundred made-up ones where there are none."""
    stored = sorted(CORPUS.glob("*.jsonl"))
    for path in stored:
        for line in path.read_text("utf-8").splitlines():
            yield Document.from_json(json.loads(line))
    if not stored:
        yield from made(200, sentences=60)


def short(count: int) -> Iterator[Document]:
    """Short releases, all different."""
    yield from made(count, sentences=3)


def made(count: int, *, sentences: int) -> Iterator[Document]:
    """Made-up releases of so many sentences each."""
    chance = random.Random(20251201)
    for number in range(count):
        lines = [_sentence(chance) for _ in range(sentences)]
        day = date(2020, 1, 1) + timedelta(number % 2000)
        yield Document(text=f"Release {number}\n\n{' '.join(lines)}", title=f"Release {number}", published=day)


def _sentence(chance: random.Random) -> str:
    one, other = chance.sample(_COUNTRIES, 2)
    return chance.choice(_SENTENCES).format(
        one=one,
        other=other,
        city=chance.choice(_CITIES),
        family=chance.choice(_FAMILY),
        other_family=chance.choice(_FAMILY) + chance.choice(("", "ov", "son", "a")),
        given=chance.choice(_GIVEN),
        other_given=chance.choice(_GIVEN),
        month=chance.choice(("March", "June", "October")),
        day=chance.randint(1, 28),
        year=chance.randint(2001, 2025),
        number=round(chance.uniform(0.5, 90), chance.randint(0, 3)),
        share=chance.randint(2, 60),
        topic=chance.choice(_TOPICS),
        nth=f"{chance.randint(4, 20)}th",
    )
