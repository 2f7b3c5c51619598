"""Which network addresses a URL may lead to, however they are written: public ones, or our own machine."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence

# Addresses that carry an IPv4 address inside; what is inside decides, and translation may lead anywhere.
_TRANSLATED = tuple(
    map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96"))
)


def resolve(host: str, port: int) -> Sequence[str]:
    """Return every address the system knows for a host, in its order of preference."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Tell whether an address belongs to the public Internet.

    Loopback, private, link-local, shared, reserved and multicast ones do not, nor do IPv6 addresses that
    only wrap an IPv4 one (mapped, NAT64, 6to4, Teredo).
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address) and (
        parsed.ipv4_mapped is not None or any(parsed in network for network in _TRANSLATED)
    ):
        return False
    return parsed.is_global and not (parsed.is_multicast or parsed.is_reserved or parsed.is_unspecified)


def is_loopback(address: str) -> bool:
    """Tell whether an address is this very machine."""
    parsed = _parsed(address)
    return parsed is not None and parsed.is_loopback


def is_ordinary(address: str) -> bool:
    """Tell whether an address is one machine's, here, in a house or in the world.

    Link-local ones are none: that is where clouds tell a machine's secrets. Of an address that a gateway
    translates the one inside decides.
    """
    parsed = _parsed(address)
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = ipaddress.IPv4Address(int(parsed) & 0xFFFF_FFFF) if parsed in _TRANSLATED[0] else None
        parsed = inner or parsed.sixtofour or parsed
    return parsed is not None and not (
        parsed.is_link_local or parsed.is_multicast or parsed.is_unspecified or parsed.is_reserved
    )


def _parsed(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return an address, one that only wraps an IPv4 one as that; None for what is none."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return None
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped is not None:
        return parsed.ipv4_mapped
    return parsed
