"""Initiatives by other manners of naming: in capitals alone, in quotes, by their years, as an example of their kind.

Refuses capitals that name a field ("AI policy"), plans without years, and what is quoted for its own sake.
"""

from __future__ import annotations

import re

from communique.reading.grammar import Blank, Declined, Said
from communique.reading.mentions import Undertaking
from communique.reading.rules.gatherings import takers
from communique.reading.rules.initiatives import TYPES, initiatives, owners

__all__ = ["initiatives"]  # the stage, with these rules in it

LONG_CAPITALS = 5  # letters: fewer are a field, as in "AI policy"
LONG_QUOTE = 9  # words: more are a sentence that somebody says


@initiatives.rule(
    "{front: field_acronym} {head: capitals_noun!Cap}",
    "India set out its {front: MAHASAGAR} {head: vision} in May",
    never=["its AI policy", "the vision of MAHASAGAR"],
)
def in_capitals(said: Said, front: Blank, head: Blank) -> Undertaking | Declined:
    """A policy or a vision whose name is capitals alone."""
    if len(said.line.words(front)) < LONG_CAPITALS:
        return Declined("a field")
    kind = TYPES.get(said.line.words(head), "other")
    return Undertaking(" ".join(said.words.split()), kind, takers(said, front.first, head.last))


@initiatives.rule(
    "{head: undertaking_noun!Cap|quoted_noun!Cap} [of|called|named|dubbed|titled|entitled] {quote_mark} {front: Cap} "
    "{rest: quoted_word}* {quote_mark}",
    "under its {head: policy} of “{front: Active} {rest: Help for Peace}” it acts",
    "the {head: programme} called “{front: Kumgang}” grows",
    "the {head: programme} named “{front: Kumgang}” grows",
    "the {head: programme} dubbed “{front: Kumgang}” grows",
    "the {head: programme} titled “{front: Kumgang}” grows",
    "the {head: programme} entitled “{front: Kumgang}” grows",
    "the {head: campaign} “{front: Made} {rest: in Lima}” grows",
    never=["the programme “grows” again", "under the theme “Made in Lima”"],
)
def quoted_behind(
    said: Said, head: Blank, front: Blank, rest: Blank | None = None, **_: Blank
) -> Undertaking | Declined:
    """An initiative whose name stands in quotes behind its noun."""
    last = rest or front
    name = " ".join(said.line.between(front.start, last.end).split())
    if len(name.split()) > LONG_QUOTE or name.lower() in owners():
        return Declined("a sentence, or known by its name")
    kind = TYPES.get(said.line.words(head), "other")
    return Undertaking(name, kind, takers(said, front.first, last.last))


@initiatives.rule(
    "{head: example_noun!Cap} like|including|such [as] {front: field_acronym}",
    "we work through {head: initiatives} like {front: GENYAK} to grow",
    "we work through {head: programmes} including {front: GENYAK} to grow",
    "we work through {head: schemes} such as {front: GENYAK} to grow",
    never=["we like GENYAK", "initiatives in Lima", "such as GENYAK"],
)
def example(said: Said, head: Blank, front: Blank) -> Undertaking | Declined:
    """An initiative in capitals named as an example of its kind."""
    name = said.line.words(front)
    if len(name) < LONG_CAPITALS - 1:
        return Declined("too short for a name")
    noun = said.line.words(head).removesuffix("s")
    return Undertaking(name, TYPES.get("strategy" if noun == "strategie" else noun, "other"), ())


@initiatives.rule(
    "{one: party|demonym} {tie_and} {two: party|demonym} [{possessive}] {field: Cap&shared_year} Year",
    "2014 is the {one: Japan}-{two: Mexico} {field: Exchange} Year",
    "2014 is {one: Japan} and {two: Mexico}'s {field: Friendship} Year",
    never=["the Japan-Mexico fiscal year", "Exchange Year"],
)
def year_of_two(said: Said, one: Blank, two: Blank, **_: Blank) -> Undertaking:
    """A year of exchange or friendship that two countries hold."""
    return Undertaking(" ".join(said.words.split()), "programme", takers(said, one.first, two.last))


@initiatives.rule(
    "Year of {field: Cap&shared_year} [and {more: Cap&shared_year}]",
    "the Year of {field: Tourism} and {more: Culture} begins",
    never=["the year of tourism", "the Year of the Horse"],
)
def year_of(said: Said, **_: Blank) -> Undertaking:
    """A year that is given to tourism, culture or the like."""
    return Undertaking(" ".join(said.words.split()), "programme", ())


@initiatives.rule(
    "{years: day} {head: Cap&spanning_noun}",
    "they went through the {years: 2021-2025} {head: Work Plan} again",
    never=["the Work Plan", "in May Work Plan B began"],
)
def plan_of_years(said: Said, years: Blank, head: Blank) -> Undertaking | Declined:
    """A plan known by the years that it runs for, before its noun."""
    return _spanning(said, years, head)


@initiatives.rule(
    "{head: Cap&spanning_noun} [for] {years: day}",
    "they went through the {head: Work Plan} {years: 2021-2025} again",
    "they went through the {head: Action Plan} for {years: 2021-2025} again",
    never=["the Work Plan", "the Work Plan of 5 May"],
)
def plan_for_years(said: Said, head: Blank, years: Blank) -> Undertaking | Declined:
    """A plan known by the years that it runs for, behind its noun."""
    return _spanning(said, years, head)


def _spanning(said: Said, years: Blank, head: Blank) -> Undertaking | Declined:
    if not SPAN.fullmatch(said.line.words(years)):
        return Declined("a day, no years")
    kind = TYPES.get(said.line.words(head).lower(), "strategy")
    return Undertaking(" ".join(said.words.split()), kind, takers(said, said.first, said.last))


SPAN = re.compile(r"20\d\d ?[-–/] ?(?:20)?\d\d")
