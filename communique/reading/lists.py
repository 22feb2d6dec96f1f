"""Lists: items behind a lead-in (`The leaders:`, `The two sides agreed to:`) belong to whom the lead-in names.

The lead-in is the line that ends in a colon; its items are the lines that open with a bullet or a number. Anything else
ends the list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.reading.clause import FINITE, nearest_actor, subject
from communique.reading.grammar import Line
from communique.reading.mentions import Auxiliary, Verb

OPENING = re.compile(r"(?:[•●▪◦‣*·–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s*")

AMONG = frozenset(
    {"among them", "including", "these include", "they include", "these are", "they are", "in particular"}
)
DOCUMENTS = frozenset({"documents", "memoranda", "mous", "instruments"})
LISTING = frozenset({"include", "includes", "are", "signed", "follows", "including"})
STEPS = frozenset({"actions", "steps", "measures"})
PLANS = frozenset({"plan", "strategy", "package", "programme", "program", "agenda", "roadmap", "initiative"})
NEAR = 5  # chunks from a plan back to whose it is
WHICH = frozenset({"following", "these"})


@dataclass(frozen=True, slots=True)
class LeadIn:
    """Whom a list's items belong to, and the act that the lead-in tells of them all, where it tells either."""

    actor: object
    act: str | None = None
    is_planned: bool = False  # `The ministry will:`, so that a bare verb opens each item


def lead_in(line: Line, before: Line | None = None) -> LeadIn | None:
    """What a line says of the list that follows it, also with the line before; None for one that opens no list."""
    if len(line.chunks) < 2 or line.words(line.chunks[-1]) != ":":
        return None
    if before is not None and " ".join(line.lowered[:-1]) in AMONG and _is_of_signing(before):
        return LeadIn(None, "sign")  # `15 documents were signed. Among them:`
    verbs = [
        at for at, chunk in enumerate(line.chunks) if isinstance(chunk.value, Verb) and chunk.value.voice in FINITE
    ]
    act = line.chunks[verbs[-1]].value.acts[0] if verbs else None
    if act == "sign" and line.chunks[verbs[-1]].value.voice != "active":
        return LeadIn(None, "sign")  # `the following documents were signed:`
    if act != "sign" and not DOCUMENTS.isdisjoint(line.lowered) and not LISTING.isdisjoint(line.lowered[-6:]):
        return LeadIn(None, "sign")  # `The documents signed are as follows:`, `Cooperation documents include:`
    who = subject(line, verbs[-1]) if verbs else nearest_actor(line, len(line.chunks))
    if who is None:
        return None
    opening = line.chunks[-2]
    if line.words(opening).lower() in {"will", "shall"} or isinstance(opening.value, Auxiliary) or _tells_steps(line):
        return LeadIn(who[0], is_planned=True)
    if act not in {"agree", "sign"} and (owner := _whose_plan(line)) is not None:
        return LeadIn(owner, is_planned=True)  # `supported the government's plan to help exporters:`
    return LeadIn(who[0], act if act in {"agree", "sign"} else None)


def _whose_plan(line: Line) -> object | None:
    """Whose plan it is that the list tells the parts of: `the Korean government's | five-point plan`."""
    for at in range(len(line.chunks) - 1, 2, -1):
        if line.lowered[at] in PLANS:
            owner = next((back for back in range(at - 1, max(0, at - NEAR), -1) if line.lowered[back] == "'s"), 0)
            return line.chunks[owner - 1].value if owner else None
    return None


def _is_of_signing(line: Line) -> bool:
    """Whether what a line tells is that papers are signed."""
    return any(isinstance(one.value, Verb) and one.value.acts[0] == "sign" for one in line.chunks)


def _tells_steps(line: Line) -> bool:
    """Whether the list is of what somebody does: `is taking the following steps:`, `announced these actions:`."""
    words = line.lowered[-4:-1]
    return words[-1] in STEPS and not WHICH.isdisjoint(words)


def is_item(words: str) -> bool:
    """Whether a line opens like an item of a list."""
    return OPENING.match(words) is not None
