"""What deeds become once the whole document is known: who, whose, when and where."""

from __future__ import annotations

from datetime import date

import pytest

from communique.reading import read
from communique.records import Document, Event, Place

LEAD = (
    "Kim Min-seo, Minister for Trade of the Republic of Korea, met with Anna Roy, Minister of Trade of Canada, "
    "in Seoul on Monday, May 4."
)


def events(*sentences: str, title: str = "Korea and Canada meet", published: date = date(2026, 5, 5)) -> list[Event]:
    text = f"{title}\n\n{' '.join(sentences)}"
    found = read(Document(text=text, title=title, published=published)).records
    return [record for record in found if isinstance(record, Event)]


def only(act: str, found: list[Event]) -> Event:
    (event,) = [one for one in found if one.act == act]
    return event


def test_a_meeting_has_all_who_meet_and_their_day_and_place() -> None:
    met = only("meet", events(LEAD))
    assert met.by == ("Kim Min-seo", "Anna Roy")
    assert met.parties == ("KR", "CA")
    assert (met.date, met.place) == ("2026-05-04", Place("Seoul", "KR"))


def test_a_deed_in_the_meeting_takes_its_day_and_place() -> None:
    urged = only("request", events(LEAD, "He urged Canada to lift the quota."))
    assert (urged.by, urged.to) == (("Kim Min-seo",), ("CA",))
    assert (urged.date, urged.place) == ("2026-05-04", Place("Seoul", "KR"))


def test_the_two_sides_are_the_parties_and_the_ministers_those_who_met() -> None:
    agreed = [one.by for one in events(LEAD, "The two sides agreed to open talks.") if one.act == "agree"]
    assert agreed == [("KR", "CA")]
    agreed = [one.by for one in events(LEAD, "The ministers agreed to open talks.") if one.act == "agree"]
    assert agreed == [("Kim Min-seo", "Anna Roy")]


def test_the_title_is_no_event_of_its_own() -> None:
    assert [one.act for one in events(LEAD, title="Korea Urges Canada to Lift the Quota")] == ["meet"]


def test_a_concern_without_an_addressee_goes_to_the_other_side() -> None:
    assert only("criticise", events(LEAD, "Minister Kim raised concerns about the new quota.")).to == ("CA",)


def test_what_lies_ahead_of_publication_is_planned() -> None:
    held = only("hold", events(LEAD, "The Korea–Canada Trade Forum on June 9 in Ottawa follows."))
    assert (held.status, held.date) == ("planned", "2026-06-09")


@pytest.mark.parametrize(
    ("sentence", "act", "status"),
    [
        ("Canada will reduce tariffs on Korean beef.", "ease", "planned"),
        ("Canada will reduce the steel quota and impose a 25 percent tariff on pipes.", "impose", "planned"),
        ("Canada will not apply the duties.", "ease", "planned"),
        ("Canada has committed to eliminate duties on cars.", "ease", "planned"),
        ("Canada has pledged to invest $2 billion in Korea.", "invest", "planned"),
        ("Canada has not ratified the agreement.", "ratify", "done"),
        ("Canada is negotiating the agreement.", "", ""),
        ("Canada met expectations.", "", ""),
        ("Canada reiterated its opposition to the quota.", "reject", "done"),
        ("A deal with Canada is expected to increase trade.", "", ""),
        ("Canada hoped that Korea will act.", "", ""),
    ],
)
def test_verbs_tell_an_act_by_what_they_are_done_to(sentence: str, act: str, status: str) -> None:
    told = {(one.act, one.status) for one in events(sentence)}
    assert ((act, status) in told or (act == "ratify" and told == {("ratify", "negated")})) if act else not told


def test_a_bare_the_meeting_adds_to_the_meeting_told_before() -> None:
    found = events("Kim Min-seo, Minister for Trade of Korea, met with Anna Roy, Minister of Trade of Canada.",
                   "The meeting was held in Ottawa on May 4.")  # fmt: skip
    met = only("meet", found)
    assert (met.date, met.place) == ("2026-05-04", Place("Ottawa", "CA"))


