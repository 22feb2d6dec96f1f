"""The short names that a document gives its bodies and gatherings: `the Fruit Growers' Council (FGC)`. Known before
it is read, so that `FGC` is a body wherever it stands.

Only acronyms in brackets behind words that name a body; what any bracket may hold is no short name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from communique.lexicon.wordlists import word_set
from communique.reading.mentions import Body, Gathering

BRACKETED = re.compile(r"\((?:the )?[“\"]?([A-Z][A-Z0-9&-]{1,9})[”\"]?[,;)]")
WORD = re.compile(r"[^\W\d_][\w'’-]*")
REACH = 90  # characters before the bracket: the longest name of a body that releases write

# What a gathering's name ends with: asked before the regex, which has to try every word.
GATHERINGS = tuple(
    "Dialogue Forum Summit Conference Consultation Consultations Talks Roundtable Table Symposium Mechanism "
    "Committee Commission Council Group Meeting".split()
)
GATHERED = re.compile(
    r"\b((?:[A-Z][\w'’-]*|and|on|of|for|the|&)(?: (?:[A-Z][\w'’-]*|and|on|of|for|the|&))*"
    r" (?:Dialogue|Forum|Summit|Conference|Consultations?|Talks|Roundtable|Round Table|Symposium|Mechanism"
    r"|(?:Joint|Mixed|Inter-?[Gg]overnmental|Inter-[Mm]inisterial|High[ -]Level|Coordination|Working|Steering)"
    r" (?:[A-Z][\w'’-]* (?:and )?)*(?:Committee|Commission|Council|Group)(?: Meeting)?))$"
)


def gatherings(text: str) -> Mapping[str, Gathering]:
    """Each short name that the text gives a dialogue, a forum, a summit or a conference, as that gathering."""
    found: dict[str, Gathering] = {}
    for match in BRACKETED.finditer(text):
        before = text[max(0, match.start() - REACH) : match.start()].rstrip()
        if before.endswith(GATHERINGS) and (named := GATHERED.search(before)):
            noun = named.group(1).split()[-1].lower()
            found.setdefault(match.group(1), Gathering(match.group(1), type=noun, short=match.group(1)))
    return found


def bodies(text: str) -> Mapping[str, Body]:
    """Each short name that the text gives a body, as that body under its short name."""
    found: dict[str, Body] = {}
    for match in BRACKETED.finditer(text):
        before = text[max(0, match.start() - REACH) : match.start()]
        sentence = re.split(r"[.;:]\s|\n", before)[-1]
        heads = word_set("head_of_a_body")
        if any(word[0].isupper() and word.lower() in heads for word in WORD.findall(sentence)):
            found.setdefault(match.group(1), Body(match.group(1), None, match.group(1)))
    return found
