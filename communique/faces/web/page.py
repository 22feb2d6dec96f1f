"""What a page is before it is sent: a template with its parts, and the other forms that the same answer has.

Every page has JSON; where it is a table, CSV. Computes nothing itself: forms are made only when they are asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from communique.desk.export.spreadsheet import csv_of
from communique.desk.tables import Table

JSON = "application/json; charset=utf-8"
CSV = "text/csv; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of an answer: its media type, how it is made, and the file's name where it is taken along."""

    media: str
    make: Callable[[], bytes | str]
    file: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An answer. `template` shows it to people, `forms` are the others by their suffix."""

    title: str
    template: str
    parts: Mapping[str, object]
    forms: Mapping[str, Form] = field(default_factory=dict)
    status: int = 200


def as_json(make: Callable[[], object]) -> Form:
    """A JSON form."""
    return Form(JSON, lambda: json.dumps(make(), ensure_ascii=False, indent=1) + "\n")


def as_csv(make: Callable[[], Table], name: str) -> Form:
    """A CSV form, its formula cells defused."""
    return Form(CSV, lambda: csv_of(make()), f"{name}.csv")
