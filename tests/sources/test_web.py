"""Addresses, fetched from a real server on this machine: with leave to visit it, and refused without."""

from __future__ import annotations

import gzip
import itertools
import ssl
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import stamina
import trustme

from communique.records import Document
from communique.sources import Refusal, addresses, publishers
from communique.sources.addresses import is_public
from tests.sources import makers
from tests.sources.makers import BODY, TEXT, TITLE, document, fault, taken

PAGE = (Path(__file__).parent / "pages" / "motir.html").read_text("utf-8")
Answer = tuple[int, dict[str, str], bytes]


class House:
    """A house that answers each path as told, and remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | list[Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        house = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                house.asked.append((self.path, dict(self.headers)))
                status, headers, data = house.answer(self.path)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def speaks_tls(self, certificate: trustme.LeafCert) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)

    def answer(self, path: str) -> Answer:
        told = self.answers.get(path, (404, {}, b"nothing here"))
        return told.pop(0) if isinstance(told, list) else told

    def tells(self, path: str, data: str | bytes, status: int = 200, **headers: str) -> str:
        raw = data.encode() if isinstance(data, str) else data
        self.answers[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, raw)
        return self.url + path


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setenv("COMMUNIQUE_FETCH_PAUSE", "0")
    stamina.set_testing(True, attempts=3)
    made = House()
    yield made
    made.server.shutdown()
    made.server.server_close()
    stamina.set_testing(False)


def test_page_is_fetched_and_read(house: House) -> None:
    url = house.tells("/news/1", PAGE, Content_Type="text/html; charset=utf-8")
    one = document(url, allow_private=True)
    assert (one.title, one.published, one.source, one.url) == (
        TITLE.replace("Their Steel Trade", "Steel Licences"),
        date(2025, 11, 28),
        url,
        url,
    )


@pytest.mark.parametrize(
    ("path", "data", "kind"),
    [
        ("/a.pdf", makers.pdf(TITLE, *BODY), "application/pdf"),
        ("/a.docx", makers.word(*BODY), "application/octet-stream"),
        ("/a", TEXT.encode(), "text/plain; charset=utf-8"),
        ("/a.jsonl", makers.record(), "application/json"),
        ("/packed", gzip.compress(TEXT.encode()), "application/gzip"),
    ],
)
def test_every_kind_can_come_from_an_address(house: House, path: str, data: bytes, kind: str) -> None:
    assert document(house.tells(path, data, Content_Type=kind), allow_private=True).title == TITLE


def test_this_machine_is_not_visited_without_leave(house: House) -> None:
    url = house.tells("/secret", PAGE)
    assert "private network" in fault(url)
    assert "private network" in fault(url.replace("127.0.0.1", "localhost"))
    assert house.asked == []


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "224.0.0.1", "255.255.255.255", "localhost",
    ],
)  # fmt: skip
def test_no_spelling_of_a_private_address_gets_through(host: str) -> None:
    assert "private network" in fault(f"http://{host}:9/")


@pytest.mark.parametrize("number", ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8"])
def test_public_addresses_are_public(number: str) -> None:
    assert is_public(number)


def test_redirect_into_a_private_network_is_refused(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host counts as public here; the address it sends us on to does not."""
    monkeypatch.setattr(addresses, "is_public", lambda number: number == "127.0.0.1")
    house.tells("/robots.txt", "")
    assert "private network" in fault(house.tells("/a", "", 302, Location="http://169.254.169.254/latest/meta-data"))
    assert "not http" in fault(house.tells("/b", "", 302, Location="file:///etc/passwd"))


