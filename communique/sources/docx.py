"""Word files: paragraphs and tables in their order. Refuses other Office files and zips that unpack without end."""

from __future__ import annotations

import io
import re
from typing import Any

from communique.sources.head import headed
from communique.sources.headings import set_apart
from communique.sources.material import Facts, Release
from communique.sources.refusal import RefusedError, extra, hostile
from communique.sources.text import characters, one_line


def releases_of_docx(data: bytes) -> list[Release]:
    """The release of a Word file. The caller has checked its zip. Raises RefusedError when it is broken or empty."""
    docx = extra("docx")
    with hostile("Word file"):
        document = docx.Document(io.BytesIO(data))
        blocks = [block for item in document.iter_inner_content() for block in _blocks(item)]
        title = _title(document)
        language = str(document.core_properties.language or "") or None
        category = str(document.core_properties.category or "") or None
    text = re.sub(r"\n{3,}", "\n\n", characters("\n\n".join(blocks)))
    if not any(character.isalpha() for character in text):
        raise RefusedError("no text in it")
    release = headed(text)
    stated = Facts(title=title or release.facts.title, category=category, language=language)
    body = release.body
    if title and release.facts.title and one_line(release.facts.title) != title:
        body = f"{release.facts.title}\n\n{body}"
    return [Release(set_apart(body), stated | release.facts)]


def _blocks(item: Any) -> list[str]:
    """The text of a paragraph, or of each row of a table."""
    if hasattr(item, "rows"):
        rows = [[one_line(cell.text) for cell in row.cells] for row in item.rows]
        return [" | ".join(dict.fromkeys(cell for cell in row if cell)) for row in rows]
    bullet = "- " if item.text.strip() and (item.style is not None and "List" in str(item.style.name)) else ""
    return [bullet + item.text]


def _title(document: Any) -> str | None:
    """The paragraph in a title's or first heading's style among the first ten."""
    for paragraph in document.paragraphs[:10]:
        style = str(paragraph.style.name) if paragraph.style is not None else ""
        if style in ("Title", "Heading 1") and paragraph.text.strip():
            return one_line(paragraph.text)
    return None
