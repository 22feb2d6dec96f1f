"""Who does it, what is done, when and where: the parts of a clause around its verb, by position alone.

A clause is read outward from its verb. What cannot be told by position is left out (None); the document may tell later.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.lexicon.wordlists import word_set, words
from communique.reading.grammar import Chunk, Line
from communique.reading.mentions import (
    Actors,
    Body,
    City,
    Day,
    Gathering,
    Group,
    Holder,
    Maybe,
    Office,
    Party,
    Person,
    Pronoun,
    Region,
    Sides,
    Verb,
)

ACTORS = (Actors, Body, Group, Holder, Maybe, Office, Party, Person, Pronoun, Sides)
FINITE = frozenset({"active", "ed", "passive"})
NOT_A_SUBJECT_AFTER = word_set("not_a_subject_after")
DETERMINERS = word_set("determiner_word")
# Words that end what is done: another clause, a reason, a circumstance.
ENDERS = word_set("ends_an_object")
CONDITIONS = words()["opens_a_condition"]
CONDITION_LIMIT = max(map(len, CONDITIONS))  # letters: no further need be looked
TRAILING = word_set("trailing")
STEPPED_OVER = word_set("stepped_over")
OPENS_AN_ASIDE = word_set("opens_an_aside")
ENDS_A_THING = word_set("ends_a_thing")
NAMED = frozenset({"instrument", "gathering", "initiative_name"})
WITH_PARTNER = frozenset({"together with", "jointly with", "alongside", "along with"})
BEFORE_WITH = word_set("before_with")
NOT_THE_DAY = frozenset({"by", "until", "since", "before", "after", "from", "for"})  # a term, not the day of the deed
STANDING = word_set("standing_body")  # gatherings that act as bodies do
OBJECT_LIMIT = 45  # chunks: the longest object that a person would still quote


@dataclass(frozen=True, slots=True)
class Stretch:
    """Chunks first up to last of a line, with their place in the text."""

    first: int
    last: int
    start: int
    end: int


def word(line: Line, at: int) -> str:
    """The words of one chunk in lower case; empty beyond the line's ends."""
    lowered = line.lowered
    return lowered[at] if 0 <= at < len(lowered) else ""


def stretch(line: Line, first: int, last: int) -> Stretch | None:
    """The stretch from one chunk up to another; None when there is nothing between."""
    return Stretch(first, last, line.chunks[first].start, line.chunks[last - 1].end) if first < last else None


def subject(line: Line, head: int) -> tuple[object, int] | None:
    """The actor that does what the verb at `head` says, and the chunk that names it; None when no position tells."""
    if line.context is not None and _opens_item(line, head):
        return line.context.actor, head
    at = _over_asides(line, head - 1)
    if at < 0:
        return None
    value = line.chunks[at].value
    if isinstance(value, City) and value.is_capital and value.country and _may_be_subject(line, at):
        return Party(value.country, value.name), at  # a capital stands for its government
    if isinstance(value, Gathering) and value.type in STANDING and _may_be_subject(line, at):
        return Body(value.name, value.parties[0] if len(value.parties) == 1 else None, value.short), at
    if isinstance(value, ACTORS) and (_may_be_subject(line, at) or _must_be_subject(line, at, head)):
        return value, at
    if isinstance(value, (*ACTORS, City)):
        if (heading := _heads_a_phrase(line, at)) is not None:
            return line.chunks[heading].value, heading
        if _is_thing(line, at - 2 - (word(line, at - 2) in DETERMINERS)):  # `a deal with the Gulf states will ...`
            return None
    if word(line, at) in {"who", "which", "that"}:
        named = _over_asides(line, at - 1 - (word(line, at - 1) == ","))
        return (
            (line.chunks[named].value, named) if named >= 0 and isinstance(line.chunks[named].value, ACTORS) else None
        )
    if word(line, at) in {"and", "or", "but", ",", "then", "not only"} or isinstance(value, (*ACTORS, Verb, Day, City)):
        return _of_earlier_verb(line, at) or nearest_subject(line, at)
    return nearest_of(line, at) or (None if _is_thing(line, at) else _of_earlier_verb(line, at))


