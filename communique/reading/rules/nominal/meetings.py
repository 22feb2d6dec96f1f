"""Meetings, talks and calls told by a noun.

A meeting of nobody in particular is refused.
"""

from __future__ import annotations

from dataclasses import replace

from communique.reading.clause import FINITE, subject, thing_before, word
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import (
    Actors,
    Auxiliary,
    City,
    Deed,
    Gathering,
    Holder,
    Maybe,
    Person,
    Pronoun,
    Sides,
    Verb,
)
from communique.reading.rules.deeds.objects import OPENING, of_people, several, shows, whose_people
from communique.reading.rules.nominal.making import told

nominal = Stage("nominal", head="does")

OFFICIAL = frozenset({"high-level", "official", "ministerial", "diplomatic", "top-level", "telephone", "phone"})
ROUNDS = frozenset({"round", "rounds", "session"})
OWNERS = {"my": "I", "our": "we", "his": "he", "her": "she", "their": "they"}


@nominal.rule(
    "[{when: day}] {does: noun.meet} [in|at {where: city|party}] [on] [{day}] between|of [the]"
    " {by: actors|sides|group}",
    "a {does: phone call} between {by: Korea and Canada} on May 3",
    "a {does: meeting} between {by: Mongolian and Peruvian officials}",
    "the {does: talks} between {by: both sides}",
    "the last {does: meeting} between the {by: two ministers}",
    "the {does: talks} in {where: Lima} on {day: May 3} between {by: both sides}",
    "the {does: talks} at {where: Lima} between {by: both sides}",
    "the {does: meeting} of {by: President Lee and President Kim} on May 3",
    "the {when: October 16} {does: call} between {by: Korea and Canada}",
    "The {does: talks} between {by: Korea and Canada} will resume in May.",
    never=[
        "the talks between sessions",
        "to expand student exchanges between Korea and Canada",
        "the meeting of Korea and Canada",
        "The talks between Korea and Canada will be held in May.",
        "The talks between Korea and Canada open in Lima on Friday.",
    ],
)
def meeting_between(said: Said, does: Blank, by: Blank, when: Blank | None = None, **_: Blank) -> Deed | Declined:
    """A meeting or a call between people or sides; of people, where it is theirs."""
    who = said.line.value(by)
    if said.line.words(does).lower() == "exchanges" and word(said.line, does.first - 1) not in OFFICIAL:
        return Declined("exchanges of students, not of ministers")
    if _is_of_a_round(said.line, does.first):
        return Declined("the round is told")
    if not _are_people(who) and "of" in said.line.lowered[does.last : by.first]:
        return Declined("no meeting of people")
    return _with_its_verb(
        said, by, told(said, does, "meet", by=who, day=said.line.value(when) if when else None, end=by.end)
    )


def _are_people(who: object) -> bool:
    return isinstance(who, Actors) and all(isinstance(one, Holder | Person) for one in who.members)


def _is_of_a_round(line: Line, at: int) -> bool:
    """Whether a round of talks is told, by a verb behind: `the first round of political | talks between both sides`."""
    of = next((back for back in range(at - 1, max(0, at - 5), -1) if word(line, back) == "of"), None)
    if of is None or not (isinstance(line.chunks[of - 1].value, Gathering) or word(line, of - 1) in ROUNDS):
        return False
    behind = (line.chunks[later].value for later in range(at + 1, min(at + 10, len(line.chunks))))
    return any(isinstance(one, Verb) and one.acts[0] == "hold" for one in behind)


def _is_verb(line: Line, at: int) -> bool:
    return at < len(line.chunks) and isinstance(line.chunks[at].value, Verb)