def test_name_that_resolves_anew_is_connected_to_the_address_that_was_checked(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def getaddrinfo(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(2, 1, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr("communique.sources.addresses.socket.getaddrinfo", getaddrinfo)
    url = house.tells("/a", TEXT, Content_Type="text/plain").replace("127.0.0.1", "house.example")
    assert document(url, allow_private=True).title == TITLE
    assert "127.0.0.1" in asked  # the connection itself asks for the number only
    assert house.asked[-1][1]["Host"].startswith("house.example:")


def test_certificate_must_hold_for_the_name_though_the_number_is_visited(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    monkeypatch.setattr(
        "communique.sources.addresses.socket.getaddrinfo",
        lambda host, port, *_, **__: [(2, 1, 6, "", ("127.0.0.1", port))],
    )
    house.tells("/a", TEXT, Content_Type="text/plain")
    house.speaks_tls(authority.issue_cert("house.example"))
    port = house.server.server_port
    assert document(f"https://house.example:{port}/a", allow_private=True).title == TITLE
    assert "certificate" in fault(f"https://other.example:{port}/a", allow_private=True)


def test_redirects_are_followed_up_to_a_limit(house: House) -> None:
    house.tells("/new", TEXT, Content_Type="text/plain")
    moved = house.tells("/old", "", 301, Location="/new")
    one = document(moved, allow_private=True)
    assert (one.source, one.url) == (moved, f"{house.url}/new")
    assert "sends on to no address" in fault(house.tells("/odd", "", 302, Location="http://[::1"), allow_private=True)
    assert "redirects" in fault(house.tells("/loop", "", 302, Location="/loop"), allow_private=True)


def test_robots_are_obeyed(house: House) -> None:
    house.tells("/robots.txt", "User-agent: *\nDisallow: /closed/\n", Content_Type="text/plain")
    house.tells("/open/a", TEXT, Content_Type="text/plain")
    assert "robots.txt" in fault(house.tells("/closed/a", TEXT), allow_private=True)
    assert document(f"{house.url}/open/a", allow_private=True).title == TITLE
    assert "/closed/a" not in [path for path, _ in house.asked]


def test_site_whose_robots_cannot_be_had_is_left_alone(house: House) -> None:
    house.tells("/robots.txt", "", 503)
    assert "answers 503" in fault(house.tells("/a", TEXT), allow_private=True)


def test_busy_house_is_asked_again(house: House) -> None:
    house.answers["/a"] = [(503, {}, b""), (429, {}, b""), (200, {"Content-Type": "text/plain"}, TEXT.encode())]
    assert document(f"{house.url}/a", allow_private=True).title == TITLE


@pytest.mark.parametrize(
    ("status", "said"), [(404, "answers 404"), (403, "answers 403"), (500, "answers 500, asked 3 times")]
)
def test_answer_that_is_no_page_is_refused(house: House, status: int, said: str) -> None:
    assert said in fault(house.tells("/a", "sorry", status), allow_private=True)


def test_page_over_the_limit_is_refused_also_when_it_came_packed(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_SIZE_LIMIT", "1")
    large = b"word " * 400_000
    plain = house.tells("/a", large, Content_Type="text/plain")
    packed = house.tells("/b", gzip.compress(large), Content_Type="text/plain", Content_Encoding="gzip")
    assert "larger than 1 MB" in fault(plain, allow_private=True)
    assert "larger than 1 MB" in fault(packed, allow_private=True)


def test_page_that_takes_too_long_to_arrive_is_refused(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the visitor runs a minute at each look."""
    minutes = itertools.count(0, 60)
    monkeypatch.setattr("communique.sources.web.time.monotonic", lambda: next(minutes))
    assert "more than 30 seconds" in fault(house.tells("/a", TEXT), allow_private=True)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://name:word@house.example/", "name or password"),
        ("http:///a", "without a host"),
        ("http://[::1/a", "no address"),
        (f"http://{'a' * 70}.example/a", "no such host"),  # a label too long for any name: no server is asked
        ("http://house.example:99999/", "no address"),
    ],
)
def test_address_that_is_none_is_refused(url: str, said: str) -> None:
    assert said in fault(url)


def feed_of(house: House, *links: str, body: str = "<p>In short.</p>") -> str:
    items = (makers.item(title=f"Feed title {n}", link=link, body=body) for n, link in enumerate(links))
    return house.tells("/feed", makers.rss(*items), Content_Type="application/rss+xml")


def test_pages_behind_a_feed_of_summaries_are_fetched(house: House) -> None:
    page = house.tells("/1", PAGE, Content_Type="text/html")
    first, second = taken(feed_of(house, page, f"{house.url}/gone"), allow_private=True)
    assert isinstance(first, Document)
    assert (first.title, first.url) == ("Korea and Canada Review Steel Licences", page)
    assert isinstance(second, Refusal)
    assert str(second) == f"{house.url}/gone: the house answers 404"


def test_known_house_gives_what_its_feeds_carry(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    url = feed_of(house, f"{house.url}/1", body="".join(f"<p>{line}</p>" for line in BODY * 4))
    known = publishers.by_key("ustr")
    assert known is not None
    monkeypatch.setattr(publishers, "by_key", lambda key: replace(known, feeds=(url,)) if key == "ustr" else None)
    assert document("house:ustr", allow_private=True).title == "Feed title 0"
    assert "no known house" in fault("house:nobody")


def test_feed_that_carries_whole_releases_is_not_followed(house: House) -> None:
    body = "".join(f"<p>{line}</p>" for line in BODY * 4)
    assert document(feed_of(house, f"{house.url}/1", body=body), allow_private=True).title == "Feed title 0"
    assert "/1" not in [path for path, _ in house.asked]


def test_summaries_are_taken_as_they_are_when_links_are_not_to_be_followed(house: House) -> None:
    one = document(feed_of(house, f"{house.url}/1"), allow_private=True, follow=False)
    assert one.text == "Feed title 0\n\nIn short."
