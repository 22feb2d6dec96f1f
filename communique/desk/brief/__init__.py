"""The brief: what the register holds on a relationship or a thing, in sentences that each cite their words."""

from communique.desk.brief.compose import compose, title
from communique.desk.brief.model import Brief, Group, Length, Note, Notes, Question, Section
from communique.desk.cited import Citation, Statement

__all__ = [
    "Brief",
    "Citation",
    "Group",
    "Length",
    "Note",
    "Notes",
    "Question",
    "Section",
    "Statement",
    "compose",
    "title",
]
