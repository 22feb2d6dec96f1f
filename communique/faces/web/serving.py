"""What a server is told before it starts: where it listens, who may ask, and which register it serves.

Refuses to listen beyond this machine to whoever comes.
"""

from __future__ import annotations

from collections.abc import Iterable

from communique.desk.asking import AskedError
from communique.faces.web.access import LOCAL, Access, Role, role


def access(
    host: str, *, tokens: Iterable[str] = (), hosts: Iterable[str] = (), is_behind_proxy: bool = False
) -> Access:
    """The rules of access. A token is "ROLE:SECRET", or a secret alone for the admin. Raises AskedError."""
    secrets = dict(_token(token) for token in tokens)
    if host not in LOCAL and not secrets and not is_behind_proxy:
        raise AskedError(f"listening on {host} needs --token or --behind-proxy: else whoever comes may judge")
    named = (*LOCAL, *([host] if host not in ("0.0.0.0", "::") else []), *(name.lower() for name in hosts))
    return Access(hosts=tuple(dict.fromkeys(named)), tokens=secrets, is_behind_proxy=is_behind_proxy)


def _token(token: str) -> tuple[str, Role]:
    named, colon, secret = token.partition(":")
    given = role(named) if colon else Role.ADMIN
    secret = secret if colon else token
    if given == Role.NOBODY:
        raise AskedError(f"no role is called {named!r}: a token is reader:SECRET, reviewer:SECRET or admin:SECRET")
    if len(secret) < 8:
        raise AskedError("a token has at least 8 characters")
    return secret, given
