"""Meeting, talking, receiving: who met whom.

What is only discussed, and by nobody in particular, is no meeting.
"""

from __future__ import annotations

from dataclasses import replace

from communique.lexicon.wordlists import word_set
from communique.reading.clause import (
    DETERMINERS,
    leader,
    leader_of,
    subject,
    word,
)
from communique.reading.gathered import are_we, is_of_a_bloc
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import (
    Actors,
    Body,
    City,
    Day,
    Deed,
    Demonym,
    Group,
    Holder,
    Maybe,
    Office,
    Party,
    Person,
    Pronoun,
    Verb,
)
from communique.reading.rules.deeds.making import active, deed_of, verb_of
from communique.reading.rules.deeds.objects import (
    PEOPLE,
    is_standing,
    of_people,
    several,
    to_verb,
    whom,
    whose_people,
    word_is,
)

deeds = Stage("deeds", head="does")

TALKING = frozenset({"discuss", "exchange views", "exchange views on", "review", "deliberate on"})
OTHER_LIMIT = 9  # chunks between one whom somebody meets and the next
PARTNER_LIMIT = 24  # chunks between a verb and with whom somebody meets
TOPIC = 16  # chunks: the longest topic of a talk with somebody
OFFICIALS = frozenset({"officials", "negotiators", "delegates", "diplomats", "ministers", "representatives", "envoys"})
SEATS = frozenset({"office", "headquarters", "ministry", "palace", "residence", "court", "diwan", "today", "here"})
STYLES = frozenset(
    {"h.e.", "h.e", "dato", "’", "'", "hon", "tun", "datuk", "seri", "tan", "sri", ".", "his", "her"}
) | {"excellency", "honourable", "honorable", "hon’ble", "hon'ble", "mr.", "ms.", "dr."}
SAID_OF = frozenset({"speak", "talk", "hold talks", "hold discussions", "hold consultations"})
AFTER_MET = frozenset(
    {"in", "on", "at", "today", "for", "again", "to", "virtually", "during", "and", ",", "here", "via", "ahead"}
)


@deeds.rule(
    "{does: meet} [,] [on] [{when: adverb|day}] [,] [in {city}] [via|by {low!function}+] [with|to] [a|the] [visiting]"
    " [the {low|region|demonym}+ 's] {to: actor}",
    "Korea {does: met} in {city: Seoul} with {to: Canada}.",
    "Korea {does: met} {to: his Canadian counterpart Minister Lee Min-ho}.",
    "Korea {does: held talks with} visiting {to: Minister Lee Min-ho}.",
    "Korea {does: met with} {to: Canada}.",
    "Korea {does: held a meeting} via video link with {to: Canada}.",
    "Korea {does: met} by video with {to: Canada}.",
    "Korea {does: met with} a {to: Canadian delegation}.",
    "Korea {does: received} the visiting {to: Minister Kim Min-seo}.",
    "Korea {does: spoke} {when: today} with {to: Canada}.",
    "Korea {does: will meet}, on {when: Friday}, {to: Minister Lee Min-ho}.",
    "Korea {does: met} the African country's {to: Minister Lee Min-ho}.",
    "Korea {does: met} on {when: Friday} with {to: Canada}.",
    "Korea {does: spoke} {when: briefly} to {to: Canada}.",
    "Minister Lee Min-ho, this afternoon {does: met with} {to: Canada}.",
    "Minister Lee Min-ho looks forward to {does: meeting} {to: Canada}.",
    never=["Korea met expectations.", "the meeting of Korea"],
)
def meets(said: Said, does: Blank, to: Blank, when: Blank | None = None, **_: Blank) -> Deed | Declined:
    """Officials meet, talk or call."""
    if verb_of(said, does).lemma in {"speak", "talk"} and not word_is(said.line, to.first - 1, {"with", "to"}):
        return Declined("nobody spoken to")
    return active(said, does, "meet", to=leader(said.line, to.last - 1) or whom(said.line, to.last - 1))


