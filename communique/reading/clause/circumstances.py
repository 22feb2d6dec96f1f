"""When, where, with whom and on what condition: what is told around a verb."""

from __future__ import annotations

from communique.lexicon.wordlists import word_set, words
from communique.reading.clause.places import ACTORS, FINITE, Stretch, stretch, word
from communique.reading.grammar import Line
from communique.reading.mentions import (
    City,
    Day,
    Maybe,
    Party,
    Verb,
    WeakParty,
)

CONDITIONS = words()["opens_a_condition"]
CONDITION_LIMIT = max(map(len, CONDITIONS))  # letters: no further need be looked
FIRST_OF_CONDITIONS = frozenset(condition.split()[0] for condition in CONDITIONS)
LED = frozenset({"lead", "head", "co-lead", "accompany", "represent"})
VENUES = frozenset({"house", "palace", "hotel", "hall", "club", "building", "tower", "room"})
COUNTRY = 2  # letters of a country's code
WITH_PARTNER = frozenset({"together with", "jointly with", "alongside", "along with"})
TOGETHER = frozenset({"jointly", "together"})
BESIDE_A_PARTNER = WITH_PARTNER | TOGETHER
BEFORE_WITH = word_set("before_with")
VAGUE = frozenset({"this year", "last year", "next year"})
COUNTED_FROM = frozenset({"after", "from", "following"})
SPANS = frozenset({"day", "days", "week", "weeks", "month", "months"})
CITIES = frozenset({"city", "capital", "town", "governorate", "port"})
NEAR = frozenset({"today", "yesterday"})
NOT_THE_DAY = frozenset(
    {"by", "till", "upto", "up to", "through", "until", "since", "before", "after", "from", "for"}
)  # a term, not the day of the deed
OF_THE_CLOCK = frozenset({"a.m.", "p.m.", "am", "pm", "midnight", "noon", "time", "gmt", "cet", "est", "edt"})
AHEAD = frozenset({"ahead", "prior", "before"})  # `Ahead of the summit next year, Korea agreed`: the summit's day
MARKS = frozenset({":", ".", ";", "–", "—", "-", ")", ","})
COUNTRY = 2  # letters of a country's code
OPENING = 8  # chunks: a day further on, before a comma, belongs to what stands before that comma


def day_of(line: Line, head: int, upto: int) -> Day | None:
    """The day told after the verb, else the one that opens the clause or the sentence."""
    before = line.chunks[head - 1].value if head else None
    if isinstance(before, Day) and (before.relative in NEAR or _stands_by_its_doer(line, head - 1)):
        return before  # `the Cabinet today | approved a mission for 2026 to 2031`
    for at in (*range(head + 1, min(upto, len(line.chunks))), *range(max(0, head - 8), head), *range(min(4, head))):
        value = line.chunks[at].value
        if value is None:
            continue  # a plain word: most of them are
        ahead = at < head and (
            word(line, 0) in AHEAD or _is_of_an_opening(line, at, head) or _is_term_before(line, at, head)
        )
        if isinstance(value, Day) and at < head and _is_of_speech(line, at, head):
            return None
        if at > head and _is_next_plan(line, head, at):
            break
        if (
            isinstance(value, Day)
            and not ahead
            and (value.until or word(line, _over_the(line, at)) not in NOT_THE_DAY or _starts(line, at - 1))
        ):
            opening = line.chunks[0].value
            if at > head and value.relative in VAGUE and isinstance(opening, Day) and opening.relative in NEAR:
                return opening  # `Today I | met him, my second visit this year`
            return _nearer(line, at, upto) or value
        if at == head - 2 and isinstance(value, Verb) and word(line, head - 1) == "and":
            continue  # `On May 3, the ministers signed and | exchanged notes`
        if at < head and isinstance(value, Verb) and value.voice in FINITE:  # the day of another deed
            return _day_at_the_head(line, head) if _is_relative(line, at) else _day_behind_that(line, head)
    return None


