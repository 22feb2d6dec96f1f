"""What a document says of its agreements: one record each, parties, stage, day."""

from __future__ import annotations

from datetime import date

import pytest

from communique.reading import read
from communique.records import Agreement, Document, Rung

KOREA_CHILE = "Korea and Chile meet\n\n"


def agreements(text: str, published: date = date(2025, 12, 2)) -> list[Agreement]:
    document = Document(text=text, title=text.split("\n")[0], published=published)
    return [record for record in read(document).records if isinstance(record, Agreement)]


@pytest.mark.parametrize(
    ("sentence", "stage", "day"),
    [
        ("The Korea–Chile FTA entered into force in April 2004.", "in_force", "2004-04"),
        ("Korea and Chile signed the Korea–Chile FTA on November 24.", "signed", "2025-11-24"),
        ("They will accelerate negotiations on the Korea–Chile FTA.", "negotiating", None),
        ("Korea proposed a Korea–Chile Digital Trade Agreement.", "proposed", None),
        ("The two sides agreed to upgrade the Korea–Chile FTA.", "upgrading", None),
        ("The Korea–Chile FTA is currently undergoing ratification.", "ratifying", None),
        ("The Korea–Chile FTA was ratified by parliament on May 3, 2024.", "ratified", "2024-05-03"),
        ("They spoke of the Korea–Chile FTA.", None, None),
    ],
)
def test_stage_is_the_one_that_the_sentence_states(sentence: str, stage: str | None, day: str | None) -> None:
    (agreement,) = agreements(f"{KOREA_CHILE}{sentence}")
    assert (agreement.stage, agreement.date, agreement.parties) == (stage, day, ("KR", "CL"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Trade will grow once the Korea–Chile FTA enters into force.",
        "Exporters prepare ahead of the entry into force of the Korea–Chile FTA.",
        "The Korea–Chile FTA will enter into force on March 1, 2026.",
    ],
)
def test_a_step_still_hoped_for_is_no_stage(sentence: str) -> None:
    (agreement,) = agreements(f"{KOREA_CHILE}{sentence}")
    assert (agreement.stage, agreement.date) == (None, None)


def test_latest_stage_counts_and_the_earlier_one_is_history() -> None:
    text = "The Korea–Chile FTA, signed in 2003 and in force since 2004, has served both."
    (agreement,) = agreements(f"{KOREA_CHILE}{text}")
    assert agreement.stage == "in_force"
    assert agreement.history == (Rung("signed", "2003"),)


def test_all_names_of_one_agreement_are_one_record_in_the_fullest_form() -> None:
    text = (
        "The Korea–Kenya Comprehensive Economic Partnership Agreement (CEPA) is new. The Korea–Kenya CEPA helps firms. "
        "The CEPA was signed in June 2025, and the agreement covers services."
    )
    (agreement,) = agreements(f"Korea and Kenya meet\n\n{text}")
    assert agreement.name == "Korea–Kenya Comprehensive Economic Partnership Agreement (CEPA)"
    assert (agreement.type, agreement.stage, agreement.date) == ("cepa", "signed", "2025-06")


def test_agreements_with_different_countries_are_kept_apart() -> None:
    found = agreements("Korea trades\n\nKorea has an FTA with Chile and an FTA with Peru.")
    assert [(one.name, one.parties[-1]) for one in found] == [("FTA with Chile", "CL"), ("FTA with Peru", "PE")]


@pytest.mark.parametrize(
    "sentence",
    ["They praised trade agreements.", "An agreement is needed.", "Any free trade agreement must be fair."],
)
def test_a_common_noun_is_no_agreement(sentence: str) -> None:
    assert agreements(f"Korea and Chile meet\n\n{sentence}") == []


def test_agreements_with_others_are_not_mistaken_for_the_document_s_own() -> None:
    text = (
        "Korea and Peru sign Digital Trade Agreement\n\n"
        "Korea and Peru signed the Digital Trade Agreement on November 24. "
        "Korea is also negotiating a digital trade agreement with Chile."
    )
    assert [(one.parties, one.stage) for one in agreements(text)] == [
        (("KR", "PE"), "signed"),
        (("KR", "CL"), "negotiating"),
    ]


def test_negotiations_that_ended_are_a_concluded_agreement() -> None:
    text = "Korea and Peru meet\n\nThe two sides announced the conclusion of negotiations for the Korea–Peru FTA."
    assert [one.stage for one in agreements(text)] == ["concluded"]


