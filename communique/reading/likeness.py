"""Whether two names in one document mean the same thing: an agreement, a forum, a programme.

Names are compared by their telling words; the words for their parties are left to the parties' codes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from functools import cache, lru_cache

from communique import lexicon

SMALL = frozenset("a an and as at between for from in into of on the to with s its their".split())
# Nouns that releases use for one another.
SYNONYMS = {
    "deal": "agreement", "pact": "agreement", "accord": "agreement", "programme": "program", "centre": "center",
    "mous": "mou", "talks": "negotiations", "dialogues": "dialogue", "meetings": "meeting", "defence": "defense",
    "programs": "program", "projects": "project",
}  # fmt: skip
LONG_FORMS = {
    "memorandum of understanding": "mou", "free trade agreement": "fta", "free-trade agreement": "fta",
    "comprehensive economic partnership agreement": "cepa", "trade and investment promotion framework": "tipf",
    "free trade deal": "fta", "free trade pact": "fta",
}  # fmt: skip
WORD = re.compile(r"[a-z0-9+]+")


# So many names are looked back at: twice as many as any stored release has. A text that names more things at once
# must not cost its square.
NEAR = 64


@lru_cache(maxsize=10_000)
def core(name: str, parties: tuple[str, ...]) -> frozenset[str]:
    """The telling words of a name: no small words, no words for its parties, usual long forms as acronyms."""
    plain = name.lower().replace(".", "").replace("’", "'")
    for long, short in LONG_FORMS.items():
        plain = plain.replace(long, short)
    party_words = set().union(*map(words_for, parties))
    words = (SYNONYMS.get(word, word) for word in WORD.findall(plain))
    return frozenset(word for word in words if word not in SMALL and word not in party_words)


@cache
def _words_by_code() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for entry in lexicon.entries():
        if entry.kind in ("country", "demonym", "group"):
            found[entry.value].update(WORD.findall(entry.name.lower().replace(".", "")))
    return {code: frozenset(words - SMALL) for code, words in found.items()}


def words_for(code: str) -> frozenset[str]:
    """The words that names of a party are made of; none for what is no party."""
    return _words_by_code().get(code, frozenset())


def agree(parties: Collection[str], others: Collection[str]) -> bool:
    """Whether one set of parties can be the other in part: they are nested, or one is not told."""
    return parties == others or set(parties).issubset(others) or set(others).issubset(parties)
