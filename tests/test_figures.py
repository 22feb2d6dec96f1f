"""Figures: what a number is of, whose, with whom and when."""

from __future__ import annotations

from datetime import date

import pytest

from communique.reading.reader import reader
from communique.records import Document, Figure

SLOTS = ("value", "unit", "of", "party", "partner", "period", "bound")


def figures(sentence: str) -> list[dict[str, object]]:
    document = Document(text=f"Korea and Peru Deepen Ties\n\n{sentence}", published=date(2025, 12, 2))
    found = [one for one in reader().read(document).records if isinstance(one, Figure)]
    return [{slot: getattr(one, slot) for slot in SLOTS if getattr(one, slot) is not None} for one in found]


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        (
            "Italian exports to South Korea reached a total of $5 billion in 2019.",
            {"value": 5e9, "unit": "USD", "of": "exports", "party": "IT", "partner": "KR", "period": "2019"},
        ),
        (
            "Africa is a market with a population of about 1.4 billion.",
            {"value": 1.4e9, "unit": "people", "of": "population", "party": "Africa", "bound": "about"},
        ),
        (
            "Over the past two decades, trade between Korea and Peru has more than doubled.",
            {
                "value": 2, "unit": "times", "of": "trade", "party": "KR", "partner": "PE", "period": "2005/2025",
                "bound": "over",
            },
        ),
        (
            "The forum brought together over 300 participants.",
            {"value": 300, "unit": "people", "of": "participants", "bound": "over"},
        ),
        (
            "The forum was attended by diplomats from 12 Asian countries.",
            {"value": 12, "unit": "countries", "of": "participants"},
        ),
        (
            "Peru has become Korea's second-largest trading partner.",
            {"value": 2, "unit": "rank", "of": "trade", "party": "PE", "partner": "KR"},
        ),
        (
            "Japan will invest $350 billion in the United States.",
            {"value": 3.5e11, "unit": "USD", "of": "investment", "party": "JP", "partner": "US"},
        ),
        (
            "India's imports from Japan grew by 12 percent in 2024.",
            {"value": 12, "unit": "percent", "of": "growth", "party": "IN", "partner": "JP", "period": "2024"},
        ),
        (
            "Vietnam agreed to buy $8 billion of American aircraft.",
            {"value": 8e9, "unit": "USD", "of": "imports", "party": "VN", "partner": "US"},
        ),
        (
            "Malaysia accounts for 20 percent of world trade.",
            {"value": 20, "unit": "percent", "of": "share", "party": "MY"},
        ),
        (
            "Japan provided Kenya with ¥3 billion in assistance.",
            {"value": 3e9, "unit": "JPY", "of": "aid", "party": "JP", "partner": "KE"},
        ),
        (
            "After tariffs were imposed last spring, India's exports to Chile fell by 12 percent in 2024.",
            {"value": 12, "unit": "percent", "of": "growth", "party": "IN", "partner": "CL", "period": "2024"},
        ),
        (
            "Kenya and Ghana intend to raise mutual trade to $2 billion by 2030.",
            {"value": 2e9, "unit": "USD", "of": "trade", "party": "KE", "partner": "GH", "period": "2030"},
        ),
        (
            "The forum brought together around 200 Saudi and Chinese companies.",
            {"value": 200, "unit": "companies", "of": "participants", "bound": "about"},
        ),
        (
            "Foreign direct investment from Japan to Laos rose to $3 billion in 2023.",
            {"value": 3e9, "unit": "USD", "of": "fdi", "party": "JP", "partner": "LA", "period": "2023"},
        ),
        (
            "The Government will also launch a $20 million training fund.",
            {"value": 2e7, "unit": "USD", "of": "other"},
        ),
        (
            "Korea’s exports to Peru were worth $3 billion in the year to June 2025.",
            {
                "value": 3e9, "unit": "USD", "of": "exports", "party": "KR", "partner": "PE",
                "period": "2024-07/2025-06",
            },
        ),
        (
            "Korea will provide $12 million under its training scheme.",
            {"value": 1.2e7, "unit": "USD", "of": "aid", "party": "KR", "partner": "PE"},
        ),
        (
            "Peru is Korea’s 27th largest trading partner.",
            {"value": 27, "unit": "rank", "of": "trade", "party": "PE", "partner": "KR"},
        ),
        (
            "The share held by Chilean growers rose to 31 percent in 2024.",
            {"value": 31, "unit": "percent", "of": "share", "party": "CL", "period": "2024"},
        ),
        (
            "About 40 companies with Korean capital operate in the republic.",
            {"value": 40, "unit": "companies", "of": "other", "party": "KR", "partner": "PE", "bound": "about"},
        ),
        (
            "The fair opened in Lima, drawing more than 900 enterprises.",
            {"value": 900, "unit": "companies", "of": "participants", "bound": "over"},
        ),
        (
            "Korean investors have put $2 billion of direct investment into the Peruvian economy.",
            {"value": 2e9, "unit": "USD", "of": "fdi", "party": "KR", "partner": "PE"},
        ),
        (
            "Korea’s Peru-bound exports shrank 9 percent in 2024.",
            {"value": 9, "unit": "percent", "of": "growth", "party": "KR", "partner": "PE", "period": "2024"},
        ),
        (
            "Korea decided to extend Emergency Grant Aid amounting to a total of USD 5 million.",
            {"value": 5e6, "unit": "USD", "of": "aid", "party": "KR", "partner": "PE"},
        ),
        (
            "Korea has contributed a total of $6 million.",
            {"value": 6e6, "unit": "USD", "of": "aid", "party": "KR", "partner": "PE"},
        ),
        (
            "Eight Chilean companies will visit Lima.",
            {"value": 8, "unit": "companies", "of": "other", "party": "CL"},
        ),
        (
            "In all, more than $35 million has been invested by Korea in Peru.",
            {"value": 35e6, "unit": "USD", "of": "investment", "party": "KR", "partner": "PE", "bound": "over"},
        ),
        (
            "The fishing industry employs about 900 people in Chile.",
            {"value": 900, "unit": "people", "of": "other", "party": "CL", "bound": "about"},
        ),
        (
            "The plant will serve about 40,000 homes.",
            {"value": 40000, "unit": "homes", "of": "other", "bound": "about"},
        ),
        (
            "The deal opens up a market of 85 million people.",
            {"value": 85e6, "unit": "people", "of": "population", "party": "PE"},
        ),
        (
            "Korea’s trade deficit with Peru was down 8.5 percent in 2024.",
            {"value": 8.5, "unit": "percent", "of": "growth", "party": "KR", "partner": "PE", "period": "2024"},
        ),
    ],
)  # fmt: skip
def test_figure_is_read_with_its_parties_and_period(sentence: str, stated: dict[str, object]) -> None:
    assert figures(sentence) == [stated]


