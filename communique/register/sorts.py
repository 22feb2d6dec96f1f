"""Whether an actor is a person, a body or a party, by the name alone.

Asks no release but for whom it gives offices; what no word tells is taken for a person when it is as long as a name.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from communique import lexicon
from communique.register import rows
from communique.register.identity.spelling import spellings

# A word that is part of a body's name and of no person's.
_BODY = re.compile(
    r"\b(?:ministr(?:y|ies)|departments?|commission|committee|council|agency|agencies|authority|bureau|office|board|bank|"
    r"fund|corporation|compan(?:y|ies)|business(?:es)?|associations?|federation|institutes?|universit(?:y|ies)|chamber|"
    r"cent(?:re|er)|secretariat|organi[sz]ations?|group|union|governments?|parliament|assembly|embassy|delegations?|inc|"
    r"ltd|co|services?|foundation|administration|congress|senate|court|cabinet|city|province|industr(?:y|ies)|sides?|"
    r"leaders|countries|officials|members|forum|alliance|network|consortium|partners|part(?:y|ies)|house|team|of|for|"
    r"and|the|limited|corp|llc|plc|gmbh|holdings?|enterprises?|exporters?|importers?|producers?|manufacturers?|suppliers?|"
    r"workers|steelworkers|navy|army|air force|guard|police|task force|survey|mission|laborator(?:y|ies)|labs?|"
    r"shipyards?|shipbuilding|airlines?|airways|aerospace|aviation|electronics?|motors?|automotive|pharmaceuticals?|biologics|"
    r"energy|semiconductors?|petroleum|refinery|logistics|telecom|telecommunications|technolog(?:y|ies)|systems|solutions|"
    r"capital|ventures|insurance|finance|resources|standards|bikes|foods?|farms|mines|minerals|metals|materials|media|"
    r"representative|secretary|minister|ambassador|attorney general|administrator)\b",
    re.IGNORECASE,
)
# A word that a firm ends with and a person may be called: a firm where the word before is no given name.
_FIRM_LAST = frozenset(("Steel", "Power", "World", "Force", "Electric"))


def sort_of(name: str, people: frozenset[str]) -> str:
    """Whether an actor's name is a person, an organisation or a party; `people` are those the release gives roles."""
    if rows.is_code(name):
        return "party"
    if name in people:
        return "person"
    return "organisation" if _is_body(name) else "person"


def settle_sorts(parts: rows.Parts, people: frozenset[str], *, since: int) -> None:
    """Decides for the actors added since row `since` whether they are people, bodies or parties."""
    for row in parts.record_actor[since:]:
        if row["sort"] == "?":
            row["sort"] = sort_of(row["name"], people)


@lru_cache(maxsize=65536)
def _is_body(name: str) -> bool:
    tokens = name.split()
    if _BODY.search(name) or _is_known(name, tokens) or name.isupper() or not 2 <= len(tokens) <= 4:
        return True
    if any(token[0].islower() and not _is_particle(token) for token in tokens):
        return True
    # "ACWA Power", "DP World": a firm's letters before its trade; a person's initials stand before a family name.
    is_firm = tokens[-1] in _FIRM_LAST and (tokens[0].isupper() or len(tokens) > 2)
    return is_firm or any(token.strip(",") in _of_countries() for token in tokens[1:]) or "United States" in name


def _is_known(name: str, tokens: list[str]) -> bool:
    """Whether the lexicon knows a body of the name, or a firm by its first word: Hyundai Steel."""
    firm = lexicon.body(tokens[0]) if len(tokens) > 1 else None
    return lexicon.body(name) is not None or bool(firm and firm.private)


def _is_particle(token: str) -> bool:
    """Whether a word in small letters may stand in a person's name: bin, de la, al-Sabah, ul."""
    return token.partition("-")[0] in spellings().particles or len(token) <= 3


@cache
def _of_countries() -> frozenset[str]:
    """Words that name a country and, after the first, no person: those that are weak (Jordan, Chad) are left out."""
    countries = lexicon.load().countries.values()
    named = {name for country in countries for name in (country.name, *country.strong, *country.adjectives)}
    weak = {name for country in countries for name in (*country.weak, *country.weak_adjectives)}
    return frozenset(name for name in named if " " not in name and len(name) > 3) - weak | {"U.S.", "US", "UK", "EU"}
