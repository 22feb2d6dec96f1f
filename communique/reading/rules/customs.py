"""The habits of a series of gatherings: since when, how often, before how many people.

It spots the facts in a sentence; which gathering they are about is told by who is named there.
"""

from __future__ import annotations

from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Amount, Custom, Day
from communique.reading.rules.gatherings import edition_of

customs = Stage("customs", head="custom")

OFTEN = {
    "annual": ("annual", "annually", "every year", "each year", "yearly", "once a year"),
    "biennial": ("biennial", "biennially", "every two years", "every other year"),
    "semiannual": ("twice a year", "biannual", "biannually", "semi-annual", "semiannual", "twice yearly"),
    "quarterly": ("quarterly",),
    "monthly": ("monthly",),
    "triennial": ("triennial", "every three years"),
    "regular": ("regular", "regularly"),
}  # fmt: skip
FREQUENCIES = {words: frequency for frequency, listed in OFTEN.items() for words in listed}


@customs.rule(
    "{custom: founding} {low&adverb}* [in] {founded: day|year}",
    "{custom: Established} in {founded: 1997}, the forum meets often",
    "since its {custom: launch} in {founded: 2001}",
    "a dialogue {custom: established} {founded: last year}",
    never=["established in Seoul", "launched with Korea"],
)
def since(said: Said, custom: Blank, founded: Blank, **rest: Blank) -> Custom | Declined:
    """The year or day in which a series began."""
    day = said.line.value(founded)
    if not isinstance(day, Day):
        words = said.line.words(founded)
        return Custom(since=Day(year=int(words))) if words.isdigit() else Declined("no year")
    return Custom(since=day) if day.until is None else Declined("a span is no beginning")


@customs.rule(
    "{custom: how_often} since {founded: day|year}",
    "held {custom: annually} since {founded: 2007}",
    never=["annually since the war"],
)
def often_since(said: Said, custom: Blank, founded: Blank, **rest: Blank) -> Custom | Declined:
    """How often a gathering is held, and since when."""
    day = since(said, custom, founded)
    if isinstance(day, Declined):
        return day
    return Custom(since=day.since, frequency=FREQUENCIES[said.line.words(custom).lower()])


@customs.rule(
    "{convening} {low&adverb}* {custom: how_often}",
    "the forum is {convening: held} {custom: annually}",
    never=["annually adjusted quotas"],
)
def held_often(said: Said, custom: Blank, **rest: Blank) -> Custom:
    """How often a gathering is held, behind the verb."""
    return Custom(frequency=FREQUENCIES[said.line.words(custom).lower()])


@customs.rule(
    "{custom: how_often} {low!function}* {gathering|gathering_noun}",
    "an {custom: annual} forum of firms",
    "the {custom: annual} friendly dialogue resumed",
    never=["annual exports rose"],
)
def often(said: Said, custom: Blank, **rest: Blank) -> Custom:
    """How often a gathering is held, as its adjective."""
    return Custom(frequency=FREQUENCIES[said.line.words(custom).lower()])


@customs.rule(
    "{custom: amount}",
    "attended by {custom: 300 participants}",
    never=["exports of 300 million dollars"],
)
def attendance(said: Said, custom: Blank) -> Custom | Declined:
    """How many people took part."""
    amount = said.line.value(custom)
    if not isinstance(amount, Amount) or amount.unit != "people":
        return Declined("no number of people")
    return Custom(attendance=amount.value)


@customs.rule(
    "first {custom: first_held} in {founded: day|year}",
    "First {custom: held} in {founded: 2004}, the annual fair is open",
    never=["the first fair held in 2004"],
)
def first_held(said: Said, custom: Blank, founded: Blank) -> Custom | Declined:
    """The year in which a gathering was held for the first time."""
    day: Custom | Declined = since(said, custom, founded)
    return day


@customs.rule(
    "{convening} {low!function}* its|their {custom: ordinal|edition_word} {gathering_field}* {sitting}",
    "the Joint Committee {convening: held} its {custom: fifth} {sitting: meeting} in Lima",
    "the Council {convening: held} their {custom: 12th} ministerial {sitting: session}",
    never=["they held its first day in Lima"],
)
def held_for(said: Said, custom: Blank, **rest: Blank) -> Custom:
    """Which of its sessions a standing body held."""
    return Custom(edition=edition_of(said.line.words(custom)))


@customs.rule(
    "for its|their {custom: ordinal|edition_word} {gathering_field}* {sitting}",
    "the Joint Committee met in Lima for its {custom: fifth} {sitting: meeting}",
    "the Joint Committee met in Lima for their {custom: 5th} annual {sitting: session}",
    never=["they came for their first day in Lima"],
)
def came_for(said: Said, custom: Blank, **rest: Blank) -> Custom:
    """For which of its sessions a standing body came together."""
    return Custom(edition=edition_of(said.line.words(custom)))


@customs.rule(
    "{convening} for the {custom: ordinal|edition_word} time",
    "the Trade Policy Forum {convening: met} for the {custom: 15th} time",
    never=["they met the third time"],
)
def met_for(said: Said, custom: Blank, **rest: Blank) -> Custom | Declined:
    """For which time a standing body met; the first time of two people is no number."""
    number = edition_of(said.line.words(custom))
    return Custom(edition=number) if number and number > 1 else Declined("the first time that they met")
