"""Visits told by a noun: whose, to where, on which day.

A visit that nobody makes is refused.
"""

from __future__ import annotations

from dataclasses import replace

from communique.reading.clause import DETERMINERS, FINITE, destination, subject, word
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import (
    Actors,
    Day,
    Deed,
    Group,
    Holder,
    Maybe,
    Office,
    Party,
    Person,
    Pronoun,
    Sides,
    Verb,
)
from communique.reading.rules.deeds.objects import named_gathering, names
from communique.reading.rules.nominal.making import told

MADE = frozenset(
    (
        "make pay begin start conclude complete undertake embark kick finish end travel go set depart leave return "
        "wrap commence"
    ).split()
)  # a visit, told by the verb
nominal = Stage("nominal", head="does")

OPENINGS = frozenset(
    f"{opening} of" for opening in ("as part", "within the framework", "in the framework", "in the course")
)  # what opens a sentence before somebody's own visit
VISITS = frozenset({"visits", "trips", "tours", "travels"})
TRAVELLERS = (Actors, Group, Holder, Maybe, Office, Person, Pronoun)


@nominal.rule(
    "{by: actor} 's [{low!function}] {does: noun.visit} to {to: actor|city}",
    "during {by: Korea}'s {does: visit} to {to: Canada}",
    "during {by: Korea}'s recent {does: visit} to {to: Canada}",
    never=["the visit was long"],
)
def visit_of_somebody(said: Said, by: Blank, does: Blank, to: Blank) -> Deed:
    """Somebody's visit to a country or a place."""
    deed = told(said, does, "visit", by=said.line.value(by), to=destination(said.line, to.last - 1))
    behind = said.line.chunks[min(to.last, len(said.line.chunks) - 1)].value
    is_ahead = isinstance(behind, Verb) and behind.status == "planned" and behind.voice == "active"
    return replace(deed, status="planned") if is_ahead else deed


@nominal.rule(
    "{by: someone|office} on a|an|his|her {low!function|number|hyphen|mixed}* {does: noun.visit} to {to: actor|city}",
    "Forty firms will join {by: Minister Lee Min-ho} on a trade {does: trip} to {to: Canada}.",
    "Forty firms are travelling with {by: Minister Lee Min-ho} on his {does: visit} to {to: Lima}.",
    "Forty firms accompanied {by: Minister Kim Ji-won} on her two-day {does: visit} to {to: Lima}.",
    "Forty firms accompanied {by: Minister Kim Ji-won} on an {does: official visit} to {to: Lima}.",
    never=["Forty firms thanked Minister Kim Ji-won on a visit to Lima."],
)
def joined_on_a_trip(said: Said, by: Blank, does: Blank, to: Blank) -> Deed | Declined:
    """The trip of somebody whom others join on it."""
    line = said.line
    at = by.first - 1 - (word(line, by.first - 1) in DETERMINERS)
    before = line.chunks[max(0, at)].value
    joins = isinstance(before, Verb) and before.lemma in {"join", "accompany"}
    if not (joins or word(line, at) in {"with", "alongside", "accompanying", "accompanied", "joining", "accompany"}):
        return Declined("told by its verb")
    deed = told(said, does, "visit", by=line.value(by), to=destination(line, to.last - 1))
    told_before = [one.value for one in line.chunks[: by.first] if isinstance(one.value, Verb)]
    ahead = "accompany" in line.lowered[:at] or bool(told_before and told_before[-1].status == "planned")
    return replace(deed, status="planned" if ahead or word(line, at - 1) == "will" else deed.status)


@nominal.rule(
    "{by: holder|person} 's [{low!function}] {does: noun.visit} [in|on] {day}",
    "during {by: Vice President Lee}'s {does: visit} in {day: June}",
    "after {by: Vice President Lee}'s {does: official visit} on {day: June 3}",
    "after {by: Vice President Lee}'s {does: visit} {day: last month}",
    "after {by: Vice President Lee}'s recent {does: visit} {day: last month}",
    never=["during Vice President Lee's visit in person"],
)
def visit_on_a_day(said: Said, by: Blank, does: Blank, day: Blank) -> Deed:
    """Somebody's visit on a day, to where the reader of the release knows."""
    return told(said, does, "visit", by=said.line.value(by), day=said.line.value(day), end=day.end)


