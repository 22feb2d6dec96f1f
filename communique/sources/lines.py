"""JSON in the record format, one object a line or one array: each a document, its text kept as it stands.

Refuses, by line, what is no JSON or has no text; the other lines are taken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from communique.records import Document, FormatError
from communique.sources import publishers
from communique.sources.refusal import Refusal, RefusedError

_HALF = re.compile(r"[\ud800-\udfff]")


def documents_of_lines(lines: Iterable[bytes], name: str) -> Iterator[Document | Refusal]:
    """A document for each line that is one; a refusal naming the line for each that is not."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _document(_parsed(line), name)
            except (RefusedError, FormatError) as error:
                yield Refusal(name, f"line {number}: {error}")


def documents_of_json(data: bytes, name: str) -> Iterator[Document | Refusal]:
    """The documents of a whole file: an object, an array of objects, or lines of them."""
    try:
        whole = _parsed(data)
    except RefusedError:
        yield from documents_of_lines(data.splitlines(), name)
        return
    for number, one in enumerate(whole if isinstance(whole, list) else [whole], start=1):
        try:
            yield _document(one, name)
        except FormatError as error:
            yield Refusal(name, f"item {number}: {error}" if isinstance(whole, list) else str(error))


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise RefusedError("not UTF-8, as JSON must be") from error
    except json.JSONDecodeError as error:
        raise RefusedError(f"no JSON: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise RefusedError("no JSON that can be read: numbers too long or brackets too deep") from error


def _document(line: Any, name: str) -> Document:
    if not isinstance(line, dict):
        raise FormatError("no object of the record format")
    wrong = [
        key for key in ("url", "publisher", "category", "language", "title", "source") if not _is_text(line.get(key))
    ]
    if wrong:
        raise FormatError(f"{wrong[0]} is no text")
    broken = [key for key, value in line.items() if isinstance(value, str) and _HALF.search(value)]
    if broken:
        raise FormatError(f"{broken[0]} holds half a character (a lone surrogate)")
    document = Document.from_json(line)
    house = publishers.name_of(document.publisher, document.published) if document.publisher else None
    return replace(document, source=document.source or name, publisher=house)


def _is_text(value: Any) -> bool:
    return value is None or isinstance(value, str)
