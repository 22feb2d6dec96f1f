"""What a proposed form does to each party: volumes over the quota, duty if they stay, and the change a model gives.

One model for both kinds of measure: CES suppliers, with a quota as a complementarity problem, a tariff as a price.
Every modelled number is an interval over the ranges of what the text does not state.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from communique.impact.cells import Array
from communique.impact.faults import CellError
from communique.impact.flows import Flows
from communique.impact.pools import OTHERS, Pool
from communique.impact.ranges import Driver, Interval, Range, Spread, spread
from communique.impact.suppliers import Equilibrium, Market, solve
from communique.impact.terms import Assumed, Form

ELSEWHERE = "elsewhere"
PLACE_NAME = "place in the queue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What the measure does to one party, a year. Tonnes and money as in the table; None where it cannot be said.

    `most` is the largest volume the party could bring within quota. `over` and `duty` are what would be beyond it and
    due if volumes stayed as they were: at least, at an even pace, and at most when others come first. `change` is the
    model's change of volume as a fraction; `premium` what a place within quota is worth, as a fraction of the price.
    """

    party: str
    tonnes: float | None
    value: float | None
    most: float | None = None
    over: Interval | None = None
    duty: Interval | None = None
    change: Interval | None = None
    premium: Interval | None = None
    rent: Interval | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """Effects, the largest party first; what drives each modelled number; what was assumed to get there; the tonnes of
    the base year by party whom a quota holds."""

    effects: tuple[Effect, ...] = ()
    drivers: Mapping[str, tuple[Driver, ...]] = field(default_factory=dict)
    assumed: tuple[Assumed, ...] = ()
    base: Mapping[str, float] = field(default_factory=dict)


def paced(pools: tuple[Pool, ...], targets: tuple[str, ...]) -> str | None:
    """The member whose place in the queue matters: the first party named for whom some total is too small."""
    full = [pool for pool in pools if pool.is_full and len(pool.members) > 1]
    return next((one for one in targets if any(one in pool.members for pool in full)), None)


def by_quota(form: Form, flows: Flows, pools: tuple[Pool, ...], ahead: str | None = None) -> Results:
    """Each party's effect of a quota.

    Where a total is first come, first served, the place of the party `ahead` in the queue is varied too: from 1,
    before all others, over 0, at an even pace, to -1, after all others.
    """
    assert form.base_year is not None
    values = flows.into(form.imposer, year=form.base_year, goods=form.goods).by_exporter()
    inputs = {
        "substitution": form.substitution, "demand": form.demand, "outside": form.outside, "over quota": form.over_quota
    }  # fmt: skip
    if ahead is not None:
        inputs[PLACE_NAME] = form.place
    prices = {name: value / tonnes for name, (tonnes, value) in values.items() if tonnes and value is not None}
    found = spread(lambda drawn: _quota_results(pools, ahead, prices, drawn), inputs)
    names = dict.fromkeys(name for pool in pools for name in (*pool.held, *pool.others))
    effects = [_quota_effect(name, form, pools, values.get(name, (None, None)), found) for name in names]
    return Results(tuple(sorted(effects, key=lambda one: -(one.tonnes or 0.0))), found.drivers, base=_base(pools))


def _base(pools: tuple[Pool, ...]) -> dict[str, float]:
    """The base year's tonnes of each country that the pools hold."""
    names = dict.fromkeys(name for pool in pools for name in pool.held if name != OTHERS)
    return {name: sum(pool.held.get(name, 0.0) for pool in pools) for name in names}


def _quota_results(
    pools: tuple[Pool, ...], ahead: str | None, prices: Mapping[str, float], drawn: Mapping[str, Array]
) -> dict[str, Array]:
    """Change, premium and rent of each supplier, one number per draw; classes added up by volume."""
    before: dict[str, float] = {}
    sums: dict[str, dict[str, Array]] = {"after": {}, "premium": {}, "rent": {}}
    for pool in pools:
        answer = _solve_pool(pool, ahead, drawn)
        volumes = {**pool.held, **pool.others}
        for place, name in enumerate(answer.suppliers):
            if name == ELSEWHERE:
                continue
            before[name] = before.get(name, 0.0) + volumes[name]
            rent = answer.premium[:, place] * answer.within[:, place]
            parts = {"after": answer.flows[:, place], "premium": rent, "rent": rent * prices.get(name, math.nan)}
            for what, column in parts.items():
                sums[what][name] = sums[what].get(name, 0.0) + column
    results = {}
    for name, base in before.items():
        after = sums["after"][name]
        results[f"change {name}"] = after / base - 1 if base else np.zeros_like(after)
        results[f"premium {name}"] = np.where(after > 0, sums["premium"][name] / np.where(after > 0, after, 1.0), 0.0)
        if name in prices:
            results[f"rent {name}"] = sums["rent"][name]
    return results


def _solve_pool(pool: Pool, ahead: str | None, drawn: Mapping[str, Array]) -> Equilibrium:
    names = (*pool.held, *pool.others, ELSEWHERE)
    flows = _beside(np.array([*pool.held.values(), *pool.others.values()]), drawn["outside"])
    caps = np.full_like(flows, math.inf)
    caps[:, : len(pool.held)] = [pool.caps[name] for name in pool.held]
    limit, member = np.full(len(flows), pool.limit), [name in pool.members for name in names]
    if ahead is not None and ahead in pool.members and pool.is_full:
        # what it gets by its place in the queue is its own; the others share the rest
        own = _by_place(pool, ahead, drawn[PLACE_NAME])
        place = names.index(ahead)
        caps[:, place], member[place] = own, False
        limit = limit - np.minimum(own, limit)
    within = [pool.within if name in pool.held else 0.0 for name in names]
    market = Market.of(
        names,
        flows,
        member=member,
        limit=limit,
        caps=caps,
        before=within,
        within=within,
        beyond=np.maximum(drawn["over quota"][:, None], within),
        substitution=drawn["substitution"],
        demand=drawn["demand"],
    )
    return solve(market)


