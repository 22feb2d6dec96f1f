"""Many sectors in general equilibrium: NAFTA's published figures where its data lie beside the checkout, and a small
made-up world everywhere."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from benchmarks.impact import RESULTS
from benchmarks.plain_caliendo_parro import solve_plainly
from communique.impact.caliendo_parro import Economy, solve, welfare
from communique.impact.faults import CellError
from communique.impact.published import NAFTA_PUBLISHED, nafta, printed

DATA = Path(__file__).parents[3] / "shared" / "impact" / "cp2015.npz"


def small(seed: int = 1, regions: int = 3, sectors: int = 4) -> Economy:
    """A made-up world in which trade balances at the shares given."""
    random = np.random.default_rng(seed)
    shares = random.uniform(0.05, 1, (regions, regions, sectors)) + 2 * np.eye(regions)[:, :, None]
    shares /= shares.sum(1, keepdims=True)
    inputs = random.uniform(0, 1, (regions, sectors, sectors))
    labour = random.uniform(0.3, 0.6, (regions, sectors))
    inputs *= (1 - labour)[:, None, :] / inputs.sum(1, keepdims=True)
    tastes = random.uniform(0.1, 1, (regions, sectors))
    tariffs = random.uniform(0, 0.3, (regions, regions, sectors)) * (1 - np.eye(regions))[:, :, None]
    return Economy.of(
        [f"R{one}" for one in range(regions)],
        [f"S{one}" for one in range(sectors)],
        shares=shares,
        inputs=inputs,
        labour=labour,
        tastes=tastes / tastes.sum(1, keepdims=True),
        wages=random.uniform(50, 150, regions),
        deficits=0.0,
        theta=random.uniform(2, 9, sectors),
        tariffs=tariffs,
    )


def _kept() -> dict[str, tuple[str, ...]]:
    """The figures that the benchmark computed and kept."""
    return {name: tuple(row) for name, row in json.loads(RESULTS.read_text("utf-8"))["nafta"].items()}


def _computed() -> dict[str, tuple[str, ...]]:
    return {name: printed(figures) for name, figures in nafta(DATA).items()}


@pytest.mark.parametrize("figures", [_kept, *([_computed] if DATA.exists() else [])])
def test_all_twelve_published_figures_of_nafta(figures):
    assert figures() == NAFTA_PUBLISHED


def test_the_fast_solution_is_the_plain_one():
    economy = small()
    after = economy.tariffs * 0.3
    fast, plain = solve(economy, after), solve_plainly(economy, after, tolerance=1e-11, step=0.2)
    assert fast.wages == pytest.approx(plain.wages, rel=1e-8)
    assert fast.prices == pytest.approx(plain.prices, rel=1e-8)
    assert fast.spending == pytest.approx(plain.spending, rel=1e-7)


worlds = some.builds(small, some.integers(0, 10_000), some.integers(2, 4), some.integers(1, 5))


@settings(max_examples=25, deadline=None)
@given(worlds, some.floats(0, 2))
def test_markets_clear_and_trade_balances(economy, factor):
    after = solve(economy, economy.tariffs * factor)
    exports, imports = after.trade.sum((0, 2)), after.trade.sum((1, 2))
    world = economy.wages.sum()
    assert exports - imports == pytest.approx(np.zeros(len(exports)), abs=1e-9 * world)
    sold = after.trade.sum(0)
    assert (economy.labour * sold).sum(1) == pytest.approx(after.wages * economy.wages, rel=1e-9)
    final = after.spending - np.einsum("nkj,nj->nk", economy.inputs, sold)
    assert final.sum(1) == pytest.approx(after.income, rel=1e-9)


@settings(max_examples=25, deadline=None)
@given(worlds)
def test_no_change_from_a_settled_world_changes_nothing(economy):
    before = solve(economy, economy.tariffs)
    effects = welfare(economy, before, solve(economy, economy.tariffs))
    assert effects.welfare == pytest.approx(np.zeros(len(economy.regions)), abs=1e-9)
    assert effects.real_wage == pytest.approx(np.zeros(len(economy.regions)), abs=1e-9)


@settings(max_examples=25, deadline=None)
@given(worlds, some.floats(2, 1000))
def test_money_in_other_units_changes_no_factor(economy, unit):
    parts = {name: getattr(economy, name) for name in ("shares", "inputs", "labour", "tastes", "theta", "tariffs")}
    other = Economy.of(economy.regions, economy.sectors, wages=economy.wages * unit, deficits=0.0, **parts)
    one, two = solve(economy, economy.tariffs * 0), solve(other, economy.tariffs * 0)
    assert two.wages == pytest.approx(one.wages, rel=1e-8)
    assert two.spending == pytest.approx(one.spending * unit, rel=1e-8)


def _parts(**changes):
    economy = small(regions=2, sectors=2)
    names = ("shares", "inputs", "labour", "tastes", "wages", "deficits", "theta", "tariffs")
    return {name: getattr(economy, name).copy() for name in names} | changes


@pytest.mark.parametrize(
    ("name", "spot", "value", "says"),
    [
        ("shares", (0, 1, 0), 1.2, r"shares\[R0, R1, S0\] must be a share"),
        ("shares", (0, 1, 0), 0.0, r"shares\[R0, S0\] sums to"),
        ("labour", (1, 0), -0.1, r"labour\[R1, S0\] must not be negative"),
        ("inputs", (1, 0, 1), 0.9, "inputs and labour"),
        ("tastes", (0, 0), 0.0, r"tastes\[R0\] sums to"),
        ("wages", (1,), 0.0, r"wages\[R1\] must be over 0"),
        ("theta", (0,), -2.0, r"theta\[S0\] must be over 0"),
        ("tariffs", (0, 1, 1), -1.0, r"tariffs\[R0, R1, S1\]"),
        ("deficits", (0,), 5.0, "deficits sum to 5"),
    ],
)
def test_bad_input_is_named(name, spot, value, says):
    parts = _parts()
    parts[name][spot] = value
    with pytest.raises(CellError, match=says):
        Economy.of(("R0", "R1"), ("S0", "S1"), **parts)
