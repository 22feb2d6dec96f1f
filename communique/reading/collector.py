"""Python's collector of cyclic garbage, put off while a document is read or the grammar is built.

Both make hundreds of thousands of small things that live until the end and hold no cycles: to look through all of them
again and again costs a fifth of a long reading, and more than in proportion to its length. It frees nothing itself.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off() -> Iterator[None]:
    """No collection inside; afterwards as before. Whichever thread switched it off switches it on again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