@nominal.rule(
    "{be} [{day} [and] [{day}]] on [a|an|his|her] {low!function|number|hyphen|mixed}* {does: noun.visit}"
    " to|in {to: actor|city}",
    "Minister Lee Min-ho {be: is} on a {does: visit} to {to: Canada} from May 3 to 5.",
    "Minister Lee Min-ho {be: is} on a {does: state visit} in {to: Canada}.",
    "Minister Lee Min-ho {be: was} on an {does: official visit} to {to: Canada}.",
    "Minister Lee Min-ho {be: is} on his {does: visit} to {to: Canada}.",
    "Minister Kim Ji-won {be: is} on her {does: visit} to {to: Canada}.",
    "Minister Lee Min-ho {be: is} {day: today} and tomorrow on a {does: visit} to {to: Canada}.",
    "Minister Lee Min-ho {be: is} on {does: tour} to {to: Canada}.",
    "Minister Lee Min-ho, who {be: is} on a two-day {does: official visit} to {to: Canada}, met her.",
    never=["the decision on a visit to Canada"],
)
def on_a_visit(said: Said, be: Blank, does: Blank, to: Blank, **_: Blank) -> Deed | Declined:
    """Somebody is on a visit to a country."""
    who = subject(said.line, be.first)
    if who is None:
        return Declined("nobody travels")
    where = destination(said.line, to.last - 1)
    if isinstance(where, Actors) and not all(isinstance(one, Party) for one in where.members):
        where = where.members[0]  # `is on a visit in Canada, and President Kim signed`
    deed = told(said, does, "visit", by=who[0], to=where)
    state = {"is": "ongoing", "are": "ongoing", "be": "planned"}.get(said.line.words(be).lower(), deed.status)
    return replace(deed, status=state, start=said.line.chunks[who[1]].start)


@nominal.rule(
    "will [{adverb}] be in {does: city|party} {more: comma|joiner|city|party}* [on|for] {day: day}",
    "Minister Lee Min-ho will be in {does: Lima} on {day: May 3}.",
    "Minister Lee Min-ho will {adverb: also} be in {does: Peru} {day: next week}.",
    "Minister Lee Min-ho will be in {does: Lima} for {day: May 3}.",
    "Minister Lee Min-ho will be in {does: Lima}{more: , Peru, and Ottawa, Canada,} {day: from May 3 to 5}.",
    never=["The plant will be in Lima in May.", "Minister Lee Min-ho will be in Lima."],
)
def will_be_there(said: Said, does: Blank, day: Blank, **_: Blank) -> Deed | Declined:
    """Somebody will be in a city or a country on a day: a visit."""
    line = said.line
    who = subject(line, said.first)
    if who is None or not isinstance(who[0], TRAVELLERS):
        return Declined("nobody travels")
    deed = told(said, does, "visit", by=who[0], to=destination(line, does.first), day=line.value(day), end=day.end)
    return replace(deed, status="planned", start=line.chunks[who[1]].start)


@nominal.rule(
    "is|are|was|were [{adverb}] in {does: city|party} {more: comma|joiner|city|party}* [on] {day: day}",
    "Minister Lee Min-ho is in {does: Lima} {day: today}, the first stop of his tour.",
    "The two ministers are {adverb: currently} in {does: Peru} {day: this week}.",
    "Minister Lee Min-ho was in {does: Lima}{more: , Peru,} on {day: Friday}.",
    "The two ministers were in {does: Lima} {day: last week}.",
    never=["The plant is in Lima today.", "Minister Lee Min-ho is in Lima.", "Minister Lee was in Peru in 2019."],
)
def is_there_today(said: Said, does: Blank, day: Blank, **_: Blank) -> Deed | Declined:
    """Somebody who is or was in another country on a day: a visit."""
    line, when = said.line, said.line.value(day)
    who = subject(line, said.first)
    if who is None or not isinstance(who[0], (*TRAVELLERS, Sides)) or when.day is when.relative is when.weekday is None:
        return Declined("nobody travels")
    deed = told(said, does, "visit", by=who[0], to=destination(line, does.first), day=when, end=day.end)
    status = "ongoing" if word(line, said.first) in {"is", "are"} else "done"
    return replace(deed, status=status, start=line.chunks[who[1]].start)


