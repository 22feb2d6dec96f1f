"""What became of the instruments of a document: the steps told of them, sentence by sentence, as dated stages.

A step is given to the instrument named beside it, or to the one that "the agreement" beside it stands for.
"""

from __future__ import annotations

import re
from bisect import bisect
from datetime import date
from itertools import pairwise

from communique.edtf import span
from communique.reading.dossiers import Dossier, Stand, resolved
from communique.reading.ladder import ENDED, stage_of
from communique.reading.mentions import Gathering, Instrument, Step
from communique.reading.nearby import day_near
from communique.reading.notes import Notes, Sentence
from communique.reading.rules.instruments import TRADE_TYPES
from communique.reading.rules.rungs import TALKS
from communique.reading.scene import Scene

DATED = frozenset({"concluded", "signed", "ratified", "in_force", "suspended", "ended"})
DEFINITE = re.compile(r"\b(?:the|this|that|these|said|its|their|such|’s|'s)\W*(?:\w+\W+)?$", re.IGNORECASE)
SIGNED = re.compile(
    r"\b(?:signed|inked|exchanged|concluded|adopted|hand(?:ed|ing) over)\b"
    r"|\b(?:documents|agreements|memoranda|MoUs|instruments|papers)\b[^.;:]{0,40}\b(?:include|are|as follows)\b",
    re.IGNORECASE,
)
APPROVED = re.compile(r"\bapprov(?:al|ed|ing|es)\b", re.IGNORECASE)
AMONG = re.compile(r"\W*(?:among them|including|(?:these|they) (?:include|are)|in particular)\b", re.IGNORECASE)
LONG = 25  # chunks: a sentence, no item of a list
JOINED = re.compile(
    r"(?: (?:with|between) (?:the )?\w[^;.]{3,100}?(?=,? and an? ))?(?: for (?:20\d\d ?[-–] ?)?20\d\d)?"
    r"[\s,;]*(?:and|as well as|along with)?[\s,]*(?:of\s+)?"
    r"(?:(?:the|an?|its|their|both)\s+(?:[a-z-]{4,}\s+)?)?",
    re.IGNORECASE,
)
LAUNCHED = re.compile(r"\b(?:launch|began|begun|start|open|commenc|kick)\w*\W(?:\w+\W+){0,4}$", re.IGNORECASE)


def place_steps(notes: Notes, dossiers: list[Dossier], scene: Scene) -> None:
    """Give each instrument the stages that the document states of it."""
    published = notes.document.published
    placed = sorted(
        ((one.start, one.end, dossier) for dossier in dossiers for one in dossier.mentions), key=lambda one: one[:2]
    )
    for sentence, match in notes.matches("rungs"):
        step = match.made
        if not isinstance(step, Step):
            continue
        of = dossier_at(sentence, step, placed, dossiers, scene)
        if of is None:
            continue
        start, end = min(step.start, step.pact_start), max(step.end, step.pact_end)
        following = min((one.start for one in starts(sentence) if one.start > step.start), default=None)
        before = None if following is not None and following < end else following
        if step.start < step.pact_start and (aside := relative_clause(sentence, end)) is not None:
            before = min(before or aside, aside)
        stated = day_near(
            sentence,
            start,
            end if step.start < step.pact_start else step.end,
            published,
            past=_is_done(step, sentence),
            before=before,
        )
        if stated and published and span(stated)[0] > published and _is_done(step, sentence):
            stated = day_near(sentence, start, end, published, past=True, before=end)  # "signed it, to end by 2035"
        if years := ANNIVERSARY.search(sentence.line.between(sentence.start, step.start)):
            is_now = (
                published is not None and "this year" in sentence.line.between(sentence.start, sentence.end).lower()
            )
            stated = str(published.year - int(years[1])) if published and is_now else None
        if found := stage_of(step, sentence, stated, published):
            stage, taken = found
            if stage == "concluded" and step.word in TALKS and step.pact_end > step.end:
                stated = _day_of_their_end(step, sentence, published, stated)
            if (
                stage not in DATED
                and not (step.word.endswith("ed") and step.pact_start < step.start)
                and not LAUNCHED.search(sentence.line.between(sentence.start, step.start)[-30:])
            ):
                stated = None
            of.stands.append(
                Stand(stage, stated if taken else None, taken, start, end, sentence, match.rule.name, is_verb(step))
            )


ANNIVERSARY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th) anniversary (?:of|since) (?:the |its |their )?$")


