"""The options that commands share, each declared once, and what is made of them.

Holds no command.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique import settings
from communique.desk import asking

if TYPE_CHECKING:  # reading a release shares options with those that open a register, and must not wait for one
    from communique.register import Filter, Register, Stored

RegisterOption = Annotated[
    str,
    typer.Option(
        "--register",
        envvar=settings.REGISTER.variable,
        help="The register: a path to an SQLite file or a postgresql:// address.",
        metavar="PATH",
    ),
]
PartyOption = Annotated[
    list[str] | None,
    typer.Option(
        "--party", "-p", help='A country or bloc that takes part: "KR", "South Korea" or "Korean". Repeatable.'
    ),
]
SinceOption = Annotated[
    str | None,
    typer.Option("--since", help="From this day, month or year on: 2025-12-01, 2025-12, 2025.", metavar="DAY"),
]
UntilOption = Annotated[
    str | None, typer.Option("--until", help="Up to the end of this day, month or year.", metavar="DAY")
]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", help="As it stood on this day: only what was published by then.", metavar="DAY")
]
SectorOption = Annotated[
    str | None, typer.Option("--sector", help="Only releases about this sector: steel, energy, ...")
]
PersonOption = Annotated[str | None, typer.Option("--person", help="A person's name, or part of it.")]
OrganisationOption = Annotated[str | None, typer.Option("--organisation", help="A body's name, or part of it.")]
WordsOption = Annotated[str | None, typer.Option("--words", help="Words that the quote must hold.")]
PublisherOption = Annotated[str | None, typer.Option("--publisher", help="Who published the release.")]
LimitOption = Annotated[int | None, typer.Option("--limit", "-n", min=1, help="At most so many.")]
JsonOption = Annotated[bool, typer.Option("--json", help="As JSON.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="As CSV; cells that would start a formula are defused.")]

REGISTER = settings.REGISTER.default


def opened(path: str) -> Register:
    """The register at a path or address; the command closes it."""
    from communique.faces.cli import show
    from communique.register import open_register

    # A migration of a large register takes minutes, and says how far it is.
    return open_register(path, tell=lambda line: show.complaints().print(show.safe(line), markup=False))


def existing(path: str) -> Register:
    """The register at a path or address, which must be there: a question to a mistyped path has no answer."""
    if "://" not in path and not Path(path).exists():
        raise asking.AskedError(f"no register at {path}: communique add makes one, --register names another")
    return opened(path)


def narrowed(
    *,
    party: list[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    sector: str | None = None,
    person: str | None = None,
    organisation: str | None = None,
    words: str | None = None,
    publisher: str | None = None,
    limit: int | None = None,
) -> Filter:
    """The filter that the options mean. Raises AskedError for a name or day that is not understood."""
    from communique.register import Filter

    return Filter(
        parties=asking.parties(party or []),
        since=day_from(since),
        until=day_upto(until),
        sector=asking.sector(sector) if sector else (),
        person=person,
        organisation=organisation,
        words=words,
        publisher=publisher or (),
        limit=limit,
    )


def day_from(day: str | None) -> date | None:
    """The first day that an option means."""
    return asking.first_day(day) if day else None


def day_upto(day: str | None) -> date | None:
    """The last day that an option means."""
    return asking.last_day(day) if day else None


def of_kind(register: Register, asked: Filter, kind: str) -> list[Stored]:
    """The records of one kind that a filter lets through."""
    return register.records(replace(asked, kind=kind))
