"""A release and its reading as a text for review: what was said, what was read, by which rule.

One record a paragraph, one field a line, so that the change of a rule is a small diff.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from communique.reading import read
from communique.records import Document, Reading, Record
from tests.gate.sets import sample

HERE = Path(__file__).parent


def pages() -> dict[Path, str]:
    """The file of each of our releases, and what should stand in it."""
    documents = {str(line["id"]): Document.from_json(line) for line in sample()}
    return {HERE / f"{name}.txt": page(read(document)) for name, document in sorted(documents.items())}


def page(reading: Reading) -> str:
    """The release, then its records in the order of their words."""
    document = reading.document
    head = [document.text, "", "=" * 100, f"published {document.published}; sectors {', '.join(reading.sectors)}"]
    return "\n".join([*head, *(line for record in reading.records for line in _record(record))]) + "\n"


def _record(record: Record) -> Iterator[str]:
    yield ""
    yield f"{record.kind}  “{' '.join(record.quote.words.split())}”"
    for name, value in record.as_json().items():
        if name not in ("kind", "quote", "plover"):
            yield f"    {name:10} {_plain(value)}"


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_plain, value))
    if isinstance(value, dict):
        return ", ".join(f"{name} {part}" for name, part in value.items())
    return str(value)
