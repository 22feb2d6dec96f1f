"""Where two models say the same, they give the same: each checks the other."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from communique.impact import gravity, gsim, gsim_levels, smart, suppliers
from communique.impact.caliendo_parro import Economy, solve
from tests.impact.test_gravity import worlds_with_costs


@settings(max_examples=30)
@given(worlds_with_costs())
def test_one_sector_without_inputs_or_tariffs_is_structural_gravity(case):
    world, costs = case
    output, spending = world.trade.sum(1), world.trade.sum(0)
    size = len(output)
    economy = Economy.of(
        world.countries,
        ("all",),
        shares=(world.trade / spending).T[:, :, None],
        inputs=np.zeros((size, 1, 1)),
        labour=np.ones((size, 1)),
        tastes=np.ones((size, 1)),
        wages=output,
        deficits=spending - output,
        theta=world.substitution - 1,
        tariffs=np.zeros((size, size, 1)),
    )
    many = solve(economy, economy.tariffs, frictions=costs.T[:, :, None])
    one = gravity.solve(world, costs)
    assert many.wages == pytest.approx(one.price, rel=1e-7)
    assert pytest.approx(one.trade, rel=1e-6) == many.trade[:, :, 0].T
    assert many.income / many.prices[:, 0] / spending == pytest.approx(one.welfare, rel=1e-7)


@settings(max_examples=30)
@given(some.floats(0.01, 1), some.floats(1.5, 8), some.floats(-3, -0.2))
def test_gsim_in_levels_with_endless_supply_is_the_ces_market(rate, sigma, eta):
    # one market buys from two sellers; a third country keeps the sellers' other sales
    trade = np.array([[0.0, 100, 50], [0, 300, 50], [50, 0, 50]])
    market = gsim.Market.of(("A", "B", "C"), trade, np.ones((3, 3)), demand=eta, supply=1e7, substitution=sigma)
    after = np.ones((3, 3))
    after[0, 1] = 1 + rate
    levels = gsim_levels.solve(market, after, tolerance=1e-9)
    ces = suppliers.solve(
        suppliers.Market.of(
            ("A", "B"), (100, 300), member=False, limit=np.inf, within=(rate, 0), beyond=(rate, 0),
            substitution=sigma, demand=eta,
        )
    )  # fmt: skip
    assert levels.trade[:2, 1] == pytest.approx(ces.flows[0], rel=1e-4)


def test_smart_and_the_ces_market_agree_on_a_small_preference():
    """Its diversion is the substitution between suppliers where the composite does not move, to first order."""
    cut = 1e-5
    imports = smart.Imports.of(("k", "K"), (100, 300), 0.25, (0.25 - cut, 0.25))
    diversion = smart.solve(imports, smart.Elasticities(demand=-0.5, substitution=-1.5)).diversion[0]
    ces = suppliers.solve(
        suppliers.Market.of(
            ("k", "K"), (100, 300), member=False, limit=np.inf, before=0.25, within=(0.25 - cut, 0.25),
            beyond=(0.25 - cut, 0.25), substitution=1.5, demand=-1e-9,
        )
    )  # fmt: skip
    assert ces.flows[0, 0] - 100 == pytest.approx(diversion, rel=1e-3)
