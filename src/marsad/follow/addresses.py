"""Which addresses may be visited: the public web, and what the feeds file allows by name.

A feed, or a page that redirects, could point at the machine's own services, at the network behind
it, or at the metadata of a cloud. Names are therefore resolved here, every address is judged, and
the connection is made to the very address that was judged.
"""

from __future__ import annotations

import socket
from collections.abc import Container
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
_CLOUD = frozenset({ip_address("168.63.129.16")})
"""Public in form, but a cloud's own service to the machines in it (Azure)."""


class RefusedAddressError(Exception):
    """An address that must not be visited: one clause that says why."""


def check_url(url: str) -> SplitResult:
    """The parts of a URL that may be visited as far as it can be told without resolving."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise RefusedAddressError(f"«{url[:80]}» is no address: {error}") from error
    if parts.scheme not in ("http", "https"):
        raise RefusedAddressError(f"«{url[:80]}» is not of the web; only http and https are read")
    if not host:
        raise RefusedAddressError(f"«{url[:80]}» names no host")
    if parts.username is not None or parts.password is not None:
        raise RefusedAddressError(f"an address of {host} holds a user name, which is refused")
    return parts


def host_of(url: str) -> str:
    """The host of a URL, with its port when it is not the usual one."""
    parts = urlsplit(url)
    return parts.netloc.lower().rpartition("@")[2]


def resolve(host: str, port: int, allowed: Container[str]) -> list[str]:
    """The addresses of a host that may be connected to, none of them private unless allowed.

    `RefusedAddressError` when there are none, `OSError` when the name cannot be resolved.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
    if host.lower() in allowed or f"{host.lower()}:{port}" in allowed:
        return addresses
    public = [one for one in addresses if is_public(one)]
    if not public:
        raise RefusedAddressError(
            f"{host} is at the private address {addresses[0]}, which is refused; if it is meant, "
            f'write allow_private = ["{host}"] in [follow]'
        )
    return public


def is_public(address: str) -> bool:
    """Whether an IP address is of the public internet, also one that another is wrapped in."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, IPv6Address):
        inner = _wrapped(parsed)
        if inner is not None:
            return is_public(str(inner))
    return parsed.is_global and not parsed.is_multicast and parsed not in _CLOUD


def _wrapped(address: IPv6Address) -> IPv4Address | None:
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if any(address in network for network in _NAT64):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None
