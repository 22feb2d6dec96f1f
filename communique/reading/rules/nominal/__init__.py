"""Deeds told by a noun: a visit, a signing, a meeting with somebody, an announcement, a forum with its day.

As in deeds, a rule names the noun; who does it, when and where are told by position.
"""

from communique.reading.grammar import Stage
from communique.reading.rules.nominal import (
    adoptions,
    appearances,
    dated,
    decisions,
    forums,
    grounds,
    meetings,
    occasions,
    owned,
    pacts,
    probes,
    stands,
    steps,
    terms,
    travels,
    visits,
)

# Of rules that match alike the first written wins, so the order of the files matters.
PARTS = (
    visits,
    terms,
    dated,
    forums,
    appearances,
    travels,
    occasions,
    meetings,
    owned,
    grounds,
    adoptions,
    pacts,
    stands,
    decisions,
    steps,
    probes,
)

nominal = Stage("nominal", head="does", rules=[rule for part in PARTS for rule in part.nominal.rules])

__all__ = ["nominal"]
