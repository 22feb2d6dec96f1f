"""Names and words as they stand in a sentence: with their article, inside quotation marks.

Knows no act and no template.
"""

from __future__ import annotations

import re

from communique.desk.english import bears_article, party_name
from communique.lexicon import country
from communique.lexicon.leaders import party_of_leader
from communique.register import Stored

_POSSESSOR = re.compile(r"((?:[A-Z][\w.-]* ){0,3}[A-Z][\w.-]*)['’]s? ")
_BODY = re.compile(
    r"(?:Ministry|Department|Office|Government|Embassy|Commission|Council|Secretariat|Bureau|Agency)\b"
    r"|.* (?:Committee|Council|Commission|Agency|Association|Federation|Secretariat|Bureau|Office|Administration|Lab)$"
    r"|.* (?:Committee|Council|Commission|Agency|Association|Federation|Bureau|Office|Bank|Board|Institute|Party|Center"
    r"|Centre|Authority|Chamber|Administration|Organization|Organisation|Fund) (?:of|on|for)\b"
    r"|(?:Group|Secretary|Bank|Board|Chamber) of\b|Attorney General$|(?:United States|U\.S\.) Trade Representative$"
)
# What an occasion may be called behind "the": "first", "20th".
_COUNTED = re.compile(
    r"(?:the |a |an |its |their )?((?:\d+(?:st|nd|rd|th)|[a-z]+th|first|second|third|inaugural) )?", re.I
)
# What sort of occasion it is stands in small letters within a name; a day and a short name at its end say no more.
_SORT = re.compile(
    r"\b(?:ministerial|meeting|session|round|annual|plenary|edition|summit|joint|high-level|dialogue|talks|consultations)\b"
)
_DAY_OR_SHORT = re.compile(r"(?: (?:in|on) (?:\w+ ){0,2}(?:19|20)\d\d| ?\([“”\"'‘’]*[A-Z]{2,}[“”\"'‘’]*\))$")
_CAPITALS = re.compile(r"\b[^\W\d_]{2,}\b")
_VOWEL = re.compile(r"[AEIOUYÀ-Þ]")


def name_in_text(name: str, stored: Stored | None = None) -> str:
    """An actor as a sentence names it: countries by their names, bodies with the article that they take."""
    if country(name) == name:
        return party_name(name)
    if party_of_leader(name):
        return written(name)
    words = stored.record.quote.words if stored else ""
    if _BODY.match(name) or bears_article(name, words):
        return f"the {name}"
    return name


def written(person: str) -> str:
    """A person's name in small letters where capitals stand for its family name or for all of it; initials stay."""
    if not any(word.isupper() for word in _CAPITALS.findall(person)):
        return person
    return _CAPITALS.sub(lambda word: word[0].capitalize() if _is_shouted(word[0]) else word[0], person)


def _is_shouted(word: str) -> bool:
    return word.isupper() and bool(_VOWEL.search(word))


def as_held(occasion: str) -> str:
    """An occasion as the subject of "was held": a name after its article, other words quoted behind it."""
    occasion = _DAY_OR_SHORT.sub("", occasion)
    counted = _COUNTED.match(occasion)
    head = (counted[1] or "") if counted else ""
    name = occasion[counted.end() :] if counted else occasion
    if not is_name(_SORT.sub("X", name)) or not any(char.isupper() for char in name):
        return f"the “{nested(f'{head}{name}')}”"
    return f"the {head}{name}" if head or " " in name else name


def is_name(words: str) -> bool:
    """Whether words look like a name throughout: small ones among them join capitals."""
    small = {"of", "on", "for", "and", "the", "in", "to", "between", "with", "de", "la"}
    return all(not word[0].islower() or word in small for word in re.findall(r"[^\W_][\w’'-]*", words))


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
    inner = " ".join(words.replace("“", "‘").replace("”", "’").replace('"', "’").split())
    # A mark that closes what was opened before these words closes nothing here.
    is_loose = inner.count("’") == 1 and "‘" not in inner and inner[-2:] in (".’", "!’", "?’", ",’")
    return inner[:-1] if is_loose else inner
