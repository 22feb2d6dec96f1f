"""Measures as notices and papers tell them: trade let through, passives behind the goods, probes to determine whether.

One sentence a case, by a house whose country is or is not the one that imposes.
"""

from __future__ import annotations

from datetime import date

import pytest

from communique.reading import read
from communique.records import Document, Event, Measure, Term


def measures(text: str, publisher: str = "", title: str = "Release") -> list[Measure]:
    document = Document(text=f"{title}\n\n{text}", publisher=publisher, published=date(2025, 12, 2))
    return [record for record in read(document).records if isinstance(record, Measure)]


TONNES = Term("quota", None, 5000, "tonnes")


@pytest.mark.parametrize(
    "sentence",
    [
        "India allowed exports of 5,000 tonnes of rice to Nepal.",
        "India will permit the export of 5,000 tonnes of rice to Nepal.",
        "India has authorised shipments of 5,000 tonnes of rice to Nepal.",
    ],
)
def test_trade_let_through_in_a_volume_is_a_quota(sentence: str) -> None:
    [one] = measures(sentence)
    assert (one.instrument, one.imposer, one.targets, one.products) == ("quota", "IN", ("NP",), ("rice",))
    assert one.terms == (TONNES,)


def test_trade_let_through_in_the_passive_is_the_publishers_measure() -> None:
    [one] = measures(
        "The export of rice to Nepal is permitted up to 5,000 tonnes.", "Directorate General of Foreign Trade"
    )
    assert (one.instrument, one.imposer, one.targets) == ("quota", "IN", ("NP",))


@pytest.mark.parametrize(
    ("sentence", "instrument", "products"),
    [
        ("Russia will extend its curbs on gasoline exports.", "export_control", ("gasoline",)),
        ("Russia tightened restrictions on fertiliser exports.", "export_control", ("fertiliser",)),
        ("Russia placed sugar exports under the restricted category.", "export_control", ("sugar",)),
    ],
)
def test_restrictions_of_exports_are_export_controls(sentence: str, instrument: str, products: tuple[str, ...]) -> None:
    [one] = measures(sentence)
    assert (one.imposer, one.instrument, one.products) == ("RU", instrument, products)


def test_probe_to_determine_whether_or_not_to_impose_a_duty_has_the_duty_under_review() -> None:
    [one] = measures(
        "Japan has been conducting an investigation since 8 March 2024 to determine whether or not to impose an "
        "anti-dumping duty on glass originating in the Republic of Chile.",
        "Ministry of Economy, Trade and Industry",
    )
    assert (one.instrument, one.imposer, one.targets) == ("anti_dumping", "JP", ("CL",))
    assert (one.status, one.effective) == ("under_review", None)


def test_duty_cut_in_the_passive_behind_its_goods_is_the_publishers() -> None:
    [one] = measures(
        "The customs duty on edible oils has been reduced from 20 per cent to 10 per cent.",
        "Ministry of Finance, Government of India",
    )
    assert (one.imposer, one.products, one.terms) == ("IN", ("edible oils",), (Term("tariff", 20, 10, "percent"),))


def test_paper_that_tells_of_another_country_imposes_nothing_at_home() -> None:
    told = measures(
        "The government banned exports of sugar. Mills in Bangladesh worried.",
        "The Daily Star",
        "India bans sugar sales",
    )
    assert "BD" not in {one.imposer for one in told}


@pytest.mark.parametrize(
    ("sentence", "imposer", "targets", "products"),
    [
        ("Mills regret the tariffs imposed by China on lobster exports.", "CN", (), ("lobster",)),
        (
            "Peru opened an investigation on 5 May respecting the dumping of pipes from Chile.",
            "PE",
            ("CL",),
            ("pipes",),
        ),
        ("Peru ended the dumping investigation with respect to pipes from Chile.", "PE", ("CL",), ("pipes",)),
        ("China has lifted trade suspensions targeting Australian red meat.", "CN", ("AU",), ("red meat",)),
        ("The decree bans the export of oil from the customs territory of Uzbekistan.", "UZ", (), ("oil",)),
        ("Kyrgyzstan banned the export of coal beyond the customs territory of the EAEU.", "KG", (), ("coal",)),
        ("Peru put a duty on certain fittings, of iron or steel, from Chile.", "PE", ("CL",), ("fittings",)),
        ("Uzbekistan bans oil exports to Peru.", "UZ", ("PE",), ("oil",)),
        ("As ties improved, Beijing dropped tariffs on Australian wine.", "CN", ("AU",), ("wine",)),
        ("Mr Kim reminded people that China had eliminated restrictions on Chilean beef.", "CN", ("CL",), ("beef",)),
        ("Chile imposed new sanctions against Peru during the G7 meeting.", "CL", ("PE",), ()),
    ],
)
def test_sides_and_goods_of_notices_are_found(
    sentence: str, imposer: str, targets: tuple[str, ...], products: tuple[str, ...]
) -> None:
    [one] = measures(sentence)
    assert (one.imposer, one.targets, one.products) == (imposer, targets, products)