@nominal.rule(
    "{by: holder|person} 's {low!function}* {to: city|party} {does: noun.visit}",
    "They spoke ahead of {by: Minister Lee}'s two-day {to: Lima} {does: visit}.",
    "They spoke of {by: Minister Lee}'s {to: Peru} {does: trip}.",
    never=["They spoke of the Lima visit.", "They spoke of Minister Lee's visit."],
)
def visit_named_by_its_place(said: Said, by: Blank, to: Blank, does: Blank) -> Deed:
    """Somebody's visit with its place before it: `Minister Lee's Seoul visit`."""
    return told(said, does, "visit", by=said.line.value(by), to=said.line.value(to))


@nominal.rule(
    ", [{adverb}] on [a|an|his|her] {low!function|number|hyphen|mixed}* {does: noun.visit} to {to: actor|city}",
    "Minister Lee Min-ho, on an {does: official visit} to {to: Canada}, met the exporters.",
    "Minister Lee Min-ho, currently on a three-day {does: visit} to {to: Ottawa}, met the exporters.",
    "Minister Lee Min-ho, {adverb: now} on his first {does: visit} to {to: Canada}, met the exporters.",
    "Minister Kim Ji-won, on her {does: visit} to {to: Canada}, met the exporters.",
    never=["On an official visit to Canada, they met the exporters.", "The talks, on a visit to Canada, were long."],
)
def aside_of_a_visit(said: Said, does: Blank, to: Blank, **_: Blank) -> Deed | Declined:
    """Somebody who is told between commas to be on a visit."""
    before = said.line.chunks[said.first - 1] if said.first else None
    if before is None or not isinstance(before.value, Holder | Person | Office):
        return Declined("nobody travels")
    return replace(told(said, does, "visit", by=before.value, to=said.line.value(to)), start=before.start)


@nominal.rule(
    "{be} [{adverb}] [due|back] in {does: city|party} [, {party}] [,] [on|during] [{day}] [,]"
    " {purpose: infinitive|trip_purpose}",
    "Minister Lee Min-ho {be: is} in {does: Lima} {purpose: to attend} the Energy Forum.",
    "Minister Lee Min-ho {be: is} currently in {does: Lima}, {party: Peru}, {purpose: to attend} the Energy Forum.",
    "Minister Lee Min-ho {be: is} {adverb: now} in {does: Peru} {purpose: for} talks with Minister Kim.",
    "Minister Lee Min-ho {be: was} in {does: Lima} on {day: May 3}, {purpose: where} he met Minister Kim.",
    "Minister Lee Min-ho {be: was} in {does: Lima} {day: from May 3 to 5} {purpose: to attend} the Energy Forum.",
    "Minister Lee Min-ho {be: was} in {does: Lima} during {day: last week} {purpose: for} the Energy Forum.",
    "Minister Lee Min-ho {be: was} in {does: Lima}, on {day: May 3}, {purpose: to attend} the Energy Forum.",
    "Minister Lee Min-ho {be: is} due in {does: Lima} on {day: Friday} {purpose: for} the Energy Forum.",
    "Minister Lee Min-ho {be: is} back in {does: Lima} {purpose: for} talks with Minister Kim.",
    never=["The plant is in Lima to serve the region.", "Minister Lee Min-ho is in Lima."],
)
def is_there(
    said: Said, be: Blank, does: Blank, purpose: Blank, day: Blank | None = None, **_: Blank
) -> Deed | Declined:
    """Somebody is in a city or a country to do something there: a visit."""
    line = said.line
    who = subject(line, be.first)
    if who is None or not isinstance(who[0], TRAVELLERS):
        return Declined("nobody travels")
    is_held = names(line, purpose.last, "held_word") or named_gathering(line, purpose.last)
    if word(line, purpose.first) == "for" and not is_held:
        return Declined("no purpose of a trip")
    deed = told(said, does, "visit", by=who[0], to=line.value(does), day=line.value(day) if day else None, end=does.end)
    state = {"is": "ongoing", "are": "ongoing", "be": "planned"}.get(line.words(be).lower(), "done")
    state = "planned" if "due" in line.lowered[be.last : does.first] else state
    return replace(deed, status=state, start=line.chunks[who[1]].start)


