"""What our reader gives for annotated releases, so that it can be scored against them.

Only the texts are read: what gold says about them is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from communique import reading
from communique.records import Document, Reading
from communique.scoring import Floors, Line, Score, digest_of, lines_of, papers, score


def read_again(lines: Iterable[Line]) -> list[Line]:
    """The readings of the documents that lines of the record format hold, under the ids that they have there.

    Raises FormatError for a line without text.
    """
    return [_line(reading.read(Document.from_json(line)), line) for line in lines]


def _line(found: Reading, line: Line) -> Line:
    return found.as_json() | {"id": line.get("id")}


def scored(gold: Path, predicted: Path | None = None) -> Score:
    """A file of readings against gold; without one, what our reader gives for gold's documents.

    Raises FormatError for a file that is not in the record format, ScoringError without scipy.
    """
    wanted = lines_of(gold)
    found = lines_of(predicted) if predicted else read_again(wanted)
    return score(papers(wanted, is_gold=True), papers(found, is_gold=False))


def floors(gold: Path, found: Score) -> Floors:
    """The floors that a score reaches on a set."""
    return Floors.reached(found, digest_of(gold))
