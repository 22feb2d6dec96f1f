"""By whom what is told in the passive is done: one, several, each for a side.

Who stands behind another verb, or behind what follows it, does something else.
"""

from __future__ import annotations

from communique.reading.clause import ACTORS, word
from communique.reading.grammar import Blank, Line
from communique.reading.mentions import Actors, Body, Group, Holder, Maybe, Office, Party, Person, Verb

FOR_SIDES = frozenset({"for", "of", "on behalf of", "the", "from"})
SIDE_OF = 7  # chunks from an office whose holder is named behind its body: `Deputy Director, Trade Department, Mr. Kim`
NOT_BEFORE_AN_AGENT = frozenset({",", "and", ";", "following", "after", "upon", "pursuant", "under", "with"})


DEEDS_OF_OTHERS = frozenset(
    "decision decisions proposal proposals request requests announcement move call calls visit statement attack "
    "attacks report measure measures imposition demand demands threat threats invasion pledge offer remarks".split()
)
FAR = 30  # chunks from one signer, with all that is said of him, to the next


def all_agents(line: Line, by: Blank) -> object:
    """By whom, where semicolons part them: `signed by Minister Lee; Minister Kim; and Mr. Park`."""
    found, at = [line.value(by)], by.last
    while word(line, at) == ";" and at + 1 < len(line.chunks):
        at += 1 + (word(line, at + 1) == "and")
        if at >= len(line.chunks) or not isinstance(line.chunks[at].value, (Holder, Person, Actors)):
            break
        found.append(line.chunks[at].value)
        at += 1
    if len(found) == 1 and (second := _second_agent(line, by.last)) is not None:
        found.append(second)
    members = [one for value in found for one in (value.members if isinstance(value, Actors) else (value,))]
    return Actors(tuple(members)) if len(found) > 1 else found[0]


def _second_agent(line: Line, first: int) -> object | None:
    """Who signs for the other side: `by Minister Lee on behalf of Korea and by | Minister Roy on behalf of Peru`."""
    for at in range(first, min(first + FAR, len(line.chunks) - 1)):
        value = line.chunks[at].value
        if isinstance(value, Verb) or word(line, at) in {";", ".", ":"}:
            return None
        if isinstance(value, Actors) and word(line, at - 1) in FOR_SIDES:  # `on behalf of | Korea and Minister Roy`
            people = [one for one in value.members if isinstance(one, (Holder, Person, Maybe))]
            if not people and isinstance(value.members[-1], Office):
                ahead = range(at + 1, min(at + SIDE_OF, len(line.chunks)))
                people = [
                    line.chunks[one].value for one in ahead if isinstance(line.chunks[one].value, (Person, Maybe))
                ]
            return people[-1] if people and isinstance(value.members[0], (Party, Body, Group)) else None
        if isinstance(value, Actors) and isinstance(value.members[0], Office):  # `, head of | the office and Mr. Kim`
            return next((one for one in value.members if isinstance(one, (Holder, Person))), None)
        if word(line, at) == "and":
            ahead = range(at + 1, min(at + 6, len(line.chunks) - 1))
            named = next((one + 1 for one in ahead if word(line, one) == "by"), at + 1)
            if line.lowered[at + 1 : at + 3] in (["on", "the"], ["on", "behalf"], ["from", "the"]):
                ahead = range(at + 2, min(at + 10, len(line.chunks)))
                named = next((one for one in ahead if isinstance(line.chunks[one].value, (Holder, Person))), named)
            who = line.chunks[named].value
            if isinstance(who, (Holder, Person)):
                return who
    return None


def agent(line: Line, first: int) -> object | None:
    """By whom, where the day or the place stands before: `was signed in Muscat on May 3 by | the two ministers`."""
    for at in range(first, min(first + 9, len(line.chunks) - 1)):
        if isinstance(line.chunks[at].value, Verb) or word(line, at) in NOT_BEFORE_AN_AGENT:
            return None
        value = line.chunks[at + 1].value
        if word(line, at) == "by" and at > first and word(line, at - 1) in DEEDS_OF_OTHERS:
            return None  # `was made in response to the decision | by Canada`
        if word(line, at) == "by":
            second = _second_agent(line, at + 2) if isinstance(value, (Holder, Person)) else None
            return Actors((value, second)) if second is not None else value if isinstance(value, ACTORS) else None
        if word(line, at) == "between" and isinstance(value, Actors | Body):
            return value
    return None


def sides_of(line: Line, head: int) -> tuple[str, ...]:
    """The parties for whom those sign who do: `for Peru`, `on behalf of Peru`, `from the Peruvian side`."""
    found = [code for at in range(1, len(line.chunks)) if _is_for(line, at, head) for code in _codes_at(line, at)]
    return tuple(dict.fromkeys(found))


def _is_for(line: Line, at: int, head: int) -> bool:
    """Whether words before a chunk say that somebody signs for it, behind the verb or where the sentence opens."""
    if at > head or at <= OPENING:
        before = word(line, at - 1)
        if before == "of":
            return word(line, at - 2) == "behalf"
        is_side = "side" in line.lowered[at]
        opens = before == "for" and (at > head or word(line, at + 1) == ",") and word(line, at + 1) != "'s"
        return opens or (before in {"from", "on", "for"} and is_side)
    return False


OPENING = 4  # chunks in which a sentence opens with for whom somebody signs


def _codes_at(line: Line, at: int) -> tuple[str, ...]:
    """The party that stands at a chunk, or that opens the actors there."""
    value = line.chunks[at].value
    first = value.members[0] if isinstance(value, Actors) else value
    if isinstance(first, Group):
        return first.parties
    return (first.code,) if isinstance(first, Party) else ()
