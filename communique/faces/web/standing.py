"""Answers kept with what they rest on: after a write they are found to stand, or not, without being made anew.

What an answer rests on is what the register was asked for it and what it said, packed. Several answers may rest on the
same: that is held once, and looked at once for each state of the register. Asks nothing itself.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from weakref import WeakValueDictionary

from communique.faces.web.kept import Answer, Key


@dataclass(slots=True, weakref_slot=True, eq=False)
class Basis:
    """What answers rest on: questions, packed, digests of what was answered, and the state in which that last held."""

    asked: bytes
    said: tuple[bytes, ...]
    stamp: object = None

    @property
    def size(self) -> int:
        """Bytes, about."""
        return len(self.asked) + sum(map(len, self.said))


@dataclass(frozen=True, slots=True)
class Rested:
    """An answer with what it rests on."""

    answer: Answer
    basis: Basis

    @property
    def size(self) -> int:
        """Bytes, about; of what it shares all is counted."""
        return len(self.answer.body) + self.basis.size


@dataclass(slots=True)
class Standing:
    """Answers by all that they depend on but the state of the register; beyond `most` bytes the last asked stay."""

    most: int = 128 * 2**20
    size: int = 0
    _pages: OrderedDict[Key, Rested] = field(default_factory=OrderedDict)
    _bases: WeakValueDictionary[bytes, Basis] = field(default_factory=WeakValueDictionary)
    _lock: Lock = field(default_factory=Lock)

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: Key) -> Rested | None:
        """The answer that was kept for this; whether it stands is for the caller to find out."""
        with self._lock:
            found = self._pages.get(key)
            if found is not None:
                self._pages.move_to_end(key)
            return found

    def put(self, key: Key, rested: Rested) -> Rested:
        """Keeps an answer, on a basis that is held already where it is the same; gives it as it is kept."""
        with self._lock:
            rested = Rested(rested.answer, self._shared(rested.basis))
            before = self._pages.pop(key, None)
            self._pages[key] = rested
            self.size += rested.size - (before.size if before else 0)
            while self.size > self.most and len(self._pages) > 1:
                _, gone = self._pages.popitem(last=False)
                self.size -= gone.size
            return rested

    def basis(self, asked: bytes) -> Basis | None:
        """What is known of these questions."""
        with self._lock:
            return self._bases.get(_digest(asked))

    def _shared(self, basis: Basis) -> Basis:
        """The basis of the same questions and answers that is held, else this one."""
        held = self._bases.get(_digest(basis.asked))
        if held is not None and held.said == basis.said:
            held.stamp = basis.stamp or held.stamp
            return held
        self._bases[_digest(basis.asked)] = basis
        return basis


def _digest(asked: bytes) -> bytes:
    return hashlib.blake2b(asked, digest_size=16).digest()