def _stands_by_its_doer(line: Line, day: int) -> bool:
    """Whether a day stands between who does it and the verb: `Minister Kim on Friday | met Minister Lee`."""
    told: Day = line.chunks[day].value
    doer = day - 1 - (word(line, day - 1) == "on")
    return bool(told.day or told.weekday is not None) and doer >= 0 and isinstance(line.chunks[doer].value, ACTORS)


def _over_the(line: Line, day: int) -> int:
    """The chunk before a day with its article or hour: `until | the end of the year`, `until | 12:01 a.m. on May 3`."""
    at = day - 1
    is_nth = "for" in line.lowered[max(0, at - 7) : at] and "time" in line.lowered[max(0, at - 5) : at]
    if word(line, at) == "on" and not is_nth and not OF_THE_CLOCK.isdisjoint(line.lowered[max(0, at - 5) : at]):
        at = next((one for one in range(at - 1, max(0, at - 10), -1) if word(line, one) in NOT_THE_DAY), at)
    return at - (word(line, at) == "the")


def _nearer(line: Line, at: int, upto: int) -> Day | None:
    """The day told behind a mere year: `held this year in Lima, on | May 3`."""
    if (told := line.chunks[at].value).relative not in VAGUE:
        return None
    days = (one.value for one in line.chunks[at + 1 : min(at + 9, upto)] if isinstance(one.value, Day))
    return next((one for one in days if one.day and told.until is None), None)


def _day_behind_that(line: Line, head: int) -> Day | None:
    """The day that opens a reported clause: `noted that | today Korea is signing the treaty`."""
    for at in range(head - 1, max(0, head - 8), -1):
        value = line.chunks[at].value
        if isinstance(value, Verb):
            return None
        if isinstance(value, Day):
            return value if word(line, at - 1 - (word(line, at - 1) == "on")) == "that" else None
    return None


def _is_next_plan(line: Line, head: int, at: int) -> bool:
    """Whether another plan begins behind the term of the first: `to conclude talks by May and | sign the agreement`."""
    value = line.chunks[at].value
    is_plan = isinstance(value, Verb) and value.voice == "base" and word(line, at - 1) == "and"
    return is_plan and any(isinstance(chunk.value, Day) for chunk in line.chunks[head + 1 : at])


def _is_term_before(line: Line, day: int, head: int) -> bool:
    """Whether a day is the term of what went before: `Following talks from May 2 to June 3, Korea | published`."""
    value = line.chunks[day].value
    is_term = isinstance(value, Day) and value.until is not None
    return is_term and word(line, 0) in {"following", "after"} and "," in line.lowered[day:head]


def _is_of_an_opening(line: Line, day: int, head: int) -> bool:
    """Whether a day stands late in what a comma closes before the verb: `After tests this year, Korea | asked`."""
    before = day - 1 - (word(line, day - 1) in {"on", "in"})
    opens = before < 0 or word(line, before) in MARKS
    if _opens_with_a_circumstance(line) and "," in line.lowered[day:head]:
        return True
    return day > OPENING and not opens and "," in line.lowered[day:head]


def _opens_with_a_circumstance(line: Line) -> bool:
    """Whether a day before the first comma is of something else: `Since joining in 1966, Korea gave`."""
    opening = word(line, 0)
    return opening in {"upon", "based"} or (opening == "since" and isinstance(line.chunks[1].value, Verb))


def _is_relative(line: Line, at: int) -> bool:
    """Whether a verb only tells who somebody is: `On May 3, Minister Kim, who is visiting Peru, | met`."""
    return word(line, at - 1) == "who"


def _day_at_the_head(line: Line, head: int) -> Day | None:
    """The day that opens the sentence: `On May 3, Minister Kim`, `Minister Kim on May 3`."""
    return next((one.value for one in line.chunks[: min(4, head)] if isinstance(one.value, Day)), None)


def _is_of_speech(line: Line, day: int, head: int) -> bool:
    """Whether a day is that of what somebody says, not of what is told: `on Friday said that Korea will sign`."""
    between = [chunk.value for chunk in line.chunks[day + 1 : head] if isinstance(chunk.value, Verb)]
    return any(one.acts[0] in {"state", "announce"} and one.voice in FINITE for one in between)


