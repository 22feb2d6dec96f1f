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


def timeline(register: Register, asked: Filter) -> tuple[Moment, ...]:
    """The moments that match, oldest first; the same event told by several releases is one moment."""
    found: dict[tuple[object, ...], list[Stored]] = {}
    for stored in register.records(replace(asked, kind=("event", "agreement"), order="oldest")):
        if _day(stored) and stored.first_day and stored.last_day:
            found.setdefault(_sameness(stored), []).append(stored)
    moments = [_moment(tuple(group)) for group in found.values()]
    return tuple(
        sorted(
            moments,
            key=lambda moment: (moment.first, moment.last, moment.main.source.id, moment.main.record.quote.start),
        )
    )


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
