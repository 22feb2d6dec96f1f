"""Visits and missions: who travels where."""

from __future__ import annotations

from dataclasses import replace

from communique.lexicon.wordlists import word_set
from communique.reading.clause import destination, subject, unlisted_city, word
from communique.reading.grammar import Blank, Declined, Line, Said, Stage
from communique.reading.mentions import Actors, City, Deed, Group, Holder, Maybe, Office, Party, Person
from communique.reading.rules.deeds.making import active, deed_of, verb_of
from communique.reading.rules.deeds.objects import names, to_verb

deeds = Stage("deeds", head="does")

TRAVELLERS = (Actors, Group, Holder, Maybe, Office, Person)
BEGUN = frozenset({"begin", "start", "conclude", "complete", "open", "kick", "wrap", "end", "finish", "continue"})
SENT_OUT = frozenset(
    {"embark", "travel", "undertake", "lead", "conclude", "complete", "begin", "wrap", "head", "go", "set"}
)


@deeds.rule(
    "{does: visit} [the] {to: actor|city|region}",
    "Korea {does: visited} {to: Canada}.",
    "Korea {does: visited} {to: Aldersund}, Norway.",
    "Korea {does: visited} the {to: Seoul} region.",
    "Minister Lee Min-ho said he was looking forward to {does: visiting} {to: Canada} in June.",
    never=["the visit to Canada", "Minister Lee Min-ho visited the Canada Pavilion."],
)
def visits(said: Said, does: Blank, to: Blank) -> Deed | Declined:
    """Somebody travels to a country or site."""
    who = subject(said.line, does.first)
    if verb_of(said, does).lemma == "come to" and (who is None or not isinstance(who[0], TRAVELLERS)):
        return Declined("only come to")  # `when it comes to Canada`
    if _names_a_site(said.line, to.last):
        return Declined("a site named for a country")
    return active(said, does, "visit", to=unlisted_city(said.line, to.first) or destination(said.line, to.last - 1))


@deeds.rule(
    "{does: plain|conclude|establish|hold|announce|agree|cut} [{when: day}] [on|for] [{determiner|number}]"
    " {low!function|number|hyphen|Cap|ordinal|edition_word|number_word}* {trip: noun.visit|mission_word}"
    " to|of|across|in {to: actor|city|region}",
    "Minister Lee Min-ho {does: concluded} a five-day {trip: trade mission} to {to: Canada}.",
    "Minister Lee Min-ho {does: made} his {trip: trip} to {to: Canada}.",
    "Minister Lee Min-ho {does: made} his 3-day {trip: trip} to {to: Canada}.",
    "Minister Lee Min-ho {does: will begin} an official {trip: trip} to {to: Ottawa}.",
    "Minister Lee Min-ho {does: is paying} an {trip: Official Working Visit} to {to: Canada}.",
    "Minister Lee Min-ho {does: is paying} a Long-awaited {trip: Visit} to {to: Canada}.",
    "Minister Lee Min-ho {does: paid} his 2nd {trip: visit} to {to: Canada}.",
    "Minister Lee Min-ho {does: undertook} a 3-day {trip: visit} to {to: Canada}.",
    "Minister Lee Min-ho {does: embarked} {when: Friday} on a {trip: mission} to {to: Canada}.",
    "Minister Lee Min-ho {does: will set off} {when: today} for a three-day {trip: trip} to {to: Canada}.",
    "Minister Lee Min-ho {does: ended} a three day {trip: visit} to {to: Canada}.",
    "Minister Lee Min-ho {does: embarked on} his first {trip: tour} of {to: Latin America}.",
    "Minister Lee Min-ho {does: embarked on} a {trip: tour} across {to: Latin America}.",
    "Minister Lee Min-ho {does: will travel on} an {trip: official mission} to {to: Canada}.",
    "Minister Lee Min-ho {does: will begin} his {trip: trip} in {to: Canada}.",
    never=["Korea concluded the talks on a visit to Canada.", "Korea agreed a visit to Canada."],
)
def makes_a_trip(said: Said, does: Blank, trip: Blank, to: Blank, when: Blank | None = None) -> Deed | Declined:
    """Somebody begins, makes or concludes a visit or a mission to a country."""
    verb = verb_of(said, does)
    if ("agree" in verb.acts and verb.lemma != "undertake") or (verb.acts[0] == "cut" and verb.lemma != "end"):
        return Declined("only agreed, or called off")
    if word(said.line, to.first - 1) == "in" and verb.lemma.split()[0] not in BEGUN:
        return Declined("where it was told")
    if said.line.words(trip).lower().startswith("mission") and verb.lemma.split()[0] not in SENT_OUT:
        return Declined("an embassy")
    deed = active(said, does, "visit", to=destination(said.line, to.last - 1))
    return replace(deed, end=max(deed.end, said.end)) if isinstance(deed, Deed) else deed


@deeds.rule(
    "{does: visit} {rest: ...+}",
    "Minister Lee Min-ho {does: arrived here} {rest: on Monday on a two-day visit}.",
    never=["Minister Lee Min-ho arrived in time."],
)
def arrives_here(said: Said, does: Blank, rest: Blank) -> Deed | Declined:
    """Somebody arrives in the city from which a report is filed."""
    if verb_of(said, does).lemma != "arrive here":
        return Declined("somewhere else")
    deed = active(said, does, "visit")
    return replace(deed, end=max(deed.end, rest.start)) if isinstance(deed, Deed) else deed


