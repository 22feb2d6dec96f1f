"""Measures told by the decision to take them: `Canada's decision to raise its tariffs`.

A decision that is still awaited is refused.
"""

from __future__ import annotations

from dataclasses import replace

from communique.reading.clause import Stretch, day_of, object_after, stretch, subject, word
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import Actors, Deed, Group, Party, Verb
from communique.reading.rules.deeds.objects import barrier, is_only_wanted, money, names
from communique.reading.rules.nominal.making import CAME_OF_IT, told

nominal = Stage("nominal", head="does")

PUTTING_ON = frozenset({"impose", "raise"})
TAKING_OFF = frozenset({"ease", "cut"})
SAYS_OF_IT = CAME_OF_IT | {"is", "are", "was", "were", "has", "have", "had", "will", "would", "may", "could"}
AWAITED = frozenset({"pending", "awaits", "awaiting", "any", "possible", "future", "before", "no", "until"})


@nominal.rule(
    "{by: actor|demonym} [{low!function}]* decision|decisions|move [of|on {on: day} [,]] {does: infinitive} "
    "{what: ...+}",
    "They regretted {by: Canada}'s decision {does: to raise} {what: tariffs on steel}.",
    "They regretted {by: Canada}'s move of {on: 4 June}, {does: to raise} {what: tariffs on steel}.",
    "They regretted {by: Canada}'s decision on {on: 4 June} {does: to raise} {what: tariffs on steel}.",
    "They regretted the {by: Canadian} sudden decision {does: to impose} {what: tariffs on steel}.",
    "They welcomed {by: Canada}'s decisions {does: to lift} {what: the ban on beef}.",
    "They regretted {by: Canada}'s decision {does: to withdraw from} {what: the agreement}.",
    "They welcomed {by: Canada}'s decision {does: to join} {what: the network}.",
    "They regretted {by: Canada}'s decision {does: to request} {what: a panel at the WTO}.",
    "They welcomed {by: Canada}'s decision {does: to launch} {what: a fund for ports}.",
    never=["They welcomed Canada's decision to join them.", "They await Canada's decision on tariffs."],
)
def decision_of_somebody(said: Said, by: Blank, does: Blank, what: Blank, on: Blank | None = None) -> Deed | Declined:
    """Somebody's decision, of a day or not, to put on or to lift a measure, or to leave an agreement."""
    return _decided(said, by, does, what, on)


@nominal.rule(
    "decision|decisions|move by|of|from {by: actor} {does: infinitive} {what: ...+}",
    "They regretted the decision by {by: Canada} {does: to raise} {what: tariffs on steel}.",
    "They regretted the decisions of {by: Canada} {does: to raise} {what: tariffs on steel}.",
    "They welcomed the move from {by: Canada} {does: to lift} {what: the ban on beef}.",
    never=["They welcomed the decision by Canada to host the forum."],
)
def decision_by_somebody(said: Said, by: Blank, does: Blank, what: Blank) -> Deed | Declined:
    """The decision by somebody to put on or to lift a measure, or to leave an agreement."""
    return _decided(said, by, does, what)


