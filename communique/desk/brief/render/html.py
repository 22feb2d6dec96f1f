"""A brief as one HTML file: readable on a screen and on paper, without scripts and without anything from elsewhere.

Every word of a release is escaped; an address becomes a link only when it is http or https.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files

from communique.desk.brief.model import Brief, Note, Notes, Section
from communique.desk.brief.render import heading
from communique.desk.cited import Statement
from communique.register import Source

STYLE = files(__package__).joinpath("brief.css").read_text("utf-8")


def html(brief: Brief, links: Mapping[str, str] | None = None) -> str:
    """The whole brief as a page. `links` may lead from a document's id to where it can be read."""
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(brief.title)}</title><style>{STYLE}</style></head>",
            f'<body class="{brief.question.length}"><main>',
            *body(brief, links or {}),
            "</main></body></html>",
            "",
        ]
    )


def body(brief: Brief, links: Mapping[str, str]) -> Iterator[str]:
    """The brief without the page around it."""
    notes = Notes()
    yield f"<h1>{escape(brief.title)}</h1>"
    facts = (f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in heading.facts(brief))
    yield f"<dl>{''.join(facts)}</dl>"
    for section in brief.told:
        yield f'<section id="{section.key}"><h2>{escape(section.title)}</h2>'
        yield from _section(section, notes)
        yield "</section>"
    yield '<section id="sources"><h2>Sources and method</h2>'
    yield f'<p class="quiet">{escape(brief.method)}</p>'
    if brief.question.length == "page":
        yield f'<p class="notes">{"; ".join(_release(*one, links) for one in heading.by_release(notes))}.</p>'
    else:
        yield f'<ol class="notes">{"".join(_note(note, links) for note in notes)}</ol>'
    yield "</section>"


def _section(section: Section, notes: Notes) -> Iterator[str]:
    for group in section.groups:
        if group.title:
            yield f"<h3>{escape(group.title)}</h3>"
        told = [statement for statement in group.statements if not (section.columns and statement.cells)]
        rows = [statement for statement in group.statements if section.columns and statement.cells]
        if rows:
            yield from _table(section.columns, rows, notes)
        if told:
            yield "<ul>"
            yield from (f"<li>{_told(statement, notes)}</li>" for statement in told)
            yield "</ul>"
    if section.remark:
        yield f'<p class="quiet">{escape(section.remark)}</p>'


def _table(columns: tuple[str, ...], rows: list[Statement], notes: Notes) -> Iterator[str]:
    # The sentence stays in the page: it is what a screen reader is told of the row and what a search finds.
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in columns)
    yield f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>'
    for statement in rows:
        cells = [escape(cell) for cell in statement.cells]
        cells[statement.head] += _marks(statement, notes)
        cells[-1] += f' <em class="quiet">{escape(statement.reckoned)}</em>' if statement.reckoned else ""
        yield f'<tr title="{escape(statement.text)}">{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'
    yield "</tbody></table></div>"


def _told(statement: Statement, notes: Notes) -> str:
    label = f"<strong>{escape(statement.label)}:</strong> " if statement.label else ""
    reckoned = f' <em class="quiet">{escape(statement.reckoned)}</em>' if statement.reckoned else ""
    return f"{label}{escape(statement.text)}{_marks(statement, notes)}{reckoned}"


def _marks(statement: Statement, notes: Notes) -> str:
    numbers = notes.of_statement(statement)
    linked = [f'<a href="#note-{one}">{one}</a>' for one in numbers]
    return f"<sup>{' '.join(linked)}</sup>"


def _release(source: Source, notes: Sequence[Note], links: Mapping[str, str]) -> str:
    """A release among the sources of one sheet, behind the numbers of its quotes."""
    marks = (f'<b id="note-{one.number}" title="{escape(heading.words(one))}">{one.number}</b>' for one in notes)
    return f"{' '.join(marks)} {_linked(source, heading.short_name(source), links)}"


def _linked(source: Source, name: str, links: Mapping[str, str]) -> str:
    """The name of a release, leading to where it can be read."""
    address = links.get(source.id) or (
        source.url if source.url and source.url.startswith(("http://", "https://")) else None
    )
    return f'<a href="{escape(address)}" rel="noreferrer">{escape(name)}</a>' if address else escape(name)


def _note(note: Note, links: Mapping[str, str]) -> str:
    source = note.citation.source
    linked = _linked(source, heading.source_name(source), links)
    where = escape(heading.where_found(source))
    return f'<li id="note-{note.number}" value="{note.number}">{linked}. {where}. “{escape(heading.words(note))}”</li>'
