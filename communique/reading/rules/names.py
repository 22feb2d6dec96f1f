"""Names by their shape: organisations of the usual forms, and people."""

from __future__ import annotations

from communique.reading.grammar import Blank, Said, Stage
from communique.reading.mentions import Body, Person

bodies = Stage("bodies", makes=("body",))
people = Stage("people", makes=("person",))


@bodies.rule(
    "Ministry|Department of {Cap}+ [[, {Cap}+]* [,] and {last: Cap}+]",
    "the Ministry of Trade, Industry and {last: Resources} announced",
    "the Ministry of Trade, Industry, and {last: Resources} announced",
    "the Ministry of Trade and {last: Resources} announced",
    "officials of the Department of Commerce said",
    never=["a ministry of small things"],
)
def ministry(said: Said, last: Blank | None = None) -> Body:
    """A ministry named by its fields: `Ministry of X`, `of X and Y`, `of X, Y and Z`."""
    return Body(said.words)


@people.rule(
    "{given: Cap} {family: Cap}",
    "{given: Park} {family: Jung-sung} met",
    never=["Ministry of Foreign Affairs"],
)
def person(said: Said, given: Blank, family: Blank) -> Person:
    """Two capitalised words nobody else has claimed."""
    return Person(said.words)
