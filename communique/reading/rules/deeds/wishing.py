"""What somebody says that somebody should do: of both sides it is proposed, of another it is asked for.

What nobody is told to say, and what things should be, is refused.
"""

from __future__ import annotations

from dataclasses import replace

from communique.lexicon.wordlists import word_set
from communique.reading.clause import (
    ACTORS,
    DETERMINERS,
    FINITE,
    day_of,
    is_subject_adjacent,
    object_after,
    stretch,
    subject,
    word,
)
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import Deed, Pronoun, Verb
from communique.reading.rules.deeds.making import deed_of, verb_of
from communique.reading.rules.deeds.objects import several, with_whom

deeds = Stage("deeds", head="does")

VAGUE = word_set("vague_plan")
CLOSING = frozenset({"”", '"', ",", "''"})
ATTRIBUTION = 6  # chunks behind a closing quote in which its speaker stands


@deeds.rule(
    "{does: wished} {what: ...+}",
    "Minister Lee Min-ho said the two sides {does: should strengthen} {what: their cooperation}.",
    "Minister Lee Min-ho told Minister Mary Roy that Canada {does: should lift} {what: its duties}.",
    "Minister Lee Min-ho said Canada and Korea {does: should talk} {what: and that both sides should be patient}.",
    "“Korea and Canada {does: should build} {what: a partnership,” he added}.",
    "“Canada {does: should lift} {what: its duties,” said Minister Lee Min-ho}.",
    never=[
        "The two sides should strengthen their cooperation.",
        "Minister Lee Min-ho said exporters should be patient.",
        "Minister Lee Min-ho said the duties should be lifted.",
    ],
)
def says_who_should(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody says that both sides should do something, or that another should."""
    line, verb = said.line, verb_of(said, does)
    who = subject(line, does.first)
    if verb.voice != "active" or verb.negated or who is None or not is_subject_adjacent(line, does.first):
        return Declined("what a thing should be")
    speech = _speech(line, who[1], what.first)
    speaker = who_says(line, who[1], what.first)
    if speech is None or speaker is None:
        return Declined("nobody's words")
    to = _hearer(line, speech, who[1])
    act = "propose" if several(who[0]) or _is_we(who[0]) else "request"
    first = line.chunks[does.first]
    thing = object_after(line, does.first) or stretch(line, does.first, does.last)
    assert thing is not None
    deed = deed_of(
        said, does, act, by=speaker[0], to=to or (None if act == "propose" else who[0]), what=thing, start=first.start
    )
    day = line.chunks[speech].value.day or day_of(line, speech, speech + 3)
    return replace(deed, status="done", day=day)


def is_willing(said: Said, does: Blank) -> bool:
    """Whether somebody is only willing to do it, or stands ready to do more of what everybody does."""
    verb, text = verb_of(said, does), said.line.lowered[does.first]
    ready = "ready to " in text and verb.lemma in VAGUE
    return (ready or "willing to " in text) and verb.status == "planned" and not verb.negated


def offers(said: Said, does: Blank) -> Deed | Declined:
    """What somebody is willing to do is proposed by who says so, to the other with whom it is to be done."""
    line, who = said.line, subject(said.line, does.first)
    if who is None or not is_subject_adjacent(line, does.first):
        return Declined("nobody is willing")
    speaker = who_says(line, who[1], does.last)
    partner = with_whom(line, does.last)
    by = speaker[0] if speaker is not None else who[0]
    thing = object_after(line, does.first)
    deed = deed_of(said, does, "propose", by=by, to=partner, what=thing, start=line.chunks[who[1]].start)
    return replace(deed, status="done")


def _is_we(who: object) -> bool:
    return isinstance(who, Pronoun) and who.words.lower() in {"we", "they"}


def _speech(line: Line, doer: int, behind: int) -> int | None:
    """The verb of saying before who should do it, else the one that ends the sentence."""
    before = _speech_before(line, doer)
    return before if before is not None else _speech_behind(line, behind)


def who_says(line: Line, doer: int, behind: int) -> tuple[object, int] | None:
    """Who says that the actor at `doer` should do it."""
    speech = _speech(line, doer, behind)
    if speech is None:
        return None
    return subject(line, speech) if speech < doer else _speaker(line, speech)


def _speech_before(line: Line, at: int) -> int | None:
    """The verb of saying that what stands at `at` is reported by: `| said (that) Canada`."""
    for back in range(at - 1, -1, -1):
        value = line.chunks[back].value
        if not isinstance(value, Verb) or value.voice not in FINITE:
            continue
        if "state" in value.acts:
            return back if value.voice != "passive" else None
        if value.status != "proposed" and not _is_that(line, at):
            return None
    return None


def _is_that(line: Line, at: int) -> bool:
    """Whether `that` leads in the clause whose subject stands at `at`."""
    return word(line, at - 1 - (word(line, at - 1) in DETERMINERS)) == "that"


def _speech_behind(line: Line, first: int) -> int | None:
    """The verb of saying behind a closing quote: `...,” he | added`, `...,” | said Minister Kim`."""
    for at in range(len(line.chunks) - 1, max(first, len(line.chunks) - 2 * ATTRIBUTION), -1):
        value = line.chunks[at].value
        if isinstance(value, Verb) and "state" in value.acts:
            before = line.lowered[max(first, at - ATTRIBUTION) : at]
            return at if not CLOSING.isdisjoint(before) else None
    return None


def _speaker(line: Line, speech: int | None) -> tuple[object, int] | None:
    """Who stands beside a verb of saying at the end of a sentence."""
    if speech is None:
        return None
    for at in (speech - 1, speech + 1):
        if 0 <= at < len(line.chunks) and isinstance(line.chunks[at].value, ACTORS):
            return line.chunks[at].value, at
    return None


def _hearer(line: Line, speech: int, upto: int) -> object | None:
    """To whom it is said: `told | Minister Roy that the two sides should`."""
    at = speech + 1
    value = line.chunks[at].value if at < min(upto, len(line.chunks)) else None
    told = line.chunks[speech].value.lemma in {"tell", "inform", "remind"}
    return value if told and isinstance(value, ACTORS) else None
