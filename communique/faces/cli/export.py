"""`communique export`: what the register holds, for other programs.

Chooses the format; makes none itself.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from communique.desk import asking, tables
from communique.desk.calendar import calendar
from communique.desk.export.atom import atom
from communique.desk.export.catalogue import catalogue
from communique.desk.export.followthemoney import follow_the_money
from communique.desk.export.graphs import gexf, graphml
from communique.desk.export.icalendar import icalendar
from communique.desk.export.parquet import parquet
from communique.desk.export.plover import plover
from communique.desk.export.spreadsheet import csv_of
from communique.desk.network import network
from communique.faces.cli import options
from communique.faces.cli.kinds import LISTS
from communique.faces.cli.options import (
    PartyOption,
    PersonOption,
    PublisherOption,
    RegisterOption,
    SectorOption,
    SinceOption,
    UntilOption,
    WordsOption,
)
from communique.records import KINDS
from communique.register import Filter, Register

Made = str | bytes


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _records(register: Register, asked: Filter) -> Made:
    return _lines(json.dumps(reading.as_json(), ensure_ascii=False) for reading in register.readings(asked))


def _ics(register: Register, asked: Filter) -> Made:
    return icalendar(calendar(register, asked, asked.as_of or date.today()))


def _feed(register: Register, asked: Filter) -> Made:
    return atom(register.records(replace(asked, limit=asked.limit or 100)), title="Communiqué", id="export")


def _catalogue(register: Register, asked: Filter) -> Made:
    return json.dumps(catalogue(register), ensure_ascii=False, indent=1) + "\n"


FORMATS: Mapping[str, Callable[[Register, Filter], Made]] = {
    "records": _records,
    "plover": lambda register, asked: _lines(plover(register.records(replace(asked, kind="event", order="oldest")))),
    "ftm": lambda register, asked: _lines(follow_the_money(register.records(replace(asked, kind=("role", "event"))))),
    "gexf": lambda register, asked: gexf(network(register, asked)),
    "graphml": lambda register, asked: graphml(network(register, asked)),
    "ics": _ics,
    "atom": _feed,
    "dcat": _catalogue,
}
Format = StrEnum("Format", "records plover csv parquet ftm gexf graphml ics atom dcat")


def export(
    format: Annotated[
        Format, typer.Argument(help="records, plover, csv, parquet, ftm, gexf, graphml, ics, atom or dcat.")
    ],
    kind: Annotated[str | None, typer.Option("--kind", help="For csv and parquet: agreements, measures, ...")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="A file, or a folder.")] = None,
    party: PartyOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    sector: SectorOption = None,
    person: PersonOption = None,
    words: WordsOption = None,
    publisher: PublisherOption = None,
    register: RegisterOption = options.REGISTER,
) -> None:
    """Write what the register holds for other programs.

    records (JSON Lines in the record format), plover (events), csv and parquet (one --kind, or all into a folder),
    ftm (FollowTheMoney), gexf and graphml (who dealt with whom), ics (the days ahead), atom, dcat (what there is).
    """
    asked = options.narrowed(
        party=party, since=since, until=until, sector=sector, person=person, words=words, publisher=publisher
    )  # fmt: skip
    with options.existing(register) as opened:
        if format.value in FORMATS:
            _write(FORMATS[format.value](opened, asked), output)
        else:
            _tables(opened, asked, format.value, kind, output)


def _tables(register: Register, asked: Filter, format: str, kind: str | None, output: Path | None) -> None:
    """One kind to a file or standard output; all kinds into a folder."""
    make = csv_of if format == "csv" else parquet
    if kind is None and output is None:
        raise asking.AskedError(f"{format} of all kinds needs a folder: -o FOLDER; or choose one with --kind")
    for command, (code, _) in LISTS.items():
        if kind in (None, command, code):
            made = make(tables.table(register.records(replace(asked, kind=code)), code))
            _write(made, output / f"{command}.{format}" if output and kind is None else output)
    if kind is not None and kind not in (*LISTS, *KINDS):
        raise asking.AskedError(f"no kind is called {kind!r}; there are {', '.join(LISTS)}")


def _write(made: Made, output: Path | None) -> None:
    data = made.encode("utf-8", "replace") if isinstance(made, str) else made
    if output is None:
        sys.stdout.buffer.write(data)
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(data)
    except OSError as error:
        raise asking.AskedError(f"{output}: {error.strerror}") from error