@pytest.mark.parametrize(
    "sentence",
    [
        "The two countries held their 12th round on the 29th.",
        "They will impose a 25 percent tariff on steel.",
        "Under Article 12 of the agreement, 90 days are given.",
        "It is one of the largest markets.",
    ],
)
def test_ordinals_durations_and_terms_of_measures_are_no_figures(sentence: str) -> None:
    assert figures(sentence) == []


def test_period_of_a_growth_told_with_both_ends_is_their_interval() -> None:
    found = figures("Trade between Peru and Chile rose 10 percent from $1 billion in 2021 to $2 billion in 2022.")
    assert [one["period"] for one in found if one["of"] == "growth"] == ["2021/2022"]


def test_sentence_without_a_subject_goes_on_about_the_one_before() -> None:
    found = figures("Japan's exports rose 4 percent in November. Imports fell 2 percent.")
    assert [(one["party"], one["period"]) for one in found] == [("JP", "2025-11"), ("JP", "2025-11")]


def test_sum_compared_with_is_of_the_year_before() -> None:
    found = figures("Trade between Peru and Chile was $9 billion in 2024, compared with $7 billion a year earlier.")
    assert [(one["value"], one["period"]) for one in found] == [(9e9, "2024"), (7e9, "2023")]


def test_part_of_a_sum_is_of_the_same_thing() -> None:
    found = figures("Korea’s exports to Peru were worth $3 billion in 2024, and cars made up $1 billion of that.")
    assert [(one["of"], one["party"], one["partner"]) for one in found] == [("exports", "KR", "PE")] * 2


def test_sum_of_a_sovereign_investor_goes_to_the_other_of_two_parties() -> None:
    [one] = figures("The Korea Investment Corporation will commit $2 billion to ports in Peru.")
    assert (one["of"], one["party"], one["partner"]) == ("investment", "KR", "PE")


def test_conversion_in_brackets_is_no_figure_of_its_own() -> None:
    [one] = figures("Qatar's trade with Oman reached QAR 5 billion ($1.4 billion) in 2024.")
    assert (one["value"], one["unit"]) == (5e9, "QAR")


def test_figure_that_the_headline_repeats_is_read_once() -> None:
    assert len(figures("Exports reached $6 billion. Again, exports of $6 billion were praised.")) == 1


def test_fiscal_year_is_that_of_the_publishers_country() -> None:
    document = Document(
        text="Exports Rise\n\nIndia's exports to Peru stood at USD 4 billion in FY 2024-25.",
        publisher="Ministry of Commerce & Industry, India", published=date(2025, 12, 2),
    )  # fmt: skip
    [one] = [record for record in reader().read(document).records if isinstance(record, Figure)]
    assert (one.party, one.period) == ("IN", "2024-04/2025-03")


def test_delegation_is_its_senders() -> None:
    [one] = figures("The Minister was accompanied by a Chilean delegation of 35 businesses on 6 September.")
    assert (one["of"], one["party"]) == ("participants", "CL")
    assert "period" not in one


