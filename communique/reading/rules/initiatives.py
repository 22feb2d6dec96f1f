"""Initiatives by name: projects, programmes, strategies, platforms, funds, networks.

A common noun alone ("the project") is no initiative; a party, a field or a name in capitals makes it one.
"""

from __future__ import annotations

from communique.lexicon.wordlists import words
from communique.reading.grammar import Blank, Declined, Said, Stage
from communique.reading.mentions import Instrument, Party, Undertaking
from communique.reading.rules.gatherings import takers

initiatives = Stage("initiatives", makes=("initiative_name",))

KINDS = {
    "project": "project corridor transport-route trade-route",
    "programme": "programme program mission scheme subsidies accelerator initiative",
    "strategy": "strategy plan action-plan master-plan roadmap road-map agenda new-deal gateway vision deal",
    "platform": "platform window",
    "fund": "fund facility",
    "network": "network consortium",
}
TYPES = {noun.replace("-", " "): kind for kind, nouns in KINDS.items() for noun in nouns.split()}
GENERAL = frozenset(
    "joint pilot action work national annual training travel reform new development business general first second "
    "bilateral strategic comprehensive implementation cooperation economic government project investment follow-up "
    "middle northern southern exchange support this the support assistance education research management and".split()
)
TITLES = frozenset(
    "minister director general secretary commissioner representative officer head envoy chief coordinator president "
    "director-general advisor adviser ambassador".split()
)


def undertaking(said: Said, first: int, start: int, head: Blank, short: Blank | None = None) -> Undertaking | Declined:
    """The initiative named from a place of the text to its noun; declined when general words are all its name."""
    line = said.line
    name = " ".join(line.between(start, head.end).split())
    noun = line.words(head)
    front = line.between(start, head.start).lower().replace("-", " ").split()
    chunks = line.chunks[first : head.first]
    if GENERAL.issuperset(front):
        return Declined("only general words")
    if noun[0].islower() and all(isinstance(chunk.value, Party | Instrument) for chunk in chunks):
        return Declined("only a party before a common noun")
    if noun == "facility":
        return Declined("a building or a fund")
    if is_portfolio(said):
        return Declined("the field of an office")
    kind = TYPES.get(noun.lower(), "other")
    return Undertaking(name, kind, takers(said, said.first, head.last), line.words(short) if short else None)


def is_portfolio(said: Said) -> bool:
    """Whether the words are what an office is for: Director General for New Trade Strategy."""
    line, first = said.line, said.first
    if first < 2 or line.words(line.chunks[first - 1]).lower() not in ("for", "of"):
        return False
    return line.words(line.chunks[first - 2]).lower().split()[-1] in TITLES


@initiatives.rule(
    "{front: name|instrument} {rest: name|instrument|tie_and|undertaking_field}*"
    " [of {name}+] [( {inner: Cap} )] {head: undertaking_noun}"
    " [( {quote_mark}* {short: Cap} {quote_mark}* )]",
    "the {front: UAE} Stargate {head: Project} begins",
    "the {front: Generalized} System of Preferences (GSP) {head: program} ends",
    "its {front: Authorized} Economic Operator {head: program} ({short: AEO})",
    never=["the project will begin", "Korea will plan ahead", "the Director General for Trade Strategy"],
)
def capitalised(
    said: Said, front: Blank, head: Blank, short: Blank | None = None, **rest: Blank
) -> Undertaking | Declined:
    """A name in capitals before Project, programme, strategy, fund and the like."""
    return undertaking(said, said.first, front.start, head, short)


@initiatives.rule(
    "{undertaking_field} {rest: undertaking_field|tie_and|name}+ {head: project_noun}",
    "Canada’s submarine {rest: procurement} {head: project} goes on",
    never=["the gas project", "a procurement plan"],
)
def described(said: Said, head: Blank, **rest: Blank) -> Undertaking | Declined:
    """A project named in small letters by what it builds, in two words or more."""
    return undertaking(said, said.first, said.start, head)


@initiatives.rule(
    "{front: name} {rest: name|tie_and}* {head: Cap&dated_noun} {year: year|day}",
    "they endorsed the {front: India}–UK {head: Vision} {year: 2035}",
    never=["the Vision was endorsed"],
)
def dated(said: Said, front: Blank, head: Blank, year: Blank, **rest: Blank) -> Undertaking | Declined:
    """A strategy named with the year it looks to: Vision 2035."""
    if not said.line.words(year).isdigit():
        return Declined("a day, not the year of the name")
    kind = TYPES.get(said.line.words(head).lower(), "other")
    return Undertaking(" ".join(said.words.split()), kind, takers(said, said.first, head.first))


@initiatives.rule(
    "{name: owned}",
    "under the {name: Belt and Road}",
    never=["the road and the belt"],
)
def known(said: Said, name: Blank) -> Undertaking:
    """An initiative known by a name that does not say what it is."""
    found = said.words
    owner, kind = owners()[found.lower()]
    return Undertaking(found, kind, (owner,) if owner else ())


def owners() -> dict[str, tuple[str, str]]:
    """Known initiatives in small letters, each with whose and what it is: classes `owned_eu_strategy` and the like."""
    found = {}
    for kind, listed in words().items():
        if kind.startswith("owned_"):
            _, owner, what = kind.split("_")
            found.update({name.lower(): ("" if owner == "many" else owner.upper(), what) for name in listed})
    return found