def _day_of_their_end(step: Step, sentence: Sentence, published: date | None, stated: str | None) -> str | None:
    """The day on which talks ended: "on the CEPA, which began in May, | were concluded"."""
    behind = sentence.line.between(step.pact_end, sentence.end)
    if ended := ENDED.match(behind):
        at = step.pact_end + ended.end()
        day = day_near(sentence, at, at, published, past=True)
        return day if "," not in ended.group() and day else None if "," in behind[:2] else stated
    return None if behind.lstrip().startswith(",") else stated


DONE = frozenset(
    "signed|ratified|concluded|finalised|finalized|reached|struck|clinched|sealed|inked|entered into force|"
    "came into force|took effect|came into effect|wrapped up".split("|")
)
AHEAD = re.compile(r"\b(?:be|will|would|should|could|may|might|to|once|when|if|until|expected|due)\W+(?:\w+ly\s)?$")


def _is_done(step: Step, sentence: Sentence) -> bool | None:
    """True for a step told in the past: of a day without its year the last one is meant."""
    before = sentence.line.between(sentence.start, step.start)[-24:]
    if BEHIND_IT.search(before):
        return True
    return True if step.word in DONE and not AHEAD.search(before) else None


# Before a step told as a noun: it has been taken, "following the signing of the CEPA in February".
BEHIND_IT = re.compile(r"\b(?:[Ff]ollowing|After|after|[Ss]ince) (?:the |its |their )?(?:\w+ )?$")


# Behind what has been done: what is to follow, with a day of its own.
TO_FOLLOW = re.compile(
    r"\b(?:with|and|ahead of|before|pending) (?:\w+ ){0,3}(?:signature|signing|ratification|entry|conclusion"
    r"|implementation|application|negotiations)\b"
    r"|\b(?:is|are|was|were)? ?(?:expected|due|set|scheduled|slated|planned) (?:to|for|in|on|by|later)\b"
    r"|\bwill (?:\w+ )?(?:be|enter|take|come|sign|start|begin)\b"
)


def relative_clause(sentence: Sentence, at: int) -> int | None:
    """Where a clause begins behind an instrument whose days are not its own: "under which a group will meet"."""
    chunks = [chunk for chunk in sentence.line.chunks if chunk.start >= at]
    words = [chunk.low for chunk in chunks]
    if to_follow := TO_FOLLOW.search(sentence.line.between(at, sentence.end)):
        at += to_follow.start()
        return next((chunk.start for chunk in chunks if chunk.start >= at), None)
    for lead, pronoun in pairwise(range(len(words))):
        if words[lead] in ("following", "replacing"):  # "signed the FTA, following the framework announced in May"
            return chunks[lead].start
        if words[lead] in ("under", "by", "through", "with", "for", ",") and words[pronoun] in ("which", "whereby"):
            return chunks[lead].start if words[lead] != "," else None
    return None


def place_coordinated(notes: Notes, dossiers: list[Dossier]) -> None:
    """What is told of one instrument is told of those joined to it: "a CEPA and an Investment Protection Agreement"."""
    if len(dossiers) < 2:
        return
    by_start = {one.start: dossier for dossier in dossiers for one in dossier.mentions}
    for sentence in notes.sentences:
        named = [chunk for chunk in sentence.known if isinstance(chunk.value, Instrument)]
        for one, other in pairwise(named):
            first, second = by_start.get(one.start), by_start.get(other.start)
            joint = sentence.line.between(one.end, other.start)
            if first and second and first is not second and JOINED.fullmatch(joint):
                told, untold = (first, second) if first.stands else (second, first)
                if not untold.stands:
                    untold.stands += [stand for stand in told.stands if stand.sentence is sentence]


def place_rounds(dossiers: list[Dossier]) -> None:
    """An instrument named inside a round of negotiations is under negotiation."""
    for dossier in dossiers:
        for one in dossier.mentions:
            for chunk in one.sentence.line.chunks:
                inside = chunk.start <= one.start and one.end <= chunk.end
                if (
                    inside
                    and isinstance(chunk.value, Gathering)
                    and chunk.value.type in ("round", "negotiations", "talks")
                ):
                    dossier.stands.append(
                        Stand("negotiating", None, True, chunk.start, chunk.end, one.sentence, "gatherings.round_on")
                    )


EXCHANGED = re.compile(
    r"\bexchanged (?:the |diplomatic )?(?:notes|letters)\b"
    r"|\b(?:exchange|exchanges|signing) of (?:notes|letters)\b[^.;]*\b(?:took place|was|were|signed|held|conducted)\b",
    re.IGNORECASE,
)


