"""What is said of a source that is not taken: one line with its name and the fault. Refuses to span two lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A source that was not taken: its path or address, and its fault in one line that is safe to print."""

    path: str
    fault: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "path", _UNPRINTABLE.sub("?", self.path))
        object.__setattr__(self, "fault", _UNPRINTABLE.sub(" ", self.fault).strip())

    def __str__(self) -> str:
        return f"{self.path}: {self.fault}"


class RefusedError(Exception):
    """A source cannot be taken; the message is its fault. Inside this room only: `read` turns it into a Refusal."""


@contextmanager
def hostile(kind: str) -> Iterator[None]:
    """Turns whatever another's parser raises on broken or hostile bytes into RefusedError("not a readable KIND").

    The one place of the room that catches everything: such parsers raise KeyError, RecursionError, struct.error and
    their own kinds alike, and one bad file must not stop the others. Our own code is not run under it.
    """
    try:
        yield
    except RefusedError:
        raise
    except Exception as error:
        reason = f" ({error})" if str(error) and len(str(error)) <= 100 else ""
        raise RefusedError(f"not a readable {kind}{reason}") from error


def extra(module: str) -> ModuleType:
    """A module of the [sources] extra, imported when first needed. Raises RefusedError saying how to install it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise RefusedError("needs pip install 'communique[sources]'") from error
