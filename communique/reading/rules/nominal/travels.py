"""Meetings for which somebody travels, and those that a visit includes.

What is only called for is refused.
"""

from __future__ import annotations

from dataclasses import replace

from communique.reading.clause import STANDING, destination, stretch, subject, word
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import Body, City, Day, Deed, Gathering, Party, Pronoun, Verb
from communique.reading.rules.nominal.making import told
from communique.reading.rules.nominal.meetings import is_with

nominal = Stage("nominal", head="does")

NO_OCCASION = STANDING | {"initiative", "partnership"}  # what only acts does not take place
LEFT = frozenset({"left", "departed", "flew", "set off", "travelled", "traveled"})
TRIPS = frozenset({"visit", "trip", "tour", "programme", "program", "itinerary"})


@nominal.rule(
    "for [a|an] {low!function}* {does: noun.meet} [in|at {where: city}] [with] {to: actor}",
    "Minister Lee Min-ho will travel to Lima for {does: talks} with {to: Minister Kim Min-seo}.",
    "Minister Lee Min-ho flew to Peru for a {does: bilateral meeting} in {where: Lima} with {to: Minister Kim}.",
    "Minister Lee Min-ho flew to Peru for an introductory {does: call} at {where: Lima} with {to: Minister Kim}.",
    "Minister Lee Min-ho will be in Lima for {does: talks} with {to: Minister Kim}.",
    "Minister Lee Min-ho will visit Peru for {does: talks} with {to: his Peruvian counterpart}.",
    "Minister Kim Ji-won will visit Peru for {does: talks} with {to: her Peruvian counterpart}.",
    "The two ministers will visit Peru for {does: talks} with {to: their Peruvian counterparts}.",
    never=[
        "Minister Lee Min-ho called for talks with Minister Kim Min-seo.",
        "Korea visited Canada for rest with care.",
    ],
)
def travels_for_talks(said: Said, does: Blank, to: Blank, where: Blank | None = None) -> Deed | Declined:
    """The talks with somebody for which somebody travels."""
    line = said.line
    goes = next((at for at in range(said.first - 1, -1, -1) if isinstance(line.chunks[at].value, Verb)), None)
    verb = line.chunks[goes].value if goes is not None else None
    if not is_with(said, does, to):
        return Declined("nobody met")
    if (there := _is_there(line, said.first)) is not None and (goes is None or goes < there[1]):
        who, city, is_ahead = there
        deed = told(said, does, "meet", by=who, to=line.value(to), day=_day_between(line, city, does.first))
        status = "planned" if is_ahead else deed.status
        return replace(deed, status=status, place=deed.place or line.chunks[city].value)
    if goes is None or not isinstance(verb, Verb) or verb.acts[0] != "visit" or verb.status == "possible":
        return Declined("nobody travels for it")
    who = subject(line, goes)
    if who is None:
        return Declined("nobody travels for it")
    deed = told(said, does, "meet", by=who[0], to=line.value(to), day=_day_between(line, goes, does.first))
    there_is = destination(line, goes + 1) if goes + 1 < said.first else None
    at = line.value(where) if where else deed.place or (there_is if isinstance(there_is, City) else None)
    return replace(deed, status="planned" if verb.status == "ongoing" else verb.status, place=at)


def _day_between(line: Line, first: int, last: int) -> Day | None:
    """The first day that stands between two chunks."""
    return next((one.value for one in line.chunks[first:last] if isinstance(one.value, Day)), None)


@nominal.rule(
    "for [a|an|the|his|her|its|their] [{low!function}]* {does: gathering}",
    "Minister Lee Min-ho will travel to Lima for the {does: Korea–Peru Energy Dialogue}.",
    "Minister Lee Min-ho flew to Lima for a {does: Korea–Peru Energy Dialogue}.",
    "Minister Lee Min-ho flew to Lima for an {does: Energy Summit}.",
    "Minister Lee Min-ho flew to Lima for his {does: third Energy Summit}.",
    "Minister Kim Ji-won flew to Lima for her {does: third Energy Summit}.",
    "Korea flew to Lima for its lengthy {does: third Energy Summit}.",
    "They flew to Lima for their {does: third round of talks}.",
    never=["Minister Lee Min-ho called for the Energy Summit.", "They flew to Lima for the Energy Committee."],
)
def travels_for_a_forum(said: Said, does: Blank) -> Deed | Declined:
    """A forum, a session or a round for which somebody travels: it is held where the trip goes."""
    line = said.line
    named: Gathering = line.value(does)
    if not (named.is_named or named.edition) or (named.type in NO_OCCASION and named.edition is None):
        return Declined("no name, or a body")
    goes = next((at for at in range(said.first - 1, -1, -1) if isinstance(line.chunks[at].value, Verb)), None)
    verb: Verb | None = line.chunks[goes].value if goes is not None else None
    if goes is None or verb is None or verb.acts[0] != "visit" or verb.status == "possible":
        return Declined("nobody travels for it")
    where = line.chunks[goes + 1].value
    deed = told(said, does, "hold", what=stretch(line, does.first, does.last))
    return replace(
        deed,
        status="planned" if verb.status == "ongoing" else verb.status,
        place=deed.place or (where if isinstance(where, City | Party) else None),
        day=deed.day or _day_between(line, goes, does.first),
    )


