"""Actors told by what they take part in: officials beside business leaders, the participants of a meeting.

Participants of a scheme, and officials beside goods, are refused.
"""

from __future__ import annotations

from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Body, Group, Sides
from communique.reading.rules.actors import codes
from communique.records import unique

attending = Stage("groups", makes=("group", "sides", "body"))


@attending.rule(
    "{whose: demonym|party} ['s] {public_group} and [{low!function}] {too: public_group|private_group|sides}",
    "{whose: Korean} {public_group: government ministers} and business {too: leaders} met",
    "{whose: Korea}'s {public_group: officials} and {too: companies} met",
    "{whose: Korean} {public_group: officials} and {too: diplomats} met",
    never=["Korean officials and Chilean textiles"],
)
def officials_and_others(said: Said, whose: Blank, **_: Blank) -> Group:
    """The officials of a country act for it, also beside its business leaders."""
    return Group(said.words, codes(said, whose))


@attending.rule(
    "{first: demonym|party} [, {more: demonym|party}] [,] and {last: office}",
    "{first: Korean} and {last: Japanese trade ministers} met",
    "{first: Korean}, {more: Chilean} and {last: Peruvian foreign ministers} met",
    "{first: Korean}, {more: Chilean}, and {last: Peruvian foreign ministers} met",
    never=[
        "Korean and Japanese textiles",
        "Korea and the Minister of Trade",
        "Korea and Japanese Foreign Minister Lee",
    ],
)
def ministers_of_several(said: Said, first: Blank, last: Blank, more: Blank | None = None) -> Group | Declined:
    """The ministers of two or three countries, called so once."""
    office = said.line.value(last)
    if not office.party or not said.words.endswith("s"):
        return Declined("one office")
    return Group(said.words, unique((*codes(said, first, more), office.party)))


@attending.rule(
    "[the] participants|attendees|delegates of|at|in [{determiner}] [{low!function}]* {gathering_noun}",
    "the participants of today's {gathering_noun: ministerial meeting} agreed",
    "attendees at the joint {gathering_noun: conference} agreed",
    "delegates at the {gathering_noun: session} agreed",
    "participants in the {gathering_noun: talks} agreed",
    never=["the participants of the scheme agreed", "the delegates agreed"],
)
def participants_of(said: Said, **_: Blank) -> Sides:
    """All who take part in a meeting, the meeting named behind them."""
    return Sides(said.words, are_people=True)


@attending.rule(
    "the meeting|summit|conference|forum|session participants|attendees",
    "the meeting participants adopted the text",
    "the summit participants adopted the text",
    "the conference participants adopted the text",
    "the forum participants adopted the text",
    "the session attendees adopted the text",
    never=["the market participants adopted the text"],
)
def meeting_participants(said: Said) -> Sides:
    """All who take part in a meeting, the meeting named before them."""
    return Sides(said.words, are_people=True)


@attending.rule(
    "{house: body} {deputy}",
    "{house: National Assembly} {deputy: deputies} passed the bill",
    never=["the deputies passed the bill"],
)
def of_a_parliament(said: Said, house: Blank, deputy: Blank) -> Body:
    """Those who sit in a parliament act for it."""
    named: Body = said.line.value(house)
    return named
