"""Series of a document: standing dialogues, forums and committees, and gatherings that recur, from all their mentions.

A gathering named once in small letters without a number is an event, not a series. A bare "the forum" is the last
one named that can be called so.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from communique.reading.blocs import without_members
from communique.reading.cast import Cast
from communique.reading.days import edtf_of
from communique.reading.likeness import NEAR, agree, core
from communique.reading.mentions import (
    Actors,
    Body,
    City,
    Custom,
    Deed,
    Gathering,
    Holder,
    Instrument,
    Maybe,
    Office,
    Person,
    Undertaking,
)
from communique.reading.nearby import day_near, end_with_when_and_where, place_near
from communique.reading.notes import Notes, Sentence
from communique.reading.scene import Scene, codes_of, names, place
from communique.reading.signatories import NOT_WORLD
from communique.reading.whole_names import whole_name
from communique.records import Place, Record, Series, unique

# Gatherings of a day: a series only when they are numbered.
PASSING = frozenset(
    {
        "session", "workshop", "seminar", "roundtable", "round table", "round-table", "consultation", "consultations",
        "talks", "negotiations", "briefing session", "business mission", "trade mission", "hackathon", "bootcamp",
        "exhibition", "retreat",
    }
)  # fmt: skip
# What stands between two parties, so that the two of a bilateral document are its parties.
BETWEEN_TWO = frozenset(
    "dialogue dialogues council committee commission meetings round subcommittee sub-committee consultations".split()
) | {"working group", "task force", "consultative body"}


INTERREGIONAL = frozenset({"interregional", "inter-regional", "intergovernmental", "inter-governmental"})
ENCOUNTER = re.compile(r"(?:Summit|Leaders|Foreign Ministers|Ministerial|Ministers|Defen[cs]e Ministers)[’']? Meeting$")
DOMESTIC = re.compile(
    r"\b(?:Federal|National|Senate|House|Supreme|Central|Presidential|Cabinet|Parliament\w*|City|Municipal|Provincial"
    r"|White House|State|Privy|Joint Standing)\b.* (?:Council|Committee|Commission|Assembly|Congress)\b"
)
INSTITUTION = re.compile(
    r"\b(?:Human Rights|Security|Economic and Social|Executive|Governing|Audit) (?:Council|Committee|Board)\b"
)
CONSULTATIONS = re.compile(r"\b(?:Foreign Office|Political|Policy|Foreign Ministry|Consular) Consultations\b")
GENERAL = frozenset(
    "annual inaugural leaders joint ministerial meeting meetings first second third special regular official technical "
    "expert plenary bilateral trilateral working day business opening closing group high level ministers and".split()
)
BACK = 30  # gatherings named before a sentence among which "the forum" is sought
COMMON = frozenset({"ministers", "leaders", "officials", "presidents", "delegations", "participants"})
ACRONYM = re.compile(r"[A-Z]{4,}\b")  # of a body or pact of many: the CPTPP Commission
WORLD = ("IMF ", "WTO ", "UN ", "G7 ", "G20 ", "World Bank ", "World Economic ", "World Trade ", "World Government ")
TELLING = 3  # words that a name must share with a longer one that says more
CROWD = re.compile(r"\b(?:particip|attend|delegate|brought together|bring together|gather|drew|guests|experts)", re.I)
LED = re.compile(r" (?:Vice |Co-)?(?:Chair(?:man|woman|person)?|President|CEO|Director|Ranking Member|Member)\b")
FOR_THE = re.compile(
    r"\b(?:for|at|during|as part of|on the (?:sidelines|margins|occasion) of|in the margins of)"
    r"(?: (?:the|their|its|an?))?\s+$"
)
HERE = re.compile(r"\bhere\b(?! to)")
LEAD = 3  # sentences, the title included: behind them "here" may be anywhere
FUTURE = re.compile(
    r"\b(?:will|upcoming|next|to be held|scheduled|forthcoming|to take place|set to|plans?)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A gathering named at one place of the text."""

    gathering: Gathering
    sentence: Sentence
    start: int
    end: int
    rule: str

    @property
    def core(self) -> frozenset[str]:
        """The telling words of its name, without its parties."""
        return core(self.gathering.name, self.gathering.parties)


