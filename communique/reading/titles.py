"""Titles of one document compared: which office a bare "the Minister" or "the Commissioner" is short for.

Words alone tell; who holds an office is told in cast.py.
"""

from __future__ import annotations

import re

from communique.lexicon.leaders import party_of_leader, party_of_title
from communique.reading.mentions import Holder, Office

SHORT_TITLES = {
    "eam": "external affairs minister",
    "pm": "prime minister",
    "fm": "foreign minister",
    "hr/vp": "high representative",
    "mos": "minister of state",
}


def is_same_title(one: str, other: str) -> bool:
    """Whether a title in short is meant by a longer one: `Commissioner`, European Commissioner for Trade."""
    one = SHORT_TITLES.get(one, one)
    is_within = f" {one} for " in other or f" {one} of " in other  # European Commissioner for Trade
    return (
        one == other or other.endswith(one) or one in other.split(" and ") or other.startswith(f"{one} ") or is_within
    )


LESSER = re.compile(
    r"\b(?:(?:deputy|vice|assistant|under|prime|parliamentary|associate|senior|former|first|second)[ -]+)+$"
)


def is_called(word: str, title: str) -> bool:
    """Whether somebody with a title is called by a word of it alone: a Vice Minister for Trade is no `Minister`."""
    found = re.search(rf"\b{re.escape(word)}\b", title)
    return found is not None and not LESSER.search(title, 0, found.start())


def is_short_for(one: str, other: str) -> bool:
    """Whether all words of a title stand in a longer one: Foreign Secretary, Secretary of State for Foreign Affairs."""
    words = one.split()
    return len(words) > 1 and set(words) <= set(other.replace(",", "").split())


# What stands before or in the names of those who are so called.
STYLED = {
    "highness": re.compile(r"Highness|\bH\.?R?\.?H\b|Sheikha?\b|Princes?s?\b|\b[AE]mir\b"),
    "majesty": re.compile(r"Majesty|\bH\.?M\b|\b(?:King|Queen|Sultan)\b"),
    "excellency": re.compile(r"Excellency|\bH\.?E\b"),
}


def is_of_another(holder: Holder, post: Office) -> bool:
    """Whether an office belongs to another country than somebody is known to be of: `EAM Kim, EU Commissioner meet`."""
    own = holder.office.party or party_of_title(holder.office.title) or party_of_leader(holder.person.name)
    return None not in (own, post.party) and own != post.party
