"""What holds for a shipment on a day, rule by rule."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from communique.impact.faults import CellError
from communique.impact.fill import compare, fill
from communique.impact.form import load, parse
from communique.impact.ruling import Ledger, judge
from tests.impact.made import QUOTA, regime, shipment

CANADA = load("canada-steel")
AFTER = date(2025, 12, 30)


def _why(ruling, rule):
    return next(one.why for one in ruling.findings if one.rule.id == rule)


def test_within_class_total_and_cap_nothing_is_due():
    ruling = judge(regime(), shipment(tonnes=500))
    assert ruling.due == 0
    assert (ruling.findings[0].within, ruling.findings[0].beyond) == (500, 0)


def test_the_country_cap_binds_before_the_class_total():
    ruling = judge(regime(), shipment(tonnes=700))
    assert (ruling.findings[0].within, ruling.findings[0].beyond) == (600, 100)
    assert ruling.due == 0.5 * 100 * 10
    assert "over the country cap" in ruling.findings[0].why


def test_the_class_total_binds_when_others_came_first():
    filled = fill(regime(), [shipment(origin="JP", tonnes=550), shipment(origin="KR", tonnes=500)])
    assert filled.rulings[1].findings[0].within == 450
    assert "over the class total" in filled.rulings[1].findings[0].why
    assert filled.lines[0].ran_out == date(2025, 2, 1)


def test_a_country_with_its_own_amount_leaves_the_total_alone():
    own = judge(regime(), shipment(goods="Bolts", tonnes=50))
    others = judge(regime(), shipment(goods="Bolts", origin="JP", tonnes=100))
    assert own.findings[0].beyond == 10
    assert own.findings[0].room.pool == "KR"
    assert others.findings[0].beyond == 0


def test_a_shipment_that_may_not_straddle_is_wholly_beyond():
    ruling = judge(regime(straddling='"whole"'), shipment(tonnes=700))
    assert ruling.findings[0].beyond == 700


def test_without_a_permit_all_is_beyond_where_the_rule_wants_one():
    ruling = judge(CANADA, shipment(day=AFTER, goods="Rebar", permit=False))
    assert ruling.rate == 0.5
    assert "100 t beyond (without a permit) at 50%" in _why(ruling, "partners-2025-12")
    assert judge(regime(), shipment(permit=False)).rate == 0


def test_a_plain_quota_shuts_at_its_limit():
    shut = parse(QUOTA.replace('"tariff_rate_quota"', '"quota"').replace("over_quota = 0.5", ""), "widgets.toml")
    assert judge(shut, shipment(tonnes=700)).due is None
    assert judge(shut, shipment(tonnes=600)).due == 0


@pytest.mark.parametrize(
    ("carry", "totals"),
    [('"none"', (1000, 1000, 1000)), ('"next"', (1000, 1900, 1900)), ('"year"', (1000, 1900, 2800))],
)
def test_what_is_left_is_carried_as_the_rule_says(carry, totals):
    days = (date(2025, 1, 5), date(2025, 4, 5), date(2025, 7, 5))
    filled = fill(regime(carry_over=carry), [shipment(day=day) for day in days])
    assert tuple(line.total for line in filled.lines) == totals


def test_nothing_is_carried_into_the_next_quota_year():
    filled = fill(regime(carry_over='"year"'), [shipment(day=date(2026, 1, 5))])
    assert filled.lines[0].total == 1000


def test_amounts_grow_by_full_years():
    ledger = Ledger(grown := regime(growth="0.02"))
    allotment = grown.rules[0].classes[0]
    rooms = [ledger.room(grown.rules[0], allotment, "KR", date(year, 3, 1)).total for year in (2025, 2026, 2027)]
    assert rooms == pytest.approx([1000, 1020, 1040.4])


@pytest.mark.parametrize(
    ("per", "totals"),
    [
        ('"quarter"', (1000, 1000)),
        ('"year by days"', (1000 * 90 / 365, 1000 * 91 / 365)),
        ('"year in equal parts"', (250, 250)),
        ('"year"', (1000, 1000)),
    ],
)
def test_amounts_by_quarter_by_days_and_by_year(per, totals):
    ledger = Ledger(quota := regime(per=per))
    days = (date(2025, 1, 5), date(2025, 4, 5))
    rooms = [ledger.room(quota.rules[0], quota.rules[0].classes[0], "KR", day).total for day in days]
    assert rooms == pytest.approx(totals)


def test_the_over_quota_surtax_comes_before_the_surtax_on_chinese_metal():
    goods = {"goods": "Oil Country Tubular Goods", "day": AFTER, "tonnes": 9000}
    ruling = judge(CANADA, shipment(melted="CN", **goods))
    beyond = 9000 - 0.86 * 13068 * 0.75
    assert ruling.due == pytest.approx(0.5 * beyond * 10 + 0.25 * (9000 - beyond) * 10)
    assert judge(CANADA, shipment(melted="KR", **goods)).due == pytest.approx(0.5 * beyond * 10)


def test_derivatives_pay_on_full_value_from_every_country():
    for origin in ("US", "MX", "KR", "CN", "DE"):
        assert judge(CANADA, shipment(day=AFTER, origin=origin, goods="Fasteners")).rate == 0.25


def test_derivatives_for_aircraft_and_until_july_2026_for_vehicles_are_exempt():
    def rate(purpose, day):
        return judge(CANADA, shipment(day=day, goods="Fasteners", purpose=purpose)).rate

    assert rate("aerospace", date(2026, 8, 1)) == 0
    assert (rate("motor vehicles", date(2026, 7, 1)), rate("motor vehicles", date(2026, 7, 2))) == (0, 0.25)


def test_partners_of_the_continent_have_no_quota():
    ruling = judge(CANADA, shipment(day=AFTER, origin="US", goods="Rebar", tonnes=1e6))
    assert ruling.due == 0
    assert "not on goods of US" in _why(ruling, "partners-2025-12")


def test_a_member_of_a_bloc_is_meant_by_the_bloc():
    assert "within quota" in _why(judge(CANADA, shipment(day=AFTER, origin="DE", goods="Rebar")), "partners-2025-12")
    assert "within quota" in _why(judge(CANADA, shipment(day=AFTER, origin="VN", goods="Rebar")), "partners-2025-12")


def test_a_class_of_another_table_is_not_known_rather_than_free():
    ruling = judge(CANADA, shipment(day=AFTER, origin="IN", goods="Rebar"))
    assert ruling.due is None
    assert "its classes are others (Flat products" in _why(ruling, "without-agreement-2025-12")


def test_each_rule_that_does_not_hold_says_why():
    ruling = judge(CANADA, shipment(day=date(2025, 12, 25), goods="Rebar"))
    assert _why(ruling, "partners-2025-12") == "not yet in force: from 2025-12-26"
    assert _why(ruling, "without-agreement-2025-06") == "no longer in force: until 2025-07-31"


streams = some.lists(
    some.builds(
        shipment,
        day=some.dates(date(2025, 1, 1), date(2025, 12, 31)),
        origin=some.sampled_from(["KR", "JP", "DE", "US"]),
        goods=some.sampled_from(["Widgets", "Bolts"]),
        tonnes=some.floats(1, 900),
    ),
    max_size=15,
)


@settings(max_examples=60)
@given(streams, some.sampled_from(["none", "next", "year"]))
def test_no_stream_fills_a_quota_beyond_its_amount_or_a_country_beyond_its_cap(stream, carry):
    filled = fill(regime(carry_over=f'"{carry}"'), stream)
    for line in filled.lines:
        assert line.within <= line.total * (1 + 1e-9)
        assert (line.ran_out is None) == (line.left > line.total * 1e-12)
        if line.pool == "all":
            assert all(tonnes <= 600 * (1 + 1e-9) for _, tonnes in line.by_origin)
    for ruling in filled.rulings:
        for finding in ruling.findings:
            if finding.room:
                assert finding.within + finding.beyond == pytest.approx(ruling.shipment.tonnes)
                assert min(finding.within, finding.beyond) >= 0
    assert filled.due == pytest.approx(sum(5 * line.beyond for line in filled.lines))


@settings(max_examples=40)
@given(streams)
def test_no_change_of_rules_changes_no_duty(stream):
    change = compare(regime(), stream, date(2025, 3, 1), date(2026, 3, 1))
    assert change.due == 0


def test_a_cut_of_the_quota_raises_the_duty_on_the_same_shipments():
    stream = [shipment(day=date(2026, 1, 5), goods="Rebar", tonnes=17000)]
    change = compare(CANADA, stream, date(2025, 12, 25), date(2025, 12, 26))
    caps = (0.45 * 38281, 0.45 * 38281 * 0.75)
    assert change.before.due == pytest.approx(0)
    assert change.due == pytest.approx(0.5 * 10 * (17000 - caps[1]))
    assert change.rate == pytest.approx(change.due / 170000)


@pytest.mark.parametrize(
    ("build", "says"),
    [
        (lambda: shipment(tonnes=-5), "tonnes of the shipment of 2025-02-01 must be over 0"),
        (lambda: shipment(value=-5), "value of the shipment of 2025-02-01 must not be negative"),
        (lambda: judge(regime(), shipment(goods="Gadgets")), "widgets has no class 'Gadgets'; it has Bolts, Widgets"),
    ],
)
def test_bad_shipments_are_refused(build, says):
    with pytest.raises(CellError, match=says):
        build()
