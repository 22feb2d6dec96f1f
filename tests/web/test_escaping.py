"""What a template shows is harmless, whatever it is; what a record says stands in its fields in words."""

from __future__ import annotations

import pytest
from jinja2 import StrictUndefined, UndefinedError
from markupsafe import Markup

from communique.faces.web.escaping import Escaping, harmless
from communique.faces.web.fields import Field, told
from communique.records import Place, Rung, Term
from tests.register.factories import release, said

DOCUMENT = release("Both sides agreed on much.")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("steel & autos", "steel &amp; autos"),
        ("<b title='x'>", "&lt;b title=&#39;x&#39;&gt;"),
        ('"', "&#34;"),
        ("plain words", "plain words"),
        ("turned \u202eround", "turned \ufffdround"),
        ("\x1b[2J & \x85", "\ufffd[2J &amp; \ufffd"),
        ("two\nlines\tparted", "two\nlines\tparted"),
        (25, "25"),
        (2.5, "2.5"),
        (None, "None"),
        (("<", 1), "(&#39;&lt;&#39;, 1)"),
        (Markup("<b>ours</b>"), "<b>ours</b>"),
    ],
)
def test_a_value_is_shown_harmless(value: object, shown: str) -> None:
    templates = Escaping(autoescape=True)
    assert harmless(value) == shown
    assert templates.from_string("{{ value }}").render(value=value) == shown
    assert templates.from_string("{% macro m(v) %}{{ v }}{% endmacro %}{{ m(value) }}").render(value=value) == shown


def test_what_is_not_defined_is_refused() -> None:
    with pytest.raises(UndefinedError):
        Escaping(autoescape=True, undefined=StrictUndefined).from_string("{{ nothing }}").render()


def test_fields_are_told_in_words() -> None:
    measure = said(
        DOCUMENT, "measure", name="Steel quota", instrument="tariff_rate_quota", imposer="CA", targets=("KR", "all"),
        terms=(Term("quota", 100, 75, "percent"),), effective="2025-12-26", reader=("a", "b"),
    )  # fmt: skip
    assert told(measure) == [
        Field("read by", "a; b"),
        Field("imposer", "Canada"),
        Field("instrument", "tariff rate quota"),
        Field("targets", "", ("KR", "all")),
        Field("terms", "quota from 100 to 75 percent"),
        Field("effective", "26 December 2025"),
    ]


def test_places_rungs_and_names_are_told_in_words() -> None:
    event = said(DOCUMENT, "event", act="meet", by=("KR", "Kim Min-ji"), place=Place("Seoul", "KR"))
    agreement = said(
        DOCUMENT, "agreement", name="the accord", type="fta",
        history=(Rung("signed", "2025-05"), Rung("in_force")),
    )  # fmt: skip
    assert told(event) == [Field("by", "South Korea; Kim Min-ji"), Field("place", "Seoul, South Korea")]
    assert told(agreement) == [
        Field("type", "free trade agreement"),
        Field("history", "signed May 2025; in force"),
    ]
