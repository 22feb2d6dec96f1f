"""From a measure's words to what it changes: stated, assumed, asked, and the law beside it."""

from dataclasses import replace

import pytest

from communique.impact.bridge import assess, interval_of
from communique.impact.faults import CellError
from communique.impact.flows import parse
from communique.impact.form import parse as parse_rules
from communique.impact.ranges import Range
from communique.impact.terms import Answers
from communique.records import Term
from tests.impact.made import FLOWS, QUOTA_WORDS, quota_measure, reading, tariff_measure

STEEL = parse(FLOWS, "flows.csv")


def _asked(report):
    return {one.option: one.varied for one in report.form.asked}


def _differences(report):
    return {one.what: one for one in report.differences}


def test_everything_stated_is_cited_with_the_words_of_the_release():
    stated = assess(quota_measure(), STEEL).form.stated
    assert {one.what: one.value for one in stated} == {
        "imposed by": "Canada",
        "quota": "75 percent (from 100 percent) of 2024 import volumes",
        "on whom": "South Korea",
        "products": "steel",
        "base year": "2024",
        "announced": "2025-11-26",
    }
    assert all(one.quote.words == QUOTA_WORDS for one in stated)


def test_with_its_document_each_part_is_cited_by_its_own_words():
    document = reading().document
    stated = assess(quota_measure(document), STEEL, document=document).form.stated
    cited = {one.what: one.quote.words for one in stated}
    assert cited["quota"] == "100 percent to 75 percent of 2024 import volumes"
    assert cited["on whom"] == "Korea"
    assert cited["base year"] == "2024 import volumes"
    assert all(document.text[one.quote.start : one.quote.end] == one.quote.words for one in stated)


def test_a_term_outside_the_measures_own_words_is_found_near_them():
    document = reading().document
    start = document.text.index("the steel quota")
    short = replace(quota_measure(document), quote=document.quote(start, start + len("the steel quota")))
    cited = {one.what: one.quote.words for one in assess(short, STEEL, document=document).form.stated}
    assert cited["quota"].startswith("100 percent to 75 percent")
    assert cited["announced"] == "the steel quota"


def test_what_the_text_does_not_state_is_asked_and_varied_but_not_made_up():
    alone = assess(quota_measure(), STEEL, rules="none")
    assert set(_asked(alone)) == {"--over-quota", "--effective", "--substitution", "--demand", "--outside"}
    assert _asked(alone)["--over-quota"] == "50% (0% to 100%)"
    assert not any(one.what in ("in force", "rate beyond the quota") for one in alone.form.assumed)


def test_an_answer_takes_a_question_off_the_list():
    answers = Answers(over_quota=Range.fixed(0.5), substitution=Range.fixed(3), demand=Range.fixed(-0.5))
    report = assess(quota_measure(), STEEL, answers=answers, rules="none")
    assert "--over-quota" not in _asked(report)
    assert ("rate beyond the quota", "50%", "given") in {(one.what, one.value, one.why) for one in report.form.assumed}


def test_a_law_that_ships_answers_what_the_text_leaves_open_and_says_so():
    report = assess(quota_measure(), STEEL)
    assert report.law is not None
    assert (report.law.regime.id, report.law.rule.id) == ("canada-steel", "partners-2025-12")
    assumed = {one.what: (one.value, one.why) for one in report.form.assumed}
    assert assumed["rate beyond the quota"] == ("50%", "the law: SOR/2025-266; Notice 1160")
    assert assumed["in force"][0] == "from 2025-12-26"


def test_by_the_text_alone_each_party_has_its_own_share():
    main = assess(quota_measure(), STEEL, rules="none").main
    assert main is not None
    assert main.most == pytest.approx(465_000)
    assert main.over is not None
    assert main.over.low == main.over.high == pytest.approx(155_000)


def test_where_no_law_fits_it_is_asked_for():
    assert "--rules" in _asked(assess(quota_measure(imposer="BR"), parse(FLOWS.replace("CA", "BR"), "flows.csv")))
    assert "--rules" not in _asked(assess(quota_measure(), STEEL))


def test_classes_of_the_law_are_worked_out_one_by_one():
    rows = ["2024,KR,CA,Rebar,80000,80000000", "2024,JP,CA,Rebar,20000,20000000", "2024,KR,CA,Line Pipe,1000,1500000"]
    flows = parse(FLOWS.splitlines()[0] + "\n" + "\n".join(rows), "flows.csv")
    report = assess(quota_measure(), flows)
    korea = next(one for one in report.effects if one.party == "KR")
    assert korea.most == pytest.approx(4 * 0.75 * (0.45 * 38281 + 0.27 * 2999))
    assert korea.over is not None
    assert korea.over.low == pytest.approx(80000 - 4 * 0.75 * 0.45 * 38281)
    rest = {one.what: one.value for one in report.form.assumed}["volume of the others under the quota"]
    assert rest == f"{4 * 38281 - 100000 + 4 * 2999 - 1000:,.0f} t"


