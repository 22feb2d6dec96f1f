"""The document reader: the release as saved, every record's words lit by kind, each linked to its record and back.

Shows what the register holds; why a record was read is asked of the reading, of today's grammar.
"""

from __future__ import annotations

import re

from fastapi import Request

from communique.desk.asking import AskedError
from communique.desk.plain import source_json, stored_json
from communique.desk.tables import Table
from communique.faces.web.asked import Asked
from communique.faces.web.highlight import Numbered, numbered, paragraphs
from communique.faces.web.house import House
from communique.faces.web.labels import KINDS
from communique.faces.web.missing import NotFoundError
from communique.faces.web.page import Page, as_csv, as_json
from communique.reading.explain import Explanation, Step, explain
from communique.records import Document
from communique.register import Found, Source, Stored
from communique.second.explain import steps

_STRETCH = re.compile(r"(\d{1,9})-(\d{1,9})")
_AROUND = 320


def document(house: House, request: Request) -> Page:
    """A release with its records."""
    found, head, records = _opened(house, request.path_params["id"])
    asked = Asked.of(request.query_params)
    lit, lit_record = _lit(asked, found.document, records)
    counted = {kind: sum(one.stored.record.kind == kind for one in records) for kind in KINDS}
    return Page(
        title=head.title or "Untitled release",
        template="document.html",
        parts={
            "document": found.document,
            "source": head,
            "records": records,
            "paragraphs": paragraphs(found.document, records, lit),
            "lit_record": lit_record,
            "counted": {kind: count for kind, count in counted.items() if count},
            "sectors": found.reading.sectors,
            "grammar": found.reading.grammar,
        },
        forms={
            "json": as_json(
                lambda: found.reading.as_json() | {"records": [stored_json(one.stored) for one in records]}
            ),
            "csv": as_csv(lambda: _table(records), f"document-{head.id}"),
        },
    )


def excerpt(house: House, request: Request) -> Page:
    """The sentence asked for in its surroundings: what stands beside a brief when a citation is chosen."""
    found, head, records = _opened(house, request.path_params["id"])
    lit, _ = _lit(Asked.of(request.query_params), found.document, records)
    start, end = lit or (0, min(len(found.document.text), _AROUND))
    text = found.document.text
    low, high = _word_edge(text, max(0, start - _AROUND), -1), _word_edge(text, min(len(text), end + _AROUND), 1)
    parts = {
        "source": head,
        "before": ("… " if low else "") + text[low:start],
        "words": text[start:end],
        "after": text[end:high] + (" …" if high < len(text) else ""),
        "at": f"/document/{head.id}?words={start}-{end}#lit",
    }
    plain = {"document": source_json(head), "start": start, "end": end, "words": text[start:end]}
    return Page(title=head.title, template="excerpt.html", parts=parts, forms={"json": as_json(lambda: plain)})


def why(house: House, request: Request) -> Page:
    """Why a record was read: the tree of rules behind it."""
    found, head, records = _opened(house, request.path_params["id"])
    one = next((one for one in records if one.stored.id == request.path_params["record"]), None)
    if one is None:
        raise NotFoundError("there is no such record in this release")
    told = [each for each in explain(found.document) if _is_same(each, one.stored)]
    if by_model := steps(found.document, one.stored.record):
        told.append(Explanation(one.stored.record, by_model))
    return Page(
        title="Why was this read?",
        template="why.html",
        parts={"source": head, "one": one, "told": told, "grammar": found.reading.grammar},
        forms={"json": as_json(lambda: _why_json(one.stored, told))},
    )


def _opened(house: House, id: str) -> tuple[Found, Source, tuple[Numbered, ...]]:
    found = house.register.document(id)
    if found is None:
        raise NotFoundError(f"there is no release {id}")
    return found, _head(found.document), numbered(found.records)


def _head(document: Document) -> Source:
    names = ("id", "title", "publisher", "published", "url", "category", "language", "source")
    return Source(*(getattr(document, name) for name in names))


def _lit(
    asked: Asked, document: Document, records: tuple[Numbered, ...]
) -> tuple[tuple[int, int] | None, Numbered | None]:
    """The stretch that the address asks to be lit, and the record it is of."""
    if id := asked.one("record"):
        one = next((one for one in records if one.stored.id == id), None)
        quote = one.stored.record.quote if one else None
        return ((quote.start, quote.end) if quote else None), one
    if (words := asked.one("words")) is None:
        return None, None
    stretch = _STRETCH.fullmatch(words)
    if not stretch or not 0 <= int(stretch[1]) < int(stretch[2]) <= len(document.text):
        raise AskedError(f"words is a stretch of this release such as 120-180, not {words!r}")
    return (int(stretch[1]), int(stretch[2])), None


def _is_same(told: Explanation, stored: Stored) -> bool:
    record = told.record
    return record.as_json() == stored.record.as_json() or (
        record.kind == stored.record.kind and record.quote == stored.record.quote
    )


def _word_edge(text: str, at: int, step: int) -> int:
    """The nearest place outwards where a word ends."""
    while 0 < at < len(text) and not text[at - (step > 0) : at + (step < 0)].isspace():
        at += step
    return at


def _table(records: tuple[Numbered, ...]) -> Table:
    """All records of a release: what every kind has."""
    rows = []
    for one in records:
        stored = one.stored
        quote = stored.record.quote
        name = next(
            (value for each in ("name", "person", "object", "act") if (value := getattr(stored.record, each, None))),
            None,
        )
        rows.append(
            (one.number, stored.record.kind, name, quote.words, quote.start, quote.end, stored.record.rule, stored.id)
        )
    return Table(("number", "kind", "name", "quote", "start", "end", "rule", "id"), tuple(rows))


def _why_json(stored: Stored, told: list[Explanation]) -> dict[str, object]:
    return {"record": stored_json(stored), "steps": [_step_json(step) for each in told for step in each.steps]}


def _step_json(step: Step) -> dict[str, object]:
    line = {"rule": step.rule, "says": step.says, "quote": step.quote.as_json(), "blanks": dict(step.blanks)}
    return line | {"steps": [_step_json(one) for one in step.steps]}
