"""Rates that rise and fall by themselves, and measures that somebody begins to levy or to lift.

Refuses what rises that is no rate of duty.
"""

from __future__ import annotations

from communique.lexicon.wordlists import word_set
from communique.reading.clause import thing_before, word
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Deed
from communique.reading.rules.deeds.approving import from_its_day
from communique.reading.rules.deeds.making import active, deed_of, verb_of
from communique.reading.rules.deeds.measures import is_barrier
from communique.reading.rules.deeds.objects import barrier, names

deeds = Stage("deeds", head="does")

FALLING = frozenset({"fall", "drop", "decline", "decrease", "reduce"})
RISING = frozenset({"rise", "increase", "grow"})
LIFTED = frozenset({"lifted", "removed", "reduced", "eliminated", "refunded", "waived", "phased"})
MOVING = frozenset({"move", "change", "shift"})


@deeds.rule(
    "{does: plain|plain.to|cut|cut.to|raise|raise.to} [from {before: amount}] to {rate: amount}",
    "Tariffs on beef {does: to fall} from {before: 70%} to {rate: 15%}.",
    "The tariff on beef {does: will fall} to {rate: 15%}.",
    "The duty {does: dropped} to {rate: 15%}.",
    "Duties {does: to drop} to {rate: 15%}.",
    "Duties on beef {does: will increase} from {before: 5%} to {rate: 15%}.",
    "Duties on beef {does: to increase} from {before: 5%} to {rate: 15%}.",
    never=["Exports fell to 15%.", "Canada will cut tariffs to 15%."],
)
def falls(said: Said, does: Blank, rate: Blank, before: Blank | None = None) -> Deed | Declined:
    """A tariff that falls to a rate is eased; one that rises is raised."""
    verb, thing = verb_of(said, does), thing_before(said.line, does.first)
    act = "ease" if verb.lemma in FALLING else "impose" if verb.lemma in RISING else None
    if before is not None and verb.lemma in MOVING:
        act = "ease" if said.line.value(rate).value < said.line.value(before).value else "impose"
    if act is None or thing is None or verb.status == "possible" or not is_barrier(said.line, thing):
        return Declined("no tariff that falls")
    return deed_of(said, does, act, what=thing, start=thing.start)


@deeds.rule(
    "{does: establish} {then: putting_on|taking_off} {what: ...+}",
    "Canada {does: began} {then: charging} {what: a fee on ships}.",
    "Canada {does: will start} {then: lifting} {what: duties on steel}.",
    never=["Canada began raising cattle.", "Canada began with imposing duties."],
)
def begins_to(said: Said, does: Blank, then: Blank, what: Blank) -> Deed | Declined:
    """Somebody begins to levy or to lift a measure."""
    line = said.line
    if not (barrier(line, what.first) or names(line, what.first, "fee_word", what.first + 5)):
        return Declined("no measure")
    act = "ease" if word(line, then.first) in word_set("taking_off") else "impose"
    return active(said, does, act, what_from=what.first)


@deeds.rule(
    "{does: establish} [being] {then: begun_on|impose.p|ease.p|cut.p|raise.p}",
    "Duties on beef {does: will start} being {then: collected} on May 3.",
    "Tariffs on beef {does: began} {then: being lifted} from May 3.",
    "Tariffs on beef {does: began} {then: being levied} from May 3.",
    "Tariffs on beef {does: began} {then: being reduced} from May 3.",
    "Tariffs on beef {does: began} {then: being raised} from May 3.",
    never=["Trees will start being planted on May 3.", "Canada began being careful."],
)
def begins_to_be(said: Said, does: Blank, then: Blank) -> Deed | Declined:
    """A measure that begins to be levied or lifted."""
    line, thing = said.line, thing_before(said.line, does.first)
    done = word(line, then.first).removeprefix("being ")
    if thing is None or not is_barrier(line, thing) or "being" not in line.between(does.end, then.end):
        return Declined("no measure")
    deed = deed_of(said, does, "ease" if done in LIFTED else "impose", what=thing, start=thing.start)
    return from_its_day(said, Blank(does.first, then.last, does.start, then.end), deed)
