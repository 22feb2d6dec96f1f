"""Meetings that are the occasion of something else: what is said at them, after them, in the course of them.

A meeting that is told elsewhere, and of which nothing new is told, is refused.
"""

from __future__ import annotations

from dataclasses import replace

from communique.reading.clause import FINITE, subject, word
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Actors, Deed, Holder, Maybe, Office, Person, Pronoun, Sides, Verb
from communique.reading.rules.deeds.objects import of_people
from communique.reading.rules.nominal.making import told
from communique.reading.rules.nominal.meetings import is_with

nominal = Stage("nominal", head="does")


OF_HIM = {"his": "he", "her": "she"}


@nominal.rule(
    "during|at the {does: noun.meet}",
    "During the {does: summit}, the two countries agreed to expand trade.",
    "They spoke of trade at the {does: summit}.",
    never=["During the meeting, the two countries agreed to expand trade."],
)
def at_the_summit(said: Said, does: Blank) -> Deed | Declined:
    """A summit that a release on two countries takes as known is theirs; of other meetings more must be told."""
    if said.line.words(does).lower() != "summit":
        return Declined("a meeting told elsewhere")
    return told(said, does, "meet", by=Sides("the two sides", number=2))


@nominal.rule(
    "at|during|in a|an|the {low!function}* {does: noun.meet} [in|at {where: city|party}] [on] [{day}] , {by: actors}",
    "During a {does: meeting} in {where: India} on {day: Thursday}, {by: Minister Lee and Minister Kim} agreed to act.",
    "In an hour-long {does: call}, {by: Minister Lee and Minister Kim} agreed to act.",
    "At the {does: meeting} at {where: Lima} {day: last week}, {by: Minister Lee and Minister Kim} agreed to act.",
    never=["At the meeting, Minister Lee and Minister Kim agreed to act.", "At a meeting, Korea and Chile agreed."],
)
def in_a_meeting(
    said: Said, does: Blank, by: Blank, day: Blank | None = None, where: Blank | None = None
) -> Deed | Declined:
    """The meeting in which those whom the sentence then names agree or speak."""
    line = said.line
    people = line.value(by).members
    is_known = "the" in line.lowered[said.first : said.first + 2] and day is None
    if is_known or not all(isinstance(one, Holder | Person | Maybe) for one in people):
        return Declined("a meeting told elsewhere, or of countries")
    deed = told(said, does, "meet", by=line.value(by), day=line.value(day) if day else None)
    return replace(deed, place=line.value(where)) if where else deed


@nominal.rule(
    "at|during|since a|the|their [{low!function!noun.meet}] {does: noun.meet} [meeting] [in {where: city}]"
    " [in|on] {day}",
    "They recalled what they agreed at a {does: summit} meeting in {day: July 2024}.",
    "Trade has grown since the last {does: summit} on {day: May 3, 2024}.",
    "They spoke of trade during their {does: summit} in {where: Lima} in {day: May}.",
    never=[
        "Minister Lee Min-ho spoke of trade at a summit in May.",
        "They spoke of trade at a summit.",
        "The summit in May was long.",
    ],
)
def earlier_summit(said: Said, does: Blank, day: Blank, where: Blank | None = None) -> Deed | Declined:
    """A summit of the two sides, told with its day as the occasion of something else."""
    if "summit" not in said.line.lowered[said.first : does.last]:
        return Declined("a meeting told elsewhere")
    if "a" in said.line.lowered[said.first : does.first] and _is_one_persons(said):
        return Declined("a summit of others too")
    sides: object = Sides("the two leaders", are_people=True, number=2)
    if "their" in said.line.lowered[said.first : does.first] and (owners := _owners(said)) is not None:
        sides = owners
    deed = told(said, does, "meet", by=sides, day=said.line.value(day))
    return replace(deed, place=said.line.value(where)) if where else deed


def _is_one_persons(said: Said) -> bool:
    """Whether one person is the subject of the sentence: `the President told leaders at a summit`."""
    line = said.line
    verb = next((at for at in range(said.first - 1, -1, -1) if isinstance(line.chunks[at].value, Verb)), None)
    who = subject(line, verb) if verb is not None else None
    return who is not None and isinstance(who[0], Holder | Person | Maybe | Office)


def _owners(said: Said) -> object | None:
    """Whose `their summit` is: those who do what the sentence tells, where they are several."""
    line = said.line
    told_of = (at for at in range(said.first - 1, -1, -1) if isinstance(line.chunks[at].value, Verb))
    verb = next((at for at in told_of if line.chunks[at].value.voice in FINITE), None)
    who = subject(line, verb) if verb is not None else None
    return who[0] if who is not None and isinstance(who[0], Actors) else None


