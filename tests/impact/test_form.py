"""The written form of rules: what it reads, and what it refuses, naming the file, the rule and the field."""

from datetime import date

import pytest

from communique.impact.faults import FormError
from communique.impact.form import load, parse, shipped
from tests.impact.made import QUOTA, regime


def test_three_regimes_ship_and_each_reads():
    assert shipped() == ("canada-steel", "eu-steel-2026", "eu-steel-safeguard")
    for name in shipped():
        assert load(name).rules


def test_a_rule_is_read_with_all_its_parts():
    rule = regime(share="0.75", carry_over='"next"', growth="0.02", precedence="2").rule("quota")
    assert (rule.share, rule.carry, rule.growth, rule.precedence) == (0.75, "next", 0.02, 2)
    assert (rule.within, rule.beyond, rule.start, rule.end) == (0.0, 0.5, date(2025, 1, 1), None)
    assert rule.classes[0].cap == 0.6
    assert rule.classes[1].countries == (("KR", 40.0),)


SECOND = QUOTA[QUOTA.index("[[rules]]") :]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (QUOTA.replace("over_quota = 0.5", ""), r"widgets.toml: rules\[1\] 'quota': over_quota is missing"),
        (QUOTA.replace("over_quota", "over_qouta"), "over_quota is missing"),
        (QUOTA + 'colour = "red"', r"rules\[1\] 'quota': unknown field 'colour'; known are"),
        (QUOTA.replace("cap = 0.6", "cap = 60"), r"tables: widgets\[1\]: cap must lie between 0 and 1, found 60"),
        (QUOTA.replace("total = 1000", "total = -1"), r"widgets\[1\]: total must lie between 0 and None, found -1"),
        (QUOTA.replace('["US"]', '["ZZ"]'), "without names an unknown country or bloc: 'ZZ'"),
        (QUOTA.replace("{ KR = 40 }", "{ QQ = 40 }"), "countries names an unknown country or bloc: 'QQ'"),
        (QUOTA.replace('imposer = "CA"', 'imposer = "Canada"'), "imposer names an unknown country or bloc: 'Canada'"),
        (QUOTA.replace('kind = "tariff_rate_quota"', 'kind = "levy"'), "kind must be one of tariff, surtax"),
        (QUOTA.replace("2025-01-01", '"soon"'), "from must be a day like 2025-12-26, found 'soon'"),
        (QUOTA + "until = 2024-01-01", "until comes before from"),
        (QUOTA.replace('["widgets"]', '["gadgets"]'), "tables names an unknown table: 'gadgets'; known are widgets"),
        (QUOTA.replace('tables = ["widgets"]', ""), "tables is missing: a quota needs"),
        (QUOTA.replace('"Bolts"', '"widgets"'), "widgets has the class 'widgets' twice"),
        (QUOTA.replace('["01-01", "04-01"', '["01-01", "01-01"'), "quarters a quarter without days"),
        (QUOTA + SECOND, "two rules have the id 'quota'"),
        (
            QUOTA + SECOND.replace('id = "quota"', 'id = "other"').replace("2025-01-01", "2025-06-01"),
            "rules 'quota' and 'other' overlap from 2025-06-01 on any country, Widgets",
        ),
        (QUOTA[: QUOTA.index("[[rules]]")], "rules is missing"),
        ("id = ", "widgets.toml: "),
    ],
)
def test_bad_rules_are_refused_with_the_place_named(text, says):
    with pytest.raises(FormError, match=says):
        parse(text, "widgets.toml")


@pytest.mark.parametrize(
    "change",
    [
        "until = 2025-12-31\n{two}from = 2026-01-01",
        'on = ["KR"]\n{two}on = ["JP"]\nfrom = 2025-01-01',
        'precedence = 1\nexclusive = "x"\n{two}precedence = 2\nexclusive = "x"\nfrom = 2025-01-01',
    ],
)
def test_rules_apart_in_time_origin_or_precedence_do_not_overlap(change):
    second = SECOND.replace('id = "quota"', 'id = "other"').replace("from = 2025-01-01\n", "")
    text = QUOTA + change.replace("{two}", second)
    assert len(parse(text, "widgets.toml").rules) == 2


def test_an_unknown_name_is_told_what_ships(tmp_path):
    with pytest.raises(FormError, match="no such file, and no regime of that name; those that ship are canada-steel"):
        load("canda-steel")
    (tmp_path / "own.toml").write_text(QUOTA)
    assert load(str(tmp_path / "own.toml")).id == "widgets"
    (tmp_path / "own.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(FormError, match="no text in UTF-8"):
        load(str(tmp_path / "own.toml"))
