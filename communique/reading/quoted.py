"""Who is quoted: whether a place of a text stands within quotation marks, and who says what a sentence quotes.

A speaker whom no verb of saying stands beside is not guessed.
"""

from __future__ import annotations

from communique.reading.mentions import Body, Holder, Maybe, Person, Pronoun, Verb
from communique.reading.notes import Sentence

BRACKETED = 12  # chunks up to the colon behind a name and its bracket
SAYS = frozenset({"say", "tell", "add", "state", "note", "comment", "explain", "stress", "emphasise", "emphasize"})


def is_within_quotes(text: str, at: int) -> bool:
    """Whether a place of a text stands within quotation marks that open in its paragraph."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def quoted_in(sentence: Sentence) -> object:
    """Who says what a sentence quotes: the name before a colon, or beside the verb of saying."""
    chunks = sentence.line.chunks
    if (named := _before_a_colon(sentence)) is not None:
        return named
    for at, chunk in enumerate(chunks):
        if isinstance(chunk.value, Verb) and chunk.value.lemma in SAYS:
            near = [chunks[beside].value for beside in (at - 1, at + 1) if 0 <= beside < len(chunks)]
            if who := next((one for one in near if isinstance(one, (Holder, Person, Maybe))), None):
                return who
    return None


def _before_a_colon(sentence: Sentence) -> object:
    """Who is named before the colon that opens a quote: `Senator Kim (D-PA): “We support ...”`; nobody if unknown."""
    chunks, words = sentence.line.chunks, sentence.line.lowered[:BRACKETED]
    colon = words.index(":") if ":" in words else 0
    if not colon or words[colon + 1 : colon + 2] not in (["“"], ['"']):
        return None
    told = [chunk.value for chunk in chunks[:colon] if chunk.value is not None]
    if any(isinstance(one, Verb) for one in told) or not sentence.line.words(chunks[0])[:1].isupper():
        return None
    named = next((one for one in told if isinstance(one, (Holder, Person, Maybe, Body))), None)
    return named or Pronoun("nobody")
