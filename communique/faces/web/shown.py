"""Pages as HTML: the templates, what they may call, and how hostile text is made harmless.

Everything is escaped by the templates; characters that could turn a line round or act on a terminal become visible.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from communique import edtf
from communique.desk.cited import Citation
from communique.desk.english import day_words, heading_name, party_name, place_name
from communique.desk.tables import number, term_text
from communique.faces.web import fields, labels
from communique.faces.web.access import Caller, Role
from communique.faces.web.escaping import Escaping, visible
from communique.faces.web.house import House
from communique.faces.web.page import JSON, Page
from communique.register import Source, Stored


def day(value: date | str | None) -> str:
    """A day or EDTF date in words; nothing for none."""
    return day_words(value.isoformat() if isinstance(value, date) else value) if value else ""


def days(first: date, last: date) -> str:
    """A span of days in words: a whole year as "2028", a whole month as "March 2026"."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    is_month = (
        first.day == 1 and (last + timedelta(days=1)).day == 1 and (first.year, first.month) == (last.year, last.month)
    )
    if is_month:
        return day_words(first.isoformat()[:7])
    return day(first) if first == last else day_words(f"{first.isoformat()}/{last.isoformat()}")


def is_past(when: str, today: date) -> bool:
    """Whether an EDTF date is over."""
    return edtf.span(when)[1] < today


def outward(url: str | None) -> str | None:
    """An address that may become a link: http or https, else None."""
    return url if url and re.match(r"https?://", url, re.IGNORECASE) else None


def cited_at(citation: Citation) -> str:
    """Where the words of a citation stand lit in their document."""
    return words_at(citation.source.id, citation.quote.start, citation.quote.end)


def stored_at(stored: Stored) -> str:
    """Where a record's words stand lit in their document."""
    return f"/document/{stored.source.id}?record={stored.id}#lit"


def words_at(document: str, start: int, end: int) -> str:
    """Where words of a document stand lit."""
    return f"/document/{document}?words={start}-{end}#lit"


def source_line(source: Source) -> str:
    """Publisher and day, as a line under a title."""
    return " · ".join(filter(None, (source.publisher, day(source.published))))


@cache
def environment() -> Environment:
    """The templates."""
    made = Escaping(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=visible,
    )
    made.filters |= {
        "day": day,
        "days": lambda one: days(one.first, one.last) if one.first and one.last else "",
        "party": heading_name,
        "party_name": party_name,
        "word": labels.word,
        "number": number,
        "place": place_name,
        "is_past": is_past,
        "term": term_text,
        "told": fields.told,
        "outward": outward,
        "cited_at": cited_at,
        "stored_at": stored_at,
        "source_line": source_line,
    }
    made.globals |= {name: getattr(labels, name) for name in ("value_of", "deed", "OPERATORS", "KINDS")}
    return made


def html(request: Request, page: Page) -> Response:
    """A page for people."""
    text = environment().get_template(page.template).render(_parts(request, page))
    return HTMLResponse(text, page.status)


def fragment(request: Request, template: str, parts: Mapping[str, object]) -> Response:
    """A part of a page, for a script to put where it belongs."""
    return HTMLResponse(environment().get_template(template).render({**_around(request), **parts}))


def refusal(request: Request, message: str, *, status: int) -> Response:
    """A fault in one line: a page for people, JSON or text for programs."""
    if request.url.path.endswith(".json"):
        return Response(
            environment().from_string("{{ {'error': e} | tojson }}").render(e=message), status, media_type=JSON
        )
    if "text/html" not in request.headers.get("accept", "text/html"):
        return PlainTextResponse(f"{message}\n", status)
    title = "Not found" if status == 404 else "That cannot be answered"
    return html(request, Page(title=title, template="refusal.html", parts={"message": message}, status=status))


def _parts(request: Request, page: Page) -> dict[str, object]:
    path = request.url.path.rstrip("/")
    query = f"?{request.url.query}" if request.url.query else ""
    forms = {suffix: f"{path or '/home'}.{suffix}{query}" for suffix in page.forms}
    return {**_around(request), "title": page.title, "forms": forms, **page.parts}


def _around(request: Request) -> dict[str, object]:
    house: House = request.app.state.house
    caller: Caller = request.scope.get("caller") or Caller("", Role.NOBODY)
    return {
        "path": request.url.path,
        "caller": caller,
        "may_judge": caller.role >= Role.REVIEWER,
        "is_open": house.access.is_open,
        "form_token": house.access.form_token if caller.role >= Role.REVIEWER else "",
    }
