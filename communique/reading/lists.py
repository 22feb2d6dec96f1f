"""Lists: items behind a lead-in (`The leaders:`, `The two sides agreed to:`) belong to whom the lead-in names.

The lead-in is the line that ends in a colon; its items are the lines that open with a bullet or a number. Anything else
ends the list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.reading.clause import FINITE, nearest_actor, subject
from communique.reading.grammar import Line
from communique.reading.mentions import Verb

OPENING = re.compile(r"(?:[•●▪◦‣*·–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s*")


@dataclass(frozen=True, slots=True)
class LeadIn:
    """Whom a list's items belong to, and the act that the lead-in tells of them all, if it does."""

    actor: object
    act: str | None = None


def lead_in(line: Line) -> LeadIn | None:
    """What a line says of the list that follows it; None for a line that opens no list."""
    if len(line.chunks) < 2 or line.words(line.chunks[-1]) != ":":
        return None
    verbs = [
        at for at, chunk in enumerate(line.chunks) if isinstance(chunk.value, Verb) and chunk.value.voice in FINITE
    ]
    who = subject(line, verbs[-1]) if verbs else nearest_actor(line, len(line.chunks))
    if who is None:
        return None
    act = line.chunks[verbs[-1]].value.acts[0] if verbs else None
    return LeadIn(who[0], "agree" if act == "agree" else None)


def is_item(words: str) -> bool:
    """Whether a line opens like an item of a list."""
    return OPENING.match(words) is not None
