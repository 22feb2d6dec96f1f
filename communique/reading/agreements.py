"""Agreements of a document: its instruments gathered from all their mentions, with the stage that is stated of them.

A bare "the agreement" is the last one named. One that is only a common noun, with nothing done about it, is no record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from communique.reading.cast import Cast
from communique.reading.ladder import stage_of
from communique.reading.likeness import agree, core
from communique.reading.mentions import Body, Demonym, Gathering, Holder, Instrument, Party, Step
from communique.reading.nearby import chunks_before, day_near, leading_day
from communique.reading.notes import Notes, Sentence
from communique.reading.rules.instruments import GENERAL, type_of
from communique.reading.scene import Scene
from communique.records import STAGES, Agreement, Record, Rung, unique

ALIKE = 0.6  # of the words of two names in common: two wordings of one memorandum, by the development set
TRADE_TYPES = frozenset({"fta", "cepa", "epa", "tipf"})
DEALS = TRADE_TYPES | {"other", "framework"}
OPENING = 4  # sentences: what is told as concluded there, title included, is the news
DATED = frozenset({"concluded", "signed", "ratified", "in_force", "suspended", "ended"})
DEFINITE = re.compile(r"\b(?:the|this|that|these|said|its|their|such|’s|'s)\W*(?:\w+\W+)?$", re.IGNORECASE)
NOT_WORLD = frozenset({"WTO", "UN", "G7", "G20", "OECD", "IMF", "APEC", "NATO"})
INDEFINITE = re.compile(r"\b(?:an?|another|any|each|every|such|first|new)\W+(?:[\w-]+\W+){0,4}$", re.IGNORECASE)
# What a bare noun may stand for.
BARE_TYPES = {
    "mou": ("mou",), "memorandum": ("mou",), "fta": ("fta",), "cepa": ("cepa",), "epa": ("epa",), "tipf": ("tipf",),
    "treaty": ("treaty",), "convention": ("convention",), "protocol": ("treaty",), "declaration": ("declaration",),
    "statement": ("declaration",), "framework": ("framework",), "partnership": ("partnership",),
}  # fmt: skip
TITLED = re.compile(r"\b(?:Agreement|Deal|Pact|Framework|Treaty|Partnership|AGREEMENT|DEAL)\b")
PRELUDE = re.compile(r"(Framework|Protocol|Annex|General Terms|Terms of Reference|Roadmap) (?:for|to|of|on)\b")
SIGNED = re.compile(r"\b(?:signed|inked|exchanged|concluded|adopted)\b", re.IGNORECASE)
LONG = 25  # chunks: a sentence, no item of a list
LAUNCHED = re.compile(r"\b(?:launch|began|begun|start|open|commenc|kick)\w*\W(?:\w+\W+){0,4}$", re.IGNORECASE)
ANY_AGREEMENT = ("fta", "cepa", "epa", "tipf", "other", "framework", "treaty", "contract")


@dataclass(frozen=True, slots=True)
class Mention:
    """An instrument named at one place of the text."""

    instrument: Instrument
    sentence: Sentence
    start: int
    end: int
    rule: str

    @property
    def core(self) -> frozenset[str]:
        """The telling words of its name."""
        return core(self.instrument.name, self.instrument.parties)


@dataclass(frozen=True, slots=True)
class Stand:
    """A stage that the document states of an instrument, its day, and the words that say so."""

    stage: str
    date: str | None
    taken: bool
    start: int
    end: int
    sentence: Sentence
    rule: str
    is_news: bool = False  # told by a verb, as what happened; not by "the signing of"


@dataclass(slots=True)
class Dossier:
    """All that a document says of one instrument."""

    mentions: list[Mention] = field(default_factory=list)
    stands: list[Stand] = field(default_factory=list)

    @property
    def is_named(self) -> bool:
        """Whether some mention is more than a common noun."""
        return any(one.instrument.is_named for one in self.mentions)

    @property
    def parties(self) -> tuple[str, ...]:
        """Those that its mentions name."""
        return unique(party for one in self.mentions for party in one.instrument.parties)

    @property
    def type(self) -> str:
        """The most telling type of its names."""
        found = [one.instrument.type for one in self.mentions if one.instrument.type != "other"]
        return found[0] if found else "other"

    @property
    def name(self) -> str:
        """Its fullest name."""
        return max(self.mentions, key=fullness).instrument.name

    def is_of(self, mention: Mention) -> bool:
        """Whether a mention names this instrument."""
        return any(same(one, mention) for one in self.mentions if one.instrument.is_named)


def fullness(mention: Mention) -> tuple[bool, bool, bool, int]:
    """How well a mention names its instrument: particular, of bearable length, with its parties, long."""
    known = mention.instrument
    return known.is_named, len(known.name.split()) <= LONG, len(known.parties) > 1, len(known.name)


def same(one: Mention, other: Mention) -> bool:
    """Whether two mentions name the same instrument: parties that agree, and the words of one within the other's."""
    mine, theirs = one.instrument, other.instrument
    if not agree(mine.parties, theirs.parties):
        return False
    declared = "declaration"
    if (mine.type == declared) != (theirs.type == declared) or (mine.type == "mou") != (theirs.type == "mou"):
        return False
    if prelude(mine) != prelude(theirs):
        return False
    words, others = one.core, other.core
    both = bool(mine.parties and theirs.parties)
    if both and mine.type == theirs.type and mine.type in TRADE_TYPES:
        return True
    if {mine.short, theirs.short} - {None} and (mine.short in (theirs.short, theirs.name) or theirs.short == mine.name):
        return True
    if both and (is_general(mine, words) or is_general(theirs, others)) and {mine.type, theirs.type} <= DEALS:
        return True
    fewer = min(words, others, key=len) - {"agreement"}
    if not both and words != others and len(fewer) < 2 and fewer <= GENERAL:
        return False
    if mine.type == theirs.type and len(words & others) >= ALIKE * len(words | others) > 0:
        return True
    return bool(words and others) and (words <= others or others <= words)


