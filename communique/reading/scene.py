"""What a document is about as a whole: which parties, which meeting, when and where; so that "the two sides" and
"during the meeting" mean somebody and some day.

Read once from the notes before the deeds become events. What the document does not show stays unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from operator import itemgetter

from communique import edtf, lexicon
from communique.lexicon.wordlists import word_set
from communique.reading.cast import Cast
from communique.reading.days import edtf_of
from communique.reading.grammar import Chunk
from communique.reading.mentions import (
    Actors,
    Body,
    City,
    Day,
    Deed,
    Gathering,
    Group,
    Holder,
    Instrument,
    MayAct,
    Maybe,
    Office,
    Party,
    Person,
    Pronoun,
    Region,
    Sides,
    Verb,
)
from communique.reading.notes import Notes, Sentence
from communique.reading.speakers import speakers
from communique.records import Document, Place, unique

# Offices that a document names in short once their holder has been named in full.
BARE_OFFICES = word_set("bare_office_title")
PAIR = 2
RECALLED = timedelta(days=120)
FEW = 5  # sides of one meeting or paper whom its name lists
FAR_AHEAD = timedelta(days=92)
ARENAS = frozenset({"WTO", "UN", "G7", "G20"})  # where sides meet, not a side


@dataclass(frozen=True, slots=True)
class Encounter:
    """The meeting that the document reports: who, when, where."""

    by: tuple[str, ...]
    parties: tuple[str, ...]
    date: str | None
    place: Place | None
    start: int


@dataclass(slots=True)
class Scene:
    """The parties of a document and its main meeting."""

    document: Document
    cast: Cast
    parties: tuple[str, ...]
    speakers: tuple[str, ...] = ()  # whom the document says that it means by "we"
    encounter: Encounter | None = None
    step: tuple[str, ...] = ()  # whose the tariff or ban was that was put on or lifted last
    is_bilateral: bool = False  # of two parties, both of them in its title or lead
    dateline: City | None = None  # the city before the first words, where a report is filed: what "here" means
    sections: tuple[tuple[int, Day], ...] = ()  # where each section begins that has a day in its heading, and the day

    @classmethod
    def of(cls, notes: Notes, cast: Cast) -> Scene:
        """The scene of a document; read once for all who ask."""
        if not isinstance(notes.scene, cls):
            told = speakers(notes)
            notes.scene = scene = cls(notes.document, cast, told if len(told) > 1 else _parties(notes, cast), told)
            scene.encounter = _encounter(notes, scene)
            scene.is_bilateral = _is_bilateral(notes, scene)
            scene.dateline = _dateline(notes)
            days = ((one.start, section_day(one)) for one in notes.sentences)
            scene.sections = tuple((start, day) for start, day in days if day is not None)
        return notes.scene

    @property
    def is_joint(self) -> bool:
        """Whether several speak together: a joint statement, a declaration, a communiqué."""
        title = self.document.title.lower()
        return bool(self.speakers) or any(
            word in title
            for word in (
                "joint",
                "declaration",
                "communiqu",
                "leaders' statement",
                "leaders’ statement",
                "chairman's statement",
                "chairman’s statement",
                "chair's statement",
                "chair’s statement",
            )
        )

    def other(self, parties: tuple[str, ...]) -> tuple[str, ...]:
        """The document's other side, when it has two and one of them is given."""
        if len(self.parties) == 2 and len(parties) == 1 and parties[0] in self.parties:
            return tuple(code for code in self.parties if code not in parties and code not in ARENAS)
        return ()

    def day_of_section(self, at: int) -> Day | None:
        """The day of the section that a place of the text stands in."""
        behind = bisect_left(self.sections, at, key=itemgetter(0))
        return self.sections[behind - 1][1] if behind else None

    def edtf(self, day: Day | None, *, planned: bool = False, is_present: bool = False) -> str | None:
        """The date meant by a day as written."""
        if day is None:
            return None
        past = (
            None if day.month and (day.day or is_present) else not planned
        )  # a bare weekday lies behind a report, ahead of a plan
        meant = edtf_of(day, self.document.published, past=past)
        if not planned and not day.year and self._is_far_ahead(meant):
            return edtf_of(day, self.document.published, past=True)  # what has been done lies behind
        return meant

    def _is_far_ahead(self, date: str | None) -> bool:
        """Whether a date lies so far after the day of publication that nobody tells it as done."""
        published = self.document.published
        return date is not None and published is not None and edtf.span(date)[0] - published > FAR_AHEAD


