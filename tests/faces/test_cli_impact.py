"""`communique impact` on the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.faces.cli import app
from communique.register import open_register
from tests.impact.made import FLOWS, reading

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
    assert rebar["amount"] == pytest.approx(0.75 * 38281)
    assert rebar["cap"] == 0.45


def test_countries_with_amounts_of_their_own_are_listed_beside_all_others():
    said = run("impact", "rules", "eu-steel-safeguard", "--on", "2026-01-15").output
    assert "on all countries without EU, IS, LI, NO" in said
    assert [words.split()[-4] for words in said.splitlines() if " KR " in words] == ["5,219.014"]


def test_a_day_without_rules_says_so():
    assert (
        "no rule of eu-steel-2026 is in force on 2020-01-01"
        in run(*"impact rules eu-steel-2026 --on 2020-01-01".split()).output
    )


def test_what_entered_before_is_counted():
    said = run(*QUESTION, "Oil Country Tubular Goods", "--used", "5000", "--used-by-origin", "4000").output
    assert "5,000 t used before" in said
    assert "4,428.86 t within quota" in said


def test_shipments_fill_quotas_before_and_after_a_change_of_rules(tmp_path):
    (tmp_path / "ships.csv").write_text("day,origin,class,tonnes,value\n2026-01-05,KR,Rebar,17000,17000000\n")
    ended = run(*f"impact fill canada-steel {tmp_path}/ships.csv --before 2025-12-25 --after 2025-12-26 --json".split())
    rows = json.loads(ended.stdout)
    assert [(row["rules"], row["beyond"]) for row in rows] == [
        ("before", 0),
        ("after", pytest.approx(17000 - 0.75 * 0.45 * 38281)),
    ]
    assert "before duty due: 0.00, 0.00% of value" in ended.stderr
    assert "after duty due: 2,040,081.25, 12.00% of value" in ended.stderr


@pytest.fixture
def files(tmp_path):
    (tmp_path / "read.jsonl").write_text(json.dumps(reading().as_json()) + "\n", "utf-8")
    (tmp_path / "flows.csv").write_text(FLOWS, "utf-8")
    return ["--from", str(tmp_path / "read.jsonl"), "--flows", str(tmp_path / "flows.csv")]


def test_a_measure_of_a_file_is_assessed_with_its_ranges_and_its_source(files):
    said = run("impact", *files, "--number", "1", "--currency", "USD", "--as", "markdown").stdout
    assert "-25.0% (-45.3% to -21.7%)" in said
    assert "A Ministry of Trade, 2025-12-01, Korea Objects" in said


# Our own sentences; the board's page lies beside the checkout where it is present.
TELLING = """Korea Objects to Canada's New Steel Limits

Deputy Minister for Trade Han Seo-yun met her Canadian counterpart in Seoul on Monday, December 1. She regretted \
Canada's decision of November 26 to tighten its steel tariff rate quota. Canada will cut the steel quota for its FTA \
partners, Korea among them, from 100 percent to 75 percent of 2024 import volumes.
"""
BOARD = Path(__file__).parents[3] / "shared" / "documents" / "motir-board-page.txt"


@pytest.mark.parametrize("page", [None, *([BOARD] if BOARD.exists() else [])], ids=str)
def test_from_the_words_of_the_release_to_tonnes(page, files, tmp_path):
    (tmp_path / "release.txt").write_text(TELLING, "utf-8")
    read = run("read", str(page or tmp_path / "release.txt"), "--published", "2025-12-01", "--json").stdout
    (tmp_path / "words.jsonl").write_text(read, "utf-8")
    ask = ("impact", "--from", str(tmp_path / "words.jsonl"), "--number", "1", *files[2:], "--currency", "USD")
    said = run(*ask, "--as", "markdown").stdout
    for words in (
        "| all together | 1,359,610 | 1,019,708 |",
        "| South Korea at most, class by class | 660,010 (48.5% of all) | 495,008 (48.5% of all) |",
        "97,500,000 (78,624,305 to 213,809,637) USD of duty",
        "changes the volume of South Korea by -25.0% (-45.3% to -21.7%)",
        "read as 75% of South Korea's own volume | one total of 1,019,708 t a year for all whom it is on",
    ):
        assert words in said


def test_a_measure_of_the_register_is_assessed_by_its_id(files, tmp_path):
    with open_register(str(tmp_path / "register.db")) as register:
        register.add(reading())
        ids = {one.record.kind + one.record.as_json()["instrument"]: one.id for one in register.records()}
    words = ("impact", ids["measuretariff_quota"], "--register", str(tmp_path / "register.db"), *files[2:])
    found = json.loads(run(*words, "--json").stdout)
    assert found["law"] == {"rules": "canada-steel", "rule": "partners-2025-12"}
    assert found["source"].startswith("A Ministry of Trade, 2025-12-01")


@pytest.mark.parametrize(
    ("form", "begins"), [("csv", "party,tonnes"), ("html", '<section class="impact">'), ("svg", "<?xml"), ("toml", "#")]
)
def test_a_report_leaves_in_each_form(files, form, begins):
    assert run("impact", *files, "--number", "1", "--as", form).stdout.startswith(begins)


def test_a_report_on_the_terminal_holds_every_section(files):
    said = run("impact", *files, "--number", "1").stdout
    for title in (
        "In short",
        "Where the text and the law differ",
        "Stated",
        "Assumed",
        "Asked",
        "What moves the answer",
    ):
        assert title in said


def test_published_cases_agree(files):
    rows = json.loads(run("impact", "published", "--json").stdout)
    assert {row["agrees"] for row in rows} == {"yes"}


def test_without_numpy_the_models_say_what_to_install(files):
    ask = ["impact", *files, "--number", "1"]
    code = "import sys; sys.modules['numpy'] = None; from communique.faces.cli import app; app(sys.argv[1:])"
    ended = subprocess.run([sys.executable, "-c", code, *ask], capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "this needs numpy: pip install 'communique[impact]'" in ended.stderr


def test_a_file_with_several_measures_asks_for_a_number(files):
    ended = run("impact", *files)
    assert ended.exit_code == 2
    assert "2 measures, choose one with --number: 1 steel tariff rate quota" in " ".join(ended.output.split())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("impact", "fill", "canada-steel", "none.csv"), "none.csv: cannot be read"),
        ((*QUESTION, "Rebar", "--used-by-origin", "-1"), "used by the origin, -1, must lie between"),
        (("impact", "nothing", "--register", ":memory:"), "no record 'nothing'"),
        (("impact", "--from", "none.jsonl"), "none.jsonl: cannot be read"),
        (("impact", "rules", "canda"), "canda: no such file, and no regime of that name"),
        ((*QUESTION, "Bananas"), "canada-steel has no class 'Bananas'"),
        (("impact", "rules", "canada-steel", "--origin", "Atlantis", "--class", "Rebar"), "Atlantis"),
    ],
)
def test_a_slip_is_one_line_and_status_2(words, says):
    ended = run(*words)
    assert ended.exit_code == 2
    assert says in ended.output
