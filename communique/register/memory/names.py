"""Things by a name or a part of one, looked for in all names at once.

Finds what the database would find; refuses no name, and knows nothing of events, which have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from communique.register.memory.columns import NONE, Things


def bearing(things: Things, part: str, kinds: Iterable[str]) -> list[str]:
    """The ids of the things of some kinds that bear a name with this part in some release, whole names first.

    `part` is not empty, and in the small letters that the database makes of it.
    """
    starts = np.fromiter(_found(things.names, part), np.int64)
    forms = np.searchsorted(things.name_starts, starts, side="right") - 1
    is_whole = np.append(things.name_starts, len(things.names))[forms + 1] - things.name_starts[forms] == len(part) + 1
    places = things.of_forms[forms]
    known = (places != NONE) & things.kinds.known(kinds)[things.kinds.rows[places]]
    whole, some = np.unique(places[known & is_whole]), np.unique(places[known])
    in_order = [*whole.tolist(), *np.setdiff1d(some, whole).tolist()]
    return [id.decode() for id in things.ids[in_order].tolist()]


def _found(names: str, part: str) -> Iterator[int]:
    """Where a part stands in names, once in each of them."""
    if "\0" in part:
        return
    at = names.find(part)
    while at >= 0:
        yield at
        at = names.find(part, names.index("\0", at))