@dataclass(slots=True)
class Album:
    """All sightings of one gathering."""

    sightings: list[Sighting] = field(default_factory=list)
    customs: list[Custom] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its fullest name."""
        return max((one.gathering.name for one in self.sightings), key=len)

    @property
    def main(self) -> Sighting:
        """The sighting that tells most: in the body, with a number."""
        full = [one for one in self.sightings if one.rule] or self.sightings  # a short name alone is read by no rule
        body = [one for one in full if not one.sentence.is_title] or full
        return next((one for one in body if one.gathering.edition), body[0])

    @property
    def edition(self) -> int | None:
        """The edition that its main sighting tells, else the first told."""
        told = [one.gathering.edition for one in self.sightings] + [one.edition for one in self.customs]
        return self.main.gathering.edition or next((number for number in told if number), None)

    def shows(self, other: Sighting) -> bool:
        """Whether it is the gathering of another sighting."""
        return any(same(one, other) for one in self.sightings[:NEAR])

    def is_called(self, noun: str) -> bool:
        """Whether a bare noun can mean it."""
        return any(one.gathering.name.lower().endswith(noun) or one.gathering.type == noun for one in self.sightings)


def same(one: Sighting, other: Sighting) -> bool:
    """Whether two sightings are of one gathering: parties that agree, the words of one within the other's."""
    mine, theirs = one.gathering, other.gathering
    if mine.short and mine.short in (theirs.short, theirs.name.split(" ")[0]):
        return True
    if theirs.short and theirs.short == mine.name.split(" ")[0]:
        return True
    if not agree(mine.parties, theirs.parties):
        return False
    words, others = one.core, other.core
    if mine.edition and theirs.edition and mine.edition != theirs.edition and words != others:
        return False
    if mine.parties != theirs.parties and min(len(words), len(others)) < 2:
        return bool(mine.edition and mine.edition == theirs.edition and (words <= others or others <= words))
    if words == others:
        return bool(words)
    if mine.edition and mine.edition == theirs.edition and mine.parties == theirs.parties and mine.type == theirs.type:
        return words <= others or others <= words
    fewer, more = sorted((words, others), key=len)
    return fewer <= more and (len(fewer) >= TELLING or more - fewer <= GENERAL - {"business"})


def series(notes: Notes, cast: Cast) -> list[Record]:
    """One record for each series of the document, in its fullest form."""
    scene = Scene.of(notes, cast)
    albums = gather(notes)
    note_customs(notes, albums)
    told = [album for album in albums if album.main.rule and is_series(album)]
    is_body = [not album.main.sentence.is_title for album in told]
    kept = [album for album, inside in zip(told, is_body, strict=True) if inside or album.edition or not any(is_body)]
    return [record_of(album, notes, scene) for album in kept]


def gather(notes: Notes) -> list[Album]:
    """The gatherings of a document with all their sightings, the fullest names first."""
    albums: list[Album] = []
    for one in sorted(sightings(notes), key=lambda one: (-len(one.gathering.parties), -len(one.core), one.start)):
        known = next((album for album in albums[-NEAR:] if album.shows(one)), None)
        if known is None:
            albums.append(known := Album())
        known.sightings.append(one)
    for album in albums:
        album.sightings.sort(key=lambda one: one.start)
    return albums


def sightings(notes: Notes) -> Iterator[Sighting]:
    """Every gathering named in the document; standing bodies that names of bodies already took are among them."""
    for sentence in notes.sentences:
        named = [chunk for chunk in sentence.known if isinstance(chunk.value, Gathering)]
        made = {(match.start, match.end): match.rule.name for match in sentence.matches} if named else {}
        for chunk in named:
            if chunk.value.is_named or (chunk.value.type != "round" and is_set_up(sentence, chunk.start)):
                yield Sighting(chunk.value, sentence, chunk.start, chunk.end, made.get((chunk.start, chunk.end), ""))


def is_set_up(sentence: Sentence, at: int) -> bool:
    """Whether the sentence tells that what is named there is set up."""
    deeds = [match.made for match in sentence.matches if isinstance(match.made, Deed)]
    return any(deed.act == "establish" and deed.what and deed.what[0] <= at < deed.what[1] for deed in deeds)


