"""Many countries, many sectors, inputs from all: Caliendo and Parro's general equilibrium in exact hats.

Caliendo and Parro 2015 (Review of Economic Studies 82). Refuses shares that do not sum to one. Made fast by never
building a big system: see the notes at `_Kernel` and `_spending`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from communique.impact.cells import AT_LEAST_ZERO, POSITIVE, RATE, SHARE, Array, Labels, per_label, sums_to_one, table
from communique.impact.faults import CellError

_ROUNDS, _INNER, _REMEMBERED = 500, 2000, 8


@dataclass(frozen=True, slots=True, eq=False)
class Economy:
    """The world before. n buys, i sells, j and k are sectors; money in one unit throughout.

    `shares[n, i, j]` of i in n's spending on j; `inputs[n, k, j]` of k in the cost of j; `labour[n, j]` in that cost;
    `tastes[n, j]` in final spending; `wages[n]` the wage bill; `deficits[n]`; `theta[j]` the trade elasticity;
    `tariffs[n, i, j]` at which the shares were observed, as fractions.
    """

    regions: tuple[str, ...]
    sectors: tuple[str, ...]
    shares: Array
    inputs: Array
    labour: Array
    tastes: Array
    wages: Array
    deficits: Array
    theta: Array
    tariffs: Array

    @classmethod
    def of(
        cls,
        regions: Labels,
        sectors: Labels,
        *,
        shares: ArrayLike,
        inputs: ArrayLike,
        labour: ArrayLike,
        tastes: ArrayLike,
        wages: ArrayLike,
        deficits: ArrayLike,
        theta: ArrayLike,
        tariffs: ArrayLike,
    ) -> Economy:
        """The tables, checked; shares that miss one by rounding (up to 1e-5) are scaled to sum to it exactly.

        Raises CellError naming the cell at fault.
        """
        bought = table("shares", shares, regions, regions, sectors, claim=SHARE)
        sums_to_one("shares", bought, 1, regions, regions, sectors)
        used = table("inputs", inputs, regions, sectors, sectors)  # statistics do carry a few cells just under 0
        paid = table("labour", labour, regions, sectors, claim=AT_LEAST_ZERO)
        cost = used.sum(1) + paid
        sums_to_one("inputs and labour", cost[:, None, :], 1, regions, ("cost",), sectors)
        wanted = table("tastes", tastes, regions, sectors, claim=SHARE)
        sums_to_one("tastes", wanted, 1, regions, sectors)
        gaps = per_label("deficits", deficits, regions)
        bills = per_label("wages", wages, regions, claim=POSITIVE)
        if abs(gaps.sum()) > 1e-9 * bills.sum():
            raise CellError(f"deficits sum to {gaps.sum():.6g}, wanted 0")
        return cls(
            tuple(regions),
            tuple(sectors),
            bought / bought.sum(1, keepdims=True),
            used / cost[:, None, :],
            paid / cost,
            wanted / wanted.sum(1, keepdims=True),
            bills,
            gaps,
            per_label("theta", theta, sectors, claim=POSITIVE),
            table("tariffs", tariffs, regions, regions, sectors, claim=RATE),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Equilibrium:
    """The world after. Factors against before: `wages[n]`, `costs[n, j]`, `prices[n, j]`. Money: `spending[n, j]`,
    `trade[n, i, j]` without duty, `income[n]`. `residual`: the largest gap of labour markets or of spending, as a
    fraction; `rounds`: updates of wages."""

    regions: tuple[str, ...]
    wages: Array
    costs: Array
    prices: Array
    spending: Array
    trade: Array
    tariffs: Array
    income: Array
    residual: float
    rounds: int


class _Kernel:
    """What stays fixed while wages move: shares times cost changes to the power -theta, sector first.

    Only the n*j unit costs are raised to a power in each pass, not the n*i*j pairs, and sums over partners are one
    batch of small matrix products.
    """

    def __init__(self, economy: Economy, tariffs: Array, frictions: Array) -> None:
        change = (1 + tariffs) / (1 + economy.tariffs) * frictions
        pairs = economy.shares * change ** (-economy.theta)
        self.economy = economy
        self.pairs = np.ascontiguousarray(pairs.transpose(2, 0, 1))
        self.untaxed = self.pairs / (1 + np.ascontiguousarray(tariffs.transpose(2, 0, 1)))
        self.duties = self.pairs - self.untaxed
        self.sellers = np.ascontiguousarray(self.untaxed.transpose(0, 2, 1))
        self.inputs_of = np.ascontiguousarray(economy.inputs.transpose(0, 2, 1))

    def over_partners(self, pairs: Array, values: Array) -> Array:
        """For each buyer and sector, the sum over partners of pairs[j, n, i] * values[i, j]."""
        summed: Array = np.matmul(pairs, values.T[:, :, None])[:, :, 0].T
        return summed

    def over_sectors(self, inputs: Array, values: Array) -> Array:
        """For each country, its matrix of sectors by sectors times its row of values."""
        summed: Array = np.matmul(inputs, values[:, :, None])[:, :, 0]
        return summed


@dataclass(slots=True)
class _State:
    """Where the last round ended; the next begins there, so that its inner loops are short."""

    prices: Array  # logarithms
    spending: Array


def solve(economy: Economy, tariffs: ArrayLike, *, frictions: ArrayLike = 1.0, tolerance: float = 1e-11) -> Equilibrium:
    """The equilibrium at these tariffs [buyer, seller, sector] and factors of other trade costs.

    Wages move by the excess demand for labour, sped up by Anderson's mixing of the last rounds. The wage bill of the
    world is the numeraire. Raises CellError when no equilibrium is found.
    """
    names = (economy.regions, economy.regions, economy.sectors)
    rates = table("tariffs", tariffs, *names, claim=RATE)
    factors = np.broadcast_to(np.array(frictions, dtype=np.float64), rates.shape)
    kernel = _Kernel(economy, rates, table("frictions", factors, *names, claim=POSITIVE))
    state = _State(np.zeros_like(economy.labour), economy.tastes * economy.wages[:, None])
    logs, mixing = np.zeros(len(economy.regions)), _Anderson()
    for rounds in range(1, _ROUNDS + 1):
        _prices(kernel, logs, state, tolerance / 100)
        sold, gap = _spending(kernel, logs, state, tolerance / 100)
        wanted = (economy.labour * sold).sum(1)
        excess = np.log(wanted / (np.exp(logs) * economy.wages))
        if np.abs(excess).max() < tolerance:
            return _equilibrium(kernel, rates, logs, state, max(float(np.abs(excess).max()), gap), rounds)
        logs = mixing.next(logs, 0.5 * excess)
        logs -= np.log((np.exp(logs) * economy.wages).sum() / economy.wages.sum())
    raise CellError(f"tariffs: no equilibrium found in {_ROUNDS} rounds; labour is off by {np.abs(excess).max():.2g}")


def _costs(kernel: _Kernel, logs: Array, prices: Array) -> Array:
    """Logarithms of unit costs at these wages and prices."""
    return kernel.economy.labour * logs[:, None] + kernel.over_sectors(kernel.inputs_of, prices)


def _prices(kernel: _Kernel, logs: Array, state: _State, tolerance: float) -> None:
    """Prices that agree with the costs they make, from where the last round left them."""
    theta = kernel.economy.theta
    for _ in range(_INNER):
        powers = np.exp(-theta * _costs(kernel, logs, state.prices))
        prices = -np.log(kernel.over_partners(kernel.pairs, powers)) / theta
        moved = np.abs(prices - state.prices).max()
        state.prices = prices
        if moved < tolerance:
            return
    raise CellError("inputs: prices do not settle; some sector uses more of inputs than it makes")


def _spending(kernel: _Kernel, logs: Array, state: _State, tolerance: float) -> tuple[Array, float]:
    """Spending that agrees with the sales and the tariff revenue it makes; gives sales, and the last step taken.

    The system has n*j unknowns; applying it costs two batches of small products, so repeating it from the last
    round's answer is far cheaper than factoring it.
    """
    economy = kernel.economy
    powers = np.exp(-economy.theta * _costs(kernel, logs, state.prices))
    reach = kernel.over_partners(kernel.pairs, powers)
    taxed = kernel.over_partners(kernel.duties, powers) / reach
    earned = np.exp(logs) * economy.wages + economy.deficits
    for _ in range(_INNER):
        sold = powers * kernel.over_partners(kernel.sellers, state.spending / reach)
        income = earned + (state.spending * taxed).sum(1)
        spending = kernel.over_sectors(economy.inputs, sold) + economy.tastes * income[:, None]
        moved = float((np.abs(spending - state.spending).max(1) / np.abs(spending).max(1)).max())
        state.spending = spending
        if moved < tolerance:
            return sold, moved
    raise CellError("inputs: spending does not settle; some sector uses more of inputs than it makes")


def _equilibrium(
    kernel: _Kernel, tariffs: Array, logs: Array, state: _State, residual: float, rounds: int
) -> Equilibrium:
    economy = kernel.economy
    costs = _costs(kernel, logs, state.prices)
    powers = np.exp(-economy.theta * costs)
    reach = kernel.over_partners(kernel.pairs, powers)
    trade = kernel.untaxed * powers.T[:, None, :] * (state.spending / reach).T[:, :, None]
    trade = np.ascontiguousarray(trade.transpose(1, 2, 0))
    income = np.exp(logs) * economy.wages + economy.deficits + (tariffs * trade).sum((1, 2))
    return Equilibrium(
        regions=economy.regions,
        wages=np.exp(logs),
        costs=np.exp(costs),
        prices=np.exp(state.prices),
        spending=state.spending,
        trade=trade,
        tariffs=tariffs,
        income=income,
        residual=residual,
        rounds=rounds,
    )


class _Anderson:
    """The next point of a fixed-point iteration, from the mix of the last ones whose steps cancel best."""

    def __init__(self) -> None:
        self.points: list[Array] = []
        self.steps: list[Array] = []

    def next(self, point: Array, step: Array) -> Array:
        """Where to go from `point`, whose plain step is `step`."""
        moved = point + step
        if self.points:
            steps = np.array([step - one for one in self.steps]).T
            points = np.array([point - one for one in self.points]).T
            mix = np.linalg.lstsq(steps, step, rcond=1e-12)[0]
            moved = moved - (points + steps) @ mix
        self.points = [*self.points, point.copy()][-_REMEMBERED:]
        self.steps = [*self.steps, step.copy()][-_REMEMBERED:]
        return moved


@dataclass(frozen=True, slots=True, eq=False)
class Welfare:
    """By region, in percent: terms of trade, volume of trade, their sum (welfare), and the real wage."""

    regions: tuple[str, ...]
    terms: Array
    volume: Array
    welfare: Array
    real_wage: Array


def welfare(economy: Economy, before: Equilibrium, after: Equilibrium) -> Welfare:
    """The change of welfare from one equilibrium to another, taken apart as in the paper's Table 2."""
    costs = after.costs / before.costs
    exported = (before.trade * (costs - 1)[None, :, :]).sum((0, 2))
    # what i sells to n rises by i's cost; what n buys at n's own cost is the paper's way of netting home sales
    imported = (before.trade * (costs - 1)[None, :, :]).sum((1, 2))
    terms = (exported - imported) / before.income * 100
    grown = np.where(before.trade > 0, after.trade / np.where(before.trade > 0, before.trade, 1.0), 0.0)
    volume = (before.tariffs * before.trade * (grown - costs[None, :, :])).sum((1, 2)) / before.income * 100
    index = np.exp((economy.tastes * np.log(after.prices / before.prices)).sum(1))
    real = (after.wages / before.wages / index - 1) * 100
    return Welfare(economy.regions, terms, volume, terms + volume, real)
