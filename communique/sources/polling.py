"""A feed or page visited again and again: only what is new comes out. Keeps no state; the caller keeps `Seen`.

Refuses to forget: a page behind the feed that could not be had this time is asked for again the next.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from communique.records import Document
from communique.sources.intake import READERS, Found, Intake
from communique.sources.kinds import kind_of
from communique.sources.material import Link, Material, Release, Wishes
from communique.sources.refusal import Refusal, RefusedError
from communique.sources.visits import Visits

_MOST_REMEMBERED = 2000  # entries; feeds show some tens


@dataclass(frozen=True, slots=True)
class Seen:
    """What is remembered of an address between visits: how to ask what changed, and which entries were taken."""

    etag: str | None = None
    modified: str | None = None
    entries: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The state as JSON, to be kept anywhere."""
        return {"etag": self.etag, "modified": self.modified, "entries": list(self.entries)}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Seen:
        """The state that was kept; what is missing is as on a first visit."""
        return cls(kept.get("etag"), kept.get("modified"), tuple(map(str, kept.get("entries") or ())))


@dataclass(frozen=True, slots=True)
class Visit:
    """What a visit brought: new documents, refusals, and what to remember for the next one."""

    taken: tuple[Document | Refusal, ...]
    seen: Seen


def poll(address: str, seen: Seen | None = None, *, publisher: str | None = None, allow_private: bool = False) -> Visit:
    """What is new at a feed or page since it was last seen; nothing when the house says that nothing changed."""
    before = seen or Seen()
    wishes = Wishes.stated(published=None, publisher=publisher, allow_private=allow_private, follow=True)
    with Visits(wishes) as visits:
        try:
            return _visit(address, before, Intake(wishes, visits))
        except RefusedError as error:
            return Visit((Refusal(address, str(error)),), before)


def _visit(address: str, before: Seen, intake: Intake) -> Visit:
    page = intake.visits.page(address, etag=before.etag, modified=before.modified)
    if page.material is None:
        return Visit((), before)
    found = {entry: taken for entry, taken in _new(page.material, before, intake) if taken}
    owed = {entry for entry, taken in found.items() if any(isinstance(one, Refusal) for one in taken)}
    entries = tuple(dict.fromkeys([*before.entries, *(entry for entry in found if entry not in owed)]))
    remembered = entries[-_MOST_REMEMBERED:]
    # While an entry is owed the house may not be asked for changes only: it would say that there are none.
    seen = Seen(entries=remembered) if owed else Seen(page.etag, page.modified, remembered)
    return Visit(tuple(one for taken in found.values() for one in taken), seen)


def _new(material: Material, before: Seen, intake: Intake) -> Iterator[tuple[str, list[Document | Refusal]]]:
    """Each entry that was not taken before, with what comes of it."""
    for one in READERS[kind_of(material)](material, intake.wishes):
        entry = _name(one, material)
        if entry not in before.entries:
            yield entry, list(intake.one(one, material))


def _name(found: Found, material: Material) -> str:
    """What an entry is remembered by: its address, else what it holds."""
    if isinstance(found, Link):
        return found.url
    if isinstance(found, Release):
        own = found.facts.url if found.facts.url != material.url else None
        return own or f"{found.facts.title} {hashlib.sha256(found.body.encode()).hexdigest()[:16]}"
    if isinstance(found, Document):
        return found.id
    return found.name if isinstance(found, Material) else str(found)
