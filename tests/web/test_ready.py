"""Long pages are made beside the server, and what will be asked is made before it is."""

from __future__ import annotations

import asyncio
import gzip
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.faces.web import keeping, making, ready
from communique.faces.web.access import LOCAL_CALLER, Access, Caller, Role
from communique.faces.web.app import application, pages
from communique.faces.web.house import House
from communique.faces.web.keeping import Keeping
from communique.faces.web.makers import Plan, at_work
from communique.faces.web.making import Made, Making
from communique.faces.web.ready import Ready
from communique.register import Filter, Register, open_register
from tests.desk.releases import READINGS
from tests.register.factories import meeting


@pytest.fixture
def own(address: str) -> Iterator[Register]:
    """A register of its own, which a test may write to."""
    with open_register(address) as register:
        register.add_all(READINGS)
        yield register


def _asked(path: str, caller: Caller = LOCAL_CALLER, query: bytes = b"") -> Scope:
    scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": query}
    return scope | {"headers": [], "caller": caller}


async def _ask(app: ASGIApp, scope: Scope) -> bytes:
    body = bytearray()

    async def send(message: Message) -> None:
        body.extend(message.get("body", b""))

    async def receive() -> Message:
        return {"type": "http.request"}

    await app(scope, receive, send)
    return bytes(body)


def _make(making: Ready) -> None:
    async def make() -> None:
        await making.make(await making.state())

    asyncio.run(make())


