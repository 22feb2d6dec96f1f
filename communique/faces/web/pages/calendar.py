"""The days ahead: what releases say will happen, and which dialogues are due; also as a calendar file."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from fastapi import Request

from communique.desk.calendar import Appointment, calendar
from communique.desk.english import MONTHS
from communique.desk.export.icalendar import icalendar
from communique.desk.plain import answer_json
from communique.desk.tables import Table
from communique.faces.web.asked import Asked
from communique.faces.web.house import House
from communique.faces.web.page import Form, Page, as_csv, as_json


def ahead(house: House, request: Request) -> Page:
    """The appointments from a day on: from `as_of`, else from today."""
    asked = Asked.of(request.query_params)
    today = asked.day("as_of", is_last=True) or house.today()
    found = calendar(house.register, asked.filter(), today)
    in_order = sorted(found, key=lambda one: _day(one, today))
    months = [(name, tuple(some)) for name, some in groupby(in_order, key=lambda one: _month(one, today))]
    return Page(
        title="Calendar",
        template="calendar.html",
        parts={"asked": asked, "months": months, "today": today, "total": len(found)},
        forms={
            "json": as_json(lambda: {"from": today.isoformat(), "appointments": [answer_json(one) for one in found]}),
            "csv": as_csv(lambda: _table(found), "calendar"),
            "ics": Form("text/calendar; charset=utf-8", lambda: icalendar(found), "calendar.ics"),
        },
    )


def _month(one: Appointment, today: date) -> str:
    """The month of its day, or the whole year that it may be in."""
    if (one.last - one.first).days > 363:
        return str(one.last.year)
    day = _day(one, today)
    return f"{MONTHS[day.month - 1]} {day.year}"


def _day(one: Appointment, today: date) -> date:
    """The day under which it stands: the last of a long time, else the first; what runs already stands under today."""
    return one.last if (one.last - one.first).days > 31 else max(one.first, today)


def _table(found: tuple[Appointment, ...]) -> Table:
    names = ("first", "last", "title", "place", "reckoned", "because", "document", "id")
    rows = tuple(
        (
            one.first.isoformat(),
            one.last.isoformat(),
            one.title,
            one.place,
            "yes" if one.is_reckoned else "no",
            one.because,
            one.records[0].source.id,
            one.id,
        )
        for one in found
    )
    return Table(names, rows)
