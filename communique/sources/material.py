"""What passes between the parts of this room: bytes as found, facts, a release cut out. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from communique import settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a source states about a release beside its text; None where it states nothing."""

    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    category: str | None = None
    language: str | None = None
    url: str | None = None

    def __or__(self, other: Facts) -> Facts:
        """These facts, filled up from the other's where they are silent."""
        return Facts(**{one.name: getattr(self, one.name) or getattr(other, one.name) for one in fields(Facts)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Bytes as they were found. `name` is what a document's source and a refusal say."""

    name: str
    data: bytes
    url: str | None = None
    media_type: str = ""
    charset: str | None = None
    depth: int = 0  # how many archives it was taken out of


@dataclass(frozen=True, slots=True)
class Release:
    """One release cut out of its source: its body, and the facts that stood beside it."""

    body: str
    facts: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the caller of `read` states and allows. Facts stated here fill in where a source has none."""

    published: date | None = None
    publisher: str | None = None
    allow_private: bool = False
    follow: bool = True  # fetch the page behind a feed's entry that carries only a summary
    size_limit: int = 20_000_000  # bytes of one file, page or line
    feed_limit: int = 50

    @classmethod
    def stated(cls, *, published: date | None, publisher: str | None, allow_private: bool, follow: bool) -> Wishes:
        """The caller's wishes with the limits of the settings."""
        return cls(
            published=published,
            publisher=publisher,
            allow_private=allow_private,
            follow=follow,
            size_limit=settings.SIZE_LIMIT.number() * 1_000_000,
            feed_limit=settings.FEED_LIMIT.number(),
        )


@dataclass(frozen=True, slots=True)
class Link:
    """The page behind an entry that carries only a summary, with what the feed states about it."""

    url: str
    facts: Facts
