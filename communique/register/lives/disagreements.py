"""Where sources differ: both values stay, side by side.

Differences of exactness (a month and a day in it) and of spelling are none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from communique import edtf
from communique.register.answers import Stored
from communique.register.identity.spelling import plain
from communique.register.lives.answers import Disagreement

Values = Sequence[tuple[str, Stored]]


def on(
    field: str, values: Iterable[tuple[str | None, Stored]], agree: Callable[[str, str], bool]
) -> list[Disagreement]:
    """The disagreement on a field, or nothing: `agree` tells whether two values can both be true."""
    groups: list[tuple[str, list[Stored]]] = []
    for value, stored in values:
        if value is None:
            continue
        group = next((some for known, some in groups if agree(known, value)), None)
        if group is None:
            groups.append((value, [stored]))
        else:
            group.append(stored)
    if len(groups) < 2:
        return []
    ordered = sorted(groups, key=lambda group: (-len(group[1]), group[0]))
    return [Disagreement(field, tuple((value, tuple(some)) for value, some in ordered))]


def days_agree(one: str, other: str) -> bool:
    """Whether two dates can mean the same day."""
    return edtf.overlap(one, other)


def words_agree(one: str, other: str) -> bool:
    """Whether two words are one, spelling aside."""
    return plain(one) == plain(other)