def prelude(instrument: Instrument) -> str:
    """What makes a name another instrument than the one named inside it: Framework for, Protocol to."""
    found = PRELUDE.match(instrument.name)
    return found.group(1).lower() if found else ""


def is_general(instrument: Instrument, words: frozenset[str]) -> bool:
    """Whether its name says no more than "trade deal" does."""
    if TITLED.search(instrument.name):
        return False
    return words - {"agreement"} <= GENERAL or words <= {"fta", "agreement"}


def agreements(notes: Notes, cast: Cast) -> list[Record]:
    """One record for each instrument of the document, in its fullest form."""
    scene = Scene.of(notes, cast)
    dossiers = gather(notes, scene)
    place_steps(notes, dossiers, scene)
    place_rounds(dossiers)
    place_lists(notes, dossiers)
    told = [dossier for dossier in dossiers if not is_headline_only(dossier, dossiers)]
    found = (record_of(dossier, notes, scene) for dossier in united(told, scene))
    return [record for record in found if record]


def united(dossiers: list[Dossier], scene: Scene) -> list[Dossier]:
    """The same dossiers, trade agreements of one type between the same parties put together."""
    found: dict[object, Dossier] = {}
    for dossier in dossiers:
        parties = frozenset(parties_of(dossier, scene))
        is_trade = len(parties) > 1 and dossier.type in TRADE_TYPES
        key: object = (dossier.type, parties) if is_trade else id(dossier)
        if key in found:
            found[key].mentions += dossier.mentions
            found[key].stands += dossier.stands
        else:
            found[key] = dossier
    return list(found.values())


def is_headline_only(dossier: Dossier, dossiers: list[Dossier]) -> bool:
    """Whether only the title names it, in words of its own for what the body names otherwise."""
    if not all(one.sentence.is_title for one in dossier.mentions) or dossier.type == "declaration":
        return False
    others = [one for one in dossiers if one is not dossier and one.type == dossier.type]
    others = [one for one in others if agree(one.parties, dossier.parties)]
    if len(others) == 1 and not others[0].is_named and dossier.is_named:
        others[0].mentions += dossier.mentions  # the title alone says what it is on
    return bool(others)