def test_documents_listed_as_signed_are_signed() -> None:
    text = (
        "Korea and Kazakhstan hold talks\n\nThe following documents were signed:\n\n"
        "- Memorandum on cooperation in geology;\n\n- Agreement on Water Management."
    )
    assert [(one.name, one.stage, one.parties) for one in agreements(text)] == [
        ("Memorandum on cooperation in geology", "signed", ("KR", "KZ")),
        ("Agreement on Water Management", "signed", ("KR", "KZ")),
    ]


@pytest.mark.parametrize(
    ("name", "type"),
    [
        ("Korea–Peru Free Trade Agreement", "fta"),
        ("UK-India Comprehensive Economic and Trade Agreement (CETA)", "fta"),
        ("Japan–Peru Economic Partnership Agreement", "epa"),
        ("Korea–Kenya Trade and Investment Promotion Framework (TIPF)", "tipf"),
        ("Canada-Peru Double Taxation Convention", "convention"),
        ("Korea–Kenya Strategic Partnership", "partnership"),
        ("Busan Declaration", "declaration"),
    ],
)
def test_type_is_told_by_the_name(name: str, type: str) -> None:
    (agreement,) = agreements(f"News of the week\n\nThey spoke of the {name} at length.")
    assert (agreement.name, agreement.type) == (name, type)


@pytest.mark.parametrize(
    ("sentences", "stage", "day"),
    [
        (
            "1. Meeting with Minister Kim (November 27)\n\nThe two ministers signed a Korea–Chile Lithium Agreement, "
            "under which a working group will be established by the end of June 2026.",
            "signed", "2025-11-27",
        ),
        (
            "Today, the two ministers signed the Korea–Chile Lithium Agreement, following the talks announced on "
            "May 13, 2025.",
            "signed", "2025-12-02",
        ),
        ("He noted Chile’s ratification of the Korea–Chile Lithium Agreement in April.", "ratifying", None),
        (
            "The ministers signed nine documents, among them the Korea–Chile Lithium Agreement, on November 24.",
            "signed", "2025-11-24",
        ),
    ],
)  # fmt: skip
def test_day_of_a_stage_is_none_of_a_clause_about_something_else(sentences: str, stage: str, day: str | None) -> None:
    found = agreements(f"{KOREA_CHILE}{sentences}")
    assert [(one.stage, one.date) for one in found if "Lithium" in one.name] == [(stage, day)]


@pytest.mark.parametrize(
    ("sentence", "stage", "day"),
    [
        (
            "A double taxation agreement between Korea and Chile entered into force on June 20.",
            "in_force",
            "2025-06-20",
        ),
        ("The agreement on customs cooperation between Korea and Chile was signed in May.", "signed", "2025-05"),
        ("Korea and Chile struck a long-delayed trade pact in June.", "concluded", "2025-06"),
        ("Negotiations on the Korea–Chile FTA have been concluded.", "concluded", None),
    ],
)
def test_what_was_done_with_an_agreement_lies_behind_the_release(sentence: str, stage: str, day: str | None) -> None:
    [one] = agreements("News of trade\n\n" + sentence, published=date(2026, 1, 5))
    assert (one.stage, one.date, one.parties) == (stage, day, ("KR", "CL"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Jobs are promised in the Agreement.",
        "PREDICTABLE TARIFF FRAMEWORK: Jobs will come back.",
        "Lima Software Alliance CEO Ana Rojas: “A good day.”",
    ],
)
def test_a_common_noun_a_heading_and_an_association_are_no_agreements(sentence: str) -> None:
    assert agreements(f"A good day\n\n{sentence}") == []


@pytest.mark.parametrize(
    ("sentence", "stage", "day"),
    [
        ("The Cabinet has given its ex-post facto approval to the Korea–Chile Mobility Agreement.", "ratified", None),
        ("The Cabinet gave approval to the proposal to sign and ratify the Korea–Chile Visa Treaty.", "ratified", None),
        ("Parliament gave its consent to the Korea–Chile Interim Agreement.", "ratified", None),
        ("The Korea–Chile FTA (KCFTA 3.0) was signed on November 24.", "signed", "2025-11-24"),
        ("They took stock of recent negotiations in Lima regarding the Korea–Chile FTA.", "negotiating", None),
        ("Korea is exploring ways to build on the Korea–Chile Ports MoU.", None, None),
        ("Korea wishes to clinch the Korea–Chile Trade Framework.", "proposed", None),
        ("In May 2024 they signed the Korea–Chile Power Pact, which will bring 5 GW by 2035.", "signed", "2024-05"),
    ],
)
def test_approval_wish_and_use_of_an_agreement_tell_its_stage(sentence: str, stage: str | None, day: str) -> None:
    (agreement,) = agreements(f"{KOREA_CHILE}{sentence}")
    assert (agreement.stage, agreement.date, agreement.parties) == (stage, day, ("KR", "CL"))


