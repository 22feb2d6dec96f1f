"""Stands told by an adjective: pleased with progress, concerned about a step.

What somebody is only pleased to note or to see is refused: it is told by what follows.
"""

from __future__ import annotations

from dataclasses import replace

from communique.reading.clause import Stretch, object_after, subject, thing_before, word
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Deed
from communique.reading.rules.deeds.objects import names, shows
from communique.reading.rules.deeds.wishing import speech_of
from communique.reading.rules.nominal.making import told

QUOTES = frozenset({'"', "“", "‘", "'"})
nominal = Stage("nominal", head="does")


@nominal.rule(
    "{be} [{low!function}] {does: content} with|by|at|over {what: ...+}",
    "The Ministers {be: were} {does: pleased} with {what: the progress of the talks}.",
    "Korea {be: is} deeply {does: gratified} by {what: the progress of the talks}.",
    "The Ministers {be: were} {does: satisfied} at {what: the outcome}.",
    "The Ministers {be: were} {does: satisfied} over {what: the outcome}.",
    never=["The Ministers were pleased to note the progress.", "The exporters were pleased."],
)
def is_content(said: Said, be: Blank, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody is pleased with something: a way of welcoming it."""
    who = subject(said.line, be.first)
    return (
        told(said, does, "support", by=who[0], what=object_after(said.line, what.first)) if who else Declined("nobody")
    )


@nominal.rule(
    "{be} [{low!function}] {does: open_to} {what: ...+}",
    "Minister Lee Min-ho said Korea {be: is} {does: open to} {what: talks with Chile}.",
    "Korea {be: was} also {does: open to} {what: resuming the talks}.",
    never=["The fair is open to exporters.", "Korea is open to visitors."],
)
def is_open_to(said: Said, be: Blank, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody is open to talks, to a proposal or to doing something: a way of offering it."""
    line = said.line
    who = subject(line, be.first)
    takes_up = word(line, what.first).endswith("ing") or names(line, what.first, "taken_up")
    if who is None or not takes_up:
        return Declined("nothing that is taken up")
    speech = speech_of(line, who[1], what.first)
    by = speech.who if speech is not None else who[0]
    return told(said, does, "propose", by=by, what=object_after(line, what.first))


@nominal.rule(
    "{be} [{adverb}] [a|an] {does: blame}",
    "“The duties {be: are} totally {does: unjustified},” Minister Lee Min-ho said.",
    "“Such a ban {be: is} a {does: mistake},” said Minister Lee Min-ho.",
    "“Such a ban {be: is} an {does: outrageous} step,” said Minister Lee Min-ho.",
    never=["The duties are unjustified.", "“The weather is outrageous,” Minister Lee Min-ho said."],
)
def says_it_is_unfair(said: Said, be: Blank, does: Blank, **_: Blank) -> Deed | Declined:
    """Somebody is quoted as saying that a tariff, a ban or a decision is unfair."""
    line = said.line
    what = thing_before(line, be.first)
    speech = speech_of(line, be.first, does.last) if what is not None and shows(line, what, "blamed_word") else None
    if speech is None or what is None or word(line, be.first + 1) in {"not", "no"}:
        return Declined("nobody's words")
    while what.first < what.last - 1 and word(line, what.first) in QUOTES:
        what = Stretch(what.first + 1, what.last, line.chunks[what.first + 1].start, what.end)
    deed = told(said, does, "criticise", by=speech.who, what=what)
    return replace(deed, start=line.chunks[what.first].start, end=max(does.end, what.end))
