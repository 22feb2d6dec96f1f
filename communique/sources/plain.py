"""Plain text: one release with its head, or a board of many. Refuses nothing that has words."""

from __future__ import annotations

from communique.sources.board import releases_of_board
from communique.sources.head import headed
from communique.sources.headings import set_apart
from communique.sources.material import Release
from communique.sources.text import characters, clean, paragraphs


def releases_of_text(text: str, *, day_first: bool | None = None) -> list[Release]:
    """The releases in a text, their paragraphs kept, wraps undone and glued headings set apart."""
    lines = characters(text)
    releases = releases_of_board(lines) or [headed(lines, day_first=day_first)]
    return [Release(set_apart(paragraphs(release.body)), release.facts) for release in releases]


__all__ = ["clean", "releases_of_text"]