def test_a_spokesperson_without_a_name_speaks_for_the_house_that_publishes() -> None:
    title = "Korea answers"
    text = f"{title}\n\nA ministry spokesperson urged Canada to lift the quota."
    document = Document(text=text, title=title, published=date(2026, 5, 5), publisher="Korea Customs Service")
    (urged,) = [one for one in read(document).records if isinstance(one, Event)]
    assert (urged.by, urged.to) == (("KR",), ("CA",))


def test_every_quote_of_an_event_stands_in_its_text() -> None:
    for event in events(LEAD, "He urged Canada to lift the quota, asking the EU to follow."):
        assert event.quote.words


def test_the_items_of_a_list_belong_to_whom_its_lead_in_names() -> None:
    text = "Korea and Canada meet\n\nThe two sides:\n• welcomed the new route;\n• agreed to open talks.\n\nTrade grew."
    found = read(Document(text=text, title="Korea and Canada meet")).records
    told = {(one.act, one.by) for one in found if isinstance(one, Event)}
    assert told == {("support", ("KR", "CA")), ("agree", ("KR", "CA"))}


def test_the_items_of_an_agreed_list_are_each_agreed() -> None:
    text = "Korea and Canada meet\n\nThe two sides agreed to:\n• expand trade in fruit;\n• share data."
    found = read(Document(text=text, title="Korea and Canada meet")).records
    assert [one.object for one in found if isinstance(one, Event) and one.act == "agree"] == [
        "expand trade in fruit",
        "share data",
    ]


def test_a_dated_heading_gives_its_day_to_the_meetings_below_it() -> None:
    text = (
        f"Minister Kim visits Canada\n\n2. Meeting with Minister Roy (May 3)\n\n{LEAD.replace(' on Monday, May 4', '')}"
    )
    found = read(Document(text=text, title="Minister Kim visits Canada", published=date(2026, 5, 5))).records
    assert [one.date for one in found if isinstance(one, Event) and one.act == "meet"] == ["2026-05-03"]


def test_a_wish_is_no_plan() -> None:
    assert [one.act for one in events("Peru plans to host the next forum in Lima.")] != []
    assert events("Peru and Chile wish to preserve the rules of trade.") == []


def test_those_who_decide_together_agree_and_the_vietnamese_official_is_who_was_named() -> None:
    decided = only("agree", events(LEAD, "They decided to set up a working group."))
    assert decided.by == ("Kim Min-seo", "Anna Roy")
    proposed = only("propose", events(LEAD, "The Canadian official suggested a forum on steel."))
    assert proposed.by == ("Anna Roy",)


def test_the_day_of_what_lies_ahead_is_not_the_day_of_the_deed() -> None:
    agreed = only("agree", events(LEAD, "Ahead of the summit next year, the two sides agreed to hold a fair."))
    assert agreed.date == "2026-05-04"


def test_here_is_the_city_of_the_dateline() -> None:
    lead = "MUSCAT, May 4: Kim Min-seo, Minister for Trade of the Republic of Korea, met here today with Minister Roy."
    assert only("meet", events(lead)).place == Place("Muscat", "OM")


def test_the_kingdom_is_the_country_of_the_house_that_calls_itself_so() -> None:
    text = "Talks held\n\nThe Kingdom urged Canada to lift the quota."
    document = Document(text=text, title="Talks held", publisher="Saudi Press Agency", published=date(2026, 5, 5))
    assert [one.by for one in read(document).records if isinstance(one, Event)] == [("SA",)]


def test_a_numbered_item_belongs_to_whom_the_line_above_names() -> None:
    text = (
        "Cabinet meets\n\nKorea made the following decisions:\n1. Approval of a memorandum of understanding with Chad."
    )
    (event,) = (one for one in read(Document(text=text, published=date(2026, 5, 5))).records if isinstance(one, Event))
    assert (event.act, event.by, event.parties) == ("ratify", ("KR",), ("KR", "TD"))


