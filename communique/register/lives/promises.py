"""Promises and deeds: which events bind somebody to do something later, and which later deed keeps which promise.

Pure. Refuses to take for the keeping of a promise what was published with it or before, what others did, and what
shares too few of its words. The keys are made so that no deed that keeps a promise is missed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from zlib import crc32

from communique import edtf
from communique.records import Event
from communique.register.identity.wordsets import content, share

PROMISING = ("announce", "agree", "invest", "aid")
# A later deed with this share of the promise's words, or two words or more that are all in the other, is its keeping.
ALIKE = 0.5
# A deed done so long after its promise is no longer taken for its keeping.
KEPT_WITHIN = timedelta(days=3 * 366)
# What is no deed that could be promised.
_NO_DEEDS = frozenset((*PROMISING, "propose", "request", "meet", "state", "discuss"))
_NO_PROMISES = frozenset(("state", "discuss", "support", "criticise"))
# More parties than this promise and act as one group.
_MOST_PAIRED = 4
# An object of more words is a sentence: it names no deed.
_MOST_WORDS = 12
# As many as a number of both databases holds without its sign.
_BITS = 62
# Words as a number, and a bit for each party.
Block = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one record tells it: the record's internal number, the event, and its day of publication."""

    number: int
    event: Event
    published: date | None

    @property
    def day(self) -> int:
        """The day of publication as an ordinal, 0 when there is none."""
        return self.published.toordinal() if self.published else 0


def is_commitment(event: Event) -> bool:
    """Whether the event binds somebody to do something later."""
    if event.act in _NO_PROMISES or event.status in ("negated", "proposed", "ongoing"):
        return False
    return event.status == "planned" or (event.act in ("announce", "agree") and bool(event.object))


def is_deed(event: Event) -> bool:
    """Whether the event is something done that could have been promised."""
    return event.status == "done" and event.act not in _NO_DEEDS and bool(event.object)


def due_of(event: Event) -> date | None:
    """The last day on which a planned deed is due, where its day is told."""
    return edtf.span(event.date)[1] if event.status == "planned" and event.date else None


def keeps(promise: Telling, deed: Telling) -> bool:
    """Whether a deed told in a later release is what was promised."""
    if not (is_commitment(promise.event) and is_deed(deed.event) and promise.published and deed.published):
        return False
    if not timedelta() < deed.published - promise.published <= KEPT_WITHIN:
        return False
    needs_act = promise.event.status == "planned" and promise.event.act not in PROMISING
    if needs_act and deed.event.act != promise.event.act:
        return False
    if not set(_promising(promise.event)) & set(_acting(deed.event)):
        return False
    return _are_one(_words(promise.event), _words(deed.event))


def promise_keys(event: Event) -> tuple[Block, ...]:
    """The blocks in which a promise stands: two of its words, with the parties of whom its keeping must be."""
    return _blocks_of(_promising(event), event, "stands") if is_commitment(event) else ()


def deeds_sought(event: Event) -> tuple[Block, ...]:
    """The blocks of deeds in which the keeping of a promise is looked for: of all the parties of a group."""
    return _blocks_of(_promising(event), event, "looks") if is_commitment(event) else ()


def deed_keys(event: Event) -> tuple[Block, ...]:
    """The blocks in which a deed stands: two of its words, with all its parties."""
    return _blocks_of(_together(event), event, "stands") if is_deed(event) else ()


def promises_sought(event: Event) -> tuple[Block, ...]:
    """The blocks of promises which a deed may keep: of none but its parties."""
    return _blocks_of(_together(event), event, "looks") if is_deed(event) else ()


def _words(event: Event) -> frozenset[str]:
    words = content(event.object) if event.object else frozenset[str]()
    return words if len(words) <= _MOST_WORDS else frozenset()


def _are_one(promised: frozenset[str], done: frozenset[str]) -> bool:
    is_held = min(len(promised), len(done)) >= 2 and (done <= promised or promised <= done)
    return is_held or share(promised, done) >= ALIKE


def _promising(event: Event) -> tuple[tuple[str, ...], ...]:
    """The parties of whom a deed must be: one that promises alone, or any two of those that promise together."""
    parties = sorted(set(event.parties))
    if 1 < len(parties) <= _MOST_PAIRED:
        return tuple(combinations(parties, 2))
    return (tuple(parties),) if parties else ()


def _acting(event: Event) -> tuple[tuple[str, ...], ...]:
    """Each party to a deed, and each two of them."""
    parties = sorted(set(event.parties))
    alone = tuple((party,) for party in parties) if len(parties) > 1 else ()
    return (*_promising(event), *alone)


def _together(event: Event) -> tuple[tuple[str, ...], ...]:
    return (event.parties,) if event.parties else ()


def _blocks_of(groups: tuple[tuple[str, ...], ...], event: Event, side: str) -> tuple[Block, ...]:
    if not groups:
        return ()
    keys = [_number(block) for block in _blocks(sorted(_words(event)), side)]
    return tuple((key, parties) for parties in sorted({_bits(group) for group in groups}) for key in keys)


def _bits(parties: tuple[str, ...]) -> int:
    """A bit for each party: what is asked of all of them is then asked of one number, and a few strangers pass."""
    bits = 0
    for party in parties:
        bits |= 1 << crc32(party.encode()) % _BITS
    return bits


@lru_cache(maxsize=65536)
def _number(block: str) -> int:
    # Signed, as both databases have whole numbers of eight bytes.
    return int.from_bytes(blake2b(block.encode(), digest_size=8).digest(), "big", signed=True)


def _blocks(words: list[str], side: str) -> Iterator[str]:
    """Two words in each block: sets that are alike share two, but for a single word and the one or two it is among."""
    yield from (f"{one} {other}" for one, other in combinations(words, 2))
    if len(words) == 1:
        yield f"one {words[0]}"
        if side == "looks":
            yield f"of {words[0]}"
    elif len(words) == 2:
        yield from (f"{'of' if side == 'stands' else 'one'} {word}" for word in words)
