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
from communique.faces.cli.taking import Reader
from communique.flow import again
from communique.flow.readers import Choice, Readers
from communique.register import Added, Status
from communique.sources import Refusal

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
    everything: Annotated[
        bool, typer.Option("--all", help="Also what today's readers have read, and what another model has.")
    ] = False,
    reader: Reader = Choice.GRAMMAR,
    register: RegisterOption = options.REGISTER,
) -> None:
    """Read stored documents again with today's grammar, in place; judgements stay.

    Where an older matcher settled who is who, all is settled anew after that.

    Interrupted, it goes on where it stopped. What a language model has read waits for --reader, or for --all.
    """
    changed = 0
    refusals: list[Refusal] = []
    readers = Readers.chosen(reader)
    with options.opened(register) as opened, Progress(console=show.complaints(), transient=True) as progress:
        ids = again.outdated(opened, readers, everything=everything)
        task = progress.add_task("reading again", total=len(ids))
        for one in again.reread(opened, ids, readers):
            if isinstance(one, Refusal):
                refusals.append(one)
            else:
                changed += one[1] is Added.REREAD
            progress.advance(task)
        is_settled = opened.is_settled()
        task = progress.add_task("settling", total=None)
        for place in opened.settle_anew():
            progress.update(task, description=f"settling anew, {place}")
    for refusal in refusals:
        show.complaints().print(show.safe(f"refused {refusal}"), markup=False, soft_wrap=True)
    told = f"{len(ids) - len(refusals)} documents read again, {changed} of them anew"
    show.console().print(told, markup=False)
    if not is_settled:
        show.console().print("who is who settled anew", markup=False)
    raise typer.Exit(1 if refusals else 0)


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


def _settled_by(found: Status) -> str:
    told = f"matcher {found.matcher}" if found.matcher else "a matcher without a stamp"
    return told if found.settled else f"{told}, an older one: reread settles it anew"


def _tables(found: Status, waiting: int) -> list[tuple[str, tuple[tuple[str, int | str], ...]]]:
    whole: tuple[tuple[str, int | str], ...] = (
        ("documents", found.documents),
        ("records", found.records),
        ("unsure pairs", found.unsure),
        ("judgements", found.judgements),
        ("documents to read again", waiting),
        ("last reading", found.last_read or "never"),
        ("today's grammar", reading.GRAMMAR_VERSION),
        ("who is who settled by", _settled_by(found)),
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
