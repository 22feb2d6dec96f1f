"""The closed form of a tariff-rate quota: the six regimes of the tables, and what must hold in any case."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as some

from communique.impact.faults import CellError
from communique.impact.trq import Border, Demand, ElasticDemand, LinearDemand, Outcome, Trq, solve

DEMAND = LinearDemand(1000, 4)
SMALL, LARGE = Border(80), Border(50, 0.05)

SMALL_TABLE = [
    (700, "underfill", 648, 88, 0.10, 0, 5184, -5312, -128),
    (550, "binding", 550, 112.5, 0.40625, 13475, 4400, -19987.5, -2112.5),
    (300, "overfill", 520, 120, 0.50, 9600, 11200, -24000, -3200),
]
LARGE_TABLE = [
    (700, "underfill", 639.3443, 90.1639, 0),
    (550, "binding", 550, 112.5, 14987.5),
    (300, "overfill", 538.4615, 115.3846, 9230.7692),
]


@pytest.mark.parametrize(
    ("quota", "regime", "imports", "price", "rate", "rent", "revenue", "surplus", "welfare"), SMALL_TABLE
)
def test_small_country_regimes(quota, regime, imports, price, rate, rent, revenue, surplus, welfare):
    outcome = solve(DEMAND, SMALL, Trq(quota, 0.1, 0.5))
    assert outcome.regime == regime
    got = (outcome.imports, outcome.price, outcome.premium + 0.1, outcome.rent, outcome.revenue)
    assert got == pytest.approx((imports, price, rate, rent, revenue))
    assert (outcome.surplus, outcome.welfare) == pytest.approx((surplus, welfare))


@pytest.mark.parametrize(("quota", "regime", "imports", "price", "rent"), LARGE_TABLE)
def test_large_country_regimes(quota, regime, imports, price, rent):
    outcome = solve(DEMAND, LARGE, Trq(quota, 0.1, 0.5))
    assert outcome.regime == regime
    assert (outcome.imports, outcome.price, outcome.rent) == pytest.approx((imports, price, rent), abs=5e-5)


rates = some.floats(0, 1)
quotas = some.floats(0, 2000)
demands = some.one_of(
    some.builds(LinearDemand, some.floats(200, 2000), some.floats(0.5, 8)),
    some.builds(ElasticDemand, some.floats(1000, 1e6), some.floats(-3, -0.1)),
)
borders = some.builds(Border, some.floats(5, 50), some.one_of(some.just(0.0), some.floats(0.001, 0.2)))


def _case(demand: Demand, border: Border, quota: float, within: float, extra: float) -> Outcome:
    return solve(demand, border, Trq(quota, within, within + extra))


@given(demands, borders, quotas, rates, rates)
def test_parts_add_up_and_rent_is_never_negative(demand, border, quota, within, extra):
    outcome = _case(demand, border, quota, within, extra)
    assert outcome.within + outcome.beyond == pytest.approx(outcome.imports)
    assert outcome.rent >= 0
    assert 0 <= outcome.premium <= extra + 1e-12
    if outcome.regime == "underfill":
        assert outcome.rent == 0
        assert outcome.beyond == 0


@given(demands, borders, rates, rates, some.sampled_from(["least", "most"]))
def test_regimes_meet_at_their_borders(demand, border, within, extra, end):
    rate = within if end == "most" else within + extra
    edge = demand.cleared(border, 1 + rate)
    below, above = (_case(demand, border, max(0.0, edge * near), within, extra) for near in (1 - 1e-9, 1 + 1e-9))
    assert below.imports == pytest.approx(above.imports, rel=1e-6, abs=1e-6)
    if edge > 1e-3:
        assert below.premium == pytest.approx(above.premium, abs=1e-5)
        assert below.rent == pytest.approx(above.rent, rel=1e-4, abs=1e-6 * edge * border.at(edge))


@given(demands, borders, quotas, rates)
def test_a_quota_without_a_higher_rate_is_a_plain_tariff(demand, border, quota, rate):
    outcome = _case(demand, border, quota, rate, 0.0)
    assert outcome.imports == pytest.approx(demand.cleared(border, 1 + rate))
    assert outcome.premium == 0


@given(some.floats(1.2, 5), demands, some.floats(5, 50), quotas, rates, rates)
def test_money_in_other_units_changes_no_quantity(factor, demand, price, quota, within, extra):
    if isinstance(demand, LinearDemand):
        other: Demand = LinearDemand(demand.intercept, demand.slope / factor)
    else:
        assert isinstance(demand, ElasticDemand)
        other = ElasticDemand(demand.scale * factor**-demand.elasticity, demand.elasticity)
    one = _case(demand, Border(price), quota, within, extra)
    two = _case(other, Border(price * factor), quota, within, extra)
    assert two.imports == pytest.approx(one.imports, rel=1e-9, abs=1e-9)
    assert two.rent == pytest.approx(one.rent * factor, rel=1e-7, abs=1e-4)


def test_the_share_of_rent_kept_abroad_leaves_home_welfare():
    kept, lost = (solve(DEMAND, SMALL, Trq(550, 0.1, 0.5), rent_at_home=share) for share in (1, 0))
    assert kept.welfare - lost.welfare == pytest.approx(13475)


def test_demand_of_unit_elasticity_has_its_own_surplus():
    near, unit = (solve(ElasticDemand(1e4, one), Border(10), Trq(100, 0, 0.5)) for one in (-1 + 1e-7, -1.0))
    assert unit.surplus == pytest.approx(near.surplus, rel=1e-5)
    assert math.isfinite(unit.welfare)


@pytest.mark.parametrize(
    ("build", "names"),
    [
        (lambda: Trq(-1, 0, 0.5), "trq.quota"),
        (lambda: Trq(1, 0.5, 0.1), "trq.beyond"),
        (lambda: ElasticDemand(1, 0.5), "demand.elasticity"),
        (lambda: LinearDemand(100, -1), "demand.slope"),
        (lambda: Border(0), "border.intercept"),
        (lambda: Border(math.nan), "border.intercept"),
        (lambda: solve(DEMAND, SMALL, Trq(1, 0, 0), rent_at_home=1.5), "rent_at_home"),
    ],
)
def test_bad_input_is_named(build, names):
    with pytest.raises(CellError, match=names):
        build()
