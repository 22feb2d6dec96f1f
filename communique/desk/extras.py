"""Libraries that the base install leaves out, imported when a format needs them.

Says what to install when one is missing; refuses to guess at a replacement.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


class ExtraMissingError(RuntimeError):
    """A format needs a library that is not installed; the message names what to install."""


def extra(module: str, name: str) -> Any:
    """The module, of the extra called `name`. Raises ExtraMissingError saying how to install it."""
    try:
        return import_module(module)
    except (ImportError, OSError) as error:
        # OSError: WeasyPrint is there, and the system's Pango is not.
        raise ExtraMissingError(f"this needs pip install 'communique[{name}]' ({error})") from error
