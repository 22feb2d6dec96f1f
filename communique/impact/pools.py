"""Who shares which quota: the suppliers of one class, the total that they share, caps and amounts of their own.

Made from a table of flows and a law, or from the text alone. Refuses a law whose classes the table does not have,
unless the law's totals are the imports of a year: then sums over classes bound the answer.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from communique.impact.faults import CellError
from communique.impact.flows import Flows
from communique.impact.law import Law
from communique.impact.terms import Assumed, Form

OTHERS = "others under the quota"


@dataclass(frozen=True, slots=True)
class Pool:
    """Suppliers of one class in tonnes: `members` share `limit`, each held to its cap (infinite without one); `apart`
    have a quota of their own in `caps`; `others` have none. `within` is the rate within quota, a fraction."""

    name: str
    members: Mapping[str, float]
    others: Mapping[str, float]
    limit: float
    caps: Mapping[str, float]
    apart: Mapping[str, float] = field(default_factory=dict)
    within: float = 0.0

    @property
    def held(self) -> dict[str, float]:
        """All whom the quota holds, members first."""
        return {**self.members, **self.apart}

    @property
    def is_full(self) -> bool:
        """Whether the total is too small for what all members could send."""
        return sum(min(tonnes, self.caps[name]) for name, tonnes in self.members.items()) > self.limit

    def most(self, party: str) -> float:
        """The largest volume that a party could bring within quota."""
        return self.caps[party] if party in self.apart else min(self.caps[party], self.limit)

    def first(self, party: str) -> float:
        """What a party brings within quota if it comes before all others."""
        return min(self.held[party], self.most(party))

    def last(self, party: str) -> float:
        """What a party brings within quota if all others come before it."""
        if party in self.apart:
            return self.first(party)
        others = sum(min(tonnes, self.caps[name]) for name, tonnes in self.members.items() if name != party)
        return max(0.0, min(self.first(party), self.limit - others))

    def even(self, party: str) -> float:
        """What a party brings within quota if all ship at an even pace until the total is full."""
        if party in self.apart or not self.is_full:
            return self.first(party)
        low, high = 0.0, 1.0
        for _ in range(60):
            pace = (low + high) / 2
            within = sum(min(self.caps[name], tonnes * pace) for name, tonnes in self.members.items())
            low, high = (pace, high) if within <= self.limit else (low, pace)
        return min(self.caps[party], self.members[party] * low)


def quota_pools(form: Form, flows: Flows, law: Law | None) -> tuple[tuple[Pool, ...], tuple[Assumed, ...]]:
    """The pools of a quota, by class where table and law name the same classes, and what was assumed to make them.

    No pools where the law's classes are needed and the table does not have them. Raises CellError where the table has
    no tonnes for a party, or nobody whom the measure is on.
    """
    if form.base_year is None:
        raise CellError("the quota has no base year: name one with --base-year")
    here = flows.into(form.imposer, year=form.base_year, goods=form.goods)
    if law is None:
        why = Assumed("how the quota is shared", "each party has its share of its own volume", "the text says no more")
        return (_own_share(form, here),), (why,)
    if all(law.rule.allotment(goods) for goods in form.goods):
        pools = tuple(
            _by_law(flows.into(form.imposer, year=form.base_year, goods=[one]), law, one) for one in form.goods
        )
        return pools, _about_others(pools, law)
    if law.rule.base_year is None:
        return (), ()
    together = Assumed(
        "classes", "all together", "the table is not by the law's classes; sums over classes are the most there is"
    )
    pool = _by_law(here, law, None)
    return (pool,), (together, *_about_others((pool,), law))


def _own_share(form: Form, here: Flows) -> Pool:
    """By the text alone each party has its share of its own volume."""
    if form.share is None:
        raise CellError("neither the text nor a law says how large the quota is")
    volumes = _tonnes(here)
    held = {name: tonnes for name, tonnes in volumes.items() if form.is_on(name)}
    _need(held, here)
    others = {name: tonnes for name, tonnes in volumes.items() if name not in held}
    caps = {name: form.share * tonnes for name, tonnes in held.items()}
    return Pool("all", {}, others, math.inf, caps, held)


def _by_law(here: Flows, law: Law, goods: str | None) -> Pool:
    """One class of a law, or all of them together."""
    volumes = _tonnes(here)
    held = {name: tonnes for name, tonnes in volumes.items() if law.rule.on.holds(name, law.rule.start)}
    _need(held, here)
    own = {name for one in law.rule.classes if goods in (None, one.name) for name, _ in one.countries}
    members = {name: tonnes for name, tonnes in held.items() if name not in own}
    caps = {name: law.yearly_cap(law.rule, name, goods) for name in held}
    limit = law.yearly(law.rule, goods)
    rest = limit / law.rule.share - sum(members.values()) if law.rule.base_year and law.rule.share else 0.0
    if rest > 0:
        members, caps = members | {OTHERS: rest}, caps | {OTHERS: math.inf}
    return Pool(
        name=goods or "all classes",
        members=members,
        others={name: tonnes for name, tonnes in volumes.items() if name not in held},
        limit=limit,
        caps=caps,
        apart={name: tonnes for name, tonnes in held.items() if name in own},
        within=law.rule.within,
    )


def _about_others(pools: tuple[Pool, ...], law: Law) -> tuple[Assumed, ...]:
    rest = sum(pool.members.get(OTHERS, 0.0) for pool in pools)
    if not rest:
        return ()
    base = sum(pool.limit for pool in pools) / law.rule.share
    why = f"what the law's own base, {base:,.0f} t of {law.rule.base_year}, leaves beside the table"
    return (Assumed("volume of the others under the quota", f"{rest:,.0f} t", why),)


def _tonnes(here: Flows) -> dict[str, float]:
    volumes = {}
    for name, (tonnes, _) in here.by_exporter().items():
        if tonnes is None:
            raise CellError(f"{here.where}: no tonnes for {name}; a quota needs them")
        volumes[name] = tonnes
    return volumes


def _need(held: Mapping[str, float], here: Flows) -> None:
    if not held:
        raise CellError(f"{here.where}: no flow of the base year from anybody whom the measure is on")
