"""The instruments of a document, each with all its mentions and with the stages that are stated of it.

A bare "the agreement" is the last one named that can be called so; "an agreement" is one not named before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from communique.reading.grammar import Chunk
from communique.reading.likeness import NEAR, agree, core
from communique.reading.mentions import Gathering, Instrument, Party
from communique.reading.notes import Notes, Sentence
from communique.reading.rules.instruments import GENERAL, TRADE_TYPES, type_of
from communique.reading.scene import Scene
from communique.records import unique

LISTED = "lexicon.instruments"  # the rule of a name that no rule reads: the lexicon lists it
ALIKE = 0.6  # of the words of two names in common: two wordings of one memorandum, by the development set
DEALS = TRADE_TYPES | {"other", "framework"}
LONGEST = 25  # words: a longer name has swallowed its sentence
INDEFINITE = re.compile(
    r"\b(?:an?|another|any|each|every|such|first|new|replac(?:es|ed|ing) the|previous|former)\W+(?:[\w-]+\W+){0,4}$",
    re.IGNORECASE,
)
# Before a name in small letters: which of several it is.
AGE = re.compile(r"(?:\b(?:new|upgraded|updated|modern|modernised|modernized|current|existing|enhanced),? )+$")
# What a bare noun may stand for.
BARE_TYPES = {
    "mou": ("mou",), "memorandum": ("mou",), "fta": ("fta",), "cepa": ("cepa",), "epa": ("epa",), "tipf": ("tipf",),
    "treaty": ("treaty",), "convention": ("convention",), "protocol": ("treaty", "fta"),
    "declaration": ("declaration",),
    "statement": ("declaration",), "framework": ("framework",), "partnership": ("partnership",),
}  # fmt: skip
ANY_AGREEMENT = ("fta", "cepa", "epa", "tipf", "other", "framework", "treaty", "contract")

TITLED = re.compile(
    r"\b(?:Agreement|Deal|Pact|Framework|Treaty|Partnership|AGREEMENT|DEAL|FTA|CEPA|EPA|MOU|MoU|TIPF)\b"
)
PRELUDE = re.compile(
    r"(Framework|Protocol|Annex|General Terms|Terms of Reference|Terms of reference|terms of reference|Roadmap)"
    r" (?:for|to|of|on)\b"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """An instrument named at one place of the text."""

    instrument: Instrument
    sentence: Sentence
    start: int
    end: int
    rule: str
    core: frozenset[str] = field(init=False)  # the telling words of its name

    def __post_init__(self) -> None:
        object.__setattr__(self, "core", core(self.instrument.name, self.instrument.parties))


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
    # What its mentions say together, and how many of them were asked: each is asked once, however many there are.
    _parties: dict[str, None] = field(default_factory=dict)
    _named_in: set[bool] = field(default_factory=set)
    _asked: int = 0

    def _ask(self) -> None:
        for one in self.mentions[self._asked :]:
            self._parties.update(dict.fromkeys(one.instrument.parties))
            if one.instrument.is_named:
                self._named_in.add(one.sentence.is_title)
        self._asked = len(self.mentions)

    @property
    def is_named(self) -> bool:
        """Whether some mention is more than a common noun."""
        self._ask()
        return bool(self._named_in)

    @property
    def parties(self) -> tuple[str, ...]:
        """Those that its mentions name."""
        self._ask()
        return tuple(self._parties)

    @property
    def type(self) -> str:
        """The most telling type of its names."""
        return next((one.instrument.type for one in self.mentions if one.instrument.type != "other"), "other")

    @property
    def name(self) -> str:
        """Its fullest name, with the adjectives that tell it from an earlier one: new, upgraded."""
        best = max(self.mentions, key=fullness)
        name = best.instrument.name
        if not name[:1].islower():
            return name
        ahead = AGE.search(best.sentence.line.between(best.sentence.start, best.start)[-40:])
        return f"{ahead.group().lstrip()}{name}" if ahead else name

    @property
    def is_titled(self) -> bool:
        """Whether the document's title names it, and the body too."""
        self._ask()
        return len(self._named_in) == 2

    def says(self, words: frozenset[str]) -> bool:
        """Whether its names hold these words; the kind of a trade agreement counts as one word."""
        return words <= TRADE_TYPES or any(words <= one.core for one in self.mentions[:NEAR])

    def is_of(self, mention: Mention, scene: Scene) -> bool:
        """Whether a mention names this instrument; one without parties is the document's own."""
        mine, theirs = self.parties, mention.instrument.parties
        if scene.is_bilateral and bool(mine) != bool(theirs) and not set(scene.parties).issuperset((*mine, *theirs)):
            return False
        return any(same(one, mention) for one in self.mentions[:NEAR] if one.instrument.is_named)


