"""Where in a line things stand: stretches, words, the actors that may do a deed."""

from __future__ import annotations

from dataclasses import dataclass

from communique.lexicon.wordlists import word_set
from communique.reading.grammar import Line
from communique.reading.mentions import (
    Actors,
    Body,
    Day,
    Gathering,
    Holder,
    MayAct,
    Office,
    Region,
    Verb,
)

ACTORS = MayAct
FINITE = frozenset({"active", "ed", "passive"})
STANDING = word_set("standing_body")  # gatherings that act as bodies do
DETERMINERS = word_set("determiner_word")
NOT_A_SUBJECT_AFTER = word_set("not_a_subject_after")
ITEM_OPENING = 14  # chunks: the verb of an item stands no further in
MARKS_BEFORE = 3  # chunks: "(1)", "a)", "•"
OPENS_AN_ITEM = frozenset(
    "as at beginning by during effective for from in on over starting through to under with".split()
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Chunks first up to last of a line, with their place in the text."""

    first: int
    last: int
    start: int
    end: int


def word(line: Line, at: int) -> str:
    """The words of one chunk in lower case; empty beyond the line's ends."""
    lowered = line.lowered
    return lowered[at] if 0 <= at < len(lowered) else ""


def stretch(line: Line, first: int, last: int) -> Stretch | None:
    """The stretch from one chunk up to another; None when there is nothing between."""
    return Stretch(first, last, line.chunks[first].start, line.chunks[last - 1].end) if first < last else None


def heads_a_phrase(line: Line, at: int) -> int | None:
    """For the last actor of `the minister for trade with Russia`: the actor at the head, when nothing parts them."""
    for back in range(at - 1, max(-1, at - 10), -1):
        value = line.chunks[back].value
        if isinstance(value, (Verb, Day)) or word(line, back) in {",", ";", ":", "that", "which", "who", "—", "“", "”"}:
            return None
        is_body = isinstance(value, Gathering) and value.type in STANDING
        if (is_body or isinstance(value, ACTORS)) and may_be_subject(line, back):
            return back
    return None


def may_be_subject(line: Line, at: int) -> bool:
    """Whether no preposition before the actor at `at`, its determiner or its office, keeps it from being a subject."""
    if isinstance(own := line.chunks[at].value, Actors) and own.is_behind_a_venue:
        return True
    before, lowered = at - 1, line.lowered
    while before >= 0 and (lowered[before] in DETERMINERS or isinstance(line.chunks[before].value, Office)):
        before -= 1
    if before < 0:
        return True
    value, words = line.chunks[before].value, lowered[before]
    if isinstance(value, Verb):  # `urged Canada to ...`: Canada is asked; `said Canada will`: it does
        return value.acts[0] in {"state", "announce", "discuss", "agree"}
    if words == "'s" and isinstance(line.chunks[before - 1].value, Holder):
        return isinstance(line.chunks[at].value, Holder | Actors)  # `President Lee's adviser Park Min-su`
    if words == "'s" and isinstance(line.chunks[before - 1].value, Region):
        return True  # `South America's Mercosur`
    if words == "'s" and isinstance(line.chunks[before - 1].value, Body):
        return isinstance(line.chunks[at].value, Body)  # `the Department of Commerce's Bureau of Industry`
    return words not in NOT_A_SUBJECT_AFTER


def opens_item(line: Line, head: int) -> bool:
    """Whether a verb opens an item of a list, behind its bullet or number: `- launch`, `- By June 30, launch`."""
    if head > ITEM_OPENING:
        return False
    numbered = {".", ")"}  # `1. launch`
    first = next(
        (at for at in range(head) if word(line, at)[:1].isalnum() and word(line, at + 1) not in numbered), head
    )
    if first == head or (first == head - 1 and word(line, first) in {"further", "also", "jointly"}):
        return first <= MARKS_BEFORE
    opens = word(line, first).partition(" ")[0] in OPENS_AN_ITEM or isinstance(line.chunks[first].value, Day)
    within = any(isinstance(chunk.value, Verb) for chunk in line.chunks[first:head])
    return opens and not within and word(line, head - 1) == ","
