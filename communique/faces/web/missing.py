"""The refusal of a page that does not exist."""

from __future__ import annotations


class NotFoundError(LookupError):
    """Nothing in the register answers to this; the message names what was asked for."""
