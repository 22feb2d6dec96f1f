"""A statement and what it rests on: words of releases, each with its document.

Refuses a statement without a citation; how citations are numbered and printed is the renderers' business.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.records import Quote
from communique.register import Source, Stored


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of a document that bear a statement out; `record` is the record that quotes them, where one does."""

    source: Source
    quote: Quote
    record: str | None = None

    @classmethod
    def of(cls, stored: Stored) -> Citation:
        """The citation of a stored record."""
        return cls(stored.source, stored.record.quote, stored.id)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a brief with its citations; `cells` are the same told as a row of the section's table.

    `label` says what the statement is for ("Last move"); `reckoned` is what was computed and no release states.
    """

    text: str
    citations: tuple[Citation, ...]
    cells: tuple[str, ...] = ()
    label: str = ""
    reckoned: str = ""

    @property
    def head(self) -> int:
        """Which of its cells bears its citations: the first that holds something."""
        return next((at for at, cell in enumerate(self.cells) if cell), 0)

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"a statement without a citation: {self.text!r}")
