"""The daily round: fetch releases, read them, put them into the register, look what the watches say.

One bad source does not stop the others; whatever was handed in comes out as an entry or as a refusal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from communique import sources
from communique.flow.readers import GRAMMAR, Readers
from communique.records import Document, Reading
from communique.sources import Refusal

if TYPE_CHECKING:  # reading without a register must not wait for its database
    from communique.register import Added, Register

# Documents to one transaction of `take`: what a crash in the middle can cost, and how often progress shows.
_AT_ONCE = 25


@dataclass(frozen=True, slots=True)
class Entry:
    """A document that is in the register, what adding it did, and how many records it brought."""

    document: Document
    added: Added
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """How sources are taken: what stands in where they state nothing, what is allowed, who reads them."""

    published: date | None = None
    publisher: str | None = None
    allow_private: bool = False
    readers: Readers = GRAMMAR


def fetch(paths: Iterable[str], intake: Intake) -> Iterator[Document | Refusal]:
    """The documents at paths and addresses, and a refusal for each that cannot be taken."""
    return sources.read(
        paths, published=intake.published, publisher=intake.publisher, allow_private=intake.allow_private
    )


def read(paths: Iterable[str], intake: Intake) -> Iterator[Reading | Refusal]:
    """The readings of what is at paths and addresses; nothing is stored."""
    for found in fetch(paths, intake):
        if isinstance(found, Refusal):
            yield found
        else:
            yield from intake.readers.read(found)


def take(register: Register, paths: Iterable[str], intake: Intake) -> Iterator[Entry | Refusal]:
    """Reads what is at paths and addresses into the register. What was yielded is stored, whatever comes after."""
    found = read(paths, intake)
    while some := list(islice(found, _AT_ONCE if intake.readers.second is None else 1)):
        yield from (one for one in some if isinstance(one, Refusal))
        yield from store(register, [one for one in some if isinstance(one, Reading)])


def store(register: Register, readings: list[Reading]) -> Iterator[Entry]:
    """Puts readings into the register, all in one go."""
    for one, added in zip(readings, register.add_all(readings), strict=True):
        yield Entry(one.document, added, len(one.records))