@nominal.rule(
    "his|her {low!function|number|hyphen|mixed|edition_word}* {does: noun.visit} to {to: actor|city}",
    "Minister Lee Min-ho said so during his {does: visit} to {to: Canada}.",
    "She said so during her recent {does: visit} to {to: Lima}.",
    "During his {does: visit} to {to: Lima}, Minister Lee Min-ho met the exporters.",
    never=["Minister Lee Min-ho spoke of his plans to visit Canada.", "the visit to Canada"],
)
def own_visit(said: Said, does: Blank, to: Blank) -> Deed | Declined:
    """The visit of the one who was named before."""
    before = said.line.chunks[said.first - 1].value if said.first else None
    if isinstance(before, Verb) and before.voice in FINITE and before.lemma.split()[0] in MADE:
        return Declined("its verb tells it")
    opening = " ".join(said.line.lowered[: said.first])
    if word(said.line, said.first - 1) == "," and _is_a_trip_before(said.line, said.first):
        return Declined("its verb tells it")  # `will travel to Lima, her second visit to Peru`
    by = _who_follows(said.line, to.last) if opening in OPENINGS or said.first == 1 else None
    by = by or _who_acts(said.line, said.first)
    return told(said, does, "visit", by=by or Pronoun("he"), to=destination(said.line, to.last - 1))


def _who_acts(line: Line, at: int) -> object | None:
    """Who acts in the sentence, where nobody else is named before: `Minister Kim will brief the press after | her`."""
    values = [one.value for one in line.chunks[:at]]
    people = [one for one in values if isinstance(one, Holder | Person)]
    verb = next((one for one, value in enumerate(values) if isinstance(value, Verb) and value.voice in FINITE), None)
    who = subject(line, verb) if verb is not None and len(people) == 1 else None
    return who[0] if who is not None and who[0] is people[0] else None


def _is_a_trip_before(line: Line, at: int) -> bool:
    return any(isinstance(one.value, Verb) and one.value.acts[0] == "visit" for one in line.chunks[:at])


def _who_follows(line: Line, at: int) -> object | None:
    """Who is named behind the words that open a sentence: `During the visit to Peru, | Minister Kim met ...`."""
    if at + 2 >= len(line.chunks) or word(line, at) != ",":
        return None
    who, behind = line.chunks[at + 1].value, line.chunks[at + 2 : at + 5]
    acts = any(isinstance(one.value, Verb) and one.value.voice in FINITE for one in behind)
    return who if acts and isinstance(who, Holder | Person | Office | Maybe) else None


@nominal.rule(
    "during|on the {low!function}* {does: noun.visit} to {to: actor|city}",
    "During the {does: visit} to {to: Lima}, Minister Lee Min-ho met the exporters.",
    "On the two-day {does: visit} to {to: Lima}, Minister Lee Min-ho met the exporters.",
    never=["During the visit to Lima, the exporters were met.", "They spoke of trade during the visit to Lima."],
)
def on_the_trip(said: Said, does: Blank, to: Blank) -> Deed | Declined:
    """The visit on which the one who is named behind it does what the sentence tells."""
    by = _who_follows(said.line, to.last) if said.first == 0 else None
    if by is None:
        return Declined("nobody who travels")
    return told(said, does, "visit", by=by, to=destination(said.line, to.last - 1))


