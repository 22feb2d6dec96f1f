"""Reading again: stored documents that an older grammar read, with today's, in place.

Judgements stay with what they were made on. Interrupted, it goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique import reading
from communique.records import Document
from communique.register import Added, Register


def outdated(register: Register, *, everything: bool = False) -> list[str]:
    """The ids of documents to be read again: those of another grammar, or all."""
    return register.outdated("" if everything else reading.GRAMMAR_VERSION)


def reread(register: Register, ids: list[str]) -> Iterator[tuple[Document, Added]]:
    """Reads the documents again; yields each when it is stored."""
    return register.reread(reading.read, ids)
