"""`impact MEASURE`: what a measure of the register, or of a file of readings, changes for each party.

Thin: the impact room computes, this prints. The models are imported when asked for: they need the extra [impact].
"""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique import lexicon
from communique.desk import asking
from communique.desk.tables import Table
from communique.faces.cli import options, show
from communique.faces.cli.options import CsvOption, JsonOption, RegisterOption
from communique.records import Document, Measure, reading_from_json

if TYPE_CHECKING:
    from communique.impact.bridge import Report


class Form(StrEnum):
    """The forms in which a report leaves."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"
    SVG = "svg"
    TOML = "toml"


def measure(
    id: Annotated[str | None, typer.Argument(metavar="MEASURE", help="A measure's id in the register.")] = None,
    lines: Annotated[
        str | None, typer.Option("--from", metavar="FILE", help='Measures from JSON lines instead; "-" is the input.')
    ] = None,
    place_in_file: Annotated[int | None, typer.Option("--number", min=1, help="Which measure of the file.")] = None,
    flows: Annotated[
        str | None,
        typer.Option(metavar="CSV", help="Trade flows: year, exporter, importer, hs or class, tonnes, value."),
    ] = None,
    rules: Annotated[str | None, typer.Option(help='Rules to hold it against; "none" for none.')] = None,
    on: Annotated[
        list[str] | None, typer.Option(help="On whom it is, where the text does not say. Repeatable.")
    ] = None,
    goods: Annotated[list[str] | None, typer.Option(help="Goods of the table that are meant. Repeatable.")] = None,
    base_year: Annotated[int | None, typer.Option(help="The year that volumes are measured by.")] = None,
    over_quota: Annotated[
        str | None, typer.Option(metavar="RANGE", help="Rate beyond the quota: 0.5, 0.25:0.5.")
    ] = None,
    rate_before: Annotated[float | None, typer.Option(help="The rate before, as a fraction.")] = None,
    effective: Annotated[str | None, typer.Option(metavar="DAY", help="The day from which it holds.")] = None,
    substitution: Annotated[
        str | None, typer.Option(metavar="RANGE", help="Elasticity of substitution between suppliers: 2:3:5.")
    ] = None,
    demand: Annotated[
        str | None, typer.Option(metavar="RANGE", help="Elasticity of demand, under 0: -1:-0.5:-0.2.")
    ] = None,
    outside: Annotated[
        str | None, typer.Option(metavar="RANGE", help="Supply from elsewhere, as a multiple of the flows.")
    ] = None,
    place: Annotated[
        str | None, typer.Option(metavar="RANGE", help="Place in the queue: 1 before all others to -1 after them.")
    ] = None,
    currency: Annotated[str, typer.Option(help="The money of the table, as it is to be written.")] = "money",
    form: Annotated[Form, typer.Option("--as", help="The form of the answer.")] = Form.TEXT,
    is_json: JsonOption = False,
    is_csv: CsvOption = False,
    register: RegisterOption = options.REGISTER,
) -> None:
    """Say what a measure changes for each party: what is stated, assumed and asked, and each answer's range."""
    from communique.impact.bridge import assess
    from communique.impact.flows import read
    from communique.impact.ranges import Range
    from communique.impact.terms import Answers

    def ranged(words: str | None) -> Range | None:
        return Range.parse(words) if words else None

    found, document = _measure_in_file(lines, place_in_file) if lines else _measure_in_register(id, register)
    answers = Answers(
        base_year=base_year,
        on=tuple(party_of(one) for one in on or ()),
        goods=tuple(goods or ()),
        over_quota=ranged(over_quota),
        rate_before=rate_before,
        effective=asking.first_day(effective) if effective else None,
        substitution=ranged(substitution),
        demand=ranged(demand),
        outside=ranged(outside),
        place=ranged(place),
    )
    report = assess(
        found,
        read(flows) if flows else None,
        answers=answers,
        rules=rules,
        currency=currency,
        source=_cited(document),
        document=document,
    )
    _report(report, Form.JSON if is_json else Form.CSV if is_csv else form)


def _measure_in_register(id: str | None, register: str) -> tuple[Measure, Document]:
    if id is None:
        raise asking.AskedError("name a measure by its id, or a file of measures with --from")
    with options.opened(register) as opened:
        stored = opened.record(id)
        found = opened.document(stored.source.id) if stored else None
    if stored is None or found is None:
        raise asking.AskedError(f"no record {id!r} in {register}")
    if not isinstance(stored.record, Measure):
        raise asking.AskedError(f"{id} is no measure but a record of kind {stored.record.kind}")
    return stored.record, found.document


def _measure_in_file(path: str, number: int | None) -> tuple[Measure, Document]:
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise asking.AskedError(f"{path}: cannot be read: {error}") from error
    found = [each for line, words in enumerate(text.splitlines(), start=1) for each in _measures(words, path, line)]
    if not found:
        raise asking.AskedError(f"{path}: no measure in it")
    if number is None and len(found) > 1:
        names = "; ".join(f"{place} {one.name or one.instrument}" for place, (one, _) in enumerate(found, start=1))
        raise asking.AskedError(f"{path}: {len(found)} measures, choose one with --number: {names}")
    if (number or 1) > len(found):
        raise asking.AskedError(f"{path}: no measure {number}, there are {len(found)}")
    return found[(number or 1) - 1]


def _measures(words: str, path: str, line: int) -> list[tuple[Measure, Document]]:
    if not words.strip():
        return []
    try:
        reading = reading_from_json(json.loads(words))
    except (ValueError, TypeError, AttributeError) as error:
        raise asking.AskedError(f"{path}: line {line}: {error}") from error
    return [(one, reading.document) for one in reading.records if isinstance(one, Measure)]


def _cited(document: Document) -> str:
    head = (document.publisher, document.published, document.title, document.url)
    return ", ".join(str(one) for one in head if one)


def _report(report: Report, form: Form) -> None:
    from communique.impact import page, plot
    from communique.impact.sections import sections, title

    if form is Form.JSON:
        show.as_json(page.as_json(report))
    elif form is not Form.TEXT:
        made = {Form.CSV: page.as_csv, Form.MARKDOWN: page.as_markdown, Form.HTML: page.as_html, Form.SVG: plot.as_svg}
        sys.stdout.write(report.toml if form is Form.TOML else made[form](report))
    else:
        console = show.console()
        console.print(show.safe(title(report)), style="bold", markup=False)
        for section in sections(report):
            console.print(f"\n{section.title}", style="bold cyan", markup=False)
            if section.intro:
                console.print(show.safe(section.intro), markup=False)
            if section.rows:
                console.print(show.grid(Table(section.columns, section.rows)))


def party_of(words: str) -> str:
    """The code of a country or bloc by any of its names."""
    code = lexicon.country(words)
    if code is None:
        raise asking.AskedError(f"unknown country or bloc: {words!r}")
    return code