def is_subject_adjacent(line: Line, head: int) -> bool:
    """Whether an actor stands right before the verb, or an earlier verb of the same subject is joined to it."""
    if line.context is not None and _opens_item(line, head):
        return True
    at = _over_asides(line, head - 1)
    if at < 0:
        return False
    value = line.chunks[at].value
    if isinstance(value, Gathering):
        return value.type in STANDING and _may_be_subject(line, at)
    if isinstance(value, (*ACTORS, City)):
        stands = not isinstance(value, City) or value.is_capital
        return (stands and (_may_be_subject(line, at) or _must_be_subject(line, at, head))) or _heads_a_phrase(
            line, at
        ) is not None
    if word(line, at) in {"who", "and", "but", "then"}:
        return subject(line, head) is not None
    return False


def _opens_item(line: Line, head: int) -> bool:
    """Whether the verb opens an item of a list, behind its bullet or number."""
    return all(chunk.value is None and not line.words(chunk).isalpha() for chunk in line.chunks[:head]) and head <= 3


def nearest_actor(line: Line, before: int) -> tuple[object, int] | None:
    """The last actor named before a chunk."""
    for at in range(before - 1, -1, -1):
        if isinstance(line.chunks[at].value, ACTORS):
            return line.chunks[at].value, at
    return None


def nearest_subject(line: Line, before: int) -> tuple[object, int] | None:
    """The last actor before a chunk that stands where a subject stands."""
    for at in range(before - 1, -1, -1):
        if isinstance(line.chunks[at].value, ACTORS) and _may_be_subject(line, at):
            return line.chunks[at].value, at
    return None


def nearest_of(line: Line, at: int) -> tuple[object, int] | None:
    """The actor whose thing stands before the verb: `the decision of Canada`, `Canada's decision`."""
    for back in range(at, max(-1, at - 6), -1):
        value = line.chunks[back].value
        if isinstance(value, Verb) or word(line, back) in {",", ";"}:
            return None
        if isinstance(value, ACTORS) and (word(line, back + 1) == "'s" or word(line, back - 1) in {"of", "from"}):
            return value, back
    return None


def object_after(line: Line, first: int) -> Stretch | None:
    """What stands after a verb, up to where another clause or a circumstance begins."""
    first = _after_aside(line, first)
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


def _after_aside(line: Line, first: int) -> int:
    """Step over `today that` and over an aside between commas that opens what is said."""
    if word(line, first) == "," and (
        closing := next(
            (at for at in range(first + 1, min(first + 40, len(line.chunks))) if word(line, at) == ","), None
        )
    ):
        first = closing + 1
    joined = line.chunks[first + 1].value if first + 1 < len(line.chunks) else None
    if word(line, first) in {"or", "and"} and isinstance(joined, Verb) and joined.voice == "base":
        first += 2  # `reduce or eliminate | tariffs`
    if word(line, first) == "on" and first + 1 < len(line.chunks) and isinstance(line.chunks[first + 1].value, Day):
        first += 2
    while word(line, first) in {"today", "that", ",", "yesterday"} or isinstance(
        line.chunks[min(first, len(line.chunks) - 1)].value, Day
    ):
        if first >= len(line.chunks) - 1:
            break
        first += 1
    return first


def _is_clause_so_far(line: Line, first: int, last: int) -> bool:
    """Whether only a subject stands there yet, so that the verb that follows is part of what is said."""
    value = line.chunks[last].value
    if not isinstance(value, Verb) or value.voice not in FINITE or last == first:
        return False
    inside = [chunk.value for chunk in line.chunks[first:last]]
    return not any(isinstance(one, Verb) for one in inside) and any(isinstance(one, ACTORS) for one in inside)


