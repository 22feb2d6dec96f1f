"""SMART: creation, diversion, revenue and welfare of a change of tariffs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from communique.impact.faults import CellError
from communique.impact.smart import Elasticities, Imports, preference_for, solve

PREFERENCE = Imports.of(("partner", "rest"), (100, 300), 0.25, (0, 0.25))
USUAL = Elasticities(demand=-1.5, substitution=-1.5)


def test_a_preference_creates_and_diverts():
    effects = solve(PREFERENCE, USUAL)
    assert effects.creation == pytest.approx([30, 0])
    assert effects.diversion == pytest.approx([20.930233, -20.930233])
    assert effects.imports == pytest.approx([150.930233, 279.069767])
    assert effects.revenue == pytest.approx(-30.232558)
    assert effects.welfare == pytest.approx(3.75)


def test_finite_supply_dampens_creation_and_moves_the_price():
    effects = solve(PREFERENCE, USUAL, endless=False)
    assert effects.creation[0] == pytest.approx(29.552239)
    assert effects.price[0] > 0
    assert solve(PREFERENCE, USUAL).price == pytest.approx([0, 0])


def test_the_linear_form_of_diversion():
    assert solve(PREFERENCE, USUAL, linear=True).diversion == pytest.approx([22.5, -22.5])


def test_a_preference_that_only_diverts_costs_the_importer_a_dollar_a_part():
    assert preference_for(20, 19, 0.10) == pytest.approx((0.90, -1.90, -1.00))


flows = some.lists(some.floats(0, 1e6), min_size=2, max_size=6)


@given(flows, some.data())
def test_diversion_sums_to_nothing_and_takes_no_more_than_there_is(value, data):
    rates = some.lists(some.floats(0, 0.5), min_size=len(value), max_size=len(value))
    imports = Imports.of([str(one) for one in range(len(value))], value, data.draw(rates), data.draw(rates))
    for linear in (False, True):
        effects = solve(imports, Elasticities(demand=-0.5, substitution=-1.5), linear=linear)
        assert effects.diversion.sum() == pytest.approx(0, abs=1e-6 * max(1.0, sum(value)))
    exact = solve(imports, Elasticities(demand=-0.5, substitution=-1.5))
    assert (imports.value + exact.diversion >= -1e-6 * max(1.0, sum(value))).all()


@given(flows, some.floats(0, 1))
def test_no_change_of_tariffs_changes_nothing(value, rate):
    effects = solve(Imports.of([str(one) for one in range(len(value))], value, rate, rate), USUAL)
    assert not effects.creation.any()
    assert effects.diversion == pytest.approx(np.zeros(len(value)), abs=1e-6)
    assert effects.revenue == pytest.approx(0, abs=1e-6 * max(1.0, sum(value)))
    assert effects.welfare == 0


@given(some.floats(1, 1e5), some.floats(1, 1e5), some.floats(0.01, 1))
def test_the_ratio_of_partners_moves_by_the_substitution_alone(own, others, rate):
    effects = solve(Imports.of(("k", "K"), (own, others), rate, (0, rate)), USUAL)
    relative = 1 / (1 + rate) - 1
    ratio = (own + effects.diversion[0]) / (others + effects.diversion[1])
    assert ratio == pytest.approx(own / others * (1 - 1.5 * relative))
    assert effects.diversion[0] < others


@given(flows, some.floats(1.5, 1000))
def test_twice_the_trade_is_twice_the_effect(value, factor):
    names = [str(one) for one in range(len(value))]
    one = solve(Imports.of(names, value, 0.2, [0.0] + [0.2] * (len(value) - 1)), USUAL)
    more = solve(Imports.of(names, np.array(value) * factor, 0.2, [0.0] + [0.2] * (len(value) - 1)), USUAL)
    assert more.imports == pytest.approx(one.imports * factor)
    assert more.welfare == pytest.approx(one.welfare * factor)


@pytest.mark.parametrize(
    ("build", "names"),
    [
        (lambda: Imports.of(("KR", "JP"), (1, -2), 0, 0), r"imports\[JP\] must not be negative"),
        (lambda: Imports.of(("KR", "JP"), (1, 2), 0, (-1, 0)), r"after\[KR\]"),
        (lambda: Imports.of(("KR", "JP"), (1, 2, 3), 0, 0), "imports has the shape 3, wanted 2"),
        (lambda: Elasticities(demand=1.5), "elasticity.demand must be under 0"),
        (lambda: Elasticities(demand=-1, substitution=1.5), "elasticity.substitution must be under 0"),
        (lambda: Elasticities(demand=-1, supply=-2), "elasticity.supply must be over 0"),
        (lambda: solve(Imports.of(("KR", "JP"), (1, 2), 0, (1, 0)), USUAL), r"after\[KR\] is too large"),
    ],
)
def test_bad_input_is_named(build, names):
    with pytest.raises(CellError, match=names):
        build()