def is_series(album: Album) -> bool:
    """Whether a gathering recurs or stands: numbered, with a habit, or of a noun that means a standing one."""
    if album.edition or any(custom.since or custom.frequency for custom in album.customs):
        return True
    if is_encounter(album) or is_domestic(album) or is_host(album) or INSTITUTION.search(album.name) or is_led(album):
        return False
    if any(_is_next(one) for one in album.sightings):
        return True
    is_particular = any(one.gathering.short or not one.gathering.is_named for one in album.sightings)
    if not is_particular and not any(one.gathering.parties for one in album.sightings) and is_general(album):
        return False
    kinds = {one.gathering.type for one in album.sightings}
    return not kinds <= PASSING or bool(CONSULTATIONS.search(album.name))


def _is_next(one: Sighting) -> bool:
    """Whether a gathering with a name of its own is told of as the next one or the last: it recurs."""
    ahead = one.sentence.line.between(max(one.sentence.start, one.start - 12), one.start)
    return bool(RECURRING.search(ahead)) and one.gathering.name[:1].isupper() and " " in one.gathering.name


RECURRING = re.compile(r"\b(?:next|previous|last) $")


def is_domestic(album: Album) -> bool:
    """Whether it is an institution of one state: a federal council, a national assembly."""
    countries = {party for one in album.sightings for party in one.gathering.parties}
    return len(countries) < 2 and any(DOMESTIC.search(one.gathering.name) for one in album.sightings)


def is_led(album: Album) -> bool:
    """Whether it is named only before the title of one who leads it: the House Republican Conference Chair."""
    behind = (one.sentence.line.between(one.end, min(one.end + 20, one.sentence.end)) for one in album.sightings)
    return all(LED.match(words) for words in behind)


def is_host(album: Album) -> bool:
    """Whether it is named only as who holds something: "hosted by the Council of the Americas"."""
    before = (one.sentence.line.between(max(one.sentence.start, one.start - 60), one.start) for one in album.sightings)
    return all(HOSTED_BY.search(words) for words in before)


HOSTED_BY = re.compile(r"\b(?:hosted|organi[sz]ed|arranged|convened|sponsored) (?:\w+ )?by (?:the )?$")


def is_general(album: Album) -> bool:
    """Whether its name says only what kind of gathering it is."""
    return all(one.core - {one.gathering.type} <= GENERAL for one in album.sightings)


def is_encounter(album: Album) -> bool:
    """Whether it is a meeting of two countries' leaders or foreign ministers, without a number: an event."""
    countries = {party for one in album.sightings for party in one.gathering.parties if len(party) == 2}
    return len(countries) == 2 and bool(ENCOUNTER.search(album.name)) and not _is_annual(album)


def _is_annual(album: Album) -> bool:
    """Whether it is called annual, in its name or before it."""
    said = (one.sentence.line.between(one.start, one.end) for one in album.sightings)
    return "Annual" in album.name or any(re.match(r"(?:\S+ )?annual ", words.lower()) for words in said)


def note_customs(notes: Notes, albums: list[Album]) -> None:
    """Give each series the habits told in sentences that name it, or that speak of "the forum" after it."""
    placed = sorted(((one.start, album) for album in albums for one in album.sightings), key=itemgetter(0))
    for sentence, match in notes.matches("customs"):
        if not isinstance(match.made, Custom) or (match.made.since and is_of_other(sentence, match.start)):
            continue
        if match.made.attendance and not CROWD.search(sentence.line.between(sentence.start, sentence.end)):
            continue
        album = album_of(sentence, placed, match.start) if match.made.edition or match.made.attendance else None
        if album is None and not match.made.edition:
            album = album_of(sentence, placed)
        if album:
            album.customs.append(match.made)


def is_of_other(sentence: Sentence, at: int) -> bool:
    """Whether the nearest thing named before "established in" is no gathering."""
    before = [chunk.value for chunk in sentence.line.chunks if chunk.end <= at]
    named = [one for one in before if isinstance(one, Gathering | Undertaking | Instrument | Body)]
    return bool(named) and not isinstance(named[-1], Gathering | Body)


