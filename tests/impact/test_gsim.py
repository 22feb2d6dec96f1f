"""GSIM, linear and in levels: the four published price changes, and what must hold in any case."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from communique.impact import gsim, gsim_levels
from communique.impact.cells import Array
from communique.impact.faults import CellError
from communique.impact.published import GSIM_MARKET as MARKET
from communique.impact.published import GSIM_PUBLISHED, free_trade_between


def test_four_published_price_changes_to_four_decimals():
    effects = gsim.solve(MARKET, free_trade_between("US", "EU"))
    assert tuple(effects.price.round(4)) == GSIM_PUBLISHED
    assert effects.residual < 1e-12


def test_surpluses_revenue_and_welfare_of_the_same_case():
    effects = gsim.solve(MARKET, free_trade_between("US", "EU"))
    assert effects.producers == pytest.approx([46.1360, -26.2404, 39.8247, -5.0732], abs=5e-5)
    assert effects.consumers == pytest.approx([110.5952, -8.8761, 68.5589, -32.8589], abs=5e-5)
    assert effects.revenue == pytest.approx([-138.5172, 0.6219, -93.8392, -2.8699], abs=5e-5)
    assert effects.welfare == pytest.approx([18.2139, -34.4945, 14.5443, -40.8021], abs=5e-5)
    assert effects.output == pytest.approx([0.1188, -0.0474, 0.0721, -0.0276], abs=5e-5)
    assert effects.composite == pytest.approx([-0.0903, 0.0259, -0.0800, 0.0369], abs=5e-5)


def _us_alone() -> Array:
    after = MARKET.before.copy()
    after[:, 0] = 1
    return after


@pytest.mark.parametrize(
    ("after", "price", "welfare"),
    [
        (free_trade_between("US", "JP"), (0.0241, 0.0897, -0.0201, -0.0138), (-53.6374, 78.7491, -46.0772, -34.7142)),
        (_us_alone(), (0.0211, 0.0569, 0.0360, 0.0450), (8.9710, 36.1499, -2.6395, -20.7993)),
    ],
)
def test_other_scenarios_of_the_same_market(after, price, welfare):
    effects = gsim.solve(MARKET, after)
    assert effects.price == pytest.approx(price, abs=5e-5)
    assert effects.welfare == pytest.approx(welfare, abs=5e-5)


def test_large_changes_are_warned_of_by_cell():
    effects = gsim.solve(MARKET, free_trade_between("US", "EU"))
    assert effects.warnings == ("after[US, EU] changes the price by -29%: use the level version",)


def test_a_surtax_of_fifty_percent_breaks_the_linear_form_but_not_the_levels():
    after = MARKET.before.copy()
    after[3, 0] *= 1.5
    linear, levels = gsim.solve(MARKET, after), gsim_levels.solve(MARKET, after)
    assert any("more than all of it" in warning for warning in linear.warnings)
    assert (levels.trade >= 0).all()


@pytest.mark.parametrize("method", [gsim.solve, gsim_levels.solve])
def test_no_change_of_tariffs_changes_nothing(method):
    effects = method(MARKET, MARKET.before)
    assert effects.price == pytest.approx(np.zeros(4), abs=1e-14)
    assert effects.trade == pytest.approx(MARKET.trade)
    assert effects.welfare == pytest.approx(np.zeros(4), abs=1e-9)


@some.composite
def markets(draw) -> gsim.Market:
    size = draw(some.integers(2, 5))
    square = some.lists(some.floats(1, 1e4), min_size=size * size, max_size=size * size)
    factor = some.lists(some.floats(1, 2), min_size=size * size, max_size=size * size)
    return gsim.Market.of(
        [f"C{one}" for one in range(size)],
        np.array(draw(square)).reshape(size, size),
        np.array(draw(factor)).reshape(size, size),
        demand=draw(some.one_of(some.just(-1.0), some.floats(-3, -0.2))),
        supply=draw(some.floats(0.3, 20)),
        substitution=draw(some.one_of(some.just(1.0), some.floats(1.5, 8))),
    )


@given(markets(), some.floats(0.6, 1.6), some.data())
def test_levels_clear_every_market_whatever_the_change(market, change, data):
    size = len(market.countries)
    spot = data.draw(some.tuples(some.integers(0, size - 1), some.integers(0, size - 1)))
    after = market.before.copy()
    after[spot] *= change
    effects = gsim_levels.solve(market, after)
    sold = (effects.trade / (1 + effects.price)[:, None]).sum(1)
    assert sold == pytest.approx(market.trade.sum(1) * (1 + effects.output), rel=1e-9)


@given(markets(), some.data())
def test_levels_agree_with_the_linear_form_for_small_changes(market, data):
    size = len(market.countries)
    spot = data.draw(some.tuples(some.integers(0, size - 1), some.integers(0, size - 1)))
    after = market.before.copy()
    after[spot] *= 1 + 1e-5
    linear, levels = gsim.solve(market, after), gsim_levels.solve(market, after)
    assert levels.price == pytest.approx(linear.price, abs=1e-8)
    assert levels.output == pytest.approx(linear.output, abs=1e-8)


@given(markets(), some.floats(2, 1000))
def test_money_in_other_units_changes_no_percentage(market, factor):
    after = np.ones_like(market.before)
    other = gsim.Market.of(
        market.countries,
        market.trade * factor,
        market.before,
        demand=market.demand,
        supply=market.supply,
        substitution=market.substitution,
    )
    for method in (gsim.solve, gsim_levels.solve):
        one, two = method(market, after), method(other, after)
        assert two.price == pytest.approx(one.price, abs=1e-10)
        assert two.welfare == pytest.approx(one.welfare * factor, rel=1e-6, abs=1e-6 * factor)


def _market(**changes):
    parts = {"trade": [[1.0, 2], [3, 4]], "before": [[1.0, 1], [1, 1]], "demand": -1, "supply": 1, "substitution": 2}
    parts |= changes
    return gsim.Market.of(("KR", "CA"), parts.pop("trade"), parts.pop("before"), **parts)


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({"trade": [[1.0, -2], [3, 4]]}, r"trade\[KR, CA\] must not be negative: -2"),
        ({"trade": [[0.0, 0], [3, 4]]}, "KR sells nothing"),
        ({"trade": [[1.0, 2]]}, "trade has the shape 1 by 2, wanted 2 by 2"),
        ({"before": [[1.0, 1], [0, 1]]}, r"before\[CA, KR\]"),
        ({"demand": [-1, 1]}, r"demand\[CA\] must be under 0"),
        ({"supply": -1}, r"supply\[KR\] must be over 0"),
        ({"substitution": [0, 2]}, r"substitution\[KR\]"),
        ({"trade": [["much", 2], [3, 4]]}, "trade is no table of numbers"),
    ],
)
def test_bad_input_is_named(changes, names):
    with pytest.raises(CellError, match=names):
        _market(**changes)
