"""Who holds which office, told from sentences in the manner of many houses; and who is who in one document."""

from __future__ import annotations

from datetime import date

import pytest

from communique.reading import read
from communique.reading.cast import Cast
from communique.reading.mentions import Body, Maybe, Office, Person
from communique.reading.reader import reader
from communique.records import Document, Role

KOREA = "Ministry of Trade, Industry and Resources"


def document(text: str, publisher: str | None = KOREA) -> Document:
    return Document(text=f"Title\n\n{text}", publisher=publisher, published=date(2025, 12, 2))


def roles(text: str, publisher: str | None = KOREA) -> list[tuple[str, str | None, str | None, str | None]]:
    """The roles of a text as (person, title, organisation, party)."""
    records = read(document(text, publisher)).records
    return [(one.person, one.title, one.organisation, one.party) for one in records if isinstance(one, Role)]


def cast(text: str, publisher: str | None = KOREA) -> Cast:
    return Cast.of(reader().notes(document(text, publisher)))


MOTIR = "Ministry of Trade, Industry and Resources"
INDIA, BRITAIN = "Ministry of Commerce and Industry of India", "Department for Business and Trade"
READ = [
    # the house of Korea
    (
        "The Ministry of Trade, Industry and Resources (MOTIR, Minister Nam Do-hyun) held a workshop.",
        [("Nam Do-hyun", "Minister", MOTIR, "KR")],
    ),
    (
        "MOTIR Minister DH (Do-Hyun) Nam opened the workshop.",
        [("DH (Do-Hyun) Nam", "Minister", "MOTIR", "KR")],
    ),
    (
        "Trade, Industry and Energy 2nd Vice Minister Nam Do-hyun opened the workshop.",
        [("Nam Do-hyun", "Trade, Industry and Energy 2nd Vice Minister", None, "KR")],
    ),
    (
        "The Latvian delegation also included Ilze Ozola, Deputy Head of the Grain Agency, and Juris Balodis, Deputy"
        " Minister of Welfare.",
        [
            ("Ilze Ozola", "Deputy Head", "Grain Agency", "LV"),
            ("Juris Balodis", "Deputy Minister of Welfare", None, "LV"),
        ],
    ),
    (
        "Delegates included Gao Meilin, Director General of the Department of Asian Affairs of China’s Ministry of"
        " Commerce; Tanabe Shiro, Director General of Japan’s Kyushu Bureau of Economy, Trade and Industry.",
        [
            ("Gao Meilin", "Director General of the Department of Asian Affairs", "Ministry of Commerce", "CN"),
            ("Tanabe Shiro", "Director General", "Kyushu Bureau of Economy, Trade and Industry", "JP"),
        ],
    ),
    # wire services
    (
        "South Korean trade minister Nam Do-hyun met U.S. Commerce Secretary Paula Whitfield.",
        [("Nam Do-hyun", "trade minister", None, "KR"), ("Paula Whitfield", "Commerce Secretary", None, "US")],
    ),
    (
        "Commerce ministry spokesperson Gao Meilin told reporters in Beijing, as did China's Vice Premier He Weimin.",
        [("Gao Meilin", "spokesperson", "Commerce ministry", "CN"), ("He Weimin", "Vice Premier", None, "CN")],
    ),
    (
        "Paula Whitfield, head of the International Monetary Fund, spoke.",
        [("Paula Whitfield", "head", "International Monetary Fund", None)],
    ),
    # India
    (
        "Union Minister of Commerce & Industry, Shri Arvind Mehra, met H.E. Mr. Juan Carlos Ibarra, Ambassador of Spain"
        " to India.",
        [
            ("Arvind Mehra", "Union Minister of Commerce & Industry", None, "IN"),
            ("Juan Carlos Ibarra", "Ambassador of Spain to India", None, "ES"),
        ],
    ),
    (
        "Minister of State, Ministry of Commerce and Industry, Smt. Kavita Rao, and Hon'ble External Affairs Minister"
        " Dr. P. Venkat attended.",
        [
            ("Kavita Rao", "Minister of State", "Ministry of Commerce and Industry", "IN"),
            ("P. Venkat", "External Affairs Minister", None, "IN"),
        ],
    ),
    (
        "Ravi Menon, Joint Secretary (East and Southern Africa), Ministry of External Affairs, and Ruth Wanjiru,"
        " Director General (Asia), Ministry of Foreign Affairs of Kenya, spoke.",
        [
            ("Ravi Menon", "Joint Secretary (East and Southern Africa)", "Ministry of External Affairs", "IN"),
            ("Ruth Wanjiru", "Director General (Asia)", "Ministry of Foreign Affairs", "KE"),
        ],
    ),
    # the Gulf
    (
        "Qatar's Minister of Commerce and Industry H E Sheikh Hamad bin Jassim Al-Thani met HE the Minister of Trade of"
        " Egypt Dr. Omar Nagy and Tunisian Minister of Trade Mr. Samir ABIDI.",
        [
            ("Hamad bin Jassim Al-Thani", "Minister of Commerce and Industry", None, "QA"),
            ("Omar Nagy", "Minister of Trade", None, "EG"),
            ("Samir ABIDI", "Minister of Trade", None, "TN"),
        ],
    ),
    (
        "The Ambassador of the Custodian of the Two Holy Mosques to Jordan Nayef bin Faisal Al-Harbi and Director"
        " General, WTO, Ms. Ada Obi spoke.",
        [
            ("Nayef bin Faisal Al-Harbi", "Ambassador of the Custodian of the Two Holy Mosques to Jordan", None, "SA"),
            ("Ada Obi", "Director General", "WTO", "WTO"),
        ],
    ),
    # Japan
    (
        "Mr. TANABE Shiro, Minister of Economy, Trade and Industry, held a meeting.",
        [("TANABE Shiro", "Minister of Economy, Trade and Industry", None, "JP")],
    ),
    # the European Union
    (
        "Commission President Ingrid van der Meer met Sabine Kurz, Director-General for Trade at the European"
        " Commission.",
        [
            ("Ingrid van der Meer", "President", "European Commission", "EU"),
            ("Sabine Kurz", "Director-General for Trade", "European Commission", "EU"),
        ],
    ),
    (
        "Executive Vice-President of the European Commission for Prosperity and Industrial Strategy Luc Fontaine"
        " spoke.",
        [
            (
                "Luc Fontaine",
                "Executive Vice-President for Prosperity and Industrial Strategy",
                "European Commission",
                "EU",
            )
        ],
    ),
    # the United Kingdom and Canada
    (
        "Minister for Trade Policy and Economic Security, Rt Hon Graham Ellis MP, met Business and Trade Secretary"
        " Judith Marsh of the United Kingdom.",
        [
            ("Graham Ellis", "Minister for Trade Policy and Economic Security", None, "GB"),
            ("Judith Marsh", "Business and Trade Secretary", None, "GB"),
        ],
    ),
    (
        "The Honourable Claire Tremblay, Canada's Minister of Small Business, Export Promotion and International Trade,"
        " spoke.",
        [
            (
                "Claire Tremblay",
                "Minister of Small Business, Export Promotion and International Trade",
                None,
                "CA",
            )
        ],
    ),
    # the Gulf
    (
        "Dr. Saif bin Rashid Al Nuaimi, the UAE Minister of State for Foreign Trade, met Sheikh Khalid bin Fahad"
        " Al-Thani of Qatar.",
        [("Saif bin Rashid Al Nuaimi", "Minister of State for Foreign Trade", None, "AE")],
    ),
    (
        "H.H. Sheikh Saif bin Rashid Al Nuaimi, Crown Prince of Ajman, and the Secretary-General of the GCC, Fahad"
        " Al-Dosari, attended.",
        [
            ("Saif bin Rashid Al Nuaimi", "Crown Prince", None, "AE"),
            ("Fahad Al-Dosari", "Secretary-General", "GCC", "GCC"),
        ],
    ),
    # Central Asia
    (
        "Deputy Prime Minister – Minister of Foreign Affairs of the Republic of Kazakhstan Askar Bolatov received the"
        " Extraordinary and Plenipotentiary Ambassador of Turkey to Kazakhstan Selim Aydin.",
        [
            ("Askar Bolatov", "Deputy Prime Minister – Minister of Foreign Affairs", None, "KZ"),
            ("Selim Aydin", "Extraordinary and Plenipotentiary Ambassador of Turkey to Kazakhstan", None, "TR"),
        ],
    ),
    # South-East Asia: names of one word, titles before names
    (
        "Indonesia's Foreign Minister Wiryono met Malaysian Minister of Investment, Trade and Industry Tengku"
        " Datuk Seri Iskandar Aziz.",
        [
            ("Wiryono", "Foreign Minister", None, "ID"),
            ("Iskandar Aziz", "Minister of Investment, Trade and Industry", None, "MY"),
        ],
    ),
    (
        "General Secretary To Minh of Viet Nam met the Secretary-General of ASEAN, Dr. Sok Dara.",
        [("To Minh", "General Secretary", None, "VN"), ("Sok Dara", "Secretary-General", "ASEAN", "ASEAN")],
    ),
    # firms and associations
    (
        "Hanbit Motor Chairman Nam Do-hyun and Luc Fontaine, CEO of the French company Verrier, signed.",
        [("Nam Do-hyun", "Chairman", "Hanbit Motor", None), ("Luc Fontaine", "CEO", "Verrier", "FR")],
    ),
    (
        "Presidents Paula Whitfield and Juan Carlos Ibarra met.",
        [("Paula Whitfield", "President", None, None), ("Juan Carlos Ibarra", "President", None, None)],
    ),
]


