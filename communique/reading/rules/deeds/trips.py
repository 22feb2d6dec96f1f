"""Visits and missions: who travels where."""

from __future__ import annotations

from dataclasses import replace

from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Deed
from communique.reading.rules.deeds.making import active, verb_of

deeds = Stage("deeds", head="does")


@deeds.rule(
    "{does: visit} {to: actor|city}",
    "Korea {does: visited} {to: Canada}.",
    never=["the visit to Canada"],
)
def visits(said: Said, does: Blank, to: Blank) -> Deed | Declined:
    """Somebody travels to a country or site."""
    return active(said, does, "visit", to=said.line.value(to))


@deeds.rule(
    "{does: plain|conclude|establish|hold|announce} [{determiner|number}] [{low!function|number}]* {trip: noun.visit}"
    " to {to: actor|city}",
    "Minister Lee Min-ho {does: concluded} a five-day {trip: trade mission} to {to: Canada}.",
    "Minister Lee Min-ho {does: made} his {trip: trip} to {to: Canada}.",
    "Minister Lee Min-ho {does: will begin} an official {trip: trip} to {to: Ottawa}.",
    never=["Korea concluded the talks on a visit to Canada."],
)
def makes_a_trip(said: Said, does: Blank, trip: Blank, to: Blank) -> Deed | Declined:
    """Somebody begins, makes or concludes a visit or a mission to a country."""
    deed = active(said, does, "visit", to=said.line.value(to))
    return replace(deed, end=max(deed.end, said.end)) if isinstance(deed, Deed) else deed


@deeds.rule(
    "{does: visit} {what: ...+}",
    "Minister Lee Min-ho {does: visited} {what: a steel plant in Busan}.",
    never=["the visit to a steel plant"],
)
def visits_a_site(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """Somebody visits a site whose place is told."""
    deed = active(said, does, "visit", what_from=what.first)
    return deed if not isinstance(deed, Deed) or deed.place is not None else Declined("no place told")


@deeds.rule(
    "{does: plain} {determiner} [...] {who: travelling} [...] to {to: actor|city}",
    "Minister Lee Min-ho {does: will lead} a {who: business delegation} of 30 firms to {to: Canada}.",
    "Minister Lee Min-ho {does: led} a large {who: delegation} to {to: Ottawa}.",
    "Minister Lee Min-ho {does: led} a {who: trade mission} of firms to {to: Ottawa}.",
    never=["Minister Lee Min-ho sent a large delegation of firms to Canada."],
)
def leads_a_delegation(said: Said, does: Blank, to: Blank, **_: Blank) -> Deed | Declined:
    """Somebody leads a delegation or a mission to a country."""
    if verb_of(said, does).lemma not in {"lead", "head"}:
        return Declined("somebody else travels")
    deed = active(said, does, "visit", to=said.line.value(to))
    return replace(deed, end=max(deed.end, said.end)) if isinstance(deed, Deed) else deed
