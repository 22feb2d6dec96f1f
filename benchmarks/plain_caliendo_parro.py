"""Caliendo and Parro's model solved plainly: the baseline that the fast version is measured against.

Straight from the equations: every pair raised to a power in each pass over prices, one dense system for all spending,
wages moved a step at a time. Gives the same answer; refuses nothing, being fed checked inputs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from communique.impact.caliendo_parro import Economy
from communique.impact.cells import Array


@dataclass(frozen=True, slots=True, eq=False)
class PlainEquilibrium:
    """Factors against before, and spending in money, as `Equilibrium` has them."""

    wages: Array
    costs: Array
    prices: Array
    spending: Array
    rounds: int


def solve_plainly(economy: Economy, tariffs: Array, *, tolerance: float = 1e-7, step: float = 0.6) -> PlainEquilibrium:
    """The equilibrium at these tariffs: wages, then costs and prices, then shares, then spending, then wages again.

    Of the steps 0.3, 0.6 and 0.9 the second was the fastest on NAFTA's data (21 rounds); the third never settled.
    """
    kappa = (1 + tariffs) / (1 + economy.tariffs)
    wages = np.ones(len(economy.regions))
    for rounds in range(1, 10_000):
        costs, prices = _prices(economy, kappa, wages, tolerance)
        shares = economy.shares * (kappa * costs[None] / prices[:, None, :]) ** (-economy.theta)
        spending = _spending(economy, tariffs, shares, wages)
        sold = np.einsum("nij,nj->ij", shares / (1 + tariffs), spending)
        wanted = (economy.labour * sold).sum(1) / economy.wages
        if np.abs(wanted / wages - 1).max() < tolerance:
            return PlainEquilibrium(wages, costs, prices, spending, rounds)
        wages = wages * (1 + step * (wanted / wages - 1))
        wages = wages * economy.wages.sum() / (wages * economy.wages).sum()
    raise RuntimeError("no equilibrium found")


def _prices(economy: Economy, kappa: Array, wages: Array, tolerance: float) -> tuple[Array, Array]:
    prices = np.ones_like(economy.labour)
    for _ in range(10_000):
        costs = wages[:, None] ** economy.labour * np.exp(np.einsum("nkj,nk->nj", economy.inputs, np.log(prices)))
        summed = (economy.shares * (kappa * costs[None]) ** (-economy.theta)).sum(1)
        moved = summed ** (-1 / economy.theta)
        if np.abs(moved - prices).max() < tolerance:
            return costs, moved
        prices = moved
    raise RuntimeError("prices do not settle")


def _spending(economy: Economy, tariffs: Array, shares: Array, wages: Array) -> Array:
    """The n*j equations of spending as one dense system."""
    regions, sectors = economy.labour.shape
    sales = shares / (1 + tariffs)
    system = np.einsum("nkj,mnj->nkmj", economy.inputs, sales)
    duty = (tariffs * sales).sum(1)
    for one in range(regions):
        system[one, :, one, :] += np.outer(economy.tastes[one], duty[one])
    size = regions * sectors
    fixed = economy.tastes * (wages * economy.wages + economy.deficits)[:, None]
    solved: Array = np.linalg.solve(np.eye(size) - system.reshape(size, size), fixed.ravel())
    return solved.reshape(regions, sectors)
