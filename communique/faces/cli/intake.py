"""What goes in: `add` reads releases into the register.

Each refusal is one line on standard error; the exit status is 1 when something was refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from communique.faces.cli import options, show
from communique.faces.cli.options import RegisterOption
from communique.faces.cli.taking import AllowPrivate, Paths, Published, Publisher, Reader, taken
from communique.flow import daily
from communique.flow.readers import Choice
from communique.register import Added
from communique.sources import Refusal


def add(
    paths: Paths,
    published: Published = None,
    publisher: Publisher = None,
    allow_private: AllowPrivate = False,
    reader: Reader = Choice.GRAMMAR,
    register: RegisterOption = options.REGISTER,
) -> None:
    """Read releases into the register.

    Text files, web pages, boards, feeds, PDF, DOCX, mail and JSON Lines are taken. The same release read twice is one
    document, so adding again adds nothing. What cannot be taken is named in one line, and the rest goes on.
    """
    counts: Counter[str] = Counter()
    refusals: list[Refusal] = []
    with options.opened(register) as opened, _progress() as step:
        for one in daily.take(opened, paths, taken(published, publisher, allow_private, reader)):
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


def _told(counts: Counter[str]) -> str:
    """ "11 new documents with 212 records; 0 known; 0 refused"."""
    known = counts[Added.SAME] + counts[Added.REREAD]
    return (
        f"{counts[Added.NEW]} new documents with {counts['records']} records; "
        f"{known} known ({counts[Added.REREAD]} read anew); {counts['refused']} refused"
    )


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