@deeds.rule(
    "{does: meet} {what: ...+}",
    "Minister Lee Min-ho {does: will meet with} {what: leading business people in Toronto}.",
    "Minister Lee Min-ho {does: interacted with} {what: the students of two universities}.",
    "Minister Lee Min-ho {does: met with} {what: officials from Peru, including Minister Kim Min-seo}.",
    "Korea {does: held talks with} {what: key partners – Peru, Chile and Japan}.",
    "Minister Lee Min-ho {does: met} {what: on Friday with Minister Kim Min-seo, in Lima}.",
    "Minister Lee Min-ho {does: held a meeting} {what: and a working lunch with Minister Kim Min-seo}.",
    "Minister Lee Min-ho {does: held talks} {what: in a narrow format with Minister Kim Min-seo}.",
    "Minister Lee Min-ho {does: held a meeting} {what: on the supply of grain}.",
    never=["Minister Lee Min-ho met expectations.", "Minister Lee Min-ho spoke of the companies."],
)
def meets_people(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Officials meet business people, officials or others who are not named."""
    line, verb = said.line, verb_of(said, does)
    first = _partner_from(line, what.first)
    opening = first + (word(line, first) in DETERMINERS)
    partner = line.chunks[opening].value if opening < len(line.chunks) else None
    is_venue = isinstance(partner, Body) and word(line, opening - 1 - (word(line, opening - 1) == "the")) == "at"
    if is_venue:
        return Declined("where they met")
    is_with = first > what.first and word(line, first - 1) == "with"  # `held talks in Lima | with Minister Kim`
    is_met = (verb.lemma not in SAID_OF or is_with) and not isinstance(partner, Demonym)
    if isinstance(partner, PEOPLE) and is_met:
        deed = active(said, does, "meet", to=_with_another(line, opening, leader(line, opening) or whom(line, opening)))
        return replace(deed, end=max(does.end, line.chunks[opening].end)) if isinstance(deed, Deed) else deed
    if verb.lemma == "hold a meeting" and word(line, what.first).split()[0] in {"on", "to", "about", "regarding"}:
        who = subject(line, does.first)
        if who is not None and isinstance(who[0], Holder | Office | Person):
            return active(said, does, "meet")  # at home, with people who are not told
    is_lone = verb.lemma in {"speak", "talk", "receive", "hold talks"} and not is_with
    is_where = not is_with and word(line, what.first) in {"in", "on", "at"}  # `met | on the lands of their people`
    if is_where or not of_people(line, first if is_with else what.first) or is_lone:
        return Declined("nobody met")
    of_country = partner if isinstance(partner, Demonym) and _are_officials(line, opening) else None
    deed = active(said, does, "meet", to=_named_among(line, what.first) or (of_country and Party(of_country.code)))
    return replace(deed, among=whose_people(line, first)) if isinstance(deed, Deed) else deed


def _are_officials(line: Line, at: int) -> bool:
    """Whether officials of a country are met, not its firms: `met | Indian trade officials`."""
    return any(
        not OFFICIALS.isdisjoint(word(line, one).split()) for one in range(at + 1, min(at + 5, len(line.chunks)))
    )


def _with_another(line: Line, at: int, partner: object) -> object:
    """Who is met, and who else: `met with Minister Kim for an hour and | with Minister Lee`."""
    for one in range(at + 1, min(at + OTHER_LIMIT, len(line.chunks) - 2)):
        if isinstance(line.chunks[one].value, Verb) or word(line, one) == ";":
            return partner
        if word(line, one) in {"and", "as well as"} and word(line, one + 1) == "with":
            behind = one + 2 + (word(line, one + 2) in DETERMINERS)
            other = line.chunks[min(behind, len(line.chunks) - 1)].value
            return Actors((partner, other)) if isinstance(other, Holder | Person) else partner
    return partner


def _partner_from(line: Line, first: int) -> int:
    """Where the partner begins behind a day or a place: `met | on Tuesday with | the Minister of Trade`."""
    if word(line, first) in {"in", "on", "at", "for"}:
        beyond = range(first + 1, min(first + PARTNER_LIMIT, len(line.chunks) - 1))
        ends = next((at for at in beyond if isinstance(line.chunks[at].value, Verb)), beyond.stop)
        named = (at for at in range(first + 1, ends) if word(line, at) == "with")
        if (with_at := next(named, None)) is not None:
            return with_at + 1 + (word(line, with_at + 1) == "visiting")
    if word(line, first) == "," and (behind := _behind_what_followed(line, first + 1)) is not None:
        return behind
    if word(line, first) == "and" and (behind := _behind_a_meal(line, first + 1)) is not None:
        return behind
    if word(line, first) in STYLES:
        return next((at for at in range(first, first + 4) if word(line, at) not in STYLES), first)
    at = first + (word(line, first) == "on")
    if at + 1 < len(line.chunks) and isinstance(line.chunks[at].value, Day) and word(line, at + 1) == "with":
        return at + 2
    return first


def _behind_what_followed(line: Line, first: int) -> int | None:
    """Where the partner stands behind what came next: `held a meeting, followed by a dinner, with | Minister Kim`."""
    verb = line.chunks[first].value if first < len(line.chunks) else None
    if not isinstance(verb, Verb) or verb.lemma not in {"follow", "precede", "combine"}:
        return None
    told = (at for at in range(first + 1, min(first + 10, len(line.chunks) - 1)) if word(line, at) == "with")
    return next((at + 1 for at in told), None)


def _behind_a_meal(line: Line, first: int) -> int | None:
    """Where the partner stands of a meeting and what is joined to it: `held a meeting and | a working lunch with`."""
    for at in range(first, min(first + 5, len(line.chunks) - 1)):
        if isinstance(line.chunks[at].value, Verb):
            return None
        if word(line, at) == "with" or word(line, at).endswith(" with"):
            return at + 1
    return None


@deeds.rule(
    "{does: meet} [{determiner}] {low!function}* {call: noun.meet|noun.visit} [on] [{day}] by|from {to: actor}",
    "Minister Lee Min-ho {does: received} a courtesy call by {to: Minister Kim Min-seo}.",
    "Minister Lee Min-ho {does: received} a courtesy call from {to: the Ambassador of Peru}.",
    "Minister Lee Min-ho {does: received} a recent {call: visit} by {to: Minister Kim Min-seo}.",
    "Minister Lee Min-ho {does: received} a {call: phone call} on {day: Tuesday} from {to: Minister Kim Min-seo}.",
    "Minister Lee Min-ho {does: received} a {call: call} {day: Tuesday} from {to: his Peruvian counterpart}.",
    "Minister Kim Ji-won {does: received} a {call: call} {day: Tuesday} from {to: her Peruvian counterpart}.",
    never=["Minister Lee Min-ho met a call from Canada for talks."],
)
def receives_a_call(said: Said, does: Blank, call: Blank, to: Blank, **_: Blank) -> Deed | Declined:
    """Somebody receives somebody's courtesy call."""
    if verb_of(said, does).lemma != "receive":
        return Declined("no call received")
    if {"visit", "trip"} & {*said.line.words(call).lower().split()}:
        travels = active(said, does, "visit")
        return replace(travels, by=said.line.value(to), end=to.end) if isinstance(travels, Deed) else travels
    if "call" not in said.line.words(call).lower():
        return Declined("no call received")
    deed = active(said, does, "meet", to=said.line.value(to))
    return replace(deed, end=max(deed.end, to.end)) if isinstance(deed, Deed) else deed


def _named_among(line: Line, first: int) -> object | None:
    """Those of the people met who are named: `senior representatives of Peru, including | Minister Kim`."""
    sent_by = None
    for at in range(first, min(first + 14, len(line.chunks) - 1)):
        value = line.chunks[at + 1].value
        if isinstance(led := leader_of(line, at), Holder | Person | Actors):
            return led  # `met trade officials headed by | Minister Kim`
        if sent_by is None and word(line, at).split()[-1:] in (["from"], ["of"], ["at"]):
            sent_by = _of_a_body(line, at + 1)
        if word(line, at) in {"including", "–", "—", ":"}:  # `key partners – | Peru, Chile and Japan`
            return value if isinstance(value, Actors | Holder | Person) else None
        if isinstance(line.chunks[at].value, Verb):
            return sent_by
    return sent_by


def _of_a_body(line: Line, at: int) -> object | None:
    """The bodies whose people are met: `officials from the | Ministry of Trade and the Bureau of Grain`."""
    value = line.chunks[min(at + (word(line, at) == "the"), len(line.chunks) - 1)].value
    bodies = value.members if isinstance(value, Actors) else (value,)
    return value if all(isinstance(one, Body) for one in bodies) else None


@deeds.rule(
    "{does: meet} in|at|here {where: ...} [with] {to: someone|actors|office}",
    "Minister Lee Min-ho {does: received} at {where: his office in Seoul today} {to: Ambassador Kim}.",
    "Minister Lee Min-ho {does: received} in {where: Lima today} {to: Ambassador Kim}.",
    "Minister Lee Min-ho {does: met} here {where: today} with {to: Minister Kim}.",
    "Minister Lee Min-ho {does: received} here {where: on Sunday} {to: the Ambassador of Canada}.",
    "Minister Lee Min-ho {does: received} at {where: the ministry today} {to: Minister Kim and Minister Roy}.",
    never=[
        "Minister Lee Min-ho met at the request of Minister Kim.",
        "He received in Seoul a letter from Minister Kim.",
    ],
)
def receives_somewhere(said: Said, does: Blank, where: Blank, to: Blank) -> Deed | Declined:
    """Somebody receives or meets somebody, the place and the day told before whom."""
    line = said.line
    last = where.last - 1
    is_told = isinstance(line.chunks[last].value, Day | City) or word(line, last) in SEATS
    if verb_of(said, does).lemma not in {"receive", "meet"} or not is_told or where.last - where.first > 9:
        return Declined("no place")
    return active(said, does, "meet", to=line.value(to))


@deeds.rule(
    "{does: meet} {what: ...} by {to: actor}",
    "Minister Lee Min-ho {does: received} {what: a delegation from the parliament, headed} by {to: Senator Kim}.",
    never=["Minister Lee Min-ho received a prize given by Canada."],
)
def meets_a_delegation(said: Said, does: Blank, what: Blank, to: Blank) -> Deed | Declined:
    """Somebody receives a delegation, whose head is named."""
    line = said.line
    came = any(not word_set("trip_word").isdisjoint(word(line, at).split()) for at in range(what.first, what.last))
    came = came or any(isinstance(value, Group) for value in line.values(what))
    if not came or not word_is(line, what.last - 1, {"headed", "led", "chaired"}) or what.last - what.first > 20:
        return Declined("nobody at the head")
    return active(said, does, "meet", to=line.value(to))


@deeds.rule(
    "{does: discuss} [{what: ...}] with [visiting] {to: someone|office|group|actors}",
    "Minister Lee Min-ho {does: discussed} {what: supply chains} with {to: Minister Kim Min-seo} on Friday.",
    "Minister Lee Min-ho {does: discussed} with {to: Minister Kim Min-seo} on Friday their supply chains.",
    "Minister Lee Min-ho {does: discussed} {what: supply chains} with visiting {to: Minister Kim Min-seo}.",
    never=["Minister Lee Min-ho discussed supply chains with the exporters.", "Korea discussed trade with care."],
)
def discusses_with(said: Said, does: Blank, to: Blank, what: Blank | None = None) -> Deed | Declined:
    """Somebody who discusses something with somebody meets or calls them."""
    who = subject(said.line, does.first)
    if verb_of(said, does).lemma not in TALKING:
        return Declined("no talk")
    is_long = what is not None and what.last - what.first > TOPIC
    if who is None or not isinstance(who[0], Holder | Person | Maybe | Pronoun) or is_long:
        return Declined("nobody met")
    return _without_topic(active(said, does, "meet", to=said.line.value(to)))


@deeds.rule(
    "{does: discuss} {what: ...+}",
    "Minister Lee Min-ho and Minister Kim Min-seo {does: have discussed} {what: supply chains}.",
    never=["The two sides discussed supply chains.", "Korea and Canada discussed supply chains."],
)
def discuss_together(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """People who discuss something with one another meet or call."""
    if verb_of(said, does).lemma not in TALKING:
        return Declined("no talk")
    who = subject(said.line, does.first)
    if who is None or not isinstance(who[0], Actors | Group):
        return Declined("nobody met")
    if not (several(who[0]) and OFFICIALS & {*said.line.words(said.line.chunks[who[1]]).lower().split()}):
        members = who[0].members if isinstance(who[0], Actors) else ()
        people = all(isinstance(one, Holder | Person | Maybe | Group | Office) for one in members)
        if not people or not any(isinstance(one, Holder | Person) for one in members):
            return Declined("nobody met")
    return _without_topic(active(said, does, "meet"))


def _without_topic(deed: Deed | Declined) -> Deed | Declined:
    """The talk without a country of its topic as its place: `discussed the floods in Peru`."""
    return replace(deed, place=None) if isinstance(deed, Deed) and isinstance(deed.place, Party) else deed


@deeds.rule(
    "{does: meet.p} [in {where: city}] [at [the] {site: low!function}] [on] [{day}] by {by: actor}",
    "Minister Lee Min-ho {does: was received} by {by: President Kim}.",
    "Minister Lee Min-ho {does: was received} in {where: Lima} on {day: May 3} by {by: President Kim}.",
    "Minister Lee Min-ho {does: was received} at the {site: airport} by {by: President Kim}.",
    "Minister Lee Min-ho {does: was received} at {site: headquarters} by {by: President Kim}.",
    never=["Minister Lee Min-ho received the award."],
)
def is_received(said: Said, does: Blank, by: Blank, **_: Blank) -> Deed | Declined:
    """Somebody is received by an official."""
    if verb_of(said, does).voice != "passive":
        return Declined("received by nobody")
    who = subject(said.line, does.first)
    if who is None:
        return Declined("nobody received")
    deed = deed_of(said, does, "meet", by=who[0], to=said.line.value(by), start=said.line.chunks[who[1]].start)
    return replace(deed, end=max(deed.end, by.end))


@deeds.rule(
    "{to: someone|office|actors} [,] whom {by: someone|office|pronoun} {does: meet}",
    "They praised {to: Minister Lee Min-ho}, whom {by: President Kim} {does: received} in May.",
    "{to: Minister Lee Min-ho} whom {by: President Kim} {does: met} in Lima praised them.",
    never=["They praised Minister Lee Min-ho, who met President Kim."],
)
def whom_somebody_met(said: Said, to: Blank, by: Blank, does: Blank) -> Deed:
    """Somebody whom somebody meets or receives."""
    line = said.line
    return deed_of(said, does, "meet", by=line.value(by), to=line.value(to), start=to.start)


@deeds.rule(
    "{does: meet} [{what: ...+}]",
    "The two sides {does: met} {what: in Seoul}.",
    "The two sides {does: met} {what: to discuss the quota}.",
    "The two sides {does: met}.",
    "We {does: met} {what: in Lima}.",
    never=["Korea met expectations."],
)
def meet_each_other(said: Said, does: Blank, what: Blank | None = None) -> Deed | Declined:
    """Several officials meet one another."""
    line = said.line
    who = subject(line, does.first)
    if who is None or not (several(who[0]) or are_we(who[0]) or is_of_a_bloc(who[0])):
        return Declined("nobody met")
    if verb_of(said, does).lemma in {"speak", "talk"} and word_is(line, does.last, {"about", "of", "on", "at"}):
        return Declined("what is said")
    if is_standing(line, who[1]):
        return Declined("a body that sits")
    if (
        what
        and verb_of(said, does).lemma in {"receive", "meet", "meet with"}
        and not word_is(line, what.first, AFTER_MET)
        and not isinstance(line.chunks[what.first].value, Day)
        and not to_verb(line, what.first)
    ):
        return Declined("nobody met")
    return active(said, does, "meet")


@deeds.rule(
    "{does: join} {to: someone|actors} [...] for|at|in the|a|an {low!function}* {what: gathering|noun.meet}",
    "Minister Lee Min-ho {does: joined} {to: Minister Kim Min-seo} for the {what: Energy Investment Forum} in Lima.",
    "Minister Lee Min-ho {does: joined} {to: Minister Kim Min-seo} at a {what: Trade Forum}.",
    "The two ministers {does: joined} {to: Minister Roy and Minister Diaz} in an {what: Energy Investment Forum}.",
    "Minister Lee Min-ho {does: joined} {to: Minister Kim Min-seo}, the host, for the lengthy {what: talks}.",
    never=["Minister Lee Min-ho joined the fund.", "Minister Lee Min-ho joined Minister Kim in praising the meeting."],
)
def joins_somebody(said: Said, does: Blank, to: Blank, what: Blank, **_: Blank) -> Deed | Declined:
    """Somebody joins somebody for a meeting, a call or a forum."""
    return active(said, does, "meet", to=said.line.value(to))
