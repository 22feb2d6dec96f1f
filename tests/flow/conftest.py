"""The command line, as the faces test it."""

from tests.faces.conftest import address, run

__all__ = ["address", "run"]
