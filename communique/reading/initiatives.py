"""Initiatives of a document: named projects, programmes, strategies, platforms and funds, from all their mentions.

A common noun alone is none. One that nobody is said to plan is taken to be under way, since releases name what exists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise

from communique.reading.cast import Cast
from communique.reading.grammar import Chunk
from communique.reading.likeness import NEAR, agree, core
from communique.reading.lists import LeadIn
from communique.reading.mentions import Body, City, Deed, Demonym, Instrument, Party, Undertaking
from communique.reading.nearby import chunks_after, chunks_before, place_near
from communique.reading.notes import Notes, Sentence
from communique.reading.rules.initiatives import TYPES
from communique.reading.scene import Scene, codes_of
from communique.reading.whole_names import whole_name
from communique.records import Initiative, Place, Record, unique

PLANNED = re.compile(
    r"\b(?:will|plans?|planned|planning|aims?|intends?|to (?:develop|launch|establish|build|create|introduce|set up|"
    r"pursue|jointly|advance)|upcoming|envisaged|future|forthcoming|proposed|first initiative|second initiative)\b",
    re.IGNORECASE,
)
PROPOSED = re.compile(r"\b(?:propos(?:e|es|ed|al|ing)|suggest(?:s|ed)?)\b", re.IGNORECASE)
FINISHED = re.compile(r"\b(?:completed?|completion|concluded|finished|inaugurated)\b", re.IGNORECASE)
FOUNDED = re.compile(
    r"\b(?:establishment|creation|launch|setting up|founding|development) of (?:an? |the )?"
    r"(?P<name>[A-Z][\w.–-]*(?: (?:[A-Z][\w.–-]*|of|and|for))* "
    r"(?P<noun>Platform|Fund|Project|Programme|Program|Network|Corridor|Hub|Park|Zone|Cent(?:er|re))"
    r"(?: for(?: [A-Z]\w+)+)?)$"
)
OWNER_MARKS = frozenset({"'s", "’s"})
LOOK_BACK = 60  # letters


@dataclass(frozen=True, slots=True)
class Naming:
    """An initiative named at one place of the text."""

    undertaking: Undertaking
    sentence: Sentence
    start: int
    end: int
    rule: str

    @property
    def core(self) -> frozenset[str]:
        """The telling words of its name, without its parties."""
        return core(self.undertaking.name, self.undertaking.parties)


@dataclass(slots=True)
class Scheme:
    """All mentions of one initiative."""

    namings: list[Naming] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its fullest name."""
        return max((one.undertaking.name for one in self.namings), key=len)

    def is_of(self, other: Naming) -> bool:
        """Whether a mention names it."""
        return any(same(one, other) for one in self.namings[:NEAR])


def same(one: Naming, other: Naming) -> bool:
    """Whether two mentions are of one initiative."""
    mine, theirs = one.undertaking, other.undertaking
    if mine.short and mine.short in (theirs.short, theirs.name.split(" ")[0]):
        return True
    if not agree(mine.parties, theirs.parties) or mine.type != theirs.type:
        return False
    words, others = one.core, other.core
    return bool(words and others) and (words <= others or others <= words)


def initiatives(notes: Notes, cast: Cast) -> list[Record]:
    """One record for each initiative of the document."""
    scene = Scene.of(notes, cast)
    schemes: list[Scheme] = []
    for naming in sorted(namings(notes), key=lambda one: (-len(one.core), one.start)):
        known = next((scheme for scheme in schemes[-NEAR:] if scheme.is_of(naming)), None)
        if known is None:
            schemes.append(known := Scheme())
        known.namings.append(naming)
    return [record_of(scheme, notes, scene) for scheme in schemes if not is_house(scheme)]


def is_house(scheme: Scheme) -> bool:
    """Whether it is an association or a broadcaster: named only before its officer, or as whose somebody is."""
    behind = (one.sentence.line.between(one.end, min(one.end + 24, one.sentence.end)) for one in scheme.namings)
    return all(OFFICER.match(words) for words in behind)


OFFICER = re.compile(r"(?: (?:Vice |Senior |Executive )*(?:President|CEO|Chair|SVP|Chief)\b|[’']s [A-Z]\w+ [A-Z]\w+:)")


def namings(notes: Notes) -> Iterator[Naming]:
    """Every initiative named in the document."""
    for sentence in notes.sentences:
        named = [chunk for chunk in sentence.known if isinstance(chunk.value, Undertaking)]
        made = {(match.start, match.end): match.rule.name for match in sentence.matches} if named else {}
        for chunk in named:
            if isinstance(chunk.value, Undertaking):
                yield Naming(chunk.value, sentence, chunk.start, chunk.end, made.get((chunk.start, chunk.end), ""))
        yield from _founded_by(sentence)


def _founded_by(sentence: Sentence) -> Iterator[Naming]:
    """The platform or the fund that an instrument is to establish: "the agreement on the creation of the X Fund"."""
    for chunk in sentence.known:
        if not isinstance(chunk.value, Instrument):
            continue
        found = FOUNDED.search(sentence.line.words(chunk))
        if found:
            start, kind = chunk.start + found.start("name"), TYPES.get(found["noun"].lower(), "other")
            parties = tuple(one for one in chunk.value.parties if one.isupper())
            undertaking = Undertaking(" ".join(found["name"].split()), kind, parties)
            yield Naming(undertaking, sentence, start, chunk.start + found.end("name"), "initiatives.founded")


