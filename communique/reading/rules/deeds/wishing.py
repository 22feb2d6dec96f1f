"""What somebody says that somebody should do: of both sides it is proposed, of another it is asked for.

What nobody is told to say, and what things should be, is refused.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique.lexicon.wordlists import word_set
from communique.reading.clause import (
    ACTORS,
    DETERMINERS,
    FINITE,
    Stretch,
    day_of,
    is_subject_adjacent,
    object_after,
    over_asides,
    stretch,
    subject,
    word,
)
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import Deed, Pronoun, Verb
from communique.reading.rules.deeds.making import deed_of, verb_of
from communique.reading.rules.deeds.objects import several, with_whom

deeds = Stage("deeds", head="does")

MEMBERS = frozenset({"parties", "countries", "members", "nations", "economies", "governments", "states"})
VAGUE = word_set("vague_plan")
RESUMING = frozenset({"resume", "restart", "re-start"})  # trade or talks that were stopped
CLOSING = frozenset({"”", '"', ",", "''"})
ATTRIBUTION = 14  # chunks at the end of a sentence in which its speaker stands


@dataclass(frozen=True, slots=True)
class Speech:
    """Who says it: the chunk of the verb of saying, who speaks, and the chunk that names them."""

    verb: int
    who: object
    at: int


@deeds.rule(
    "{does: wished} {what: ...+}",
    "Minister Lee Min-ho said the two sides {does: should strengthen} {what: their cooperation}.",
    "Minister Lee Min-ho told Minister Mary Roy that Canada {does: should lift} {what: its duties}.",
    "Minister Lee Min-ho said Canada and Korea {does: should talk} {what: and that both sides should be patient}.",
    "Minister Lee Min-ho said Canada {does: should not raise} {what: its duties}.",
    "Minister Lee Min-ho said all major economies {does: should act} {what: together}.",
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
    adjacent = is_subject_adjacent(line, does.first)
    who = subject(line, does.first) if adjacent else _all_of_them(line, does.first)
    if verb.voice != "active" or who is None:
        return Declined("what a thing should be")
    speech = speech_of(line, who[1], what.first)
    if word(line, who[1] - 1) in {"which", "whom"}:
        return Declined("a clause beside it")  # `countries with which | Canada should work`
    if speech is None:
        return Declined("nobody's words")
    is_for_all = several(who[0]) or (isinstance(who[0], Pronoun) and who[0].words.lower() in {"we", "they"})
    act = "propose" if is_for_all else "request"
    to = _hearer(line, speech.verb, who[1]) or (None if is_for_all else who[0])
    thing = _up_to_speech(line, object_after(line, does.first) or stretch(line, does.first, does.last), speech)
    deed = deed_of(said, does, act, by=speech.who, to=to, what=thing, start=line.chunks[does.first].start)
    if verb.negated and deed.what is not None:
        deed = replace(deed, what=(_of_not(line, does.first, deed.what[0]), deed.what[1]))
    day = line.chunks[speech.verb].value.day or day_of(line, speech.verb, speech.verb + 3)
    return replace(deed, status="done", day=day, is_of_all=not adjacent)


def _of_not(line: Line, head: int, start: int) -> int:
    """Where `not` stands in a verb: `should | not take steps`."""
    at = line.lowered[head].find("not ")
    return line.chunks[head].start + at if at >= 0 else start


def _all_of_them(line: Line, head: int) -> tuple[object, int] | None:
    """Countries or members that no name tells: `all developing | countries should act`."""
    return (None, head - 1) if word(line, head - 1) in MEMBERS else None


def is_willing(said: Said, does: Blank) -> bool:
    """Whether somebody is only willing to do it, or stands ready to do more of what everybody does."""
    verb, text = verb_of(said, does), said.line.lowered[does.first]
    ready = "ready to " in text and (verb.lemma in VAGUE or verb.lemma in RESUMING)
    return (ready or "willing to " in text) and verb.status == "planned" and not verb.negated


def offers(said: Said, does: Blank) -> Deed | Declined:
    """What somebody is willing to do is proposed by who says so, to the other with whom it is to be done."""
    line, who = said.line, subject(said.line, does.first)
    if who is None or not is_subject_adjacent(line, does.first):
        return Declined("nobody is willing")
    speech = speech_of(line, who[1], does.last)
    by = speech.who if speech is not None else who[0]
    thing = _up_to_speech(line, object_after(line, does.first), speech)
    start = line.chunks[who[1]].start
    deed = deed_of(said, does, "propose", by=by, to=with_whom(line, does.last), what=thing, start=start)
    return replace(deed, status="done")


def speech_of(line: Line, doer: int, behind: int) -> Speech | None:
    """Who says what the actor at `doer` should or would do: told before it, else at the end of the sentence."""
    verb = _speech_before(line, doer)
    if verb is not None:
        who = subject(line, verb)
        return Speech(verb, *who) if who is not None else None
    verb = _speech_behind(line, behind)
    who = _speaker(line, verb) if verb is not None else None
    return Speech(verb, *who) if verb is not None and who is not None else None


def _up_to_speech(line: Line, thing: Stretch | None, speech: Speech | None) -> Stretch | None:
    """The thing without the words that say who speaks: `to talk |, Minister Kim, who leads the talks, said`."""
    if thing is None or speech is None or not thing.first < speech.at < thing.last:
        return thing
    last = speech.at
    while last > thing.first + 1 and word(line, last - 1) in {",", "”", '"', "the"}:
        last -= 1
    return stretch(line, thing.first, last)


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
    """The verb of saying behind a closing quote or a comma: `...,” he | added`, `..., | said Minister Kim`."""
    for at in range(len(line.chunks) - 1, max(first, len(line.chunks) - ATTRIBUTION), -1):
        value = line.chunks[at].value
        if isinstance(value, Verb) and "state" in value.acts and value.voice != "ing":
            return at if not CLOSING.isdisjoint(line.lowered[max(first, at - ATTRIBUTION) : at]) else None
    told = (at for at in range(first, len(line.chunks) - 1) if isinstance(line.chunks[at].value, Verb))
    said = (at for at in told if "state" in line.chunks[at].value.acts and word(line, at - 1) in CLOSING)
    return next((at for at in said if isinstance(line.chunks[at + 1].value, ACTORS)), None)  # `, | said the minister`


def _speaker(line: Line, speech: int) -> tuple[object, int] | None:
    """Who stands beside a verb of saying at the end of a sentence."""
    behind = speech + 1
    if behind < len(line.chunks) and isinstance(line.chunks[behind].value, ACTORS):
        return line.chunks[behind].value, behind
    before = over_asides(line, speech - 1)
    return (line.chunks[before].value, before) if isinstance(line.chunks[before].value, ACTORS) else None


def _hearer(line: Line, speech: int, upto: int) -> object | None:
    """To whom it is said: `told | Minister Roy that the two sides should`."""
    at = speech + 1
    value = line.chunks[at].value if at < min(upto, len(line.chunks)) else None
    told = line.chunks[speech].value.lemma in {"tell", "inform", "remind"}
    return value if told and isinstance(value, ACTORS) else None