# ---- who is which ----


def gather(notes: Notes, scene: Scene) -> list[Dossier]:
    """The instruments of a document with their mentions: longest names first, bare nouns last."""
    mentions = list(mentions_of(notes))
    dossiers: list[Dossier] = []
    for mention in sorted(mentions, key=lambda one: (-len(one.instrument.parties), -len(one.core), one.start)):
        if not mention.instrument.is_named:
            continue
        known = next((dossier for dossier in dossiers if dossier.is_of(mention)), None)
        if known is None:
            dossiers.append(known := Dossier())
        known.mentions.append(mention)
    for mention in mentions:
        if mention.instrument.is_named:
            continue
        known = None if is_new(mention) else resolve(mention, dossiers, scene)
        if known is None:
            dossiers.append(known := Dossier())
        known.mentions.append(mention)
    return dossiers


def is_new(mention: Mention) -> bool:
    """Whether a common noun speaks of one not named before: "a trade agreement"."""
    ahead = mention.sentence.line.between(mention.sentence.start, mention.start)
    return bool(INDEFINITE.search(ahead[-60:]))


def mentions_of(notes: Notes) -> Iterator[Mention]:
    """Every instrument named in the document, also those inside a longer name."""
    for sentence in notes.sentences:
        chunks = [chunk for chunk in sentence.line.chunks if isinstance(chunk.value, Instrument | Gathering)]
        made = {(match.start, match.end): match.rule.name for match in sentence.matches}
        for chunk in chunks:
            if isinstance(chunk.value, Instrument):
                yield Mention(chunk.value, sentence, chunk.start, chunk.end, made.get((chunk.start, chunk.end), ""))
        yield from inner_mentions(sentence, [(chunk.start, chunk.end, chunk.value.parties) for chunk in chunks])


def inner_mentions(sentence: Sentence, outer: list[tuple[int, int, tuple[str, ...]]]) -> Iterator[Mention]:
    """Instruments named inside the name of another: the Agreement in "Joint Statement on the Agreement on Trade"."""
    instruments = {(one.start, one.end) for one in sentence.line.chunks if isinstance(one.value, Instrument)}
    for match in sentence.matches:
        if not isinstance(match.made, Instrument) or not match.rule.name.startswith("instruments."):
            continue
        for start, end, around in outer:
            if start < match.start and match.end <= end and (around or match.made.parties):
                name = " ".join(sentence.line.between(match.start, end).split())
                longer = Instrument(name, type_of(name), match.made.parties or around, match.made.short, True)
                is_head = "(" not in name and (start, end) in instruments
                yield Mention(longer if is_head else match.made, sentence, match.start, match.end, match.rule.name)


def resolve(mention: Mention, dossiers: Iterable[Dossier], scene: Scene) -> Dossier | None:
    """The instrument that a bare noun stands for: the last one named before it that can be called so."""
    return resolved(mention.instrument.name, mention.start, dossiers, scene)


def resolved(words: str, at: int, dossiers: Iterable[Dossier], scene: Scene) -> Dossier | None:
    """The instrument of a kind named last before a place of the text, of the document's own parties if there is one."""
    head = words.lower().split()[-1]
    types = BARE_TYPES.get(head, ANY_AGREEMENT)
    if head not in BARE_TYPES and type_of(words) != "other":
        types = (type_of(words),)
    fitting = [one for one in dossiers if one.is_named and one.type in types]
    before = [
        (bool(scene.parties) and set(scene.parties) <= set(one.parties), mention.start, order)
        for order, one in enumerate(fitting)
        for mention in one.mentions
        if mention.start < at
    ]
    if before:
        return fitting[max(before)[2]]
    return fitting[0] if len(fitting) == 1 else None


# ---- what became of it ----


