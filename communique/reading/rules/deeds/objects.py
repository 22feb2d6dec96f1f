"""What the object of a verb shows: a measure, an instrument, money, a gathering."""

from __future__ import annotations

from dataclasses import replace

from communique.lexicon.wordlists import word_set
from communique.reading.clause import (
    DETERMINERS,
    FINITE,
    STANDING,
    Stretch,
    after_aside,
    leader,
    word,
)
from communique.reading.grammar import Line, Said
from communique.reading.mentions import (
    Actors,
    Amount,
    Body,
    City,
    Deed,
    Demonym,
    Gathering,
    Group,
    Holder,
    Instrument,
    Maybe,
    Office,
    Party,
    Person,
    Pronoun,
    Sides,
    Verb,
)

MEALS = frozenset({"luncheon", "lunch", "dinner", "banquet", "breakfast", "reception", "working lunch", "state dinner"})
WANTING = frozenset({"propose", "request", "agree", "discuss", "ratify"})
PREPARED = frozenset(
    {"preparations", "preparation", "prepare", "speed", "speeding", "accelerate", "expedite", "hasten"}
)
HOPING = frozenset({"hope", "expect", "stress", "emphasise", "emphasize", "underline", "underscore"})
FAVOURING = frozenset(
    {"support", "back", "champion", "advocate", "advocate for", "favour", "favor", "push for", "ensure"}
)
PEOPLE = (Actors, Group, Holder, Maybe, Office, Person, Sides, Body, Party)
BEGUN = frozenset({"inaugurate"})  # what is done to a fair on its first day
OPENING = frozenset({"open", "kick off", "begin", "start", "commence", "get under way", "get underway"})
FLOORS = ("minimum export price", "minimum import price", "oil price cap", "crude oil price cap", "price cap")
OCCASIONS = word_set("occasion_word")
COUNTED = frozenset({"instrument_word", "chosen_word", "founded"})
MEETINGS = frozenset({"meeting", "summit", "talks", "call", "ministerial meeting", "consultation", "consultations"})


OTHERS = frozenset({"other", "others", "several", "many", "senior", "a", "members", "representatives", "officials"})


def names(line: Line, first: int, name: str, upto: int | None = None) -> bool:
    """Whether a word of the class stands in the object, before the next verb; `targeted` is none in `targeted
    sanctions`, nor `closed` in `a virtual closed meeting`."""
    words, lowered = word_set(name), line.lowered
    for at in range(first, min(upto or first + 12, len(lowered))):
        value = line.chunks[at].value
        if value is None or (isinstance(value, Amount) and name in COUNTED):  # `12 memoranda`
            if lowered[at] in words or (" " in lowered[at] and not words.isdisjoint(lowered[at].split())):
                return True
        elif isinstance(value, Verb):
            is_adjective = value.voice in {"ed", "part"} and (at == first or word(line, at + 1) in words)
            if not is_adjective and word(line, at - 1) not in {"or", "and"}:  # `cut or end duties`
                return False
    return False


def shows(line: Line, thing: Stretch, name: str) -> bool:
    """Whether a thing is called by a word of the class or has a name that an earlier stage folded."""
    return names(line, thing.first, name, thing.last) or named_thing(line, thing.first, thing.last)


def barrier(line: Line, first: int) -> bool:
    """Whether a tariff, a ban, a quota or another barrier stands in the object."""
    first = after_aside(line, first)
    floors = (word(line, at) for at in range(first, first + 4))
    return names(line, first, "barrier_word") or any(one.startswith(FLOORS) for one in floors)


def money(line: Line, first: int) -> bool:
    """Whether an amount of money opens the object."""
    values = [chunk.value for chunk in line.chunks[first : first + 4]]
    return any(
        isinstance(value, Amount) and len(value.unit or "") == 3 and (value.unit or "").isupper() for value in values
    )


def _is_currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def named_thing(line: Line, first: int, upto: int | None = None) -> bool:
    """Whether a name folded by an earlier stage (an instrument, a gathering, an initiative) stands there."""
    chunks = line.chunks[first : min(upto or first + 3, first + 6)]
    return any(getattr(chunk.value, "kind", "") in {"instrument", "gathering", "initiative_name"} for chunk in chunks)


def named_gathering(line: Line, first: int) -> bool:
    """Whether the name of a forum or a meeting opens the object."""
    return any(getattr(chunk.value, "kind", "") == "gathering" for chunk in line.chunks[first : first + 3])


def is_trip(line: Line, first: int) -> bool:
    """Whether a visit, a mission or a delegation to some place opens the object."""
    chunks = line.chunks[first : first + 12]
    to = next((at for at in range(first + 1, first + len(chunks) - 1) if word(line, at) == "to"), None)
    if to is None or not isinstance(line.chunks[to + 1].value, (City, Party, Actors)):
        return False
    return any(not word_set("trip_word").isdisjoint(word(line, at).split()) for at in range(first, to))


