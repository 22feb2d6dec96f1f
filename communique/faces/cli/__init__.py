"""The command line: thin commands over the desk and the flow."""

from __future__ import annotations

import typer

app = typer.Typer(name="communique", no_args_is_help=True, add_completion=False)


@app.callback()
def about() -> None:
    """Read the press releases of economic diplomacy into a register of cited facts."""


def main() -> None:
    """Run the command line."""
    app()