def album_of(sentence: Sentence, placed: list[tuple[int, Album]], behind: int | None = None) -> Album | None:
    """The gathering that a sentence is about: the first named there, else the last one that its noun can mean.

    With `behind` it is the last one named in the sentence before that place, which alone can be the subject there.
    """
    if behind is not None:
        last = bisect(placed, behind - 1, key=itemgetter(0)) - 1
        return placed[last][1] if last >= 0 and placed[last][0] >= sentence.start else None
    at = bisect(placed, sentence.start - 1, key=itemgetter(0))
    if at < len(placed) and placed[at][0] < sentence.end:
        return placed[at][1]
    words = sentence.line.between(sentence.start, sentence.end).lower()
    for _, album in reversed(placed[max(0, at - BACK) : at]):
        noun = album.sightings[0].gathering.type
        if re.search(rf"\b(?:the|this|these|its) (?:\w+ ){{0,2}}(?:{re.escape(noun)}|event|forum|dialogue)\b", words):
            return album
    return None


# ---- the record ----


def record_of(album: Album, notes: Notes, scene: Scene) -> Series:
    """The series as a record, with the day, place and hosts of the gathering that is told of."""
    main = album.main
    deed = deed_of(album)
    day, where, hosts = occasion(main, album.sightings[:NEAR], deed, notes, scene)
    parties = parties_of(album, deed, scene, notes)
    if len(hosts) > 1 and set(hosts) == set(parties):
        hosts = ()  # all who take part hold it together: nobody is the host
    began = next((one.since for one in album.customs if one.since), None)
    published = notes.document.published
    name = whole_name(album.name, notes.document.text, main.start, main.end)
    return Series(
        quote=notes.quote(main.start, end_with_when_and_where(main.sentence, main.end)),
        rule=main.rule, name=name, edition=album.edition, date=day or year_of(album),
        place=where, since=edtf_of(began, published, past=True) if began else None,
        frequency=frequency_of(album),
        attendance=next((one.attendance for one in album.customs if one.attendance), None),
        parties=parties, hosts=hosts,
    )  # fmt: skip


def year_of(album: Album) -> str | None:
    """The year that stands before its name: the 2024 Heads of Government Meeting."""
    said = (one.sentence.line.between(one.start, one.end) for one in album.sightings)
    return next((found[1] for words in said if (found := YEAR.match(words))), None)


YEAR = re.compile(r"(20\d\d) ")


def frequency_of(album: Album) -> str | None:
    """How often it is held, as told of it or in its name."""
    told = next((one.frequency for one in album.customs if one.frequency), None)
    return told or ("annual" if _is_annual(album) else None)


def parties_of(album: Album, deed: Deed | None, scene: Scene, notes: Notes) -> tuple[str, ...]:
    """Its parties: as its names tell; for what stands between two, also the document's other side; else its hosts'."""
    named = unique(party for one in album.sightings for party in one.gathering.parties)
    if len(named) > 1:
        return named
    kinds = {one.gathering.type for one in album.sightings}
    if kinds != {"round"} and any(is_of_many(one.gathering) for one in album.sightings):
        return named
    is_theirs = (kinds == {"round"} and len(scene.parties) == 2) or is_bilateral(album, scene, notes)
    if (kinds & BETWEEN_TWO or between_two(album)) and set(named) <= set(scene.parties) and is_theirs:
        return without_members(scene.parties)
    hosts = unique(codes_of(deed.by, scene)) if deed and deed.by else ()
    return hosts if len(hosts) > 1 and set(named) <= set(hosts) else named


def between_two(album: Album) -> bool:
    """Whether its name has a word of what stands between two: the Intergovernmental Commission meeting."""
    words = {word for one in album.sightings for word in one.gathering.name.lower().split()}
    return bool(words & (BETWEEN_TWO | INTERREGIONAL))


def is_of_many(gathering: Gathering) -> bool:
    """Whether a name begins with the acronym of a body or pact of many; its own short name is none."""
    is_world = gathering.name.startswith(WORLD)
    return is_world or (bool(ACRONYM.match(gathering.name)) and gathering.short != gathering.name)


