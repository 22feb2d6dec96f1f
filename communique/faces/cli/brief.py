"""`communique brief`: the state of a relationship or a thing, on the terminal or as a file.

Chooses the form by the option or by the file's name; composes nothing.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from communique.desk import asking, citing
from communique.desk.brief import Brief, Length, Notes, Question, compose
from communique.desk.brief.render.docx import docx
from communique.desk.brief.render.html import html
from communique.desk.brief.render.json import brief_json
from communique.desk.brief.render.markdown import markdown
from communique.desk.brief.render.pdf import pdf
from communique.faces.cli import options, show
from communique.faces.cli.laid_out import terminal
from communique.faces.cli.options import AsOfOption, RegisterOption, SectorOption, SinceOption, UntilOption
from communique.register import Source


def _json(brief: Brief) -> str:
    return json.dumps(brief_json(brief), ensure_ascii=False, indent=1) + "\n"


def _csl(brief: Brief) -> str:
    return json.dumps(citing.csl_json(_sources(brief)), ensure_ascii=False, indent=1) + "\n"


FORMS: Mapping[str, Callable[[Brief], str | bytes]] = {
    "md": markdown,
    "html": html,
    "json": _json,
    "docx": docx,
    "pdf": pdf,
    "csl": _csl,
    "bib": lambda brief: citing.bibtex(_sources(brief)),
    "ris": lambda brief: citing.ris(_sources(brief)),
}
Form = StrEnum("Form", "md html json docx pdf csl bib ris")
Lengths = StrEnum("Lengths", "page standard book")


def brief(
    parties: Annotated[
        list[str] | None,
        typer.Argument(metavar="PARTY", help='One or two countries or blocs: "KR", "South Korea", "EU".'),
    ] = None,
    sector: SectorOption = None,
    measure: Annotated[str | None, typer.Option("--measure", help="A measure, by words of its name.")] = None,
    person: Annotated[str | None, typer.Option("--person", help="A person, by name.")] = None,
    agreement: Annotated[str | None, typer.Option("--agreement", help="An agreement, by words of its name.")] = None,
    series: Annotated[str | None, typer.Option("--series", help="A dialogue or forum, by words of its name.")] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: AsOfOption = None,
    changed_since: Annotated[
        str | None,
        typer.Option(
            "--changed-since", metavar="DAY", help="What is told as new begins here, not at --since or a week ago."
        ),
    ] = None,
    length: Annotated[Lengths, typer.Option("--length", help="page, standard or book.")] = Lengths["standard"],
    form: Annotated[
        Form | None, typer.Option("--format", "-f", help="The form; else it follows the file's name.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None,
    is_json: options.JsonOption = False,
    register: RegisterOption = options.REGISTER,
) -> None:
    """Print the state of a relationship, every statement with its source.

    One country, two countries, a country and a bloc; narrowed by sector; or one measure, person, agreement or series.
    On a terminal it is laid out, through a pipe it is Markdown; a file is md, html, docx, pdf or json, and its sources
    alone are csl, bib or ris.
    """
    asked = Question(
        parties=asking.parties(parties or []),
        sector=asking.sector(sector) if sector else None,
        measure=measure,
        person=person,
        agreement=agreement,
        series=series,
        since=options.day_from(since),
        until=options.day_upto(until),
        as_of=options.day_upto(as_of),
        changed_since=options.day_from(changed_since),
        length=_length(length),
    )
    if len(asked.parties) > 2 or not (asked.parties or asked.thing or asked.sector):
        raise asking.AskedError(
            "a brief is about one or two parties, a sector, or one measure, person, agreement or series"
        )
    chosen = "json" if is_json else form.value if form else _by_name(output)
    with options.existing(register) as opened:
        made = compose(opened, asked, today=date.today())
    if chosen is None and sys.stdout.isatty():
        show.console().print(terminal(made))
        return
    _write(FORMS[chosen or "md"](made), output)


def _length(length: Lengths) -> Length:
    lengths: dict[str, Length] = {"page": "page", "standard": "standard", "book": "book"}
    return lengths[length.value]


def _by_name(output: Path | None) -> str | None:
    if output is None:
        return None
    named = output.name.rsplit(".", 1)[-1].lower()
    known = {"markdown": "md", "htm": "html", "bibtex": "bib"}
    chosen = known.get(named, named)
    if chosen not in FORMS:
        raise asking.AskedError(f"{output}: no form is called {named!r}; there are {', '.join(FORMS)}")
    return chosen


def _write(made: str | bytes, output: Path | None) -> None:
    data = made.encode("utf-8", "replace") if isinstance(made, str) else made
    if output is None:
        sys.stdout.buffer.write(data)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise asking.AskedError(f"{output}: {error.strerror}") from error


def _sources(brief: Brief) -> list[Source]:
    return list({note.citation.source.id: note.citation.source for note in Notes.of(brief)}.values())