@nominal.rule(
    "during|on|of a|an {low!function|number|hyphen|mixed}* {does: noun.visit} to {to: actor|city}",
    "Minister Lee Min-ho met the exporters during a three-day {does: visit} to {to: Lima}.",
    "Minister Lee Min-ho met the exporters as part of a {does: visit} to {to: Lima}.",
    "Minister Lee Min-ho said so on an {does: official visit} to {to: Canada}.",
    never=["She thanked them for a visit to Canada.", "A report on a visit to Canada was published."],
)
def on_a_trip(said: Said, does: Blank, to: Blank) -> Deed | Declined:
    """Whoever does what the sentence tells does it on a visit to a country."""
    line = said.line
    if word(line, said.first) == "of" and word(line, said.first - 1) != "part":
        return Declined("a visit that is only spoken of")
    told_before = [at for at in range(said.first) if isinstance(line.chunks[at].value, Verb)]
    finite = [at for at in told_before if line.chunks[at].value.voice in FINITE]
    who = subject(line, finite[-1]) if finite else None
    if who is None or not isinstance(who[0], Holder | Person | Office | Pronoun | Maybe):
        return Declined("nobody who travels")
    if line.chunks[finite[-1]].value.acts[0] == "visit":
        return Declined("its verb tells it")
    deed = told(said, does, "visit", by=who[0], to=destination(line, to.last - 1))
    return replace(deed, status=line.chunks[finite[-1]].value.status)


@nominal.rule(
    "{be} in {to: actor|city} [on] [{day}] for|on a|an|his|her [{low!function}] {does: noun.visit}",
    "Minister Lee Min-ho {be: is} in {to: Canada} on a {does: working visit}.",
    "Minister Lee Min-ho {be: was} in {to: Ottawa} for an {does: official visit}.",
    "Minister Lee Min-ho will {be: be} in {to: Ottawa} on {day: May 3} for his first {does: visit}.",
    "Minister Kim Ji-won {be: was} in {to: Ottawa} {day: from May 3 to 5} on her {does: visit}.",
    never=["The visit was in May."],
)
def in_a_place_on_a_visit(said: Said, be: Blank, to: Blank, does: Blank, day: Blank | None = None) -> Deed | Declined:
    """Somebody is in a city or a country on a visit."""
    line = said.line
    who = subject(line, be.first)
    if who is None:
        return Declined("nobody travels")
    deed = told(said, does, "visit", by=who[0], to=destination(line, to.last - 1), day=line.value(day) if day else None)
    ahead = line.words(be).lower() == "be"
    return replace(deed, status="planned" if ahead else deed.status, start=line.chunks[who[1]].start)


@nominal.rule(
    "{does: noun.visit} of|by {by: actor} [,] [{party}] to {to: actor|city}",
    "during the {does: official visit} of {by: Korea} to {to: Canada}",
    "a {does: visit} by {by: Korea} to {to: Canada}",
    "the {does: visit} of {by: Lee Min-ho, Minister of Trade}, to {to: Canada}",
    "the {does: visit} of {by: Lee Min-ho, Minister of Trade}, {party: Peru} to {to: Canada}",
    never=["the visit of the exporters"],
)
def visit_by_somebody(said: Said, does: Blank, by: Blank, to: Blank, **_: Blank) -> Deed:
    """The visit of somebody to a country or a place."""
    return told(said, does, "visit", by=said.line.value(by), to=destination(said.line, to.last - 1))


@nominal.rule(
    "{does: noun.visit} by|of {determiner} {low!function}* {officials_of} {by: body} to {to: actor|city}",
    "after a {does: visit} by a delegation from {by: the Ministry of Trade} to {to: Canada}",
    "after the {does: visit} of a negotiating delegation from {by: the Ministry of Trade} to {to: Ottawa}",
    never=["after a visit by a delegation from the Ministry of Trade", "a visit by the exporters to Canada"],
)
def visit_by_people_of(said: Said, does: Blank, by: Blank, to: Blank, **_: Blank) -> Deed:
    """The visit of a delegation of a ministry or another body to a country or a place."""
    return told(said, does, "visit", by=said.line.value(by), to=destination(said.line, to.last - 1))