def _with_its_verb(said: Said, by: Blank, deed: Deed) -> Deed | Declined:
    """A meeting by what the verb behind tells: it may be to come, or be told by that verb itself."""
    at = next((at for at in range(by.last, by.last + 2) if _is_verb(said.line, at)), None)
    verb: Verb | None = said.line.chunks[at].value if at is not None else None
    if verb is not None and verb.acts[0] == "hold" and verb.voice in {"passive", "to_be"}:
        return Declined("its verb tells it")  # `the talks between both sides will be held in May`
    opens = verb is not None and verb.lemma in OPENING and word(said.line, (at or 0) + 1) in {"in", "on", "at"}
    if opens and not _are_people(said.line.value(by)):
        return Declined("its verb tells it")  # `the talks between both sides open in Lima on Friday`
    is_to_come = verb is not None and (verb.status == "planned" or verb.lemma in {"expect", "schedule", "plan"})
    return replace(deed, status="planned") if is_to_come else deed


@nominal.rule(
    "is|are [{low!function}] {does: slated} [for|in|on] {when: day}",
    "The next round of talks is {does: slated} for {when: July}.",
    "A summit is tentatively {does: planned} on {when: 3 July}.",
    "The talks are {does: due} in {when: July}.",
    "The talks are {does: due} {when: next month}.",
    never=["The report is due in July.", "The forum is planned for the public."],
)
def slated(said: Said, does: Blank, when: Blank) -> Deed | Declined:
    """A forum, a round or a meeting that is slated, planned or due on a day to come."""
    thing = thing_before(said.line, said.first)
    if thing is None or not shows(said.line, thing, "held_word"):
        return Declined("nothing that is held")
    start = said.line.chunks[thing.first].start
    return replace(told(said, does, "hold", what=thing, day=said.line.value(when)), status="planned", start=start)


@nominal.rule(
    "{does: noun.meet} [with] {to: actor} [( {day} )]",
    "{does: Meeting with} {to: Minister Lee Min-ho} ({day: January 21})",
    "1. {does: Talks} with {to: Minister Lee Min-ho}",
    never=["She spoke of the meeting with Minister Lee Min-ho.", "Korea seeks a meeting with Canada."],
)
def heading_of_a_meeting(said: Said, does: Blank, to: Blank, day: Blank | None = None) -> Deed | Declined:
    """A heading that names whom the one who travels met."""
    line = said.line
    is_heading = said.last >= len(line.chunks) - 1 and not any(word(line, at).isalpha() for at in range(does.first))
    is_heading = is_heading and (line.words(does).lower().endswith("with") or word(line, to.first - 1) == "with")
    if not is_heading or not isinstance(line.value(to), Holder | Person | Actors):
        return Declined("no heading")
    return told(said, does, "meet", by=Pronoun("he"), to=line.value(to), day=line.value(day) if day else None)


@nominal.rule(
    "{does: talks_word} [in {where: city}] between {by: actors}",
    "after the {does: negotiations} between {by: President Kim and President Lee}",
    "after the {does: negotiations} in {where: Lima} between {by: President Kim and President Lee}",
    never=["after the negotiations between Korea and Canada"],
)
def negotiations_of_people(said: Said, does: Blank, by: Blank, **_: Blank) -> Deed | Declined:
    """Negotiations between people are a meeting of theirs; those between countries may last for years."""
    people = said.line.value(by).members
    if not all(isinstance(one, Holder | Person) for one in people):
        return Declined("no meeting of people")
    return _with_its_verb(said, by, told(said, does, "meet", by=said.line.value(by), end=by.end))


@nominal.rule(
    "{by: someone|maybe|pronoun|party|body} 's [{low!function}] {does: noun.meet} [with] [visiting] {to: actor}",
    "after {by: Korea}'s {does: talks} with {to: Canada}",
    "during {by: Minister Lee Min-ho}'s {does: meeting with} {to: Minister Kim Min-seo}",
    "in {by: Minister Lee Min-ho}'s recent {does: call} with visiting {to: Minister Kim Min-seo}",
    never=["the talks with Canada", "after Korea's talks Canada agreed"],
)
def somebodys_meeting(said: Said, by: Blank, does: Blank, to: Blank) -> Deed | Declined:
    """Somebody's meeting with somebody."""
    line = said.line
    if not is_with(said, does, to):
        return Declined("nobody met")
    return told(said, does, "meet", by=line.value(by), to=line.value(to))


