"""Marks of things: a number for each that is another one as soon as the register tells anything else of the thing.

What was made of a thing once stands as long as its mark does, whatever was written of other things. Reckoned from the
columns of one state; marks of two processes mean nothing to each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, literal, select

from communique.register.batches import among
from communique.register.memory.columns import NONE, places
from communique.register.memory.index import Index, Rows
from communique.register.schema import form, form_key, record

Marks = NDArray[np.uint64]
# Odd numbers without a pattern, and the shifts that stir every bit of a number into all others (splitmix64).
_BY = tuple(np.uint64(odd) for odd in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93))
_SHIFTS = (np.uint64(30), np.uint64(27), np.uint64(31))

# The events that may have moved an agreement stand in a block of one of its names.
_ITS_BLOCK, _OF_EVENTS = len("ag "), "ev of "
_its = form_key.alias("its")
_acts = form_key.alias("acts")
_BLOCKS = (
    select(form.c.entity, literal(_OF_EVENTS).concat(func.substr(_its.c.key, _ITS_BLOCK + 1)).label("key"))
    .join(_its, _its.c.form == form.c.id)
    .where(among(form.c.entity, "ids"))
    .distinct()  # many names stand in one block
    .subquery("blocks")
)
_ACTS = (
    select(_BLOCKS.c.entity, record.c.number)
    .join(_acts, _acts.c.key == _BLOCKS.c.key)
    .join(record, record.c.id == _acts.c.form)
    .distinct()
)


def marks_of(index: Index) -> Marks:
    """The marks of all things in their order, by what they are called and by the records that tell of them."""
    found: Marks = index.columns.things.called.astype(np.uint64)
    stirred = _stirred(index, index.all)
    for told in (index.about, index.naming):
        # Of each thing the sum up to its last record, less the sum up to the last one of the thing before it.
        sums = np.append(np.uint64(0), np.cumsum(stirred.take(told.values)))
        found += np.diff(sums.take(told.starts))
    return found


def marks_of_acts(connection: Connection, index: Index, ids: Collection[str]) -> dict[str, int]:
    """For agreements what their marks leave out: the events that may have signed, ratified or ended each."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for id, number in connection.execute(_ACTS, {"ids": list(ids)}):
        numbers[id].append(number)
    return {id: _of_records(index, numbers[id]) if id in numbers else 0 for id in ids}


def _of_records(index: Index, numbers: Sequence[int]) -> int:
    rows = places(index.columns.records.numbers, np.array(numbers, np.int32))
    return int(_stirred(index, rows[rows != NONE]).sum(dtype=np.uint64))


def _stirred(index: Index, rows: Rows) -> Marks:
    """A number for each record: of which it is, how it was judged, and what stands at the head of its document."""
    records, heads = index.columns.records, index.columns.documents.stamps
    mixed: Marks = np.zeros(len(rows), np.uint64)
    plain = [one.take(rows) for one in (records.numbers, records.judged, records.published)]
    parts: list[NDArray[Any]] = [*plain, heads.take(records.documents.take(rows))]
    for part, by in zip(parts, _BY, strict=True):
        mixed += (part.astype(np.uint64) + np.uint64(1)) * by
    return _stir(mixed)


def _stir(values: Marks) -> Marks:
    for shift, by in zip(_SHIFTS, (*_BY[1:3], np.uint64(1)), strict=True):
        values = (values ^ (values >> shift)) * by
    return values
