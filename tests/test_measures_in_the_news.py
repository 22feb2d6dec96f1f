"""Measures as news agencies and notices of remedies tell them: deals on tariffs, findings of dumping, packages.

One sentence a case; each in another wording than the examples of the rules.
"""

from __future__ import annotations

from datetime import date

import pytest

from communique.reading import read
from communique.records import Document, Event, Measure, Record, Term


def records(text: str, publisher: str = "", title: str = "Release") -> tuple[Record, ...]:
    return read(Document(text=f"{title}\n\n{text}", publisher=publisher, published=date(2025, 12, 2))).records


def measures(text: str, publisher: str = "") -> list[Measure]:
    return [record for record in records(text, publisher) if isinstance(record, Measure)]


def events(text: str, publisher: str = "") -> list[Event]:
    return [record for record in records(text, publisher) if isinstance(record, Event)]


def test_two_rates_of_one_deal_are_two_measures() -> None:
    own, other = measures(
        "Peru will scrap duties on Chilean fish, and Lima would pay a 12% tariff on exports to Chile.", "Reuters"
    )
    assert (own.imposer, own.targets, own.products) == ("PE", ("CL",), ("fish",))
    assert (other.imposer, other.terms) == ("CL", (Term("tariff", None, 12, "percent"),))


def test_who_would_pay_a_tariff_is_its_target_whoever_says_so() -> None:
    [one] = measures("Trump said Peru would pay a 12% tariff on its exports to the United States.", "Reuters")
    assert (one.imposer, one.targets) == ("US", ("PE",))


@pytest.mark.parametrize(
    ("sentence", "publisher"),
    [
        ("The pact will add $680 million to the economy of Peru.", ""),
        ("Korea secures steel quota deal with the EU", "Yonhap"),
    ],
)
def test_words_that_are_spelled_or_stand_like_a_measure_are_none(sentence: str, publisher: str) -> None:
    assert measures(sentence, publisher) == []


@pytest.mark.parametrize(
    ("sentence", "publisher", "imposer", "targets", "products"),
    [
        (
            "The commission found that Chilean copper pipes were being dumped and recommended provisional duties of 27 "
            "to 38 percent.",
            "Korea Trade Commission",
            "KR",
            ("CL",),
            ("copper pipes",),
        ),
        (
            "The Ministry of Commerce ruled that imports of pork from Chile were dumped and decided to levy "
            "anti-dumping duties of 4.9 percent.",
            "Ministry of Commerce of China",
            "CN",
            ("CL",),
            ("pork",),
        ),
    ],
)
def test_remedy_is_on_the_goods_just_found_to_be_dumped(
    sentence: str, publisher: str, imposer: str, targets: tuple[str, ...], products: tuple[str, ...]
) -> None:
    one = measures(sentence, publisher)[-1]
    assert (one.imposer, one.instrument, one.targets, one.products) == (imposer, "anti_dumping", targets, products)


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("Canada will cut the quota for steel to 20 percent of 2024 levels from 50 percent.", (50, 20)),
        ("Peru will be subject to a reciprocal tariff of 15 percent, down from 39 percent.", (39, 15)),
    ],
)
def test_rate_told_end_first_has_its_start(sentence: str, term: tuple[float, float]) -> None:
    [one] = measures(sentence)
    assert [(found.start, found.to) for found in one.terms] == [term]


def test_volumes_of_several_years_are_the_terms_of_one_quota() -> None:
    [one] = measures(
        "Peru set the tariff-rate quota for Chilean poultry at 96,000 tonnes for 2026, 98,000 tonnes for 2027 and "
        "100,000 tonnes for 2028."
    )
    assert [(term.to, term.basis) for term in one.terms] == [(96000, "2026"), (98000, "2027"), (100000, "2028")]


def test_duties_on_other_goods_of_one_sort_are_two_measures_on_the_same_country() -> None:
    one, other = measures(
        "China will lower tariffs on Canadian canola seed to 15 percent and lift its tariffs on canola meal and peas."
    )
    assert (one.products, other.products) == (("canola seed",), ("canola meal", "peas"))
    assert one.targets == other.targets == ("CA",)


def test_party_of_the_next_measure_is_no_target_of_the_first() -> None:
    tax, tariff = measures("India will end its digital services tax and remove retaliatory tariffs on U.S. apples.")
    assert (tax.targets, tariff.targets) == ((), ("US",))


@pytest.mark.parametrize(
    ("sentence", "act", "by"),
    [
        ("The package bans imports of Russian LNG from January 2027.", "impose", ("EU",)),
        ("The 20th package prohibits transactions with eleven Russian banks.", "impose", ("EU",)),
        ("Peru on Tuesday began charging port fees on Chilean ships.", "impose", ("PE",)),
        ("Peru will end the exemption for small parcels on 1 May 2026.", "impose", ("PE",)),
        ("Peru will exempt up to 100,000 cars a year made in Chile from the 25% duty.", "ease", ("PE",)),
        ("Peru halved its duty on Chilean whisky.", "ease", ("PE",)),
    ],
)
def test_steps_of_packages_and_exemptions_are_told(sentence: str, act: str, by: tuple[str, ...]) -> None:
    [one] = events(sentence, "European Commission" if "package" in sentence else "Reuters")
    assert (one.act, one.by) == (act, by)


