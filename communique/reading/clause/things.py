"""What is done, and the thing that it is done to: the words behind a verb and before it."""

from __future__ import annotations

from communique.lexicon.wordlists import word_set
from communique.reading.clause.asides import over_asides
from communique.reading.clause.places import ACTORS, DETERMINERS, FINITE, Stretch, stretch, word
from communique.reading.grammar import Line
from communique.reading.mentions import (
    Actors,
    Body,
    City,
    Day,
    Holder,
    Instrument,
    Maybe,
    Party,
    Person,
    Pronoun,
    Sides,
    Verb,
)

# Words that end what is done: another clause, a reason, a circumstance.
ENDERS = word_set("ends_an_object")
TRAILING = word_set("trailing")
ENDS_A_THING = word_set("ends_a_thing")
OPENS_A_THING = frozenset({"–", "-", "--", "and", "also", "that", "where", "on", "over", "about", "regarding"})
NAMED = frozenset({"instrument", "gathering", "initiative_name"})
OPENS_A_RELATIVE = frozenset({"which", "originally", "initially", "scheduled", "planned", "due", "set", "previously"})
LISTS_WHO = frozenset({"comprising", "including", "namely", "consisting", "covering"})
OPENS_A_PARTICIPLE = frozenset(
    {"involving", "bringing", "gathering", "attended", "featuring", "organised", "organized", "themed"}
)
CONDITIONS = frozenset({"unless", "if", "amid", "amidst", "because", "although", "despite", "when", "whereas"})
PERIODS = frozenset({"day", "days", "week", "weeks", "month", "months", "year", "years"})
NEAR_DAYS = frozenset({"today", "yesterday", "tomorrow"})
BEHIND_A_DAY = frozenset({"", ".", ",", "in", "at", "during", "with", "after", "following"})
SOMEBODY = (Actors, Holder, Person, Sides)
BESIDE_A_VERB = frozenset({"also", "then", "both", "jointly", "further"})
RELATIVE_LIMIT = 25  # chunks
BEFORE_WHICH = frozenset({"under", "through", "by", "in", "for", "on", "during"})
MAY_END = ENDERS | set(""";.!?•,”\"""") | {"and", "as", "at", "due"} | BEFORE_WHICH
MAY_STEP_OVER = frozenset({",", "here", "for", "in", "or", "and", "on", "today", "that", "yesterday"})
STANDS = frozenset({"request", "support", "criticise", "reject", "propose", "announce", "agree"})
SOURCE = 14  # chunks in which a speaker is told by name and office
OBJECT_LIMIT = 45  # chunks: the longest object that a person would still quote


def object_after(line: Line, first: int) -> Stretch | None:
    """What stands after a verb, up to where another clause or a circumstance begins."""
    first = after_aside(line, first)
    if word(line, first) in CONDITIONS:
        return None  # `will file a complaint | unless Canada yields`
    last = first
    while last < len(line.chunks) and last - first < OBJECT_LIMIT and not _ends_object(line, first, last):
        last += 1
    if last < len(line.chunks) and _is_clause_so_far(
        line, first, last
    ):  # `that Canada | will act`: its verb belongs to it
        last += 1
        while last < len(line.chunks) and last - first < OBJECT_LIMIT and not _ends_object(line, first, last):
            last += 1
    while last > first and word(line, last - 1) in TRAILING:
        last -= 1
    return stretch(line, first, last)