def thing_before(line: Line, head: int) -> Stretch | None:
    """The thing named right before a verb that is done to it: `the agreement` in `the agreement was signed`."""
    last = _over_reduced(line, _over_asides(line, head - 1)) + 1
    if last > 1 and word(line, last - 1) == "and" and (earlier := _earlier_passive(line, last - 1)) is not None:
        return thing_before(line, earlier)  # `which was signed in May and entered into force in June`
    if last > 0 and word(line, last - 1) in {"which", "that"}:
        last -= 1
    if last > 0 and word(line, last - 1) == ",":
        last -= 1
    first = last
    while first > 0 and last - first < 25 and not _ends_thing(line, first - 1):
        first -= 1
        if getattr(line.chunks[first].value, "kind", "") in NAMED and line.chunks[first - 1].value is None:
            break
    else:
        first = _at_the_name(line, first)
    while first < last and word(line, first) in DETERMINERS | {"and", "also", "that", "where"}:
        first += 1
    return stretch(line, first, last)


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
        if isinstance(value, Day | Pronoun | Sides) or (isinstance(value, Verb) and value.voice != "ing"):
            return first
        if word(line, at) in {",", ";", ":", "that", "which", "where", "when", "after"}:
            return first
    return first


def _over_reduced(line: Line, at: int) -> int:
    """Step left over a clause without a subject: `signed in 2018` in `the agreement signed in 2018 entered`."""
    back = at
    if back >= 0 and isinstance(line.chunks[back].value, Day | City | Party):
        back -= 1
        if word(line, back) in {"in", "on", "by", "from", "at"}:
            back -= 1
        if back >= 0 and isinstance(value := line.chunks[back].value, Verb) and value.voice in {"ed", "part"}:
            return back - 1
    return at


def day_of(line: Line, head: int, upto: int) -> Day | None:
    """The day told after the verb, else the one that opens the sentence."""
    for at in (*range(head + 1, min(upto, len(line.chunks))), *range(max(0, head - 8), head), *range(min(4, head))):
        value = line.chunks[at].value
        if isinstance(value, Day) and (value.until or word(line, at - 1) not in NOT_THE_DAY):
            return value
        if at < head and isinstance(value, Verb):  # the day of another deed
            break
    return None


def place_of(line: Line, head: int, upto: int) -> City | Party | None:
    """The place told after the verb: a city after in or at, else a country after in."""
    for at in range(head + 1, min(upto, len(line.chunks))):
        value = line.chunks[at].value
        if isinstance(value, City) and word(line, at - 1) in {"in", "at", ",", "to", "on"}:
            return value
        made = word(line, at - 2) in {"originating", "produced", "made", "manufactured", "invest", "invested"}
        if isinstance(value, Party) and word(line, at - 1) == "in" and type(value) is Party and not made:
            return value
    opening = line.chunks[1].value if len(line.chunks) > 1 and word(line, 0) in {"in", "at"} else None
    return opening if isinstance(opening, City) and head > 1 else None


def partner_after(line: Line, first: int) -> object | None:
    """The actor with whom a deed is done: `together with the council`, `jointly with Japan`."""
    for at in range(first, min(first + 25, len(line.chunks) - 1)):
        if isinstance(line.chunks[at].value, Verb) and line.chunks[at].value.voice in FINITE:
            return None
        with_whom = word(line, at) in WITH_PARTNER or (
            word(line, at) in {"jointly", "together"} and word(line, at + 1) == "with"
        )
        if with_whom:
            named = at + 1 + (word(line, at + 1) == "with")
            value = line.chunks[named].value if named < len(line.chunks) else None
            return value if isinstance(value, ACTORS) else None
    return None


def clause_end(line: Line, head: int) -> int:
    """The chunk at which another finite verb begins, or the end of the line."""
    for at in range(head + 1, len(line.chunks)):
        value = line.chunks[at].value
        if (isinstance(value, Verb) and value.voice in FINITE and word(line, at - 1) not in {"to"}) or word(
            line, at
        ) == ";":
            return at
    return len(line.chunks)


