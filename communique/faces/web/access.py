"""Who may ask, and who may write: hosts, tokens, roles, and the token that a form of ours carries.

Refuses a Host that is not ours (a foreign name pointed at this machine), a caller without a role, and a write that does
not come from one of our own pages.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from starlette.requests import HTTPConnection

COOKIE = "communique_token"
LOCAL = ("127.0.0.1", "localhost", "::1")


class Role(IntEnum):
    """What a caller may do: read, judge as well, or all."""

    NOBODY = 0
    READER = 1
    REVIEWER = 2
    ADMIN = 3


class AccessError(PermissionError):
    """A request that is not allowed; `status` is the HTTP status it gets."""

    def __init__(self, message: str, *, status: int = 403) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, as far as is known, and what they may do."""

    name: str
    role: Role


LOCAL_CALLER = Caller("local", Role.ADMIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """The rules of a server. Without tokens and without a proxy whoever reaches it is the admin: it binds locally.

    `tokens` are roles by secret. `is_behind_proxy`: the headers X-Remote-User and X-Remote-Role are believed; nobody
    but a proxy that sets them itself may then reach it. `form_token` is new with every start of the server.
    """

    hosts: tuple[str, ...] = LOCAL
    tokens: Mapping[str, Role] = field(default_factory=dict)
    is_behind_proxy: bool = False
    form_token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @property
    def is_open(self) -> bool:
        """Whether whoever reaches the server is let in."""
        return not self.tokens and not self.is_behind_proxy

    def check_host(self, host: str | None) -> None:
        """Raises AccessError for a request that was addressed to another name."""
        if "*" not in self.hosts and _bare(host or "") not in self.hosts:
            raise AccessError("this server does not answer to that name", status=400)

    def caller(self, request: HTTPConnection) -> Caller:
        """Who asks."""
        if self.is_open:
            return LOCAL_CALLER
        if self.is_behind_proxy:
            named = request.headers.get("x-remote-user", "")
            if not named:
                return Caller("", Role.NOBODY)
            return Caller(named, role(request.headers.get("x-remote-role") or "reader"))
        found = self.role_of(_presented(request))
        return Caller(found.name.lower(), found)

    def role_of(self, presented: str) -> Role:
        """The role of a secret; compared in constant time."""
        matching = [given for secret, given in self.tokens.items() if _same(secret, presented)]
        return max(matching, default=Role.NOBODY)

    def check_write(self, request: HTTPConnection, *, form_token: str, needs: Role = Role.REVIEWER) -> Caller:
        """Who writes. Raises AccessError unless the form is ours, comes from our pages, and the caller may."""
        origin = request.headers.get("origin")
        site = request.headers.get("sec-fetch-site", "same-origin")
        if site not in ("same-origin", "none") or (origin and origin != "null" and not self._is_ours(request, origin)):
            raise AccessError("writes are taken from this server's own pages only")
        if origin == "null" or not _same(self.form_token, form_token):
            raise AccessError("this form is out of date: load its page again")
        caller = self.caller(request)
        if caller.role < needs:
            raise AccessError(f"this needs the role of {needs.name.lower()}")
        return caller

    def _is_ours(self, request: HTTPConnection, origin: str) -> bool:
        return origin.split("://", 1)[-1] == request.headers.get("host", "")


def role(name: str) -> Role:
    """The role of a name; one that is not known may do nothing."""
    known = {"reader": Role.READER, "reviewer": Role.REVIEWER, "admin": Role.ADMIN}
    return known.get(name.strip().lower(), Role.NOBODY)


def _presented(request: HTTPConnection) -> str:
    kind, _, secret = request.headers.get("authorization", "").partition(" ")
    return secret.strip() if kind.lower() == "bearer" else request.cookies.get(COOKIE, "")


def _bare(host: str) -> str:
    """A Host header without its port."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.rpartition(":")[0].lower() if host.count(":") == 1 else host.lower()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
