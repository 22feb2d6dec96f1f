"""The pages about the reader are what the code makes of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cogapp import Cog

from communique.reading import grammar
from communique.reading.rules import STAGES
from tests.gate import measured
from tools import grammar_page

DOCS = Path(__file__).parents[1] / "docs"
RULES = [rule for stage in STAGES for rule in stage.rules]


def test_the_page_of_the_grammar_is_fresh() -> None:
    assert grammar_page.PAGE.read_text("utf-8") == grammar_page.page(), "run: make docs"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_its_place_on_the_page(rule: grammar.Rule) -> None:
    page = grammar_page.page()
    assert f"### {rule.name}\n\n{rule.says}\n\n    {rule.pattern}\n" in page
    assert page.count(f"### {rule.name}\n") == 1


def test_the_page_of_accuracy_shows_the_figures_that_were_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DOCS.parent)
    assert Cog().main(["cog", "--check", "docs/accuracy.md"]) == 0, "run: make docs"
    assert set(measured.read()) >= {"sample"}


def test_every_sign_of_a_pattern_is_explained_to_those_who_write_rules() -> None:
    page = (DOCS / "writing-a-rule.md").read_text("utf-8")
    for sign in re.findall(r"\{a: x\}[+*]|\{slot: \.\.\.\+?\}|\.\.\.|\[ \.\.\. \]", grammar.__doc__ or ""):
        assert sign.replace("slot", "what").replace("[ ... ]", "[the]") in page, sign