def record_of(scheme: Scheme, notes: Notes, scene: Scene) -> Initiative:
    """The initiative as a record, told by the mention in the body that has the fullest name."""
    ordered = sorted(scheme.namings, key=lambda one: (one.sentence.is_title, one.start))
    main = next((one for one in ordered if one.undertaking.name == scheme.name), ordered[0])
    parties = unique(party for one in ordered for party in (*one.undertaking.parties, *owners(one, scene)))
    name = whole_name(scheme.name, notes.document.text, main.start, main.end)
    return Initiative(
        quote=notes.quote(main.start, main.end), rule=main.rule, name=name, type=main.undertaking.type,
        parties=parties or others(ordered, scene), status=status_of(ordered), place=site_of(ordered),
    )  # fmt: skip


def owners(naming: Naming, scene: Scene) -> list[str]:
    """Whose it is by the words before its name: "Canada’s", or "its" after a party."""
    before = list(chunks_before(naming.sentence, naming.start))
    if not before:
        return []
    word = naming.sentence.line.words(before[0]).lower()
    if word in OWNER_MARKS and len(before) > 1:
        return [code for code in codes_of(before[1].value, scene) if code]
    if isinstance(before[0].value, Demonym):
        return [before[0].value.code]
    if word in ("its", "their", "our"):
        found = (codes_of(chunk.value, scene) for chunk in before)
        return next((codes for codes in found if codes), [])
    return []


def others(namings: list[Naming], scene: Scene) -> tuple[str, ...]:
    """The parties when no name or owner tells: both sides where the sentence names both, else whose release it is."""
    near = {code for one in namings for chunk in _free(one.sentence) for code in codes_of(chunk.value, scene) if code}
    if len(scene.parties) == 2 and set(scene.parties) <= near:
        return scene.parties
    if scene.is_bilateral and near <= set(scene.parties) and namings[0].undertaking.type == "project":
        return scene.parties
    if near or namings[0].undertaking.type not in OWN_KINDS:
        return tuple(near) if len(near) == 1 else ()
    if scene.cast.home and any(isinstance(one.sentence.line.context, LeadIn) for one in namings):
        return (scene.cast.home,)  # a step of a list of what the government will do
    home = scene.cast.home  # a government's own fund or programme, told by itself
    return (home,) if home and any(one.rule in OWN_RULES or OWN.search(_ahead(one)) for one in namings) else ()


def _free(sentence: Sentence) -> Iterator[Chunk]:
    """What a sentence names, but for the countries in the names of bodies: "the French Academy"."""
    words = sentence.line.between(sentence.start, sentence.end)
    for chunk in sentence.known:
        is_seat = isinstance(chunk.value, Demonym) and SEATS.match(words, chunk.end - sentence.start)
        if not isinstance(chunk.value, Body) and not is_seat:
            yield chunk


SEATS = re.compile(r" (?:\w+ )?(?:Academy|University|Institute|Embassy|Council|Chamber|Association|Museum|School)\b")


def _ahead(naming: Naming) -> str:
    start = max(naming.sentence.start, naming.start - 120)
    return naming.sentence.line.between(start, naming.start)


# Rules of what a government names in its own manner.
OWN_RULES = frozenset({"initiatives.in_capitals", "initiatives.example", "initiatives.example_such_as"})
OWN_KINDS = frozenset({"fund", "programme", "strategy"})
OWN = re.compile(
    r"\b(?:[Ww]e|[Gg]overnment|[Mm]inister|[Mm]inistry|[Ss]ecretary|[Cc]abinet|Kingdom)\b[^.;]{0,60}"
    r"\b(?:launch|announc|establish|introduc|creat|set up|setting up|unveil|invest|open)\w*[^.;]{0,50}$"
)


def status_of(namings: list[Naming]) -> str:
    """Planned, proposed or done by the deed that sets it up or the words just before it; else under way."""
    for one in namings:
        for deed in (match.made for match in one.sentence.matches):
            if not isinstance(deed, Deed) or deed.act != "establish" or deed.what is None:
                continue
            if deed.what[0] <= one.start < deed.what[1] and deed.status in ("planned", "proposed"):
                return deed.status
    if all(one.rule == "initiatives.founded" for one in namings):
        return "planned"
    for one in namings:
        before = one.sentence.line.between(max(one.sentence.start, one.start - LOOK_BACK), one.start)
        before = re.split(r"[,;]|\b(?:through|under|within|via|by)\b", before)[-1]
        for status, words in (("proposed", PROPOSED), ("planned", PLANNED), ("done", FINISHED)):
            if words.search(before):
                return status
    return "ongoing"


def city_right_behind(one: Naming) -> Place | None:
    """The city right behind the name of a programme that runs there: "the Technology Accelerator in Lima"."""
    behind = list(islice(chunks_after(one.sentence, one.end), 2))
    city = behind[1].value if len(behind) > 1 and behind[0].low == "in" else None
    return Place(city.name, city.country or None) if isinstance(city, City) else None


def site_of(namings: list[Naming]) -> Place | None:
    """Where a project stands: the city or country that its sentence says it is in."""
    for one in namings:
        if one.undertaking.type not in ("project", "other"):
            if found := city_right_behind(one):
                return found
            continue
        if found := place_near(one.sentence, one.start, one.end):
            return found
        behind = [chunk for chunk in chunks_after(one.sentence, one.end) if one.sentence.line.words(chunk) != "the"]
        for lead, chunk in pairwise(behind):
            if one.sentence.line.words(lead).lower() == "in" and isinstance(chunk.value, Party):
                return Place(None, chunk.value.code)
    return None
