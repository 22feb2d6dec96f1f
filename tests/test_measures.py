"""Measures: who imposes what on whom, on which goods, at which rate, and how far it has come."""

from __future__ import annotations

from datetime import date

import pytest

from communique.reading.reader import reader
from communique.records import Document, Measure, Term


def measures(text: str) -> list[Measure]:
    document = Document(text=f"Trade Talks Held\n\n{text}", published=date(2025, 12, 2))
    return [one for one in reader().read(document).records if isinstance(one, Measure)]


@pytest.mark.parametrize(
    ("sentence", "imposer", "instrument", "targets", "products", "terms", "status"),
    [
        (
            "Canada will impose a 25 percent tariff on steel derivatives from Korea.",
            "CA", "tariff", ("KR",), ("steel derivatives",), (Term("tariff", None, 25, "percent"),), "announced",
        ),
        (
            "Peru will cut the steel import quota allocated to Chile from 100 percent to 80 percent of 2024 volumes.",
            "PE", "quota", ("CL",), ("steel",), (Term("quota", 100, 80, "percent", "2024 volumes"),), "announced",
        ),
        (
            "The EU’s proposed new steel import restrictions worry mills in Korea.",
            "EU", "other", (), ("steel",), (), "proposed",
        ),
        (
            "India lifted its ban on imports of apples from New Zealand.",
            "IN", "import_ban", ("NZ",), ("apples",), (), "ended",
        ),
        (
            "They raised concerns over China's export controls on rare earths.",
            "CN", "export_control", (), ("rare earths",), (), "in_force",
        ),
        (
            "Australia agreed to accept a tariff rate of 15 percent on its beef.",
            None, "tariff", ("AU",), ("beef",), (Term("tariff", None, 15, "percent"),), "announced",
        ),
        (
            "The tariffs the EU has imposed on Turkish steel remain.",
            "EU", "tariff", ("TR",), ("steel",), (), "in_force",
        ),
        (
            "The steel quotas proposed by the EU would be strict.",
            "EU", "quota", (), ("steel",), (), "proposed",
        ),
        (
            "China announced that it would ban exports of magnets to Japan.",
            "CN", "export_ban", ("JP",), ("magnets",), (), "announced",
        ),
        (
            "The US tariff on Japanese cars was lowered to 15 percent from 27.5 percent.",
            "US", "tariff", ("JP",), ("cars",), (Term("tariff", 27.5, 15, "percent"),), "in_force",
        ),
        (
            "Beijing launched an anti-dumping investigation into Japanese resin.",
            "CN", "investigation", ("JP",), ("resin",), (), "in_force",
        ),
        (
            "The United States imposed tariffs on imports of Turkish steel in response to purchases of gas from Iran.",
            "US", "tariff", ("TR",), ("steel",), (), "in_force",
        ),
        (
            "Canada will cut tariffs on cars from Mexico, and identifies products for later rounds.",
            "CA", "tariff", ("MX",), ("cars",), (), "announced",
        ),
    ],
)  # fmt: skip
def test_measure_is_read_with_its_sides_goods_and_terms(
    sentence: str, imposer: str | None, instrument: str, targets: tuple[str, ...], products: tuple[str, ...],
    terms: tuple[Term, ...], status: str,
) -> None:  # fmt: skip
    [one] = measures(sentence)
    assert (one.imposer, one.instrument, one.targets, one.products, one.terms, one.status) == (
        imposer, instrument, targets, products, terms, status,
    )  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "The two sides discussed tariffs and non-tariff barriers.",
        "The average applied tariff of Chile was 6 percent.",
        "They launched tariff negotiations with Peru.",
        "Peru shall not impose digital services taxes on firms.",
        "Ministers support the moratorium on customs duties on data.",
    ],
)
def test_mere_mention_is_no_measure(sentence: str) -> None:
    assert measures(sentence) == []


def test_mentions_of_one_measure_are_one_record_with_all_its_terms() -> None:
    [one] = measures(
        "Canada will impose a 25 percent tariff on steel. Canada's tariff on steel will later rise to 50 percent."
    )
    assert [term.to for term in one.terms] == [25, 50]


def test_effective_day_is_the_one_behind_its_word() -> None:
    [one] = measures("Brazil will raise its tariff on ethanol to 18 percent, effective January 5.")
    assert one.effective == "2026-01-05"


def test_goods_of_several_countries_are_the_measures_of_all_of_them() -> None:
    [one] = measures("From Dec. 1, China will grant zero-tariff treatment to all products from Laos, Nepal and Peru.")
    assert (one.imposer, one.targets, one.terms) == ("CN", ("LA", "NP", "PE"), (Term("tariff", None, 0, "percent"),))


def test_bare_duties_of_the_next_sentence_are_the_duties_just_named() -> None:
    [one] = measures(
        "The European Union imposed anti-dumping duties on imports of copper foil originating in China. "
        "The duties range from 12.5% to 31% and will apply for five years."
    )
    assert (one.instrument, one.targets, one.terms) == (
        "anti_dumping", ("CN",), (Term("tariff", 12.5, 31, "percent"),)
    )  # fmt: skip


def test_measures_of_the_next_sentence_take_effect_on_its_day() -> None:
    [one] = measures("Chile imposed tariffs on Peruvian grapes. The measures, which take effect on January 5, hurt.")
    assert one.effective == "2026-01-05"


def test_he_who_would_raise_a_tariff_is_who_warned_of_it() -> None:
    [one] = measures(
        "U.S. President Donald Trump warned that he would raise tariffs on Korean ships to 25 percent from the current "
        "15 percent."
    )
    assert (one.imposer, one.targets, one.terms) == ("US", ("KR",), (Term("tariff", 15, 25, "percent"),))


def test_tariff_paid_by_a_party_is_not_its_own() -> None:
    assert "IN" not in [one.imposer for one in measures("The tariff on steel paid by India is high.")]