def is_with(said: Said, does: Blank, to: Blank) -> bool:
    """Whether the meeting is one with somebody: `talks in Lima | with`, `meeting with |`."""
    line = said.line
    return line.words(does).lower().endswith("with") or "with" in line.lowered[does.last : to.first]


@nominal.rule(
    "{by: actors} 's [{low!function}] {does: noun.meet}",
    "{by: Minister Lee and Minister Kim}'s {does: meeting} was about trade.",
    "{by: Minister Lee and Minister Kim}'s latest {does: call} was about trade.",
    never=["Korea and Canada's talks were about trade."],
)
def meeting_of_both(said: Said, by: Blank, does: Blank) -> Deed | Declined:
    """The meeting of two people who are named before it."""
    who = said.line.value(by)
    if not all(isinstance(one, Holder | Person | Maybe) for one in who.members):
        return Declined("talks of countries")
    return told(said, does, "meet", by=who)


@nominal.rule(
    "{does: noun.meet} {to: someone|office|actors} ,",
    "{does: Meeting with} {to: Minister Lee Min-ho}, Secretary Kim praised the ties.",
    never=["Secretary Kim praised the meeting with Minister Lee Min-ho, who agreed."],
)
def opens_with_a_meeting(said: Said, does: Blank, to: Blank) -> Deed | Declined:
    """Whom somebody meets, told before what that person then does."""
    line = said.line
    if said.first or line.words(does).lower() != "meeting with":
        return Declined("a meeting told elsewhere")
    after = (at for at in range(said.last, len(line.chunks)) if isinstance(line.chunks[at].value, Verb))
    main = next((at for at in after if line.chunks[at].value.voice in FINITE), None)
    who = subject(line, main) if main is not None else None
    if who is None or who[1] < said.last:
        return Declined("nobody who met")
    return replace(told(said, does, "meet", by=who[0], to=line.value(to)), place=None)


@nominal.rule(
    "{had: have} [{determiner|number}] {low!function|quote_mark}* {does: noun.meet} {quote_mark}*"
    " [in|at {where: city}] [on] [{day}] [with] [visiting] {to: actor}",
    "Minister Kim Min-seo {had: had} a bilateral {does: telephone talk} with {to: Minister Lee Min-ho}.",
    "Minister Kim Min-seo {had: had} three {does: meetings with} {to: Minister Lee Min-ho}.",
    "Minister Kim Min-seo {had: had} friendly {does: meetings with} {to: Minister Lee Min-ho}.",
    "Minister Kim Min-seo {had: had} {does: phone talks} with {to: Minister Lee Min-ho}.",
    "Minister Kim Min-seo {had: had} {does: talks} in {where: Lima} with {to: Minister Lee Min-ho}.",
    "Minister Kim Min-seo {had: had} {does: talks} at {where: Lima} on {day: May 3} with {to: Minister Lee Min-ho}.",
    "Minister Kim Min-seo {had: had} a {does: working lunch} with visiting {to: Minister Lee Min-ho}.",
    "Minister Kim Min-seo is scheduled to {had: have} a {does: bilateral meeting} with {to: Minister Lee Min-ho}.",
    "Minister Kim Min-seo {had: had} an “introductory” {does: call} with {to: Minister Lee Min-ho}.",
    "Minister Kim Min-seo {had: had} an “open {does: discussion}” with {to: Minister Lee Min-ho}.",
    never=["Minister Kim Min-seo had a meeting.", "Minister Kim Min-seo had doubts about the meeting with Canada."],
)
def had_talks(said: Said, had: Blank, does: Blank, to: Blank, **_: Blank) -> Deed | Declined:
    """Somebody has a meeting, talks or a call with somebody."""
    line = said.line
    if not is_with(said, does, to):
        return Declined("nobody met")
    if any(word(line, at) in {"into", "entered"} for at in range(had.last, does.first)):
        return Declined("talks that are only begun")
    ahead = line.chunks[had.first - 1].value if had.first else None
    who = subject(line, had.first - isinstance(ahead, Auxiliary))
    if who is None:
        return Declined("nobody who met")
    deed = told(said, does, "meet", by=who[0], to=line.value(to))
    return replace(deed, status=ahead.status) if isinstance(ahead, Auxiliary) else deed


