"""Offices and who holds them."""

from __future__ import annotations

from communique.reading.grammar import Blank, Said, Stage
from communique.reading.mentions import Holder, Office

offices = Stage("offices", makes=("office",))
holders = Stage("holders", makes=("holder",))


@offices.rule(
    "{title} [for|of {field: Cap}+]",
    "{title: Deputy Minister} for {field: Trade} at the ministry",
    "the {title: Minister} of {field: Trade} at the ministry",
    "{title: Minister} Park",
    never=["a deputy for trade"],
)
def office(said: Said, title: Blank, field: Blank | None = None) -> Office:
    """A title, with its field when given."""
    return Office(said.words)


@holders.rule(
    "{person} , {office}",
    "{person: Park Jung-sung}, {office: Deputy Minister for Trade}, met",
    never=["Park Jung-sung, who is a Deputy Minister, met"],
)
def named_then_office(said: Said, person: Blank, office: Blank) -> Holder:
    """A person named first, the office set off by a comma."""
    line = said.line
    return Holder(line.value(person), line.value(office), said.start, said.end)
