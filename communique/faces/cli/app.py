"""The one command `communique` and how it ends: a fault that a person can mend is one line, and exit status 2.

Names no command; these register themselves in the room's __init__.
"""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from communique.desk.asking import AskedError
from communique.desk.extras import ExtraMissingError
from communique.desk.watch import WatchError
from communique.faces.cli import show
from communique.flow.demo import SampleError
from communique.flow.following import FollowingError
from communique.flow.telling import NotSentError
from communique.records import FormatError
from communique.register import RegisterError
from communique.scoring import ScoringError

# What a person can mend: everything else is our fault and shows its trace.
MENDABLE = (
    AskedError,
    FormatError,
    RegisterError,
    ExtraMissingError,
    WatchError,
    NotSentError,
    SampleError,
    FollowingError,
    ScoringError,
)


class House(TyperGroup):
    """A group of commands that tells a mendable fault in one line."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the command that was asked for."""
        try:
            return super().invoke(ctx)
        except MENDABLE as error:
            show.complaints().print(show.safe(f"communique: {error}"), markup=False, soft_wrap=True)
            raise typer.Exit(2) from error


app = typer.Typer(
    name="communique",
    cls=House,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


@app.callback()
def about() -> None:
    """Read the press releases of economic diplomacy into a register of cited facts."""