def _talked_with(line: Line, first: int) -> object | None:
    """With whom talks on a topic, or for a while, are had: `had discussions | on tariffs with Minister Kim`."""
    if word(line, first) not in {"on", "about", "regarding", "for", "lasting", "over"}:
        return None
    for at in range(first + 1, min(first + 14, len(line.chunks) - 1)):
        value = line.chunks[at + 1].value
        if isinstance(line.chunks[at].value, Verb):
            return None
        people: tuple[object, ...] = value.members if isinstance(value, Actors) else (value,)
        if word(line, at) == "with" and all(isinstance(one, Holder | Person) for one in people):
            return people[0] if len(people) == 1 else Actors(people)
    return None


def _ahead(said: Said, had: Blank, deed: Deed) -> Deed:
    """The deed as planned where it is only to be had: `will also have talks`, `is to have a meeting`."""
    before = {word(said.line, at) for at in range(max(0, had.first - 2), had.first)}
    opens = said.line.words(had).lower().startswith(("will", "to ", "is to"))
    is_ahead = opens or not before.isdisjoint({"will", "to", "shall"})
    if "and" in before:  # `will attend the forum and | have meetings with`
        told = (one.value for one in reversed(said.line.chunks[: had.first]) if isinstance(one.value, Verb))
        is_ahead = is_ahead or getattr(next(told, None), "status", "") == "planned"
    return replace(deed, status="planned") if is_ahead else deed


@nominal.rule(
    "{had: have} [{determiner|number}] [{low!function}]* {does: noun.meet} {what: ...+}",
    "The two ministers {had: had} a joint {does: meeting with} {what: captains of industry}.",
    "Minister Kim Min-seo {had: had} three {does: interactions} {what: with members of the diaspora}.",
    "The two ministers {had: had} in-depth {does: discussions} {what: on tariffs}.",
    "Minister Kim Min-seo {had: had} a {does: telephone talk} {what: for about 30 minutes with Minister Lee Min-ho}.",
    never=["Minister Kim Min-seo had a meeting.", "Minister Kim Min-seo had doubts about talks with care."],
)
def had_talks_with_people(said: Said, had: Blank, does: Blank, what: Blank, **_: Blank) -> Deed | Declined:
    """Somebody has a meeting or a call with people who are told by their kind only."""
    line = said.line
    who, opening = subject(line, had.first), what.first + (word(line, what.first) == "with")
    if who is not None and (partner := _talked_with(line, what.first)) is not None:
        return _ahead(said, had, told(said, does, "meet", by=who[0], to=partner))
    is_with = line.words(does).lower().endswith("with") or opening > what.first
    if who is None or not (several(who[0]) or (is_with and of_people(line, opening))):
        return Declined("nobody met")
    deed = told(said, does, "meet", by=who[0])
    if word(line, had.first - 1) == "also":
        deed = replace(deed, start=line.chunks[had.first - 1].start)  # another one
    return _ahead(said, had, replace(deed, among=whose_people(line, opening)))


@nominal.rule(
    "my|our|his|her|their [{low!function}] {does: noun.meet} [with] {to: actor}",
    "after his {does: meeting with} {to: Canada}",
    "after her {does: meeting with} {to: Canada}",
    "after their recent {does: meeting with} {to: Canada}",
    "after my {does: meeting with} {to: Canada}",
    "after our {does: talks} with {to: Canada}",
    never=["after the meeting with Canada"],
)
def own_meeting(said: Said, does: Blank, to: Blank) -> Deed | Declined:
    """The meeting of the one who was named before with somebody."""
    line = said.line
    if not is_with(said, does, to):
        return Declined("nobody met")
    before = line.chunks[said.first - 1].value if said.first else None
    if isinstance(before, Verb) and before.acts[0] == "hold":
        return Declined("its verb tells it")
    owner = line.chunks[said.first].low
    by = _told_later(said) if owner in {"his", "her", "their"} else None
    return told(said, does, "meet", by=by or Pronoun(OWNERS[owner]), to=said.line.value(to))


