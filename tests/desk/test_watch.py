"""Watches: what is new is told once, with its reason and its sentence, wherever it is sent."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from communique.desk.watch import Watch, WatchBook, WatchError, look, report_text
from communique.flow.telling import NotSentError, mail, post
from communique.register import Register, open_register
from tests.desk.releases import cepa, steel

STEEL = Watch(name="steel", parties=("KR", "CA"), sector="steel")


@pytest.mark.parametrize(
    ("watch", "reason"),
    [
        (STEEL, "South Korea and Canada; sector steel"),
        (Watch(name="w", person="Dostal"), "person “Dostal”"),
        (Watch(name="w", measure="steel quota"), "measure “steel quota”"),
        (Watch(name="w", words="withdraw"), "words “withdraw”"),
        (Watch(name="w", kind="figure"), "figure records"),
    ],
)
def test_a_watch_tells_why_and_in_which_sentence(register: Register, watch: Watch, reason: str) -> None:
    found = look(register, watch)
    assert found.matches
    for match in found.matches:
        assert match.reason == reason
        assert " ".join(match.stored.record.quote.words.split()) in match.sentence


def test_what_was_told_is_not_told_again_and_what_comes_later_is(tmp_path: Path) -> None:
    book = WatchBook(tmp_path / "watches.json")
    book.add(Watch(name="korea", parties=("KR",)))
    with open_register(tmp_path / "r.db") as register:
        register.add(steel())
        first = look(register, book.named("korea"))
        book.remember("korea", first.documents)
        book = WatchBook.at(book.path)
        assert first.matches
        assert not look(register, book.named("korea")).matches
        register.add(cepa())
        assert {match.stored.source.title for match in look(register, book.named("korea")).matches} == {
            "A committee for the CEPA"
        }


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ({"name": "w"}, "asks for nothing"),
        ({"name": " ", "words": "a"}, "needs a name"),
        ({"name": "w", "sector": "x"}, "no sector"),
    ],
)
def test_a_watch_that_cannot_work_is_refused(asked: dict[str, str], fault: str) -> None:
    with pytest.raises(WatchError, match=fault):
        Watch(**asked)  # type: ignore[arg-type]


def test_a_broken_book_is_named_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "watches.json"
    path.write_text("{")
    with pytest.raises(WatchError, match=r"watches\.json"):
        WatchBook.at(path)
    assert path.read_text() == "{"


class _Post(BaseHTTPRequestHandler):
    taken: list[bytes]

    def do_POST(self) -> None:
        self.taken.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(500 if self.path == "/broken" else 204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Smtp(socketserver.StreamRequestHandler):
    taken: list[bytes]

    def handle(self) -> None:
        self.wfile.write(b"220 test\r\n")
        data: list[bytes] | None = None
        for line in self.rfile:
            if data is not None:
                if line == b".\r\n":
                    self.taken.append(b"".join(data))
                    data = None
                    self.wfile.write(b"250 taken\r\n")
                else:
                    data.append(line)
            elif line.upper().startswith(b"DATA"):
                data = []
                self.wfile.write(b"354 go on\r\n")
            elif line.upper().startswith(b"QUIT"):
                self.wfile.write(b"221 bye\r\n")
                return
            else:
                self.wfile.write(b"250 ok\r\n")


@contextmanager
def serving(server: socketserver.TCPServer) -> Iterator[int]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_report_is_mailed(register: Register) -> None:
    taken: list[bytes] = []
    handler = type("Handler", (_Smtp,), {"taken": taken})
    with serving(socketserver.TCPServer(("127.0.0.1", 0), handler)) as port:
        mail(
            look(register, STEEL),
            to="desk@example.org\r\nBcc: x@example.org",
            sender="c@example.org",
            server=f"smtp://127.0.0.1:{port}",
        )
    text = taken[0].decode()
    assert "steel: 1 new release" in text
    assert "He asked Canada to withdraw the measure" in text
    assert "\r\nBcc:" not in text


def test_a_report_is_posted_as_json(register: Register) -> None:
    taken: list[bytes] = []
    handler = type("Handler", (_Post,), {"taken": taken})
    with serving(HTTPServer(("127.0.0.1", 0), handler)) as port:
        post(look(register, STEEL), url=f"http://127.0.0.1:{port}/hook")
        with pytest.raises(NotSentError, match="not taken"):
            post(look(register, STEEL), url=f"http://127.0.0.1:{port}/broken")
    report = json.loads(taken[0])
    assert report["watch"] == "steel"
    assert all(match["record"]["quote"]["words"] and match["sentence"] for match in report["matches"])


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.org/x"])
def test_a_webhook_is_an_http_address(register: Register, url: str) -> None:
    with pytest.raises(NotSentError, match="http or https"):
        post(look(register, STEEL), url=url)


def test_a_report_groups_sentences_by_release(register: Register) -> None:
    told = report_text(look(register, STEEL))
    assert told.count("Korea and Canada talk about steel") == 1
