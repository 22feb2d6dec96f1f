"""A brief laid out for a terminal: headings, statements with their numbers, sources at the end."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group as Lines
from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from communique.desk.brief import Brief, Notes, Section, Statement
from communique.desk.brief.render import heading
from communique.faces.cli import show


def terminal(brief: Brief) -> RenderableType:
    """The whole brief."""
    notes = Notes()
    parts: list[RenderableType] = [Text(show.safe(brief.title), style="bold"), *_facts(brief)]
    for section in brief.told:
        parts += _section(section, notes)
    parts += [Text(), Rule("Sources and method", align="left"), Text(show.safe(brief.method), style="dim")]
    for source, cited in heading.by_release(notes):
        parts.append(Text(show.safe(f"{heading.source_name(source)}. {heading.where_found(source)}.")))
        for note in cited:
            words = Text(f"[{note.number}] ", style="cyan")
            words.append(show.safe(f"“{heading.words(note)}”"), style="italic default")
            parts.append(Padding(words, (0, 0, 0, 4)))
    return Lines(*parts)


def _facts(brief: Brief) -> Iterator[RenderableType]:
    yield from (Text(show.safe(f"{name}: {value}"), style="dim") for name, value in heading.facts(brief))


def _section(section: Section, notes: Notes) -> Iterator[RenderableType]:
    yield Text()
    yield Rule(show.safe(section.title), align="left")
    for group in section.groups:
        if group.title:
            yield Text(show.safe(group.title), style="bold")
        for statement in group.statements:
            yield _item(_statement(statement, notes))
    if section.remark:
        yield Text(show.safe(section.remark), style="dim")


def _item(said: Text) -> RenderableType:
    """A line of a list: what runs on stands under its beginning, not under the mark."""
    line = Table.grid(padding=(0, 1, 0, 0))
    line.add_row("  •", said)
    return line


def _statement(statement: Statement, notes: Notes) -> Text:
    line = Text()
    if statement.label:
        line.append(f"{show.safe(statement.label)}: ", style="bold")
    line.append(show.safe(statement.text))
    line.append(f" {''.join(f'[{number}]' for number in notes.of_statement(statement))}", style="cyan")
    if statement.reckoned:
        line.append(f" {show.safe(statement.reckoned)}", style="italic dim")
    return line
