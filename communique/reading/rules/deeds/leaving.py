"""Leaving: negotiations, agreements and bodies that somebody suspends, ends or walks away from.

Refuses what is only put off, and sessions that are over.
"""

from __future__ import annotations

from communique.reading.clause import thing_before, word
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Deed
from communique.reading.rules.deeds.making import active, passive, verb_of
from communique.reading.rules.deeds.measures import LEAVING
from communique.reading.rules.deeds.objects import barrier, names, occasion

deeds = Stage("deeds", head="does")

GIVING_UP = frozenset({"abandon", "walk away from", "back out of", "renounce"})
OVER = frozenset(
    {"on", "in", "at", "without", "with", "here", "late", "early", "after", "today", "yesterday"}
)  # `the talks ended | in Lima`


@deeds.rule(
    "{does: withdraw.p|cut.p} [by {by: actor}]",
    "The negotiations {does: have been suspended} by {by: Canada}.",
    "The treaty {does: was terminated} in May.",
    never=["The tariffs were suspended.", "The order was cancelled.", "The talks may be ended soon."],
)
def is_suspended(said: Said, does: Blank, by: Blank | None = None) -> Deed | Declined:
    """Negotiations or an agreement are suspended or ended."""
    verb = verb_of(said, does)
    if verb.lemma not in LEAVING or verb.status == "possible":
        return Declined("nothing left")
    if verb.lemma == "end" and verb.voice == "ed" and word(said.line, does.last) in OVER:
        return Declined("only over")
    thing = thing_before(said.line, does.first)
    if thing is not None and verb.voice == "passive" and occasion(said.line, thing):
        return Declined("a session called off")
    return passive(said, does, "withdraw", by, needs="left_word")


@deeds.rule(
    "{does: withdraw} {what: ...+}",
    "Canada {does: terminated} {what: the agreement}.",
    never=["the termination of the agreement", "Canada abandoned hope."],
)
def withdraws(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody leaves, suspends or ends something."""
    if verb_of(said, does).lemma in GIVING_UP and not names(said.line, what.first, "left_word", what.first + 8):
        return Declined("nothing left")
    return active(said, does, "ease" if barrier(said.line, what.first) else "withdraw", what_from=what.first)


@deeds.rule(
    "{does: put_off} {what: ...+}",
    "Canada {does: called off} {what: trade talks with Korea}.",
    "Canada {does: postponed} {what: the duties on steel}.",
    never=["Canada called off the match.", "Canada postponed the talks."],
)
def calls_off(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody breaks off negotiations, or puts off a duty."""
    if verb_of(said, does).lemma != "call off" and barrier(said.line, what.first):
        return active(said, does, "ease", what_from=what.first)
    if verb_of(said, does).lemma != "call off" or not names(said.line, what.first, "left_word", what.first + 5):
        return Declined("put off, not left")
    return active(said, does, "withdraw", what_from=what.first)
