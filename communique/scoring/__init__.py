"""How well what was read agrees with what a careful reader wrote down. Pure but for the files it is given."""

from communique.scoring.alignment import Pair, ScoringError, Tally
from communique.scoring.floors import Floor, Floors, digest_of, read_floors, write_floors
from communique.scoring.papers import Claim, Line, Paper, lines_of, papers
from communique.scoring.report import details, table
from communique.scoring.scores import KindScore, PaperScore, Score, score

__all__ = [
    "Claim",
    "Floor",
    "Floors",
    "KindScore",
    "Line",
    "Pair",
    "Paper",
    "PaperScore",
    "Score",
    "ScoringError",
    "Tally",
    "details",
    "digest_of",
    "lines_of",
    "papers",
    "read_floors",
    "score",
    "table",
    "write_floors",
]
