"""A brief as a JSON object: sections, statements, and for each citation its document, place and words."""

from __future__ import annotations

from typing import Any

from communique.desk.brief.model import Brief, Note, Notes, Question, Section
from communique.desk.cited import Statement
from communique.desk.plain import source_json


def brief_json(brief: Brief) -> dict[str, Any]:
    """The whole brief as plain values."""
    notes = Notes.of(brief)
    return {
        "title": brief.title,
        "question": _question(brief.question),
        "as_of": brief.as_of.isoformat(),
        "published": {"first": _day(brief.first), "last": _day(brief.last)},
        "documents": brief.documents,
        "records": brief.records,
        "matching": brief.matching,
        "reviewed": round(brief.reviewed, 4),
        "sections": [_section(section, notes) for section in brief.sections],
        "sources": [_note(note) for note in notes],
        "method": brief.method,
    }


def _question(question: Question) -> dict[str, Any]:
    named = ("sector", "measure", "person", "agreement", "series", "length")
    days = ("since", "until", "as_of", "changed_since")
    asked: dict[str, Any] = {"parties": list(question.parties)}
    asked |= {name: getattr(question, name) for name in named if getattr(question, name)}
    return asked | {name: _day(getattr(question, name)) for name in days if getattr(question, name)}


def _section(section: Section, notes: Notes) -> dict[str, Any]:
    groups = [
        {"title": group.title, "statements": [_statement(one, notes) for one in group.statements]}
        for group in section.groups
    ]
    line = {"key": section.key, "title": section.title, "columns": list(section.columns), "groups": groups}
    return line | ({"remark": section.remark} if section.remark else {})


def _statement(statement: Statement, notes: Notes) -> dict[str, Any]:
    line: dict[str, Any] = {"text": statement.text, "sources": list(notes.of_statement(statement))}
    extra = {"label": statement.label, "cells": list(statement.cells), "reckoned": statement.reckoned}
    return line | {name: value for name, value in extra.items() if value}


def _note(note: Note) -> dict[str, Any]:
    citation = note.citation
    return {
        "number": note.number,
        "document": source_json(citation.source),
        "record": citation.record,
        "quote": citation.quote.as_json(),
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