def next_verb(line: Line, head: int) -> int:
    """The next verb of any form, or the end of the line."""
    return next(
        (at for at in range(head + 1, len(line.chunks)) if isinstance(line.chunks[at].value, Verb)), len(line.chunks)
    )


def condition_after(line: Line, head: int) -> Stretch | None:
    """The words of a condition after the verb: `as soon as the agreement takes effect`."""
    for at in range(head + 1, len(line.chunks)):
        start = line.chunks[at].start
        if line.between(start, min(start + CONDITION_LIMIT, line.chunks[-1].end)).lower().startswith(CONDITIONS):
            last = at + 1
            while last < len(line.chunks) and word(line, last) not in {",", ";", "."} and last - at < 25:
                last += 1
            return stretch(line, at, last) if last - at > 1 else None
    return None


def _over_asides(line: Line, at: int) -> int:
    """Step left over adverbs, closing quotes, brackets and an aside between commas or dashes."""
    while at >= 0:
        text = word(line, at)
        if text.endswith("ly") or text in STEPPED_OVER:
            at -= 1
        elif (text == ")" and (opening := _matching(line, at, "(")) is not None) or (
            text in {"—", "–"} and (opening := _matching(line, at, text)) is not None
        ):
            at = opening - 1
        elif text == "," and (opening := _aside(line, at)) is not None:
            at = opening
        elif isinstance(line.chunks[at].value, Day) and at and word(line, at - 1) == "on":
            at -= 2
        else:
            return at
    return at


def _matching(line: Line, at: int, opening: str) -> int | None:
    return next((back for back in range(at - 1, max(-1, at - 40), -1) if word(line, back) == opening), None)


def _aside(line: Line, comma: int) -> int | None:
    """For a comma that closes an aside (`Kim, who led the talks, agreed`): the chunk before the aside."""
    before = comma - 1
    if word(line, before) == ")" and (bracket := _matching(line, before, "(")) is not None:
        before = bracket - 1
    if (
        before > 0
        and isinstance(line.chunks[before].value, (*ACTORS, City))
        and _heads_a_phrase(line, before) is not None
    ):
        return before
    is_first = not any(isinstance(chunk.value, ACTORS) for chunk in line.chunks[: max(0, before)])
    is_first = is_first or (isinstance(line.chunks[before].value, Holder) and word(line, before - 1) in {",", "", ")"})
    if before >= 0 and is_first and isinstance(line.chunks[before].value, ACTORS) and _may_be_subject(line, before):
        return before
    opening = _opening(line, comma)
    if opening and isinstance(line.chunks[opening - 1].value, ACTORS):
        inside = line.chunks[opening + 1 : comma]
        if word(line, opening + 1) in OPENS_AN_ASIDE:
            return opening - 1
        if inside and isinstance(inside[0].value, Verb) and inside[0].value.voice in {"ing", "ed", "part"}:
            return opening - 1
    return None


def _opening(line: Line, comma: int) -> int | None:
    """The comma that opens the aside which `comma` closes: the nearest, or one that a participle follows."""
    commas = [at for at in range(comma - 1, max(0, comma - 60), -1) if word(line, at) == ","]
    for at in commas:
        value = line.chunks[at + 1].value
        if isinstance(value, Verb) and value.voice in {"ing", "ed", "part"} and at + 1 < comma:
            return at
    return commas[0] if commas else None


def _heads_a_phrase(line: Line, at: int) -> int | None:
    """For the last actor of `the minister for trade with Russia`: the actor at the head, when nothing parts them."""
    for back in range(at - 1, max(-1, at - 10), -1):
        value = line.chunks[back].value
        if isinstance(value, Verb | Day) or word(line, back) in {",", ";", ":", "that", "which", "who", "—", "“", "”"}:
            return None
        if isinstance(value, ACTORS) and _may_be_subject(line, back):
            return back
    return None


