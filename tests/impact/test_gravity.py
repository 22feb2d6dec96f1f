"""Structural gravity in general equilibrium: identities that tie costs, trade and welfare."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from communique.impact.faults import CellError
from communique.impact.gravity import World, solve


@some.composite
def worlds(draw) -> World:
    size = draw(some.integers(2, 6))
    pairs = some.lists(some.floats(1, 20), min_size=size * size, max_size=size * size)
    trade = np.array(draw(pairs)).reshape(size, size) + np.diag(np.full(size, 50.0))
    return World.of([f"C{one}" for one in range(size)], trade, substitution=draw(some.floats(1.5, 9)))


@some.composite
def worlds_with_costs(draw):
    world = draw(worlds())
    size = len(world.countries)
    costs = np.array(draw(some.lists(some.floats(0.6, 1.7), min_size=size * size, max_size=size * size)))
    costs = costs.reshape(size, size)
    np.fill_diagonal(costs, 1)
    return world, costs


@given(worlds_with_costs())
def test_the_cost_change_identity_of_gravity_holds(case):
    """Trade changes by output, spending and cost against both resistances: X = Y E (t / (Pi P))^(1-sigma)."""
    world, costs = case
    after = solve(world, costs)
    output, spending = after.trade.sum(1) / world.trade.sum(1), after.trade.sum(0) / world.trade.sum(0)
    ratio = costs / np.outer(after.outward, after.inward)
    wanted = np.outer(output, spending) * ratio ** (1 - world.substitution)
    assert after.trade / world.trade == pytest.approx(wanted, rel=1e-9)


@given(worlds_with_costs())
def test_real_output_follows_the_share_of_home_sales(case):
    """Arkolakis, Costinot and Rodriguez-Clare 2012: p / P is the change of the home share to the power 1/(1-sigma)."""
    world, costs = case
    after = solve(world, costs)
    before_home = np.diag(world.trade) / world.trade.sum(0)
    after_home = np.diag(after.trade) / after.trade.sum(0)
    power = 1 / (1 - world.substitution)
    assert after.price / after.index == pytest.approx((after_home / before_home) ** power, rel=1e-9)


@given(worlds_with_costs())
def test_markets_clear_and_deficits_stay(case):
    world, costs = case
    after = solve(world, costs)
    assert after.trade.sum(1) == pytest.approx(after.price * world.trade.sum(1), rel=1e-9)
    deficits = world.trade.sum(0) - world.trade.sum(1)
    assert after.imports - after.exports == pytest.approx(deficits, abs=1e-9 * world.trade.sum())
    assert after.trade.sum() == pytest.approx(world.trade.sum())


@given(worlds(), some.floats(0.5, 2))
def test_all_costs_alike_move_welfare_alone(world, factor):
    after = solve(world, np.full_like(world.trade, factor))
    assert after.trade == pytest.approx(world.trade)
    assert after.welfare == pytest.approx(np.full(len(world.countries), 1 / factor))


@given(worlds())
def test_no_change_of_costs_changes_nothing(world):
    after = solve(world, np.ones_like(world.trade))
    assert after.trade == pytest.approx(world.trade)
    assert after.welfare == pytest.approx(np.ones(len(world.countries)))


@given(worlds_with_costs(), some.floats(2, 1000))
def test_money_in_other_units_changes_no_factor(case, unit):
    world, costs = case
    other = World.of(world.countries, world.trade * unit, substitution=world.substitution)
    assert solve(other, costs).welfare == pytest.approx(solve(world, costs).welfare, rel=1e-9)


@pytest.mark.parametrize(
    ("build", "names"),
    [
        (lambda: World.of(("KR", "CA"), [[1, 2], [-3, 4]], substitution=5), r"trade\[CA, KR\] must not be negative"),
        (lambda: World.of(("KR", "CA"), [[1, 2], [3, 0]], substitution=5), r"trade\[CA, CA\] is 0"),
        (lambda: World.of(("KR", "CA"), [[1, 2], [3, 4]], substitution=1), "substitution must be over 1"),
        (lambda: solve(World.of(("KR", "CA"), [[1, 2], [3, 4]], substitution=5), [[1, 0], [1, 1]]), r"costs\[KR, CA\]"),
    ],
)
def test_bad_input_is_named(build, names):
    with pytest.raises(CellError, match=names):
        build()
