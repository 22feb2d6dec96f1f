"""`communique demo`: the sample into a register, the brief of South Korea and Canada out of it, what to try next."""

from __future__ import annotations

from typing import Annotated

import typer

from communique import sample
from communique.desk.brief import Question, compose
from communique.faces.cli import options, show
from communique.faces.cli.laid_out import terminal
from communique.flow.demo import read_sample

NEXT = """\
What you see is read from {releases} releases that come with Communiqué. They are now in {register}. Try next:

  communique serve --register {register}                       the same in your browser, with the sources lit up
  communique brief KR AE --register {register} -o brief.docx    another pair, as a Word file with endnotes
  communique search "critical minerals" --register {register}
  communique timeline Korea Canada --register {register}
  communique explain FILE                                       why each record of a release was read
  communique add YOUR_RELEASES...                               your own: files, folders, pages, feeds
"""


def demo(
    register: Annotated[
        str, typer.Option("--register", metavar="PATH", help="Where the demo's register goes.")
    ] = "demo.db",
) -> None:
    """Read the sample releases and print the brief of South Korea and Canada."""
    with options.opened(register) as opened:
        entries = read_sample(opened)
        made = compose(opened, Question(parties=("KR", "CA"), as_of=sample.AS_OF), today=sample.AS_OF)
    show.console().print(terminal(made))
    print()
    print(NEXT.format(releases=len(entries), register=register))
