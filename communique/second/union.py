"""Two readings of one document as one: the same fact is one record of both readers, and no fact of either is lost.

Of a fact that both tell, the grammar's record stands as it is; only what it left open is taken from the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from communique.records import Reading, Record
from communique.second.same import key, meet, same

GRAMMAR = "grammar"
_WHAT_READ = frozenset({"quote", "rule", "reader"})


def union(grammar: Reading, model: Reading) -> Reading:
    """Both readings as one, each record marked with who read it."""
    kept = list(grammar.records)
    near: dict[object, list[int]] = {}
    for index, one in enumerate(kept):
        near.setdefault(key(one), []).append(index)
    partners: dict[int, Record] = {}
    alone: list[Record] = []
    for other in model.records:
        partner = _partner(kept, [one for one in near.get(key(other), ()) if one not in partners], other)
        if partner is None:
            alone.append(other)
        else:
            partners[partner] = other
    records = [_merged(one, partners.get(index)) for index, one in enumerate(kept)] + alone
    return Reading(
        grammar.document,
        tuple(sorted(records, key=lambda one: (one.quote.start, one.kind, one.quote.end))),
        tuple(sorted({*grammar.sectors, *model.sectors})),
        grammar.declined + model.declined,
        f"{grammar.grammar}+{model.grammar}",
    )


def _partner(kept: Sequence[Record], free: Sequence[int], other: Record) -> int | None:
    """The free record that tells the same fact, of several the one whose words it shares most."""
    alike = [index for index in free if same(kept[index], other)]
    return max(alike, key=lambda index: (meet(kept[index].quote, other.quote), -index), default=None)


def _merged(one: Record, other: Record | None) -> Record:
    """The grammar's record, and from the other what it left open."""
    if other is None:
        return replace(one, reader=(GRAMMAR,))
    names = [each.name for each in fields(one) if each.name not in _WHAT_READ]
    added = {name: getattr(other, name) for name in names if getattr(one, name) in (None, ())}
    return replace(one, reader=(GRAMMAR, *other.reader), **added)
