"""What a release says: Document -> records. Pure: same in, same out; no network, no database."""

from communique.reading.reader import GRAMMAR_VERSION, GrammarReader, reader
from communique.records import Document, Reading

__all__ = ["GRAMMAR_VERSION", "GrammarReader", "read", "reader"]


def read(document: Document) -> Reading:
    """All that a document says, read by our own grammar."""
    return reader().read(document)
