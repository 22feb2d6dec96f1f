"""A brief as Markdown: sections as headings, sources as footnotes, which readers link both ways.

What a release says cannot become markup: marks of Markdown and HTML in it are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.desk.brief.model import Brief, Notes, Section
from communique.desk.brief.render import heading
from communique.desk.cited import Statement

_MARKS = re.compile(r"([\\`*_\[\]<>|#~$^])")


def markdown(brief: Brief) -> str:
    """The whole brief."""
    notes = Notes()
    return "\n".join(
        [*_head(brief), *(line for one in brief.told for line in _section(one, notes)), *_notes(brief, notes)]
    )


def _head(brief: Brief) -> Iterator[str]:
    yield f"# {escaped(brief.title)}"
    yield ""
    yield from (f"- {name}: {escaped(value)}" for name, value in heading.facts(brief))
    yield ""


def _section(section: Section, notes: Notes) -> Iterator[str]:
    yield f"## {escaped(section.title)}"
    yield ""
    for group in section.groups:
        if group.title:
            yield f"### {escaped(group.title)}"
            yield ""
        yield from (_statement(statement, notes) for statement in group.statements)
        yield ""
    if section.remark:
        yield escaped(section.remark)
        yield ""


def _statement(statement: Statement, notes: Notes) -> str:
    label = f"**{escaped(statement.label)}:** " if statement.label else ""
    marks = "".join(f"[^{number}]" for number in notes.of_statement(statement))
    reckoned = f" *{escaped(statement.reckoned)}*" if statement.reckoned else ""
    return f"- {label}{escaped(statement.text)}{marks}{reckoned}"


def _notes(brief: Brief, notes: Notes) -> Iterator[str]:
    yield "## Sources and method"
    yield ""
    yield escaped(brief.method)
    yield ""
    for note in notes:
        source = note.citation.source
        where = escaped(heading.where_found(source))
        yield f"[^{note.number}]: {escaped(heading.source_name(source))}. {where}. “{escaped(heading.words(note))}”"
    yield ""


def escaped(text: str) -> str:
    """Text on one line in which nothing is markup."""
    return _MARKS.sub(r"\\\1", " ".join(text.split())).replace("&", "&amp;")