def test_who_applies_for_a_duty_imposes_none() -> None:
    told = measures("Three firms of Peru filed an application to impose an anti-dumping duty on pipes from Chile.")
    assert {one.imposer for one in told} <= {None}


@pytest.mark.parametrize(
    ("sentence", "imposer", "targets", "products"),
    [
        (
            "The deal sets tariffs on Chilean copper exports to Peru at 5 percent.",
            "PE",
            ("CL",),
            ("Chilean copper exports",),
        ),
        ("The pact secures zero-duty access for Chilean copper in the Peruvian market.", "PE", ("CL",), ("copper",)),
        ("Chile's pact will end Peruvian tariffs on Chilean copper.", "PE", ("CL",), ("copper",)),
        ("Peru will lift tariffs on over 95% of Chile's exports.", "PE", ("CL",), ("Chile's exports",)),
        ("India will cut its duty on Scotch whisky.", "IN", ("GB",), ("Scotch whisky",)),
        ("Switzerland and Liechtenstein will lift tariffs on Chilean copper.", "CH", ("CL",), ("copper",)),
        ("Peru widened the quota of 2,000 tonnes of beef from Chile.", "PE", ("CL",), ("beef",)),
        (
            "Peru began a probe into the imposition of anti-dumping duties on glass from Chile.",
            "PE",
            ("CL",),
            ("glass",),
        ),
        ("The EU's new measures designate 117 vessels from Russia's fleet.", "EU", ("RU",), ()),
        ("Australia will prolong its Russia sanctions.", "AU", ("RU",), ()),
    ],
)
def test_who_imposes_is_told_from_whose_goods_they_are(
    sentence: str, imposer: str, targets: tuple[str, ...], products: tuple[str, ...]
) -> None:
    one, *_ = measures(sentence)
    assert (one.imposer, one.targets, one.products) == (imposer, targets, products)


def test_day_of_one_measure_is_not_that_of_the_one_before() -> None:
    told = measures("India banned wheat exports in May 2022 and set a duty on rice exports effective from July 2023.")
    assert [one.effective for one in told] == [None, "2023-07"]


def test_broadcaster_is_in_no_country_by_the_word_tv() -> None:
    [one] = measures("The government lifted the ban on onion exports from India.", "Odisha TV")
    assert one.imposer == "IN"


@pytest.mark.parametrize(
    ("sentence", "imposer", "targets", "products"),
    [
        ("The Government of Peru lifted the ban on copper, adding duties on zinc.", "PE", (), ("zinc",)),
        ("Chile said it would take “provisional duties” on glass from Peru.", "CL", ("PE",), ("glass",)),
        ("Chile imposed sanctions on 29 ships of a fleet that moves Iranian oil.", "CL", ("IR",), ()),
        ("Japan imposed export regulations on 23 types of chip equipment.", "JP", (), ("chip equipment",)),
        ("Peru opened a probe into imports of steel balls originated in Chile.", "PE", ("CL",), ("steel balls",)),
        ("Peru put a duty on select aluminium products from Chile.", "PE", ("CL",), ("aluminium products",)),
    ],
)
def test_doers_and_goods_stand_behind_government_of_and_marks(
    sentence: str, imposer: str, targets: tuple[str, ...], products: tuple[str, ...]
) -> None:
    *_, one = measures(sentence)
    assert (one.imposer, one.targets, one.products) == (imposer, targets, products)


def test_world_trade_organization_imposes_no_measure() -> None:
    told = measures("The WTO opened an investigation into Peru's measures on glass from Chile.")
    assert "WTO" not in {one.imposer for one in told}


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Chile announced new sanctions against two Russian banks.", "impose"),
        ("Chile announced an additional 10 percent tariff on goods from Peru.", "impose"),
        ("Chile announced a plan for sanctions against Russia.", "announce"),
        ("Chile resumed imports of Japanese seafood.", "ease"),
    ],
)
def test_announcing_a_measure_on_somebody_imposes_it(sentence: str, act: str) -> None:
    document = Document(text=f"Release\n\n{sentence}", published=date(2025, 12, 2))
    [one] = [record for record in read(document).records if isinstance(record, Event)]
    assert (one.act, one.by) == (act, ("CL",))


