"""Which network addresses may be visited. Refuses private, loopback and link-local ones, whatever name leads there.

The check is made on what a name resolves to, and the connection goes to the very address that was checked: a name that
resolves to another address a moment later (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from communique.sources.refusal import RefusedError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# IPv6 ranges that carry an IPv4 address inside: NAT64 and 6to4 would lead to it.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SIX_TO_FOUR = ipaddress.ip_network("2002::/16")


def is_address(path: str) -> bool:
    """Whether a path handed in is an address of the web."""
    return path.lower().startswith(("http://", "https://"))


def check_form(url: str) -> None:
    """Raises RefusedError for what is no http(s) address with a host, or carries a name and password."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise RefusedError("no address that can be read") from error
    if parts.scheme.lower() not in ("http", "https"):
        raise RefusedError(f"leads to an address that is not http or https: {parts.scheme or 'none'}")
    if not host or port == 0:
        raise RefusedError("an address without a host")
    if parts.username or parts.password:
        raise RefusedError("an address with a name or password in it is not visited")


def resolved(host: str, port: int, *, allow_private: bool) -> str:
    """The numeric address to connect to. Raises RefusedError when the name is unknown or any address is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise RefusedError(f"no such host: {host}") from error
    addresses = [str(entry[4][0]) for entry in found]
    if not allow_private:
        for address in addresses:
            if not is_public(address):
                raise RefusedError(f"leads into a private network: {host} is {address}")
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the public internet, also behind an IPv6 form of an IPv4 address."""
    try:
        number: Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _inner(number)
    if inner is not None:
        return is_public(str(inner))
    return number.is_global and not (number.is_multicast or number.is_reserved or number.is_unspecified)


def _inner(number: Address) -> ipaddress.IPv4Address | None:
    if isinstance(number, ipaddress.IPv4Address):
        return None
    if number.ipv4_mapped is not None:
        return number.ipv4_mapped
    if number in _NAT64:
        return ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    if number in _SIX_TO_FOUR:
        return ipaddress.IPv4Address((int(number) >> 80) & 0xFFFFFFFF)
    return None
