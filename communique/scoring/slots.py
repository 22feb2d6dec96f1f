"""What is scored: the slots of every kind of record, how each compares, and what it weighs.

A table; it decides nothing. `plover` follows from `act`, so it is no slot of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from communique.records import PLOVER
from communique.scoring import credits

PASSED_OVER = frozenset({"state", "discuss"})  # what people merely say
KNOWN_ACTS = frozenset(PLOVER) | PASSED_OVER
BESIDE_SLOTS = frozenset({"kind", "quote", "rule", "plover", "alt", "optional", "optional_slots", "reader"})


@dataclass(frozen=True, slots=True)
class Slot:
    """How values of a slot compare, what one weighs, and whether it weighs double in the alignment."""

    credit: Callable[[object, object], float]
    weight: float = 1.0
    key: bool = False


_NAME, _CODE, _DATE, _PLACE, _NUMBER, _PHRASE = (
    Slot(credit)
    for credit in (credits.name, credits.exact, credits.date, credits.place, credits.number, credits.phrase)
)
_LOOSE = Slot(credits.phrase, weight=0.5)
_KEY_NAME, _KEY_CODE, _KEY_NUMBER = (replace(slot, key=True) for slot in (_NAME, _CODE, _NUMBER))

SLOTS: Mapping[str, Mapping[str, Slot]] = {
    "role": {"person": _KEY_NAME, "title": _NAME, "organisation": _NAME, "party": _NAME},
    "event": {
        "act": _KEY_CODE,
        "by": _NAME,
        "to": _NAME,
        "parties": _NAME,
        "date": _DATE,
        "place": _PLACE,
        "object": _LOOSE,
        "status": _CODE,
        "condition": _LOOSE,
    },
    "agreement": {
        "name": _KEY_NAME,
        "type": _CODE,
        "parties": _NAME,
        "stage": _CODE,
        "date": _DATE,
        "history": Slot(credits.stage),
    },
    "series": {
        "name": _KEY_NAME,
        "edition": _CODE,
        "date": _DATE,
        "place": _PLACE,
        "since": _DATE,
        "frequency": _CODE,
        "attendance": _NUMBER,
        "parties": _NAME,
        "hosts": _NAME,
    },
    "measure": {
        "name": _LOOSE,
        "imposer": _KEY_NAME,
        "instrument": _KEY_CODE,
        "targets": _NAME,
        "products": _PHRASE,
        "terms": Slot(credits.term),
        "status": _CODE,
        "announced": _DATE,
        "effective": _DATE,
    },
    "figure": {
        "value": _KEY_NUMBER,
        "unit": _CODE,
        "of": _CODE,
        "party": _NAME,
        "partner": _NAME,
        "period": _DATE,
        "bound": _CODE,
    },
    "initiative": {"name": _KEY_NAME, "type": _CODE, "parties": _NAME, "status": _CODE, "place": _PLACE},
}
