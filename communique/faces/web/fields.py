"""What a record says beside its headline, field by field, as pages list it: the field's name and its value in words.

Pure: no markup here. Countries that have a brief are given by their codes, for the page to lead there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from communique.desk.english import day_words, heading_name
from communique.desk.tables import number, term_text
from communique.faces.web.labels import HEADED, word
from communique.records import Record

_PARTIES = ("parties", "targets")
_UNTOLD = ("kind", "quote", "rule", "plover")


class Field(NamedTuple):
    """A field: its name, its value in words, and the countries and blocs that it names where it names nothing else."""

    name: str
    said: str
    parties: tuple[str, ...] = ()


def told(record: Record) -> list[Field]:
    """The fields of a record that say something, but for those that its headline says already."""
    headed = HEADED[record.kind]
    stated = record.as_json().items()
    return [_field(record, name, value) for name, value in stated if name not in _UNTOLD and name not in headed]


def _field(record: Record, name: str, value: Any) -> Field:
    called = "read by" if name == "reader" else name.replace("_", " ")
    if name in _PARTIES:
        return Field(called, "", tuple(value))
    return Field(called, _SAID[name](record, value) if name in _SAID else str(value))


def _names(_: Record, value: list[str]) -> str:
    return "; ".join(map(heading_name, value))


def _name(_: Record, value: str | list[str]) -> str:
    return heading_name(value if isinstance(value, str) else ", ".join(value))


def _day(_: Record, value: str) -> str:
    return day_words(value) if value else ""


def _place(_: Record, value: Mapping[str, str]) -> str:
    return ", ".join(filter(None, (value.get("name"), heading_name(value.get("country") or ""))))


def _terms(record: Record, _: object) -> str:
    return "; ".join(map(term_text, getattr(record, "terms", ())))


def _history(_: Record, value: list[Mapping[str, str]]) -> str:
    return "; ".join(" ".join(filter(None, (word(rung["stage"]), _day(_, rung.get("date", ""))))) for rung in value)


def _listed(_: Record, value: list[str]) -> str:
    return "; ".join(value)


def _number(_: Record, value: float) -> str:
    return number(value)


def _word(_: Record, value: str) -> str:
    return word(value)


_SAID: Mapping[str, Callable[[Record, Any], str]] = {
    **dict.fromkeys(("by", "to", "hosts"), _names),
    **dict.fromkeys(("party", "imposer", "partner"), _name),
    **dict.fromkeys(("date", "period", "since", "announced", "effective"), _day),
    "place": _place,
    "terms": _terms,
    "history": _history,
    **dict.fromkeys(("products", "reader"), _listed),
    **dict.fromkeys(("value", "edition", "attendance"), _number),
    **dict.fromkeys(("act", "status", "stage", "type", "instrument", "frequency", "of"), _word),
}
