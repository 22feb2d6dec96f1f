"""The command line: thin commands over the desk and the flow, one file for each noun."""

from __future__ import annotations

from communique.faces.cli import (
    brief,
    daily,
    demo,
    export,
    impact,
    intake,
    lists,
    questions,
    register,
    review,
    score,
    serve,
    watch,
    why,
)
from communique.faces.cli.app import app

app.command()(demo.demo)
app.command()(intake.add)
app.command()(intake.read)
app.command()(why.explain)
app.command()(score.score)
app.command()(serve.serve)
app.command()(brief.brief)
app.command()(questions.search)
app.command()(questions.timeline)
app.command()(register.status)
app.command()(register.reread)
for _command in (review.review, review.merge, review.split, review.correct, review.undo, review.history):
    app.command()(_command)
app.add_typer(register.app, name="register")
for _name, (_kind, _help) in lists.LISTS.items():
    app.command(_name, help=_help)(lists.command(_kind))
app.command()(export.export)
app.add_typer(watch.app, name="watch")
app.command()(daily.daily)
app.add_typer(impact.app, name="impact")


def main() -> None:
    """Run the command line."""
    app()
