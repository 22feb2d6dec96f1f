"""Papers that are instruments only where they are signed: roadmaps, programmes of cooperation, minutes, plans.

Anywhere else such a paper is one government's own, and no instrument.
"""

from __future__ import annotations

from communique.reading.grammar import Blank, Declined, Line, Said
from communique.reading.lists import LeadIn
from communique.reading.mentions import Instrument
from communique.reading.rules.instruments import instruments, named

__all__ = ["instruments"]  # the stage, with this rule in it

SIGNING = frozenset(
    {"signed", "sign", "signs", "signing", "inked", "ink", "inks", "initialled", "initialed", "exchanged"}
)
NEGOTIATING = frozenset("negotiate negotiates negotiated negotiating negotiations talks".split())
NEAR = 24  # chunks between the verb and a paper, others that are signed with it among them
ASTRAY = frozenset("under through via within by from during at for on to as which that with".split())
BE = frozenset({"was", "were", "is", "are", "be", "been", "being"})
OPENING = 4  # chunks: an item of a list begins with what it names


@instruments.rule(
    "[{front: name} {rest: name|tie_and}*] {field: pact_field|plan_front}* {head: plan_paper}",
    "the two ministers signed a {head: roadmap} for 2026",
    "they signed the {front: Kumgang} {head: Plan}",
    "they signed the {front: Korea}{rest: –Chile} {head: Programme}",
    "they signed an {field: investment} {head: programme}",
    never=["the ministry has a roadmap", "they signed an agreement under the Action Plan"],
)
def paper_that_is_signed(said: Said, head: Blank, **rest: Blank) -> Instrument | Declined:
    """A roadmap, a programme or minutes that two sides sign."""
    if not _is_signed(said.line, said.first, head.last):
        return Declined("a paper that nobody signs")
    return named(said, head)


@instruments.rule(
    "{front: name|pact_field} {rest: name|tie_and|pact_field}* {head: named_paper}",
    "they signed a {front: Kumgang} {rest: Crediting} {head: Mechanism}",
    "they signed a {front: green} {head: alliance}",
    never=[
        "they signed the mechanism",
        "the Kumgang Crediting Mechanism",
        "they signed a Steel Partnership and Aid Pact",
    ],
)
def named_paper_that_is_signed(said: Said, head: Blank, **rest: Blank) -> Instrument | Declined:
    """A mechanism, an alliance or a letter with a name of its own that two sides sign."""
    behind = said.line.lowered[said.last : said.last + 1]
    if behind in (["and"], ["&"]) or not _is_signed(said.line, said.first, head.last):
        return Declined("no paper, or one that nobody signs")
    return named(said, head)


@instruments.rule(
    "{field: pact_field|bond_front} {rest: pact_field|tie_and|plan_front}* {head: bond_paper}",
    "the government negotiates a {field: security} {head: partnership} with Chile",
    "talks on a {field: trade} {rest: and security} {head: alliance} go on",
    never=["the government hailed a security partnership"],
)
def bond_that_is_negotiated(said: Said, head: Blank, **rest: Blank) -> Instrument | Declined:
    """A partnership or an alliance in small letters that two sides negotiate."""
    ahead = said.line.lowered[max(0, said.first - 6) : said.first]
    return named(said, head) if not NEGOTIATING.isdisjoint(ahead) else Declined("a partnership as it is")


def _is_signed(line: Line, first: int, last: int) -> bool:
    """Whether the sentence says that what stands there is signed, or the list in which it stands."""
    if isinstance(line.context, LeadIn) and line.context.act == "sign" and first <= OPENING:
        return True
    ahead = line.lowered[max(0, first - NEAR) : first]
    verb = next((at for at in range(len(ahead) - 1, -1, -1) if ahead[at] in SIGNING), None)
    if verb is None and line.words(line.chunks[last - 1])[0].isupper() and "concluded" in ahead:
        verb = ahead.index("concluded")
    if verb is not None:
        return ASTRAY.isdisjoint(ahead[verb:])
    behind = line.lowered[last : last + NEAR]
    signed = next((at for at, word in enumerate(behind) if word in SIGNING), None)
    return first <= OPENING and bool(signed) and behind[(signed or 1) - 1] in BE