@nominal.rule(
    "at|upon|on the {does: noun.invite} of {by: holder|office|party|body|group}",
    "At the {does: invitation} of {by: President Lee}, Minister Kim Min-seo visited Canada.",
    "Minister Kim Min-seo visited Canada upon the {does: invitation} of {by: President Lee}.",
    "Minister Kim Min-seo visited Canada on the {does: invitation} of {by: President Lee}.",
    never=["They accepted the invitation of President Lee."],
)
def at_the_invitation(said: Said, does: Blank, by: Blank) -> Deed | Declined:
    """Somebody who travels is invited by somebody."""
    line = said.line
    goes = [at for at, chunk in enumerate(line.chunks) if isinstance(chunk.value, Verb) and chunk.value.voice in FINITE]
    later = [at for at in goes if at > said.last] if word(line, said.last) == "," else []
    who = next((found for at in (*later, *goes) if (found := subject(line, at)) is not None), None)
    if who is None or who[0] is line.value(by):
        return Declined("nobody invited")
    return told(said, does, "invite", by=line.value(by), to=who[0], end=by.end)


@nominal.rule(
    "during|after|ahead [of] the|a {does: noun.visit} of|by {by: holder}",
    "during the {does: state visit} of {by: President Lee}",
    "after a {does: visit} by {by: President Lee}",
    "ahead of the {does: visit} of {by: President Lee}",
    never=["during the visit of the exporters", "the visit of President Lee"],
)
def visit_of_a_guest(said: Said, does: Blank, by: Blank) -> Deed:
    """The visit of somebody, to where the reader of the release knows."""
    return told(said, does, "visit", by=said.line.value(by), end=by.end)


@nominal.rule(
    "{does: noun.visit} to {to: actor|city} by [{determiner} {officials_of|low!function}*] {by: actor}",
    "the {does: visit} to {to: Canada} by {by: Korea}",
    "a {does: visit} to {to: Canada} by a delegation of {by: senior officials from Korea}",
    "a {does: visit} to {to: Ottawa} by a visiting {by: Korean delegation}",
    never=["the visit to Canada was long"],
)
def visit_to_by(said: Said, does: Blank, to: Blank, by: Blank, **_: Blank) -> Deed | Declined:
    """The visit to a place by somebody."""
    if isinstance(said.line.value(by), Office) and word(said.line, by.first - 1) in {"a", "an"}:
        return Declined("any of many")
    return told(said, does, "visit", by=said.line.value(by), to=destination(said.line, to.last - 1))


@nominal.rule(
    "to {does: actor|city} by {by: actor}",
    "They spoke of their visits in May, to {does: Peru} by {by: the Prime Minister} and to Chile by President Kim.",
    "They spoke of their visits in May, to Peru by the Prime Minister and to {does: Chile} by {by: President Kim}.",
    never=["They spoke of the visits, and goods were sent to Peru by Korea.", "They spoke of aid to Peru by Korea."],
)
def visits_in_turn(said: Said, does: Blank, by: Blank) -> Deed | Declined:
    """Visits of several people, each with its place and who makes it: `visits, to Peru by him and to Chile by her`."""
    line = said.line
    visits = next((at for at in range(said.first - 1, -1, -1) if word(line, at) in VISITS), None)
    if visits is None:
        return Declined("no visits")
    between = [one.value for one in line.chunks[visits : said.first]]
    if any(isinstance(one, Verb) for one in between):
        return Declined("another deed")
    day = next((one for one in between if isinstance(one, Day)), None)
    return told(said, does, "visit", by=line.value(by), to=destination(line, does.last - 1), day=day, end=by.end)
