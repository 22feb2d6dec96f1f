"""A brief as what it is: a heading, sections in order, statements with their citations, notes with numbers.

Composing is in compose.py and sections/, printing in render/; this file does neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from communique.desk.cited import Citation, Statement

Length = Literal["page", "standard", "book"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a brief is asked about: one or two parties (countries or blocs), or one thing by its name.

    `since` and `until` are the window, `as_of` leaves out what was published later, `changed_since` begins what is told
    as new (`since` when absent, else seven days before `as_of` or the newest release). Sectors are codes; names are
    matched by their words.
    """

    parties: tuple[str, ...] = ()
    sector: str | None = None
    measure: str | None = None
    person: str | None = None
    agreement: str | None = None
    series: str | None = None
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    changed_since: date | None = None
    length: Length = "standard"

    @property
    def thing(self) -> tuple[str, str] | None:
        """The kind and name of the one thing asked about, when it is not a relationship."""
        named = (
            ("measure", self.measure),
            ("role", self.person),
            ("agreement", self.agreement),
            ("series", self.series),
        )
        return next(((kind, name) for kind, name in named if name), None)


@dataclass(frozen=True, slots=True)
class Group:
    """Statements under a heading of their own; without one they stand directly in the section."""

    title: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section: statements in groups. With `columns` each statement is also a row of a table.

    `remark` is about the brief itself.
    """

    key: str
    title: str
    groups: tuple[Group, ...] = ()
    columns: tuple[str, ...] = ()
    remark: str = ""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All its statements, in order."""
        return tuple(statement for group in self.groups for statement in group.statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A brief, ready to be rendered.

    `reviewed` is the share of its records that a person found right; `matching` counts the records that match, of which
    the newest were looked at.
    """

    title: str
    question: Question
    as_of: date
    first: date | None  # the days that its documents were published on, first and last
    last: date | None
    documents: int
    records: int
    matching: int
    reviewed: float
    sections: tuple[Section, ...]
    method: str

    @property
    def told(self) -> tuple[Section, ...]:
        """The sections that say something; which found nothing stands in the last of them."""
        return tuple(section for section in self.sections if section.statements or section.remark)

    @property
    def statements(self) -> Iterator[Statement]:
        """All statements, in order."""
        return (statement for section in self.sections for statement in section.statements)


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered source: the words cited."""

    number: int
    citation: Citation


@dataclass(slots=True)
class Notes:
    """Numbers for citations, in the order in which they first appear; the same words have one number."""

    numbers: dict[tuple[str, int, int], Note] = field(default_factory=dict)

    @classmethod
    def of(cls, brief: Brief) -> Notes:
        """The notes of a whole brief."""
        notes = cls()
        for statement in brief.statements:
            notes.of_statement(statement)
        return notes

    def of_statement(self, statement: Statement) -> tuple[int, ...]:
        """The numbers of a statement's citations."""
        return tuple(self._number(citation) for citation in statement.citations)

    def __iter__(self) -> Iterator[Note]:
        return iter(self.numbers.values())

    def _number(self, citation: Citation) -> int:
        key = (citation.source.id, citation.quote.start, citation.quote.end)
        return self.numbers.setdefault(key, Note(len(self.numbers) + 1, citation)).number
