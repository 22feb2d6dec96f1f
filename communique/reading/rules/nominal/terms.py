"""Talks and consultations told by their term only: behind what they are followed by.

Talks without a term are told elsewhere, or not at all.
"""

from __future__ import annotations

from communique.reading.clause import FINITE, stretch, subject
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Day, Deed, Verb
from communique.reading.rules.nominal.making import told

nominal = Stage("nominal", head="does")


@nominal.rule(
    "following|after [{determiner}] [{low!function}]* {does: noun.meet} {day}",
    "Following public {does: consultations} {day: from May 2 to June 3}, Korea published its plan.",
    "Korea published its plan after the {does: consultations} {day: from May 2 to June 3}.",
    never=["After the consultations, Korea published its plan.", "Korea acted after talks on Monday."],
)
def held_for_a_term(said: Said, does: Blank, day: Blank, **_: Blank) -> Deed | Declined:
    """Consultations or talks from one day to another, after which somebody does something."""
    line = said.line
    term: Day = line.value(day)
    if not term.until:
        return Declined("no term")
    verbs = (at for at, one in enumerate(line.chunks) if isinstance(one.value, Verb) and one.value.voice in FINITE)
    who = next((found for at in verbs if (found := subject(line, at)) is not None), None)
    if who is None:
        return Declined("nobody who held them")
    first = does.first
    while first > said.first + 1 and line.chunks[first - 1].value is None:
        first -= 1
    return told(said, does, "hold", by=who[0], what=stretch(line, first, does.last), day=term, end=day.end)
