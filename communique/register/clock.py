"""The present moment as the register writes it down."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The moment in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