class _Pages:
    """An application that remembers what it made."""

    def __init__(self) -> None:
        self.made: list[tuple[str, Caller]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.made.append((scope["path"], scope["caller"]))
        await PlainTextResponse("by the server")(scope, receive, send)


class _Elsewhere:
    """Makers that make the same page always, or none."""

    def __init__(self, answer: list[Message] | None) -> None:
        self.answer = answer

    async def begun(self) -> None:
        pass

    async def make(self, scope: Scope) -> Made | None:
        return Made(self.answer) if self.answer else None


BESIDE: list[Message] = [
    {"type": "http.response.start", "status": 200, "headers": []},
    {"type": "http.response.body", "body": b"beside the server"},
]


@pytest.mark.parametrize(
    ("path", "makers", "body"),
    [
        ("/brief/KR/CA", _Elsewhere(BESIDE), b"beside the server"),
        ("/timeline", _Elsewhere(BESIDE), b"beside the server"),
        ("/measures", _Elsewhere(BESIDE), b"by the server"),
        ("/brief/KR/CA", _Elsewhere(None), b"by the server"),
        ("/brief/KR/CA", None, b"by the server"),
    ],
)
def test_long_pages_are_made_beside_the_server_while_that_can_be(
    path: str, makers: _Elsewhere | None, body: bytes
) -> None:
    assert asyncio.run(_ask(Making(_Pages(), makers), _asked(path))) == body


def test_a_few_pages_are_made_at_a_time_and_files_wait_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_AT_A_TIME", 2)
    at_work, most, sent = 0, 0, list[str]()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        nonlocal at_work, most
        if not scope["path"].startswith("/static/"):
            at_work, most = at_work + 1, max(most, at_work + 1)
            for _ in range(5):
                await asyncio.sleep(0)
            at_work -= 1
        sent.append(scope["path"])
        await PlainTextResponse("page")(scope, receive, send)

    async def many() -> None:
        passing = Making(app, None)
        paths = [*(f"/measures?page={at}" for at in range(6)), "/static/icon.svg"]
        await asyncio.gather(*(_ask(passing, _asked(path)) for path in paths))

    asyncio.run(many())
    assert most == 2
    assert sent[0] == "/static/icon.svg"
    assert len(sent) == 7


def test_a_page_made_beside_the_server_is_the_page_that_the_server_makes(
    own: Register, address: str, tmp_path: Path
) -> None:
    access = Access()
    with at_work(Plan(address, tmp_path / "watches.json", access), 1) as makers:
        assert makers is not None
        makers.began.result(60)
        shown = []
        for working in (None, makers):
            house = House(register=own, access=access, makers=working)
            client = TestClient(application(house), base_url="http://localhost")
            shown += [client.get("/brief/KR/CA"), client.get("/brief/KR/CA.json"), client.get("/brief/KR/nowhere")]
    assert [one.status_code for one in shown] == [200, 200, 400] * 2
    assert [one.text for one in shown[:3]] == [one.text for one in shown[3:]]


@pytest.fixture
def beside(own: Register, address: str, tmp_path: Path) -> Iterator[TestClient]:
    """The web with a process that makes long pages, and everything that was made there."""
    with at_work(Plan(address, tmp_path / "watches.json", Access()), 1) as makers:
        assert makers is not None
        makers.began.result(60)
        yield TestClient(application(House(register=own, makers=makers)), base_url="http://localhost")


def _is_made_again(client: TestClient, path: str, write: Callable[[], object]) -> bool:
    """Whether a page that was asked is made again after a write; asked once more, it is as a new process makes it."""
    before = client.get(path)
    house: House = client.app.app.state.house if hasattr(client.app, "app") else client.app.state.house  # type: ignore[attr-defined]
    rested = dict(house.standing._pages)
    assert rested
    write()
    after = client.get(path)
    assert (before.status_code, after.status_code) == (200, 200)
    fresh = TestClient(application(House(register=house.register)), base_url="http://localhost").get(path)
    assert after.text == fresh.text
    return dict(house.standing._pages) != rested


def test_a_brief_stands_after_a_write_that_does_not_touch_what_it_tells(own: Register, beside: TestClient) -> None:
    other = meeting(7, parties=("BR", "AR"))
    assert not _is_made_again(beside, "/brief/KR/CA", lambda: own.add(other))
    assert not _is_made_again(
        beside,
        "/brief/KR/CA",
        lambda: own.judging.record("wrong", own.records(Filter(parties=("BR",)))[0].id, author="han"),
    )


def test_what_an_answer_rests_on_is_asked_when_no_reader_waits_any_more(own: Register) -> None:
    house = House(register=own)
    others = asyncio.Event()

    async def pages(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == "/slow":
            await others.wait()
        scope["asked"] = ()
        await _Pages()(scope, receive, send)

    async def both() -> tuple[int, int]:
        passing = Keeping(pages, house)
        slow = asyncio.create_task(_ask(passing, _asked("/slow")))
        while not passing.waiting:
            await asyncio.sleep(0)
        quick = asyncio.create_task(_ask(passing, _asked("/brief/KR/CA")))
        while not house.kept.size:
            await asyncio.sleep(0)
        meanwhile = len(house.standing)
        others.set()
        await asyncio.gather(slow, quick)
        return meanwhile, len(house.standing)

    assert asyncio.run(both()) == (0, 2)


@pytest.mark.parametrize("kind", ["event", "measure", "role"])
def test_a_brief_is_made_again_when_one_of_its_records_was_judged(own: Register, beside: TestClient, kind: str) -> None:
    record = own.records(Filter(kind=kind, documents=(own.records(Filter(parties=("KR", "CA")))[0].source.id,)))[0]
    assert _is_made_again(beside, "/brief/KR/CA", lambda: own.judging.record("wrong", record.id, author="han"))


def test_a_brief_is_made_again_when_a_release_tells_more_of_it(own: Register, beside: TestClient) -> None:
    assert _is_made_again(beside, "/brief/KR/CA", lambda: own.add(meeting(7, parties=("KR", "CA"))))


def test_what_was_asked_is_made_again_the_last_first_then_where_readers_begin_then_the_briefs_of_the_busiest_pairs(
    own: Register,
) -> None:
    made = _Pages()
    making = Ready(made, House(register=own, ready=5 + 2 * len(ready.FIRST)))
    reader = Caller("reader", Role.READER)

    async def asked_and_made() -> None:
        for path, caller in (("/measures", LOCAL_CALLER), ("/brief/KR.docx", reader), ("/watches", reader)):
            await _ask(making, _asked(path, caller))
        await _ask(making, _asked("/events", reader))
        made.made.clear()
        await making.make(await making.state())

    asyncio.run(asked_and_made())
    asked = [("/events", reader), ("/measures", LOCAL_CALLER)]
    follow = [(path, caller) for path in ready.FIRST for caller in (LOCAL_CALLER, reader)]
    briefs = [(f"/brief/{party}", keeping.ANYBODY) for party in own.busiest_parties(3)]
    assert made.made == [*asked, *follow, *briefs]


def test_the_briefs_of_all_parties_and_pairs_are_made_the_busiest_first_and_pairs_in_both_orders(own: Register) -> None:
    made = _Pages()
    _make(Ready(made, House(register=own, ready=10_000)))
    parties, pairs = own.busiest_parties(1000), own.busiest_pairs(1000)
    paths = [path for path, caller in made.made if caller == keeping.ANYBODY]
    both = [*pairs, *((other, one) for one, other in pairs)]
    assert paths == [*(f"/brief/{one}" for one in parties), *(f"/brief/{one}/{other}" for one, other in both)]
    assert len(set(paths)) == len(paths) > 3


def test_the_front_page_the_registers_and_the_calendar_are_kept_before_anybody_asks(own: Register) -> None:
    house, nobody = House(register=own, ready=len(ready.FIRST)), _Pages()
    passing = Keeping(pages(house), house)
    _make(Ready(passing, house))
    passing.app = nobody
    for path in ("/", "/events", "/measures", "/agreements", "/people", "/commitments", "/calendar"):
        packed = [(b"accept-encoding", b"gzip")]
        assert b"</html>" in gzip.decompress(asyncio.run(_ask(passing, _asked(path) | {"headers": packed})))
    assert not nobody.made


def test_what_lists_are_counted_by_is_brought_up_to_date_before_anybody_asks(own: Register) -> None:
    thread = own.hold()
    assert thread
    thread.join()
    before = own._held.tallies if own._held else None
    own.judging.record("wrong", own.records()[0].id, author="somebody")
    with TestClient(application(House(register=own, ready=1)), base_url="http://localhost") as client:
        deadline = time.monotonic() + 60
        while own._held and own._held.stamp != own.stamp() and time.monotonic() < deadline:
            client.get("/static/icon.svg")
    assert own._held
    assert own._held.tallies is not before


def test_all_that_a_server_makes_by_itself_is_known_to_rest_on_something(
    own: Register, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready, "_RESTS", 0.0)
    monkeypatch.setattr(ready, "FIRST", ())
    with at_work(Plan(address, tmp_path / "watches.json", Access()), 1) as makers:
        house = House(register=own, makers=makers, ready=2)
        with TestClient(application(house), base_url="http://localhost") as client:
            deadline = time.monotonic() + 60
            while len(house.standing) < 2 and time.monotonic() < deadline:
                client.get("/static/icon.svg")
    assert len(house.standing) == 2
    assert house.kept.size == 0


def test_a_running_server_makes_pages_by_itself_and_again_after_a_write(
    own: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready, "_RESTS", 0.0)
    house = House(register=own, ready=2)
    with TestClient(application(house), base_url="http://localhost") as client:
        for write in (lambda: None, lambda: own.judging.record("wrong", own.records()[0].id, author="somebody")):
            write()
            kept = house.kept.size
            deadline = time.monotonic() + 60
            while house.kept.size == kept and time.monotonic() < deadline:
                client.get("/static/icon.svg")
            assert house.kept.size > kept


def test_after_a_page_that_cannot_be_made_no_other_is_tried(own: Register, caplog: pytest.LogCaptureFixture) -> None:
    tried: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        tried.append(scope["path"])
        raise OSError("the disk is full")

    _make(Ready(app, House(register=own, ready=4)))
    assert len(tried) == 1
    assert "the disk is full" in caplog.text


def test_a_page_that_waited_long_does_not_hold_up_the_next_as_long(
    own: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, slept = [0.0], list[float]()

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        now[0] += 60.0 if scope["path"] == ready.FIRST[0] else 0.5

    monkeypatch.setattr(ready.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(ready.asyncio, "sleep", sleep)
    _make(Ready(app, House(register=own, ready=2)))
    assert slept == [ready._RESTS, 0.5]


def test_nothing_more_is_made_of_a_state_that_is_past(own: Register) -> None:
    made = _Pages()
    asyncio.run(Ready(made, House(register=own, ready=4)).make(("a stamp of before", date(2025, 12, 2))))
    assert len(made.made) == 1


@pytest.mark.parametrize("most", [1, 2])
def test_the_busiest_pairs_are_those_most_records_name_together(own: Register, most: int) -> None:
    pairs = own.busiest_pairs(most)
    counts = [own.count(Filter(parties=pair)) for pair in pairs]
    assert len(pairs) == most
    assert counts == sorted(counts, reverse=True)
    assert all(one < other for one, other in pairs)
