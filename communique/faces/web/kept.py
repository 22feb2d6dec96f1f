"""Answers kept as they were sent for as long as the register stands as it stood: many readers ask the same ones.

The key holds all that an answer depends on, the register's stamp among it: after any write nothing kept is found again.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock

Key = tuple[object, ...]
Headers = Sequence[tuple[bytes, bytes]]


@dataclass(frozen=True)
class Answer:
    """A whole answer as it was sent: its headers, its body as encoded, and the tag that names them."""

    headers: Headers
    body: bytes

    @cached_property
    def tag(self) -> str:
        """The entity tag: another one for any other body."""
        return f'"{hashlib.blake2b(self.body, digest_size=12).hexdigest()}"'


@dataclass(slots=True)
class Kept:
    """Answers by what they depend on; beyond `most` bytes those not asked for the longest go."""

    most: int = 96 * 2**20
    size: int = 0
    _answers: OrderedDict[Key, Answer] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def get(self, key: Key) -> Answer | None:
        """The answer that was made for this."""
        with self._lock:
            found = self._answers.get(key)
            if found is not None:
                self._answers.move_to_end(key)
            return found

    def put(self, key: Key, answer: Answer) -> None:
        """Keeps an answer, unless it alone would drive out half of the others."""
        if len(answer.body) > self.most // 2:
            return
        with self._lock:
            before = self._answers.pop(key, None)
            self._answers[key] = answer
            self.size += len(answer.body) - (len(before.body) if before else 0)
            while self.size > self.most:
                _, gone = self._answers.popitem(last=False)
                self.size -= len(gone.body)

    def drop(self, key: Key) -> None:
        """Forgets an answer."""
        with self._lock:
            gone = self._answers.pop(key, None)
            self.size -= len(gone.body) if gone else 0
