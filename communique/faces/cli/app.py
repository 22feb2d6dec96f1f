"""The one command `communique` and how it ends: a fault that a person can mend is one line, and exit status 2.

Names no command; these register themselves in the room's __init__.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import cache
from typing import Any

import typer
import typer.main
from typer.core import TyperGroup

from communique.faces.cli import show

# Each command by its name, and how to come by it. Filled by the room's __init__.
shelf: dict[str, Callable[[], Any]] = {}


def mendable() -> tuple[type[Exception], ...]:
    """What a person can mend: everything else is our fault and shows its trace.

    Asked only when something was raised, since it needs every room.
    """
    from communique.desk.asking import AskedError
    from communique.desk.extras import ExtraMissingError
    from communique.desk.watch import WatchError
    from communique.flow.demo import SampleError
    from communique.flow.following import FollowingError
    from communique.flow.telling import NotSentError
    from communique.records import FormatError
    from communique.register import RegisterError
    from communique.scoring import ScoringError
    from communique.second import SecondReaderError

    desk = (AskedError, ExtraMissingError, WatchError)
    return (
        *desk,
        SampleError,
        FollowingError,
        NotSentError,
        FormatError,
        RegisterError,
        ScoringError,
        SecondReaderError,
    )


class House(TyperGroup):
    """A group that takes a command from the shelf when it is called, and tells a mendable fault in one line."""

    @property
    def commands(self) -> MutableMapping[str, Any]:
        """Every command: asked for by the help and the reference only."""
        return {name: _built(name) for name in shelf}

    @commands.setter
    def commands(self, _: MutableMapping[str, Any]) -> None:
        """Nothing: the shelf holds them all."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names, in the order of the shelf."""
        return list(shelf)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name; None when there is none."""
        return _built(cmd_name) if cmd_name in shelf else None

    def invoke(self, ctx: Any) -> Any:
        """Runs the command that was asked for."""
        try:
            return super().invoke(ctx)
        except (typer.Exit, typer.Abort):  # an end, not a fault: nothing needs to be looked up
            raise
        except mendable() as error:
            show.complaints().print(show.safe(f"communique: {error}"), markup=False, soft_wrap=True)
            raise typer.Exit(2) from error


@cache
def _built(name: str) -> Any:
    """A command or a group of commands, as the library wants it."""
    alone = typer.Typer(rich_markup_mode=None, add_completion=False, callback=about)
    made = shelf[name]()
    if isinstance(made, typer.Typer):
        alone.add_typer(made, name=name)
    else:
        alone.command(name)(made)
    group: Any = typer.main.get_command(alone)
    return group.commands[name]


def about() -> None:
    """Read the press releases of economic diplomacy into a register of cited facts."""


app = typer.Typer(
    name="communique",
    cls=House,
    callback=about,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
