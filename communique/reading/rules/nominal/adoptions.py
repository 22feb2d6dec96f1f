"""Deeds told by a noun beside a verb that only says that they came about: `ended with the adoption of a declaration`.

What is still to be adopted is refused.
"""

from __future__ import annotations

from dataclasses import replace

from communique.reading.clause import object_after, subject
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Amount, Deed, Instrument, Party
from communique.reading.rules.deeds.objects import names
from communique.reading.rules.nominal.making import told

nominal = Stage("nominal", head="does")

BEFORE = frozenset({"with", "by", "saw", "witnessed", "following", "after", "included", "welcomed", "upon"})
AHEAD = frozenset({"future", "planned", "possible", "early", "pending", "before", "until", "for", "towards"})
JAPAN = "JP"


@nominal.rule(
    "the {does: adoption} of {what: ...+}",
    "The meeting ended with the {does: adoption} of {what: a joint declaration}.",
    "They met in Lima, which saw the {does: adoption} of {what: a joint statement}.",
    never=["They called for the adoption of a joint declaration.", "The meeting ended with the adoption of children."],
)
def adoption(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """The adoption of a statement or a declaration by a meeting, with which it ends."""
    line = said.line
    thing = object_after(line, what.first)
    before = line.lowered[max(0, said.first - 3) : said.first]
    if thing is None or BEFORE.isdisjoint(before) or not AHEAD.isdisjoint(before):
        return Declined("not adopted yet")
    stated = names(line, thing.first, "adopted_word", thing.last) or any(
        isinstance(one.value, Instrument) and one.value.type == "declaration"
        for one in line.chunks[thing.first : thing.last]
    )
    return told(said, does, "agree", what=thing) if stated else Declined("no statement")


@nominal.rule(
    "{does: notes} concerning|on|for|regarding {what: ...+}",
    "They signed and exchanged {does: notes} concerning {what: grant aid of up to 1.5 billion yen}.",
    "They signed and exchanged {does: notes} on {what: a loan of 20 billion yen to Kenya}.",
    "They signed and exchanged {does: notes} for {what: a grant of 300 million yen}.",
    "They signed and exchanged {does: notes} regarding {what: a loan of 20 billion yen}.",
    never=["They exchanged notes on a loan of 20 million dollars.", "They took notes on the quota."],
)
def help_of_notes(said: Said, does: Blank, what: Blank) -> Deed | Declined:
    """The loan or grant in yen that an exchange of notes is about, which Japan gives."""
    line = said.line
    thing = object_after(line, what.first)
    values = [one.value for one in line.chunks[what.first : thing.last]] if thing else []
    in_yen = any(isinstance(one, Amount) and one.unit == "JPY" for one in values)
    if thing is None or not in_yen or not names(line, thing.first, "aid_word", thing.last):
        return Declined("no help in yen")
    return replace(told(said, does, "aid", by=Party(JAPAN), what=thing), place=None)


@nominal.rule(
    "{does: reaffirming} {whose: party|body} 's [{low!function}]* [and {low!function}]"
    " support|commitment for|to {what: ...+}",
    "This renewal {does: reaffirms} {whose: the EU}'s firm support for {what: Kenya}.",
    "This renewal {does: reaffirms} {whose: the EU}'s political and economic support for {what: Kenya}.",
    "The conclusions {does: reiterate} {whose: the EU}'s commitment to {what: free trade}.",
    never=["Minister Lee Min-ho reaffirms Korea's support for the talks.", "This renewal reaffirms support for Kenya."],
)
def reaffirmed_by_a_thing(said: Said, does: Blank, whose: Blank, what: Blank) -> Deed | Declined:
    """The support of somebody that a decision or a text reaffirms."""
    if subject(said.line, does.first) is not None:
        return Declined("somebody reaffirms it")
    return told(said, does, "support", by=said.line.value(whose), what=object_after(said.line, what.first))
