"""`communique impact` on the command line."""

import json

import pytest
from typer.testing import CliRunner

from communique.faces.cli import app

QUESTION = "impact rules canada-steel --on 2025-12-30 --origin Korea --tonnes 9000 --value 11322000 --class".split()


def run(*words: str):
    return CliRunner().invoke(app, list(words))


def test_the_rules_that_ship_are_listed():
    assert "canada-steel" in run("impact", "rules").output


def test_a_shipment_is_judged_rule_by_rule_with_its_duty():
    said = run(*QUESTION, "Oil Country Tubular Goods").output
    assert "571.14 t beyond (over the country cap) at 50%" in said
    assert "no   partners-2025-08: no longer in force: until 2025-12-25" in said
    assert "duty due: 359,247.06, 3.17% of value" in said
    assert "not known: the class totals of Notice 1160" in said


def test_a_ruling_leaves_as_json_and_csv():
    findings = json.loads(run(*QUESTION, "Rebar", "--json").stdout)
    assert {one["rule"]: one["applies"] for one in findings}["partners-2025-12"] == "yes"
    assert run(*QUESTION, "Rebar", "--csv").stdout.startswith("rule,applies,why,within,beyond,duty,source")


def test_what_is_in_force_on_a_day_is_listed_class_by_class():
    rows = json.loads(run("impact", "rules", "canada-steel", "--on", "2025-12-30", "--json").stdout)
    rebar = next(row for row in rows if row["class"] == "Rebar" and row["rule"] == "partners-2025-12")
    assert rebar["t"] == pytest.approx(0.75 * 38281)
    assert rebar["cap"] == 0.45


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("impact", "rules", "canda"), "canda: no such file, and no regime of that name"),
        ((*QUESTION, "Bananas"), "canada-steel has no class 'Bananas'"),
        (("impact", "rules", "canada-steel", "--origin", "Atlantis", "--class", "Rebar"), "Atlantis"),
    ],
)
def test_a_slip_is_one_line_and_status_2(words, says):
    ended = run(*words)
    assert ended.exit_code == 2
    assert says in ended.output