def place(value: City | Party | None) -> Place | None:
    """A city or a country as a place."""
    match value:
        case City():
            return Place(value.name, value.country or None)
        case Party() if len(value.code) == 2:
            return Place(None, value.code)
    return None


def _parties(notes: Notes, cast: Cast) -> tuple[str, ...]:
    """The parties in the document's title and its own government's; else those named most."""
    titled: list[str] = []
    venues: set[str] = set()
    counts: Counter[str] = Counter()
    acting: set[str] = set()  # parties whose people or bodies are named, not only their names
    for sentence in notes.sentences:
        for chunk in sentence.known:
            for code in _codes(chunk.value, cast):
                if code not in acting and (not isinstance(chunk.value, Party) or _takes_part(sentence, chunk)):
                    acting.add(code)
                counts[code] += 3 if sentence.is_title else 2 if sentence.number < 4 else 1
                if sentence.is_title and not _is_label(sentence, chunk):
                    titled.append(code)
                    if notes.document.text[max(0, chunk.start - 4) : chunk.start] == " in " or is_behind_city(
                        sentence, chunk
                    ):
                        venues.add(code)
    found = unique(titled)
    if len(meeting := [code for code in found if code not in venues]) > 1:  # `Korea and Japan hold talks in Peru`
        found = unique(meeting)
    if len(found) < PAIR and (sides := _sides_in_title(notes)):
        return sides
    if cast.home and len(found) == 1 and cast.home not in found:
        return (cast.home, *found)
    if len(found) >= 2:
        return found
    common = [code for code, count in counts.most_common(4) if count >= 2 and code not in ARENAS and code in acting]
    if cast.home and common:
        return unique([cast.home, *common])[:2]
    return tuple(common[:2])


def _takes_part(sentence: Sentence, party: Chunk) -> bool:
    """Whether a country acts or is dealt with, and is not only what something is about: `Peru asked`, `with Peru`."""
    line = sentence.line
    at = line.chunks.index(party)
    before = line.lowered[max(0, at - 2) : at]
    follows = at + 1 < len(line.chunks) and isinstance(line.chunks[at + 1].value, Verb)
    return follows or bool({"with", "between"} & set(before)) or any(one.endswith(" with") for one in before)


def _sides_in_title(notes: Notes) -> tuple[str, ...]:
    """The few parties in the name of a meeting or a paper that the title has: `Korea–Chile Economic Dialogue`."""
    chunks = (chunk for sentence in notes.sentences if sentence.is_title for chunk in sentence.known)
    named = (chunk.value.parties for chunk in chunks if isinstance(chunk.value, (Gathering, Instrument)))
    return next((unique(one) for one in named if PAIR <= len(set(one)) <= FEW and all(map(is_party, one))), ())


def is_behind_city(sentence: Sentence, country: Chunk) -> bool:
    """Whether a country only says where the city before it is: `23 August 2015, Lima, | Peru`."""
    cities = [chunk for chunk in sentence.known if isinstance(chunk.value, City) and chunk.end < country.start]
    return bool(cities) and sentence.line.between(cities[-1].end, country.start).strip() == ","


