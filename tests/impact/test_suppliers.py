"""Several suppliers under a class total and country caps."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from communique.impact import trq
from communique.impact.faults import CellError
from communique.impact.suppliers import Market, solve

NAMES = ("KR", "other partners", "exempt")


def oil_country(share: float, **changes) -> Market:
    """Oil country tubular goods under Canada's quota; the exempt supply is assumed."""
    total = 13068 * share
    parts = {
        "member": (True, True, False),
        "limit": total,
        "caps": (0.86 * total, 0.86 * total, np.inf),
        "substitution": 3,
        "demand": -0.5,
    }
    return Market.of(NAMES, (11238, 1830, 20000), **(parts | changes))


@pytest.mark.parametrize(
    ("share", "premium", "flows"),
    [(0.75, 0.1474, (8428.5, 1372.5, 22658.1)), (0.50, 0.3722, (5619, 915, 25840.3))],
)
def test_oil_country_goods_under_canadas_cuts(share, premium, flows):
    answer = solve(oil_country(share))
    assert answer.premium[0, 0] == pytest.approx(premium, abs=5e-5)
    assert answer.flows[0] == pytest.approx(flows, abs=0.05)
    assert answer.residual < 1e-12


def test_a_country_cap_raises_one_suppliers_premium_above_the_class():
    answer = solve(oil_country(0.75, caps=(7000, np.inf, np.inf)))
    assert answer.within[0, 0] == pytest.approx(7000)
    assert answer.premium[0, 0] > answer.premium[0, 1] == pytest.approx(answer.shared[0])


def test_a_low_surtax_lets_imports_beyond_the_quota_in():
    answer = solve(oil_country(0.5, beyond=0.1))
    assert answer.premium[0, :2] == pytest.approx([0.1, 0.1])
    assert answer.beyond[0, :2].sum() > 0
    assert answer.within[0, :2].sum() == pytest.approx(6534)


def test_a_column_of_draws_is_solved_as_each_alone():
    sigmas, etas = np.linspace(1.5, 8, 7), np.linspace(-2, -0.2, 7)
    together = solve(oil_country(0.75, substitution=sigmas, demand=etas))
    for row, (sigma, eta) in enumerate(zip(sigmas, etas, strict=True)):
        alone = solve(oil_country(0.75, substitution=sigma, demand=eta))
        assert together.flows[row] == pytest.approx(alone.flows[0])


@some.composite
def markets(draw) -> Market:
    size = draw(some.integers(2, 5))
    each = some.lists(some.floats(1, 1e5), min_size=size, max_size=size)
    member = [True, *draw(some.lists(some.booleans(), min_size=size - 1, max_size=size - 1))]
    flows = draw(each)
    total = sum(flow for flow, one in zip(flows, member, strict=True) if one)
    caps = [flow * draw(some.floats(0.05, 2)) if one else np.inf for flow, one in zip(flows, member, strict=True)]
    return Market.of(
        [f"S{one}" for one in range(size)],
        flows,
        member=member,
        caps=caps,
        limit=total * draw(some.floats(0.05, 1.5)),
        within=0.1,
        before=0.1,
        beyond=0.1 + draw(some.floats(0, 1)),
        substitution=draw(some.floats(1.1, 10)),
        demand=draw(some.floats(-3, -0.1)),
    )


@settings(max_examples=40)
@given(markets())
def test_premium_and_quota_are_complementary(market):
    answer = solve(market)
    most = (market.beyond - market.within)[0]
    flows, within, premium = answer.flows[0], answer.within[0], answer.premium[0]
    inside = within[market.member].sum()
    assert answer.residual < 1e-9
    assert within + answer.beyond[0] == pytest.approx(flows)
    assert (premium >= 0).all()
    assert (premium <= most + 1e-12).all()
    assert (answer.rent()[0] >= 0).all()
    assert inside <= market.limit[0] * (1 + 1e-9)
    assert (within <= market.caps[0] * (1 + 1e-9)).all()
    if inside < market.limit[0] * (1 - 1e-9):
        assert answer.shared[0] == 0
    free = (within < market.caps[0] * (1 - 1e-9)) & market.member & (most > 1e-9)
    assert premium[free] == pytest.approx(np.full(free.sum(), answer.shared[0]), abs=1e-9)
    brings_more = (answer.beyond[0] > 1e-6 * flows) & (most > 0)
    assert premium[brings_more] == pytest.approx(most[brings_more])


