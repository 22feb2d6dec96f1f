"""What happened between parties, day by day.

Asks the register for events and for agreements that state a day; what has no day of its own has no place here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from communique.records import Agreement, Event
from communique.register import Filter, Register, Stored


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened or will happen on a day or in a span (EDTF), and the records that say so."""

    first: date
    last: date
    edtf: str
    records: tuple[Stored, ...]

    @property
    def main(self) -> Stored:
        """The record that is shown: the first one."""
        return self.records[0]


KINDS = ("event", "agreement")


def timeline(register: Register, asked: Filter, *, newest: int | None = None) -> tuple[Moment, ...]:
    """The moments that match, oldest first; the same event told by several releases is one moment.

    With `newest` only so many records are looked at, those of the latest days.
    """
    found: dict[tuple[object, ...], list[Stored]] = {}
    if newest is None:
        records = register.records(replace(asked, kind=KINDS, order="oldest"))
    else:
        records = sorted(register.records(replace(asked, kind=KINDS, limit=newest)), key=last_day)
    for stored in records:
        if _day(stored) and stored.first_day and stored.last_day:
            found.setdefault(_sameness(stored), []).append(stored)
    moments = [_moment(tuple(group)) for group in found.values()]
    return tuple(
        sorted(
            moments,
            key=lambda moment: (moment.first, moment.last, moment.main.source.id, moment.main.record.quote.start),
        )
    )


def last_day(stored: Stored) -> date:
    """The day that a record is ordered by: the last of its own, else that of its release."""
    return stored.last_day or stored.source.published or date.min


def _moment(group: tuple[Stored, ...]) -> Moment:
    main = group[0]
    assert main.first_day is not None
    assert main.last_day is not None
    return Moment(main.first_day, main.last_day, _day(main) or "", group)


def _day(stored: Stored) -> str | None:
    record = stored.record
    return record.date if isinstance(record, Event | Agreement) else None


def _sameness(stored: Stored) -> tuple[object, ...]:
    """What two records of one event share. Without an entity: act, day, parties, and the object where it has one."""
    record = stored.record
    if isinstance(record, Event):
        if stored.entity:
            return ("event", stored.entity)
        about = " ".join((record.object or "").casefold().split())
        meets = record.act in ("meet", "visit")
        return ("event", record.act, record.date, record.parties, record.by if meets else about)
    assert isinstance(record, Agreement)
    return ("agreement", stored.entity or record.name.casefold(), record.stage, record.date)
