"""The steel quotas that ship, against the published volumes."""

from datetime import date

import pytest

from communique.impact.form import load
from communique.impact.ruling import Ledger

CANADA, SAFEGUARD, EUROPE = load("canada-steel"), load("eu-steel-safeguard"), load("eu-steel-2026")

# Schedule 2 of SOR/2025-148: the total of 1 August to 25 September 2025 by class.
TRANSITION = {
    "Carbon Steel Ingots": 76, "Steel Billets and Blooms": 14482, "Hot-Rolled Sheet": 7814, "Floor Plate": 27,
    "Steel Plate": 44599, "Cold-Rolled Sheet": 1504, "Tin": 1769, "Coated": 25541, "Pre-Painted": 19498,
    "Rebar": 23557, "Hot-Rolled Bar": 7180, "Wire rod": 13551, "Cold Finished Bars": 5382, "Structural Steel": 2846,
    "Steel Wire": 6047, "Stainless Steel Ingots": 0.9, "Stainless Steel Billets and Blooms": 5, "Line Pipe": 1845,
    "Oil Country Tubular Goods": 8042, "Standard Pipe": 9965, "Large Diameter Line Pipe": 13159, "Piling Pipe": 0.6,
    "Hollow Structural Sections": 2278,
}  # fmt: skip
# Category 17 of the safeguard, July 2025 to June 2026, by quarter.
CATEGORY_17 = {"TR": (22892, 22892, 22394, 22643), "KR": (5335, 5335, 5219, 5277), "GB": (27506, 27506, 26908, 27207)}
QUARTERS = (date(2025, 8, 1), date(2025, 11, 1), date(2026, 2, 1), date(2026, 5, 1))


@pytest.mark.parametrize(("goods", "tonnes"), TRANSITION.items())
def test_canadas_transition_volume_of_each_class_within_a_tonne(goods, tonnes):
    rule = CANADA.rule("partners-2025-08")
    allotment = rule.allotment(goods)
    assert allotment is not None
    assert Ledger(CANADA).room(rule, allotment, "KR", date(2025, 8, 15)).total == pytest.approx(tonnes, abs=1)


def test_canadas_sums_at_100_and_75_percent():
    def sums(rule_id):
        rule = CANADA.rule(rule_id)
        totals = [4 * rule.share * one.total for one in rule.classes]
        return sum(totals), sum(total * one.cap for total, one in zip(totals, rule.classes, strict=True))

    full, cut = sums("partners-2025-08"), sums("partners-2025-12")
    assert full == pytest.approx((1_359_610, 660_010), abs=0.6)
    assert cut == pytest.approx((1_019_708, 495_008), abs=0.6)


def test_the_stages_without_an_agreement_are_100_50_and_20_percent():
    shares = [CANADA.rule(f"without-agreement-{stage}").share for stage in ("2025-06", "2025-08", "2025-12")]
    assert shares == [1, 0.5, 0.2]


def test_one_stage_of_canadas_quota_follows_another_without_a_gap():
    for day in (date(2025, 6, 27), date(2025, 8, 1), date(2025, 12, 26)):
        assert "without-agreement" in " ".join(rule.id for rule in CANADA.in_force(day))
    assert [rule.id for rule in CANADA.in_force(date(2025, 12, 25))][:2] == [
        "without-agreement-2025-08",
        "partners-2025-08",
    ]


@pytest.mark.parametrize("origin", CATEGORY_17)
@pytest.mark.parametrize("quarter", range(4))
def test_category_17_of_the_safeguard_to_the_tonne(origin, quarter):
    rule = SAFEGUARD.rules[0]
    room = Ledger(SAFEGUARD).room(rule, rule.classes[0], origin, QUARTERS[quarter])
    assert round(room.total) == CATEGORY_17[origin][quarter]


def test_all_others_in_category_17_to_half_a_tonne():
    rule = SAFEGUARD.rules[0]
    totals = [Ledger(SAFEGUARD).room(rule, rule.classes[0], "CN", day).total for day in QUARTERS[1:]]
    assert totals == pytest.approx([12555, 12282, 12418], abs=0.5)


def test_koreas_hot_rolled_quota_of_2026_in_equal_quarters():
    rule = EUROPE.rules[0]
    room = Ledger(EUROPE).room(rule, rule.classes[0], "KR", date(2026, 8, 1))
    assert room.total == pytest.approx(461_830 / 4)
    assert rule.classes[0].total + sum(tonnes for _, tonnes in rule.classes[0].countries) == 5_198_712


def test_what_is_not_known_is_said_from_its_day_on():
    assert any("Notice 1163" in gap.what for gap in CANADA.gaps_on(date(2026, 7, 1)))
    assert not any("Notice 1163" in gap.what for gap in CANADA.gaps_on(date(2026, 1, 1)))
