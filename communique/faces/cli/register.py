"""The register itself: `status`, `reread`, `register copy`.

Thin: the register answers, this prints.
"""

from __future__ import annotations

import getpass
from dataclasses import asdict
from typing import Annotated

import typer
from rich.progress import Progress

from communique import reading
from communique.desk.tables import Table
from communique.faces.cli import options, show
from communique.faces.cli.options import JsonOption, RegisterOption
from communique.flow import again
from communique.register import Added, Status

app = typer.Typer(help="Work on a whole register.", no_args_is_help=True)


def status(is_json: JsonOption = False, register: RegisterOption = options.REGISTER) -> None:
    """Count what the register holds: documents, records, entities, open questions, and what waits to be read again."""
    with options.opened(register) as opened:
        found = opened.status()
        waiting = len(again.outdated(opened))
    if is_json:
        show.as_json(_json(found) | {"outdated": waiting, "grammar": reading.GRAMMAR_VERSION})
        return
    for title, rows in _tables(found, waiting):
        show.console().print(show.grid(Table((title, "how many"), rows)))


def reread(
    everything: Annotated[bool, typer.Option("--all", help="Also what today's grammar has read.")] = False,
    register: RegisterOption = options.REGISTER,
) -> None:
    """Read stored documents again with today's grammar, in place; judgements stay.

    Interrupted, it goes on where it stopped.
    """
    changed = 0
    with options.opened(register) as opened, Progress(console=show.complaints(), transient=True) as progress:
        ids = again.outdated(opened, everything=everything)
        task = progress.add_task("reading again", total=len(ids))
        for _, added in again.reread(opened, ids):
            changed += added is Added.REREAD
            progress.advance(task)
    show.console().print(f"{len(ids)} documents read again, {changed} of them anew", markup=False)


@app.command("copy")
def copy(
    target: Annotated[str, typer.Argument(metavar="TO", help="A path or a postgresql:// address; must be empty.")],
    register: RegisterOption = options.REGISTER,
) -> None:
    """Copy the whole register to an empty one: from SQLite to PostgreSQL, back, or to another file."""
    with options.opened(register) as source, options.opened(target) as into:
        done = source.copy_to(into, author=getpass.getuser())
    show.console().print(f"copied {done['document']} documents and {done['record']} records", markup=False)


def _json(found: Status) -> dict[str, object]:
    plain = asdict(found)
    return {name: dict(value) if isinstance(value, tuple) else value for name, value in plain.items()}


def _tables(found: Status, waiting: int) -> list[tuple[str, tuple[tuple[str, int | str], ...]]]:
    whole: tuple[tuple[str, int | str], ...] = (
        ("documents", found.documents),
        ("records", found.records),
        ("unsure pairs", found.unsure),
        ("judgements", found.judgements),
        ("documents to read again", waiting),
        ("last reading", found.last_read or "never"),
        ("today's grammar", reading.GRAMMAR_VERSION),
    )
    parts = (
        (found.address, whole),
        ("records", found.by_kind),
        ("entities", found.entities),
        ("publisher", found.by_publisher),
        ("month", found.by_month),
        ("read by grammar", found.by_grammar),
    )
    return [(title, tuple(rows)) for title, rows in parts if rows]
