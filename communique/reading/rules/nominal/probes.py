"""Investigations and foundings told by a noun: a probe that goes on or has found something, a pact to set up a body.

A probe that a verb opens is told by its verb.
"""

from __future__ import annotations

from dataclasses import replace

from communique.reading.clause import ACTORS, Stretch, object_after, stretch, subject, word
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import Deed, Verb
from communique.reading.rules.deeds.objects import named_thing, names
from communique.reading.rules.nominal.making import told

nominal = Stage("nominal", head="does")

OWNED = frozenset({"the", "its", "their", "our", "this", "a"})
FOUNDED = frozenset({"established", "launched", "created", "formed", "inaugurated", "founded", "set up"})
GOES_ON = frozenset({"ongoing", "current", "continuing", "pending", "parallel"})
FINDS = frozenset(
    "found finds showed shows confirmed confirms concluded concludes revealed reveals determined determines "
    "identified identifies established".split()
)
SIGNING = frozenset({"sign", "ink", "conclude", "enter into", "reach", "exchange", "finalise", "finalize"})
BEFORE = 10  # chunks from a signature to its instrument's purpose
NEAR, REACH = 4, 8  # chunks from a noun back and on to what says that it goes on


@nominal.rule(
    "{does: noun.investigate|m_investigation} [of|into|against|on] {what: ...+}",
    "The ongoing {does: investigation} into {what: steel from Chile will continue}.",
    "After an {does: investigation} {what: which found that Chile had dumped steel, duties were imposed}.",
    "The {does: probe} {what: confirmed that Chile had dumped steel}.",
    "The {does: inquiry} against {what: Chile is ongoing}.",
    "The current {does: probe} of {what: steel from Chile is long}.",
    "The current {does: probe} on {what: steel from Chile is long}.",
    never=["Korea opened an investigation into steel.", "The investigation is a matter of law."],
)
def probe(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """An investigation that goes on, or that has found something."""
    line = said.line
    if _has_a_verb(line, does.first):
        return Declined("told by its verb")
    found = _finds(line, does.last)
    ongoing = _goes_on(line, does.first, does.last)
    if not (found or ongoing) or "its" in line.lowered[max(0, does.first - NEAR) : does.first]:
        return Declined("only mentioned")
    about = word(line, what.first - 1) in {"into", "against", "on", "of"}
    thing = object_after(line, found) if found else _up_to_a_verb(line, what.first) if about else None
    thing = thing or stretch(line, does.first, does.last)
    deed = told(said, does, "investigate", by=_whose(line, does.first), what=thing)
    return replace(deed, status="ongoing" if ongoing else "done")


@nominal.rule(
    "{pact: instrument|instrument_word} {does: establish.to} {what: ...+}",
    "The two ministers signed an {pact: agreement} {does: to set up} {what: a joint committee}.",
    never=["The two ministers signed an agreement to cut tariffs.", "An agreement to set up a committee is near."],
)
def founded_by_a_pact(said: Said, pact: Blank, does: Blank, what: Blank) -> Deed | Declined:
    """A body or a programme that a signed instrument is to set up."""
    line = said.line
    signed = next((at for at in range(pact.first - 1, max(-1, pact.first - BEFORE), -1) if _is_verb(line, at)), None)
    founds = names(line, what.first, "founded") or named_thing(line, what.first)
    if signed is None or line.chunks[signed].value.lemma not in SIGNING or not founds:
        return Declined("nothing founded by a pact")
    who = subject(line, signed)
    if who is None or line.chunks[signed].value.status == "possible":
        return Declined("nobody signs it")
    deed = told(said, does, "establish", by=who[0], what=object_after(line, what.first))
    return replace(deed, status="planned", day=None, start=does.start)


def _is_finite(line: Line, at: int) -> bool:
    value = line.chunks[at].value
    return isinstance(value, Verb) and value.voice == "active"


@nominal.rule(
    "newly|recently {does: establish.ed|v.past} {what: ...+}",
    "They noted the work of the newly {does: established} {what: committee on steel}.",
    "They noted the work of the recently {does: launched} {what: fund for ports}.",
    never=["Korea recently established a committee.", "They noted the newly opened market."],
)
def newly_founded(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Something that was founded of late."""
    line = said.line
    known = names(line, what.first, "founded", what.first + 5) or named_thing(line, what.first)
    if word(line, said.first - 1) not in OWNED or word(line, does.first) not in FOUNDED or not known:
        return Declined("not founded of late")
    return told(said, does, "establish", what=object_after(line, what.first))


def _is_verb(line: Line, at: int) -> bool:
    return isinstance(line.chunks[at].value, Verb)


def _has_a_verb(line: Line, noun: int) -> bool:
    """Whether a verb or another noun before tells what is done to the probe: `launched an investigation`."""
    for at in range(noun - 1, max(-1, noun - 8), -1):
        value = line.chunks[at].value
        if word(line, at) in {",", ";", "after", "following"}:
            return False
        if isinstance(value, Verb):
            return True
        if word(line, at) in {"of", "initiation", "launch", "opening"}:
            return True
    return False


def _finds(line: Line, at: int) -> int:
    """Where what the probe finds begins: `the investigation (which) found that | Chile`; 0 where it finds nothing."""
    at += word(line, at) in {"which", "that"}
    return at + 1 if FINDS.intersection(word(line, at).split()[-1:]) else 0


def _whose(line: Line, noun: int) -> object | None:
    """Whose probe it is: `the | Commission's (first) investigation`."""
    at = next((at for at in range(noun - 1, max(0, noun - NEAR), -1) if word(line, at) == "'s"), 0)
    owner = line.chunks[at - 1].value if at else None
    return owner if isinstance(owner, ACTORS) else None


def _goes_on(line: Line, first: int, last: int) -> bool:
    """Whether words beside the probe say that it goes on: `the ongoing probe`, `the probe under way`, `is ongoing`."""
    if any(word(line, at) in GOES_ON for at in range(max(0, first - NEAR), first)):
        return True
    behind = range(last, min(last + REACH, len(line.chunks)))
    return any(
        word(line, at) in {"ongoing", "underway", "under way"} or word(line, at).endswith("continue") for at in behind
    )


def _up_to_a_verb(line: Line, first: int) -> Stretch | None:
    """What a probe is about, up to what is said of it: `steel from Chile | will continue`."""
    thing = object_after(line, first)
    if thing is None:
        return None
    last = next(
        (
            at
            for at in range(first, thing.last)
            if word(line, at) in {"is", "are", "was", "were"} or _is_finite(line, at)
        ),
        thing.last,
    )
    return stretch(line, first, last)