def test_the_visiting_leader_is_the_guest_named_before() -> None:
    title = "India and Oman meet"
    met = "Prime Minister Arvind Mehra met Sultan Haitham bin Tariq of Oman in New Delhi on May 4."
    found = [one.by for one in events(met, "The visiting leader will meet President Kavita Rao.", title=title)]
    assert found[-1] == ("Haitham bin Tariq", "Kavita Rao")


def test_a_guest_is_invited_by_the_host_and_makes_the_visit() -> None:
    title = "India and Qatar meet"
    text = (
        "At the invitation of Prime Minister Arvind Mehra of India, Sheikh Hamad bin Jassim Al Thani, Amir of the State"
        " of Qatar, paid a State visit to India on May 3-4."
    )
    found = events(text, title=title)
    assert (only("invite", found).by, only("invite", found).to) == (("Arvind Mehra",), ("Hamad bin Jassim Al Thani",))
    assert (only("visit", found).date, only("visit", found).to) == ("2026-05-03/2026-05-04", ("IN",))


def test_a_text_that_opens_with_its_first_paragraph_has_no_title() -> None:
    opening = (
        "LIMA, Peru, May 4. Peru has imposed a temporary ban on the export of timber and bamboo from all of its ports"
        " for a period of six months, starting on Monday, in order to protect its forests, the ministry reported."
    )
    text = f"{opening}\n\nIt will be reviewed in October."
    found = read(Document(text=text, title=opening, published=date(2026, 5, 5))).records
    assert [record.act for record in found if isinstance(record, Event)] == ["impose"]


def test_the_name_of_a_meeting_in_the_title_tells_the_two_sides() -> None:
    agreed = only("agree", events("Both sides agreed to open an office.", title="Korea–Chile Economic Dialogue"))
    assert agreed.by == ("KR", "CL")


def test_the_qatari_minister_is_the_one_of_qatar() -> None:
    found = events(
        "Minister of Trade Ken Saito of Japan met Minister of Commerce Ali Al Kuwari of Qatar in Doha.",
        "The Qatari minister urged Japan to lower its duties.",
        title="Japan and Qatar meet",
    )
    assert only("request", found).by == ("Ali Al Kuwari",)


def test_the_two_ministers_are_the_two_who_acted_last_where_three_met_later() -> None:
    found = events(
        "Foreign Minister Cho Min and Foreign Minister Ann Roy of Canada agreed to hold talks.",
        "The two ministers welcomed the report.",
        "Cho and Roy held a trilateral meeting with Foreign Minister Ken Saito of Japan in Lima.",
    )
    assert only("support", found).by == ("Cho Min", "Ann Roy")


def test_he_is_who_speaks_in_the_sentence_before() -> None:
    found = events(
        "Minister Ken Saito of Japan noted the importance of trade.",
        "He held talks separately with Minister Ann Roy of Canada.",
    )
    assert only("meet", found).by == ("Ken Saito", "Ann Roy")


def test_a_visit_goes_to_every_country_of_a_list_and_to_no_place_of_all() -> None:
    trip = only("visit", events("Minister Ken Saito will visit Peru (Lima and Callao), Bogotá and Chile in June."))
    assert (trip.to, trip.place) == (("PE", "CO", "CL"), None)


def test_a_country_that_something_is_only_about_is_no_party() -> None:
    found = events(
        "Minister Kim Min-seo of Korea met with envoys amid the crisis in Ukraine.",
        "The crisis in Ukraine hits supply chains. Kim agreed to lower duties.",
        title="Minister meets envoys",
    )
    assert all("UA" not in one.parties for one in found)


