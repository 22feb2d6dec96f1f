"""Ratifications told by the paper that is handed in: an instrument of ratification deposited, an act of accession.

What is only signed or sent as a paper of another kind is refused.
"""

from __future__ import annotations

from communique.reading.clause import word
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Deed
from communique.reading.rules.deeds.making import active, verb_of

deeds = Stage("deeds", head="does")

HANDING = frozenset({"deposit", "hand over", "submit", "deliver", "present", "lodge", "exchange"})


@deeds.rule(
    "{does: plain|aid|sign} [{low!function|determiner}]* {paper: instrument_of} {what: ...+}",
    "Korea {does: deposited} its {paper: instrument of ratification} {what: of the agreement}.",
    "Korea {does: handed over} the {paper: instruments of accession} {what: to the network}.",
    never=["Korea deposited its funds at the bank.", "Korea praised the instrument of ratification of the agreement."],
)
def hands_in_its_ratification(said: Said, does: Blank, paper: Blank, what: Blank, **_: Blank) -> Deed | Declined:
    """Somebody hands in the paper by which it ratifies or joins."""
    if verb_of(said, does).lemma not in HANDING:
        return Declined("a paper that is only named")
    joins = word(said.line, paper.first).endswith("accession")
    first = what.first + (word(said.line, what.first) in {"of", "to", "for"})
    named = first > what.first or not word(said.line, first).startswith((",", "and"))
    return active(said, does, "join" if joins else "ratify", what_from=first if named else None)