@nominal.rule(
    "after|during|following|in|at|on [{day} 's] [a|an|the] {low!function}* {does: noun.meet|negotiation}"
    " [in|at {where: city}] [with] [visiting] {to: actor}",
    "She said so after {does: talks} with {to: Minister Lee Min-ho}.",
    "She said so following {does: meeting with} {to: Minister Lee Min-ho}.",
    "She said so during friendly {does: talks} with {to: Minister Lee Min-ho}.",
    "She said so in {does: talks} with {to: Minister Lee Min-ho}.",
    "She said so after {day: this week}'s {does: talks} in {where: Lima} with {to: Minister Lee Min-ho}.",
    "She said so after {does: talks} at {where: Lima} with {to: Minister Lee Min-ho}.",
    "In a {does: phone call} with {to: Minister Lee Min-ho}, she said so.",
    "She said at a {does: meeting with} {to: Minister Lee Min-ho} that trade had grown.",
    "During {does: negotiations} with {to: Minister Lee Min-ho}, she said so.",
    "She said so on a {does: call} with {to: Minister Lee Min-ho}.",
    "During an hour-long {does: meeting with} visiting {to: Minister Lee Min-ho}, she said so.",
    "Following the {does: talks} with {to: Minister Lee Min-ho}, she said so.",
    never=["She said so after the talks."],
)
def after_talks(said: Said, does: Blank, to: Blank, day: Blank | None = None, **_: Blank) -> Deed | Declined:
    """What is said or done after talks with somebody tells the talks."""
    line = said.line
    if not is_with(said, does, to):
        return Declined("nobody met")
    verbs = [
        at for at, chunk in enumerate(line.chunks) if isinstance(chunk.value, Verb) and chunk.value.voice in FINITE
    ]
    who = next((found for at in verbs if (found := subject(line, at)) is not None), None)
    if who is None and (his := next((one for one in OF_HIM if one in line.lowered[: said.first]), None)) is not None:
        who = (Pronoun(OF_HIM[his]), 0)  # `It came during his visit, after | talks with Minister Kim`
    if who is None:
        return Declined("nobody who met")
    people = line.value(to).members if isinstance(line.value(to), Actors) else (line.value(to),)
    if word(line, does.first).startswith("negotiati") and not all(isinstance(one, Holder | Person) for one in people):
        return Declined("talks of countries")
    before = line.chunks[said.first - 1].value if said.first else None
    if isinstance(before, Verb) and before.acts[0] in {"hold", "establish", "agree", "attend"}:
        return Declined("its verb tells it")
    by = Pronoun("he") if isinstance(who[0], Sides) else who[0]  # `both sides agreed`: who was named before
    return told(said, does, "meet", by=by, to=line.value(to), day=line.value(day) if day else None)


@nominal.rule(
    "at|during|in a|an [{low!function}]* {does: noun.meet} [with] {what: ...+}",
    "Minister Lee Min-ho said so during a {does: meeting with} {what: trade experts}.",
    "In an open {does: discussion} with {what: business leaders, Minister Lee Min-ho praised it}.",
    "Minister Lee Min-ho said so at a {does: meeting with} {what: leading exporters}.",
    never=["Minister Lee Min-ho said so at a meeting in Lima.", "It was said in a meeting with experts."],
)
def spoke_at_a_meeting(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody who says something at a meeting with people who are told by their kind only."""
    line = said.line
    is_told_so = line.words(does).lower().endswith("with") or word(line, what.first - 1) == "with"
    upto = next((at for at in range(what.first, what.last) if word(line, at) in {",", "on", "in", "at"}), what.last)
    if not is_told_so or not of_people(line, what.first, min(upto, what.first + 6)):
        return Declined("nobody met")
    finite = (at for at, one in enumerate(line.chunks) if isinstance(one.value, Verb) and one.value.voice in FINITE)
    who = next((found for at in finite if (found := subject(line, at)) is not None), None)
    if who is None or not isinstance(who[0], Holder | Person | Maybe | Pronoun) or word(line, who[1]) == "it":
        return Declined("nobody who speaks")
    return told(said, does, "meet", by=who[0])


@nominal.rule(
    "at|during|in a|an [{when: day}] [{low!function}]* {does: noun.meet} [in|at {where: city}] [on] [{day}]",
    "Minister Lee Min-ho and Minister Kim praised it at a {when: May 3} {does: meeting} in {where: Lima}.",
    "Minister Lee Min-ho and Minister Kim praised it during an hour-long {does: meeting} on {day: Friday}.",
    "Minister Lee Min-ho and Minister Kim praised it in a {does: meeting} at {where: Lima} {day: last week}.",
    never=["Korea and Chile praised it at a meeting in Lima.", "Minister Lee Min-ho spoke at a meeting in Lima."],
)
def agreed_at_a_meeting(
    said: Said, does: Blank, when: Blank | None = None, where: Blank | None = None, day: Blank | None = None
) -> Deed | Declined:
    """The meeting at which two people do what the sentence tells."""
    line, at = said.line, when or day
    if (where is None and at is None) or word(line, said.last) in {"with", "of", "between", "hosted", "for"}:
        return Declined("a meeting told elsewhere, or of others too")
    main = next((one for one in range(said.first - 1, -1, -1) if isinstance(line.chunks[one].value, Verb)), None)
    who = subject(line, main) if main is not None and line.chunks[main].value.voice in FINITE else None
    both = who[0].members if who is not None and isinstance(who[0], Actors) else ()
    if len(both) != 2 or not all(isinstance(one, Holder | Person) for one in both):
        return Declined("nobody who met")
    deed = told(said, does, "meet", by=who[0] if who else None, day=line.value(at) if at else None)
    return replace(deed, place=line.value(where) if where else deed.place)
