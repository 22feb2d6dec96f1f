"""What a document was read by, as its row says: "1" for a grammar, "llm:NAME/1" for a model, "1+llm:NAME/1" for both.

A reading by fewer readers takes nothing away from one by more: only reading again on purpose does.
"""

from __future__ import annotations


def includes(stored: str, other: str) -> bool:
    """Whether what a document was read by holds all that another reading was read by, and more."""
    return set(other.split("+")) < set(stored.split("+"))


def is_outdated(stored: str, wanted: str) -> bool:
    """Whether a document is to be read again by these readers: not yet read by them, and by no other model."""
    return not set(wanted.split("+")) <= set(stored.split("+")) and _models(stored) <= _models(wanted)


def _models(version: str) -> frozenset[str]:
    return frozenset(part.rpartition("/")[0] for part in version.split("+") if part.startswith("llm:"))