def test_agreements_on_the_parts_of_trade_are_each_one() -> None:
    found = agreements(
        f"{KOREA_CHILE}The Korea–Chile FTA Agreement on Trade in Goods entered into force in 2007, followed by the "
        "Trade in Services Agreement and the Investment Agreement, which both came into effect in 2009."
    )
    assert {(one.stage, one.date) for one in found} == {("in_force", "2007"), ("in_force", "2009")}
    assert len(found) == 3


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("The EU, Korea, Kenya and the Asian Development Bank signed a Memorandum of Understanding on ports.",
         ("EU", "KR", "KE", "Asian Development Bank")),
        ("They spoke of the Free Trade Agreement between the GCC countries and Kenya.", ("GCC", "KE")),
        ("Korea signed a Memorandum of Understanding with Kenyan Minister Lena Marsh.", ("KR", "KE")),
    ],
)  # fmt: skip
def test_sides_are_all_who_sign_countries_banks_and_the_bloc(sentence: str, parties: tuple[str, ...]) -> None:
    (agreement,) = agreements(f"Ports\n\n{sentence}")
    assert set(agreement.parties) == set(parties)


def test_pact_of_many_is_of_the_two_members_that_speak_of_it() -> None:
    (agreement,) = agreements("Canada and Japan meet\n\nCanada and Japan welcomed the CPTPP.")
    assert agreement.parties == ("CA", "JP")


def test_bloc_stands_for_its_member_as_a_side() -> None:
    (agreement,) = agreements("Vietnam on ASEAN\n\nVietnam backs the upgrade of the ASEAN Trade in Goods Agreement.")
    assert (agreement.parties, agreement.type) == (("ASEAN",), "fta")


def test_exchange_of_notes_is_signed_where_the_notes_were_exchanged() -> None:
    (agreement,) = agreements(
        "Exchange of Notes Concerning a Loan to Kenya\n\nOn November 24, the ambassador of Japan to Kenya and the "
        "Minister of Kenya signed and exchanged notes concerning a loan of 9 billion yen."
    )
    assert (agreement.stage, agreement.date) == ("signed", "2025-11-24")


def test_agreement_of_any_field_is_one_where_it_is_signed() -> None:
    (agreement,) = agreements(f"{KOREA_CHILE}Korea and Chile signed an early harvest arrangement in January.")
    assert (agreement.name, agreement.stage) == ("early harvest arrangement", "signed")


def test_bare_agreement_behind_a_trade_deal_is_that_deal() -> None:
    (agreement,) = agreements(
        f"{KOREA_CHILE}Korea and Chile signed the CEPA in May 2024, and the agreement came into force on 1 June 2025."
    )
    assert (agreement.stage, agreement.history) == ("in_force", (Rung("signed", "2024-05"),))


@pytest.mark.parametrize(
    ("sentence", "stage", "day"),
    [
        ("Trade has risen following the signing of the Korea–Chile CEPA in February.", "signed", "2025-02"),
        (
            "They launched exploratory discussions for a potential Korea–Chile FTA on May 5, 2024.",
            "proposed",
            "2024-05-05",
        ),
        ("The Cabinet gave its ex post facto approval to the Korea–Chile Ports MoU.", "ratified", None),
    ],
)
def test_noun_behind_following_or_an_approval_tells_the_stage(sentence: str, stage: str, day: str | None) -> None:
    (agreement,) = agreements(f"{KOREA_CHILE}{sentence}")
    assert (agreement.stage, agreement.date) == (stage, day)


def test_day_behind_an_acronym_is_no_part_of_its_name() -> None:
    (agreement,) = agreements("Talks\n\nCanada and Chile announced talks on a bilateral FTA on December 5, 2024.")
    assert agreement.name == "FTA"


def test_what_became_of_it_is_told_of_the_agreement_named_last() -> None:
    text = (
        "Korea and Peru have a free trade agreement. It was signed in March 2011 and entered into force in August 2011."
    )
    (agreement,) = agreements(f"Korea and Peru meet\n\n{text}")
    assert (agreement.stage, agreement.date, agreement.history) == ("in_force", "2011-08", (Rung("signed", "2011-03"),))


def test_talks_that_ended_are_those_on_the_agreement_named_last() -> None:
    text = "Korea and Peru signed the Korea–Peru FTA in May 2025. Talks began in 2023 and were concluded in July 2024."
    (agreement,) = agreements(f"Korea and Peru meet\n\n{text}")
    assert (agreement.stage, agreement.history) == ("signed", (Rung("concluded", "2024-07"),))


