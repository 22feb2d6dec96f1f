"""docs/impact.md is what running it gives, and names every field of the form and every command."""

import json
import re
from pathlib import Path

import pytest
from cogapp import Cog
from typer.main import get_command

from benchmarks.impact import RESULTS
from communique.faces.cli.impact import app
from communique.impact.faults import FormError
from communique.impact.form import parse
from communique.impact.published import NAFTA_PUBLISHED
from tests.impact.made import QUOTA

HOUSE = Path(__file__).parents[2]
PAGE = HOUSE / "docs" / "impact.md"


def test_the_page_is_as_running_it_makes_it(monkeypatch):
    monkeypatch.chdir(HOUSE)
    assert Cog().main(["cog", "--check", "docs/impact.md"]) == 0


def _known(text: str) -> set[str]:
    with pytest.raises(FormError) as raised:
        parse(text, "widgets.toml")
    return set(re.split(r"[ ,]+", str(raised.value).split("known are ")[1]))


def test_every_field_of_the_form_is_explained():
    page = PAGE.read_text("utf-8")
    fields = _known(QUOTA + "colour = 1\n") | _known("colour = 1\n" + QUOTA) | _known(QUOTA.replace("cap = ", "hat = "))
    assert len(fields) > 25
    assert [one for one in sorted(fields) if f"`{one}`" not in page] == []


def test_every_command_is_named():
    page = PAGE.read_text("utf-8")
    for name in ("rules", "fill", "published"):
        assert f"communique impact {name}" in page
        assert name in get_command(app).commands


def test_the_figures_kept_of_nafta_are_the_published_ones():
    kept = json.loads(RESULTS.read_text("utf-8"))
    assert {country: tuple(figures) for country, figures in kept["nafta"].items()} == NAFTA_PUBLISHED
    assert kept["share_of_plain"] < 0.5
