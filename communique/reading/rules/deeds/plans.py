"""Plans of one side and of several; and what is merely said, which is no event but tells who speaks."""

from __future__ import annotations

from dataclasses import replace

from communique.lexicon.wordlists import word_set
from communique.reading.clause import (
    is_subject_adjacent,
    subject,
    word,
)
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import (
    Actors,
    Deed,
    Group,
    Holder,
    Office,
    Person,
    Pronoun,
    Sides,
    Verb,
)
from communique.reading.rules.deeds.making import active, deed_of, verb_of
from communique.reading.rules.deeds.objects import is_trip, named_gathering, names
from communique.reading.rules.deeds.wishing import is_willing, offers

BEARS = frozenset({"pay", "face", "bear", "incur", "owe", "shoulder"})  # what another lays on them
HITTING_BACK = frozenset({"retaliate", "respond in kind", "respond firmly", "hit back", "strike back", "fight back"})
RESOLVED = frozenset({"necessary", "resolute", "firm", "forceful", "decisive", "strong"})  # measures, if another acts
DEFENDED = frozenset({"rights", "interests"})
LOOKS_ON = frozenset({"witness", "observe", "watch", "see"})
deeds = Stage("deeds", head="does")

# What everybody will always do; it is worth telling only of a joint statement.
VAGUE = word_set("vague_plan")
HAPPENING = word_set("happening")
CIRCUMSTANCE = frozenset({"as", "while", "when", "if", "once", "because", "where", "until", "so", "whether"})
GUESTS = (Group, Holder, Office, Person)
HOPES = frozenset({"hope", "believe", "express", "expect", "wish", "want", "seek", "call for", "urge", "ask"})