def after_aside(line: Line, first: int) -> int:
    """Step over `today that` and over an aside between commas that opens what is said."""
    _, _, _, value, low = line.chunks[min(first, len(line.chunks) - 1)]
    if low not in MAY_STEP_OVER and not isinstance(value, Day):
        return first  # as with most
    if word(line, first) == "," and (
        closing := next(
            (at for at in range(first + 1, min(first + 40, len(line.chunks))) if word(line, at) == ","), None
        )
    ):
        first = closing + 1
        while isinstance(line.chunks[min(first, len(line.chunks) - 1)].value, Day) and word(line, first + 1) == ",":
            first += 2  # `, as of 12:01 am, March 13, 2025, | duties`
    if word(line, first) == "in" and "terms" in line.lowered[first + 1 : first + 5]:
        first += 2 + line.lowered[first + 1 : first + 5].index("terms")  # `condemned in the strongest terms | the war`
    if word(line, first) in {"or", "and"}:
        first = _behind_a_joined_verb(line, first)
    if (
        word(line, first) == "in"
        and first + 2 < len(line.chunks)
        and isinstance(line.chunks[first + 1].value, (City, Maybe))
    ):
        first += 2  # `signed | in Seoul | an agreement`
    if (
        word(line, first) in {"on", "in"}
        and first + 1 < len(line.chunks)
        and isinstance(line.chunks[first + 1].value, Day)
    ):
        first += 2  # `will host | in July | the first meeting`
    first = _after_the_capital(line, first)
    if word(line, first) == "for" and word(line, first + 2) in PERIODS:
        first += 3  # `suspend | for one year | the measures`
    while word(line, first) in {"today", "that", ",", "yesterday", "here"} or isinstance(
        line.chunks[min(first, len(line.chunks) - 1)].value, Day
    ):
        if first >= len(line.chunks) - 1 or word(line, first + 1) == "'s":
            break  # `today's decision`
        first += 1
    return first


def _behind_a_joined_verb(line: Line, joint: int) -> int:
    """Behind a second verb of the same thing: `reduce or eliminate | tariffs`, `regrets and strongly opposes | it`."""
    at = joint + 1 + word(line, joint + 1).endswith("ly")
    joined = line.chunks[at].value if at < len(line.chunks) else None
    return at + 1 if isinstance(joined, Verb) and joined.voice in {"base", "ed", "active"} else joint


def _after_the_capital(line: Line, first: int) -> int:
    """Step over where it is done: `signed, on Monday, | in the French capital Paris, | three memoranda`."""
    if (
        word(line, first) != "in"
        or word(line, first + 1) != "the"
        or "capital" not in line.lowered[first + 2 : first + 5]
    ):
        return first
    ahead = range(first + 3, min(first + 8, len(line.chunks)))
    return next((at + 1 for at in ahead if word(line, at) == ","), first)


def _is_clause_so_far(line: Line, first: int, last: int) -> bool:
    """Whether only a subject stands there yet, so that the verb that follows is part of what is said."""
    value = line.chunks[last].value
    if not isinstance(value, Verb) or value.voice not in FINITE or last == first:
        return False
    inside = [chunk.value for chunk in line.chunks[first:last]]
    if _is_behind_that(line, first, last):
        return True
    if word(line, first - 1) == "that" and not any(isinstance(one, Verb) for one in inside):
        return True
    if word(line, last - 1) in {"that", "which"}:
        return False  # `the deal with Chile that | will cut tariffs`
    return not any(isinstance(one, Verb) for one in inside) and any(
        isinstance(one, (ACTORS, Instrument)) or (isinstance(one, City) and one.is_capital) for one in inside
    )


def _is_behind_that(line: Line, first: int, last: int) -> bool:
    """Whether a verb is the first one behind what is to be ensured: `to ensure that the Internet | continues`."""
    that = next((at for at in range(last - 2, first, -1) if line.lowered[at] == "that"), first)
    if that == first or not (isinstance(line.chunks[that - 1].value, Verb) or word(line, that - 1) == "sure"):
        return False
    return not any(isinstance(chunk.value, Verb) for chunk in line.chunks[that:last])


