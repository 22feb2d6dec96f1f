"""Who is who across the sentences of one release: bare offices, counterparts, he and she, the two countries."""

from __future__ import annotations

from datetime import date

import pytest

from communique.reading import read
from communique.records import Document, Event, Role

KOREA, JAPAN = "Ministry of Foreign Affairs of the Republic of Korea", "Ministry of Foreign Affairs of Japan"
BRITAIN, INDIA = "Department for Business and Trade", "Press Information Bureau, Ministry of Commerce & Industry"
EMIRATES, ZEALAND = "Emirates News Agency (WAM)", "New Zealand Government"
AUSTRALIA, KAZAKHSTAN = "Minister for Trade, Australia", "Ministry of Foreign Affairs of the Republic of Kazakhstan"
UNION = "European Commission"

Told = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def told(publisher: str, title: str, text: str) -> list[Told]:
    """The events of a release as (act, by, to, parties)."""
    document = Document(text=f"{title}\n\n{text}", title=title, publisher=publisher, published=date(2025, 11, 18))
    records = read(document).records
    return [(one.act, one.by, one.to, one.parties) for one in records if isinstance(one, Event)]


LAST = [
    pytest.param(
        ZEALAND, "What they say of the deal",
        "Trade Minister Ruth Tait signed the deal.\n\nSenator Joan Hale (Napier): “We support the tariff on steel from"
        " Peru.”",
        ("support", ("Joan Hale",), (), ("NZ",)), id="we of somebody named before a colon",
    ),
    pytest.param(
        INDIA, "Ocean Summit held",
        "Prime Minister Asha Iyer hosted the first Ocean Summit in May, attended by President Ana Diaz of Chile and"
        " President Luis Rojas of Peru. The Leaders agreed to share data.",
        ("agree", ("Asha Iyer", "Ana Diaz", "Luis Rojas"), (), ("IN", "CL", "PE")), id="a host and the guests",
    ),
    pytest.param(
        UNION, "Steel on the agenda",
        "EU ministers met in Brussels to discuss steel from Peru. Ministers agreed to act.",
        ("agree", ("EU",), (), ("EU",)), id="ministers of a bloc",
    ),
    pytest.param(
        UNION, "EU and Peru hold summit",
        "The EU and Peru held a summit in Lima. Summit leaders decided to launch a dialogue.",
        ("agree", ("EU", "PE"), (), ("EU", "PE")), id="leaders of a summit",
    ),
    pytest.param(
        KOREA, "Lima Summit Statement",
        "We, the leaders of Peru, Chile and the Republic of Korea, met in Lima today. We support the ocean fund.",
        ("support", ("PE", "CL", "KR"), (), ("PE", "CL", "KR")), id="we, as the statement itself explains it",
    ),
    pytest.param(
        JAPAN, "Growth Action Plan",
        "We – the Finance Ministers of the G20 – met in Lima. We call on firms to invest.",
        ("request", ("G20",), (), ("G20",)), id="we of a bloc",
    ),
    pytest.param(
        KOREA, "Korea and Peru hold talks",
        "Minister Nam Do-hyun met Peruvian Minister Ana Quispe in Lima. “We met the leaders of Chile and Peru before,"
        " and we welcome the fund,” Minister Nam said.",
        ("support", ("Nam Do-hyun",), (), ("KR", "PE")), id="we of somebody quoted, who only names others",
    ),
    pytest.param(
        KOREA, "Joint Statement of Korea and Peru",
        "President Nam Do-hyun and President Luis Rojas met in Lima. President Rojas also met NATO and the African"
        " Union there. Both sides agreed to share data.",
        ("agree", ("KR", "PE"), (), ("KR", "PE")), id="the two of the title, though others met meanwhile",
    ),
    pytest.param(
        AUSTRALIA, "Statement on the launch of a fair",
        "Australia, Peru and Chile kept their promises of January. The three governments organised a fair in Lima.",
        ("hold", ("AU", "PE", "CL"), (), ("AU", "PE", "CL")), id="three who acted last without a deed",
    ),
    pytest.param(
        KOREA, "Joint Statement of Peru, the Republic of Korea, and Chile",
        "We met in Lima. Our three countries call for restraint.",
        ("request", ("PE", "KR", "CL"), (), ("PE", "KR", "CL")), id="three in the title of a statement",
    ),
    pytest.param(
        KOREA, "Minister Nam Meets Peruvian Minister",
        "Foreign Minister Nam Do-hyun met Peruvian Foreign Minister Ana Quispe in Seoul. They urged Oman and Yemen to"
        " return to talks.",
        ("request", ("Nam Do-hyun", "Ana Quispe"), ("OM", "YE"), ("KR", "PE", "OM", "YE")), id="they ask two others",
    ),
    pytest.param(
        INDIA, "India and Peru sign memorandum",
        "Foreign Minister Ravi Rao and Foreign Minister Ana Quispe of Peru signed a memorandum in the presence of"
        " Prime Minister Asha Iyer and Peruvian President Luis Rojas. The two leaders welcomed the pact.",
        ("support", ("Asha Iyer", "Luis Rojas"), (), ("IN", "PE")), id="leaders beside the ministers who signed",
    ),
    pytest.param(
        ZEALAND, "Minister meets Peru's trade minister",
        "Trade Minister Ruth Tait met Peruvian Trade Minister Ana Quispe in Lima. Prime Minister Joan Hale went to"
        " Chile. The Minister also met Canadian Ambassador Luis Rojas.",
        ("meet", ("Ruth Tait", "Luis Rojas"), (), ("NZ", "CA")), id="the minister, not the prime minister named last",
    ),
    pytest.param(
        ZEALAND, "Ministers attend forum",
        "Trade Minister Ruth Tait and Foreign Minister Joan Hale attended the APEC Trade Forum in Lima. Both ministers"
        " welcomed the declaration.",
        ("support", ("Ruth Tait", "Joan Hale"), (), ("NZ",)), id="both ministers of one government",
    ),
    # what the last sentence of a release tells, after those before it have told who is who
    pytest.param(
        KOREA, "Minister Nam Meets Peruvian Minister",
        "Foreign Minister Nam Do-hyun met Peruvian Foreign Minister Ana Quispe in Seoul. Minister Nam thanked his"
        " counterpart for supporting the fair.",
        ("support", ("Nam Do-hyun",), ("Ana Quispe",), ("KR", "PE")), id="his counterpart",
    ),
    pytest.param(
        KOREA, "Minister Nam Meets Peruvian Minister",
        "Foreign Minister Nam Do-hyun met Peruvian Foreign Minister Ana Quispe in Seoul. Minister Nam asked Peru to"
        " open its market. His counterpart proposed a joint committee.",
        ("propose", ("Ana Quispe",), (), ("PE", "KR")), id="his counterpart acts",
    ),
    pytest.param(
        AUSTRALIA, "Visit to Peru",
        "I met Peruvian Prime Minister Ana Quispe in Lima. Prime Minister Quispe and I signed a statement on mining.",
        ("sign", ("Ana Quispe", "AU"), (), ("PE", "AU")), id="somebody and I",
    ),
    pytest.param(
        AUSTRALIA, "Visit to Peru",
        "I met Peruvian Prime Minister Ana Quispe in Lima. Prime Minister Quispe invited me to the fair.",
        ("invite", ("Ana Quispe",), ("AU",), ("PE", "AU")), id="invited me",
    ),
    pytest.param(
        ZEALAND, "Trade talks in Peru",
        "Trade Minister Ruth Tait met Peruvian Trade Minister Ana Quispe in Lima. “Minister Quispe and I agreed to"
        " set up a committee,” Ms Tait says.",
        ("agree", ("Ana Quispe", "Ruth Tait"), (), ("PE", "NZ")), id="I in a quotation",
    ),
    pytest.param(
        BRITAIN, "Talks with Peru",
        "Trade Secretary Ruth Tait met Peruvian Trade Minister Ana Quispe in Lima. She and the Trade Minister agreed"
        " to set up a committee.",
        ("agree", ("Ruth Tait", "Ana Quispe"), (), ("GB", "PE")), id="she and the Minister",
    ),
    pytest.param(
        INDIA, "Minister visits Brussels",
        "Union Minister Shri Ravi Deshmukh met European Commissioner for Trade Anna Novotna in Brussels. The"
        " Commissioner raised concerns over the new quality rules.",
        ("criticise", ("Anna Novotna",), ("IN",), ("EU", "IN")), id="the Commissioner",
    ),
    pytest.param(
        "Office of the United States Trade Representative", "Talks with Peru",
        "Ambassador Jamieson Greer met Peru's Minister of Foreign Trade Ana Quispe. Ambassador Greer urged the Minister"
        " to open the market. Vice Minister Luis Rojas attended.",
        ("request", ("Jamieson Greer",), ("Ana Quispe",), ("US", "PE")), id="a Vice Minister is no Minister",
    ),
    pytest.param(
        EMIRATES, "UAE President receives Prime Minister of Georgia",
        "President His Highness Sheikh Mohamed bin Zayed Al Nahyan received Irakli Kobakhidze, Prime Minister of"
        " Georgia. The Prime Minister thanked His Highness for the UAE's support.",
        ("support", ("Irakli Kobakhidze",), ("Mohamed bin Zayed Al Nahyan",), ("GE", "AE")), id="His Highness",
    ),
    pytest.param(
        KAZAKHSTAN, "Talks with Peru",
        "President Kassym-Jomart Tokayev received Peruvian Foreign Minister Ana Quispe. The Head of State invited"
        " President Juan Rojas to visit Astana.",
        ("invite", ("Kassym-Jomart Tokayev",), ("Juan Rojas",), ("KZ", "PE")), id="the Head of State",
    ),
    pytest.param(
        "Xinhua", "Chinese premier visits Zambia",
        "Chinese Premier Li Qiang met Zambian President Hakainde Hichilema in Lusaka. Li, Hichilema and Tanzanian Vice"
        " President Emmanuel Nchimbi launched the project. The three sides agreed to build the railway.",
        ("agree", ("CN", "ZM", "TZ"), (), ("CN", "ZM", "TZ")), id="the three sides of those who acted last",
    ),
    pytest.param(
        KOREA, "Korea, Peru and Chile hold talks",
        "Deputy Ministers of Trade of Korea, Peru and Chile met in Lima. Korea urged the two countries to ease their"
        " rules.",
        ("request", ("KR",), ("PE", "CL"), ("KR", "PE", "CL")), id="the two countries asked by a third",
    ),
    pytest.param(
        BRITAIN, "Talks in Bern",
        "Business Secretary Ruth Tait met Swiss President Karin Keller-Sutter and Swiss Federal Councillor Guy Parmelin"
        " in Bern.",
        ("meet", ("Ruth Tait", "Karin Keller-Sutter", "Guy Parmelin"), (), ("GB", "CH")), id="Federal Councillor",
    ),
    pytest.param(
        EMIRATES, "UAE, Rwanda sign pact",
        "The pact was signed by Dr. Thani Al Zeyoudi, Minister of Foreign Trade, and Prudence Sebahizi, Rwanda's"
        " Minister of Trade and Industry.",
        ("sign", ("Thani Al Zeyoudi", "Prudence Sebahizi"), (), ("AE", "RW")), id="a given name behind a title",
    ),
    pytest.param(
        "Saudi Press Agency", "Minister meets Pakistani counterpart",
        "Minister of Foreign Affairs Prince Faisal bin Farhan met Pakistani Foreign Minister Ishaq Dar. Prince"
        " Faisal condemned the attacks on Pakistani soldiers.",
        ("criticise", ("Faisal bin Farhan",), (), ("SA",)), id="attacks on the other side's people",
    ),
    pytest.param(
        UNION, "Commission and Indonesia agree",
        "President von der Leyen and President Prabowo agreed the deal in July.",
        ("agree", ("von der Leyen", "Prabowo"), (), ("EU", "ID")), id="a leader by a family name with particles",
    ),
    pytest.param(
        "Oman News Agency", "Oman, India sign pact",
        "The pact was signed by Qais Al Yousef, Minister of Commerce, Industry and Investment Promotion, and by Ravi"
        " Deshmukh, Indian Minister of Commerce and Industry.",
        ("sign", ("Qais Al Yousef", "Ravi Deshmukh"), (), ("OM", "IN")), id="and by",
    ),
    pytest.param(
        "Oman News Agency", "Oman, India sign pact",
        "Minister of Commerce Qais Al Yousef met Indian Minister of Commerce Ravi Deshmukh. The Indian minister invited"
        " his Omani counterpart to the fair.",
        ("invite", ("Ravi Deshmukh",), ("Qais Al Yousef",), ("IN", "OM")), id="his Omani counterpart, who is named",
    ),
    pytest.param(
        "Government of Canada", "Talks with China",
        "The Prime Minister, Mark Carney, met the Premier of China, Li Qiang, in New York. The Premier proposed to hold"
        " regular talks. The Premier of Saskatchewan, Ann Grove, was there.",
        ("propose", ("Li Qiang",), (), ("CN", "CA")), id="the Premier named before, not one named behind",
    ),
    pytest.param(
        "Federal Foreign Office", "Talks in Ukraine",
        "Foreign Minister Johann Wadephul met his counterpart Andrii Sybiha in Ukraine. The Foreign Ministers signed a"
        " declaration on drones.",
        ("sign", ("Johann Wadephul", "Andrii Sybiha"), (), ("DE", "UA")), id="the Foreign Ministers",
    ),
    pytest.param(
        "Government of Fiji", "Talks in Auckland",
        "Prime Minister Sitiveni Rabuka met New Zealand Prime Minister Christopher Luxon and Deputy Prime Minister Ruth"
        " Tait in Auckland. The two Prime Ministers agreed to build a port.",
        ("agree", ("Sitiveni Rabuka", "Christopher Luxon"), (), ("FJ", "NZ")), id="the two of three who are so called",
    ),
    pytest.param(
        KAZAKHSTAN, "Kazakhstan and Hungary hold talks",
        "First Deputy Minister Yerzhan Ashikbayev and State Secretary Péter Kovács agreed on holding consultations.",
        ("agree", ("Yerzhan Ashikbayev", "Péter Kovács"), (), ("KZ", "HU")), id="two of unknown sides who agree",
    ),
    pytest.param(
        JAPAN, "Japan-India talks",
        "Minister for Foreign Affairs Motegi Toshimitsu met Indian Foreign Minister Ravi Deshmukh in Delhi. Minister"
        " Deshmukh invited Minister Motegi to the dialogue. The Minister then paid a courtesy call on Prime Minister"
        " Narendra Modi.",
        ("meet", ("Motegi Toshimitsu", "Narendra Modi"), (), ("JP", "IN")), id="nobody pays the own leader a call",
    ),
    pytest.param(
        "Ministry of Foreign Affairs of the Republic of Indonesia", "Talks with Malaysia",
        "Foreign Minister Sugiono met Malaysian Foreign Minister Mohamad Hasan. The former thanked the latter for"
        " hosting the fair.",
        ("support", ("Sugiono",), ("Mohamad Hasan",), ("ID", "MY")), id="the former and the latter",
    ),
    pytest.param(
        AUSTRALIA, "Framework signed",
        "Minister King launched the fund.",
        ("establish", ("King",), (), ("AU",)), id="a family name that is a title",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("publisher", "title", "text", "last"), LAST)
def test_tells_who_is_meant_by_a_word_for_somebody_named_before(
    publisher: str, title: str, text: str, last: Told
) -> None:
    assert last in told(publisher, title, text)


UNREAD = [
    pytest.param("Trade fell in Peru, and I decided to raise the tariff.", ("PE",), id="I in the next clause"),
    pytest.param("His counterpart from Chile, Ana Quispe, proposed a joint fund.", ("KR",), id="told in full"),
]


@pytest.mark.parametrize(("text", "nobody"), UNREAD)
def test_joins_nobody_who_only_stands_near(text: str, nobody: tuple[str, ...]) -> None:
    assert not [by for _, by, _, _ in told(KOREA, "Talks on trade", text) if set(nobody) & set(by)]


HELD = [
    # (publisher, text, who holds what for whom)
    ("Qatar News Agency", "The minister met HE Minister of Health in the sisterly Arab Republic of Egypt Nadia Farouk.",
     ("Nadia Farouk", "Minister of Health", "EG")),
    ("Qatar News Agency", "Prime Minister and Minister of Foreign Affairs HE Sheikh Saad bin Jassim came.",
     ("Saad bin Jassim", "Prime Minister and Minister of Foreign Affairs", "QA")),
    (INDIA, "The delegation was led by Commerce Secretary, Government of India, Dr Ravi Deshmukh.",
     ("Ravi Deshmukh", "Commerce Secretary", "IN")),
    (KOREA, "Pakistan's Advisor to the Prime Minister on Commerce and Investment Bilal Qureshi met the minister.",
     ("Bilal Qureshi", "Advisor to the Prime Minister on Commerce and Investment", "PK")),
    ("ASEAN Secretariat", "On the anniversary of Dialogue Relations, Secretary-General Nguyen Van Minh spoke.",
     ("Nguyen Van Minh", "Secretary-General", "ASEAN")),
    ("The Korea Herald", "Foreign Minister Nam Do-hyun will go to Peru. North Korea will not attend.",
     ("Nam Do-hyun", "Foreign Minister", "KR")),
    (BRITAIN, "Minister for the Middle East, Lord Ahmad of Wimbledon, visited Egypt. He met Sheikh Ahmed Al-Tayyab.",
     ("Ahmad", "Minister for the Middle East", "GB")),
]  # fmt: skip


@pytest.mark.parametrize(("publisher", "text", "held"), HELD)
def test_tells_office_and_country_of_somebody_named_beside_others(
    publisher: str, text: str, held: tuple[str, str, str]
) -> None:
    document = Document(text=f"Talks\n\n{text}", title="Talks", publisher=publisher, published=date(2025, 11, 18))
    found = [one for one in read(document).records if isinstance(one, Role)]
    assert held in [(one.person, one.title, one.party) for one in found]
