"""Orders, proclamations and decrees: what the paper that somebody signs or issues puts on or lifts.

Refuses papers that are only mentioned, and what is ordered that is no measure.
"""

from __future__ import annotations

from communique.lexicon.wordlists import word_set
from communique.reading.clause import Stretch, object_after, subject, word
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import Deed, Verb
from communique.reading.rules.deeds.making import active, deed_of, verb_of
from communique.reading.rules.deeds.objects import barrier, names

deeds = Stage("deeds", head="does")

ISSUED = frozenset({"sign", "issue", "adopt", "publish", "approve", "enact", "unveil", "release", "announce", "give"})


@deeds.rule(
    "{paper: order_word} [on] [{day}] [,] {does: putting_on|taking_off|raise.ing|impose.to|raise.to|ease.to|cut.to}"
    " {what: ...+}",
    "The President signed an {paper: order} {does: imposing} {what: a tariff on copper}.",
    "The President signed an {paper: order}, {does: raising} {what: tariffs on copper}.",
    "Chile issued a {paper: decree} {does: reducing} {what: tariffs on copper}.",
    "Chile issued a {paper: decree} on {day: Monday} {does: reducing} {what: tariffs on copper}.",
    "The President signed an {paper: order} {does: to impose} {what: a tariff on copper}.",
    "The President signed an {paper: order} {does: to raise} {what: tariffs on copper}.",
    "The President signed an {paper: order} {does: to lift} {what: the ban on copper}.",
    "The President signed an {paper: order} {does: to reduce} {what: tariffs on copper}.",
    never=["The order imposing tariffs was late.", "Chile issued a decree raising wages."],
)
def issues_a_paper(said: Said, paper: Blank, does: Blank, what: Blank, **rest: Blank) -> Deed | Declined:
    """Somebody signs or issues an order that puts on or lifts a measure."""
    return _issued(said, paper, does, what)


def _issued(said: Said, paper: Blank, does: Blank, what: Blank) -> Deed | Declined:
    line = said.line
    main = next((at for at in range(paper.first - 1, -1, -1) if isinstance(line.chunks[at].value, Verb)), None)
    if main is None or not barrier(line, what.first):
        return Declined("no measure")
    told: Verb = line.chunks[main].value
    who = subject(line, main) if told.voice in {"active", "ed"} and told.status in {"done", "planned"} else None
    if told.lemma not in ISSUED or who is None or told.negated:
        return Declined("nobody issues it")
    act = "ease" if _takes_off(line, does.first) else "impose"
    issued = Blank(main, main + 1, line.chunks[main].start, line.chunks[main].end)
    return deed_of(said, issued, act, by=who[0], what=object_after(line, what.first), start=does.start)


def _takes_off(line: Line, at: int) -> bool:
    """Whether what an order does lifts a measure: `reducing`, `to lift`."""
    value = line.chunks[at].value
    acts = value.acts if isinstance(value, Verb) and value.voice != "ing" else ()
    return word(line, at) in word_set("taking_off") or (bool(acts) and acts[0] in {"ease", "cut"})


@deeds.rule(
    "{paper: order_word} invoking {law: ...+} {does: impose.to|raise.to} {what: ...+}",
    "The President signed an {paper: order} invoking {law: Section 5 of the Act} {does: to impose} {what: a tariff}.",
    "The President signed an {paper: order} invoking {law: Section 5 of the Act} {does: to raise} {what: tariffs}.",
    never=["The order invoking Section 5 to impose tariffs was late."],
)
def invokes_a_law(said: Said, paper: Blank, law: Blank, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody signs an order that invokes a law to put on a measure."""
    return _issued(said, paper, does, what)


@deeds.rule(
    "{paper: order_word} that|which {does: impose|raise|ease|cut} {what: ...+}",
    "The President signed an {paper: order} that {does: imposes} {what: a tariff on copper}.",
    "The President signed an {paper: order} which {does: raises} {what: tariffs on copper}.",
    "The President signed an {paper: order} that {does: lifts} {what: the ban on copper}.",
    "The President signed an {paper: order} that {does: reduces} {what: tariffs on copper}.",
    never=["The order that imposes tariffs was late."],
)
def paper_that_imposes(said: Said, paper: Blank, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody signs or issues an order, of which a clause tells that it puts on or lifts a measure."""
    return _issued(said, paper, does, what)


@deeds.rule(
    "{does: request} {what: ...+}",
    "President Kim {does: ordered} {what: a 25 percent tariff on copper}.",
    never=["President Kim ordered a review of tariffs.", "President Kim sought a tariff on copper."],
)
def orders(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """A head of government orders a tariff or a ban, which thereby is put on."""
    line = said.line
    thing = object_after(line, what.first)
    if verb_of(said, does).lemma != "order" or thing is None or not _heads(line, thing):
        return Declined("no measure ordered")
    return active(said, does, "impose", what_from=what.first)


def _heads(line: Line, thing: Stretch) -> bool:
    """Whether the first noun of a thing is a measure: `a 25 percent | tariff on copper`, not `a review of tariffs`."""
    ahead = range(thing.first, thing.last)
    on = next((at for at in ahead if word(line, at) in {"of", "on", "into", "to", "against", "for", "in"}), thing.last)
    return names(line, thing.first, "barrier_word", on)