def _ends_object(line: Line, first: int, at: int) -> bool:
    text, value = line.lowered[at], line.chunks[at].value
    if value is None and text not in MAY_END:
        return False  # a plain word: most of them are
    if text == "pending" and at > first and word(line, at - 1) in DETERMINERS:
        return False  # `the pending negotiations`
    if text in {";", ".", "!", "?", "•"} or (text in ENDERS and at > first):
        return True
    if text == "at" and at > first and at + 1 < len(line.chunks):
        behind = line.chunks[at + 1].value
        return isinstance(behind, ACTORS) or word(line, at + 1) in DETERMINERS
    if text in BEFORE_WHICH and at > first and word(line, at + 1) == "which":
        return True  # `signed a memorandum | under which they will share data`
    if text == "as" and at > first and at + 1 < len(line.chunks) and isinstance(line.chunks[at + 1].value, Pronoun):
        return True  # `to work together | as they shared the view`
    if text == "due" or (text == "in" and word(line, at + 1) == "response"):
        return at > first
    if isinstance(value, Verb) and at > first:
        if value.voice in {"active", "passive"}:
            return True
        if value.voice == "ed" and isinstance(line.chunks[at - 1].value, ACTORS):
            return True
    if isinstance(value, Day) and at > first and word(line, at - 1) in {"on", "in"}:
        return not _goes_on(line, at)
    if isinstance(value, Day) and (value.relative in NEAR_DAYS or value.weekday is not None) and at > first + 1:
        behind = word(line, at + 1)  # `signed a memorandum Tuesday | spelling out the terms`
        return (behind in BEHIND_A_DAY or behind.split(" ")[0].endswith("ing")) and not _goes_on(line, at)
    if text in {"”", '"'} and at > first and word(line, first) != text:
        return _closes(line, first, at)
    if text in {",", "and"} and at > first:
        if _opens_a_clause(line, at + 1) or (text == "and" and _is_next_plan(line, first, at)):
            return True
        if word(line, at + 1) in {"that", "looked", "looks"} or (text == "," and _opens_a_source(line, at + 1)):
            return True
        if text == "," and word(line, at + 1) == "with" and _is_doing(line, at + 2):
            return True  # `, with | Minister Kim saying it is unfair`
        adverb = word(line, at + 1)  # `the signing of the pact and | also expressed`, `and | strongly urged`
        beside = at + 1 + (adverb in BESIDE_A_VERB or adverb.endswith("ly"))
        after = line.chunks[beside].value if beside < len(line.chunks) else None
        if isinstance(after, Verb) and after.voice in {"active", "passive", "ed"}:
            return True
        if isinstance(after, Verb) and after.voice == "base" and _is_next_stand(line, first, at, after):
            return True
        if isinstance(after, Verb) and text == "," and after.voice == "ing":
            return True
        if text == "," and word(line, at + 1) == "and":
            following = line.chunks[at + 2].value if at + 2 < len(line.chunks) else None
            return isinstance(following, Verb) and following.voice in FINITE
    return False


def _is_doing(line: Line, at: int) -> bool:
    """Whether somebody is told who is doing something: `| Minister Kim saying`."""
    at += word(line, at) in DETERMINERS
    who, does = (line.chunks[one].value if one < len(line.chunks) else None for one in (at, at + 1))
    return isinstance(who, ACTORS) and isinstance(does, Verb) and does.voice == "ing"


def _closes(line: Line, first: int, at: int) -> bool:
    """Whether a quote that was opened before the object ends there; one that opens inside of it belongs to it."""
    if word(line, at) == "”":
        return "“" not in line.lowered[first:at]
    return line.lowered[first:at].count('"') % 2 == 0 and line.lowered[:first].count('"') % 2 == 1


def _opens_a_clause(line: Line, at: int) -> bool:
    """Whether somebody and what he does follow: `| they came into force`, `, and | the two ministers agreed`."""
    is_parted = word(line, at - 1) == "," and word(line, at) == "and"
    at += is_parted
    at += word(line, at) in DETERMINERS
    if at + 1 >= len(line.chunks):
        return False
    value, behind = line.chunks[at].value, at + 1 + (word(line, at + 1) in BESIDE_A_VERB)
    verb = line.chunks[min(behind, len(line.chunks) - 1)].value
    if isinstance(value, Pronoun):
        return isinstance(verb, Verb)
    told = isinstance(verb, Verb) and verb.voice in {"active", "ed"} and behind < len(line.chunks)
    somebody = (*SOMEBODY, Body, Party) if is_parted else SOMEBODY  # `from Chile, and | Peru lifted a ban`
    return (told and isinstance(value, somebody)) or _is_of_its_own(line, at)


def _is_of_its_own(line: Line, at: int) -> bool:
    """Whether a thing of somebody and what becomes of it follow: `, and their import will require a licence`."""
    if word(line, at - 1) not in {"its", "their"} or word(line, at - 2) != "and":
        return False
    for step in range(at, min(at + 4, len(line.chunks))):
        value = line.chunks[step].value
        if isinstance(value, Verb):
            return value.voice == "active"
        if word(line, step) in {",", "who", "which", "that"}:
            return False  # `and its people, who will need it`
    return False


