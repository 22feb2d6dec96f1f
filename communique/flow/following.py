"""The daily round: what is new at the addresses that are followed, read, stored, and told by the watches.

What was seen of each address is kept in a JSON file, written whole after each address: a round cut short repeats
little and loses nothing. One address that cannot be had does not stop the others.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from communique import sources
from communique.desk.watch import Found, WatchBook, look
from communique.flow.daily import Entry, store
from communique.flow.readers import GRAMMAR, Readers
from communique.records import Document, Reading
from communique.register import Register
from communique.sources import Refusal, Seen


class FollowingError(RuntimeError):
    """The file of what was seen cannot be used; the message names it and the fault."""


@dataclass(slots=True)
class Followed:
    """The addresses that are followed and what was seen of each, kept in a file."""

    path: Path
    seen: dict[str, Seen] = field(default_factory=dict)

    @classmethod
    def at(cls, path: Path) -> Followed:
        """What is kept at a path; nothing where there is no file. Raises FollowingError."""
        if not path.exists():
            return cls(path)
        try:
            kept = json.loads(path.read_text("utf-8"))["addresses"]
            return cls(path, {address: Seen.from_json(seen) for address, seen in kept.items()})
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise FollowingError(f"{path}: not a readable list of addresses ({error})") from error

    def remember(self, address: str, seen: Seen) -> None:
        """Notes what was seen at an address. Raises FollowingError."""
        self.seen[address] = seen
        text = json.dumps({"addresses": {one: seen.as_json() for one, seen in self.seen.items()}}, indent=1)
        beside = self.path.with_name(self.path.name + ".new")
        try:
            beside.write_text(text + "\n", "utf-8")
            os.replace(beside, self.path)
        except OSError as error:
            raise FollowingError(f"{self.path}: {error.strerror}") from error


def visit(
    register: Register,
    addresses: Iterable[str],
    followed: Followed,
    *,
    allow_private: bool = False,
    readers: Readers = GRAMMAR,
) -> Iterator[Entry | Refusal]:
    """What is new at each address, stored before the address is noted as seen.

    An address with a release that the chosen readers did not read is not noted: it comes again in the next round.
    """
    for address in addresses:
        found = sources.poll(address, followed.seen.get(address), allow_private=allow_private)
        heard = [list(readers.read(one)) for one in found.taken if isinstance(one, Document)]
        refused = (one for one in (*found.taken, *chain.from_iterable(heard)) if isinstance(one, Refusal))
        yield from refused
        readings = [one for told in heard for one in told if isinstance(one, Reading)]
        yield from store(register, readings)
        if len(readings) == len(heard):  # a release that nobody read is to come again
            followed.remember(address, found.seen)


def watch(register: Register, book: WatchBook) -> list[Found]:
    """What is new for every watch of a book; telling it, and noting it as told, is the caller's."""
    return [look(register, one) for one in book.watches.values()]