def _may_be_subject(line: Line, at: int) -> bool:
    before = at - 1
    while before >= 0 and (word(line, before) in DETERMINERS or isinstance(line.chunks[before].value, Office)):
        before -= 1
    if before < 0:
        return True
    value = line.chunks[before].value
    if isinstance(value, Verb):  # `urged Canada to ...`: Canada is asked; `said Canada will`: it does
        return value.acts[0] in {"state", "announce", "discuss", "agree"}
    return word(line, before) not in NOT_A_SUBJECT_AFTER


def _must_be_subject(line: Line, at: int, head: int) -> bool:
    """Whether the actor stands between two verbs, the second with its auxiliary: `hailed | Korea | will act`."""
    verb, before = line.chunks[head].value, line.chunks[at - 1].value if at else None
    return at == head - 1 and isinstance(verb, Verb) and verb.voice == "active" and isinstance(before, Verb)


def _of_earlier_verb(line: Line, before: int) -> tuple[object, int] | None:
    for at in range(before, -1, -1):
        value = line.chunks[at].value
        if isinstance(value, Verb) and value.voice in FINITE and value.kind.split(".")[0] != "plain":
            return subject(line, at)
    return None


def _is_thing(line: Line, at: int) -> bool:
    return line.chunks[at].value is None and word(line, at).isalpha()


def _ends_object(line: Line, first: int, at: int) -> bool:
    text, value = word(line, at), line.chunks[at].value
    if text in {";", ".", "!", "?", "•"} or (text in ENDERS and at > first):
        return True
    if text == "at" and at > first and at + 1 < len(line.chunks):
        behind = line.chunks[at + 1].value
        return isinstance(behind, ACTORS) or word(line, at + 1) in DETERMINERS
    if text == "due" or (text == "in" and word(line, at + 1) == "response"):
        return at > first
    if isinstance(value, Verb) and at > first:
        if value.voice in {"active", "passive"}:
            return True
        if value.voice == "ed" and isinstance(line.chunks[at - 1].value, ACTORS):
            return True
    if isinstance(value, Day) and at > first and word(line, at - 1) in {"on", "in"}:
        return not _goes_on(line, at)
    if text in {"”", '"'} and at > first and word(line, first) != text:
        return True
    if text in {",", "and"} and at > first:
        if word(line, at + 1) == "that" or (text == "," and _opens_a_source(line, at + 1)):
            return True
        after = line.chunks[at + 1].value if at + 1 < len(line.chunks) else None
        if isinstance(after, Verb) and after.voice in {"active", "passive", "ed"}:
            return True
        if isinstance(after, Verb) and text == "," and after.voice == "ing":
            return True
        if text == "," and word(line, at + 1) == "and":
            following = line.chunks[at + 2].value if at + 2 < len(line.chunks) else None
            return isinstance(following, Verb) and following.voice in FINITE
    return False


def _goes_on(line: Line, at: int) -> bool:
    """Whether a day only stands inside of what is said: `the announcement on Monday, May 3, to cut the quota`."""
    behind = at + 1 + (word(line, at + 1) == ",")
    value = line.chunks[behind].value if behind < len(line.chunks) else None
    return isinstance(value, Verb) and value.voice == "to"


def _opens_a_source(line: Line, at: int) -> bool:
    """Whether what follows a comma only tells who said it: `, the ministry said`."""
    for chunk in line.chunks[at + 1 : at + 5]:
        if isinstance(chunk.value, Verb):
            return chunk.value.acts[0] == "state" and chunk.value.voice in FINITE
    return False


def _ends_thing(line: Line, at: int) -> bool:
    value, text = line.chunks[at].value, word(line, at)
    if isinstance(value, Verb | Day | Pronoun | Sides):
        return True
    return text in ENDS_A_THING


def chunk_value(chunk: Chunk) -> object:
    """What a chunk was read as."""
    return chunk.value


__all__ = [
    "ACTORS",
    "Region",
    "Stretch",
    "chunk_value",
    "clause_end",
    "condition_after",
    "day_of",
    "is_subject_adjacent",
    "nearest_actor",
    "nearest_of",
    "nearest_subject",
    "object_after",
    "place_of",
    "stretch",
    "subject",
    "thing_before",
    "word",
]
