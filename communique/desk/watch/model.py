"""A watch and the book that watches are kept in: a JSON file that a person can read and mend.

The book is written whole and moved into place, so that a crash leaves the old or the new one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from communique.records import KINDS, SECTORS
from communique.register import Filter


class WatchError(ValueError):
    """A watch or a book of watches that cannot be used; the message names it and the fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A saved question. All that is stated must hold; `seen` are the documents that were told before."""

    name: str
    parties: tuple[str, ...] = ()
    person: str | None = None
    sector: str | None = None
    measure: str | None = None
    words: str | None = None
    kind: str | None = None
    seen: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise WatchError("a watch needs a name")
        if not self.reasons:
            raise WatchError(f"watch {self.name}: it asks for nothing")
        if self.sector and self.sector not in SECTORS:
            raise WatchError(f"watch {self.name}: no sector {self.sector!r}")
        if self.kind and self.kind not in KINDS:
            raise WatchError(f"watch {self.name}: no kind of record {self.kind!r}")

    @property
    def filter(self) -> Filter:
        """The question to the register."""
        kind = "measure" if self.measure else self.kind
        return Filter(
            kind=kind or (), parties=self.parties, person=self.person, sector=self.sector or (), words=self.words
        )  # fmt: skip

    @property
    def reasons(self) -> tuple[tuple[str, str], ...]:
        """What it asks for, by name and value."""
        asked = (
            ("parties", " and ".join(self.parties)),
            ("person", self.person),
            ("sector", self.sector),
            ("measure", self.measure),
            ("words", self.words),
            ("kind", self.kind),
        )
        return tuple((name, value) for name, value in asked if value)


@dataclass(slots=True)
class WatchBook:
    """The watches kept in a file, by name."""

    path: Path
    watches: dict[str, Watch] = field(default_factory=dict)

    @classmethod
    def at(cls, path: Path) -> WatchBook:
        """The book at a path; an empty one where there is no file. Raises WatchError for a file that is no book."""
        if not path.exists():
            return cls(path)
        try:
            lines = json.loads(path.read_text("utf-8"))["watches"]
            watches = [_from_json(line) for line in lines]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise WatchError(f"{path}: not a readable book of watches ({error})") from error
        return cls(path, {watch.name: watch for watch in watches})

    def add(self, watch: Watch) -> None:
        """Keeps a new watch. Raises WatchError when its name is taken."""
        if watch.name in self.watches:
            raise WatchError(f"there is already a watch called {watch.name!r}")
        self.watches[watch.name] = watch
        self.write()

    def remove(self, name: str) -> None:
        """Forgets a watch. Raises WatchError when there is none of this name."""
        self.named(name)
        del self.watches[name]
        self.write()

    def named(self, name: str) -> Watch:
        """The watch of a name. Raises WatchError."""
        if name not in self.watches:
            raise WatchError(f"no watch is called {name!r}; there are {', '.join(self.watches) or 'none'}")
        return self.watches[name]

    def remember(self, name: str, documents: frozenset[str]) -> None:
        """Notes that these documents were told."""
        self.watches[name] = replace(self.watches[name], seen=self.watches[name].seen | documents)
        self.write()

    def write(self) -> None:
        """Writes the book whole, then moves it into place. Raises WatchError."""
        text = json.dumps(
            {"watches": [_as_json(watch) for watch in self.watches.values()]}, ensure_ascii=False, indent=1
        )
        beside = self.path.with_name(self.path.name + ".new")
        try:
            beside.write_text(text + "\n", "utf-8")
            os.replace(beside, self.path)
        except OSError as error:
            raise WatchError(f"{self.path}: {error.strerror}") from error


def _as_json(watch: Watch) -> dict[str, Any]:
    line = {one.name: getattr(watch, one.name) for one in fields(Watch)}
    line |= {"parties": list(watch.parties), "seen": sorted(watch.seen)}
    return {name: value for name, value in line.items() if value}


def _from_json(line: Mapping[str, Any]) -> Watch:
    known = {one.name: line[one.name] for one in fields(Watch) if one.name in line}
    return Watch(
        **known | {"parties": tuple(line.get("parties") or ()), "seen": frozenset(line.get("seen") or ())}
    )  # fmt: skip