def test_several_agreements_in_the_plural_are_one_with_each_party() -> None:
    found = agreements("Talks\n\nKorea is negotiating free trade agreements with Mexico and Malaysia.")
    assert [(one.name, one.parties, one.stage) for one in found] == [
        ("free trade agreement with Mexico", ("KR", "MX"), "negotiating"),
        ("free trade agreement with Malaysia", ("KR", "MY"), "negotiating"),
    ]


def test_the_documents_that_a_sentence_includes_are_signed_as_the_one_before_says() -> None:
    text = (
        "Kuwait and Egypt on Sunday signed three documents in Cairo. The documents include a memorandum of"
        " understanding on fisheries, and an agreement in the field of labour."
    )
    found = agreements(f"Kuwait and Egypt sign documents\n\n{text}")
    assert [(one.name, one.stage) for one in found] == [
        ("memorandum of understanding on fisheries", "signed"),
        ("agreement in the field of labour", "signed"),
    ]


def test_what_stands_in_apposition_to_an_agreement_is_no_other() -> None:
    text = "The Korea–Peru FTA, Korea's first trade agreement with Peru, was signed in March 2011."
    (agreement,) = agreements(f"Korea and Peru meet\n\n{text}")
    assert (agreement.name, agreement.stage, agreement.date) == ("Korea–Peru FTA", "signed", "2011-03")


def test_a_signature_still_expected_does_not_date_the_end_of_the_talks() -> None:
    text = "Korea and Peru have concluded negotiations on the Korea–Peru FTA, with signature expected in 2026."
    (agreement,) = agreements(f"Korea and Peru meet\n\n{text}")
    assert (agreement.stage, agreement.date) == ("concluded", None)


def test_the_law_that_ratifies_a_treaty_is_not_its_signing() -> None:
    text = (
        "The law on ratification of the Treaty on Kumgang Relations between Korea and Peru was signed by the President."
    )
    (agreement,) = agreements(f"Korea and Peru meet\n\n{text}")
    assert agreement.stage == "ratified"


@pytest.mark.parametrize(
    ("sentence", "name", "stage"),
    [
        ("Korea and Peru held the fifth round of negotiations for a free trade agreement.", "free trade agreement",
         "negotiating"),
        ("Officials of Korea and Peru met for the third round of FTA negotiations.", "FTA", "negotiating"),
        ("Korea and Peru signed an economic cooperation framework.", "economic cooperation framework", "signed"),
    ],
)  # fmt: skip
def test_rounds_and_frameworks_tell_of_an_agreement(sentence: str, name: str, stage: str) -> None:
    (agreement,) = agreements(f"Korea and Peru meet\n\n{sentence}")
    assert (agreement.name, agreement.stage) == (name, stage)


def test_any_deal_that_may_be_signed_is_not_signed() -> None:
    text = "Korea and Peru held the fifth round of talks on the Korea–Peru FTA. Any agreement we sign will be good."
    (agreement,) = agreements(f"Korea and Peru meet\n\n{text}")
    assert agreement.stage == "negotiating"


@pytest.mark.parametrize(
    "name",
    [
        "MOU for the exchange of harvest data",
        "joint declaration of intent on green hydrogen",
        "contract for the construction of a power plant",
        "border crossing agreement",
        "water-sharing treaty",
        "defence industrial cooperation pact",
        "Status of Forces Agreement",
        "Joint Crediting Mechanism",
        "convention for the avoidance of double taxation",
    ],
)
def test_what_two_sides_sign_is_named_whole_by_field_purpose_or_form(name: str) -> None:
    [one] = agreements(f"News of trade\n\nKorea and Chile signed a {name} in Lima on Monday.")
    assert (one.name, one.parties, one.stage) == (name, ("KR", "CL"), "signed")


def test_talks_that_are_held_on_an_agreement_are_negotiations() -> None:
    [one] = agreements("News of trade\n\nKorea and Chile held talks in Lima on a free trade agreement.")
    assert (one.parties, one.stage) == (("KR", "CL"), "negotiating")


@pytest.mark.parametrize(
    "sentence",
    [
        "Korea and Chile welcomed the biggest ever warship export deal.",
        "Korea and Chile praised the green alliance.",
        "Korea and Chile spoke of a binding agreement.",
    ],
)
def test_a_deal_that_is_only_praised_is_no_agreement(sentence: str) -> None:
    assert agreements(f"News of trade\n\n{sentence}") == []