def _is_label(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a headline only says before a colon what it is about: `Ukraine: Council adopts sanctions on Russia`."""
    line = sentence.line
    return chunk is line.chunks[0] and len(line.chunks) > 1 and line.words(line.chunks[1]) == ":"


def _codes(value: object, cast: Cast) -> list[str]:
    if isinstance(value, Party):
        return [value.code]  # most mentions of somebody are one
    if not isinstance(value, MayAct):
        return []
    if isinstance(value, Actors):
        return [code for member in value.members for code in _codes(member, cast)]
    if isinstance(value, Group):
        return list(value.parties)
    if isinstance(value, (Body, Holder, Person, Maybe, Office)):
        code = cast.party(value)
        return [code] if code else []
    return []


LEAD = 4  # sentences, the title included


BEHIND_A_DATELINE = frozenset({",", "(", "[", ":", "-", "–", "—"})


def _dateline(notes: Notes) -> City | None:
    """The city with which the body opens: `NEW DELHI, May 3 (ANI): ...`."""
    for sentence in notes.sentences[:3]:
        first, *behind = sentence.line.chunks[:2]
        opens = behind and sentence.line.words(behind[0]) in BEHIND_A_DATELINE
        if not sentence.is_title and isinstance(first.value, City) and opens:
            return replace(
                first.value, name=first.value.name.title() if first.value.name.isupper() else first.value.name
            )
    return None


def _is_bilateral(notes: Notes, scene: Scene) -> bool:
    """Whether the document is of two parties, both named in its title or lead, or one of them its publisher's."""
    if len(scene.parties) != 2:
        return False
    chunks = [chunk for sentence in notes.sentences[:LEAD] for chunk in sentence.known]
    near = {code for chunk in chunks for code in _codes(chunk.value, scene.cast)}
    for chunk in chunks:
        if isinstance(chunk.value, (Gathering, Instrument)):
            near.update(chunk.value.parties)
    return set(scene.parties) <= near | {scene.cast.home}


def _encounter(notes: Notes, scene: Scene) -> Encounter | None:
    """The first meeting told as done, by people or sides."""
    for sentence, match in notes.matches("deeds", "nominal"):
        deed = match.made
        if (
            not isinstance(deed, Deed)
            or deed.act not in {"meet", "hold"}
            or deed.status == "negated"
            or sentence.is_title
        ):
            continue
        if deed.status == "planned":
            continue
        by = unique(name for one in (deed.by, deed.to) if one is not None for name in names(one, scene, sentence))
        codes = unique(code for one in (deed.by, deed.to) for code in codes_of(one, scene))
        date, where = scene.edtf(deed.day), place(deed.place)
        if (date or where or len(by) > 1) and not _is_long_ago(date, scene):
            return Encounter(by, codes, date, where, deed.start)
    return None


def _is_long_ago(date: str | None, scene: Scene) -> bool:
    """Whether a meeting lies so far back that a release only recalls it: `since our summit in 2023`."""
    published = scene.document.published
    return date is not None and published is not None and published - edtf.span(date)[1] > RECALLED


def section_day(sentence: Sentence) -> Day | None:
    """The day that a heading gives its section: `2. Meeting with Minister Kim (January 13)`."""
    chunks = sentence.line.chunks
    if len(chunks) > 25 or chunks[-1].low != ")" or sentence.is_title:
        return None
    if any(isinstance(chunk.value, Verb) for chunk in chunks):
        return None
    return next((chunk.value for chunk in reversed(chunks) if isinstance(chunk.value, Day)), None)


def names(value: object, scene: Scene, sentence: Sentence | None = None) -> list[str]:
    """Everybody that an actor phrase names, as the record format has them."""
    match value:
        case Actors():
            return [name for member in value.members for name in names(member, scene, sentence)]
        case Group(is_private=True):
            return [value.words]
        case Group():
            return list(value.parties)
        case Sides():
            return _sides(value, scene)
        case Pronoun() | Region() | None:
            return []
    name = scene.cast.actor(value)
    if (
        isinstance(value, Office) and value.party and name in {None, value.title}
    ):  # `Japan's foreign minister`, whom nothing names
        return [value.party]
    if isinstance(value, Office) and value.party and value.is_plural:  # `the Trade Ministers of Peru`
        return [value.party]
    if (
        isinstance(value, Office) and name and BARE_OFFICES & {name, name.title()}
    ):  # a minister whom nothing names acts for the country
        name = scene.cast.party(value) or scene.cast.home
    if isinstance(value, Office) and value.party and (not name or not scene.cast.holder_of(value)):
        return [value.party]  # `Korea's top trade official`, whom nobody names
    return [name] if name else []


def codes_of(value: object, scene: Scene) -> list[str]:
    """The parties behind an actor phrase."""
    if isinstance(value, Sides):
        met = scene.encounter.parties if scene.encounter else ()
        is_other = len(met) < 2 or (value.number == len(scene.parties) != len(met))  # `both`, while three met last
        return list(scene.parties if is_other else met)
    codes = _codes(value, scene.cast)
    if isinstance(value, Body) and scene.is_bilateral and len(codes) < PAIR and OF_BOTH.search(value.name):
        return list(scene.parties) if set(codes) <= set(scene.parties) else codes
    return codes


# A body in which both sides of a document sit: the Joint Committee, the Association Council.
OF_BOTH = re.compile(
    r"\b(?:(?:Joint|Mixed|Association|Partnership|Cooperation|Co-operation|Bilateral|Inter-?[Gg]overnmental|Coordination"
    r"|Free Trade|Trade|High[- ]Level) (?:\w+ ){0,3}(?:Committee|Council|Commission|Working Group|Task Force|Dialogue)"
    r"|Sub-?(?:Committee|committee|Commission|commission)|Working (?:Group|Party))\b"
)
PAIR = 2
STATE_HEADS = frozenset({"president", "king", "queen", "emir", "amir", "sultan", "emperor", "chairman"})


def _sides(value: Sides, scene: Scene) -> list[str]:
    met = scene.encounter
    if "heads of state" in value.words.lower() and not _are_heads_of_state(met, scene):
        return codes_of(value, scene)  # `the agreements that the heads of state reached`, told by their ministers
    are_others = value.are_people and "leader" in value.words.lower() and not _are_leaders(met, scene)
    if are_others and len(pair := heads(value, scene)) > 1:
        return pair  # the ministers only met or signed beside them
    are_several = met is not None and (len(met.by) >= PAIR or "".join(met.by).endswith("Ministers"))
    if value.are_people and met and are_several and not any(map(_is_code, met.by)):
        return list(met.by)
    if value.are_people and len(pair := heads(value, scene)) > 1:
        return pair
    return codes_of(value, scene)


def _are_heads_of_state(met: Encounter | None, scene: Scene) -> bool:
    """Whether those who meet are presidents or monarchs, by the offices that the document gives them."""
    heads = {scene.cast.actor(one) for one in scene.cast.holders if STATE_HEADS & set(one.office.title.lower().split())}
    return met is not None and set(met.by) <= heads


def _are_leaders(met: Encounter | None, scene: Scene) -> bool:
    """Whether one of those who meet is a president, a monarch or a prime minister."""
    titles = word_set("title_of_a_leader")
    leaders = {scene.cast.actor(one) for one in scene.cast.holders if titles & {*one.office.title.lower().split()}}
    return met is not None and not leaders.isdisjoint(met.by)


def heads(value: Sides, scene: Scene) -> list[str]:
    """The two leaders, the two ministers: of each party the one whom the document names in such an office."""
    titles = word_set("title_of_a_leader" if "leader" in value.words.lower() else "title_of_a_minister")
    found: dict[str, str] = {}
    for holder in scene.cast.holders:
        if titles & set(holder.office.title.lower().split()):
            party, name = scene.cast.party(holder), scene.cast.actor(holder)
            if party in scene.parties and name:
                found.setdefault(str(party), name)
    return [found[code] for code in scene.parties] if len(found) == len(scene.parties) == 2 else []


@cache
def is_party(code: str) -> bool:
    """Whether a name is the code of a country or a bloc, and not the acronym of a body."""
    return code.isupper() and lexicon.country(code) == code


def _is_code(name: str) -> bool:
    return name.isupper() and len(name) <= 15
