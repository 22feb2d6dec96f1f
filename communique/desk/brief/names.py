"""Names and words as they stand in a sentence: with their article, inside quotation marks.

Knows no act and no template.
"""

from __future__ import annotations

import re

from communique.desk.english import bears_article, party_name
from communique.lexicon import country
from communique.register import Stored

_POSSESSOR = re.compile(r"((?:[A-Z][\w.-]* ){0,3}[A-Z][\w.-]*)['’]s? ")
_BODY = re.compile(
    r"(?:Ministry|Department|Office|Government|Embassy|Commission|Council|Secretariat|Bureau|Agency)\b"
    r"|.* (?:Committee|Council|Commission|Agency|Association|Federation|Secretariat|Bureau|Office)$"
)


def name_in_text(name: str, stored: Stored | None = None) -> str:
    """An actor as a sentence names it: countries by their names, bodies with the article that they take."""
    if country(name) == name:
        return party_name(name)
    words = stored.record.quote.words if stored else ""
    if _BODY.match(name) or bears_article(name, words):
        return f"the {name}"
    return name


def the_name(name: str) -> str:
    """A name with its article; "Canada’s announcement" has its determiner already, "United States’ tariff" has not."""
    possessor = _POSSESSOR.match(name)
    code = country(possessor[1]) if possessor else None
    is_bare = possessor is not None and not (code and party_name(code).startswith("the "))
    return name if name.startswith("The ") or is_bare else f"the {name}"


def event_words(stored: Stored) -> str:
    """The words of a record, without loose marks at their ends."""
    return stored.record.quote.words.strip(" ,;:.–—-")


def said_of(words: str, sentence: str, name: str) -> str:
    """The words to quote of a thing: the record's own, or its sentence where these hardly say more than the name."""
    return nested((words if len(words) > len(name) + 20 else sentence).strip(" ,;:.–—-"))


def nested(words: str) -> str:
    """Words to stand inside quotation marks: their own marks become single ones, line ends spaces."""
    return " ".join(words.replace("“", "‘").replace("”", "’").replace('"', "’").split())
