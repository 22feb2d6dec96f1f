"""Words and codes: what a model's record quotes of the text, and what it chooses from our tables.

A phrase is taken as the document has it. A code that is in no table of ours is refused, whatever it may mean.
"""

from __future__ import annotations

from communique.second.asked import NO_TEXT, NOT_IN_TEXT, Asked, Check, Found, Refused
from communique.second.finding import trimmed

MOST = 300  # characters of a phrase: what is longer is no phrase but a paragraph
NOT_QUOTED = Refused("not in the quote")
NO_CODE = Refused("no code of our table")


def phrase(asked: Asked, value: object) -> Found | Refused:
    """Words of the text, those in the quote or nearest to it first."""
    if not isinstance(value, str) or not any(letter.isalpha() for letter in value):
        return NO_TEXT
    at = None
    for words in (value, trimmed(value)):
        at = at or asked.evidence.finder.nearest(words, asked.quote.start, asked.quote.end)
    if at is None:
        return NOT_IN_TEXT
    if at[1] - at[0] > MOST:
        return Refused("too long for a phrase")
    return Found(" ".join(asked.evidence.document.text[slice(*at)].split()), *at, "words of the text")


def quoted(asked: Asked, value: object) -> Found | Refused:
    """Words of the quote itself: a title of another sentence is another person's."""
    found = phrase(asked, value)
    quote = asked.quote
    is_outside = isinstance(found, Found) and not (quote.start <= found.start and found.end <= quote.end)
    return NOT_QUOTED if is_outside else found


def one_of(codes: tuple[str, ...]) -> Check:
    """A check that a value is one of these codes."""

    def check(asked: Asked, value: object) -> Found | Refused:
        if value not in codes:
            return NO_CODE
        return Found(value, asked.quote.start, asked.quote.end, "the model's choice from our table")

    return check
