"""End to end on the release of 1 December 2025: Canada's quota, Korea's 620,000 t and 780 million dollars of 2024."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from communique.impact import page, plot
from communique.impact.bridge import Report, assess, interval_of
from communique.impact.flows import parse
from communique.records import Measure, reading_from_json
from tests.impact.made import FLOWS, quota_measure, reading

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "seeds.jsonl"


def _gold() -> list[Measure]:
    """The quota measure of the annotated release, where that lies beside the checkout."""
    if not GOLD.exists():
        return []
    readings = (reading_from_json(json.loads(line)) for line in GOLD.read_text("utf-8").splitlines())
    measures = (one for each in readings for one in each.records if isinstance(one, Measure))
    return [one for one in measures if one.imposer == "CA" and one.instrument == "tariff_quota"]


@pytest.fixture(scope="module", params=[quota_measure(), *_gold()], ids=lambda one: one.rule or "as annotated")
def report(request) -> Report:
    return assess(request.param, parse(FLOWS, "flows.csv"), currency="USD")


def _korea(report):
    return next(one for one in report.effects if one.party == "KR")


def test_the_quota_left_to_the_partners(report):
    assert report.law is not None
    assert report.law.before is not None
    assert report.law.yearly(report.law.before) == pytest.approx(1_359_610, abs=0.6)
    assert report.law.yearly(report.law.rule) == pytest.approx(1_019_708, abs=0.6)


def test_koreas_largest_possible_share_under_the_caps(report):
    assert _korea(report).most == pytest.approx(495_008, abs=0.6)
    assert _korea(report).most / report.law.yearly(report.law.rule) == pytest.approx(0.4854, abs=1e-4)


def test_the_duty_if_volumes_stay(report):
    korea = _korea(report)
    assert (korea.over.low, korea.over.central) == pytest.approx((124_992, 155_000), abs=1)
    assert korea.duty.central == pytest.approx(97.5e6)
    assert korea.duty.low == pytest.approx(78.6e6, rel=1e-3)
    assert korea.duty.high > korea.duty.central


def test_the_models_fall_in_volume_has_its_range_and_its_driver(report):
    change = interval_of(report, "KR")
    assert change.central == pytest.approx(-0.25)
    assert -0.55 < change.low < -0.4
    assert -0.25 < change.high < -0.2
    assert report.drivers["change KR"][0].name == "place in the queue"
    assert report.drivers["premium KR"][1].name == "substitution"


def test_the_reading_of_the_press_is_shown_against_the_law(report):
    found = next(one for one in report.differences if one.what == "whose quota")
    assert "75% of South Korea's own volume" in found.text
    assert found.law.startswith("one total of 1,019,708 t a year for all whom it is on")
    assert "465,000 t enter and 155,000 t are over" in found.means
    assert "495,008 t at most (48.5% of the total)" in found.means


def test_the_page_says_all_of_it_and_no_modelled_number_without_its_range(report):
    said = page.as_markdown(report)
    for words in ("1,019,708", "495,008 (48.5% of all)", "97,500,000 (78,624,305 to 213,809,637) USD", "not stated"):
        assert words in said
    assert said.count("-25.0% (") == said.count("-25.0%")


def test_every_form_of_output_is_made(report):
    assert json.loads(json.dumps(page.as_json(report)))["law"] == {"rules": "canada-steel", "rule": "partners-2025-12"}
    assert page.as_csv(report).splitlines()[2].startswith("KR,620000.0,780000000.0,495007.5")
    assert page.as_html(report).count("<table>") >= 6
    assert plot.as_svg(report) == plot.as_svg(report)
    assert "South Korea" in plot.as_svg(report)


def test_the_derivative_tariff_of_the_same_release():
    measure = reading().records[1]
    assert isinstance(measure, Measure)
    found = assess(measure)
    assert found.law is not None
    assert found.law.rule.id == "derivatives"


def test_words_of_a_release_are_escaped_on_the_page():
    hostile = quota_measure(name='<script>alert("|")</script>')
    found = assess(hostile, parse(FLOWS, "flows.csv"), source="<b>*bold*</b>")
    assert "<script>" not in page.as_html(found)
    assert "&lt;script&gt;" in page.as_html(found)
    assert '\\<script\\>alert("\\|")' in page.as_markdown(found)
    assert "<b>" not in page.as_markdown(found).replace("\\<b\\>", "")


def test_a_hostile_name_draws_as_the_words_it_is():
    hostile = quota_measure(name="$\\frac{ <script>\x07")
    drawn = plot.as_svg(assess(hostile, parse(FLOWS, "flows.csv")))
    ElementTree.fromstring(drawn)
    assert "$\\frac{ &lt;script&gt;" in drawn