def _starts(line: Line, at: int) -> bool:
    """Whether a term opens the sentence: `Starting from May 1, ...`, `From May 1, ...`."""
    return word(line, at) == "from" and (
        at == 0 or (at == 1 and word(line, 0) in {"starting", "beginning", "effective"})
    )


ELSEWHERE = frozenset({"who", "whose", "after", "following"})  # what follows is in another place


def place_of(line: Line, head: int, upto: int) -> City | Party | None:
    """The place told after the verb: a city after in or at, else a country after in."""
    lowered = line.lowered
    for at in range(head + 1, min(upto, len(line.chunks))):
        value = line.chunks[at].value
        if value is None and lowered[at - 1] != "in" and lowered[at] not in ELSEWHERE:
            continue  # a plain word: most of them are
        if word(line, at + 1) == "'s" and not (isinstance(value, City) and word(line, at - 1) == "at"):
            continue  # `in Chile's waters`, not `at Lima's convention centre`
        if lowered[at] in ELSEWHERE:
            break  # `chaired the session with Kim, who is in Peru`; `will lift the ban, after talks in Peru`
        if isinstance(value, City) and _is_of_a_venue(line, at):
            continue  # `at Lima House | in Quito`
        if isinstance(value, City) and (word(line, at - 1) in {"in", "at", ",", "to", "on"} or _is_city_of(line, at)):
            return value
        if isinstance(value, Party) and _is_city_of(line, at - 2):  # `the city of Salalah in Oman`
            continue
        if word(line, at - 1) == "in" and (unknown := unlisted_city(line, at)) is not None:
            return unknown
        made = word(line, at - 2) in {"originating", "produced", "made", "manufactured", "invest", "invested"}
        if isinstance(value, Party) and word(line, at - 1) == "in" and type(value) is Party and not made:
            return value
    at = 0
    if isinstance(line.chunks[0].value, Day):
        at = 2 if word(line, 1) == "," else 1  # `Today, in Lima, ...`, `Last week in Lima, ...`
    elif word(line, 0) == "on" and len(line.chunks) > 4 and isinstance(line.chunks[1].value, Day):
        at = 2 + (word(line, 2) == ",")  # `On May 3, in Lima, ...`
    at = 1 if word(line, 0) == "while" else at  # `While in Lima, ...`
    opening = line.chunks[at + 1].value if len(line.chunks) > at + 1 and word(line, at) in {"in", "at"} else None
    if type(opening) is Party and len(opening.code) == COUNTRY and word(line, at + 2) == ",":
        return opening  # `In Chile, | Minister Kim will meet ...`
    if any(isinstance(one.value, Verb) and one.value.voice in FINITE for one in line.chunks[at + 2 : head]):
        verb = line.chunks[head].value
        if word(line, head - 1) == "," and isinstance(verb, Verb) and verb.voice in {"ed", "part"}:
            return None  # `In Lima, they praised the pact, | signed in 2024`
    return opening if isinstance(opening, City) and head > at + 1 else None


def _is_of_a_venue(line: Line, at: int) -> bool:
    """Whether a city is part of a venue's name, its own city being told behind: `at | Lima House in Quito`."""
    is_venue = word(line, at - 1) == "at" and word(line, at + 1) in VENUES
    behind = line.chunks[at + 3].value if at + 3 < len(line.chunks) else None
    return is_venue and word(line, at + 2) in {"in", ","} and isinstance(behind, City)


def _is_city_of(line: Line, at: int) -> bool:
    """Whether a place is called a city: `in the city of | Salalah`, `in the capital | Muscat`."""
    named = word(line, at - 1) in CITIES or (word(line, at - 1) == "of" and word(line, at - 2) in CITIES)
    return named and isinstance(line.chunks[at].value, (City, Maybe))


def unlisted_city(line: Line, at: int) -> City | None:
    """A place that no list has, told by its country behind a comma: `in | Manado, Indonesia`."""
    if at + 2 >= len(line.chunks) or word(line, at + 1) != "," or not isinstance(line.chunks[at].value, Maybe | None):
        return None
    country, name = line.chunks[at + 2].value, line.words(line.chunks[at])
    is_name = name[:1].isupper() and name.lower() != name and not name.isupper()
    if not is_name or type(country) not in {Party, WeakParty} or len(country.code) != COUNTRY:
        return None
    return City(name, country.code)