def test_who_is_not_a_partner_gains_from_the_quota():
    flows = parse(FLOWS + "2024,US,CA,steel,3000000,3600000000\n", "flows.csv")
    report = assess(quota_measure(), flows)
    change = interval_of(report, "US")
    assert change.low >= 0
    assert change.central > 0


def test_the_model_at_no_change_of_rules_changes_nothing():
    measure = quota_measure(terms=(Term("quota", 100, 100, "percent", "2024 import volumes"),))
    change = interval_of(assess(measure, STEEL, rules="none"), "KR")
    assert (change.low, change.central, change.high) == pytest.approx((0, 0, 0), abs=1e-12)


def test_a_tariff_on_all_countries_says_that_nobody_is_spared():
    report = assess(tariff_measure())
    assert _differences(report)["on whom"].law == "all countries"
    assert report.main is not None
    assert report.main.change is not None
    assert report.main.change.high < 0
    assert "--flows" in _asked(report)


def test_a_tariff_on_one_party_moves_trade_to_the_others():
    flows = parse(
        "year,exporter,importer,hs,tonnes,value\n2024,ES,US,0711,100,900\n2024,GR,US,0711,50,500\n", "olives.csv"
    )
    measure = tariff_measure(
        name="duty on olives", imposer="US", instrument="anti_dumping", targets=("ES",), products=("olives",),
        terms=(Term("tariff", 16.88, 25.5, "percent"),),
    )  # fmt: skip
    report = assess(measure, flows, answers=Answers(goods=("0711",)))
    assert interval_of(report, "ES").high < 0 < interval_of(report, "GR").low
    spain = next(one for one in report.effects if one.party == "ES")
    assert spain.duty is not None
    assert spain.duty.central == pytest.approx((0.255 - 0.1688) * 900)
    assert {one.what: one.value for one in report.form.stated}["rate before"] == "16.88 percent"


@pytest.mark.parametrize(
    ("term", "given", "wanted"),
    [
        (Term("tariff", None, 25, "percent"), None, (0.25, 0.0)),
        (Term("tariff", None, 25, "percent"), 0.05, (0.30, 0.05)),
        (Term("tariff", None, 5, "percent"), 0.25, (0.05, 0.25)),
        (Term("tariff", 16.88, 25.5, "percent"), 0.05, (0.255, 0.1688)),
        (Term("tariff", None, 0, "percent"), None, (0.0, None)),
    ],
)
def test_a_new_rate_comes_on_top_unless_it_is_lower(term, given, wanted):
    form = assess(tariff_measure(terms=(term,)), answers=Answers(rate_before=given), rules="none").form
    assert (form.rate, form.rate_before) == pytest.approx(wanted)


def test_a_cut_to_nothing_from_nobody_knows_what_is_asked_about():
    report = assess(tariff_measure(terms=(Term("tariff", None, 0, "percent"),)), rules="none")
    assert report.effects == ()
    assert "--rate-before" in _asked(report)


def test_tonnes_and_values_do_not_mix_in_one_market():
    flows = parse(FLOWS.splitlines()[0] + "\n2024,KR,CA,goods,5,\n2024,JP,CA,goods,,5\n", "flows.csv")
    with pytest.raises(CellError, match="some parties have only tonnes and some only values"):
        assess(tariff_measure(), flows, answers=Answers(goods=("goods",)))


def test_a_party_that_sends_nothing_is_left_out():
    flows = parse(FLOWS.splitlines()[0] + "\n2024,KR,CA,goods,5,5\n2024,JP,CA,goods,0,0\n", "flows.csv")
    report = assess(tariff_measure(), flows, answers=Answers(goods=("goods",)))
    assert [one.party for one in report.effects] == ["KR"]


def test_goods_are_known_by_hs_code():
    text = "year,exporter,importer,hs,tonnes,value\n2024,KR,CA,7210,400000,5e8\n2024,KR,CA,8703,1,1\n"
    assert assess(quota_measure(), parse(text, "flows.csv")).form.goods == ("7210",)