def _told_later(said: Said) -> object | None:
    """Whose meeting it is that opens the sentence: `Following | his meeting with Ann Lee, Minister Kim visited`."""
    line = said.line
    if said.first > 1:
        return None
    after = (at for at in range(said.last, len(line.chunks)) if isinstance(line.chunks[at].value, Verb))
    main = next((at for at in after if line.chunks[at].value.voice in FINITE), None)
    who = subject(line, main) if main is not None else None
    is_later = who is not None and who[1] >= said.last and word(line, who[1] - 1) == ","
    return who[0] if who is not None and is_later and isinstance(who[0], Holder | Person | Maybe | Actors) else None


@nominal.rule(
    "our|his|her|their [{low!function}] [{when: day}] {does: noun.meet} [in|at {where: city}] [, {party} ,]"
    " [on|in] [{day}]",
    "after their {does: meetings} in {where: Geneva} on {day: May 3}",
    "after their {does: meeting} at {where: Geneva} on {day: May 3}",
    "recalling our recent {when: May 3} {does: call}",
    "after his {does: conversation} on {day: May 3}",
    "after her {does: talks} on {day: May 3}",
    "after her {does: talks} {day: last week}",
    "after their last {does: meeting} in {day: November 2023}",
    "during their {does: meeting} in {where: Lima}, {party: Peru}, on {day: May 3}",
    never=["after their meeting"],
)
def own_meeting_on_a_day(
    said: Said, does: Blank, when: Blank | None = None, day: Blank | None = None, where: Blank | None = None, **_: Blank
) -> Deed | Declined:
    """The meeting of those who were named before, with its day."""
    line = said.line
    at = day or when
    before = line.chunks[said.first - 1].value if said.first else None
    owner = OWNERS[line.chunks[said.first].low]
    if at is None or (isinstance(before, Verb) and before.acts[0] == "hold"):
        return Declined("no day of its own")
    by = Sides("the two sides", are_people=True) if owner in {"we", "they"} else Pronoun(owner)
    return told(said, does, "meet", by=by, day=line.value(at), end=said.end)


@nominal.rule(
    "by [the] {by: sides} at|in|during their [{low!function}] {does: noun.meet} in|at {where: city}",
    "the consensus reached by the {by: two heads of state} at their {does: meeting} in {where: Lima}",
    "the pledges made by {by: both leaders} during their last {does: meeting} at {where: Lima}",
    "as agreed by {by: both leaders} in their {does: talks} in {where: Lima}",
    never=["the consensus reached by both leaders", "they agreed at their meeting in Lima"],
)
def own_meeting_elsewhere(said: Said, by: Blank, does: Blank, where: Blank) -> Deed:
    """An earlier meeting of the leaders, at which was reached what is spoken of."""
    deed = told(said, does, "meet", by=said.line.value(by), end=where.end)
    return replace(deed, place=said.line.value(where), start=said.line.chunks[by.first].start)


@nominal.rule(
    "{noun.meet} in {city} on {day} [,] and in {does: city} on {when: day}",
    "after their meetings in {city: London} on {day: May 3} and in {does: Geneva} on {when: June 4}",
    "after their talks in {city: London} on {day: May 3}, and in {does: Geneva} on {when: June 4}",
    never=["after their meetings in London and in Geneva on June 4"],
)
def meeting_elsewhere(said: Said, does: Blank, when: Blank, **_: Blank) -> Deed:
    """The second of two meetings that are told with their cities and days."""
    where: City = said.line.value(does)
    deed = told(said, does, "meet", by=Sides("the two sides", are_people=True), day=said.line.value(when), end=when.end)
    return replace(deed, place=where, start=does.start)
