"""Rows of the registers are kept while nothing else is told of their things, and no longer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from starlette.testclient import TestClient

from benchmarks.synthetic import readings
from communique.faces.web import ahead, rows
from communique.faces.web.ahead import Ahead
from communique.faces.web.app import pages
from communique.faces.web.house import House
from communique.faces.web.kept_rows import Row, Rows
from communique.faces.web.listings import LISTINGS, Listed, Listing
from communique.register import Filter, Register, open_register
from tests.desk.releases import READINGS
from tests.register.factories import meeting, reading, release, said
from tests.register.test_memory import WRITES

THINGS = [name for name, one in LISTINGS.items() if one.lives]


@pytest.fixture
def own(address: str) -> Iterator[Register]:
    """A register of its own, held in memory, which a test may write to."""
    with open_register(address) as register:
        register.add_all(READINGS)
        register.add_all(readings(12, total=60))
        thread = register.hold()
        assert thread
        thread.join()
        yield register


def _client(register: Register) -> TestClient:
    return TestClient(pages(House(register=register)), base_url="http://localhost")


def _pages(client: TestClient) -> dict[str, str]:
    """The registers as a page shows them, and what each leads to."""
    asked = [f"/{name}{query}" for name in LISTINGS for query in ("", "?party=KR", "?sort=name", "?page=2")]
    return {path: answer.text for path in asked if (answer := client.get(path)).status_code == 200}


@pytest.mark.parametrize("write", WRITES, ids=lambda write: write.__name__.strip("_"))
def test_pages_of_kept_rows_show_what_was_written(own: Register, write: Callable[[Register], None]) -> None:
    client = _client(own)
    before = _pages(client)
    assert _pages(client) == before
    write(own)
    assert _pages(client) == _pages(_client(own)) != before


def test_a_merge_and_its_undoing_are_shown_at_once(own: Register) -> None:
    client = _client(own)
    before = _pages(client)
    one, other = own.things("agreement", Filter(by="name"))[:2]
    number = own.judging.merge(one.id, other.id, author="somebody")
    assert _pages(client) == _pages(_client(own)) != before
    own.judging.undo(number, author="somebody")
    assert _pages(client) == before


def test_a_signature_that_another_release_tells_is_shown_with_its_agreement(own: Register) -> None:
    client = _client(own)
    told = next(life for life in own.agreements(Filter()) if life.stage != "ended" and len(life.parties) == 2)
    document = release(f"Both sides withdrew from the {told.entity.name}.")
    ended = said(document, "event", act="withdraw", object=told.entity.name, parties=told.parties, status="done")
    before = client.get("/agreements").text
    own.add(reading(document, ended))
    assert client.get("/agreements").text == _client(own).get("/agreements").text != before


def test_only_things_of_which_something_else_is_told_are_made_anew(
    own: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = _client(own)
    _pages(client)
    made: list[str] = []
    as_html = rows.as_html

    def hear(one: Listing, row: Listed) -> object:
        made.append(one.name)
        return as_html(one, row)

    monkeypatch.setattr(rows, "as_html", hear)
    own.add(meeting())
    for name in ("agreements", "measures", "series", "initiatives"):
        client.get(f"/{name}")
    assert not made
    own.judging.record("right", own.records(Filter(kind="measure"))[0].id, author="somebody")
    client.get("/measures")
    assert made == ["measures"]


def test_as_of_a_day_rows_are_those_of_the_day(own: Register) -> None:
    client = _client(own)
    for name in THINGS:
        assert client.get(f"/{name}").status_code == 200
        assert client.get(f"/{name}?as_of=1999-01-01").text.count("<tr>") <= 1


def test_rows_not_shown_for_the_longest_go_first() -> None:
    kept, day = Rows(most=1000), date(2025, 12, 2)
    for id in ("one", "two", "three"):
        kept.put_all("measures", {id: Row(1, day, b"<tr></tr>")})
        kept.several("measures", {"one": 1}, day)
    kept.put_all("measures", {"four": Row(1, day, b"<tr></tr>")})
    assert set(kept.several("measures", dict.fromkeys(("one", "two", "three", "four"), 1), day)) == {
        "one",
        "three",
        "four",
    }
    assert not kept.several("measures", {"one": 2}, day)
    assert not kept.several("measures", {"one": 1}, date(2025, 12, 3))
    assert kept.size <= kept.most


def test_rows_are_made_before_anybody_asks_and_again_after_a_write(own: Register) -> None:
    house = House(register=own, rows=Rows(ahead=7))
    making = Ahead(_nothing, house)
    assert asyncio.run(making.make(own.stamp() or ""))
    assert all(len(_held(house, name)) == min(7, own.count_things(LISTINGS[name].kind)) for name in THINGS)
    own.judging.record("right", own.records(Filter(kind="measure"))[0].id, author="somebody")
    before = _held(house, "measures")
    assert asyncio.run(making.make(own.stamp() or ""))
    assert len(_held(house, "measures") - before) == 1


def test_no_more_rows_are_made_of_a_state_that_is_past(own: Register) -> None:
    house = House(register=own, rows=Rows(ahead=1000))
    assert not asyncio.run(Ahead(_nothing, house).make("another"))
    assert all(len(_held(house, name)) <= 10 for name in THINGS)


def test_rows_wait_until_the_register_is_held_in_memory(address: str) -> None:
    with open_register(address) as register:
        register.add_all(READINGS)
        house = House(register=register, rows=Rows(ahead=7))
        assert not asyncio.run(Ahead(_nothing, house).make(register.stamp() or ""))
        assert not house.rows.size


def _held(house: House, of: str) -> set[tuple[str, int]]:
    return {(id, row.mark) for (name, id), row in house.rows._rows.items() if name == of}


async def _nothing(*_: object) -> None:
    pass


def test_rows_that_cannot_be_made_ahead_are_left_to_their_readers(
    own: Register, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the database went away")

    monkeypatch.setattr(Register, "foresee", fail)
    monkeypatch.setattr(ahead, "_RESTS", 0.0)

    async def until_told(*_: object) -> None:
        while not caplog.messages:
            await asyncio.sleep(0)

    asyncio.run(Ahead(until_told, House(register=own, rows=Rows(ahead=7)))({"type": "lifespan"}, _nothing, _nothing))
    assert "the database went away" in caplog.text
