"""GSIM: what tariffs between many countries do to one product, linear in percentage changes.

Francois and Hall 2002 (version 3.0, 2003; "GSIMpaper.pdf" of WITS). One linear solve. Warns where percentages fail;
large changes belong to `gsim_levels`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from communique.impact.cells import AT_LEAST_ZERO, NEGATIVE, POSITIVE, Array, Labels, per_label, table
from communique.impact.faults import CellError

LARGEST_CHANGE = 0.25  # of a tariff factor; beyond it the linear form has been seen to give imports under 0


@dataclass(frozen=True, slots=True, eq=False)
class Market:
    """Trade [exporter, importer] in money at world prices, tariff factors 1 + t before, and elasticities.

    `demand` of the composite by importer (under 0), `supply` of exports by exporter (over 0), `substitution` by
    importer (over 0). The diagonal may carry domestic shipments; with 0 there is no home industry.
    """

    countries: tuple[str, ...]
    trade: Array
    before: Array
    demand: Array
    supply: Array
    substitution: Array

    @classmethod
    def of(
        cls,
        countries: Labels,
        trade: ArrayLike,
        before: ArrayLike,
        *,
        demand: ArrayLike,
        supply: ArrayLike,
        substitution: ArrayLike,
    ) -> Market:
        """The tables, checked. Raises CellError naming the cell at fault."""
        flows = table("trade", trade, countries, countries, claim=AT_LEAST_ZERO)
        _no_empty("trade", flows, countries)
        return cls(
            tuple(countries),
            flows,
            table("before", before, countries, countries, claim=POSITIVE),
            per_label("demand", demand, countries, claim=NEGATIVE),
            per_label("supply", supply, countries, claim=POSITIVE),
            per_label("substitution", substitution, countries, claim=POSITIVE),
        )

    def import_shares(self) -> Array:
        """The share of each exporter in what each importer spends, at internal prices: columns sum to 1."""
        spent = self.trade * self.before
        shares: Array = spent / spent.sum(0)
        return shares

    def export_shares(self) -> Array:
        """The share of each importer in each exporter's sales: rows sum to 1."""
        shares: Array = self.trade / self.trade.sum(1, keepdims=True)
        return shares


@dataclass(frozen=True, slots=True, eq=False)
class Effects:
    """Fractions: world price and output by exporter, composite price by importer, internal price by pair. Trade after,
    in money. Producer surplus, consumer surplus, tariff revenue and welfare by country, in money. `warnings` name the
    cells where the method should not be trusted; `residual` is the largest excess supply as a fraction of output."""

    countries: tuple[str, ...]
    price: Array
    output: Array
    composite: Array
    internal: Array
    trade: Array
    producers: Array
    consumers: Array
    revenue: Array
    welfare: Array
    residual: float
    warnings: tuple[str, ...] = ()


def solve(market: Market, after: ArrayLike) -> Effects:
    """The effects of going to the tariff factors `after` [exporter, importer]."""
    factors = table("after", after, market.countries, market.countries, claim=POSITIVE)
    theta, phi = market.import_shares(), market.export_shares()
    shift = factors / market.before - 1
    price = _clear(market, theta, phi, shift)
    quantity = _quantity(market, theta, price[:, None] + shift)
    output = market.supply * price
    residual = float(np.abs((phi * quantity).sum(1) - output).max())
    trade = market.trade * (1 + quantity) * (1 + price[:, None])
    internal = (1 + price[:, None]) * factors / market.before - 1
    composite = (theta * internal).sum(0)
    producers = market.trade.sum(1) * price * (1 + market.supply * price / 2)
    spent = (market.trade * market.before).sum(0)
    consumers = spent * (0.5 * market.demand * composite**2 * np.sign(composite) - composite)
    revenue = (trade * (factors - 1)).sum(0) - (market.trade * (market.before - 1)).sum(0)
    return Effects(
        countries=market.countries,
        price=price,
        output=output,
        composite=composite,
        internal=internal,
        trade=trade,
        producers=producers,
        consumers=consumers,
        revenue=revenue,
        welfare=producers + consumers + revenue,
        residual=residual,
        warnings=_warnings(market, shift, quantity),
    )


def _quantity(market: Market, theta: Array, prices: Array) -> Array:
    """The change of each flow at these changes of internal prices: own effect and cross effects in one expression.

    N_own P_r + sum_s N_cross P_s = (Em + Es) * (theta-weighted price) - Es * own price.
    """
    average = (theta * prices).sum(0)
    change: Array = (market.demand + market.substitution) * average - market.substitution * prices
    return change


def _clear(market: Market, theta: Array, phi: Array, shift: Array) -> Array:
    """World price changes at which each exporter's supply equals what is asked of it."""
    pull = market.demand + market.substitution
    response = (phi * pull) @ theta.T - np.diag((phi * market.substitution).sum(1))
    pushed = (phi * _quantity(market, theta, shift)).sum(1)
    price: Array = np.linalg.solve(np.diag(market.supply) - response, pushed)
    return price


def _warnings(market: Market, shift: Array, quantity: Array) -> tuple[str, ...]:
    used = market.trade > 0
    large = [
        f"after[{_pair(market, spot)}] changes the price by {shift[tuple(spot)]:+.0%}: use the level version"
        for spot in np.argwhere(used & (np.abs(shift) > LARGEST_CHANGE))
    ]
    gone = [
        f"trade[{_pair(market, spot)}] would fall by more than all of it: the linear form fails here"
        for spot in np.argwhere(used & (quantity < -1))
    ]
    return (*large, *gone)


def _pair(market: Market, spot: NDArray[np.intp]) -> str:
    return f"{market.countries[int(spot[0])]}, {market.countries[int(spot[1])]}"


def _no_empty(name: str, flows: Array, countries: Labels) -> None:
    for axis, role in ((1, "sells"), (0, "buys")):
        empty = flows.sum(axis) == 0
        if empty.any():
            raise CellError(f"{name}: {countries[int(np.argmax(empty))]} {role} nothing")
