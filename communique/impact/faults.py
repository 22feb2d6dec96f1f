"""The errors of this room: always about an input, always one line that says where it is wrong.

Knows no numpy, so that a face can tell them without it.
"""

from __future__ import annotations


class ImpactError(ValueError):
    """An input that cannot be used; the message names the place and the fault."""


class CellError(ImpactError):
    """A number that cannot be; the message names the table and the cell."""


class FormError(ImpactError):
    """A file that is not in its form; the message names the file, the field and the fault."""
