"""A brief kept with what it rests on stands after a write and after a restart, where it would be made just so again."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from communique.faces.web import shelf as shelves
from communique.faces.web.access import LOCAL_CALLER, Caller, Role
from communique.faces.web.app import pages
from communique.faces.web.house import House
from communique.faces.web.keeping import Keeping
from communique.faces.web.kept import Answer
from communique.faces.web.shelf import Shelf
from communique.faces.web.standing import Basis, Rested, Standing
from communique.register import Asked, Filter, Register, open_register, pack, unpack
from tests.desk.releases import READINGS
from tests.register.factories import meeting

PAIR, REVERSED, OTHER = "/brief/KR/CA", "/brief/CA/KR", "/brief/AU/CN"
TODAY = date(2025, 12, 2)
READER = Caller("reader", Role.READER)


@pytest.fixture
def own(address: str) -> Iterator[Register]:
    """A register of its own, which a test may write to."""
    with open_register(address) as register:
        register.add_all(READINGS)
        register.add(meeting(3, parties=("AU", "CN")))
        yield register


class Server:
    """A server of a register, as it is after each start: what it made is counted."""

    def __init__(self, register: Register, shelf: Shelf | None = None, today: date = TODAY) -> None:
        self.house = House(register=register, shelf=shelf, today=lambda: today)
        self.inner = pages(self.house)
        self.keeping = Keeping(self._make, self.house)
        self.made: list[str] = []

    async def _make(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self.house.register.listening() as asked:
            await self.inner(scope, receive, send)
        scope["asked"] = tuple(asked)
        self.made.append(scope["path"])

    def get(self, path: str, caller: Caller = LOCAL_CALLER) -> bytes:
        """The body of a page, packed, as this server sends it."""
        body = bytearray()

        async def send(message: Message) -> None:
            body.extend(message.get("body", b""))

        async def receive() -> Message:
            return {"type": "http.request"}

        scope = {
            "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b"",
            "headers": [(b"accept-encoding", b"gzip")], "caller": caller, "scheme": "http", "root_path": "",
            "http_version": "1.1", "client": None, "server": ("localhost", 80),
        }  # fmt: skip
        asyncio.run(self.keeping(scope, receive, send))
        return bytes(body)


def _shelf(folder: Path, **changed: object) -> Shelf:
    return replace(Shelf(folder / "pages", "a register", version="one"), **changed)  # type: ignore[arg-type]


WRITES: dict[str, Callable[[Register], object]] = {
    "a release on the pair": lambda own: own.add(meeting(7, parties=("KR", "CA"))),
    "a release on another pair": lambda own: own.add(meeting(8, parties=("BR", "AR"))),
    "a release on one of the two": lambda own: own.add(meeting(9, parties=("KR", "BR"))),
    "a record of the pair judged wrong": lambda own: own.judging.record(
        "wrong", own.records(Filter(parties=("KR", "CA")))[0].id, author="han"
    ),
    "a record of another pair judged wrong": lambda own: own.judging.record(
        "wrong", own.records(Filter(parties=("AU", "CN")))[0].id, author="han"
    ),
    "a record of the pair judged right": lambda own: own.judging.record(
        "right", own.records(Filter(parties=("KR", "CA")))[0].id, author="han"
    ),
    "a release found elsewhere too": lambda own: own.add(_elsewhere()),
    "a release read again": lambda own: list(own.reread(_shorter, [READINGS[0].document.id])),
}
TOUCHING = ("a release on the pair", "a record of the pair judged wrong", "a record of the pair judged right")


def _elsewhere() -> object:
    reading = READINGS[0]
    document = replace(reading.document, publisher="A ministry", url="https://a.example/release")
    return replace(reading, document=document)


def _shorter(document: object) -> object:
    del document
    return replace(READINGS[0], records=READINGS[0].records[1:], grammar="another")


@pytest.mark.parametrize("deed", WRITES)
@pytest.mark.parametrize("is_started_anew", [False, True])
def test_after_any_write_a_brief_is_what_a_new_server_would_make(
    own: Register, tmp_path: Path, deed: str, is_started_anew: bool
) -> None:
    server = Server(own, _shelf(tmp_path))
    before = {path: server.get(path) for path in (PAIR, REVERSED, OTHER)}
    WRITES[deed](own)
    server = Server(own, _shelf(tmp_path)) if is_started_anew else server
    after = {path: server.get(path) for path in before}
    assert after == {path: Server(own).get(path) for path in before}
    if deed in TOUCHING:
        assert after[PAIR] != before[PAIR]


@pytest.mark.parametrize("is_started_anew", [False, True])
def test_what_another_pairs_release_does_not_touch_is_not_made_again(
    own: Register, tmp_path: Path, is_started_anew: bool
) -> None:
    server = Server(own, _shelf(tmp_path))
    for path in (PAIR, OTHER):
        server.get(path)
    WRITES["a release on the pair"](own)
    server = Server(own, _shelf(tmp_path)) if is_started_anew else server
    server.made.clear()
    for path in (OTHER, PAIR):
        server.get(path)
    assert server.made == [PAIR]


def test_a_restart_finds_what_was_made_before(own: Register, tmp_path: Path) -> None:
    before = Server(own, _shelf(tmp_path)).get(PAIR)
    server = Server(own, _shelf(tmp_path))
    assert server.get(PAIR) == before
    assert server.made == []


@pytest.mark.parametrize("changed", ["version", "register", "day"])
def test_a_page_of_another_version_register_or_day_is_not_found(own: Register, tmp_path: Path, changed: str) -> None:
    Server(own, _shelf(tmp_path)).get(PAIR)
    other = {"version": {"version": "two"}, "register": {"register": "another"}}.get(changed, {})
    server = Server(own, _shelf(tmp_path, **other), date(2025, 12, 3) if changed == "day" else TODAY)
    server.get(PAIR)
    assert server.made == [PAIR]


def test_pages_of_earlier_days_are_thrown_away(own: Register, tmp_path: Path) -> None:
    for day in (TODAY, date(2025, 12, 3)):
        Server(own, _shelf(tmp_path), day).get(PAIR)
    kept = [path for path in (tmp_path / "pages").rglob("*") if path.is_file()]
    assert [path.parent.name for path in kept] == ["one-2025-12-03"]


@pytest.mark.parametrize("spoil", [lambda file: file[:-1], lambda file: b"", lambda file: file[:40] + b"x" + file[41:]])
def test_a_file_that_is_not_whole_is_not_believed(
    own: Register, tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    before = Server(own, _shelf(tmp_path)).get(PAIR)
    (file,) = (path for path in (tmp_path / "pages").rglob("*") if path.is_file())
    file.write_bytes(spoil(file.read_bytes()))
    server = Server(own, _shelf(tmp_path))
    assert server.get(PAIR) == before
    assert server.made == [PAIR]


def test_no_more_pages_are_kept_than_there_is_room_for(own: Register, tmp_path: Path) -> None:
    server = Server(own, _shelf(tmp_path, most=1))
    for path in (PAIR, OTHER, PAIR):
        server.get(path)
    assert len([path for path in (tmp_path / "pages").rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize("path", ["/brief/KR.json", "/brief/korea/canada", "/documents", "/"])
def test_only_plain_briefs_are_kept_on_the_disk(own: Register, tmp_path: Path, path: str) -> None:
    Server(own, _shelf(tmp_path)).get(path)
    assert not (tmp_path / "pages").exists()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="there are no owners of files here")
def test_a_folder_that_others_may_write_to_is_not_used(
    own: Register, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "pages").mkdir(mode=0o777)
    (tmp_path / "pages").chmod(0o777)
    Server(own, _shelf(tmp_path)).get(PAIR)
    assert not [path for path in (tmp_path / "pages").rglob("*") if path.is_file()]
    assert "others may write there" in caplog.text


def test_a_shelf_is_for_its_owner_alone(own: Register, tmp_path: Path) -> None:
    Server(own, _shelf(tmp_path)).get(PAIR)
    assert {path.stat().st_mode & 0o077 for path in [tmp_path / "pages", *(tmp_path / "pages").rglob("*")]} == {0}


def test_a_brief_is_one_answer_for_all_who_may_read(own: Register) -> None:
    server = Server(own)
    assert server.get(PAIR, READER) == server.get(PAIR, LOCAL_CALLER)
    assert server.made == [PAIR]


def test_both_orders_of_a_pair_rest_on_the_same(own: Register) -> None:
    server = Server(own)
    for path in (PAIR, REVERSED):
        server.get(path)
    one, other = server.house.standing._pages.values()
    assert one.answer.body != other.answer.body
    assert one.basis is other.basis


def test_of_standing_answers_those_not_asked_for_the_longest_go() -> None:
    standing = Standing(most=100)
    for name in ("one", "two"):
        standing.put((name,), Rested(Answer((), bytes(40)), Basis(name.encode(), ())))
    standing.get(("one",))
    standing.put(("three",), Rested(Answer((), bytes(40)), Basis(b"three", ())))
    assert [name for name in ("one", "two", "three") if standing.get((name,))] == ["one", "three"]
    assert standing.size == 43 + 45


def test_questions_are_packed_with_their_days() -> None:
    asked = (Asked("SELECT ?", ("a", 1, None)), Asked("SELECT ?", ("b",)), Asked("x", {"day": date(2025, 12, 2)}))
    assert unpack(pack(asked)) == asked
    with pytest.raises(TypeError):
        pack([Asked("SELECT ?", (object(),))])


def test_the_program_is_told_from_another_one_by_its_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "faces" / "web").mkdir(parents=True)
    (tmp_path / "page.html").write_text("one", "utf-8")
    monkeypatch.setattr(shelves, "__file__", str(tmp_path / "faces" / "web" / "shelf.py"))
    shelves.program.cache_clear()
    versions = [shelves.program()]
    (tmp_path / "page.html").write_text("two", "utf-8")
    shelves.program.cache_clear()
    versions.append(shelves.program())
    shelves.program.cache_clear()
    assert versions[0] != versions[1]


def test_what_is_kept_on_the_disk_has_no_address(own: Register, tmp_path: Path) -> None:
    shelf = _shelf(tmp_path)
    Server(own, shelf).get(PAIR)
    (file,) = (path for path in (tmp_path / "pages").rglob("*") if path.is_file())
    ask = TestClient(pages(House(register=own, shelf=shelf)), base_url="http://localhost")
    for path in (f"/{file.name}", f"/static/{file.name}", f"/static/..%2f..%2f{file.name}", f"/static/{file}"):
        assert ask.get(path).status_code == 404
