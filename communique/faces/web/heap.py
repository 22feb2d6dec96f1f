"""How often a server looks for rings of objects to throw away: seldom, and never among what it will keep.

A page makes some hundred thousand objects, nearly all of which go by themselves when it is sent.
"""

from __future__ import annotations

import gc

# Objects made before the youngest are looked through, and how often the older ones are.
_YOUNG, _OLDER, _OLDEST = 50_000, 20, 50


def settle() -> None:
    """Leaves what is loaded by now out of every later look."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _OLDER, _OLDEST)
