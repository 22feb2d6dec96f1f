"""Agreeing, promising, deciding: what sides settle among themselves.

A promise of nothing that can be done is refused.
"""

from __future__ import annotations

import re
from dataclasses import replace

from communique.reading.clause import (
    ACTORS,
    DETERMINERS,
    next_verb,
    object_after,
    subject,
    word,
)
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import (
    Actors,
    Day,
    Deed,
    Holder,
    Office,
    Party,
    Pronoun,
    Verb,
)
from communique.reading.rules.deeds.giving import receiver
from communique.reading.rules.deeds.making import active, deed_of, verb_of
from communique.reading.rules.deeds.objects import (
    barrier,
    money,
    names,
    several,
    to_verb,
)

deeds = Stage("deeds", head="does")

PROMISES = frozenset({"decide", "determine", "resolve", "promise", "undertake", "vow", "pledge"})
BUYING = frozenset({"purchase", "buy", "import", "procure"})
THREATENING = frozenset({"vow", "pledge", "promise"})
REACHING = frozenset({"agree", "reach an agreement", "reach agreement", "reach a deal", "reach an understanding"})
VOICING = frozenset(
    "express voice convey share reaffirm state declare stress underline underscore emphasise emphasize reiterate "
    "affirm proclaim".split()
)
OCCASION = 14  # chunks: the longest occasion between a decision and what is decided
ONE_SIDES = {  # what one side tells of its own will
    "readiness": "propose",
    "willingness": "propose",
    "intent": "announce",
    "intention": "announce",
    "intentions": "announce",
}
ASSURING = frozenset({"assure", "reassure"})
BACKING = frozenset("support backing cooperation commitment assistance help readiness willingness solidarity".split())
TO_WHAT = (["of"], ["that"])  # behind whom somebody assures: `the delegation of | support`
WHOM = 7  # chunks from the verb to what somebody is assured of
DECIDING = frozenset({"decide", "determine", "resolve"})
ITS_OWN = frozenset(
    {"ease", "impose", "withdraw", "investigate", "propose", "ratify"}
)  # deeds that are done once they are decided
CONFIRMING = frozenset({"confirm", "reconfirm"})


@deeds.rule(
    "{does: agree} with {to: actor} [on] {what: ...+}",
    "Korea {does: will agree} with {to: Canada} on {what: the dates of the talks}.",
    "Korea {does: reached an agreement} with {to: Canada} on {what: barley}.",
    "Korea {does: agreed} with {to: Canada} {what: the dates of the talks}.",
    never=["Korea agreed with care on the dates.", "Korea agreed with Canada that trade is good."],
)
def agrees_with(said: Said, does: Blank, to: Blank, what: Blank) -> Deed | Declined:
    """Somebody agrees something with somebody."""
    if verb_of(said, does).lemma not in REACHING or word(said.line, what.first) in {"that", "'s", "in", "."}:
        return Declined("of one mind")
    deed = active(said, does, "agree", what_from=what.first)
    return replace(deed, by=Actors((deed.by, said.line.value(to)))) if isinstance(deed, Deed) else deed


