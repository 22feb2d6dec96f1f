"""Whose goods a measure is on and whose market they are sold to: sellers, deals and markets beside its noun.

Who only sells imposes nothing; the market of another measure in the same sentence is not this one's.
"""

from __future__ import annotations

from collections.abc import Iterable

from communique.reading.grammar import Line
from communique.reading.rules.measure_nouns import goods_words, is_head
from communique.reading.whose import Named


def is_seller(line: Line, one: Named) -> bool:
    """Whether only somebody's goods or firms are named: "Chinese imports caused injury", "on 15 U.S. firms"."""
    reach = 4 if one.is_adjective else 2
    is_theirs = one.is_adjective or not one.is_owner
    behind = line.lowered[one.at + 1 : one.at + reach]
    is_of_goods = one.is_adjective and any(is_goods(line, one.at + 1 + at) for at in range(len(behind)))
    return is_theirs and (is_of_goods or not SOLD.isdisjoint(behind))


def is_goods(line: Line, at: int) -> bool:
    """Whether a plain word for goods stands there, and no ministry or industry named by it."""
    if line.chunks[at].value is not None or line.lowered[at] not in goods_words():
        return False
    return OFFICES.isdisjoint(line.lowered[at + 1 : at + 2])


OFFICES = frozenset(
    "minister ministers ministry ministries regulator regulators authority authorities agency agencies department "
    "commission office council board bureau officials official tariff tariffs duty duties quota quotas".split()
)


SOLD = frozenset("imports exports goods products shipments exporters producers firms companies manufacturers".split())


def is_whose_deal(line: Line, one: Named) -> bool:
    """Whether only somebody's deal is named, which tells not who imposes: "Peru's deal set a 19 percent tariff"."""
    behind = line.lowered[one.at + 1 : one.at + 4]
    owned = behind[:1] in (["'s"], ["’s"])
    return owned and any(not DEALS.isdisjoint(word.split(" ")) for word in behind[1:])


DEALS = frozenset({"deal", "agreement", "pact", "accord"})


SENT = frozenset({"exports", "exported", "shipped"})


def market_of(line: Line, named: Iterable[Named], head: int) -> str | None:
    """Whose market goods are sold to: it is his tariff that an agreement lowers "on exports to Indonesia"."""
    for one in named:
        if any(is_head(line, at) for at in range(head + 1, one.at)):
            return None  # the market of another measure
        words = line.lowered[max(head, one.at - 3) : one.at]
        is_market = not {"market", "markets"}.isdisjoint(line.lowered[one.at + 1 : one.at + 3])
        if one.at > head and (
            (is_market and one.before in ("in", "to", "into"))
            or (one.before == "to" and not SENT.isdisjoint(words))
            or (one.before == "into" and "imports" in words)
        ):
            return one.code
    return None


def is_entered(line: Line, one: Named) -> bool:
    """Whether goods come into a market: "products entering the United States"."""
    return not {"entering", "reaching"}.isdisjoint(line.lowered[max(0, one.at - 2) : one.at])
