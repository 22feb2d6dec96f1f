"""What the README shows of a brief, made by running it: `make docs` writes it, a test holds it fresh."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from communique import sample
from communique.desk.brief import Question, compose
from communique.desk.brief.render.markdown import markdown
from communique.flow.demo import read_sample
from communique.register import open_register


def excerpt() -> str:
    """The head and the bottom line of the sample's brief of South Korea and Canada, with the notes these cite."""
    with TemporaryDirectory() as folder, open_register(Path(folder) / "readme.db") as register:
        read_sample(register)
        made = compose(register, Question(parties=("KR", "CA"), as_of=sample.AS_OF), today=sample.AS_OF)
    head, _, rest = markdown(made).partition("## What changed")
    last = max((number for number in range(1, 200) if f"[^{number}]" in head), default=0)
    notes = [
        line for line in rest.splitlines() if any(line.startswith(f"[^{number}]:") for number in range(1, last + 1))
    ]
    return "\n".join([head.rstrip(), "", *notes, ""])