def place_exchanges(notes: Notes, dossiers: list[Dossier]) -> None:
    """An exchange of notes of which nothing is told has been done where the sides are said to have exchanged them."""
    bare = [one for one in dossiers if not one.stands and EXCHANGE.match(one.name)]
    if not bare:
        return
    for sentence in notes.sentences:
        found = EXCHANGED.search(sentence.line.between(sentence.start, sentence.end))
        if found and not sentence.is_title:
            start, end = sentence.start + found.start(), sentence.start + found.end()
            day = day_near(sentence, start, end, notes.document.published, past=True)
            for one in bare:
                one.stands.append(Stand("signed", day, True, start, end, sentence, "rungs.exchanged", is_news=True))
            return


EXCHANGE = re.compile(r"exchange of (?:notes|letters)\b", re.IGNORECASE)


def place_lists(notes: Notes, dossiers: list[Dossier]) -> None:
    """Instruments listed one a line under "the following documents were signed:" are signed."""
    if not dossiers:
        return
    by_start = {one.start: dossier for dossier in dossiers for one in dossier.mentions}
    stage, before = "", ""
    for sentence in notes.sentences:
        words = sentence.line.between(sentence.start, sentence.end)
        first = next((chunk for chunk in sentence.line.chunks[:6] if isinstance(chunk.value, Instrument)), None)
        if INCLUDE.match(words) and (told := stage_of_list(before)):
            _place_included(sentence, told, by_start)
        elif words.rstrip().endswith(":"):
            stage = stage_of_list(f"{before} {words}" if AMONG.match(words) else words)
        elif stage and first and (dossier := by_start.get(first.start)):
            dossier.stands.append(
                Stand(stage, None, True, first.start, first.end, sentence, "rungs.listed", is_news=True)
            )
        elif first is None and len(sentence.line.chunks) > LONG:
            stage = ""
        before = words


INCLUDE = re.compile(
    r"(?:The|These|Those|Among the)\s(?:\w+\s){0,3}(?:documents|agreements|MoUs|memoranda|accords|deals"
    r"|instruments|papers|pacts|contracts)\b[^.;:]{0,40}\b(?:included?|are|were|covered|cover|comprised?)\b"
)


def _place_included(sentence: Sentence, stage: str, by_start: dict[int, Dossier]) -> None:
    """Give the instruments of a sentence the stage that the sentence before tells of all: "The documents include"."""
    for chunk in sentence.known:
        if isinstance(chunk.value, Instrument) and (dossier := by_start.get(chunk.start)) and not dossier.stands:
            dossier.stands.append(
                Stand(stage, None, True, chunk.start, chunk.end, sentence, "rungs.listed", is_news=True)
            )


def stage_of_list(words: str) -> str:
    """What the words before a list say of the instruments in it: "the following documents were signed:"."""
    return "signed" if SIGNED.search(words) else "ratified" if APPROVED.search(words) else ""


def is_verb(step: Step) -> bool:
    """Whether a step is told by a finite verb."""
    return step.word not in ("signing", "signature", "conclusion", "concluding", "adoption", "issuance", "completion")


def starts(sentence: Sentence) -> list[Step]:
    """All steps of a sentence."""
    return [match.made for match in sentence.matches if isinstance(match.made, Step)]


def dossier_at(
    sentence: Sentence, step: Step, placed: list[tuple[int, int, Dossier]], dossiers: list[Dossier], scene: Scene
) -> Dossier | None:
    """The instrument that a step is about: the one named there, or the one that its bare noun stands for."""
    at = bisect(placed, step.pact_start, key=lambda one: one[0]) - 1
    if at >= 0 and step.pact_start < placed[at][1]:
        return placed[at][2]
    if sentence.line.between(step.pact_start, step.pact_end).lower() in ("it", *TALKS):
        return _last_named(sentence, placed[at]) if at >= 0 else None
    ahead = sentence.line.between(sentence.start, step.pact_start)
    if not DEFINITE.search(ahead[-25:]):
        return None
    found = resolved(sentence.line.between(step.pact_start, step.pact_end), step.pact_start, dossiers, scene)
    if found is None and step.pact_start < step.start and at >= 0 and placed[at][2].type in TRADE_TYPES:
        return placed[at][2]  # "signed the CEPA in January, and the agreement came into force"
    return found


def _last_named(sentence: Sentence, placed: tuple[int, int, Dossier]) -> Dossier | None:
    """The instrument that "it" stands for: the one named last, in the same sentence or in the one before."""
    start, _, dossier = placed
    at = next(one.sentence.number for one in dossier.mentions if one.start == start)
    return dossier if sentence.number - at in (0, 1) else None