@pytest.mark.parametrize(
    ("sentence", "imposer", "targets"),
    [
        ("Peruvian products entering the U.S. will face a 19% tariff.", "US", ("PE",)),
        ("Korean steel exports, which also face a U.S. tariff of 50 percent, fell.", "US", ("KR",)),
        ("Brasilia said the Chinese government decided to suspend the embargo on Brazilian beef.", "CN", ("BR",)),
    ],
)
def test_market_and_who_decides_impose_and_sellers_bear(sentence: str, imposer: str, targets: tuple[str, ...]) -> None:
    [one] = measures(sentence, "Reuters")
    assert (one.imposer, one.targets) == (imposer, targets)


def test_whose_deal_it_is_tells_not_who_imposes() -> None:
    assert measures("Vietnam's deal set a 20 percent tariff.", "Reuters") == []


@pytest.mark.parametrize(
    ("sentence", "terms"),
    [
        ("Chile imposed a 19 percent tariff on copper from Peru, lower than the 32 percent threatened.", [(None, 19)]),
        ("Chile imposed a 20 percent tariff on copper from Peru instead of a threatened 46 percent.", [(None, 20)]),
        ("Chile cut tariffs on copper from Peru to 15%, down from a previously threatened 25%.", [(25, 15)]),
    ],
)
def test_rate_only_held_out_is_no_term(sentence: str, terms: list[tuple[float | None, float]]) -> None:
    [one] = measures(sentence)
    assert [(term.start, term.to) for term in one.terms] == terms


@pytest.mark.parametrize(
    ("sentence", "instrument", "products"),
    [
        ("Peru extended the ban to export petroleum and diesel fuel.", "export_ban", ("petroleum", "diesel fuel")),
        ("Peru lifted its embargo on Chilean beef.", "import_ban", ("beef",)),
        ("Peru introduced a ban on the export of coal abroad.", "export_ban", ("coal",)),
        ("For beef, Peru will open a tariff rate quota of 10,000 tonnes.", "tariff_quota", ("beef",)),
        ("Peru opened an investigation into alleged dumping by six Chilean firms.", "investigation", ()),
    ],
)
def test_goods_of_bans_quotas_and_probes_are_theirs(sentence: str, instrument: str, products: tuple[str, ...]) -> None:
    [one] = measures(sentence)
    assert (one.imposer, one.instrument, one.products) == ("PE", instrument, products)


def test_duties_on_other_goods_in_one_notice_are_two_measures() -> None:
    found = measures(
        "Today, the Commission imposed anti-dumping duties on imports of stainless steel kegs from China. Last week, "
        "it adopted anti-dumping duties on imports of chromium coated steel from China and Brazil.",
        "European Commission",
    )
    assert [(one.products, one.targets) for one in found] == [
        (("stainless steel kegs",), ("CN",)),
        (("chromium coated steel",), ("CN", "BR")),
    ]


def test_provisional_duties_of_an_authority_are_its_remedy() -> None:
    [one] = measures(
        "The agency found that the pipes were dumped. Provisional duties will now be payable on the goods from Chile.",
        "Canada Border Services Agency",
    )
    assert (one.imposer, one.instrument, one.targets, one.name) == ("CA", "anti_dumping", ("CL",), "Provisional duties")


@pytest.mark.parametrize(
    ("sentence", "imposer", "targets"),
    [
        ("The United States has put a 50 percent tariff on steel, and Mexico is considering one.", "US", ()),
        ("46 entities in China, India and Peru face tighter export restrictions on chips.", None, ("CN", "IN", "PE")),
        (
            "Under the free trade agreement between Chile and Peru, tariffs on Chilean wine were cut to zero.",
            "PE",
            ("CL",),
        ),
    ],
)
def test_next_clause_names_no_target_and_a_list_names_all(
    sentence: str, imposer: str | None, targets: tuple[str, ...]
) -> None:
    [one] = measures(sentence)
    assert (one.imposer, one.targets) == (imposer, targets)


def test_rate_within_a_quota_is_its_term() -> None:
    [one] = measures("Chile opened a quota of 10,000 tonnes for Peruvian milk powder at a 20 percent tariff.")
    assert [(term.of, term.to) for term in one.terms] == [("quota", 10000), ("tariff", 20)]
    assert (one.instrument, one.products) == ("tariff_quota", ("milk powder",))