def partner_after(line: Line, first: int) -> object | None:
    """The actor with whom a deed is done: `together with the council`, `jointly with Japan`."""
    upto = min(first + 25, len(line.chunks) - 1)
    if BESIDE_A_PARTNER.isdisjoint(line.lowered[first:upto]):
        return None
    for at in range(first, upto):
        if isinstance(line.chunks[at].value, Verb) and line.chunks[at].value.voice in FINITE:
            return None
        with_whom = word(line, at) in WITH_PARTNER or (word(line, at) in TOGETHER and word(line, at + 1) == "with")
        if with_whom:
            named = at + 1 + (word(line, at + 1) == "with")
            value = line.chunks[named].value if named < len(line.chunks) else None
            return value if isinstance(value, ACTORS) else None
    return None


def clause_end(line: Line, head: int) -> int:
    """The chunk at which another finite verb begins, or the end of the line."""
    lowered = line.lowered
    for at, (_, _, _, value, low) in enumerate(line.chunks[head + 1 :], head + 1):
        if low == ";":
            return at
        if value is None:
            continue  # a plain word: most of them are
        if isinstance(value, Verb) and value.voice in FINITE and lowered[at - 1] != "to" and not _is_reduced(line, at):
            return at
    return len(line.chunks)


def _is_reduced(line: Line, at: int) -> bool:
    """Whether a form only tells more of what stands before it: `chaired the session | held in Seoul`."""
    value = line.chunks[at].value
    if not isinstance(value, Verb) or value.voice not in {"ed", "part"}:
        return False
    if value.lemma in LED and word(line, at + 1) == "by" and not isinstance(line.chunks[at - 1].value, ACTORS):
        return True  # `met with a delegation, | led by Minister Lee, in Seoul on May 3`
    if value.lemma != "hold":
        return False
    return word(line, at + 1) in {"in", "on", "at", "today", "yesterday"} and not isinstance(
        line.chunks[at - 1].value, ACTORS
    )


def next_verb(line: Line, head: int) -> int:
    """The next verb of any form, or the end of the line."""
    return next(
        (at for at in range(head + 1, len(line.chunks)) if isinstance(line.chunks[at].value, Verb)), len(line.chunks)
    )


def _opens_a_condition(line: Line, at: int) -> bool:
    """Whether a condition begins there, or a term counted from something: `60 days after`, `two months from`."""
    lowered = line.lowered
    if lowered[at].partition(" ")[0] in FIRST_OF_CONDITIONS:
        start = line.chunks[at].start
        if line.between(start, min(start + CONDITION_LIMIT, line.chunks[-1].end)).lower().startswith(CONDITIONS):
            return True
    return at + 2 < len(lowered) and lowered[at + 1] in SPANS and lowered[at + 2] in COUNTED_FROM


def condition_ahead(line: Line, head: int) -> Stretch | None:
    """The condition that opens the sentence of what is to come: `Once they have signed it, | the pact takes effect`."""
    if not line.chunks or not _opens_a_condition(line, 0):
        return None
    commas = [at for at in range(1, min(head, 30)) if word(line, at) == ","]
    return stretch(line, 0, commas[-1]) if commas and commas[-1] > 1 else None


def condition_after(line: Line, head: int) -> Stretch | None:
    """The words of a condition after the verb: `as soon as the agreement takes effect`."""
    lowered = line.lowered
    spans = not SPANS.isdisjoint(lowered)
    for at, low in enumerate(lowered[head + 1 :], head + 1):
        if (spans or low in FIRST_OF_CONDITIONS or " " in low) and _opens_a_condition(line, at):
            last = at + 1
            while last < len(line.chunks) and word(line, last) not in {",", ";", "."} and last - at < 25:
                last += 1
            return stretch(line, at, last) if last - at > 1 else None
    return None
