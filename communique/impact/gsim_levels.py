"""GSIM in levels: CES demand and constant-elasticity supply, exact for changes of any size.

The nonlinear form behind GSIM's percentages (as in the authors' spreadsheet of 2007). Refuses nothing that the linear
form takes; where the two differ, this one is right about the same assumptions.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from communique.impact.cells import POSITIVE, Array, table
from communique.impact.faults import CellError
from communique.impact.gsim import Effects, Market

_STEPS = 100


def solve(market: Market, after: ArrayLike, *, tolerance: float = 1e-12) -> Effects:
    """The effects of going to the tariff factors `after`; Newton's method on the logarithms of world prices."""
    factors = table("after", after, market.countries, market.countries, claim=POSITIVE)
    theta, phi = market.import_shares(), market.export_shares()
    change = factors / market.before
    logs = np.zeros(len(market.countries))
    for _ in range(_STEPS):
        excess, slope = _excess(market, theta, phi, change, logs)
        if np.abs(excess).max() < tolerance:
            return _effects(market, theta, factors, np.exp(logs), float(np.abs(excess).max()))
        step = np.linalg.solve(slope, -excess)
        logs = logs + step / max(1.0, float(np.abs(step).max()))  # never more than a factor e at once
    raise CellError(f"after: no equilibrium found in {_STEPS} steps; the largest excess supply is {excess.max():.2g}")


def _demanded(market: Market, theta: Array, prices: Array) -> tuple[Array, Array, Array]:
    """Quantities as factors [exporter, importer], composite prices, and shares in spending at these prices."""
    power = 1 - market.substitution
    parts = np.where(np.isclose(power, 0), theta * np.log(prices), theta * prices**power)
    composite = np.where(np.isclose(power, 0), np.exp(parts.sum(0)), parts.sum(0) ** (1 / np.where(power, power, 1.0)))
    quantity = prices ** (-market.substitution) * composite ** (market.substitution + market.demand)
    shares = theta * (prices / composite) ** power
    return quantity, composite, shares


def _excess(market: Market, theta: Array, phi: Array, change: Array, logs: Array) -> tuple[Array, Array]:
    """Excess supply of each exporter as a fraction of its output, and its slope in the logarithms of prices."""
    quantity, _, shares = _demanded(market, theta, np.exp(logs)[:, None] * change)
    asked = phi * quantity
    supplied = np.exp(market.supply * logs)
    cross = (asked * (market.substitution + market.demand)) @ shares.T
    slope = np.diag(market.supply * supplied + (asked * market.substitution).sum(1)) - cross
    return supplied - asked.sum(1), slope


def _effects(market: Market, theta: Array, factors: Array, price: Array, residual: float) -> Effects:
    internal = price[:, None] * factors / market.before
    quantity, composite, _ = _demanded(market, theta, internal)
    trade = market.trade * quantity * price[:, None]
    producers = market.trade.sum(1) * (price ** (1 + market.supply) - 1) / (1 + market.supply)
    spent = (market.trade * market.before).sum(0)
    consumers = -spent * _area(composite, market.demand)
    revenue = (trade * (factors - 1)).sum(0) - (market.trade * (market.before - 1)).sum(0)
    return Effects(
        countries=market.countries,
        price=price - 1,
        output=price**market.supply - 1,
        composite=composite - 1,
        internal=internal - 1,
        trade=trade,
        producers=producers,
        consumers=consumers,
        revenue=revenue,
        welfare=producers + consumers + revenue,
        residual=residual,
    )


def _area(price: Array, elasticity: Array) -> Array:
    """The area left of a demand of constant elasticity between 1 and `price`, for a quantity of 1 at price 1."""
    power = 1 + elasticity
    unit = np.isclose(power, 0)
    area: Array = np.where(unit, np.log(price), (price**power - 1) / np.where(unit, 1.0, power))
    return area
