"""Events of trade remedies: findings, reviews, stops of trade, lists of sanctions and orders that put on duties."""

from __future__ import annotations

from datetime import date

import pytest

from communique.reading.reader import reader
from communique.records import Document, Event


def events(text: str) -> list[Event]:
    document = Document(text=f"Trade Talks Held\n\n{text}", published=date(2025, 12, 2))
    return [one for one in reader().read(document).records if isinstance(one, Event)]


@pytest.mark.parametrize(
    ("sentence", "act", "by", "object_"),
    [
        ("Exports of copper were banned by Peru in May.", "impose", ("PE",), "Exports of copper"),
        ("Canada designated 15 individuals and two banks.", "impose", ("CA",), "15 individuals and two banks"),
        ("Peru issued a decree reducing tariffs on copper.", "ease", ("PE",), "tariffs on copper"),
        ("Peru conducted an expiry review of the duties on glass.", "investigate", ("PE",), None),
        ("Peru made a preliminary determination of dumping of glass.", "investigate", ("PE",), None),
        ("Exports of castor oil will be allowed by Peru from May.", "ease", ("PE",), "Exports of castor oil"),
        ("Peru approved sanctions against Russia over its war on Ukraine.", "impose", ("PE",), None),
        ("Peru lowered the oil price cap to 47 dollars.", "impose", ("PE",), None),
        ("Peru extended the zero customs duties on fruit.", "ease", ("PE",), None),
        ("Peru froze the assets of three banks.", "impose", ("PE",), "froze the assets of three banks"),
        ("Peru will raise its tariff quota for rice to 400,000 tonnes.", "ease", ("PE",), None),
        ("Peru announced the imposition of duties on glass.", "impose", ("PE",), "duties on glass"),
        ("The decision follows a safeguard probe launched by Peru in May.", "investigate", ("PE",), "safeguard probe"),
        ("Peru announced tariff exemptions for food.", "ease", ("PE",), "tariff exemptions for food"),
        ("Peru allowed nine firms to resume exports of copper.", "ease", ("PE",), "resume exports of copper"),
        ("They spoke of the duties on Omani glass, first imposed in 2021.", "impose", (), "duties on Omani glass"),
    ],
)
def test_step_of_trade_is_an_event(sentence: str, act: str, by: tuple[str, ...], object_: str | None) -> None:
    found = [one for one in events(sentence) if one.act == act]
    assert [one.by for one in found] == [by]
    assert object_ is None or found[0].object == object_


@pytest.mark.parametrize(
    "sentence",
    ["A package of European Union sanctions against Russia will cover banks.",
     "Canada designated three banks as clearing houses.", "Peru conducted a review of its forests.",
     "Peru issued a decree raising wages."],
)  # fmt: skip
def test_what_is_no_step_of_trade_is_none(sentence: str) -> None:
    assert not [one for one in events(sentence) if one.act in {"impose", "ease", "investigate"}]


def test_a_news_agency_stands_for_no_country() -> None:
    found = events("LIMA, Nov 11 (Reuters) – Peru has allowed nine firms to resume exports of copper.")
    assert [one.parties for one in found] == [("PE",)]


def test_whom_somebody_makes_war_on_is_not_whom_sanctions_hit() -> None:
    (event,) = events("Peru approved sanctions against Russia over its war on Ukraine.")
    assert event.parties == ("PE", "RU")