def _is_there(line: Line, upto: int) -> tuple[object, int, bool] | None:
    """Who is in a city before a chunk, where it stands, whether that is to come: `will be in Lima | for talks`."""
    for at in range(upto - 3, 0, -1):
        if word(line, at) not in {"is", "are", "was", "were", "be"}:
            continue
        is_due = word(line, at + 1) in {"due", "expected", "back"}  # `is due in | Lima`
        if isinstance(line.chunks[at + 2 + is_due].value, City | Party):
            who = subject(line, at - (word(line, at - 1) == "will"))
            is_ahead = word(line, at) == "be" or word(line, at + 1) in {"due", "expected"}
            return (who[0], at + 2 + is_due, is_ahead) if who and word(line, at + 1 + is_due) == "in" else None
    return None


@nominal.rule(
    "{does: departing|sort.setting_out} [{adverb}] [on] [{day}] to|for {to: actor|city|region}",
    "Minister Lee Min-ho {does: is travelling} to {to: Canada} for the forum.",
    "Minister Lee Min-ho {does: left on} {day: Friday} for {to: Ottawa}.",
    "Minister Lee Min-ho {does: departs} {day: tomorrow} for {to: Canada}.",
    "Minister Lee Min-ho {does: is travelling} on {day: May 3} to {to: Canada}.",
    "Minister Lee Min-ho {does: flew} {adverb: later} to {to: Ottawa}.",
    never=["Minister Lee Min-ho left the talks to Canada.", "Minister Lee Min-ho left room for Canada."],
)
def leaves_for(said: Said, does: Blank, to: Blank, day: Blank | None = None, **_: Blank) -> Deed | Declined:
    """Somebody leaves for a city or a country, the day told before it."""
    line = said.line
    who = subject(line, does.first)
    if who is None or isinstance(who[0], Body) or getattr(line.value(does), "status", "") == "possible":
        return Declined("nobody who travels")
    on = line.value(day) if day else None
    deed = told(said, does, "visit", by=who[0], to=destination(line, to.last - 1), day=on)
    verb = line.value(does)
    is_done = word(line, does.first) in LEFT or (isinstance(verb, Verb) and verb.voice == "ed")
    state = verb.status if isinstance(verb, Verb) and verb.status == "planned" else "done" if is_done else "ongoing"
    is_ahead = on is not None and (on.relative or "").startswith(("next", "tomorrow"))
    return replace(deed, status="planned" if is_ahead else state, start=line.chunks[who[1]].start)


@nominal.rule(
    "{goes: visit} {city|party|weak_party} [on|in] {day} [,] and {does: city|party|weak_party} [on|in] {when: day}",
    "Minister Lee {goes: will visit} Peru on {day: May 3} and {does: Chile} on {when: May 5}.",
    "Minister Lee {goes: visited} Lima in {day: June}, and {does: Ottawa} in {when: July}.",
    "Minister Lee {goes: visits} Lima {day: from May 3 to 5} and {does: Ottawa} {when: from May 6 to 8}.",
    never=["Minister Lee will visit Peru on May 3 and Chile.", "Minister Lee sent goods to Peru in May and June."],
)
def visits_next(said: Said, goes: Blank, does: Blank, when: Blank, **_: Blank) -> Deed | Declined:
    """The second of two visits that are told with their days."""
    line, verb = said.line, said.line.value(goes)
    who = subject(line, goes.first)
    if who is None or verb.status == "possible":
        return Declined("nobody who travels")
    deed = told(said, does, "visit", by=who[0], to=line.value(does), day=line.value(when), end=when.end)
    return replace(deed, status=verb.status)


@nominal.rule(
    "{includes: plain} [a|an] {low!function}* {does: noun.meet} [in|at {where: city}] [with] {to: actor}",
    "The visit {includes: will include} {does: high-level talks} in {where: Lima} with {to: Minister Kim Min-seo}.",
    "The visit {includes: included} formal {does: talks} at {where: Lima} with {to: Minister Kim Min-seo}.",
    "The visit {includes: included} {does: talks} with {to: Minister Kim Min-seo}.",
    "The visit {includes: will include} a {does: meeting with} {to: Minister Kim Min-seo}.",
    "The visit {includes: will include} an open {does: meeting with} {to: Minister Kim Min-seo}.",
    never=["The text included talks with Minister Kim Min-seo.", "The visit boosted talks with Minister Kim Min-seo."],
)
def visit_includes_talks(said: Said, includes: Blank, does: Blank, to: Blank, **_: Blank) -> Deed | Declined:
    """The talks with somebody that a visit includes."""
    line = said.line
    verb: Verb = line.value(includes)
    trip = {one for at in range(max(0, includes.first - 4), includes.first) for one in word(line, at).split()}
    if verb.lemma not in {"include", "feature"} or trip.isdisjoint(TRIPS) or not is_with(said, does, to):
        return Declined("no visit")
    return replace(told(said, does, "meet", by=Pronoun("he"), to=line.value(to)), status=verb.status)