HOUSES = {"Rt Hon": BRITAIN, "Smt.": INDIA}  # sentences that say no party are their publisher's


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text[:50] for text, _ in READ])
def test_roles_are_read_in_the_manner_of_each_house(
    text: str, expected: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    publisher = next((house for words, house in HOUSES.items() if words in text), KOREA)
    assert roles(text, publisher) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Free Trade and Economic Cooperation were discussed in a Joint Statement.",
        "The President of the country and the Minister spoke.",
        "North America imports Battery Materials.",
        "The meeting was held at the Grand Ambassador Seoul.",
        "The Chief Statistician spoke.",
    ],
)
def test_nobody_is_invented_from_capitals(text: str) -> None:
    assert roles(text) == []


def test_an_office_is_one_role_in_its_fullest_form() -> None:
    text = (
        "Minister Nam said so. Nam Do-hyun, Minister of Trade, Industry and Resources (MOTIR), met them. Then"
        " Minister Nam left."
    )
    assert roles(text) == [("Nam Do-hyun", "Minister of Trade, Industry and Resources", "MOTIR", "KR")]


def test_a_family_name_alone_stays_where_two_people_bear_it() -> None:
    text = "Deputy Minister Nam Do-hyun met Director General Nam Ji-woo. Ambassador Nam left."
    assert "Nam" in [person for person, *_ in roles(text)]