@pytest.mark.parametrize(
    ("sentence", "act", "by", "to"),
    [
        ("Chile's price cap on oil has been lowered to $44.1 per barrel.", "impose", (), ("CL",)),
        ("Peru extended zero duties on Chilean copper until 2028.", "ease", ("PE",), ("CL",)),
        ("Peru extended the exemption from duties on Chilean copper.", "ease", ("PE",), ("CL",)),
        ("Peru initiated a transition review of the countervailing measure on trout from Chile.",
         "investigate", ("PE",), ("CL",)),
        ("Peru announced provisional countervailing measures on dairy from Chile.", "impose", ("PE",), ("CL",)),
        ("The rule adds 23 entities in China to the Entity List.", "impose", ("US",), ("CN",)),
        ("Seoul lifted the cap on U.S. vehicles that meet American standards.", "ease", ("KR",), ("US",)),
    ],
)  # fmt: skip
def test_caps_reliefs_reviews_and_rules_are_steps(
    sentence: str, act: str, by: tuple[str, ...], to: tuple[str, ...]
) -> None:
    [one] = events(sentence, "Bureau of Industry and Security" if "rule" in sentence else "Reuters")
    assert (one.act, one.by, one.to) == (act, by, to)


def test_step_of_another_behind_a_comma_is_its_own() -> None:
    ban, ease = events("Kuwait banned poultry imports from Polish farms, and Oman lifted a ban on birds from Denmark.")
    assert (ban.by, ban.to, ban.parties) == (("KW",), ("PL",), ("KW", "PL"))
    assert (ease.by, ease.to) == (("OM",), ("DK",))


@pytest.mark.parametrize(
    ("sentence", "imposer", "targets", "products"),
    [
        ("Peru said it would ban exports of raw manganese from January 1, 2029.", "PE", (), ("raw manganese",)),
        ("Peru imposed duties of 15% on Chilean coal and 10% on crude oil.", "PE", ("CL",), ("coal", "crude oil")),
        ("Chilean tomatoes have been subject to a 17% anti-dumping duty since July 14.", None, ("CL",), ("tomatoes",)),
        ("The WTO found that U.S. tariffs on steel violated its rules.", "US", (), ("steel",)),
        ("China sanctioned 20 U.S. defence companies over arms sales to Peru.", "CN", ("US",), ()),
    ],
)
def test_goods_and_sides_of_measures_told_in_other_words(
    sentence: str, imposer: str | None, targets: tuple[str, ...], products: tuple[str, ...]
) -> None:
    [one] = measures(sentence, "Reuters")
    assert (one.imposer, one.targets, one.products) == (imposer, targets, products)


def test_goods_of_both_sides_bear_the_other_sides_duties() -> None:
    [one] = measures("The EU and India agreed to cut tariffs on 96 per cent of EU goods.", "European Commission")
    assert (one.imposer, one.targets) == ("IN", ("EU",))


def test_pronoun_of_somebody_unknown_is_not_the_publisher() -> None:
    [one] = measures("Jane Doe announced that she will raise auto duties on Korea to 25 percent.", "Yonhap")
    assert (one.imposer, one.targets) == (None, ("KR",))


@pytest.mark.parametrize(
    ("sentence", "act", "to", "day"),
    [
        ("Peru decided to freeze the assets of 14 officials of Chile.", "impose", ("CL",), None),
        ("Peru will extend its ban on rice imports until the end of the year.", "impose", (), None),
        ("Peru imposed sanctions on Chilean firms over their sales to Brazil.", "impose", ("CL",), None),
        ("Peru launched a safeguard on steel in May.", "impose", (), "2025-05"),
        ("Peru decided to recommend a duty on Chilean steel.", "propose", (), None),
    ],
)
def test_whom_a_step_hits_and_on_which_day(sentence: str, act: str, to: tuple[str, ...], day: str | None) -> None:
    [one] = events(sentence, "Reuters")
    assert (one.act, one.to, one.date) == (act, to, day)


def test_measures_put_on_a_country_are_sanctions() -> None:
    [one] = measures("The Council also imposed further measures on Belarus.", "Council of the European Union")
    assert (one.imposer, one.instrument, one.targets) == ("EU", "sanction", ("BY",))


def test_sanctions_that_name_nobody_hit_whom_the_headline_names() -> None:
    told = records("Peru imposed an asset freeze on two banks in May.", "", "Sanctions against Chile")
    assert [one.targets for one in told if isinstance(one, Measure)] == [("CL",)]


def test_pronoun_is_of_who_announces_not_of_who_is_named_first() -> None:
    [one] = measures(
        "Yeo Han-koo left for Washington after Trump announced that he will raise auto duties on Korea to 25 percent "
        "in the United States.",
        "Yonhap",
    )
    assert (one.imposer, one.targets) == ("US", ("KR",))


def test_capital_that_is_hit_is_no_place_and_whom_it_helps_no_target() -> None:
    text = "Peru imposed new sanctions on Moscow in support of Ukraine."
    [step], [one] = events(text, "Reuters"), measures(text, "Reuters")
    assert (step.place, one.imposer) == (None, "PE")
    assert "UA" not in (*step.to, *one.targets)
