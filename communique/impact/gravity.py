"""Structural gravity with one sector in general equilibrium: trade costs change, output prices follow.

Anderson and van Wincoop 2003; Anderson, Larch and Yotov 2018; solved in exact hats (Dekle, Eaton and Kortum 2008).
Refuses a trade table without home sales: their share is what welfare is read from.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from communique.impact.cells import AT_LEAST_ZERO, POSITIVE, Array, Labels, number, table
from communique.impact.faults import CellError

_STEPS, _HALVINGS = 100, 20


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """Trade [exporter, importer] in money, home sales on the diagonal; the elasticity of substitution, over 1."""

    countries: tuple[str, ...]
    trade: Array
    substitution: float

    @classmethod
    def of(cls, countries: Labels, trade: ArrayLike, *, substitution: float) -> World:
        """The table, checked. Raises CellError naming a negative flow, or a country without home sales."""
        flows = table("trade", trade, countries, countries, claim=AT_LEAST_ZERO)
        home = np.diag(flows)
        if (home == 0).any():
            name = countries[int(np.argmin(home))]
            raise CellError(f"trade[{name}, {name}] is 0: a country's home sales are needed")
        if number("substitution", substitution) <= 1:
            raise CellError(f"substitution must be over 1: {substitution:g}")
        return cls(tuple(countries), flows, substitution)


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """Factors against before: output price and real spending by country, price index, trade by pair.

    World output keeps its value; each country's deficit stays what it was as a part of world output. `exports` and
    `imports` are foreign trade after, in money; `inward` and `outward` the changes of multilateral resistance.
    """

    countries: tuple[str, ...]
    price: Array
    index: Array
    welfare: Array
    trade: Array
    exports: Array
    imports: Array
    inward: Array
    outward: Array
    residual: float


def solve(world: World, costs: ArrayLike, *, tolerance: float = 1e-12) -> Outcome:
    """The outcome of trade costs changing by the factors `costs` [exporter, importer]; Newton on log prices."""
    factors = table("costs", costs, world.countries, world.countries, claim=POSITIVE)
    output, spending = world.trade.sum(1), world.trade.sum(0)
    shares, deficit = world.trade / spending, spending - output
    logs = np.zeros(len(world.countries))
    excess, slope = _excess(world, shares, output, deficit, factors, logs)
    for _ in range(_STEPS):
        residual = float(np.abs(excess / output).max())
        if residual < tolerance:
            return _outcome(world, shares, deficit, factors, logs, residual)
        step = np.linalg.solve(slope, -excess)
        step /= max(1.0, float(np.abs(step).max()))
        for _ in range(_HALVINGS):
            excess, slope = _excess(world, shares, output, deficit, factors, logs + step)
            if np.abs(excess / output).max() < residual:
                break
            step /= 2
        logs = logs + step
    raise CellError(
        f"costs: no equilibrium found; the largest excess supply is {residual:.2g} of output. "
        "Where a deficit is large against output there may be none"
    )


def _new_shares(world: World, shares: Array, factors: Array, logs: Array) -> tuple[Array, Array]:
    power = 1 - world.substitution
    weighted = shares * (np.exp(logs)[:, None] * factors) ** power
    total = weighted.sum(0)
    return weighted / total, total ** (1 / power)


def _excess(
    world: World, shares: Array, output: Array, deficit: Array, factors: Array, logs: Array
) -> tuple[Array, Array]:
    """Excess supply of each country's good in money, and its slope; the last row keeps the value of world output."""
    after, _ = _new_shares(world, shares, factors, logs)
    earned = np.exp(logs) * output
    spent = earned + deficit
    power = 1 - world.substitution
    slope = np.diag(earned - power * (after @ spent)) + power * (after * spent) @ after.T - after * earned
    excess = earned - after @ spent
    excess[-1], slope[-1] = earned.sum() - output.sum(), earned
    return excess, slope


def _outcome(world: World, shares: Array, deficit: Array, factors: Array, logs: Array, residual: float) -> Outcome:
    after, index = _new_shares(world, shares, factors, logs)
    price = np.exp(logs)
    output, spending = world.trade.sum(1), world.trade.sum(0)
    earned = price * output
    spent = earned + deficit
    trade = after * spent
    power = 1 - world.substitution
    # from gravity's form X = (Y E / world) (t / (outward inward))^(1-sigma), world output being the same
    outward = (earned / output) ** (1 / power) / price
    foreign = trade - np.diag(np.diag(trade))
    return Outcome(
        countries=world.countries,
        price=price,
        index=index,
        welfare=spent / spending / index,
        trade=trade,
        exports=foreign.sum(1),
        imports=foreign.sum(0),
        inward=index,
        outward=outward,
        residual=residual,
    )