def _by_place(pool: Pool, party: str, place: Array) -> Array:
    even = pool.even(party)
    toward: Array = np.where(place > 0, pool.first(party) - even, even - pool.last(party))
    return even + place * toward


def _beside(volumes: Array, outside: Array) -> Array:
    """The volumes in every draw, with supply from elsewhere as a multiple of them all in a last column."""
    return np.column_stack([np.broadcast_to(volumes, (len(outside), len(volumes))), outside * volumes.sum()])


def _quota_effect(
    name: str, form: Form, pools: tuple[Pool, ...], flow: tuple[float | None, float | None], found: Spread
) -> Effect:
    holding = [pool for pool in pools if name in pool.held]
    tonnes = sum(pool.held.get(name, 0.0) + pool.others.get(name, 0.0) for pool in pools)
    change = found.intervals[f"change {name}"]
    if not holding:
        return Effect(party=name, tonnes=tonnes, value=flow[1], change=change)
    over = Interval(
        sum(pool.held[name] - pool.first(name) for pool in holding),
        sum(pool.held[name] - pool.even(name) for pool in holding),
        sum(pool.held[name] - pool.last(name) for pool in holding),
    )
    return Effect(
        party=name,
        tonnes=tonnes,
        value=flow[1],
        most=sum(pool.most(name) for pool in holding),
        over=over,
        duty=None if form.is_shut else _duty(over, form.over_quota, flow),
        change=change,
        premium=found.intervals[f"premium {name}"],
        rent=found.intervals.get(f"rent {name}"),
    )


def _duty(over: Interval, rate: Range, flow: tuple[float | None, float | None]) -> Interval | None:
    tonnes, value = flow
    if not tonnes or value is None:
        return None
    price = value / tonnes
    return Interval(over.low * rate.low * price, over.central * rate.central * price, over.high * rate.high * price)


def by_tariff(form: Form, flows: Flows | None) -> Results:
    """Each party's effect of a tariff; without a table, the change for all whom it is on."""
    if form.rate is None or form.rate_before is None:
        return Results()
    table = _tariff_table(form, flows)
    inputs = {"substitution": form.substitution, "demand": form.demand, "outside": form.outside}
    sizes = _sizes(table)
    table = {name: table[name] for name in sizes}
    hit = [name == _TARGETS or form.is_on(name) for name in sizes]
    found = spread(lambda drawn: _tariff_results(form, sizes, hit, drawn), inputs)
    effects = []
    for (name, (tonnes, value)), is_hit in zip(table.items(), hit, strict=True):
        duty = (form.rate - form.rate_before) * value if is_hit and value is not None else None
        effects.append(
            Effect(
                party=name,
                tonnes=tonnes,
                value=value,
                duty=None if duty is None else Interval(duty, duty, duty),
                change=found.intervals[f"change {name}"],
            )
        )
    return Results(tuple(sorted(effects, key=lambda one: -(one.value or one.tonnes or 0.0))), found.drivers)


_TARGETS = "those it is on"


def _tariff_table(form: Form, flows: Flows | None) -> dict[str, tuple[float | None, float | None]]:
    if flows is None or not form.goods or form.base_year is None:
        return {_TARGETS: (None, None)}
    table = flows.into(form.imposer, year=form.base_year, goods=form.goods).by_exporter()
    if not any(form.is_on(name) for name in table):
        raise CellError(f"{flows.where}: no flow of {form.base_year} from anybody whom the measure is on")
    return table


def _sizes(table: Mapping[str, tuple[float | None, float | None]]) -> dict[str, float]:
    """What each supplier counts for in the market, if anything: its value, or its tonnes where some values lack."""
    if list(table) == [_TARGETS]:
        return {_TARGETS: 1.0}
    for column in (1, 0):
        sizes = {name: flow[column] for name, flow in table.items()}
        if all(one is not None for one in sizes.values()):
            return {name: one for name, one in sizes.items() if one}
    raise CellError("flows: some parties have only tonnes and some only values; give one of the two for all")


def _tariff_results(
    form: Form, sizes: Mapping[str, float], hit: list[bool], drawn: Mapping[str, Array]
) -> dict[str, Array]:
    before, after = form.rate_before or 0.0, form.rate or 0.0
    names = (*sizes, ELSEWHERE)
    volumes = np.array([*sizes.values()])
    # a tariff on all countries leaves only home supply elsewhere; one on some leaves the others too
    flows = _beside(volumes, drawn["outside"])
    struck = [*hit, False]
    market = Market.of(
        names,
        flows,
        member=[False] * len(names),
        limit=math.inf,
        before=[before if one else 0.0 for one in struck],
        within=[after if one else 0.0 for one in struck],
        beyond=[after if one else 0.0 for one in struck],
        substitution=drawn["substitution"],
        demand=drawn["demand"],
    )
    answer = solve(market)
    return {f"change {name}": answer.flows[:, place] / volumes[place] - 1 for place, name in enumerate(sizes)}
