"""A small sample of releases that the package ships, for the demo, the tour and the tests.

Written for this project in the manner of several ministries, on public facts; not one sentence is a ministry's own.
"""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

# The day on which the sample is asked about: the one after its newest release.
AS_OF = date(2025, 12, 2)


def folder() -> Path:
    """Where the sample's files lie."""
    return Path(str(files(__package__).joinpath("releases")))


def paths() -> list[str]:
    """The files of the sample, in the order of their names."""
    return sorted(str(path) for path in folder().iterdir() if path.is_file())
