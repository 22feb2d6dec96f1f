"""Gatherings named by how many ministers of each side meet: the 2+2 Dialogue.

The bare format is no gathering.
"""

from __future__ import annotations

from communique.reading.grammar import Blank, Said
from communique.reading.mentions import Gathering
from communique.reading.rules.gatherings import gathering, gatherings

__all__ = ["gatherings"]  # the stage, with this rule in it


@gatherings.rule(
    "[{edition: ordinal|edition_word}] {two: number} + {number} {rest: gathering_word}* {head: gathering_noun}",
    "the {edition: fifth} {two: 2}+2 {rest: Energy} {head: Dialogue}",
    "a {two: 2}+2 {head: meeting} was held",
    never=["2 + 2 is four", "the 2+2 format"],
)
def two_plus_two(said: Said, two: Blank, head: Blank, edition: Blank | None = None, **rest: Blank) -> Gathering:
    """A meeting of the foreign and defence ministers of two sides, by their number: the 2+2 Dialogue."""
    return gathering(said, two, head, edition=edition)