def test_cast_tells_full_names_of_people_and_bodies() -> None:
    who = cast("The European Commission (EC) sent Minister Nam Do-hyun. Nam thanked the EC.")
    assert who.actor(Maybe("Nam")) == "Nam Do-hyun"
    assert who.resolve("the EC") == "European Commission"
    assert who.actor(Office("Minister")) == "Nam Do-hyun"


def test_cast_knows_its_home_by_the_publisher() -> None:
    assert cast("Nothing.").home == "KR"
    assert cast("Nothing.", "Global Affairs Canada").home == "CA"


def test_the_father_is_not_the_son() -> None:
    who = cast("Minister Rashid bin Saif Al Nuaimi met Ambassador Khalid bin Rashid bin Saif Al Nuaimi.")
    assert who.actor(Person("Rashid bin Saif Al Nuaimi")) == "Rashid bin Saif Al Nuaimi"


def test_the_nearest_person_is_the_antecedent() -> None:
    text = "Minister Nam Do-hyun met Ambassador Juan Carlos Ibarra. He thanked him."
    who = cast(text)
    at = document(text).text.index("He thanked")
    sentence = next(one.number for one in reader().notes(document(text)).sentences if one.start == at)
    assert who.antecedent(sentence, at) == "Nam Do-hyun"
    assert who.antecedent(sentence, at, "body") is None


def test_a_body_named_by_its_short_name_is_one_body() -> None:
    who = cast("The Harvest Promotion Agency (HPA) met farmers. HPA agreed.")
    assert who.body(Body("HPA")).name == "Harvest Promotion Agency"


@pytest.mark.parametrize("word", ["MaY", "MOn", "mInIsTeR", "KIMs", "O’KIM", "Ⅳ", "PRESIDENTs"])
def test_words_in_odd_capitals_are_read_without_fault(word: str) -> None:
    assert roles(f"{word} and {word} {word} spoke to Minister Nam Do-hyun.")


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("DH Nam", "Nam Do-hyun"),
        ("P. Venkat", "Prakash Venkat"),
        ("Nam", "Nam Do-hyun"),
        ("Al Nuaimi", "Saif bin Rashid Al Nuaimi"),
        ("Saif Al Nuaimi", "Saif bin Rashid Al Nuaimi"),
    ],
)
def test_short_forms_of_a_name_are_the_same_person(short: str, full: str) -> None:
    who = cast(f"Minister {full} met them. Minister {short} left.")
    assert who.actor(Person(short)) == full


def test_a_name_that_is_at_home_nowhere_near_is_not_the_publishers() -> None:
    text = "Korea and Canada met. Deputy Minister Paula Whitfield and Deputy Minister Nam Do-hyun spoke."
    assert [(person, party) for person, _, _, party in roles(text)] == [
        ("Paula Whitfield", "CA"),
        ("Nam Do-hyun", "KR"),
    ]