def fullness(mention: Mention) -> tuple[bool, int, int]:
    """How well a mention names its instrument: of bearable length; titled, particular, with its parties; long."""
    known = mention.instrument
    marks = 2 * bool(TITLED.search(known.name)) + known.is_named + (len(known.parties) > 1)
    return len(known.name.split()) <= LONGEST, marks, len(known.name)


def same(one: Mention, other: Mention) -> bool:
    """Whether two mentions name the same instrument: parties that agree, and the words of one within the other's."""
    mine, theirs = one.instrument, other.instrument
    if not agree(mine.parties, theirs.parties):
        return False
    declared = "declaration"
    if (mine.type == declared) != (theirs.type == declared) or (mine.type == "mou") != (theirs.type == "mou"):
        return False
    if prelude(mine.name) != prelude(theirs.name):
        return False
    words, others = one.core, other.core
    both = bool(mine.parties and theirs.parties)
    if both and mine.type == theirs.type and mine.type in TRADE_TYPES:
        return True
    if (mine.short or theirs.short) and (mine.short in (theirs.short, theirs.name) or theirs.short == mine.name):
        return True
    are_deals = mine.type in DEALS and theirs.type in DEALS
    if both and are_deals and (is_general(mine.name, words) or is_general(theirs.name, others)):
        return True
    fewer = min(words, others, key=len) - {"agreement"}
    if not both and words != others and len(fewer) < 2 and fewer <= GENERAL:
        return False
    if mine.type == theirs.type and len(words & others) >= ALIKE * len(words | others) > 0:
        return True
    return bool(words and others) and (words <= others or others <= words)


@lru_cache(maxsize=10_000)
def prelude(name: str) -> str:
    """What makes a name another instrument than the one named inside it: Framework for, Protocol to."""
    found = PRELUDE.match(name)
    return found.group(1).lower() if found else ""


@lru_cache(maxsize=10_000)
def is_general(name: str, words: frozenset[str]) -> bool:
    """Whether a name, of these telling words, says no more than "trade deal" does."""
    if TITLED.search(name) and not words <= {"fta", "agreement"}:
        return False
    return words - {"agreement"} <= GENERAL or words <= {"fta", "agreement"}


def gather(notes: Notes, scene: Scene) -> list[Dossier]:
    """The instruments of a document with their mentions: longest names first, bare nouns last."""
    mentions = list(mentions_of(notes))
    dossiers: list[Dossier] = []
    for mention in sorted(mentions, key=lambda one: (-len(one.instrument.parties), -len(one.core), one.start)):
        if not mention.instrument.is_named:
            continue
        known = next((dossier for dossier in dossiers[-NEAR:] if dossier.is_of(mention, scene)), None)
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


IN_APPOSITION = re.compile(
    r",\s(?:[A-Z][\w. ]{1,30}['’]s? |its |their |the country['’]s |the bloc['’]s |the |a |an )?"
    r"(?:first|second|third|fourth|fifth|latest|largest|biggest|most \w+|newest|only|landmark)(?:[- ][a-z-]+){0,3}\s"
)


def instruments_before(sentence: Sentence, at: int) -> list[Chunk]:
    """The instruments named in a sentence before a place of it, without what only tells more of one of them."""
    named: list[Chunk] = []
    for chunk in sentence.known:
        is_told_more = named and IN_APPOSITION.fullmatch(sentence.line.between(named[-1].end, chunk.start))
        if isinstance(chunk.value, Instrument) and chunk.end <= at and not is_told_more:
            named.append(chunk)
    return named


