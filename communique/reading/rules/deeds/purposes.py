"""What somebody travels for: the meeting or the session that an infinitive tells behind a trip.

A trip to see something is refused, and what is only wished for.
"""

from __future__ import annotations

from dataclasses import replace

from communique.reading.clause import DETERMINERS, FINITE, object_after, partner_after, subject, word
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import Actors, City, Day, Deed, Party, Verb
from communique.reading.rules.deeds.making import deed_of, verb_of
from communique.reading.rules.deeds.objects import PEOPLE, named_gathering, names, with_whom
from communique.reading.rules.deeds.taking_part import CHAIRING

deeds = Stage("deeds", head="does")

TRIP_LIMIT = 160  # characters between a trip and what it is made for
STATES = {"is": "planned", "are": "planned", "be": "planned", "was": "done", "were": "done"}
CLAUSES = frozenset({",", ";", "that", "which"})


@deeds.rule(
    "{trip: visit} {where: actor|city} [...] {does: hold.to|meet.to} {what: ...+}",
    "Minister Lee Min-ho {trip: visited} {where: Canada} on May 3 {does: to hold} {what: the trade forum}.",
    "Minister Lee Min-ho {trip: visited} {where: Ottawa} {does: to meet with} {what: Secretary Kim}.",
    never=["Minister Lee Min-ho visited Canada to see the port."],
)
def visits_to_meet(said: Said, trip: Blank, where: Blank, does: Blank, what: Blank) -> Deed | Declined:
    """A meeting or a forum for which somebody travels: it is held as the visit is made."""
    return _made_for(said, trip, where, does, what, said.line.value(trip).status)


@deeds.rule(
    "{goes: be|plain} [on] [{determiner}] {low!function|number|hyphen|mixed|Cap|adverb}* {noun.visit} to"
    " {where: actor|city} [...] {does: hold.to|meet.to} {what: ...+}",
    "Minister Lee Min-ho {goes: is} on a two-day visit to {where: Canada} {does: to co-chair} {what: the trade forum}.",
    "Minister Lee Min-ho {goes: made} a brief trip to {where: Lima} on May 3 {does: to meet} {what: Secretary Kim}.",
    never=["Minister Lee Min-ho is on a visit to Canada to see the port.", "The visit to Lima to meet Kim is over."],
)
def on_a_visit_to_meet(said: Said, goes: Blank, where: Blank, does: Blank, what: Blank, **_: Blank) -> Deed | Declined:
    """A meeting or a session for which somebody is on a visit, or makes one."""
    verb = said.line.value(goes)
    status = verb.status if isinstance(verb, Verb) else STATES.get(word(said.line, goes.first), "possible")
    return _made_for(said, goes, where, does, what, status)


@deeds.rule(
    "{goes: be} [{adverb}] in {where: city|party} [...] {does: hold.to|meet.to} {what: ...+}",
    "Minister Lee Min-ho {goes: is} in {where: Lima} today {does: to co-chair} {what: the trade forum}.",
    "Minister Lee Min-ho {goes: was} recently in {where: Peru} {does: to meet} {what: Secretary Kim}.",
    never=["Minister Lee Min-ho is in Lima to see the port.", "The plan in Lima is to hold the forum."],
)
def is_there_to_meet(said: Said, goes: Blank, where: Blank, does: Blank, what: Blank, **_: Blank) -> Deed | Declined:
    """A meeting or a session for which somebody is in a city or a country."""
    return _made_for(said, goes, where, does, what, STATES.get(word(said.line, goes.first), "possible"))


def _made_for(said: Said, goes: Blank, where: Blank, does: Blank, what: Blank, status: str) -> Deed | Declined:
    """What somebody holds, or whom somebody meets, where a trip goes, on the trip's days."""
    line = said.line
    who = subject(line, goes.first)
    if who is None or status == "possible" or what.start - goes.end > TRIP_LIMIT:
        return Declined("nobody who travels")
    if any(isinstance(one.value, Verb) and one.value.voice in FINITE for one in line.chunks[where.last : does.first]):
        return Declined("another deed between")
    at = min(what.first + (word(line, what.first) in DETERMINERS), len(line.chunks) - 1)
    partner = line.chunks[at].value if verb_of(said, does).acts[0] == "meet" else None
    met = partner if isinstance(partner, PEOPLE) else with_whom(line, what.first)
    if met is None and not names(line, what.first, "held_word") and not named_gathering(line, what.first):
        return Declined("nothing held")
    chairs = verb_of(said, does).lemma in CHAIRING and named_gathering(line, what.first)
    beside = partner_after(line, what.first) if met is None or chairs else None
    thing = None if met is not None and met is partner else object_after(line, what.first)
    act, by = ("hold" if met is None or chairs else "meet"), who[0]
    if chairs and (beside or met) is not None:
        by, met = Actors((by, beside or met)), None
    deed = deed_of(said, does, act, by=by, to=met, what=thing, start=does.start)
    there, day = _told_with(line, where, does)
    return replace(
        deed,
        status="planned" if status == "ongoing" else status,
        day=deed.day or day,
        place=deed.place or there,
        end=max(deed.end, line.chunks[what.first].end),
    )


def _told_with(line: Line, where: Blank, does: Blank) -> tuple[City | Party | None, Day | None]:
    """Where a trip goes, and its day."""
    there = line.chunks[where.first].value
    days = (one.value for one in line.chunks[where.last : does.first] if isinstance(one.value, Day))
    return there if isinstance(there, City | Party) else None, next(days, None)