@deeds.rule(
    "{does: agree} [to|on|that|upon|with] {what: ...+}",
    "The two sides {does: agreed} {what: to expand trade}.",
    "The two sides {does: agreed} on {what: the need to expand trade}.",
    "The two sides {does: agreed} that {what: trade should grow}.",
    "The two sides {does: committed} to {what: free markets}.",
    "The two sides {does: agreed} upon {what: a plan}.",
    "Korea {does: concurred} with {what: the plan}.",
    "The two sides {does: concurred} {what: in expanding trade}.",
    "Korea {does: pledged} that {what: it would contribute}.",
    "The two leaders {does: set a target of} {what: ten billion dollars}.",
    "Korea {does: agreed} {what: to purchase ten billion dollars of gas}.",
    "Canada {does: decided} on {what: Friday to impose a tariff on steel}.",
    "Canada {does: pledged} {what: ten million dollars to tackle malaria}.",
    "Canada {does: has committed} {what: ten million dollars to the fund}.",
    "Canada {does: vowed} {what: to retaliate}.",
    "Canada {does: vowed} {what: all-out efforts to support exporters}.",
    "The two leaders {does: decided} to {what: untangle relations}.",
    "The two ministers {does: agreed} {what: in talks in Lima, Peru, to expand trade}.",
    "Canada {does: decided} {what: to withdraw from the agreement}.",
    "Canada {does: decided} {what: to freeze the assets of two banks}.",
    "Canada {does: decided} {what: to open an investigation into imports of steel}.",
    "Canada {does: assured} {what: Korea of its full support}.",
    "Canada {does: assured} {what: the investors that it will keep the rate}.",
    never=["the agreed plan"],
)
def agrees(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Sides agree or commit to do something."""
    line, verb = said.line, verb_of(said, does)
    if verb.lemma in ASSURING:
        return _assures(said, does, what.first)
    if verb.voice == "ed" and word(line, what.first) == "by":
        return Declined("told of a thing")  # `the statement agreed by the ministers`
    if word(line, len(line.chunks) - 1) == ":" and len(line.chunks) - does.last <= 3:
        return Declined("its items tell what is agreed")
    if verb.lemma in CONFIRMING and (_of_worth(line, what.first) or not _confirms_a_plan(line, does.last)):
        return (
            active(said, does, "support", what_from=what.first) if _of_worth(line, what.first) else Declined("no plan")
        )
    first = _after_day(line, what.first)
    first += verb.lemma == "concur" and word(line, first) == "in"
    if (
        verb.lemma in CONFIRMING
        and money(line, first)
        and any(isinstance(chunk.value, Verb) for chunk in line.chunks[first : first + 4])
    ):
        return Declined("told by its own verb")  # `confirmed that Korea will give $2 million`
    puts_up = verb.lemma == "commit" and word(line, does.last) != "to"  # `committed | over $1 billion of investment`
    if (puts_up or verb.lemma in PROMISES | CONFIRMING) and not to_verb(line, first) and money(line, first):
        is_aid = not names(line, first, "investment_word")
        if puts_up and not names(line, first, "aid_word"):
            giver = subject(line, does.first)
            is_aid = is_aid and giver is not None and isinstance(giver[0], Party | Office | Holder | Pronoun)
        to = receiver(line, first) if is_aid else None
        return active(said, does, "aid" if is_aid else "invest", to=to, what_from=first, status="planned")
    if verb.lemma in THREATENING and _is_retaliation(line, first):
        return active(said, does, "threaten", what_from=first)
    effort = verb.lemma in THREATENING and names(line, first, "promised_word", first + 4)
    if verb.lemma in PROMISES and not (effort or _to_do(line, first) or _of_a_clause(line, first)):
        return Declined("no promise of a deed")
    who = subject(line, does.first)
    joint = who is not None and several(who[0])
    if verb.lemma.startswith("set "):  # a target: of one side it is its plan
        return active(said, does, "agree" if joint else "announce", what_from=does.first)
    if (act := _promised(line, first, joint)) is not None or (act := _decided(verb, line, first, joint)) is not None:
        status = "done" if act in ITS_OWN and verb.lemma in DECIDING else "planned"
        return active(said, does, act, what_from=first, status=status)
    alone = not joint and who is not None and (not _is_we(who[0]) or "“" in line.lowered[: does.first])
    if verb.lemma == "commit" and alone and is_state(line, does.first):
        return active(said, does, "support", what_from=first)  # `Canada is committed to | free trade`
    if verb.lemma in DECIDING and who is not None and not joint:
        return active(said, does, "announce", what_from=first)  # what one side decides is its own plan
    return active(said, does, "agree", what_from=first)


def _assures(said: Said, does: Blank, first: int) -> Deed | Declined:
    """Somebody assures somebody of support, or that something will be done."""
    line = said.line
    at = next((one for one in range(first, first + WHOM) if word(line, one).split()[-1:] in TO_WHAT), None)
    if at is None or (word(line, at) != "that" and BACKING.isdisjoint(line.lowered[at + 1 : at + 6])):
        return Declined("nothing promised")
    whom = line.chunks[first + (word(line, first) in DETERMINERS)].value
    act = "agree" if word(line, at) == "that" else "support"
    return active(said, does, act, to=whom if isinstance(whom, ACTORS) else None, what_from=at + 1)


def _to_do(line: Line, at: int) -> bool:
    """Whether an infinitive stands there, also of a verb that is not listed: `decided to | untangle relations`."""
    if to_verb(line, at):
        return True
    return word(line, at - 1) == "to" and line.chunks[at].value is None and word(line, at) not in DETERMINERS


def _is_retaliation(line: Line, at: int) -> bool:
    """Whether what is vowed is to retaliate."""
    value = line.chunks[at].value
    if isinstance(value, Verb):
        return value.lemma == "retaliate" or names(line, at + 1, "retaliation_word")
    return names(line, at, "retaliation_word", at + 4)  # `vowed swift retaliation`


def _after_day(line: Line, at: int) -> int:
    """Step over the day or the occasion before what is decided: `agreed | in talks in Lima on Thursday, | to act`."""
    if word(line, at) == "instead":
        return at + 1 + (word(line, at + 1) == "to")
    if word(line, at) in {"in", "during", "at"}:
        behind = next_verb(line, at)
        if that := next((one for one in range(at, min(behind, at + OCCASION)) if word(line, one) == "that"), None):
            return that + 1  # `agreed in a call on Monday that | they will act`
        plan = line.chunks[behind].value if behind < min(len(line.chunks), at + OCCASION) else None
        return behind if isinstance(plan, Verb) and plan.voice == "to" else at
    while at + 1 < len(line.chunks) and (isinstance(line.chunks[at].value, Day) or word(line, at) == "on"):
        at += 1
    return at


def _decided(verb: Verb, line: Line, at: int, joint: bool) -> str | None:
    """The deed that one side's decision is of: to put on a measure, to leave, to investigate."""
    return None if joint or verb.lemma not in DECIDING else decided(line, at)


def decided(line: Line, at: int) -> str | None:
    """The act of the infinitive at a chunk that tells what somebody has decided; None where it tells no step."""
    value = line.chunks[at].value
    if not isinstance(value, Verb) or value.voice != "to":
        return None
    if value.acts[0] in {"cut", "ease"} and value.lemma != "streamline" and barrier(line, at + 1):
        return "ease"
    stops = value.acts[0] == "impose" and " " in value.lemma  # `decided to | ban imports`, `freeze the assets`
    if stops or ({"impose", "raise"} & set(value.acts) and barrier(line, at + 1)):
        return "impose"
    if value.acts[0] == "aid" and names(line, at + 1, "freed", at + 5):
        return "ease"
    if value.acts[0] == "withdraw" and barrier(line, at + 1):
        return "ease"
    if value.acts[0] == "ratify" and names(line, at + 1, "bill_word", at + 6):
        return "ratify"
    ends = value.acts[0] == "withdraw" or value.lemma in {"end", "suspend", "close", "discontinue"}
    if ends and (names(line, at + 1, "left_word") or names(line, at + 1, "probe_word", at + 6)):
        return "withdraw"
    if value.lemma == "recommend":
        return "propose"
    return "investigate" if names(line, at + 1, "probe_word") else None


def _of_a_clause(line: Line, first: int) -> bool:
    """Whether what is promised is a clause: `that Korea will contribute`."""
    return word(line, first - 1) == "that" and any(
        isinstance(chunk.value, Verb) and chunk.value.status in {"planned", "ongoing"} and chunk.value.voice != "to"
        for chunk in line.chunks[first : first + 6]
    )


def _promised(line: Line, at: int, joint: bool) -> str | None:
    """The deed that a promise is of, where it has an act of its own: to invest; for one side, to lift a measure."""
    value = line.chunks[at].value
    if isinstance(value, Verb) and value.lemma in BUYING:
        return None
    if isinstance(value, Verb) and value.acts[0] == "aid" and names(line, at + 1, "aid_word"):
        return "aid"
    if money(line, at):
        behind = at + isinstance(value, Verb)
        gives = isinstance(value, Verb) and value.acts[0] == "aid" and not names(line, behind, "investment_word")
        return "aid" if gives or names(line, at, "aid_word") or isinstance(receiver(line, behind), Party) else "invest"
    if not isinstance(value, Verb) or value.voice != "to":
        return None
    if value.lemma == "invest":
        return "invest"
    lifts = value.acts[0] in {"cut", "ease"} and value.lemma != "streamline"
    return "ease" if lifts and not joint and barrier(line, at + 1) else None


def _confirms_a_plan(line: Line, at: int) -> bool:
    """Whether what is confirmed is a plan: `to promote`, `that they will promote`."""
    return to_verb(line, at) or any(
        isinstance(chunk.value, Verb) and chunk.value.status == "planned" for chunk in line.chunks[at : at + 6]
    )


def _of_worth(line: Line, first: int) -> bool:
    return any(
        word(line, at) in {"importance", "commitment", "support", "friendship"} for at in range(first, first + 4)
    )


def _is_we(who: object) -> bool:
    """Whether those speak who may be both sides."""
    return isinstance(who, Pronoun) and who.words.lower() == "we"


def is_state(line: Line, head: int) -> bool:
    """Whether a verb tells how somebody is: `is committed`, `remain committed`."""
    return BEING.match(line.lowered[head]) is not None


BEING = re.compile(r"(?:is|are|was|were|be|'s|'re|’s|’re)\b")


@deeds.rule(
    "{does: state|discuss} [{determiner}] [{party} 's] [{low!function}]* {will: intent} {what: infinitive}",
    "The two sides {does: expressed} their {will: intent} {what: to accelerate} the talks.",
    "The two sides {does: expressed} strong {will: determination} {what: to act}.",
    "Korea {does: expressed} its {will: readiness} {what: to host} the forum.",
    "The two sides {does: underlined} their {will: intention} {what: to launch} a dialogue on ports.",
    "Minister Lee Min-ho {does: underscored} {party: Korea}'s {will: intention} {what: to host} the forum.",
    never=["The two sides expressed their intent.", "Korea noted its readiness to host the forum."],
)
def expresses_intent(said: Said, does: Blank, will: Blank, what: Blank, **_: Blank) -> Deed | Declined:
    """What sides express their intent or their determination to do they agree on; one side plans or proposes it."""
    who = subject(said.line, does.first)
    if verb_of(said, does).lemma not in VOICING or who is None:
        return Declined("only said")
    plan, intends = verb_of(said, what), word(said.line, will.first).startswith("intent")
    if intends and plan.acts[0] == "establish" and names(said.line, what.last, "founded", what.last + 8):
        return active(said, does, "establish", what_from=what.last, status="planned")
    told = "agree" if several(who[0]) else ONE_SIDES.get(word(said.line, will.first))
    return active(said, does, told, what_from=what.first) if told else Declined("one side's own will")


@deeds.rule(
    "{pronoun} {does: agree.p} [to|that] {what: ...+}",
    "{pronoun: It} {does: was agreed} {what: to set up a group}.",
    "{pronoun: It} {does: was agreed} to {what: another round}.",
    "{pronoun: It} {does: was agreed} that {what: a group should be set up}.",
    never=["They agreed to set up a group."],
)
def it_is_agreed(said: Said, pronoun: Blank, does: Blank, what: Blank) -> Deed | Declined:
    """It was agreed: by all who take part."""
    if word(said.line, pronoun.first) != "it" or verb_of(said, does).voice != "passive":
        return Declined("somebody agrees")
    thing = object_after(said.line, what.first)
    return deed_of(said, does, "agree", what=thing, start=pronoun.start)
