"""The options of commands that take releases in, each declared once, and what is made of them.

Holds no command.
"""

from __future__ import annotations

from typing import Annotated

import typer

from communique.faces.cli import options
from communique.flow.daily import Intake
from communique.flow.readers import Choice, Readers

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
Reader = Annotated[
    Choice,
    typer.Option(
        "--reader",
        help="Who reads: our grammar, the language model of COMMUNIQUE_LLM_URL and COMMUNIQUE_LLM_MODEL, or both.",
    ),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Let addresses lead into private and loopback networks.")
]


def taken(published: str | None, publisher: str | None, allow_private: bool, reader: Choice = Choice.GRAMMAR) -> Intake:
    """How sources are taken, as the options say. Raises AskedError for a day that is none.

    Raises SecondReaderError where a language model is to read that cannot be asked as things are set.
    """
    return Intake(
        published=options.day_from(published),
        publisher=publisher,
        allow_private=allow_private,
        readers=Readers.chosen(reader),
    )