@pytest.mark.parametrize(
    ("sentence", "imposer", "targets", "products"),
    [
        ("Chile notified Peru of a cut in its steel safeguard quota.", "CL", ("PE",), ("steel",)),
        ("Minister Yeo Han-koo called on Canada to exclude steel from its tariff quotas.", "CA", (), ()),
        (
            "Peru sanctioned 35 Russian ships and tightened its export ban on machine tools.",
            "PE",
            (),
            ("machine tools",),
        ),
        ("Chilean exports of copper to Peru face a 25 percent tariff.", "PE", ("CL",), ("copper",)),
        ("Peru lifted its ban on poultry imports from two French regions.", "PE", ("FR",), ("poultry",)),
        ("Kuwait banned onion exports in May.", "KW", (), ("onion",)),
        ("Tajikistan limits the export of raw hides.", "TJ", (), ("raw hides",)),
    ],
)
def test_whose_measure_its_is(sentence: str, imposer: str, targets: tuple[str, ...], products: tuple[str, ...]) -> None:
    *_, one = measures(sentence)
    assert (one.imposer, one.targets, one.products) == (imposer, targets, products)


def test_ban_announced_on_exports_is_imposed() -> None:
    document = Document(
        text="Release\n\nChile announced a ban on exports of copper to Peru.", published=date(2025, 12, 2)
    )
    [one] = [record for record in read(document).records if isinstance(record, Event)]
    assert (one.act, one.to) == ("impose", ("PE",))


@pytest.mark.parametrize(
    ("sentence", "imposer", "targets", "products"),
    [
        ("Canada is sanctioning dozens of officials in Russia, Iran and Myanmar.", "CA", ("RU", "IR", "MM"), ()),
        ("The deal cuts the tariffs imposed on Chilean goods exported to Peru.", "PE", ("CL",), ("Chilean goods",)),
        ("Peru cut its tariffs on key dairy products from Chile.", "PE", ("CL",), ("dairy products",)),
    ],
)
def test_whom_it_hits_is_told_by_in_and_exported_to(
    sentence: str, imposer: str, targets: tuple[str, ...], products: tuple[str, ...]
) -> None:
    *_, one = measures(sentence)
    assert (one.imposer, one.targets, one.products) == (imposer, targets, products)


@pytest.mark.parametrize(
    "sentence",
    [
        "India announced the extension of the Remission of Duties and Taxes scheme to more exporters.",
        "India halved the rate of duty benefits for exporters.",
    ],
)
def test_what_is_given_back_of_duties_is_no_duty(sentence: str) -> None:
    assert measures(sentence) == []


def test_plans_announced_for_a_tariff_are_announced() -> None:
    text = "Release\n\nLast week Chile announced plans to impose a 25 percent tariff on steel."
    told = read(Document(text=text, published=date(2025, 12, 2))).records
    assert [one.act for one in told if isinstance(one, Event)] == ["announce", "impose"]


@pytest.mark.parametrize(
    ("sentence", "products"),
    [
        ("Imports of Chilean eggs and sugar to Peru are subject to new quotas.", ("eggs", "sugar")),
        ("Peru will exempt imports of wheat from customs duties.", ("wheat",)),
    ],
)
def test_goods_that_bear_or_escape_a_measure_are_its_goods(sentence: str, products: tuple[str, ...]) -> None:
    [one] = measures(sentence)
    assert one.products == products


def test_tariffs_being_prepared_are_proposed() -> None:
    [one] = measures("The EU is preparing tariffs of 25 percent on Chinese steel.")
    assert (one.name, one.status) == ("tariffs of 25 percent on Chinese steel", "proposed")


@pytest.mark.parametrize(
    ("sentence", "imposer", "targets", "products"),
    [
        ("China's safeguard duties on milk powder ended in May.", "CN", (), ("milk powder",)),
        ("Peru raised duties on some dairy products from Chile.", "PE", ("CL",), ("dairy products",)),
        ("Peru raised duties on five steel products from Chile.", "PE", ("CL",), ("steel products",)),
        ("Japan tightens Russian sanctions.", "JP", ("RU",), ()),
        ("Peru opened a probe into Chilean tyres, the Financial Times reported.", "PE", ("CL",), ("tyres",)),
    ],
)
def test_goods_end_at_their_verb_and_papers_are_no_party(
    sentence: str, imposer: str, targets: tuple[str, ...], products: tuple[str, ...]
) -> None:
    [one] = measures(sentence)
    assert (one.imposer, one.targets, one.products) == (imposer, targets, products)


def test_market_without_duties_has_no_measure() -> None:
    told = measures("China removed tariffs, so that dairy from Peru may enter its market without duties.")
    assert not [one for one in told if "without" in one.name]


def test_order_signed_on_a_day_imposes_its_tariff() -> None:
    text = "Release\n\nPresident Donald Trump signed an order on Monday imposing a 25 percent tariff on India."
    told = [one for one in read(Document(text=text, published=date(2025, 12, 2))).records if isinstance(one, Event)]
    assert ("impose", ("IN",)) in {(one.act, one.to) for one in told}
