"""Who reads: our grammar, a language model, or both. The one place where a user's choice of reader takes effect.

Nothing of the second reader is imported, and nothing sent, unless it was chosen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from communique import reading
from communique.reading.explain import Explanation, explain, steps
from communique.records import Document, Reading
from communique.sources import Refusal

if TYPE_CHECKING:
    from communique.second.reader import SecondReader


class Choice(StrEnum):
    """Who is to read."""

    GRAMMAR = "grammar"
    LLM = "llm"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Readers:
    """The readers chosen. With both, the grammar's reading is given even where the model does not answer."""

    second: SecondReader | None = None
    has_grammar: bool = True

    @classmethod
    def chosen(cls, choice: Choice) -> Readers:
        """The readers of a choice. Raises SecondReaderError where the model cannot be asked as things are set."""
        if choice is Choice.GRAMMAR:
            return cls()
        from communique.second import second_reader

        return cls(second_reader(), has_grammar=choice is Choice.BOTH)

    @property
    def version(self) -> str:
        """What a whole reading by them says it was read by."""
        named = [reading.GRAMMAR_VERSION] if self.has_grammar else []
        return "+".join([*named, self.second.version] if self.second else named)

    def read(self, document: Document) -> Iterator[Reading | Refusal]:
        """The reading of a document; a refusal in its place, or behind the grammar's, where the model gave none."""
        own = reading.read(document) if self.has_grammar else None
        if self.second is None:
            yield own or reading.read(document)
            return
        from communique.second import NoAnswerError

        try:
            other = self.second.read(document)
        except NoAnswerError as error:
            if own:
                yield own
            yield Refusal(document.source or document.id, f"{error}{'; the grammar read it' if own else ''}")
            return
        yield _joined(own, other)


GRAMMAR = Readers()


def _joined(own: Reading | None, other: Reading) -> Reading:
    if own is None:
        return other
    from communique.second.union import union

    return union(own, other)


def explained(found: Reading) -> tuple[Explanation, ...]:
    """Why each record of a reading was read. Asks no model."""
    document = found.document
    if not any(record.reader for record in found.records):
        return explain(document)
    from communique.second import explain as second
    from communique.second.evidence import Evidence

    evidence = Evidence.of(document)
    return tuple(
        Explanation(
            record,
            (steps(evidence.notes, record) if "grammar" in record.reader else ())
            + second.steps(document, record, evidence),
        )
        for record in found.records
    )
