"""What people change through the web: judgements and watches. Every write shows the token of our own page."""

from __future__ import annotations

from fastapi import FastAPI


def add(app: FastAPI) -> None:
    """Adds the addresses that are written to."""
