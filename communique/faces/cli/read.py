"""`communique read`: what releases say, printed, without a register.

Each refusal is one line on standard error; the exit status is 1 when something was refused.
"""

from __future__ import annotations

import typer

from communique.faces.cli import show
from communique.faces.cli.options import JsonOption
from communique.faces.cli.taking import AllowPrivate, Paths, Published, Publisher, Reader, taken
from communique.flow import daily
from communique.flow.readers import Choice
from communique.records import Reading
from communique.sources import Refusal


def read(
    paths: Paths,
    published: Published = None,
    publisher: Publisher = None,
    allow_private: AllowPrivate = False,
    reader: Reader = Choice.GRAMMAR,
    is_json: JsonOption = False,
) -> None:
    """Read releases and print what they say, without a register.

    With --json each document is one line in the record format (docs/records.md). With --reader llm or both, the text
    is sent to the language model that the settings name (docs/second-reader.md).
    """
    refused = False
    for one in daily.read(paths, taken(published, publisher, allow_private, reader)):
        if isinstance(one, Refusal):
            refused = True
            show.complaints().print(show.safe(f"refused {one}"), markup=False, soft_wrap=True)
        elif is_json:
            show.lines([one.as_json()])
        else:
            _print(one)
    raise typer.Exit(1 if refused else 0)


def _print(reading: Reading) -> None:
    console = show.console()
    document = reading.document
    console.print(show.title(document), style="bold", markup=False)
    day = document.published.isoformat() if document.published else "no day"
    console.print(show.safe(f"{document.publisher or 'no publisher'}, {day}"), style="dim", markup=False)
    for record in reading.records:
        line = record.as_json()
        stated = {name: value for name, value in line.items() if name not in ("kind", "quote", "rule", "plover")}
        said = ", ".join(f"{name}: {_plain(value)}" for name, value in stated.items())
        console.print(show.safe(f"  {record.kind}  {said}"), markup=False)
        console.print(show.safe(f"    “{record.quote.words}”"), style="dim", markup=False)
    console.print()


def _plain(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(_plain(one) for one in value)
    if isinstance(value, dict):
        return " ".join(f"{name} {_plain(part)}" for name, part in value.items())
    return str(value)