def test_what_is_announced_by_a_noun_is_one_deed_on_the_day_of_its_announcement() -> None:
    found = events("Canada announced on Monday, May 4 the imposition of duties on steel from Korea.")
    assert [(one.act, one.by, one.date) for one in found] == [("impose", ("CA",), "2026-05-04")]


def test_people_of_two_parties_who_chair_a_session_together_also_meet() -> None:
    told = "Minister Kim Min-seo and Canadian Minister Anna Roy co-chaired the third Korea–Canada Energy Dialogue."
    found = events(told)
    assert only("hold", found).by == only("meet", found).by == ("Kim Min-seo", "Anna Roy")


def test_a_meeting_told_by_the_sides_and_then_by_who_met_is_one() -> None:
    lead = "The foreign ministers of Korea and Canada met to discuss trade."
    more = "Korean Foreign Minister Kim Min-seo met with Canadian Foreign Minister Anna Roy in Seoul on Monday."
    met = only("meet", events(lead, more))
    assert (met.by, met.place) == (("Kim Min-seo", "Anna Roy"), Place("Seoul", "KR"))


def test_a_minister_whom_nothing_names_acts_for_the_country() -> None:
    assert only("visit", events("Peru's commerce minister visited Seoul on Monday.")).by == ("PE",)


def test_an_arrival_here_is_a_visit_to_the_country_of_the_dateline() -> None:
    told = "MUSCAT, May 4: Kim Min-seo, Minister for Trade of the Republic of Korea, arrived here on Monday."
    visit = only("visit", events(told))
    assert (visit.to, visit.place) == (("OM",), Place("Muscat", "OM"))


def test_how_long_a_step_holds_is_no_part_of_its_object() -> None:
    (eased,) = events("Korea will suspend for one year the duties on Canadian beef.", title="Steps")
    assert eased.object == "the duties on Canadian beef"


def test_what_is_done_during_a_visit_has_its_days() -> None:
    visit = "Minister Kim Min-seo visited Canada from April 27 to 29."
    found = events(visit, "During the visit, she met Canadian Minister Anna Roy.")
    assert only("meet", found).date == only("visit", found).date == "2026-04-27/2026-04-29"


def test_nothing_is_signed_by_a_deal_that_is_only_supposed() -> None:
    assert not events("The two sides said that any agreement signed must be fair.")


@pytest.mark.parametrize(
    "sentence",
    [
        "The pact was signed by Minister Kim Min-seo on behalf of Korea and by Minister Anna Roy on behalf of Canada.",
        "The pact was signed for Korea by Minister Kim Min-seo and for Canada by Minister Anna Roy.",
        "Minister Kim Min-seo signed for Korea, while Minister Anna Roy signed for Canada.",
    ],
)
def test_those_who_sign_for_each_side_sign_together(sentence: str) -> None:
    signed = only("sign", events(LEAD, sentence))
    assert signed.by == ("Kim Min-seo", "Anna Roy")


def test_what_is_told_of_it_is_told_of_the_instrument_named_last() -> None:
    told = "The Korea–Canada FTA was signed in September 2014. It entered into force on 1 January 2015."
    effect = only("enter_into_force", events(told))
    assert (effect.object, effect.date, effect.parties) == ("Korea–Canada FTA", "2015-01-01", ("KR", "CA"))


def test_the_condition_that_opens_a_sentence_is_that_of_what_is_to_come() -> None:
    effect = only(
        "enter_into_force", events("Once parliament approves it, the Korea–Canada FTA will enter into force.")
    )
    assert (effect.status, effect.condition) == ("planned", "Once parliament approves it")


def test_a_signing_that_a_forum_will_witness_is_planned() -> None:
    signed = only("sign", events("The forum will witness the signing of the Korea–Canada Mobility Agreement."))
    assert signed.status == "planned"


def test_nobody_joins_a_body_by_going_to_its_meetings() -> None:
    assert not [one for one in events("Minister Kim Min-seo joined several bilateral meetings.") if one.act == "join"]
