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
            "Canada opened an investigation respecting the alleged dumping of certain copper pipe from Vietnam.",
            "CA", "investigation", ("VN",), ("copper pipe",), (), "in_force",
        ),
        (
            "Peru recommended provisional anti-dumping duties (12.5% to 30.1%) on glass from Oman.",
            "PE", "anti_dumping", ("OM",), ("glass",), (Term("tariff", 12.5, 30.1, "percent"),), "proposed",
        ),
        (
            "For Chile the tariff is 20 percent.",
            None, "tariff", ("CL",), (), (Term("tariff", None, 20, "percent"),), "in_force",
        ),
        (
            "Exports of copper scrap from Peru were banned on 3 March 2025.",
            "PE", "export_ban", (), ("copper scrap",), (), "in_force",
        ),
        (
            "Canada is listing 15 Russian officials and two banks under the regulations.",
            "CA", "sanction", ("RU",), (), (), "in_force",
        ),
        (
            "Peru raised tariffs on Omani glass to 50% on Aug. 27, 2025, from 25%.",
            "PE", "tariff", ("OM",), ("glass",), (Term("tariff", 25, 50, "percent"),), "in_force",
        ),
        (
            "Oman asked Peru to exempt Oman from its 25 percent tariffs on copper.",
            "PE", "tariff", (), ("copper",), (Term("tariff", None, 25, "percent"),), "in_force",
        ),
        (
            "Oman regretted the tariffs on copper imports introduced by the government of Peru.",
            "PE", "tariff", (), ("copper",), (), "in_force",
        ),
        (
            "Peru announced a ban on exports of fuel, aiming to stabilise prices and improve supply.",
            "PE", "export_ban", (), ("fuel",), (), "announced",
        ),
        (
            "The new 25 percent tariff on copper imports into Peru takes effect in May.",
            "PE", "tariff", (), ("copper",), (Term("tariff", None, 25, "percent"),), "in_force",
        ),
        (
            "In 2017 Peru imposed a 20 percent tariff on Omani glass imports, citing unfair trade by Oman.",
            "PE", "tariff", ("OM",), ("Omani glass imports",), (Term("tariff", None, 20, "percent"),), "in_force",
        ),
        (
            "Peru decided to renew 25 percent tariffs imposed last year on 19 steel products.",
            "PE", "tariff", (), ("steel products",), (Term("tariff", None, 25, "percent"),), "announced",
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
        (
            "Chile placed export controls on six categories of medium and heavy rare earths.",
            "CL", "export_control", (), ("medium and heavy rare earths",), (), "in_force",
        ),
        (
            "Chile suspended tariffs on 89 products until July 2027, including pasta and fruit juices.",
            "CL", "tariff", (), ("pasta", "fruit juices"), (), "in_force",
        ),
        (
            "Chile recommended an anti-dumping duty of USD 933 per tonne on imports of yarn from China.",
            "CL", "anti_dumping", ("CN",), ("yarn",), (Term("tariff", None, 933, "USD", "tonne"),), "proposed",
        ),
        (
            "They asked to leave firms out of Mexico's planned tariff of up to 50 percent.",
            "MX", "tariff", (), (), (Term("tariff", None, 50, "percent"),), "announced",
        ),
        (
            "Chile banned fresh beef imports in 2003.",
            "CL", "import_ban", (), ("fresh beef",), (), "in_force",
        ),
        (
            "Chile lifted its restrictions on imports of US beef.",
            "CL", "other", ("US",), ("beef",), (), "ended",
        ),
        (
            "Chile welcomes the decision by the United States to remove tariffs on its grapes.",
            "US", "tariff", (), ("grapes",), (), "announced",
        ),
        (
            "Chile will charge port fees on Chinese vessels at $46 per net ton.",
            "CL", "other", ("CN",), ("vessels",), (Term("amount", None, 46, "USD", "net ton"),), "announced",
        ),
        (
            "The United States will lower its tariffs on Chilean grapes to 15 percent from the proposed 25 percent.",
            "US", "tariff", ("CL",), ("grapes",), (Term("tariff", 25, 15, "percent"),), "announced",
        ),
        (
            "Thailand will lift its ban on South African citrus.",
            "TH", "import_ban", ("ZA",), ("citrus",), (), "announced",
        ),
        (
            "Chile's tariffs on Peruvian grapes are to fall from 9 percent to 3 percent.",
            "CL", "tariff", ("PE",), ("grapes",), (Term("tariff", 9, 3, "percent"),), "announced",
        ),
        (
            "Chile has decided to lift the countervailing duty on yarn from Egypt, which had stood at 13 percent.",
            "CL", "countervailing", ("EG",), ("yarn",), (Term("tariff", None, 13, "percent"),), "ended",
        ),
        (
            "China suspended export licences for magnets to 9 Mexican companies.",
            "CN", "export_control", ("MX",), ("magnets",), (), "in_force",
        ),
        (
            "Turkey will apply a 40 per cent surtax on all Chinese-made cars.",
            "TR", "surtax", ("CN",), ("cars",), (Term("tariff", None, 40, "percent"),), "announced",
        ),
        (
            "Peru asked the United States to exempt its copper and tin from planned Section 232 tariffs.",
            "US", "tariff", (), ("copper", "tin"), (), "announced",
        ),
        (
            "They raised concerns about the levy on used tractors that Kenya plans to introduce.",
            "KE", "tariff", (), ("used tractors",), (), "announced",
        ),
        (
            "The United States intends to terminate Peru’s designation as a beneficiary developing country.",
            "US", "tariff", ("PE",), (), (), "announced",
        ),
        (
            "The European Union may withdraw Kenya’s preferential access to the EU market.",
            "EU", "tariff", ("KE",), (), (), "proposed",
        ),
        (
            "China extended anti-dumping duties on imports of toluidine, a chemical used in dyes, from the EU.",
            "CN", "anti_dumping", ("EU",), ("toluidine",), (), "in_force",
        ),
        (
            "Chile on Thursday imposed antidumping (AD) duties on the import of Chinese yarn, Reuters said.",
            "CL", "anti_dumping", ("CN",), ("yarn",), (), "in_force",
        ),
        (
            "India in May imposed a 20% duty on exports of various grades of rice, according to a note by Reuters.",
            "IN", "tariff", (), ("various grades of rice",), (Term("tariff", None, 20, "percent"),), "in_force",
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


def test_two_rates_are_two_tariffs() -> None:
    found = measures(
        "The United States will maintain a 15 percent tariff on imports from Peru. The United States may reimpose the "
        "33 percent tariff on imports from Peru."
    )
    assert [[term.to for term in one.terms] for one in found] == [[15], [33]]


def test_provisional_duties_are_not_the_definitive_ones_that_replace_them() -> None:
    found = measures(
        "The EU imposed definitive anti-dumping duties on Chinese yarn. They replace the provisional duties in place "
        "since 18 September 2025."
    )
    assert [(one.instrument, one.effective) for one in found] == [
        ("anti_dumping", None), ("anti_dumping", "2025-09-18"),
    ]  # fmt: skip


def test_duties_collected_in_the_next_sentence_are_those_announced() -> None:
    [one] = measures(
        "China announced anti-dumping measures on steel billets from Japan. From Friday, duties will be collected at "
        "rates ranging from 18 percent to 40 percent."
    )
    assert (one.instrument, one.terms, one.effective) == (
        "anti_dumping", (Term("tariff", 18, 40, "percent"),), "2025-12-05"
    )  # fmt: skip


def test_duty_beyond_a_quota_is_a_term_of_the_quota() -> None:
    [one] = measures(
        "The EU proposed cutting the duty-free import quota for steel to 18 million tonnes. The EU proposed an "
        "out-of-quota duty of 50%."
    )
    assert (one.instrument, [(term.of, term.to) for term in one.terms]) == (
        "tariff_quota", [("quota", 18_000_000), ("tariff", 50)]
    )  # fmt: skip


def test_terms_of_a_list_are_those_of_the_measure_that_leads_into_it() -> None:
    [one] = measures(
        "The United States will apply these tariff rates to imports from Peru:\n"
        "- 15 percent on cars and car parts;\n- 10 percent on copper."
    )
    assert (one.products, [term.to for term in one.terms]) == (("cars", "car parts", "copper"), [15, 10])


def test_day_of_effect_told_later_puts_a_measure_in_force() -> None:
    [one] = measures(
        "They spoke of Peru's decision to raise duties on Chilean cars. Peru's Congress approved the car duties and "
        "they came into force on November 1."
    )
    assert (one.status, one.effective) == ("in_force", "2025-11-01")


def test_body_named_again_is_who_lifts() -> None:
    found = measures(
        "The European Commission met in Brussels. Separately, the Commission has decided to lift the duty on yarn "
        "from Egypt."
    )
    assert [(one.imposer, one.targets) for one in found] == [("EU", ("EG",))]


def test_law_that_one_of_two_parties_complains_of_is_the_others() -> None:
    document = Document(
        text="Peru and Chile Hold Trade Talks\n\nPeru and Chile met in Lima. Chile voiced concern over a proposed "
        "online platform law.",
        published=date(2025, 12, 2),
    )
    found = [one for one in reader().read(document).records if isinstance(one, Measure)]
    assert [(one.imposer, one.instrument) for one in found] == [("PE", "regulation")]


def test_item_of_a_list_is_planned_by_whom_the_list_names() -> None:
    [one] = measures("Under the action, Chile will:\n\n- impose tariffs of 100 percent on cranes; and\n\n- wait.")
    assert (one.imposer, one.status) == ("CL", "announced")


def test_goods_that_face_a_tariff_of_another_are_not_taxed_by_their_own_country() -> None:
    found = measures("The US tariffs on Chilean steel remain. Chilean goods face a baseline tariff of 10%.")
    assert {one.imposer for one in found} == {"US"}


def test_reciprocal_tariffs_are_not_the_tariffs_on_some_goods() -> None:
    found = measures(
        "The United States will lower its reciprocal tariffs on Chile to 15 percent. The US auto tariffs stand at 25 "
        "percent."
    )
    assert [[term.to for term in one.terms] for one in found] == [[15], [25]]


def test_measure_of_the_headline_tells_who_imposes() -> None:
    document = Document(
        text="Malaysia imposes anti-dumping duties on yarn\n\nProvisional anti-dumping duties of 8 percent were put on "
        "yarn from Vietnam.",
        published=date(2025, 12, 2),
    )
    found = [one for one in reader().read(document).records if isinstance(one, Measure)]
    assert [(one.imposer, one.targets) for one in found] == [("MY", ("VN",))]


def test_bare_duties_of_the_headline_are_the_remedy_of_the_body() -> None:
    document = Document(
        text="EU imposes duties on electric vehicles from China\n\nThe EU imposed definitive countervailing duties on "
        "electric vehicles from China. BYD is subject to a duty of 17.0%.",
        publisher="European Commission",
        published=date(2025, 12, 2),
    )
    [one] = [one for one in reader().read(document).records if isinstance(one, Measure)]
    assert (one.instrument, [term.to for term in one.terms]) == ("countervailing", [17])


def test_goods_exempted_from_the_tariff_make_no_other_tariff() -> None:
    [one] = measures(
        "The United States will impose a 50 percent tariff on Peruvian steel. The President exempted aircraft from the "
        "tariff."
    )
    assert one.products == ("steel",)


def test_two_remedies_on_the_same_goods_are_two_measures() -> None:
    found = measures("China imposed anti-dumping and countervailing duties on Australian barley.")
    assert [(one.instrument, one.products) for one in found] == [
        ("anti_dumping", ("barley",)),
        ("countervailing", ("barley",)),
    ]


def test_who_only_tells_of_duties_imposed_imposes_none() -> None:
    assert [one.imposer for one in measures("Oman lodged a complaint over duties imposed on Omani glass.")] == [None]


def test_sanctions_that_somebody_evades_are_no_measure_of_his() -> None:
    assert measures("The firms helped Russia evade sanctions.") == []


def test_an_investigation_into_no_trade_is_no_measure() -> None:
    assert measures("Peru called for an investigation into the origins of the outbreak.") == []


def test_provisional_duties_are_those_called_preliminary_before() -> None:
    found = measures(
        "Peru decided to impose a preliminary anti-dumping duty on glass from Oman. The provisional duties "
        "will range from 10 percent to 12 percent."
    )
    assert [one.terms for one in found] == [(Term("tariff", 10, 12, "percent"),)]


def test_a_probe_is_told_with_the_day_on_which_it_was_opened() -> None:
    found = measures("Peru put duties on glass. This follows a safeguard investigation launched in December 2024.")
    assert [(one.instrument, one.announced) for one in found[1:]] == [("investigation", "2024-12")]


def test_sanctions_under_regulations_named_by_a_country_are_on_it() -> None:
    (one,) = measures("Canada announced additional sanctions under the Special Economic Measures (Iran) Regulations.")
    assert (one.imposer, one.targets) == ("CA", ("IR",))


def test_with_whom_sanctions_are_put_on_is_not_on_whom() -> None:
    (one,) = measures("Canada imposed sanctions on Belarus together with Australia and Japan.")
    assert one.targets == ("BY",)


def test_whose_sanctions_somebody_adopts_is_not_whom_they_hit() -> None:
    assert all("EU" not in one.targets for one in measures("Switzerland adopts EU sanctions against Belarus."))


def test_the_duties_spoken_of_again_are_the_remedy_just_named() -> None:
    found = measures("Peru imposed anti-dumping duties on Omani glass. Later, it suspended the duties for a year.")
    assert [one.instrument for one in found] == ["anti_dumping"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru will remove duties on 95.5 percent of Chile’s exports on day one, and on 99 percent within three years.",
        "Peru eliminated 65% of all tariffs on Chile at once, and will raise this to 99% over seven years.",
        "Peru and Chile will move their tariffs down 115 percent.",
    ],
)
def test_a_share_of_trade_and_a_cut_by_so_much_are_no_rates(sentence: str) -> None:
    assert not any(term.to in (95.5, 65, 99, 115) for one in measures(sentence) for term in one.terms)


def test_what_a_president_imposes_in_a_paper_of_his_own_is_his_country_s() -> None:
    text = "In my judgment, Peru is a special case. I have determined to maintain the tariff on copper from Chile."
    document = Document(text=f"A Proclamation\n\n{text}", published=date(2025, 12, 2), publisher="The White House")
    found = [one for one in reader().read(document).records if isinstance(one, Measure)]
    assert [one.imposer for one in found] == ["US"]