@settings(max_examples=30)
@given(some.floats(1.1, 10), some.floats(-3, -0.1))
def test_no_quota_that_binds_changes_nothing(sigma, eta):
    answer = solve(oil_country(1.0, caps=np.inf, limit=20000, substitution=sigma, demand=eta))
    assert answer.flows[0] == pytest.approx((11238, 1830, 20000))
    assert not answer.premium.any()
    assert not answer.rent().any()


@settings(max_examples=40)
@given(some.floats(0.05, 1.5), some.floats(0, 1), some.floats(-3, -0.1), some.floats(1.1, 8))
def test_a_single_supplier_is_the_closed_form(share, beyond, eta, sigma):
    answer = solve(
        Market.of(("KR",), (1000,), member=True, limit=1000 * share, beyond=beyond, substitution=sigma, demand=eta)
    )
    closed = trq.solve(trq.ElasticDemand(1000, eta), trq.Border(1), trq.Trq(1000 * share, 0, beyond))
    assert answer.flows[0, 0] == pytest.approx(closed.imports)
    assert answer.premium[0, 0] == pytest.approx(closed.premium, abs=1e-9)
    assert answer.rent()[0, 0] == pytest.approx(closed.rent, abs=1e-6)


@settings(max_examples=20)
@given(some.floats(0.3, 0.95), some.floats(-2, -0.2))
def test_members_alone_act_as_one_supplier(share, eta):
    two = solve(Market.of(("KR", "JP"), (700, 300), member=True, limit=1000 * share, substitution=4, demand=eta))
    closed = trq.solve(trq.ElasticDemand(1000, eta), trq.Border(1), trq.Trq(1000 * share, 0, 0.5))
    assert two.flows.sum() == pytest.approx(closed.imports)
    assert two.premium[0] == pytest.approx([closed.premium] * 2, abs=1e-9)


@settings(max_examples=20)
@given(markets(), some.floats(1.5, 100))
def test_tonnes_in_other_units_scale_the_answer(market, factor):
    other = Market.of(
        market.suppliers,
        market.flows * factor,
        member=market.member,
        caps=np.where(market.member, market.caps * factor, np.inf),
        limit=market.limit * factor,
        before=market.before,
        within=market.within,
        beyond=market.beyond,
        substitution=market.substitution,
        demand=market.demand,
    )
    assert solve(other).flows == pytest.approx(solve(market).flows * factor, rel=1e-8)


@settings(max_examples=30)
@given(some.floats(0.2, 1.2), some.floats(0.05, 1), some.floats(1.5, 6), some.floats(-2, -0.2))
def test_flows_move_little_where_the_total_moves_little(share, beyond, sigma, eta):
    """Also across the borders between not filled, binding and overfilled."""
    shares = share + np.linspace(-0.2, 0.2, 201)
    parts = {"limit": 13068 * shares, "caps": np.inf, "beyond": beyond, "substitution": sigma, "demand": eta}
    flows = solve(oil_country(1.0, **parts)).flows
    assert np.abs(np.diff(flows, axis=0)).max() <= 10 * 13068 * 0.002


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({"substitution": 0.5}, r"substitution\[draw 0\] must be over 1"),
        ({"demand": 0.5}, r"demand\[draw 0\] must be under 0"),
        ({"limit": -1}, "limit"),
        ({"caps": (-1, 1, 1)}, r"caps\[draw 0, KR\]"),
        ({"beyond": -0.5}, r"beyond\[KR\]"),
    ],
)
def test_bad_input_is_named(changes, names):
    with pytest.raises(CellError, match=names):
        oil_country(0.75, **changes)
