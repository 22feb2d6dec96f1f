"""Reading again: stored documents that older readers read, with today's, in place.

Judgements stay with what they were made on. Interrupted, it goes on where it stopped. A document that the second
reader gives no answer for stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from communique import reading
from communique.flow.readers import GRAMMAR, Readers
from communique.records import Document, Reading
from communique.register import Added, Register
from communique.sources import Refusal


def outdated(register: Register, readers: Readers = GRAMMAR, *, everything: bool = False) -> list[str]:
    """The ids of documents to be read again: those of older readers, or all. What a model read waits for that model."""
    return register.outdated("" if everything else readers.version)


def reread(
    register: Register, ids: list[str], readers: Readers = GRAMMAR
) -> Iterator[tuple[Document, Added] | Refusal]:
    """Reads the documents again; yields each when it is stored, a refusal for one that stays as it was."""
    if readers.second is None:
        yield from register.reread(reading.read, ids)
        return
    for id in ids:
        refused: list[Refusal] = []
        yield from register.reread(partial(_whole, readers, refused), [id])
        yield from refused


def _whole(readers: Readers, refused: list[Refusal], document: Document) -> Reading | None:
    """The reading by all readers; None where one of them gave none."""
    found = list(readers.read(document))
    refused += [one for one in found if isinstance(one, Refusal)]
    return None if refused else next(one for one in found if isinstance(one, Reading))