@deeds.rule(
    "{goes: departing} [{day}] [{adverb}] {does: visit.to} {to: actor|city}",
    "Minister Lee Min-ho {goes: departs} today {does: to visit} {to: Canada}.",
    "Minister Lee Min-ho {goes: left} {day: Friday} {does: to visit} {to: Ottawa}.",
    "Minister Lee Min-ho {goes: is travelling} again {does: to visit} {to: Canada}.",
    never=["Minister Lee Min-ho hopes to visit Canada.", "The plane departs on May 3."],
)
def leaves_to_visit(
    said: Said, goes: Blank, does: Blank, to: Blank, day: Blank | None = None, **_: Blank
) -> Deed | Declined:
    """Somebody leaves for a visit."""
    line = said.line
    who = subject(line, goes.first)
    if who is None or verb_of(said, does).voice != "to":
        return Declined("nobody travels")
    deed = deed_of(said, does, "visit", by=who[0], to=destination(line, to.last - 1), start=line.chunks[who[1]].start)
    left = line.words(goes).lower() in {"left", "departed"}
    return replace(deed, status="done" if left else "planned", day=line.value(day) if day else deed.day)


@deeds.rule(
    "{does: visit} {what: ...+}",
    "Minister Lee Min-ho {does: visited} {what: a steel plant in Busan}.",
    "Minister Lee Min-ho {does: visited} {what: the shipyard}.",
    "Minister Lee Min-ho {does: visited} {what: the Canada Pavilion}.",
    never=["the visit to a steel plant", "Minister Lee Min-ho visited friends."],
)
def visits_a_site(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody visits a site: a plant, a port, a shipyard, or whatever has its place told."""
    is_named = _names_a_site(said.line, what.first + 1) or word(said.line, what.first + 1) == "'s"
    if isinstance(said.line.chunks[what.first].value, City | Party) and not is_named:
        return Declined("a city or a country")
    deed = active(said, does, "visit", what_from=what.first)
    if isinstance(deed, Deed) and deed.place is None:
        deed = replace(deed, place=_opening_city(said.line))
    if isinstance(deed, Deed) and deed.place is None and not names(said.line, what.first, "site_word"):
        return Declined("no place told")
    return _up_to_its_purpose(said.line, deed, what.first) if isinstance(deed, Deed) else deed


def _opening_city(line: Line) -> City | None:
    """The city that a sentence opens with: `In Lima, Minister Lee met them and visited | Hema, a shop`."""
    opening = line.chunks[1].value if word(line, 0) in {"in", "at"} and word(line, 2) == "," else None
    return opening if isinstance(opening, City) else None


def _names_a_site(line: Line, at: int) -> bool:
    """Whether a country or a city only names a site: `the Canada | Pavilion`."""
    is_name = at < len(line.chunks) and line.words(line.chunks[at])[:1].isupper()
    return is_name and word(line, at) in word_set("site_word")


def _up_to_its_purpose(line: Line, deed: Deed, first: int) -> Deed:
    """A visit to a site without what it is made for: `the yard | to encourage the workers`."""
    to = next((at for at in range(first, len(line.chunks)) if to_verb(line, at)), None)
    if to is None or to == first or deed.what is None or line.chunks[to].start >= deed.what[1]:
        return deed
    return replace(deed, what=(deed.what[0], line.chunks[to - 1].end))


@deeds.rule(
    "{does: sort.leading_talks|sort.handing_in} [...] {who: travelling|officials_of|group} [...] to {to: actor|city}",
    "Minister Lee Min-ho {does: will lead} a {who: business delegation} of 30 firms to {to: Canada}.",
    "Minister Lee Min-ho {does: led} a large {who: delegation} to {to: Ottawa}.",
    "Minister Lee Min-ho {does: will lead} the Ministry of Trade {who: delegation} to {to: Canada}.",
    "Korea {does: sent} a large {who: business delegation} of exporters to {to: Canada}.",
    "Minister Lee Min-ho {does: led} a {who: trade mission} of firms to {to: Ottawa}.",
    "Minister Lee Min-ho {does: led} a {who: delegation of} firms to {to: Ottawa}.",
    never=["Minister Lee Min-ho welcomed a large delegation of firms to Canada."],
)
def leads_a_delegation(said: Said, does: Blank, to: Blank, **_: Blank) -> Deed | Declined:
    """Somebody leads a delegation or a mission to a country."""
    if verb_of(said, does).lemma not in {"lead", "head", "send", "dispatch"}:
        return Declined("somebody else travels")
    deed = active(said, does, "visit", to=destination(said.line, to.last - 1))
    return replace(deed, end=max(deed.end, said.end)) if isinstance(deed, Deed) else deed


@deeds.rule(
    "{does: plain} {determiner} [...] {who: travelling|mission_word}",
    "In Lima last week, Minister Lee Min-ho {does: led} the largest {who: trade mission} of the year.",
    "In Lima last week, Minister Lee Min-ho {does: led} a {who: mission} of forty firms.",
    never=["Minister Lee Min-ho led the mission.", "In Lima, Minister Lee Min-ho praised the mission."],
)
def leads_a_mission_there(said: Said, does: Blank, who: Blank, **_: Blank) -> Deed | Declined:
    """Somebody leads a mission in a city of another country, which the sentence opens with or tells behind."""
    if verb_of(said, does).lemma not in {"lead", "head"} or who.first - does.last > 8:
        return Declined("nobody leads it")
    deed = active(said, does, "visit", what_from=does.last)
    if not isinstance(deed, Deed) or not isinstance(deed.place, City) or deed.place.country is None:
        return Declined("no city told")
    return replace(deed, to=Party(deed.place.country, deed.place.name))