@nominal.rule(
    "{made: plain} [a|the] [{low!function}]* decision {does: infinitive} {what: ...+}",
    "Korea {made: made} a preliminary decision {does: to impose} {what: duties on steel}.",
    "Korea's trade watchdog {made: took} the decision {does: to lift} {what: the ban on beef}.",
    never=["Korea made a decision to join them.", "The decision to impose duties was late."],
)
def decision_is_made(said: Said, made: Blank, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody makes a decision to put on or to lift a measure, or to leave an agreement."""
    verb: Verb = said.line.value(made)
    who = subject(said.line, made.first)
    act = _act(said, does, what)
    if verb.lemma not in {"make", "take"} or who is None or act is None:
        return Declined("no step of trade")
    thing = object_after(said.line, what.first)
    day = day_of(said.line, made.first, does.first)
    return replace(told(said, does, act, by=who[0], what=thing, day=day), status=verb.status)


@nominal.rule(
    "{does: instrument} {plan: infinitive} {what: ...+}",
    "They hailed the {does: agreement between Peru and Chile} {plan: to reopen} {what: the border}.",
    "There is an {does: agreement between Peru and Chile} {plan: to finish} {what: the talks}.",
    never=["Peru signed an agreement with Chile to supply gas.", "They await the agreement to reopen the border."],
)
def agreement_to_do(said: Said, does: Blank, plan: Blank, what: Blank) -> Deed | Declined:
    """What two sides are said to have agreed to do, told by the noun."""
    line, pact = said.line, said.line.value(does)
    sides = tuple(one for one in pact.parties if one.isupper())
    between = " between " in line.lowered[does.first] or " with " in line.lowered[does.first]
    if not between or not sides or not _is_judged_or_there(line, does.first):
        return Declined("told by its verb")
    who = _who_says(line, does.first) if len(sides) == 1 else Group(line.words(does), sides)
    by = Actors((who, Party(sides[0]))) if len(sides) == 1 and who is not None else who
    thing, verb = _up_to_a_verdict(line, object_after(line, what.first)), line.value(plan)
    if by is None or thing is None or not isinstance(verb, Verb):
        return Declined("nobody agrees")
    return told(said, does, "agree", by=by, what=Stretch(plan.first, thing.last, verb.at, thing.end))


def _is_judged_or_there(line: Line, at: int) -> bool:
    """Whether a verb before takes a stand on what was agreed, or only says that it is: `there is an | agreement`."""
    if not {"there"}.isdisjoint(line.lowered[max(0, at - 4) : at]):
        return True
    before = (chunk.value for chunk in reversed(line.chunks[:at]) if isinstance(chunk.value, Verb))
    verb = next(before, None)
    return verb is not None and verb.acts[0] in JUDGING and verb.status == "done" and not verb.negated


JUDGING = frozenset({"support", "criticise", "state", "reject", "discuss"})


def _who_says(line: Line, at: int) -> object | None:
    """Who takes a stand on the agreement at a chunk."""
    verb = next((back for back in range(at - 1, -1, -1) if isinstance(line.chunks[back].value, Verb)), None)
    who = subject(line, verb) if verb is not None else None
    return who[0] if who is not None else None


def _decided(said: Said, by: Blank, does: Blank, what: Blank, on: Blank | None = None) -> Deed | Declined:
    line = said.line
    act = _act(said, does, what)
    if act is None:
        return Declined("no step of trade")
    if any(word(line, at) in AWAITED for at in range(max(0, by.first - 3), does.first)):
        return Declined("only awaited")
    if is_only_wanted(line, by.first) and not _is_judged(said, by.first):
        return Declined("only wanted")
    thing = _up_to_a_verdict(line, object_after(line, what.first))
    return told(said, does, act, by=line.value(by), what=thing, day=line.value(on) if on else None)


def _up_to_a_verdict(line: Line, thing: Stretch | None) -> Stretch | None:
    """What is decided, without what is said of the decision: `to raise tariffs | is a step back`."""
    if thing is None:
        return None
    last = next((at for at in range(thing.first + 1, thing.last) if word(line, at) in SAYS_OF_IT), thing.last)
    return stretch(line, thing.first, last)


def _act(said: Said, does: Blank, what: Blank) -> str | None:
    """What the verb of a decision does to the measure or the agreement behind it."""
    verb: Verb = said.line.value(does)
    acts = set(verb.acts)
    if barrier(said.line, what.first):
        return "impose" if acts & PUTTING_ON else "ease" if acts & TAKING_OFF else None
    leaves = "withdraw" in acts or verb.lemma in {"suspend", "end"}
    if leaves and names(said.line, what.first, "left_word", what.first + 6):
        return "withdraw"
    return _other_act(said, verb, what)


def _other_act(said: Said, verb: Verb, what: Blank) -> str | None:
    """What else may be decided: to ask for something, to found it, to join it, to open a probe."""
    line = said.line
    match verb.acts[0]:
        case "request" if verb.lemma in {"request", "seek", "ask for"}:
            return "request"
        case "establish" if names(line, what.first, "probe_word", what.first + 6):
            return "investigate"
        case "establish" if names(line, what.first, "founded", what.first + 8):
            return "establish"
        case "join" if word(line, what.first) == "the":
            return "join"
        case "invest" if money(line, what.first):
            return "invest"
    return None


def _is_judged(said: Said, at: int) -> bool:
    """Whether the verb before only discusses what has been decided."""
    values = [chunk.value for chunk in said.line.chunks[:at] if isinstance(chunk.value, Verb)]
    return bool(values) and values[-1].acts[0] == "discuss"
