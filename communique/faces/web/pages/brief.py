"""A brief in the browser: sections, statements, and citations that open the release where the words stand lit.

Composes nothing: the desk does, and its renderers make the files to take along.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import get_args

from fastapi import Request

from communique.desk import asking, citing
from communique.desk.asking import AskedError
from communique.desk.brief import Brief, Length, Note, Notes, Question, compose
from communique.desk.brief.render import heading
from communique.desk.brief.render.docx import docx
from communique.desk.brief.render.html import html
from communique.desk.brief.render.json import brief_json
from communique.desk.brief.render.markdown import markdown
from communique.desk.brief.render.pdf import pdf
from communique.faces.web.asked import Asked
from communique.faces.web.house import House
from communique.faces.web.page import Form, Page, as_json
from communique.register import Filter, Source

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Sources:
    """The numbered sources of a brief, and which numbers a statement has."""

    notes: tuple[Note, ...]
    numbers: Callable[..., tuple[int, ...]]

    def at(self, number: int) -> Note:
        """The source of a number."""
        return self.notes[number - 1]


def brief(house: House, request: Request) -> Page:
    """The brief that an address asks for."""
    asked = Asked.of(request.query_params)
    names = [request.path_params[name] for name in ("one", "other") if name in request.path_params]
    question = _question(asked, asking.parties([*names, *asked.all("party")]))
    made = compose(house.register, question, today=house.today())
    notes = Notes.of(made)
    return Page(
        title=made.title,
        template="brief.html",
        parts={
            "brief": made,
            "facts": heading.facts(made),
            "sources": Sources(tuple(notes), notes.of_statement),
            "source_name": heading.source_name,
            "short_name": heading.short_name,
            "releases": heading.by_release(notes),
            "asked": asked,
            "lengths": get_args(Length),
            "party_codes": question.parties,
        },
        forms=_forms(made),
    )


def brief_asked(house: House, request: Request) -> Page:
    """The page where a brief is asked for; with a question in the address, the brief."""
    if request.query_params:
        return brief(house, request)
    found = house.register.facets(Filter(), by="party")[:24]
    return Page(
        title="Brief",
        template="brief_ask.html",
        parts={"parties": found, "message": None},
        forms={"json": as_json(lambda: {"parties": [{"party": code, "records": count} for code, count in found]})},
    )


def _question(asked: Asked, parties: tuple[str, ...]) -> Question:
    sector = asked.one("sector")
    question = Question(
        parties=parties,
        sector=asking.sector(sector) if sector else None,
        measure=asked.one("measure"),
        person=asked.one("person"),
        agreement=asked.one("agreement"),
        series=asked.one("series"),
        since=asked.day("since"),
        until=asked.day("until", is_last=True),
        as_of=asked.day("as_of", is_last=True),
        changed_since=asked.day("changed_since"),
        length=_length(asked.one("length") or "standard"),
    )
    if len(parties) > 2 or not (parties or question.thing or question.sector):
        raise AskedError("a brief is about one or two parties, a sector, or one measure, person, agreement or series")
    return question


def _length(name: str) -> Length:
    lengths: dict[str, Length] = {one: one for one in get_args(Length)}
    if name not in lengths:
        raise AskedError(f"a brief is {', '.join(lengths)} long, not {name!r}")
    return lengths[name]


def _forms(made: Brief) -> Mapping[str, Form]:
    name = "brief-" + ("-".join(made.question.parties).lower() or "of-the-register")
    sources = partial(_sources, made)
    return {
        "json": as_json(lambda: brief_json(made)),
        "docx": Form(_WORD, lambda: docx(made), f"{name}.docx"),
        "pdf": Form("application/pdf", lambda: pdf(made), f"{name}.pdf"),
        "md": Form("text/markdown; charset=utf-8", lambda: markdown(made), f"{name}.md"),
        "html": Form("text/html; charset=utf-8", lambda: html(made), f"{name}.html"),
        "bib": Form("application/x-bibtex; charset=utf-8", lambda: citing.bibtex(sources()), f"{name}.bib"),
        "ris": Form("application/x-research-info-systems; charset=utf-8", lambda: citing.ris(sources()), f"{name}.ris"),
        "csl": as_json(lambda: citing.csl_json(sources())),
    }


def _sources(made: Brief) -> list[Source]:
    return list({note.citation.source.id: note.citation.source for note in Notes.of(made)}.values())