def in_capitals(line: Line, first: int) -> bool:
    """Whether a name in capitals opens the object, behind its article."""
    at = first + (word(line, first) in DETERMINERS)
    words = [line.words(chunk) for chunk in line.chunks[at : at + 2]]
    if at > first and words and len(words[0]) > 2 and words[0].isupper():
        return True  # `a TTC`
    return len(words) > 1 and all(one[:1].isupper() for one in words)


def occasion(line: Line, thing: Stretch) -> bool:
    """Whether a thing is a session, a round, a fair: what opens on a day and closes on another."""
    for at in range(thing.last - 1, max(thing.first, thing.last - 8) - 1, -1):
        value = line.chunks[at].value
        if isinstance(value, Gathering) and (value.type not in STANDING or value.edition is not None):
            return True
        if isinstance(value, Gathering) and word(line, at - 1) not in {"of", "the"}:
            return False
        if value is None and word(line, at) in OCCASIONS:
            return at == thing.first or word(line, at - 1) not in {"of", "for", "to"}
    return False


def _is_meeting(line: Line, first: int) -> bool:
    for at in range(first, min(first + 7, len(line.chunks))):
        value = line.chunks[at].value
        if getattr(value, "kind", "") == "gathering":
            return False
        for head in (word(line, at), word(line, at).split()[-1]) if value is None else ():
            if head in word_set("held_word"):
                return head in word_set("meeting_word")  # `a series of | bilateral meetings`
    return False


def of_people(line: Line, first: int, upto: int | None = None) -> bool:
    """Whether people by their kind stand in the object: `leading business people`, `Korean alumni of two schools`."""
    for at in range(first, min(upto or first + 10, len(line.chunks))):
        value = line.chunks[at].value
        if isinstance(value, Verb) and value.voice != "ing":
            return False
        if not word_set("people_word").isdisjoint(word(line, at).split()):
            return True
    return False


def whom(line: Line, at: int) -> object:
    """Who is met, by the chunk that names them: also `Peru's | Ann Lee`, all of `Minister Lee, Ann Kim, and others`."""
    value, behind = line.chunks[at].value, line.chunks[min(at + 2, len(line.chunks) - 1)].value
    if (
        isinstance(value, Party)
        and word(line, at + 1) == "'s"
        and isinstance(behind, Maybe | Person)
        and " " in behind.name
    ):
        return Person(behind.name, value.code)
    if not isinstance(value, Actors | Holder | Person):
        return value
    found = [*value.members] if isinstance(value, Actors) else [value]
    last = at
    while word(line, last + 1) == "," and last + 2 < len(line.chunks):
        further = line.chunks[last + 2].value
        if not isinstance(further, Holder):
            break
        found, last = [*found, further], last + 2
    behind_comma = last + 1 + (word(line, last + 1) == ",")
    are_more = word(line, behind_comma) in {"and", "as well as"} and word(line, behind_comma + 1) in OTHERS
    return Actors(tuple(found)) if last > at and are_more else value


def whose_people(line: Line, first: int) -> tuple[str, ...]:
    """The countries of people who are told by their kind: `met | leading Chilean exporters`, `executives from Peru`."""
    found: list[str] = []
    for at in range(first, min(first + 6, len(line.chunks))):
        value = line.chunks[at].value
        if isinstance(value, Verb) or word(line, at) in {",", "in", "at", "on"}:
            break
        is_from = word(line, at - 1) == "from" or word(line, at + 1) == "states"  # `from six U.S. | states`
        if isinstance(value, Demonym) or (isinstance(value, Party) and is_from):
            found.append(value.code)
        if isinstance(value, Group) and value.is_private:
            found += value.parties
    return tuple(dict.fromkeys(found))


def whole_session(line: Line, thing: Stretch) -> Stretch:
    """A thing from the numbered session that it belongs to: `the second meeting of the Committee of | the Council`."""
    at = thing.first - 1
    while at > 0 and word(line, at) in {"of", "the"}:
        at -= 1
    value = line.chunks[at].value if 0 <= at < thing.first - 1 else None
    is_session = isinstance(value, Gathering) and value.edition is not None
    return Stretch(at, thing.last, line.chunks[at].start, thing.end) if is_session else thing


def is_standing(line: Line, at: int) -> bool:
    """Whether a committee, a commission or another body that sits for long is named there."""
    value = line.chunks[at].value
    return isinstance(value, Gathering) and value.type in STANDING


def to_verb(line: Line, at: int) -> bool:
    """Whether an infinitive stands there."""
    value = line.chunks[at].value if at < len(line.chunks) else None
    return (isinstance(value, Verb) and value.voice in {"to", "to_be"}) or word(line, at) == "to"