@deeds.rule(
    "{does: plan} {what: ...+}",
    "Korea and Canada {does: will work} {what: together on steel}.",
    "Korea {does: will submit} {what: a bill on exports}.",
    "Korea {does: is willing to work} {what: with Chile to expand trade}.",
    "Minister Lee Min-ho said Korea {does: stands ready to deepen} {what: its cooperation with Chile}.",
    "Korea {does: will retaliate} {what: against the duties}.",
    "Korea {does: will take} {what: necessary measures if Canada does not change course}.",
    "Korea {does: will take} {what: all necessary measures to safeguard its legitimate rights}.",
    never=[
        "Minister Lee Min-ho will deliver welcoming remarks at the forum.",
        "Korea and Canada worked together.",
        "Korea will strengthen its support for exporters.",
        "The president said Korea would pay a 15 percent tariff.",
    ],
)
def plans(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """What several sides will do is agreed, what one will do is its announced plan; its will is an offer."""
    verb = verb_of(said, does)
    if is_willing(said, does) and verb.lemma not in HITTING_BACK:
        return offers(said, does)
    if verb.status != "planned" or verb.voice not in {"active", "base"} or verb.negated or verb.lemma in HAPPENING:
        return Declined("no plan")
    if word(said.line, what.first) in {",", "which", "that", "."}:
        return Declined("told before the verb")  # `a loan that Canada intends to provide | , which`
    if verb.acts[0] == "hold" and word(said.line, what.first) == "with":
        return Declined("it is held")
    if verb.acts[0] in {"hold", "attend"} and (
        names(said.line, what.first, "held_word") or named_gathering(said.line, what.first)
    ):
        return Declined("it is held")
    if _is_retaliation(said, verb.lemma, what.first):
        deed = active(said, does, "threaten", what_from=does.first)
        return replace(deed, status="done") if isinstance(deed, Deed) else deed
    if verb.lemma in BEARS and names(said.line, what.first, "barrier_word"):
        return Declined("what another lays on it")
    if verb.lemma in LOOKS_ON:
        return Declined("somebody else acts")
    if verb.lemma == "host" and any(isinstance(value, GUESTS) for value in said.line.values(_opening(what))):
        return Declined("somebody is met")
    if word_set("speech_word") & {word(said.line, at) for at in range(what.first, what.first + 4)}:
        return Declined("a speech, not a plan")
    if verb.lemma == "host" and names(said.line, what.first, "courtesy_word", what.first + 4):
        return Declined("a courtesy")
    if is_trip(said.line, what.first) or _is_delegation(said.line, verb.lemma, what.first):
        return Declined("a trip")
    who = subject(said.line, does.first)
    if who is None or not is_subject_adjacent(said.line, does.first):
        return Declined("nobody plans it")
    if word(said.line, who[1] - 1) in CIRCUMSTANCE:
        return Declined("a circumstance")
    if isinstance(who[0], Pronoun) and not _is_reported(said.line, who[1]):
        return Declined("nobody's own words")
    if any(isinstance(chunk.value, Verb) and chunk.value.lemma in HOPES for chunk in said.line.chunks[: who[1]]):
        return Declined("a hope, not a plan")
    joint = isinstance(who[0], Actors | Sides)
    if verb.lemma in VAGUE and not joint:
        return Declined("nothing in particular")
    if "formalities" in said.line.between(what.start, what.end):
        return active(said, does, "ratify", what_from=what.first)
    deed = active(said, does, "agree" if joint else "announce", what_from=does.first)
    is_vague = verb.lemma in VAGUE and not _is_under_a_pact(said.line, who[1])
    return replace(deed, is_vague=is_vague) if isinstance(deed, Deed) else deed


def _is_retaliation(said: Said, lemma: str, first: int) -> bool:
    """Whether somebody will hit back: `will retaliate`, `will take necessary measures to defend its interests`."""
    line = said.line
    if lemma in HITTING_BACK:
        return True
    if lemma not in {"take", "adopt"} or not names(line, first, "barrier_word", first + 5):
        return False
    rights = {word(line, at) for at in range(first, first + 14)}
    answers = {word(line, at) for at in range(first, first + 4)} & {"corresponding", "reciprocal"}
    resolved = not RESOLVED.isdisjoint(line.lowered[first : first + 4]) and "if" in line.lowered[first : first + 14]
    return (
        bool(answers)
        or resolved
        or names(line, first, "retaliation_word", first + 5)
        or not DEFENDED.isdisjoint(rights)
    )


def _is_under_a_pact(line: Line, subject_at: int) -> bool:
    """Whether an agreement is told first under which it is done: `Under the memorandum, Korea and Chile will ...`."""
    return word(line, 0) == "under" and any(
        not word_set("instrument_word").isdisjoint(word(line, at).split()) for at in range(1, min(6, subject_at))
    )


def _opening(what: Blank) -> Blank:
    """The first two chunks of an object: `his | counterpart`."""
    return Blank(what.first, min(what.first + 2, what.last), what.start, what.end)


def _is_reported(line: Line, subject_at: int) -> bool:
    """Whether a verb of saying stands before a pronoun: `the ministry added that it will ...`."""
    values = [chunk.value for chunk in line.chunks[:subject_at] if isinstance(chunk.value, Verb)]
    opening = word(line, subject_at) in {"we", "i"}
    return opening or any(value.acts[0] in {"state", "announce"} for value in values)


@deeds.rule(
    "{does: state|discuss}",
    "The minister {does: noted} the progress.",
    never=["the statement of the minister"],
)
def speaks(said: Said, does: Blank) -> Deed | Declined:
    """Somebody says, notes, stresses or discusses something."""
    who = subject(said.line, does.first)
    if who is None:
        return Declined("nobody speaks")
    return deed_of(said, does, "state", by=who[0], start=said.line.chunks[who[1]].start)


def _is_delegation(line: Line, lemma: str, first: int) -> bool:
    """Whether somebody will lead a delegation, which tells a trip or a session: `will lead | the Korean delegation`."""
    told = {one for words in line.lowered[first : first + 6] for one in words.split()}
    return lemma in {"lead", "head"} and bool(told & {"delegation", "delegations", "team", "mission"})
