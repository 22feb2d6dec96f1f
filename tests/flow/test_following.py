"""The daily round: what is new at an address is read and stored once, and the watches tell it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from communique.flow.following import Followed, FollowingError, visit
from communique.register import open_register
from communique.sources import Refusal
from tests.faces.conftest import Run

ITEM = """<item><title>{title}</title><link>http://127.0.0.1:{port}/{title}</link>
<pubDate>Mon, 01 Dec 2025 09:00:00 GMT</pubDate><description>{body}</description></item>"""
BODY = (
    "Minister Kim met his guest in Seoul on December 1 and asked Canada to withdraw the steel measure. "
    "The two sides agreed to meet again. The ministry said that the talks had been of use to both countries. "
) * 3


class _House(BaseHTTPRequestHandler):
    titles: list[str]

    def do_GET(self) -> None:
        port = self.server.server_address[1]
        items = "".join(ITEM.format(title=title, port=port, body=f"{title}. {BODY}") for title in self.titles)
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>House</title>{items}</channel></rss>'.encode()
        is_feed = self.path == "/feed.xml"
        self.send_response(200 if is_feed else 404)
        self.send_header("Content-Type", "application/rss+xml")
        self.end_headers()
        self.wfile.write(body if is_feed else b"")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, list[str]]]:
    monkeypatch.setenv("COMMUNIQUE_FETCH_PAUSE", "0")
    monkeypatch.setenv("COMMUNIQUE_FETCH_ATTEMPTS", "1")
    titles = ["First"]
    server = HTTPServer(("127.0.0.1", 0), type("House", (_House,), {"titles": titles}))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/feed.xml", titles
    server.shutdown()
    thread.join()
    server.server_close()


def test_only_what_is_new_is_stored_and_the_address_is_remembered(house: tuple[str, list[str]], tmp_path: Path) -> None:
    address, titles = house
    with open_register(tmp_path / "r.db") as register:
        first = list(visit(register, [address], Followed.at(tmp_path / "f.json"), allow_private=True))
        again = list(visit(register, [address], Followed.at(tmp_path / "f.json"), allow_private=True))
        titles.append("Second")
        later = list(visit(register, [address], Followed.at(tmp_path / "f.json"), allow_private=True))
    told = [[one for one in visited if not isinstance(one, Refusal)] for visited in (first, again, later)]
    assert [len(entries) for entries in told] == [1, 0, 1]
    assert set(Followed.at(tmp_path / "f.json").seen) == {address}


def test_an_address_that_cannot_be_had_is_refused_and_does_not_stop_the_others(
    house: tuple[str, list[str]], tmp_path: Path
) -> None:
    address, _ = house
    missing = address.replace("feed.xml", "nothing")
    with open_register(tmp_path / "r.db") as register:
        found = list(visit(register, [missing, address], Followed(tmp_path / "f.json"), allow_private=True))
    assert [isinstance(one, Refusal) for one in found][:2] == [True, False]


def test_a_broken_list_of_addresses_is_named(tmp_path: Path) -> None:
    (tmp_path / "f.json").write_text("[]")
    with pytest.raises(FollowingError, match=r"f\.json"):
        Followed.at(tmp_path / "f.json")


def test_the_daily_command_stores_and_tells(house: tuple[str, list[str]], tmp_path: Path, run: Run) -> None:
    address, _ = house
    files = ("--book", str(tmp_path / "w.json"), "--followed", str(tmp_path / "f.json"))
    run("watch", "add", "canada", "--party", "CA", "--book", str(tmp_path / "w.json"))
    first = run("daily", address, "--allow-private", *files, register=tmp_path / "r.db")
    assert "1 new documents" in first.stdout
    assert "canada: 1 new release" in first.stdout
    again = run("daily", "--allow-private", *files, register=tmp_path / "r.db")
    assert "0 new documents" in again.stdout
    assert "canada" not in again.stdout
