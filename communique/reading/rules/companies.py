"""Companies by the legal form in their names: X GmbH, X Co., Ltd., PT X. No list need know them.

A name without a legal form is read only where the lexicon has it.
"""

from __future__ import annotations

from communique.reading.grammar import Blank, Said
from communique.reading.mentions import Body
from communique.reading.rules.bodies import bodies

__all__ = ["bodies"]  # the stage, with these rules in it

LONGEST = 60  # characters of a name without its legal form


@bodies.rule(
    "[{owner: party|demonym} 's] {name: Name|Noun|acronym|body|region|city} {more: Name|Noun|acronym|and_mark}*"
    " {form: legal_form&Cap}+",
    "{name: Hanbit} {more: Shipbuilding & Offshore} {form: Co., Ltd.} signed",
    "{name: Hansa} {form: GmbH} signed",
    "{owner: Korea}'s {name: Hanbit} {more: Motor} {form: Inc.} signed",
    never=["the Ministry signed", "the motor company Ltd signed"],
)
def company(said: Said, name: Blank, form: Blank, owner: Blank | None = None, more: Blank | None = None) -> Body | None:
    """A company by its name and legal form, and whose it is where that is told."""
    line = said.line
    words = line.between(name.start, form.end)
    if len(words) > LONGEST:
        return None
    known = line.value(name)
    if isinstance(known, Body) and more is None:  # `Siemens Energy AG`: the lexicon's Siemens Energy
        return known
    party = getattr(line.value(owner), "code", None) if owner else None
    whose = party or getattr(known, "party", None) or getattr(known, "country", None)
    return Body(words, whose)


@bodies.rule(
    "{form: form_before&Cap} {name: Name|Noun|acronym|body} {more: Name|Noun|acronym}* [( {state: Name|Noun} )]",
    "{form: PT} {name: Hanbit} {more: Energi} signed",
    "{form: JSC} {name: Hanbit} signed",
    "{form: PT} {name: Hanbit} ({state: Persero}) signed",
    never=["the PT signed"],
)
def company_with_form_before(
    said: Said, form: Blank, name: Blank, more: Blank | None = None, **_: Blank
) -> Body | None:
    """A company whose legal form stands before its name."""
    known = said.line.value(name)
    if isinstance(known, Body) and more is None:
        return known
    return Body(said.words, "ID" if said.line.words(form) == "PT" else None) if len(said.words) <= LONGEST else None
