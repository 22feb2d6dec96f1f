"""Appointments as iCalendar (RFC 5545), all-day, with the words that announce them (extra `export`)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import Any

from communique.desk.calendar import Appointment
from communique.desk.extras import extra


def icalendar(appointments: Iterable[Appointment]) -> bytes:
    """A calendar file. What is reckoned is tentative. Raises ExtraMissingError."""
    library = extra("icalendar", "export")
    calendar = library.Calendar()
    calendar.add("prodid", "-//Communique//EN")
    calendar.add("version", "2.0")
    for appointment in appointments:
        calendar.add_component(_event(library, appointment))
    made: bytes = calendar.to_ical()
    return made


def _event(library: Any, appointment: Appointment) -> Any:
    source = appointment.records[0].source
    event = library.Event()
    event.add("uid", f"{appointment.id}@communique")
    # The stamp is the release's day, so that the same register gives the same file.
    event.add("dtstamp", datetime.combine(source.published or appointment.first, time(), UTC))
    event.add("dtstart", appointment.first)
    event.add("dtend", appointment.last + timedelta(days=1))
    event.add("summary", appointment.title)
    event.add("status", "TENTATIVE" if appointment.is_reckoned else "CONFIRMED")
    day = source.published.isoformat() if source.published else None
    named = ", ".join(filter(None, (source.publisher, source.title, day)))
    event.add("description", f"{appointment.because}\n\n{named}")
    if appointment.place:
        event.add("location", appointment.place)
    if source.url:
        event.add("url", source.url)
    return event
