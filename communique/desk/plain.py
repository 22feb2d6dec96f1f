"""Records with their documents as plain JSON objects: the record format, with ids and the document's head.

One form for the command line, the web and the exports.
"""

from __future__ import annotations

from typing import Any

from communique.register import Hit, Source, Stored


def stored_json(stored: Stored) -> dict[str, Any]:
    """A record in the record format, with its id, its document's head and what is derived."""
    line = {"id": stored.id} | stored.record.as_json()
    extra = {"entity": stored.entity, "judged": stored.judged}
    line |= {name: value for name, value in extra.items() if value is not None}
    return line | {"sectors": list(stored.sectors), "document": source_json(stored.source)}


def source_json(source: Source) -> dict[str, Any]:
    """A document's head."""
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published.isoformat() if source.published else None,
        "url": source.url,
        "category": source.category,
        "language": source.language,
        "source": source.source,
    }


def hit_json(hit: Hit) -> dict[str, Any]:
    """A place where the words sought stand; `marks` are offsets in the document's text."""
    return {
        "document": source_json(hit.source),
        "record": stored_json(hit.record) if hit.record else None,
        "snippet": hit.snippet,
        "start": hit.start,
        "end": hit.end,
        "marks": [list(mark) for mark in hit.marks],
        "rank": hit.rank,
    }
