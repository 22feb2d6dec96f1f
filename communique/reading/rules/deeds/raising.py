"""Relations lifted to a partnership: ties that are raised, elevated or upgraded to one.

What is raised to a level that has no name is no partnership.
"""

from __future__ import annotations

from dataclasses import replace

from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Deed, Instrument
from communique.reading.rules.deeds.making import active, deed_of, verb_of

deeds = Stage("deeds", head="does")

LIFTING = frozenset({"elevate", "upgrade", "raise", "lift", "deepen", "transform"})


@deeds.rule(
    "{does: plain|raise|ease} ... {relation: relation_word} to|into [{determiner}] [level of a|an] {what: instrument}",
    "Korea and Chile {does: elevated} their {relation: ties} to a {what: Strategic Partnership}.",
    "Korea and Chile {does: raised} their {relation: relations} to the level of a {what: Strategic Partnership}.",
    "Korea and Chile {does: elevated} the {relation: relationship} into an {what: Enhanced Strategic Partnership}.",
    "Korea and Chile {does: raised} their {relation: ties} to the level of an {what: Enhanced Strategic Partnership}.",
    never=["Korea and Chile raised the ties to a new level.", "Korea and Chile elevated the issue of ties."],
)
def lifts_relations(said: Said, does: Blank, what: Blank, **_: Blank) -> Deed | Declined:
    """Somebody lifts relations to a partnership that has a name."""
    if not _is_partnership(said, does, what):
        return Declined("no partnership")
    deed = active(said, does, "establish")
    return _of_partnership(deed, what) if isinstance(deed, Deed) else deed


@deeds.rule(
    "{relation: relation_word} {does: plain.p|raise.p|ease.p} to|into [{determiner}] [level of a|an]"
    " {what: instrument}",
    "Their {relation: ties} {does: were elevated} to a {what: Strategic Partnership} in May.",
    "The {relation: relations} {does: were upgraded} into a {what: Strategic Partnership}.",
    "The {relation: relationship} {does: has been raised} to the level of a {what: Strategic Partnership}.",
    "The {relation: relationship} {does: was raised} to the level of an {what: Enhanced Strategic Partnership}.",
    never=["The relationship was raised to a new level.", "The ties were elevated to an issue."],
)
def relations_are_lifted(said: Said, does: Blank, what: Blank, relation: Blank, **_: Blank) -> Deed | Declined:
    """Relations are lifted to a partnership that has a name."""
    if not _is_partnership(said, does, what) or verb_of(said, does).voice not in {"passive", "to_be"}:
        return Declined("no partnership")
    return _of_partnership(deed_of(said, does, "establish", start=relation.start), what)


def _is_partnership(said: Said, does: Blank, what: Blank) -> bool:
    verb, named = verb_of(said, does), said.line.value(what)
    lifts = verb.lemma in LIFTING and verb.status != "possible"
    return lifts and isinstance(named, Instrument) and "partnership" in named.name.lower()


def _of_partnership(deed: Deed, what: Blank) -> Deed:
    return replace(deed, what=(what.start, what.end), end=max(deed.end, what.end))
