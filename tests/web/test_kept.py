"""An answer is kept only while the register stands as it stood, and only for those whom it was made for."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from communique.faces.web.app import application
from communique.faces.web.house import House
from communique.faces.web.keeping import Keeping
from communique.faces.web.kept import Answer, Kept
from communique.faces.web.serving import access
from communique.register import Filter, Register, open_register
from tests.desk.releases import READINGS


@pytest.fixture
def own(address: str) -> Iterator[Register]:
    """A register of its own, which a test may write to."""
    with open_register(address) as register:
        register.add(READINGS[0])
        yield register


def _client(register: Register, **headers: str) -> TestClient:
    return TestClient(application(House(register=register)), base_url="http://localhost", headers=headers)


def test_a_page_shows_what_was_added_after_it_was_kept(own: Register) -> None:
    client = _client(own)
    before = client.get("/").text
    assert client.get("/").text == before
    own.add(READINGS[1])
    assert READINGS[1].document.title not in before
    assert READINGS[1].document.title in client.get("/").text


def test_a_page_shows_what_another_program_added(own: Register, address: str) -> None:
    client = _client(own)
    before = client.get("/").text
    with open_register(address) as other:
        other.add(READINGS[1])
    assert READINGS[1].document.title not in before
    assert READINGS[1].document.title in client.get("/").text


def test_a_judgement_changes_a_page_that_was_kept(own: Register) -> None:
    client = _client(own)
    record = own.records(Filter(kind="event"))[0]
    total = client.get("/events.json").json()["total"]
    number = own.judging.record("wrong", record.id, author="somebody")
    assert client.get("/events.json").json()["total"] == total - 1
    own.judging.undo(number, author="somebody")
    assert client.get("/events.json").json()["total"] == total


def test_a_reader_who_has_the_page_is_sent_its_head_alone(own: Register) -> None:
    client = _client(own)
    first = client.get("/")
    again = client.get("/", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]
    own.add(READINGS[1])
    assert client.get("/", headers={"if-none-match": first.headers["etag"]}).status_code == 200


def test_what_a_reviewer_is_shown_is_not_kept_for_a_reader(own: Register) -> None:
    rules = access("127.0.0.1", tokens=["reader:reader-secret", "reviewer:reviewer-secret"])
    client = TestClient(application(House(register=own, access=rules)), base_url="http://localhost")
    at = f"/entity/{own.things('person')[0].id}"
    shown = {
        role: client.get(at, headers={"authorization": f"Bearer {role}-secret"}).text for role in ("reviewer", "reader")
    }
    assert "form_token" in shown["reviewer"]
    assert "form_token" not in shown["reader"]
    assert client.get(at).status_code == 401


def test_as_of_another_day_is_another_answer(own: Register) -> None:
    client = _client(own)
    shown = {day: client.get(f"/events.json?as_of={day}").json()["total"] for day in ("1999-01-01", "2030-01-01")}
    assert shown["1999-01-01"] == 0 < shown["2030-01-01"]


def test_a_packed_answer_goes_only_to_who_unpacks_it(own: Register) -> None:
    client = _client(own)
    for encoding, sent in (("gzip", "gzip"), ("identity", None), ("gzip", "gzip")):
        answer = client.get("/", headers={"accept-encoding": encoding})
        assert answer.headers.get("content-encoding") == sent
        assert "</html>" in answer.text


def test_the_stamp_changes_with_each_write_and_not_without(own: Register) -> None:
    stamps = [own.stamp(), own.stamp()]
    own.add(READINGS[1])
    stamps.append(own.stamp())
    own.judging.record("wrong", own.records()[0].id, author="somebody")
    stamps.append(own.stamp())
    assert stamps[0] == stamps[1]
    assert len(set(stamps)) == 3
    assert None not in stamps


def test_of_many_who_ask_at_once_one_answer_is_made(own: Register) -> None:
    made: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        made.append(scope["path"])
        await asyncio.sleep(0)
        await PlainTextResponse("page")(scope, receive, send)

    async def ask(keeping: Keeping) -> bytes:
        body = bytearray()

        async def send(message: Message) -> None:
            body.extend(message.get("body", b""))

        async def receive() -> Message:
            return {"type": "http.request"}

        scope = {"type": "http", "method": "GET", "path": "/brief/KR", "query_string": b"", "headers": []}
        await keeping(scope, receive, send)
        return bytes(body)

    async def many() -> list[bytes]:
        keeping = Keeping(app, House(register=own))
        return list(await asyncio.gather(*(ask(keeping) for _ in range(20))))

    assert asyncio.run(many()) == [b"page"] * 20
    # Over a server the stamps of twenty threads may be read before the first answer is made, and after it.
    assert len(made) == 1


def test_what_was_not_asked_for_the_longest_goes_first() -> None:
    kept = Kept(most=100)
    for name in ("one", "two"):
        kept.put((name,), Answer((), bytes(40)))
    kept.get(("one",))
    kept.put(("three",), Answer((), bytes(40)))
    assert [name for name in ("one", "two", "three") if kept.get((name,))] == ["one", "three"]
    kept.put(("whole",), Answer((), bytes(60)))
    assert kept.get(("whole",)) is None
    assert kept.size == 80