def place_steps(notes: Notes, dossiers: list[Dossier], scene: Scene) -> None:
    """Give each instrument the stages that the document states of it."""
    published = notes.document.published
    for sentence, match in notes.matches("rungs"):
        step = match.made
        if not isinstance(step, Step):
            continue
        of = dossier_at(sentence, step, dossiers, scene)
        if of is None:
            continue
        start, end = min(step.start, step.pact_start), max(step.end, step.pact_end)
        following = min((one.start for one in starts(sentence) if one.start > step.start), default=None)
        before = None if following is not None and following < end else following
        stated = day_near(sentence, start, end if step.start < step.pact_start else step.end, published, before=before)
        if found := stage_of(step, sentence, stated, published):
            stage, taken = found
            if (
                stage not in DATED
                and not step.word.endswith("ed")
                and not LAUNCHED.search(sentence.line.between(sentence.start, step.start)[-30:])
            ):
                stated = None
            of.stands.append(
                Stand(stage, stated if taken else None, taken, start, end, sentence, match.rule.name, is_verb(step))
            )


def place_rounds(dossiers: list[Dossier]) -> None:
    """An instrument named inside a round of negotiations is under negotiation."""
    for dossier in dossiers:
        for one in dossier.mentions:
            for chunk in one.sentence.line.chunks:
                inside = chunk.start <= one.start and one.end <= chunk.end
                if inside and isinstance(chunk.value, Gathering) and chunk.value.type == "round":
                    dossier.stands.append(
                        Stand("negotiating", None, True, chunk.start, chunk.end, one.sentence, "gatherings.round_on")
                    )


def place_lists(notes: Notes, dossiers: list[Dossier]) -> None:
    """Instruments listed one a line under "the following documents were signed:" are signed."""
    by_start = {one.start: dossier for dossier in dossiers for one in dossier.mentions}
    is_list = False
    for sentence in notes.sentences:
        words = sentence.line.between(sentence.start, sentence.end)
        first = next((chunk for chunk in sentence.line.chunks[:5] if isinstance(chunk.value, Instrument)), None)
        if words.rstrip().endswith(":"):
            is_list = bool(SIGNED.search(words))
        elif is_list and first and (dossier := by_start.get(first.start)):
            dossier.stands.append(
                Stand("signed", None, True, first.start, first.end, sentence, "rungs.listed", is_news=True)
            )
        elif first is None and len(sentence.line.chunks) > LONG:
            is_list = False


def is_verb(step: Step) -> bool:
    """Whether a step is told by a finite verb."""
    return step.word not in ("signing", "signature", "conclusion", "concluding", "adoption", "issuance", "completion")


def starts(sentence: Sentence) -> list[Step]:
    """All steps of a sentence."""
    return [match.made for match in sentence.matches if isinstance(match.made, Step)]


def dossier_at(sentence: Sentence, step: Step, dossiers: list[Dossier], scene: Scene) -> Dossier | None:
    """The instrument that a step is about: the one named there, or the one that its bare noun stands for."""
    for dossier in dossiers:
        if any(one.start <= step.pact_start < one.end for one in dossier.mentions):
            return dossier
    ahead = sentence.line.between(sentence.start, step.pact_start)
    if not DEFINITE.search(ahead[-25:]):
        return None
    return resolved(sentence.line.between(step.pact_start, step.pact_end), step.pact_start, dossiers, scene)


# ---- the record ----


def record_of(dossier: Dossier, notes: Notes, scene: Scene) -> Agreement | None:
    """The instrument as a record; None when it is a common noun of which nothing is stated."""
    taken = [stand for stand in dossier.stands if stand.taken]
    is_abbreviated = any(one.instrument.short for one in dossier.mentions) and bool(dossier.stands)
    if not dossier.is_named and not taken and not is_abbreviated:
        return None
    parties = parties_of(dossier, scene)
    if not dossier.is_named and not parties:
        return None
    top = max(dossier.stands, key=lambda one: (STAGES.index(one.stage), one.date is not None), default=None)
    if top and not top.taken and taken:
        best = max(taken, key=lambda one: (STAGES.index(one.stage), one.date is not None))
        top = best if STAGES.index(best.stage) >= STAGES.index(top.stage) else top
    mention = max(dossier.mentions, key=fullness)
    start, end = (top.start, top.end) if top else (mention.start, mention.end)
    history = unique_rungs(
        Rung(one.stage, one.date) for one in taken if one.date and top and one.stage != top.stage and one.stage in DATED
    )
    return Agreement(
        quote=notes.quote(start, end), rule=top.rule if top else mention.rule, name=dossier.name, type=dossier.type,
        parties=parties, stage=top.stage if top else None, date=date_of(top, notes), history=history,
    )  # fmt: skip


