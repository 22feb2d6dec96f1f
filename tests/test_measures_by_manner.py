"""Measures by the manner of telling: sanctions in the passive, goods in front, sums paid for each of something."""

from __future__ import annotations

from datetime import date

import pytest

from communique.reading.reader import reader
from communique.records import Document, Measure, Term


def measures(text: str, publisher: str = "") -> list[Measure]:
    document = Document(text=f"Notice\n\n{text}", published=date(2025, 12, 2), publisher=publisher)
    return [one for one in reader().read(document).records if isinstance(one, Measure)]


@pytest.mark.parametrize(
    ("sentence", "imposer", "targets"),
    [
        ("Three Chilean banks were sanctioned by Peru in May.", "PE", ("CL",)),
        ("Ten tankers have been sanctioned today under Canada's Russia sanctions regime.", "CA", ("RU",)),
        ("Two Omani firms were blacklisted by Washington.", "US", ("OM",)),
        ("OFAC also designated Golden Kite Shipping, a company from Oman.", "US", ("OM",)),
        ("The U.S. Treasury added two Omani traders and a Chilean bank to its sanctions list.", "US", ("OM", "CL")),
    ],
)
def test_sanctions_are_told_in_the_passive_and_by_name(sentence: str, imposer: str, targets: tuple[str, ...]) -> None:
    [one] = measures(sentence)
    assert (one.instrument, one.imposer, one.targets) == ("sanction", imposer, targets)


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru met owners of ships that have been sanctioned.",
        "The Office of Trade designated Golden Kite Shipping.",
        "OFAC designated three banks as clearing houses.",
        "Peru would rather invest than trade, instead of imposing tariffs.",
    ],
)
def test_what_is_only_spoken_of_is_no_measure(sentence: str) -> None:
    assert measures(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "imposer", "products"),
    [
        ("Mills suffer under U.S. steel and aluminum tariffs.", "US", ("steel", "aluminum")),
        ("They spoke of Chile's new copper, steel and aluminium tariffs.", "CL", ("copper", "steel", "aluminium")),
        ("India restricted sugar exports until October.", "IN", ("sugar",)),
    ],
)
def test_goods_stand_before_a_measure_s_noun(sentence: str, imposer: str, products: tuple[str, ...]) -> None:
    [one] = measures(sentence)
    assert (one.imposer, one.products) == (imposer, products)


def test_ban_that_a_verb_tells_is_named_with_its_verb() -> None:
    [one] = measures("Peru plans to ban copper exports from June.")
    assert (one.name, one.instrument) == ("ban copper exports", "export_ban")


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        (
            "Peru imposed an anti-dumping duty of $93 to $105 a tonne on soda from Chile.",
            Term("tariff", 93, 105, "USD"),
        ),
        (
            "Peru imposed definitive anti-dumping duties on soda from Chile. The new duties range from 6% to 9%.",
            Term("tariff", 6, 9, "percent"),
        ),
        (
            "Peru imposed anti-dumping duties on rubber from Chile. Tariffs on Chilean imports will be 7 percent.",
            Term("tariff", None, 7, "percent"),
        ),
    ],
)
def test_terms_of_a_remedy_stand_behind_it_and_in_the_next_sentence(sentence: str, term: Term) -> None:
    [one] = measures(sentence)
    assert (one.instrument, term.of, [(each.start, each.to, each.unit) for each in one.terms]) == (
        "anti_dumping", "tariff", [(term.start, term.to, term.unit)],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "imposer", "instrument"),
    [
        ("Peru voiced concern over Chile's country of origin labelling rules on beef.", "CL", "regulation"),
        ("Peru has tightened its export screening of machine tools.", "PE", "export_control"),
        ("Chile raised Peru's fisheries subsidies on tuna.", "PE", "subsidy"),
    ],
)
def test_rules_on_goods_are_measures_by_their_usual_names(sentence: str, imposer: str, instrument: str) -> None:
    [one] = measures(sentence)
    assert (one.imposer, one.instrument) == (imposer, instrument)


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru criticised a 25 per cent tariff on copper imposed by Chile.",
        "Peru rejected tariffs on copper introduced by Chile in May.",
        "A 25 per cent tariff on copper took effect on 1 May, the Ministry of Finance of Chile said.",
        "A 25 per cent tariff on copper took effect on 1 May, Chile's finance ministry said.",
    ],
)
def test_who_judges_a_tariff_is_not_who_imposes_it_but_whose_office_tells_of_it_is(sentence: str) -> None:
    (one,) = measures(sentence)
    assert (one.imposer, one.products) == ("CL", ("copper",))


@pytest.mark.parametrize(
    ("sentence", "instrument", "products"),
    [
        ("Chile imposed a ban on beef from Peru.", "import_ban", ("beef",)),
        ("Chile imposed tariffs on cars made in Peru.", "tariff", ("cars",)),
        ("Chile imposed a price floor on steel from Peru.", "other", ("steel",)),
        ("Chile imposed a local sourcing requirement on steel from Peru.", "local_content", ("steel",)),
        ("Chile imposed sanitary requirements on beef from Peru.", "regulation", ("beef",)),
    ],
)
def test_goods_of_a_country_are_what_a_measure_is_on(sentence: str, instrument: str, products: tuple[str, ...]) -> None:
    (one,) = measures(sentence)
    assert (one.imposer, one.instrument, one.targets, one.products) == ("CL", instrument, ("PE",), products)


def test_how_long_a_quota_is_extended_is_not_what_it_is_for() -> None:
    (one,) = measures("Chile extended a tariff quota for copper for five years.")
    assert one.products == ("copper",)


def test_a_ban_on_people_is_no_ban_on_goods() -> None:
    assert measures("Chile imposed a ban on visitors from Peru.") == []
