"""Pages from the web, fetched as a polite guest. Refuses what robots.txt forbids, what is private, large or slow.

Needs the [sources] extra; imported only when the first address comes.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpx2
import stamina
from protego import Protego

from communique import settings
from communique.sources.addresses import check_form, resolved
from communique.sources.material import Material
from communique.sources.refusal import RefusedError

logging.getLogger("stamina").setLevel(logging.ERROR)  # each further attempt would be a line on standard error
_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_ROBOTS_SIZE = 500_000  # bytes; RFC 9309 asks for at least 500 KiB


@dataclass(frozen=True, slots=True)
class Page:
    """What came back for an address: its material, or None where nothing changed since the last visit.

    `etag` and `modified` are what to ask with the next time (RFC 9110, section 8.8).
    """

    material: Material | None
    etag: str | None
    modified: str | None


class _BusyError(Exception):
    """The house does not answer, or asks to come again: worth another attempt."""


class _CheckedTransport(httpx2.BaseTransport):
    """Connects only to addresses that were checked after their name was resolved."""

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private
        # No connection is kept: the next name at the same address must show a certificate of its own.
        self._inner = httpx2.HTTPTransport(limits=httpx2.Limits(max_keepalive_connections=0))

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer to the request, asked of the checked numeric address under the name's own certificate."""
        host = request.url.host
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        address = resolved(host, port, allow_private=self._allow_private)
        asked = httpx2.Request(
            request.method,
            request.url.copy_with(host=address),
            headers=request.headers,  # "Host" in here still says the name
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": host},
        )
        return self._inner.handle_request(asked)

    def close(self) -> None:
        """Closes the connections."""
        self._inner.close()


@dataclass(slots=True)
class Visitor:
    """Fetches pages over one run: remembers each host's robots.txt and waits between pages of one host."""

    allow_private: bool
    size_limit: int
    _client: httpx2.Client = field(init=False)
    _robots: dict[str, Protego] = field(init=False, default_factory=dict)
    _visited: dict[str, float] = field(init=False, default_factory=dict)
    _seconds: int = field(init=False, default_factory=settings.FETCH_SECONDS.number)

    def __post_init__(self) -> None:
        self._client = httpx2.Client(
            transport=_CheckedTransport(allow_private=self.allow_private),
            headers={"User-Agent": settings.USER_AGENT.read(), "Accept-Language": "en, *;q=0.5"},
            timeout=self._seconds,
            trust_env=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def fetch(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Page:
        """The page at the address. Raises RefusedError, saying why, when it may not or cannot be had."""
        address = url
        asked = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in asked.items() if value}
        for _ in range(_MOST_REDIRECTS + 1):
            check_form(address)
            self._ask_robots(address)
            answer = self._answer(address, headers)
            if answer.status not in _REDIRECTS or not answer.headers.get("location"):
                return _page(url, address, answer)
            address = _onward(address, answer.headers["location"])
        raise RefusedError(f"more than {_MOST_REDIRECTS} redirects")

    def _ask_robots(self, address: str) -> None:
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._rules(f"{site}/robots.txt")
        if not self._robots[site].can_fetch(address, settings.USER_AGENT.read()):
            raise RefusedError("robots.txt of the site asks not to fetch it")

    def _rules(self, address: str) -> Protego:
        """The site's rules: none where it has no robots.txt; RFC 9309 forbids all where it cannot be had for now."""
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._answer(address, {}, limit=_ROBOTS_SIZE)
            if answer.status not in _REDIRECTS or not answer.headers.get("location"):
                break
            address = _onward(address, answer.headers["location"])
            check_form(address)
        return Protego.parse(answer.data.decode("utf-8", "replace") if answer.status == 200 else "")

    def _answer(self, address: str, headers: dict[str, str], *, limit: int | None = None) -> _Answer:
        self._wait_for(urlsplit(address).netloc)
        attempts = settings.FETCH_ATTEMPTS.number()
        try:
            for attempt in stamina.retry_context(on=_BusyError, attempts=attempts, wait_initial=1.0, wait_max=10.0):
                with attempt:
                    return self._ask(address, headers, limit or self.size_limit)
        except _BusyError as error:
            raise RefusedError(f"{error}, asked {attempts} {'time' if attempts == 1 else 'times'}") from error
        raise RefusedError("COMMUNIQUE_FETCH_ATTEMPTS is less than 1")

    def _ask(self, address: str, headers: dict[str, str], limit: int) -> _Answer:
        until = time.monotonic() + self._seconds
        try:
            with self._client.stream("GET", address, headers=headers) as response:
                if response.status_code in _BUSY:
                    raise _BusyError(f"the house answers {response.status_code}")
                data = b"".join(self._pieces(response, until, limit))
                return _Answer(response.status_code, response.headers, data, response.charset_encoding)
        except httpx2.TransportError as error:
            if "CERTIFICATE" in str(error).upper():
                raise RefusedError("its certificate does not hold for its name") from error
            raise _BusyError(f"the house does not answer ({type(error).__name__})") from error
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise RefusedError(f"cannot be fetched: {error}") from error

    def _pieces(self, response: httpx2.Response, until: float, limit: int) -> Iterator[bytes]:
        size = 0
        for piece in response.iter_bytes():  # unpacked: a compressed bomb is counted by what comes out
            size += len(piece)
            if size > limit:
                raise RefusedError(f"larger than {limit / 1_000_000:g} MB")
            if time.monotonic() > until:
                raise RefusedError(f"takes more than {self._seconds} seconds to arrive")
            yield piece

    def _wait_for(self, host: str) -> None:
        pause = settings.FETCH_PAUSE.number() / 1000
        since = time.monotonic() - self._visited.get(host, -pause)
        if since < pause:
            time.sleep(pause - since)
        self._visited[host] = time.monotonic()


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: httpx2.Headers
    data: bytes
    charset: str | None


def _onward(address: str, location: str) -> str:
    try:
        return urljoin(address, location)
    except ValueError as error:
        raise RefusedError("sends on to no address that can be read") from error


def _page(url: str, address: str, answer: _Answer) -> Page:
    etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
    if answer.status == 304:
        return Page(None, etag, modified)
    if answer.status >= 300:
        raise RefusedError(f"the house answers {answer.status}")
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    material = Material(name=url, data=answer.data, url=address, media_type=kind, charset=answer.charset)
    return Page(material, etag, modified)
