"""Several suppliers of one good under a class total and country caps: CES demand as a complementarity problem.

Each supplier's premium lies between 0 and the surtax; the class premium is positive only where the total binds, its
own only where its cap binds. Every number may be a column of draws. Refuses caps under 0 and substitution of 1 or less.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from communique.impact.cells import AT_LEAST_ZERO, NEGATIVE, RATE, Array, Claim, Labels, table
from communique.impact.faults import CellError

_HALVINGS = 64  # of an interval under 10 wide: below the last bit of a float
_SETTLED = 1e-14  # in logarithms of prices: what rounding leaves
_OVER_ONE = Claim(lambda cells: cells > 1, "must be over 1")


@dataclass(frozen=True, slots=True, eq=False)
class Market:
    """Draws by suppliers: tonnes at the prices before, caps (tonnes, infinite without), duty factors before, rates.

    `member` marks who shares the class total `limit` (tonnes, one per draw). `substitution` (over 1) and `demand`
    (under 0) are one per draw. Prices before duty are 1 for all and do not move: suppliers are small.
    """

    suppliers: tuple[str, ...]
    flows: Array
    member: NDArray[np.bool_]
    caps: Array
    limit: Array
    before: Array
    within: Array
    beyond: Array
    substitution: Array
    demand: Array

    @classmethod
    def of(
        cls,
        suppliers: Labels,
        flows: ArrayLike,
        *,
        member: ArrayLike,
        limit: ArrayLike,
        caps: ArrayLike = np.inf,
        before: ArrayLike = 0.0,
        within: ArrayLike = 0.0,
        beyond: ArrayLike = 0.5,
        substitution: ArrayLike,
        demand: ArrayLike,
    ) -> Market:
        """The market, checked. Rates are fractions; what is not a member pays `within` whatever it sends.

        Raises CellError naming the cell at fault.
        """
        tables, columns = (flows, caps, before, within, beyond), (limit, substitution, demand)
        names = [f"draw {one}" for one in range(max(*map(_rows, tables), *map(_draws, columns)))]
        members = np.broadcast_to(np.array(member, dtype=bool), (len(suppliers),)).copy()

        def each(name: str, values: ArrayLike, claim: Claim) -> Array:
            return _spread(name, values, claim, names, suppliers)

        def one(name: str, values: ArrayLike, claim: Claim) -> Array:
            return _spread(name, values, claim, names)

        low, high = each("within", within, RATE), each("beyond", beyond, RATE)
        high = np.where(members | np.isfinite(each("caps", caps, AT_LEAST_ZERO)), high, low)
        _no_bonus(low, high, suppliers)
        market = cls(
            suppliers=tuple(suppliers),
            flows=each("flows", flows, AT_LEAST_ZERO),
            member=members,
            caps=each("caps", caps, AT_LEAST_ZERO),
            limit=one("limit", limit, AT_LEAST_ZERO),
            before=each("before", before, RATE),
            within=low,
            beyond=high,
            substitution=one("substitution", substitution, _OVER_ONE),
            demand=one("demand", demand, NEGATIVE),
        )
        if (market.flows.sum(1) == 0).any():
            raise CellError("flows: nobody supplies anything")
        return market


@dataclass(frozen=True, slots=True, eq=False)
class Equilibrium:
    """Draws by suppliers: tonnes, of these within and beyond quota, the premium as a fraction of the border price.

    `shared` is the class premium of each draw; `index` the composite price against before; `residual` the largest
    breach of the complementarity conditions, as a fraction of the flows.
    """

    suppliers: tuple[str, ...]
    flows: Array
    within: Array
    beyond: Array
    premium: Array
    shared: Array
    index: Array
    residual: float

    def rent(self, unit_value: ArrayLike = 1.0) -> Array:
        """The premium on what enters within quota, in money at this border price per tonne."""
        rent: Array = self.premium * self.within * np.array(unit_value)
        return rent


def solve(market: Market) -> Equilibrium:
    """The equilibrium: the class premium, and within each trial of it the composite price.

    Raising the class premium always lowers what members send, so the answer is the only one.
    """
    ceiling = np.where(market.member, market.beyond - market.within, 0.0).max(1)
    return _equilibrium(market, _shared_premium(market, ceiling), ceiling)


def _shared_premium(market: Market, ceiling: Array) -> Array:
    """The class premium at which members fill the total; 0 where they do not, the ceiling where nothing stops them.

    False position on a falling function; an end that stays twice counts half (the Illinois rule).
    """
    low, high = np.zeros_like(market.limit), ceiling.copy()
    over, under = _excess(market, low), _excess(market, high)
    idle, open_ended = over <= 0, under >= 0
    settled = idle | open_ended
    found, last = np.where(idle, 0.0, ceiling), np.zeros(len(low), dtype=np.intp)
    for _ in range(_HALVINGS):
        if settled.all():
            break
        gap = np.where(settled, 1.0, over - under)
        found = np.where(settled, found, low + (high - low) * over / gap)
        excess = _excess(market, found)
        above = excess > 0
        low, over = np.where(above, found, low), np.where(above, excess, over * np.where(last < 0, 0.5, 1.0))
        high, under = np.where(above, high, found), np.where(above, under * np.where(last > 0, 0.5, 1.0), excess)
        last = np.where(above, 1, -1)
        settled = settled | (np.abs(excess) <= 1e-12 * market.limit) | (high - low <= 1e-16)
    return found


def _equilibrium(market: Market, shared: Array, ceiling: Array) -> Equilibrium:
    flows, price, index = _answer(market, shared)
    inside = np.minimum(flows, market.caps)
    members = np.where(market.member, inside, 0.0).sum(1)
    ration = np.where(members > market.limit, market.limit / np.where(members > 0, members, 1.0), 1.0)
    within = np.where(market.member, inside * ration[:, None], inside)
    premium = price * (1 + market.before) - 1 - market.within
    premium = np.clip(premium, 0.0, market.beyond - market.within)
    scale = flows.sum(1)
    slack = np.where(shared > 0, np.abs(np.minimum(members - market.limit, 0.0)), 0.0)
    burst = np.where(shared < ceiling, np.maximum(members - market.limit, 0.0), 0.0)
    outside = np.where(premium < market.beyond - market.within - 1e-12, np.maximum(flows - market.caps, 0.0), 0.0)
    # members whose class is full but whose premium is under the surtax bring nothing beyond it, but for rounding
    within = np.where((shared < ceiling)[:, None], inside, within)
    residual = float((np.maximum(slack, burst) / scale).max() + (outside.sum(1) / scale).max())
    return Equilibrium(market.suppliers, flows, within, flows - within, premium, shared, index, residual)


def _excess(market: Market, shared: Array) -> Array:
    """By how much what members send within their caps exceeds the total, at a class premium."""
    flows, _, _ = _answer(market, shared)
    excess: Array = np.where(market.member, np.minimum(flows, market.caps), 0.0).sum(1) - market.limit
    return excess


def _answer(market: Market, shared: Array) -> tuple[Array, Array, Array]:
    """Flows, duty-paid price factors by supplier, and the composite price factor, at a class premium."""
    least = np.where(market.member, np.minimum(shared[:, None], market.beyond - market.within), 0.0)
    floor = (1 + market.within + least) / (1 + market.before)
    roof = (1 + market.beyond) / (1 + market.before)
    level = _level(market, floor, roof)
    price = _price(market, level, floor, roof)
    index = np.exp(level)
    flows = market.flows * price ** -market.substitution[:, None] * _pull(market, level)[:, None]
    # at its cap a supplier's price was chosen to send exactly that; say so without rounding
    at_cap = (price > floor) & (price < roof)
    return np.where(at_cap, market.caps, flows), price, index


def _level(market: Market, floor: Array, roof: Array) -> Array:
    """The logarithm of the composite price that agrees with the prices it makes.

    The gap between the two rises with it: Newton's step where that stays between the ends found so far, half the way
    where not.
    """
    low, high = np.log(floor.min(1)), np.log(roof.max(1))
    level: Array = low
    pull = (market.substitution + market.demand) / market.substitution
    for _ in range(_HALVINGS):
        price = _price(market, level, floor, roof)
        index, shares = _index(market, price)
        gap = level - np.log(index)
        settled = np.abs(gap) < _SETTLED
        if settled.all():
            break
        low, high = np.where(gap < 0, level, low), np.where(gap < 0, high, level)
        slope = 1 - np.where((price > floor) & (price < roof), shares, 0.0).sum(1) * pull
        aimed = level - gap / slope
        aimed = np.where((aimed > low) & (aimed < high), aimed, (low + high) / 2)
        level = np.where(settled, level, aimed)
    return level


def _pull(market: Market, level: Array) -> Array:
    """How demand for every supplier moves with the composite price."""
    pull: Array = np.exp((market.substitution + market.demand) * level)
    return pull


def _price(market: Market, level: Array, floor: Array, roof: Array) -> Array:
    """Each supplier's price: its floor, or as much more as keeps it at its cap, up to the whole surtax."""
    with np.errstate(divide="ignore", over="ignore"):
        wanted = (market.flows * _pull(market, level)[:, None] / market.caps) ** (1 / market.substitution[:, None])
    wanted = np.where(market.flows > 0, wanted, 0.0)
    price: Array = np.clip(wanted, floor, roof)
    return price


