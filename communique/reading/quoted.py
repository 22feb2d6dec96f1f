"""Who is quoted: whether a place of a text stands within quotation marks, and who says what a sentence quotes.

A speaker whom no verb of saying stands beside is not guessed.
"""

from __future__ import annotations

from communique.reading.mentions import Holder, Maybe, Person, Verb
from communique.reading.notes import Sentence

SAYS = frozenset({"say", "tell", "add", "state", "note", "comment", "explain", "stress", "emphasise", "emphasize"})


def is_within_quotes(text: str, at: int) -> bool:
    """Whether a place of a text stands within quotation marks that open in its paragraph."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def quoted_in(sentence: Sentence) -> object:
    """Who says what a sentence quotes: the name beside the verb of saying."""
    chunks = sentence.line.chunks
    for at, chunk in enumerate(chunks):
        if isinstance(chunk.value, Verb) and chunk.value.lemma in SAYS:
            near = [chunks[beside].value for beside in (at - 1, at + 1) if 0 <= beside < len(chunks)]
            if who := next((one for one in near if isinstance(one, (Holder, Person, Maybe))), None):
                return who
    return None