def mentions_of(notes: Notes) -> Iterator[Mention]:
    """Every instrument named in the document, also those inside a longer name."""
    for sentence in notes.sentences:
        chunks = [chunk for chunk in sentence.known if isinstance(chunk.value, Instrument | Gathering)]
        before: Chunk | None = None  # the instrument named last in the sentence
        made = {(match.start, match.end): match.rule.name for match in sentence.matches} if chunks else {}
        for chunk in chunks:
            if isinstance(chunk.value, Instrument):
                if before and IN_APPOSITION.fullmatch(sentence.line.between(before.end, chunk.start)):
                    known = before.value  # `the CEPA, Canada's first | trade agreement with an Asian country`
                else:
                    before, known = chunk, chunk.value
                yield Mention(
                    owned(known, sentence, chunk.start),
                    sentence,
                    chunk.start,
                    chunk.end,
                    made.get((chunk.start, chunk.end), LISTED),
                )
        yield from inner_mentions(sentence, chunks)


def owned(instrument: Instrument, sentence: Sentence, start: int) -> Instrument:
    """The instrument with the party whose it is by the words before it: Korea in "Korea’s FTA with Chile"."""
    before = [chunk for chunk in sentence.line.chunks if chunk.end <= start][-2:]
    if len(before) < 2 or sentence.line.words(before[1]) not in ("'s", "’s") or not isinstance(before[0].value, Party):
        return instrument
    return replace(instrument, parties=unique((before[0].value.code, *instrument.parties)))


def inner_mentions(sentence: Sentence, outer: list[Chunk]) -> Iterator[Mention]:
    """Instruments named inside the name of another: the Agreement in "Joint Statement on the Agreement on Trade"."""
    if not outer:
        return
    instruments = {(one.start, one.end) for one in sentence.known if isinstance(one.value, Instrument)}
    for match in sentence.matches:
        if not isinstance(match.made, Instrument):
            continue
        is_whole = match.rule.name.startswith("instruments.")
        for chunk in outer:
            start, end, around = chunk.start, chunk.end, chunk.value.parties
            is_known = around or match.made.parties or _is_round(chunk)
            if start < match.start and match.end <= end and is_known:
                whole = " ".join(sentence.line.between(match.start, end).split())
                name, is_cut = whole.split(" (")[0], "(" in whole
                longer = Instrument(name, type_of(name), match.made.parties or around, match.made.short, True)
                is_head = is_whole and (start, end) in instruments and not (is_cut and match.made.parties)
                yield Mention(longer if is_head else match.made, sentence, match.start, match.end, match.rule.name)


def _is_round(chunk: Chunk) -> bool:
    """Whether it is a round of talks, whose instrument those who hold it negotiate."""
    return isinstance(chunk.value, Gathering) and chunk.value.type == "round"


def resolve(mention: Mention, dossiers: Sequence[Dossier], scene: Scene) -> Dossier | None:
    """The instrument that a bare noun stands for: the last one named before it that can be called so."""
    return resolved(mention.instrument.name, mention.start, dossiers, scene)


def _named_last(dossier: Dossier, at: int) -> int | None:
    """Where an instrument is named last before a place of the text, looked for from behind: mentions are in order."""
    return next((one.start for one in reversed(dossier.mentions) if one.start < at), None)


def resolved(words: str, at: int, dossiers: Sequence[Dossier], scene: Scene) -> Dossier | None:
    """The instrument of a kind named last before a place of the text, of the document's own parties if there is one."""
    if len(dossiers) > NEAR:
        return None
    head = words.lower().split()[-1]
    types = BARE_TYPES.get(head, ANY_AGREEMENT)
    if head not in BARE_TYPES and type_of(words) != "other":
        types = (type_of(words),)
    said = core(words, ()) - {head, "agreement"} - GENERAL
    fitting = [one for one in dossiers if one.is_named and one.type in types and one.says(said)]
    if not fitting:  # `signed an FTA in May. The agreement ...`
        fitting = [one for one in dossiers if one.type in types and one.says(said) and _named_last(one, at) is not None]
    before = [
        (one.is_titled, bool(scene.parties) and set(scene.parties) <= set(one.parties), last, order)
        for order, one in enumerate(fitting)
        if (last := _named_last(one, at)) is not None
    ]
    if before:
        return fitting[max(before)[3]]
    is_plain = head == "agreement" and not said  # `the agreement was reached` is of none that is named only later
    return fitting[0] if len(fitting) == 1 and not is_plain else None
