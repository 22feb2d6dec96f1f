"""The life of a measure: what it was said to be, when, and what changed between one announcement and the next.

Refuses to call a term changed when the later document merely says less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from communique.records import Measure, Term, unique
from communique.register.answers import Stored
from communique.register.identity.wordsets import content
from communique.register.lives import disagreements
from communique.register.lives.answers import Disagreement, Entity, MeasureLife, TermChange, TermsStated

_RANK = {"ended": 4, "in_force": 3, "under_review": 2, "announced": 1, "proposed": 0}


def measure_life(entity: Entity, records: Sequence[Stored]) -> MeasureLife:
    """The life told by the measure's records, which come in the order of publication."""
    own = [(stored, stored.record) for stored in records if isinstance(stored.record, Measure)]
    stated = [TermsStated(stored.source.published, said.terms, stored) for stored, said in own if said.terms]
    return MeasureLife(
        entity=entity,
        imposer=_most([said.imposer for _, said in own]),
        instrument=_most([said.instrument for _, said in own]),
        targets=unique(target for _, said in own for target in said.targets),
        products=unique(product for _, said in own for product in said.products),
        status=_status(own),
        announced=_first([said.announced for _, said in own]),
        effective=_last([said.effective for _, said in own]),
        stated=tuple(stated),
        changes=tuple(_changes(stated)),
        records=tuple(stored for stored, _ in own),
        disagreements=tuple(_disagreements(own)),
    )


def _status(own: Sequence[tuple[Stored, Measure]]) -> str | None:
    """The status in the latest document that gives one; of one day's documents, the furthest."""
    given = [(stored.source.published, said.status) for stored, said in own if said.status]
    if not given:
        return None
    latest = given[-1][0]
    return max((status for day, status in given if day == latest), key=lambda status: _RANK.get(status, 0))


def _changes(stated: Sequence[TermsStated]) -> Iterator[TermChange]:
    for earlier, later in pairwise(stated):
        for after in later.terms:
            before = next((term for term in earlier.terms if _is_of_one(term, after)), None)
            if before and _differ(before, after):
                yield TermChange(after.of, before, after, later.record)


def _is_of_one(one: Term, other: Term) -> bool:
    """Whether two terms are about the same: of one kind and unit, and on one basis where both state it."""
    if one.of != other.of or (one.unit or other.unit) != (other.unit or one.unit):
        return False
    return not one.basis or not other.basis or bool(content(one.basis) & content(other.basis))


def _differ(one: Term, other: Term) -> bool:
    return one.to is not None and other.to is not None and one.to != other.to


def _disagreements(own: Sequence[tuple[Stored, Measure]]) -> Iterator[Disagreement]:
    """What two documents of one day, or on one thing, give differently."""
    announced = [(said.announced, stored) for stored, said in own]
    yield from disagreements.on("announced", announced, disagreements.days_agree)
    groups: dict[tuple[str, ...], list[tuple[Stored, Term]]] = defaultdict(list)
    for stored, said in own:
        for term in said.terms:
            groups[str(stored.source.published), term.of, term.unit or "", term.basis or ""].append((stored, term))
    for key, some in sorted(groups.items()):
        if len({stored.source.id for stored, _ in some}) > 1:
            values = ((_value(term), stored) for stored, term in some)
            yield from disagreements.on(key[1], values, disagreements.words_agree)


def _value(term: Term) -> str | None:
    return None if term.to is None else f"{term.to:g} {term.unit or ''}".strip()


def _most(values: Sequence[str | None]) -> str | None:
    given = [value for value in values if value]
    return max(given, key=lambda value: (given.count(value), value)) if given else None


def _first(days: Sequence[str | None]) -> str | None:
    return min((day for day in days if day), default=None)


def _last(days: Sequence[str | None]) -> str | None:
    """The day in the latest document that gives one: a date put off replaces the earlier."""
    return next((day for day in reversed(days) if day), None)
