"""Which records tell of one thing: the same meeting in two releases is one meeting in a brief.

Where the register knows the one thing (an entity) that decides; else kind, day, parties and people do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from communique.desk.wording import plain
from communique.records import Event, Figure
from communique.register import Stored

_SMALL = frozenset("the a an of on and for in to with between its their".split())


def grouped(stored: Iterable[Stored], same: Callable[[Stored, Stored], bool]) -> list[list[Stored]]:
    """Records in groups of one thing, in the order of their first; each is compared with a group's first."""
    groups: list[list[Stored]] = []
    alike: defaultdict[object, list[list[Stored]]] = defaultdict(list)
    for one in stored:
        near = alike[_kind(one)]
        home = next((group for group in near if same(group[0], one)), None)
        if home is None:
            groups.append([one])
            near.append(groups[-1])
        else:
            home.append(one)
    return groups


def grouped_by(stored: Iterable[Stored], key: Callable[[Stored], object]) -> list[list[Stored]]:
    """The same of records that are of one thing where a key says so: none need be compared."""
    groups: dict[object, list[Stored]] = {}
    for one in stored:
        groups.setdefault((_kind(one), key(one)), []).append(one)
    return list(groups.values())


def _kind(stored: Stored) -> object:
    """What two records must share before it is worth comparing them."""
    match stored.record:
        case _ if stored.entity:
            return stored.entity
        case Event() as event:
            return event.act, event.date
        case Figure() as figure:
            return figure.of, figure.party, figure.period, figure.unit
    return stored.record.kind


def same_event(one: Stored, other: Stored) -> bool:
    """Whether two events are one: same act, day and parties, and people or object in common."""
    first, second = one.record, other.record
    assert isinstance(first, Event)
    assert isinstance(second, Event)
    if one.entity and other.entity:
        return one.entity == other.entity
    if (first.act, first.date, set(first.parties)) != (second.act, second.date, set(second.parties)):
        return False
    if first.act in ("meet", "visit"):
        return first.date is not None and (not first.by or not second.by or _share_names(first.by, second.by))
    return same_name(first.object, second.object) and first.object is not None


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names have the same words, articles and the like aside."""
    return _bare(one) == _bare(other)


def _share_names(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a name of one stands among the other's, initials and order aside."""
    tokens = [set(plain(name).replace("(", " ").replace(")", " ").split()) for name in other]
    return any(len(set(plain(name).split()) & theirs) >= 1 for name in one for theirs in tokens)


@lru_cache(maxsize=20_000)
def _bare(name: str | None) -> frozenset[str]:
    return frozenset(word.strip("(),.'") for word in plain(name or "").split()) - _SMALL