@pytest.mark.parametrize(
    ("publisher", "home"),
    [
        ("Minister for Foreign Affairs (Australia)", "AU"),
        ("Minister for Trade and Tourism", "AU"),
        ("Ministry of Commerce, People's Republic of China", "CN"),
        ("Ministry of Trade and Industry (Qatar)", "QA"),
    ],
)
def test_a_publisher_is_told_by_brackets_by_a_country_or_by_its_portfolio(publisher: str, home: str) -> None:
    assert cast("Australia and Cambodia will hold talks in May.", publisher).home == home


def test_form_of_address_of_a_minister_is_no_second_office() -> None:
    document = Document(text="News\n\nTrade Minister Don Farrell spoke. Senator Farrell left for Lima.")
    told = [one for one in reader().read(document).records if isinstance(one, Role)]
    assert [(one.person, one.title) for one in told] == [("Don Farrell", "Trade Minister")]


@pytest.mark.parametrize(
    ("text", "person", "title", "party"),
    [
        (
            "Foreign Minister Nam Do-hyun and his Latvian counterpart, Ilze Ozola, agreed to meet again.",
            "Ilze Ozola", "Foreign Minister", "LV",
        ),
        (
            "Trade Minister Nam Do-hyun spoke first. Later he met his Chilean counterpart Ana Rojas.",
            "Ana Rojas", "Trade Minister", "CL",
        ),
        (
            "President Donald Trump raised tariffs as the Indian delegation led by Minister Ravi Menon left.",
            "Donald Trump", "President", "US",
        ),
        ("The Mongolian side was led by Minister of Roads B.Ganbold.", "B.Ganbold", "Minister of Roads", "MN"),
        ("Mr.Nam Do-hyun, Minister of Trade, met R.Aliyev in Lima.", "Nam Do-hyun", "Minister of Trade", "KR"),
    ],
)  # fmt: skip
def test_a_counterpart_holds_the_same_office_and_a_known_leader_stays_of_his_country(
    text: str, person: str, title: str, party: str
) -> None:
    assert (person, title, None, party) in roles(text)


def test_somebody_whom_tokyo_styles_her_excellency_is_of_the_country_named_before() -> None:
    told = roles("In Peru, Mr. Sato Ken, Minister of Trade, met H.E. Ms. Ana Rojas, Minister of Mines.", "METI")
    assert ("Ana Rojas", "Minister of Mines", None, "PE") in told


def test_the_director_of_an_unknown_firm_is_of_no_country() -> None:
    told = roles("They met Uwe Kranz, Managing Director of Kranzwerk, in Lima.")
    assert ("Uwe Kranz", "Managing Director", "Kranzwerk", None) in told


@pytest.mark.parametrize(
    ("publisher", "text", "home"),
    [
        ("The Peninsula", "Doha, Qatar: The Minister of Municipality met exporters.", "QA"),
        ("The Peninsula", "Lima: The Minister of Trade met exporters.", None),
        ("10 Downing Street", "The Prime Minister met exporters.", "GB"),
    ],
)
def test_a_paper_is_at_home_where_it_names_its_country(publisher: str, text: str, home: str | None) -> None:
    assert cast(text, publisher).home == home


def test_what_stands_before_an_office_is_no_part_of_it() -> None:
    told = roles(
        "Under President Nam, prices fell. Unfair trade hurt the steel industry and President Roh’s tariffs came."
    )
    assert {(person, title) for person, title, _, _ in told} == {("Nam", "President"), ("Roh", "President")}


def test_a_leader_is_not_taken_for_the_spouse_who_is_named_in_full() -> None:
    told = roles("President Rojas and First Lady Ana Rojas arrived. President Rojas spoke.")
    assert {(person, title) for person, title, _, _ in told} == {("Rojas", "President"), ("Ana Rojas", "First Lady")}


def test_a_family_name_that_is_a_word_is_kept_before_a_colon() -> None:
    told = roles("Vice President Ethan Lane: “A good day.”")
    assert [person for person, *_ in told] == ["Ethan Lane"]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        (
            "Director General for Free Trade Agreement (FTA) Policy Ahn Min-ho led the delegation.",
            ("Ahn Min-ho", "Director General for Free Trade Agreement (FTA) Policy", None, "KR"),
        ),
        (
            "Uzbekistan's Special Representative for WTO Affairs Azizbek Rahimov took part.",
            ("Azizbek Rahimov", "Special Representative for WTO Affairs", None, "UZ"),
        ),
        (
            "Lena Marsh, Director General of Asia-Pacific and African Affairs, Ministry of Foreign Affairs of "
            "Kenya, met.",
            ("Lena Marsh", "Director General of Asia-Pacific and African Affairs", "Ministry of Foreign Affairs", "KE"),
        ),
    ],
)
def test_field_of_an_office_may_be_a_bloc_an_agreement_or_a_part_of_the_world(
    sentence: str, role: tuple[str, str | None, str | None, str | None]
) -> None:
    assert roles(sentence) == [role]
