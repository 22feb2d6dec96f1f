"""Measures told on: what later sentences and roundabout words say of a measure that was named before."""

from __future__ import annotations

from datetime import date

import pytest

from communique.reading.reader import reader
from communique.records import Document, Event, Figure, Measure, Term


def records(text: str) -> list[object]:
    document = Document(text=f"Notice\n\n{text}", published=date(2025, 12, 2))
    return list(reader().read(document).records)


def measures(text: str) -> list[Measure]:
    return [one for one in records(text) if isinstance(one, Measure)]


def percent(*rates: float) -> list[Term]:
    return [Term("tariff", None, rate, "percent") for rate in rates]


def test_rates_in_the_sentences_behind_are_the_measure_s_and_no_figures() -> None:
    told = records(
        "Peru imposed anti-dumping duties on glass from Chile. Andes Glass Co faces a rate of 12 percent, while all "
        "other mills will be hit with 30.5 percent."
    )
    [one] = [record for record in told if isinstance(record, Measure)]
    assert list(one.terms) == percent(12, 30.5)
    assert not [record for record in told if isinstance(record, Figure)]


def test_rate_of_interest_behind_a_measure_is_none_of_its_rates() -> None:
    [one] = measures(
        "Peru imposed a 5 percent tariff on glass from Chile. The central bank kept its policy rate of 4.25 percent."
    )
    assert list(one.terms) == percent(5)


def test_deposit_on_other_goods_is_no_rate_of_the_measure() -> None:
    [one] = measures(
        "Peru imposed anti-dumping duties on glass from Chile. The ministry set a deposit of 40 percent on rubber."
    )
    assert one.terms == ()


@pytest.mark.parametrize(
    ("again", "targets", "products"),
    [
        ("Peru also imposed safeguard duties of 9 percent on those imports.", ("CL", "BR"), ("glass",)),
        ("Peru also imposed safeguard duties on rubber from the two countries.", ("CL", "BR"), ("rubber",)),
    ],
)
def test_words_that_point_back_tell_goods_and_targets(
    again: str, targets: tuple[str, ...], products: tuple[str, ...]
) -> None:
    first, second = measures(f"Peru imposed anti-dumping duties on glass from Chile and Brazil. {again}")
    assert (first.instrument, second.instrument) == ("anti_dumping", "safeguard")
    assert (second.targets, second.products) == (targets, products)


def test_quotas_have_the_day_and_the_volume_told_behind_them() -> None:
    [one] = measures(
        "Russia has decided to extend the quotas on supply of urea. The quotas will be in force from January 1 to "
        "May 31, 2026. The export quota will total 3 million tonnes."
    )
    assert (one.effective, one.products) == ("2026-01-01", ("urea",))
    assert [(term.of, term.to, term.unit) for term in one.terms] == [("quota", 3_000_000, "tonnes")]


def test_duty_beyond_a_specified_quantity_is_the_quota_s() -> None:
    [one] = measures(
        "Canada will apply tariff rate quotas on imports of steel from Turkey. A 50 percent surtax will be applied on "
        "imports that exceed the specified quantity."
    )
    assert (one.instrument, list(one.terms)) == ("tariff_quota", percent(50))


@pytest.mark.parametrize(
    ("sentence", "imposer", "targets", "products"),
    [
        ("Talks with Chile, which has imposed a 40% tariff on copper, continue.", "CL", (), ("copper",)),
        ("Brazil charges Peru a tariff of 18%.", "BR", ("PE",), ()),
        ("A court struck down the tariffs imposed under Section 232 of the Act.", "US", (), ()),
        ("Peru will apply provisional safeguard measures to imported beef.", "PE", (), ("beef",)),
        ("Chilean steel exports to Peru, which face a Peruvian tariff of 5%, fell.", "PE", ("CL",), ("steel",)),
        ("Peru placed 15 Chilean firms on its export control list.", "PE", ("CL",), ()),
        ("Australia extended its sanctions on Peru over its war on Chile.", "AU", ("PE",), ()),
        ("Peru imposed duties on several steel products such as bars and coils.", "PE", (), ("bars", "coils")),
        ("Peru imposed a tariff on bars worth $2 billion and coils worth $1 billion.", "PE", (), ("bars", "coils")),
    ],
)
def test_sides_and_goods_are_found_where_they_stand_oddly(
    sentence: str, imposer: str, targets: tuple[str, ...], products: tuple[str, ...]
) -> None:
    [one] = measures(sentence)
    assert (one.imposer, one.targets, one.products) == (imposer, targets, products)


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru seeks ways to promote trade and safeguard the rights of Chilean firms.",
        "After the launch of the investigation, imports of glass from Chile rose.",
        "Peru spoke of the call to impose the duty.",
    ],
)
def test_what_is_only_mentioned_is_no_measure(sentence: str) -> None:
    assert measures(sentence) == []


def test_comma_parts_the_decimals_of_a_rate() -> None:
    [one] = measures("The EU imposed duties of 13,9% on glass from Chile.")
    assert list(one.terms) == percent(13.9)


@pytest.mark.parametrize(
    ("sentence", "act", "by"),
    [
        ("The Trump administration imposed a duty on steel from Japan.", "impose", ("US",)),
        ("Turkey's trade watchdog imposed a duty on steel from Japan.", "impose", ("TR",)),
        ("Japan's Cabinet imposed a ban on exports to Russia.", "impose", ("JP",)),
        ("Peru has issued provisional duties on glass from Chile.", "impose", ("PE",)),
        ("Peru will exempt electric cars from duties.", "ease", ("PE",)),
    ],
)
def test_governments_are_heard_by_what_acts_for_them(sentence: str, act: str, by: tuple[str, ...]) -> None:
    [one] = [record for record in records(sentence) if isinstance(record, Event)]
    assert (one.act, one.by) == (act, by)


def test_whom_sanctions_hit_tells_no_place_of_their_imposing() -> None:
    [one] = [record for record in records("Peru imposed sanctions on 12 banks in Chile.") if isinstance(record, Event)]
    assert (one.act, one.place) == ("impose", None)


def test_rate_told_three_sentences_on_is_no_figure() -> None:
    told = records(
        "Peru imposed anti-dumping duties on glass from Chile. Mills welcomed it. Importers did not. The ministry "
        "will hold deposits at a rate of 12 percent."
    )
    assert [list(one.terms) for one in told if isinstance(one, Measure)] == [percent(12)]
    assert not [one for one in told if isinstance(one, Figure)]


def test_import_restrictions_are_the_licences_told_of_for_the_same_goods() -> None:
    [one] = measures(
        "India announced import restrictions on laptops and tablets. India delayed the licensing mandate for laptops "
        "and tablets."
    )
    assert (one.instrument, one.imposer, one.products) == ("licensing", "IN", ("laptops", "tablets"))
