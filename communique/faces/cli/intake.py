"""What goes in: `add` into the register, `read` without one.

Each refusal is one line on standard error; the exit status is 1 when something was refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from communique.faces.cli import options, show
from communique.faces.cli.options import JsonOption, RegisterOption
from communique.flow import daily
from communique.flow.daily import Intake
from communique.records import Reading
from communique.register import Added
from communique.sources import Refusal

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH_OR_URL", help='Files, folders, http(s) addresses, or "-" for standard input.'),
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DAY", help="Day of publication where the source states none: 2025-12-01."),
]
Publisher = Annotated[
    str | None,
    typer.Option("--publisher", help='Publisher where the source states none: a known key ("kr-motir") or a name.'),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Let addresses lead into private and loopback networks.")
]


def add(
    paths: Paths,
    published: Published = None,
    publisher: Publisher = None,
    allow_private: AllowPrivate = False,
    register: RegisterOption = options.REGISTER,
) -> None:
    """Read releases into the register.

    Text files, web pages, boards, feeds, PDF, DOCX, mail and JSON Lines are taken. The same release read twice is one
    document, so adding again adds nothing. What cannot be taken is named in one line, and the rest goes on.
    """
    counts: Counter[str] = Counter()
    refusals: list[Refusal] = []
    with options.opened(register) as opened, _progress() as step:
        for one in daily.take(opened, paths, _intake(published, publisher, allow_private)):
            if isinstance(one, Refusal):
                refusals.append(one)
                counts["refused"] += 1
            else:
                counts[one.added] += 1
                counts["records"] += one.records if one.added is not Added.SAME else 0
            step(counts)
    for refusal in refusals:
        show.complaints().print(show.safe(f"refused {refusal}"), markup=False, soft_wrap=True)
    show.console().print(_told(counts), markup=False)
    raise typer.Exit(1 if refusals else 0)


def read(
    paths: Paths,
    published: Published = None,
    publisher: Publisher = None,
    allow_private: AllowPrivate = False,
    is_json: JsonOption = False,
) -> None:
    """Read releases and print what they say, without a register.

    With --json each document is one line in the record format (docs/records.md).
    """
    refused = False
    for one in daily.read(paths, _intake(published, publisher, allow_private)):
        if isinstance(one, Refusal):
            refused = True
            show.complaints().print(show.safe(f"refused {one}"), markup=False, soft_wrap=True)
        elif is_json:
            show.lines([one.as_json()])
        else:
            _print(one)
    raise typer.Exit(1 if refused else 0)


def _intake(published: str | None, publisher: str | None, allow_private: bool) -> Intake:
    return Intake(published=options.day_from(published), publisher=publisher, allow_private=allow_private)


def _told(counts: Counter[str]) -> str:
    """ "11 new documents with 212 records; 0 known; 0 refused"."""
    known = counts[Added.SAME] + counts[Added.REREAD]
    return (
        f"{counts[Added.NEW]} new documents with {counts['records']} records; "
        f"{known} known ({counts[Added.REREAD]} read anew); {counts['refused']} refused"
    )


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


class _Bar:
    """A progress bar that is told the counts so far."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("reading", total=None, told="")

    def __call__(self, counts: Counter[str]) -> None:
        done = sum(counts[name] for name in (Added.NEW, Added.SAME, Added.REREAD, "refused"))
        self._progress.update(
            self._task, completed=done, told=f"{counts['records']} records, {counts['refused']} refused"
        )


@contextmanager
def _progress() -> Iterator[_Bar]:
    columns = (
        SpinnerColumn(),
        TextColumn("documents"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[told]}"),
    )
    with Progress(*columns, TimeElapsedColumn(), console=show.complaints(), transient=True) as progress:
        yield _Bar(progress)
