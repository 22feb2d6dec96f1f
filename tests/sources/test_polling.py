"""Feeds visited again and again, and houses held against what they should give."""

from __future__ import annotations

import json
from datetime import date

from communique.records import Document
from communique.sources import Refusal, Seen, health, poll, publishers
from communique.sources.health import health_of
from tests.sources import makers
from tests.sources.makers import BODY, TITLE
from tests.sources.test_web import PAGE, House, house

__all__ = ["house"]  # the fixture

WHOLE = "".join(f"<p>{line}</p>" for line in BODY * 4)


def feed(house: House, *names: str, body: str = WHOLE, **headers: str) -> str:
    items = (makers.item(title=f"{TITLE} {name}", link=f"{house.url}/{name}", body=body) for name in names)
    return house.tells("/feed", makers.rss(*items), Content_Type="application/rss+xml", **headers)


def titles(visit: object) -> list[str]:
    return [one.title[-1] for one in getattr(visit, "taken", ()) if isinstance(one, Document)]


def test_second_visit_gives_only_what_is_new(house: House) -> None:
    first = poll(feed(house, "a", "b"), allow_private=True)
    second = poll(feed(house, "c", "a", "b"), first.seen, allow_private=True)
    assert (titles(first), titles(second)) == (["a", "b"], ["c"])


def test_house_is_asked_only_for_changes_and_believed(house: House) -> None:
    first = poll(feed(house, "a", ETag='"one"', Last_Modified="Fri, 28 Nov 2025 10:00:00 GMT"), allow_private=True)
    house.tells("/feed", "", 304)
    second = poll(f"{house.url}/feed", first.seen, allow_private=True)
    asked = house.asked[-1][1]
    assert (asked["If-None-Match"], asked["If-Modified-Since"]) == ('"one"', "Fri, 28 Nov 2025 10:00:00 GMT")
    assert (second.taken, second.seen) == ((), first.seen)


def test_page_that_could_not_be_had_is_asked_for_again(house: House) -> None:
    url = feed(house, "a", body="<p>In short.</p>", ETag='"one"')
    first = poll(url, allow_private=True)
    house.tells("/a", PAGE, Content_Type="text/html")
    second = poll(url, first.seen, allow_private=True)
    third = poll(url, second.seen, allow_private=True)
    assert [type(one) for one in (*first.taken, *second.taken, *third.taken)] == [Refusal, Document]
    assert (first.seen.etag, second.seen.etag) == (None, '"one"')


def test_house_that_does_not_answer_leaves_what_was_seen(house: House) -> None:
    seen = Seen(etag='"one"', entries=("a",))
    visit = poll(house.tells("/feed", "", 500), seen, allow_private=True)
    assert (visit.seen, [type(one) for one in visit.taken]) == (seen, [Refusal])


def test_what_was_seen_survives_being_kept_as_json() -> None:
    seen = Seen(etag='"one"', modified="today", entries=("a", "b"))
    assert Seen.from_json(json.loads(json.dumps(seen.as_json()))) == seen
    assert Seen.from_json({}) == Seen()


def release(day: int, *, dated: bool = True, text: str = "word " * 200, publisher: str = "ustr") -> Document:
    found = publishers.by_key(publisher)
    assert found is not None
    return Document(
        text=f"Release {day}\n\n{text}",
        title=f"Release {day}",
        publisher=found.name,
        published=date(2025, 11, day) if dated else None,
    )


MONTH = {"since": date(2025, 11, 1), "until": date(2025, 11, 30)}


def test_house_that_publishes_as_expected_is_well() -> None:
    (one,) = health([release(day) for day in range(1, 25)], **MONTH)
    assert (one.publisher, one.releases, one.expected, one.faults) == ("ustr", 24, 25, ())


def test_house_gone_quiet_undated_or_cut_short_is_named_with_each_fault() -> None:
    (one,) = health([release(1, dated=False, text="Short."), release(2), release(3, text="Short.")], **MONTH)
    assert [fault.split()[0] for fault in one.faults] == ["3", "67%", "67%"]
    assert one.share_with_date == 2 / 3


def test_silence_is_a_fault_only_over_a_week_and_more() -> None:
    house = publishers.by_key("ustr")
    assert house is not None
    assert health_of(house, [], days=3).faults == ()
    assert health_of(house, [], days=30).faults == ("0 releases in 30 days where about 25 are expected",)


def test_releases_of_other_days_and_unknown_houses_do_not_count() -> None:
    other = Document(text="Elsewhere\n\nWords.", publisher="Ministry of Rivers", published=date(2025, 11, 3))
    assert health([other], **MONTH) == ()
    (one,) = health([release(3), release(4)], since=date(2025, 11, 3), until=date(2025, 11, 3))
    assert one.releases == 1