def _index(market: Market, price: Array) -> tuple[Array, Array]:
    """The CES price index over the shares in spending before, and the shares at these prices."""
    spent = market.flows * (1 + market.before)
    shares = spent / spent.sum(1, keepdims=True)
    power = (1 - market.substitution)[:, None]
    parts = shares * price**power
    total = parts.sum(1)
    index: Array = total ** (1 / power[:, 0])
    return index, parts / total[:, None]


def _spread(name: str, values: ArrayLike, claim: Claim, *labels: Labels) -> Array:
    """The values for every draw, checked; only a limit may be infinite, which says that there is none."""
    wanted = tuple(len(axis) for axis in labels)
    try:
        spread = np.broadcast_to(np.array(values, dtype=np.float64), wanted)
    except ValueError as error:
        raise CellError(f"{name} has the shape {np.shape(values)}, wanted {wanted}") from error
    endless = np.isposinf(spread) & (name in ("caps", "limit"))
    checked = table(name, np.where(endless, 0.0, spread), *labels, claim=claim)
    return np.where(endless, np.inf, checked)


def _draws(values: ArrayLike) -> int:
    return len(np.atleast_1d(np.array(values)))


def _rows(values: ArrayLike) -> int:
    return len(np.array(values)) if np.ndim(values) == 2 else 1


def _no_bonus(low: Array, high: Array, suppliers: Labels) -> None:
    wrong = np.argwhere(high < low)
    if len(wrong):
        raise CellError(f"beyond[{suppliers[int(wrong[0][1])]}] must not be under the rate within quota")