def word_is(line: Line, at: int, any_of: set[str] | frozenset[str]) -> bool:
    """Whether the chunk is one of the words."""
    return word(line, at) in any_of


def as_meeting(said: Said, deed: Deed) -> Deed:
    """A held meeting, a summit or talks between parties as a meeting; any other deed, or a round, as it is."""
    line = said.line
    if deed.what and "round of " in line.between(*deed.what).lower():
        return deed
    for chunk in line.chunks:
        if (
            isinstance(chunk.value, Gathering)
            and deed.what
            and chunk.start >= deed.what[0]
            and chunk.end <= deed.what[1]
        ):
            return replace(deed, act="meet") if chunk.value.parties and chunk.value.type in MEETINGS else deed
    head = line.between(*deed.what).lower().split(" between ")[0].split(" with ")[0] if deed.what else ""
    last = (head.split(" of ")[0] if deed.what and _is_of_people(line, deed.what) else head).split()[-1:]
    return replace(deed, act="meet") if last and last[0] in word_set("meeting_word") else deed


def _is_of_people(line: Line, what: tuple[int, int]) -> bool:
    """Whether a meeting is told by those who meet: `a meeting of | Minister Kim with Minister Lee`."""
    within = [at for at, chunk in enumerate(line.chunks) if what[0] <= chunk.start < what[1]]
    of = next((at for at in within if word(line, at) == "of"), None)
    behind = of + 1 + (word(line, of + 1) in DETERMINERS) if of is not None else len(line.chunks)
    value = line.chunks[behind].value if behind < len(line.chunks) else None
    people = value.members if isinstance(value, Actors) else (value,)
    return all(isinstance(one, Holder | Person) for one in people)


def with_whom(line: Line, first: int) -> object | None:
    """With whom something is held or signed: `a meeting with Prime Minister Lee`, `its first pact with Chile`."""
    for at in range(first, min(first + 10, len(line.chunks) - 1)):
        value = line.chunks[at].value
        if isinstance(value, Verb) and value.voice != "ing":
            return None
        if isinstance(value, Instrument) and " with " in word(line, at):
            partner = line.chunks[at + 1].value  # `an MOU with U.S. | Commerce Secretary Ann Lee`
            return partner if isinstance(partner, Holder) else None
        if word(line, at) == "with" or word(line, at).endswith(" with"):
            behind = at + 1 + (word(line, at + 1) in DETERMINERS)
            behind = min(behind + (word(line, behind) == "visiting"), len(line.chunks) - 1)
            partner = line.chunks[behind].value
            return (leader(line, behind) or partner) if isinstance(partner, PEOPLE) else None
        if word(line, at) in MEALS and (guest := _guest(line, at + 1)) is not None:
            return guest
    return None


def _guest(line: Line, at: int) -> object | None:
    """For whom a meal is given: `a luncheon | for Minister Kim`, `in honour of Minister Kim`."""
    behind = at + 1 if word(line, at) == "for" else at + 3 if word(line, at + 1) in {"honour", "honor"} else 0
    value = line.chunks[behind].value if 0 < behind < len(line.chunks) else None
    return value if isinstance(value, (Actors, Holder, Person)) else None


def several(who: object) -> bool:
    """Whether an actor phrase means more than one side."""
    if isinstance(who, Pronoun):
        return who.words.lower() == "they"
    if isinstance(who, Office):
        return who.is_plural
    return isinstance(who, (Actors, Sides)) or (isinstance(who, Group) and len(who.parties) > 1)


def is_within_a_plan(line: Line, at: int) -> bool:
    """Whether what happens during it is planned: `the statement will be signed during her | visit to Lima`."""
    told = (chunk.value for chunk in reversed(line.chunks[:at]) if isinstance(chunk.value, Verb))
    verb = next((one for one in told if one.voice in FINITE), None)
    during = any(word(line, back) in {"during", "on"} for back in range(max(0, at - 6), at))
    return during and verb is not None and verb.status == "planned"


def is_only_wanted(line: Line, at: int) -> bool:
    """Whether the verb before proposes, asks for, discusses or approves it, so that it has not yet happened."""
    for back in range(at - 1, max(-1, at - 6), -1):
        value = line.chunks[back].value
        if not PREPARED.isdisjoint(word(line, back).split()):
            return True  # `to speed up the | signing of the road map`
        if isinstance(value, Verb):
            return value.acts[0] in WANTING or value.lemma in HOPING | FAVOURING
    return False


DEFENDED = frozenset(
    {"decision", "decisions", "move", "deal", "agreement", "accord", "pact", "policy", "tariffs", "step"}
)


def is_a_step(line: Line, first: int) -> bool:
    """Whether somebody defends a step of policy: `defended | the trade agreement with Chile`."""
    near = range(first, min(first + 5, len(line.chunks)))
    return named_thing(line, first) or any(not DEFENDED.isdisjoint(word(line, at).split()) for at in near)