def unique_rungs(rungs: Iterable[Rung]) -> tuple[Rung, ...]:
    """The rungs by stage, the first of each."""
    found: dict[str, Rung] = {}
    for rung in rungs:
        found.setdefault(rung.stage, rung)
    return tuple(sorted(found.values(), key=lambda rung: STAGES.index(rung.stage)))


def date_of(top: Stand | None, notes: Notes) -> str | None:
    """The day of the latest stage: as stated with it, else the day of the news for what is signed in it."""
    if top is None or not top.taken:
        return None
    is_recent = top.stage == "signed" or (top.stage == "concluded" and top.sentence.number < OPENING)
    if top.date is None and top.is_news and is_recent:
        return leading_day(notes)
    return top.date


def parties_of(dossier: Dossier, scene: Scene) -> tuple[str, ...]:
    """Its parties: as its names tell, else those who sign it, else the two that the document is about."""
    named = unique((*owners(dossier, scene.cast), *dossier.parties))
    if NOT_WORLD.issuperset(named):
        named = ()
    if len(named) > 1:
        return named
    signed = next((one for one in dossier.stands if one.stage in ("signed", "concluded") and one.taken), None)
    subjects = signing(signed, scene.cast) if signed else ()
    if len(subjects) > 1 and (not named or named[0] in subjects):
        return subjects
    if named and len(scene.parties) == 2 and named[0] in scene.parties:
        return scene.parties
    if named:
        home = subject_of(dossier, scene.cast) or scene.cast.home
        return unique((home, *named)) if home and is_shared(dossier) else named
    return scene.parties if is_theirs(dossier) and len(scene.parties) == 2 else ()


def is_theirs(dossier: Dossier) -> bool:
    """Whether an instrument without named parties is the document's parties' own: something is done about it, or it is
    only described.
    """
    is_plain = all(one.core - {"agreement"} <= GENERAL | {"interim", "digital", "economy"} for one in dossier.mentions)
    return bool(dossier.stands) or not dossier.is_named or dossier.name[:1].islower() or is_plain


def owners(dossier: Dossier, cast: Cast) -> list[str]:
    """Whose it is by the words before its names: Korea in "Korea’s FTA with Chile"."""
    found: list[str] = []
    for one in dossier.mentions:
        before = list(chunks_before(one.sentence, one.start))
        mark = one.sentence.line.words(before[0]) if before else ""
        if mark in ("'s", "’s") and len(before) > 1 and (party := cast.party(before[1].value)):
            found.append(party)
    return found


def subject_of(dossier: Dossier, cast: Cast) -> str | None:
    """The party named last before it in its sentence: New Zealand in "New Zealand will sign an FTA with the GCC"."""
    for one in dossier.mentions:
        for chunk in chunks_before(one.sentence, one.start):
            if isinstance(chunk.value, Party | Holder | Body) and (party := cast.party(chunk.value)):
                return party
    return None


def is_shared(dossier: Dossier) -> bool:
    """Whether a name says that somebody else is the other party: "FTA with Chile"."""
    return any(re.search(r"\bwith\b", one.instrument.name) for one in dossier.mentions)


def signing(stand: Stand, cast: Cast) -> tuple[str, ...]:
    """Those named before the signing in its sentence: bodies if all are, else their parties."""
    chunks = [one.value for one in chunks_before(stand.sentence, stand.start)]
    actors = [
        one for one in reversed(chunks) if isinstance(one, Party | Body | Holder) and not isinstance(one, Demonym)
    ]
    bodies = [one for one in actors if isinstance(one, Body)]
    if len(bodies) > 1 and len(bodies) == sum(not isinstance(one, Party) for one in actors):
        return unique(cast.actor(body) or body.name for body in bodies)
    return unique(party for one in actors if (party := cast.party(one)))