def test_growth_without_a_subject_is_of_the_one_before() -> None:
    found = figures("Peru's output rose 4 percent in 2024. Domestic sales advanced 2 percent.")
    assert [(one["party"], one["period"]) for one in found] == [("PE", "2024"), ("PE", "2024")]


def test_sum_of_another_clause_does_not_take_its_month() -> None:
    found = figures(
        "Trade between Peru and Chile grew 28% to $563 million, and it came to $105 million in January–March 2024."
    )
    assert [one.get("period") for one in found if one["of"] == "trade"] == [None, "2024-01/2024-03"]


@pytest.mark.parametrize(
    ("sentences", "stated"),
    [
        ("Trade between Chile and Norway, which has reached $5 billion, matters.", (5e9, "trade", "CL", "NO")),
        ("Peru ranked fourth among Korea's investors in Latin America.", (4, "investment", "PE", "KR")),
        ("Chile – the third-biggest economy in the region – joined.", (3, "gdp", "CL", None)),
        ("It exceeds trade with its sixth-largest trading partner, Chile.", (6, "trade", "CL", None)),
        ("Kenya has 31st largest economy.", (31, "gdp", "KE", None)),
        ("Norway signed notes on two yen loan projects of up to 90 billion yen.", (9e10, "aid", "NO", None)),
        ("Some 15 ambassadors from Asian nations took part.", (15, "participants", None, None)),
        ("The pact covers an area of 300 million people.", (3e8, "population", None, None)),
    ],
)
def test_figure_is_told_with_its_sides(sentences: str, stated: tuple[object, ...]) -> None:
    [one] = figures(sentences)
    assert (one["value"], one["of"], one.get("party"), one.get("partner")) == stated


def test_trade_with_a_ranked_partner_is_of_both() -> None:
    found = figures("Chile is Norway's fifth-largest trading partner, with total trade worth $28 billion.")
    assert [(one["of"], one["party"], one["partner"]) for one in found] == [
        ("trade", "CL", "NO"),
        ("trade", "NO", "CL"),
    ]


def test_sums_of_a_list_of_aid_projects_are_aid() -> None:
    found = figures("Norway will lend 2 billion yen to Chile.\n\n(1) Andes Port Project (up to 1 billion yen)")
    assert [(one["of"], one["party"]) for one in found] == [("aid", "NO"), ("aid", "NO")]


def test_same_period_is_that_of_the_figure_before() -> None:
    found = figures("Peru's exports to Chile reached $2 billion in 2023. In the same period, Peru's imports fell 4%.")
    assert [one.get("period") for one in found] == ["2023", "2023"]


@pytest.mark.parametrize("sentence", ["Norway has a quota of 5,000, 6,000 and 7,000 Indian workers."])
def test_last_number_of_several_is_no_figure_of_its_own(sentence: str) -> None:
    assert figures(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "of", "partner"),
    [
        ("The number of joint ventures has reached 3,500.", 3500, "companies", "other", None),
        ("1,000 Chilean firms operate in Peru.", 1000, "companies", "other", "PE"),
        ("The mine hosted representatives of 54 countries.", 54, "countries", "participants", None),
        ("More than 100 Peruvian officials travelled to Oman for the talks.", 100, "people", "participants", None),
        ("The ports served 14 million passengers.", 14_000_000, "passengers", "other", None),
    ],
)
def test_things_are_counted_by_number_of_and_by_what_they_do(
    sentence: str, value: int, unit: str, of: str, partner: str | None
) -> None:
    document = Document(text=f"News\n\n{sentence}", published=date(2025, 12, 2))
    [one] = [record for record in reader().read(document).records if isinstance(record, Figure)]
    assert (one.value, one.unit, one.of, one.partner) == (value, unit, of, partner)


def test_sum_behind_counted_projects_is_what_they_cost() -> None:
    document = Document(
        text="News\n\nThey built 224 industrial projects worth $66 billion.", published=date(2025, 12, 2)
    )
    figures = [record for record in reader().read(document).records if isinstance(record, Figure)]
    assert {(one.value, one.of) for one in figures} == {(224, "other"), (66_000_000_000, "project_cost")}


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("Peru's trade deficit with Chile widened to $6 billion in 2024.", {"of": "trade", "party": "PE"}),
        ("Copper accounted for 6 percent of Peru's exports in 2024.", {"of": "share", "party": "PE"}),
        ("Some 6 percent of Peru's exports go to Chile.", {"of": "share", "party": "PE", "partner": "CL"}),
        ("The mining sector accounts for 6 percent of Peru's GDP.", {"of": "share", "party": "PE"}),
    ],
)
def test_balances_are_of_trade_and_shares_of_whose_whole_they_are(sentence: str, stated: dict[str, object]) -> None:
    [one] = figures(sentence)
    assert stated.items() <= one.items()