def is_bilateral(album: Album, scene: Scene, notes: Notes) -> bool:
    """Whether the document is of two parties, both named in its title or beside the gathering."""
    if len(scene.parties) != 2 or NOT_WORLD & set(scene.parties):
        return False
    places = [*notes.sentences[:1], *(one.sentence for one in album.sightings)]
    near = {code for sentence in places for chunk in sentence.known for code in codes_of(chunk.value, scene)}
    inside = {code for sentence in places for chunk in sentence.line.chunks
              if isinstance(chunk.value, Gathering | Instrument) for code in chunk.value.parties}  # fmt: skip
    return set(scene.parties) <= near | inside | {scene.cast.home or ""}


def deed_of(album: Album) -> Deed | None:
    """The deed of holding it, if one is told where it is named."""
    for one in album.sightings:
        for match in () if one.sentence.is_title else one.sentence.matches:
            deed = match.made
            if not isinstance(deed, Deed) or deed.act not in ("hold", "meet") or deed.what is None:
                continue
            if deed.what[0] <= one.start < deed.what[1]:
                return deed
    return None


def is_hosted(deed: Deed) -> bool:
    """Whether those who hold it are its hosts: bodies and parties; people only when they host."""
    if deed.by is None or (deed.act != "hold" and "host" not in deed.lemma):
        return False
    by = deed.by.members if isinstance(deed.by, Actors) else (deed.by,)
    return "host" in deed.lemma or not any(isinstance(one, Holder | Person | Maybe | Office) for one in by)


def occasion(
    main: Sighting, sightings: list[Sighting], deed: Deed | None, notes: Notes, scene: Scene
) -> tuple[str | None, Place | None, tuple[str, ...]]:
    """Day, place and hosts of the gathering: by the deed of holding it, else by what stands near its name."""
    published = notes.document.published
    day = scene.edtf(deed.day, planned=deed.status == "planned") if deed else None
    where = place(deed.place) if deed else None
    hosts = unique(names(deed.by, scene, main.sentence)) if deed and is_hosted(deed) else ()
    hosts = tuple(host for host in hosts if host.lower() not in COMMON)
    for one in (main, *(other for other in sightings if other is not main and not other.sentence.is_title)):
        if one.gathering.edition not in (None, main.gathering.edition):
            continue
        is_ahead = bool(FUTURE.search(one.sentence.line.between(one.sentence.start, one.sentence.end)))
        day = day or day_near(one.sentence, one.start, one.end, published, past=not is_ahead, beginnings=False)
        where = where or place_near(one.sentence, one.start, one.end) or place_met(one)
    return day, where or opening_place(main) or here(main.sentence, hosts, scene), hosts


def opening_place(one: Sighting) -> Place | None:
    """The city that opens the sentence, where somebody does something at a gathering: "In Lima, she spoke at the"."""
    ahead = one.sentence.line.between(one.sentence.start, one.start)
    city = next((chunk.value for chunk in one.sentence.known if chunk.start <= one.sentence.start + 4), None)
    if not OPENING.match(ahead) or not AT_IT.search(ahead) or not isinstance(city, City):
        return None
    return Place(city.name, city.country or None)


OPENING = re.compile(r"In [A-Z][^,]{2,24},")
AT_IT = re.compile(
    r"\b(?:at|attend|attended|attending|opened|open|addressed|joined|visited|participated in|took part in)\b"
)


def place_met(one: Sighting) -> Place | None:
    """The place of a meeting that was held for a gathering: "met in Kuala Lumpur for the 21st Consultations"."""
    if not FOR_THE.search(one.sentence.line.between(one.sentence.start, one.start)):
        return None
    deeds = (match.made for match in one.sentence.matches if isinstance(match.made, Deed))
    acts = ("meet", "hold", "visit")
    met = next((deed for deed in deeds if deed.act in acts and deed.start < one.start and deed.place), None)
    return place(met.place) if met else None


def here(sentence: Sentence, hosts: tuple[str, ...], scene: Scene) -> Place | None:
    """The city of the dateline, where a gathering is told to be held here, or its host's capital is that city."""
    city = scene.dateline
    if city is None or sentence.number > LEAD:
        return None
    is_here = bool(HERE.search(sentence.line.between(sentence.start, sentence.end)))
    return Place(city.name, city.country or None) if is_here or hosts == (city.country,) else None
