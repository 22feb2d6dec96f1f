"""Initiatives by name: projects, programmes, strategies, platforms, funds, networks.

A common noun alone ("the project") is no initiative; a party, a field or a name in capitals makes it one.
"""

from __future__ import annotations

from communique.reading.grammar import Blank, Said, Stage
from communique.reading.mentions import Undertaking
from communique.reading.rules.gatherings import takers

initiatives = Stage("initiatives", makes=("initiative_name",))

KINDS = {
    "project": "project corridor",
    "programme": "programme program mission scheme subsidies accelerator initiative",
    "strategy": "strategy plan action-plan master-plan roadmap road-map agenda new-deal gateway",
    "platform": "platform window",
    "fund": "fund facility",
    "network": "network consortium",
}
TYPES = {noun.replace("-", " "): kind for kind, nouns in KINDS.items() for noun in nouns.split()}


@initiatives.rule(
    "{front: name} {rest: name|tie_and|undertaking_field}* [of {name}+] [( {inner: Cap} )] {head: undertaking_noun}"
    " [( {quote_mark}* {short: Cap} {quote_mark}* )]",
    "the {front: UAE} Stargate {head: Project} begins",
    "the {front: Generalized} System of Preferences (GSP) {head: program} ends",
    "its {front: Authorized} Economic Operator {head: program} ({short: AEO})",
    never=["the project will begin", "Korea will plan ahead"],
)
def capitalised(said: Said, front: Blank, head: Blank, short: Blank | None = None, **rest: Blank) -> Undertaking:
    """A name in capitals before Project, programme, strategy, fund and the like."""
    line = said.line
    kind = TYPES.get(line.words(head).lower(), "other")
    name = " ".join(line.between(front.start, head.end).split())
    return Undertaking(name, kind, takers(said, said.first, said.last), line.words(short) if short else None)
