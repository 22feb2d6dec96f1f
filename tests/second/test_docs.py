"""The page on the second reader cannot lie: its example is what the code says, its tables name what there is."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from communique.flow.readers import Choice
from communique.records import KINDS
from communique.second.grounding import FIELDS, REQUIRED
from tests.second.ceiling import table
from tests.second.example import markdown

PAGE = (Path(__file__).parents[2] / "docs" / "second-reader.md").read_text("utf-8")


def test_the_example_is_fresh() -> None:
    assert markdown() in PAGE, "run make docs"


def test_the_cost_of_the_checks_is_as_told_and_nothing_wrong_comes_of_it() -> None:
    assert table() in PAGE, "run make docs"
    assert all("| 1.000 |" in row for row in table().splitlines()[2:])


@pytest.mark.parametrize("choice", list(Choice))
def test_every_choice_is_told(choice: Choice) -> None:
    assert f"| `{choice}` |" in PAGE


def test_every_kind_has_checks_for_the_fields_of_the_record_format() -> None:
    by_amount = {"figure": {"unit", "bound"}}
    for kind, record in KINDS.items():
        stated = {one.name for one in fields(record)} - {"quote", "rule", "reader"}
        assert set(FIELDS[kind]) | by_amount.get(kind, set()) == stated
        assert {name for group in REQUIRED[kind] for name in group} <= stated