def test_goods_that_fit_nothing_are_asked_for():
    flows = parse("year,exporter,importer,class,tonnes,value\n2024,KR,CA,cars,1,1\n", "flows.csv")
    report = assess(quota_measure(), flows)
    assert report.effects == ()
    assert "--goods" in _asked(report)


def test_the_proposed_rule_is_refused_until_what_was_asked_is_filled_in():
    text = assess(quota_measure(), STEEL, rules="none").toml
    with pytest.raises(ValueError, match=r"(over_quota|from) is missing"):
        parse_rules(text, "proposed.toml")
    filled = text.replace("# over_quota = the rate is not stated", "over_quota = 0.5")
    filled = filled.replace("# from = the day is not stated", "from = 2025-12-26")
    rule = parse_rules(filled, "proposed.toml").rules[0]
    assert rule.classes[0].countries == (("KR", 465000.0),)
    assert f"stated: {QUOTA_WORDS}" in text


def test_hostile_words_do_not_break_out_of_the_proposed_rule():
    measure = tariff_measure(name='x"\nid = "evil"\n[[rules]]\x07', products=('a"]', "b"))
    regime = parse_rules(assess(measure, rules="none", answers=Answers(effective=None)).toml.replace(
        "# from = the day is not stated", "from = 2025-12-26"), "proposed.toml")  # fmt: skip
    assert regime.id == "proposed"
    assert len(regime.rules) == 1


EUROPE = quota_measure(
    name="new steel measures", imposer="EU", instrument="other", targets=(), terms=(), announced="2025-11-28"
)


def test_a_measure_without_terms_is_held_against_the_law_alone():
    rows = "2024,KR,EU,1A Hot-rolled sheet and strip,500000,4e8\n2024,CN,EU,1A Hot-rolled sheet and strip,1500000,1e9\n"
    report = assess(EUROPE, parse(FLOWS.splitlines()[0] + "\n" + rows, "flows.csv"))
    assert report.law is not None
    assert report.law.rule.id == "quota-2026"
    korea, china = (next(one for one in report.effects if one.party == party) for party in ("KR", "CN"))
    assert korea.most == pytest.approx(461_830)
    assert korea.over is not None
    assert korea.over.low == korea.over.high == pytest.approx(500_000 - 461_830)
    assert china.most == pytest.approx(1_105_326)


def test_flows_not_by_class_say_nothing_of_a_quota_whose_totals_are_no_years_imports():
    report = assess(EUROPE, parse(FLOWS.replace("CA", "EU"), "flows.csv"))
    assert report.effects == ()
    assert any(one.what.startswith("flows by the classes of eu-steel-2026") for one in report.form.asked)


def test_a_quota_that_shuts_lets_no_more_in_and_takes_no_duty():
    main = assess(quota_measure(instrument="quota"), STEEL, rules="none").main
    assert main is not None
    assert main.duty is None
    assert main.change is not None
    assert (main.change.low, main.change.high) == pytest.approx((-0.25, -0.25))


@pytest.mark.parametrize(
    ("measure", "flows", "says"),
    [
        (quota_measure(imposer=None), STEEL, "does not say who imposes it"),
        (quota_measure(terms=()), STEEL, "states neither a rate nor a volume"),
        (quota_measure(terms=(Term("quota", None, 5000, "tonnes"),)), STEEL, "stated in tonnes, not as a percentage"),
        (quota_measure(targets=("JP",)), STEEL, "no flow of the base year from anybody whom the measure is on"),
    ],
)
def test_what_cannot_be_computed_is_said_in_one_line(measure, flows, says):
    with pytest.raises(CellError, match=says):
        assess(measure, flows, rules="none")


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"demand": Range(-1, 0, 0.5)}, "demand must lie between -inf and -1e-06"),
        ({"substitution": Range.fixed(0.8)}, "substitution must lie between"),
        ({"over_quota": Range.fixed(-0.5)}, "over quota must lie between 0 and inf: -0.5"),
        ({"outside": Range.fixed(-1)}, "outside must lie between"),
        ({"place": Range(-2, 0, 2)}, "place must lie between -1 and 1"),
        ({"rate_before": -1.0}, "rate before must be a fraction over -1"),
    ],
)
def test_answers_that_cannot_be_are_refused_by_name(answers, says):
    with pytest.raises(CellError, match=says):
        Answers(**answers)


def test_a_quota_needs_tonnes():
    flows = parse("year,exporter,importer,class,tonnes,value\n2024,KR,CA,steel,,780000000\n", "flows.csv")
    with pytest.raises(CellError, match=r"flows.csv: no tonnes for KR"):
        assess(quota_measure(), flows)
