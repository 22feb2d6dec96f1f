"""Small readings of our own sentences: a test says only what matters to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from communique import records
from communique.records import Document, Reading, Record


def release(*sentences: str, published: str | None = "2025-12-01", title: str = "A release", **fields: Any) -> Document:
    """A document of a title and sentences."""
    day = date.fromisoformat(published) if published else None
    return Document(text="\n\n".join([title, " ".join(sentences)]), title=title, published=day, **fields)


def said(document: Document, kind: str, words: str = "", **fields: Any) -> Record:
    """A record of `kind` that quotes `words` (all of the text when empty)."""
    words = words or document.text
    start = document.text.index(words)
    return records.KINDS[kind](quote=document.quote(start, start + len(words)), rule="test", **fields)


def reading(document: Document, *found: Record, sectors: tuple[str, ...] = (), grammar: str = "1") -> Reading:
    """A reading of these records."""
    return Reading(document, found, sectors, (), grammar)


def meeting(
    number: int = 1, *, parties: tuple[str, ...] = ("KR", "CA"), date: str = "2025-12-01", **fields: Any
) -> Reading:
    """A release about one meeting; `number` makes it another release."""
    document = release(f"Officials of both sides met for round {number} in Seoul.", title=f"Meeting {number}")
    document = replace(document, **{name: fields.pop(name) for name in ("published", "publisher") if name in fields})
    event = said(document, "event", "Officials of both sides met", act="meet", parties=parties, date=date, **fields)
    return reading(document, event)