def _is_next_stand(line: Line, first: int, joint: int, after: Verb) -> bool:
    """Whether the same people take another stand: `condemns the attack | and calls on all parties to act`."""
    before = line.chunks[first - 1].value if first else None
    main = isinstance(before, Verb) and before.voice == "active" and before.status == "done"
    inside = (chunk.value for chunk in line.chunks[first:joint])
    return main and after.acts[0] in STANDS and not any(isinstance(one, Verb) and one.voice == "to" for one in inside)


def _is_next_plan(line: Line, first: int, joint: int) -> bool:
    """Whether a second plan follows a thing and its day: `to conclude talks by May | and sign the agreement`."""
    after = line.chunks[joint + 1].value if joint + 1 < len(line.chunks) else None
    is_plan = isinstance(after, Verb) and after.voice == "base"
    inside = [chunk.value for chunk in line.chunks[first:joint]]
    return is_plan and not any(isinstance(one, Verb) for one in inside) and any(isinstance(one, Day) for one in inside)


def _goes_on(line: Line, at: int) -> bool:
    """Whether a day only stands inside of what is said: `the announcement on Monday, May 3, to cut the quota`."""
    behind = at + 1 + (word(line, at + 1) == ",")
    value = line.chunks[behind].value if behind < len(line.chunks) else None
    return isinstance(value, Verb) and value.voice == "to"


def _opens_a_source(line: Line, at: int) -> bool:
    """Whether what follows a comma only tells who said it: `, the ministry said`, `, says Minister Kim`."""
    if word(line, at) in {"says", "said", "adds", "added"}:
        return True
    if isinstance(line.chunks[min(at, len(line.chunks) - 1)].value, (Holder, Maybe, Person)):
        behind = range(at + 2, min(at + SOURCE, len(line.chunks)))
        told = (line.chunks[one].value for one in behind if word(line, one - 1) == ",")
        if any(isinstance(one, Verb) and "state" in one.acts and one.voice in FINITE for one in told):
            return True  # `, Lee Min-ho, a spokesperson for the ministry, told reporters`
    for chunk in line.chunks[at + 1 : at + 5]:
        if isinstance(chunk.value, Verb):
            return chunk.value.voice in FINITE and ("state" in chunk.value.acts or _is_all_announced(line, at))
    return False


def _is_all_announced(line: Line, at: int) -> bool:
    """Whether somebody announced what stands before, and nothing behind: `, | the ministry announced on Thursday.`"""
    verb = next(one for one in range(at + 1, at + 5) if isinstance(line.chunks[one].value, Verb))
    told = line.chunks[verb].value
    if told.acts[0] != "announce" or told.status != "done" or not isinstance(line.chunks[verb - 1].value, ACTORS):
        return False
    on = verb + 1 + (word(line, verb + 1) in {"on", "in", "late", "earlier"})
    dated = on < len(line.chunks) and isinstance(line.chunks[on].value, Day)
    return word(line, verb + 1) in {".", ",", ""} or (dated and word(line, on + 1) in {".", ",", ""})


def thing_before(line: Line, head: int) -> Stretch | None:
    """The thing named right before a verb that is done to it: `the agreement` in `the agreement was signed`."""
    at = head - 1
    while at > 1 and line.chunks[at].value is None and _is_beside_a_verb(line, at) and word(line, at - 1) == ",":
        at -= 1  # `the pact, which they praised, | officially | entered into force`
    last = _over_reduced(line, over_asides(line, _over_relative(line, at))) + 1
    if last > 1 and word(line, last - 1) == "and" and (earlier := _earlier_passive(line, last - 1)) is not None:
        return thing_before(line, earlier)  # `which was signed in May and entered into force in June`
    if last > 0 and word(line, last - 1) in {"which", "that"}:
        last -= 1
    if last > 0 and word(line, last - 1) in {",", "is", "are", "was", "were"}:
        last -= 1  # `the talks | are | to be held`
    first = last
    while first > 0 and last - first < 25 and not _ends_thing(line, first - 1):
        first -= 1
        if getattr(line.chunks[first].value, "kind", "") in NAMED and line.chunks[first - 1].value is None:
            break
    else:
        first = _at_the_name(line, first)
    while first < last and word(line, first) in DETERMINERS | OPENS_A_THING | {"'s"}:
        first += 1
    return stretch(line, first, last)


def _is_beside_a_verb(line: Line, at: int) -> bool:
    return word(line, at).endswith("ly") or word(line, at) in {"also", "now", "then", "both", "finally"}


