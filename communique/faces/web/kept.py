"""Pages kept as they were made for as long as the register stands as it stood: many readers ask the same ones.

Keeps nothing over a register on a server, whose state cannot be told cheaply, and nothing longer than a minute.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

_MOST, _SECONDS = 512, 60.0

Key = tuple[object, ...]


@dataclass(slots=True)
class Kept:
    """Bodies of pages by what was asked, by whom, and of which state of the register; the latest asked for stay."""

    clock: Callable[[], float] = time.monotonic
    _pages: OrderedDict[Key, tuple[float, bytes]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def get(self, key: Key) -> bytes | None:
        """The page that was made for this, unless that was too long ago."""
        with self._lock:
            made, body = self._pages.get(key, (float("-inf"), b""))
            if self.clock() - made > _SECONDS:
                return None
            self._pages.move_to_end(key)
            return body

    def put(self, key: Key, body: bytes) -> None:
        """Keeps a page."""
        with self._lock:
            self._pages[key] = (self.clock(), body)
            while len(self._pages) > _MOST:
                self._pages.popitem(last=False)
