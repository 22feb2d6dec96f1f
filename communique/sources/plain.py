"""Plain text: one release with its head, or a board of many. Refuses nothing that has words."""

from __future__ import annotations

import re
from html import unescape

from communique.sources.board import releases_of_board
from communique.sources.head import headed
from communique.sources.headings import set_apart
from communique.sources.material import Release
from communique.sources.text import characters, paragraphs

# What scrapers leave of a page's markup in its text.
_ENTITY = re.compile(r"&(?:amp|nbsp|quot|apos|lt|gt|[lr][sd]quo|[nm]dash|hellip|bull|#\d{1,6}|#x[0-9a-fA-F]{1,5});")


def releases_of_text(text: str, *, day_first: bool | None = None) -> list[Release]:
    """The releases in a text, their paragraphs kept, wraps undone and glued headings set apart."""
    lines = characters(_ENTITY.sub(lambda entity: unescape(entity.group()), text))
    releases = releases_of_board(lines) or [headed(lines, day_first=day_first)]
    return [Release(set_apart(paragraphs(release.body)), release.facts) for release in releases]
