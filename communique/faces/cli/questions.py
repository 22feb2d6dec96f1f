"""Questions with a short answer: `search`, `timeline`.

Thin: the desk and the register answer, this prints.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Annotated, Any

import typer
from rich.text import Text

from communique.desk import asking
from communique.desk.export.spreadsheet import csv_of
from communique.desk.plain import hit_json, stored_json
from communique.desk.tables import Table
from communique.desk.timeline import Moment
from communique.desk.timeline import timeline as timeline_of
from communique.faces.cli import options, show
from communique.faces.cli.options import (
    CsvOption,
    JsonOption,
    LimitOption,
    PartyOption,
    PersonOption,
    PublisherOption,
    RegisterOption,
    SectorOption,
    SinceOption,
    UntilOption,
)
from communique.register import Hit


def search(
    words: Annotated[str, typer.Argument(help='Words, or "a phrase" in double quotes; all must stand in the release.')],
    party: PartyOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    sector: SectorOption = None,
    publisher: PublisherOption = None,
    limit: LimitOption = None,
    is_json: JsonOption = False,
    register: RegisterOption = options.REGISTER,
) -> None:
    """Find releases by their words, best first, with the stretch where they stand."""
    asked = options.narrowed(party=party, since=since, until=until, sector=sector, publisher=publisher, limit=limit)
    with options.existing(register) as opened:
        hits = opened.search(words, asked)
    if is_json:
        show.as_json([hit_json(hit) for hit in hits])
    elif not hits:
        show.complaints().print("no release holds these words")
    for hit in () if is_json else hits:
        _print(hit)


def timeline(
    parties: Annotated[list[str], typer.Argument(metavar="PARTY", help="One or more countries or blocs.")],
    since: SinceOption = None,
    until: UntilOption = None,
    sector: SectorOption = None,
    person: PersonOption = None,
    is_json: JsonOption = False,
    is_csv: CsvOption = False,
    register: RegisterOption = options.REGISTER,
) -> None:
    """Print what happened between parties, day by day, oldest first."""
    asked = options.narrowed(since=since, until=until, sector=sector, person=person)
    with options.existing(register) as opened:
        moments = timeline_of(opened, replace(asked, parties=asking.parties(parties)))
    if is_json:
        show.as_json([_moment_json(moment) for moment in moments])
    elif is_csv:
        sys.stdout.write(csv_of(_moment_table(moments)))
    elif not moments:
        show.complaints().print("no record in the window")
    else:
        show.console().print(show.grid(_moment_table(moments, is_whole=False), may_list=True))


def _print(hit: Hit) -> None:
    console = show.console()
    day = hit.source.published.isoformat() if hit.source.published else "no day"
    console.print(show.safe(hit.source.title), style="bold", markup=False)
    console.print(
        show.safe(f"{hit.source.publisher or 'no publisher'}, {day}, {hit.source.id}"), style="dim", markup=False
    )
    snippet = Text(show.safe(hit.snippet.replace("\n", " ")))
    for start, end in hit.marks:
        snippet.stylize("bold yellow", start - hit.start, end - hit.start)
    console.print(snippet)
    console.print()


def _moment_json(moment: Moment) -> dict[str, Any]:
    return {"date": moment.edtf, "records": [stored_json(one) for one in moment.records]}


def _moment_table(moments: tuple[Moment, ...], *, is_whole: bool = True) -> Table:
    columns = ("date", "what", "by", "to", "object", "quote", "releases", "document", "id")
    rows = []
    for moment in moments:
        main, record = moment.main, moment.main.record
        by = getattr(record, "by", ()) or getattr(record, "parties", ())
        what = getattr(record, "act", None) or f"{record.kind} {getattr(record, 'stage', None) or ''}".strip()
        about = getattr(record, "object", None) or getattr(record, "name", None)
        to = "; ".join(getattr(record, "to", ()))
        head = (moment.edtf, what, "; ".join(by), to, about, record.quote.words)
        rows.append((*head, len(moment.records), main.source.id, main.id))
    if is_whole:
        return Table(columns, tuple(rows))
    return Table(columns[:5], tuple(row[:5] for row in rows))