def _over_relative(line: Line, at: int) -> int:
    """Step left over a clause about the thing: `the round, which had been planned for June, | was called off`."""
    if word(line, at) != ",":
        return at
    for back in range(at - 1, max(0, at - RELATIVE_LIMIT), -1):
        if word(line, back) == ",":
            if word(line, back + 1) in LISTS_WHO and all(_is_no_verb(one.value) for one in line.chunks[back:at]):
                return back - 1
            named = getattr(line.chunks[back - 1].value, "kind", "") == "instrument"
            if named and all(
                line.chunks[one].value.__class__ is not Verb and word(line, one) != "and" for one in range(back, at)
            ):
                return back - 1  # `the | CEPA, Canada's first with a country of Asia, | was signed`
            if isinstance(line.chunks[back + 1].value, Party | Body | Actors):
                continue  # `comprising Peru, | Chile and Canada`
            opens = word(line, back + 1) in OPENS_A_RELATIVE or word(line, back + 1) in OPENS_A_PARTICIPLE
            thing = back - 1 if opens else _over_participle(line, at - 1, at)
            return at if thing is None or isinstance(line.chunks[thing].value, ACTORS) else thing
    return _over_participle(line, at - 1, at) or at


def _is_no_verb(value: object) -> bool:
    return not isinstance(value, Verb) or value.voice == "ing"


def _over_participle(line: Line, back: int, at: int) -> int | None:
    """The thing before a clause with commas of its own: `the | meeting, focused on trade, energy and aid, was held`."""
    for verb in range(back, max(1, at - RELATIVE_LIMIT), -1):
        value = line.chunks[verb].value
        if isinstance(value, Verb):
            if value.voice in {"ed", "part"} and word(line, verb - 1) == "and":
                continue  # `the deal, | concluded in May and signed in June, | entered into force`
            is_aside = value.voice in {"ed", "part", "ing"} and word(line, verb - 1) == ","
            thing = line.chunks[verb - 2].value
            return verb - 2 if is_aside and (thing is None or getattr(thing, "kind", "") in NAMED) else None
    return None


def _earlier_passive(line: Line, before: int) -> int | None:
    """The passive verb that `and` joins another to."""
    for at in range(before - 1, max(-1, before - 10), -1):
        value = line.chunks[at].value
        if isinstance(value, Verb):
            return at if value.voice in {"passive", "ed"} else None
    return None


def _at_the_name(line: Line, first: int) -> int:
    """The name that the words before a verb go on from: `the memorandum | on linking payment systems | was signed`."""
    for at in range(first - 1, max(-1, first - 10), -1):
        value = line.chunks[at].value
        if getattr(value, "kind", "") in NAMED:
            return at
        if isinstance(value, (Day, Pronoun, Sides)) or (isinstance(value, Verb) and value.voice != "ing"):
            return first
        if word(line, at) in {",", ";", ":", "that", "which", "where", "when", "after", "during", "ahead"}:
            return first
    return first


def _over_reduced(line: Line, at: int) -> int:
    """Step left over a clause without a subject: `signed in 2018` in `the agreement signed in 2018 entered`."""
    back = at
    is_agent = at > 1 and word(line, at - 1) == "by" and line.chunks[at].value is not None  # `attended by 120 firms`
    if back >= 0 and (is_agent or isinstance(line.chunks[back].value, (Day, City, Party))):
        back -= 1
        if word(line, back) in {"in", "on", "by", "from", "at"}:
            back -= 1
        if back >= 0 and isinstance(value := line.chunks[back].value, Verb) and value.voice in {"ed", "part"}:
            return back - 1
    return at


def _ends_thing(line: Line, at: int) -> bool:
    value, text = line.chunks[at].value, word(line, at)
    if isinstance(value, Pronoun) and text.startswith("the ") and word(line, at - 1) == "of":
        return False  # `the next meeting of | the council`
    if isinstance(value, Sides) and word(line, at - 1) == "between":
        return False  # `the first round of talks between | the two ministries of trade`
    if isinstance(value, Day) and word(line, at - 1) == "for":
        return False  # `a cooperation programme for | 2024-2029`
    if isinstance(value, (Verb, Day, Pronoun, Sides)):
        return True
    if text == "to" and word(line, at - 1) == "subject":
        return True  # `goods that are subject to | the ban to be imposed`
    return text in ENDS_A_THING
