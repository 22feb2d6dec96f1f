"""Records with their documents as plain JSON objects: the record format, with ids and the document's head.

One form for the command line, the web and the exports.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from communique.records import Quote
from communique.register import Hit, Source, Stored


def answer_json(value: object) -> Any:
    """Any answer of the register or the desk as plain values: records and documents by their own forms, days ISO."""
    match value:
        case Stored():
            return stored_json(value)
        case Source():
            return source_json(value)
        case Quote():
            return value.as_json()
        case date():
            return value.isoformat()
        case tuple() | list() | frozenset():
            return [answer_json(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: answer_json(getattr(value, one.name)) for one in fields(value)}
    return value


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
