"""Deeds: what is done, asked, promised, signed, put on and lifted, one rule for each way of telling an act.

A rule names the verb and what follows it; who does it, when and where are told by position (clause.py). A rule declines
where the verb's object shows another deed ("met expectations").
"""

from communique.reading.grammar import Stage
from communique.reading.rules.deeds import (
    agreeing,
    approving,
    asking,
    blaming,
    delegations,
    encounters,
    founding,
    giving,
    leaving,
    light,
    listing,
    measures,
    meeting,
    orders,
    pacts,
    plans,
    purposes,
    raising,
    rates,
    ratifying,
    remedies,
    sessions,
    stands,
    trips,
    undergoing,
    wishing,
)

# Of rules that match alike the first written wins, so the order of the files matters.
PARTS = (
    wishing,
    delegations,
    encounters,
    orders,
    remedies,
    listing,
    raising,
    asking,
    blaming,
    stands,
    agreeing,
    ratifying,
    pacts,
    approving,
    rates,
    founding,
    giving,
    light,
    measures,
    leaving,
    trips,
    undergoing,
    plans,
    purposes,
    meeting,
    sessions,
)

deeds = Stage("deeds", head="does", rules=[rule for part in PARTS for rule in part.deeds.rules])

__all__ = ["deeds"]
