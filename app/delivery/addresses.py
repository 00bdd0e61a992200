"""Which addresses a webhook may have: those of the internet, checked where it is connected to."""

import socket
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from app.delivery.message import NotDelivered

_NAT64 = IPv6Network("64:ff9b::/96")
"""RFC 6052: an IPv4 address in its last four bytes."""
_UNICAST = IPv6Network("2000::/3")
"""RFC 4291, section 2.4, and IANA: all else is local, carries IPv4, or is nobody's yet."""


def addresses_of(host: str, port: int, *, allow_private: bool) -> list[str]:
    """Return the addresses of a host, resolved once, to be connected to as they are.

    Connecting to what was checked, not to the name again, leaves DNS rebinding nothing to change.

    Raises
    ------
    NotDelivered
        If the host is unknown, or has an address that is not of the internet and such are not
        allowed.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotDelivered(f"{host}: {error}") from None
    addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
    inside = [one for one in addresses if not is_public(one)]
    if inside and not allow_private:
        raise NotDelivered(
            f"{host} is {inside[0]}, a private address: webhooks call none of these unless "
            "KINGMAKER_ALLOW_PRIVATE_ADDRESSES is set",
            is_final=True,
        )
    return addresses


def is_public(address: str) -> bool:
    """Return whether an address, and any that it carries within, is one of the internet.

    Examples
    --------
    >>> is_public("93.184.215.14"), is_public("10.0.0.1"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    return all(map(_is_public, _with_carried(ip_address(address))))


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and address not in _UNICAST and address not in _NAT64:
        return False
    return address.is_global and not address.is_multicast


def _with_carried(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """Yield an address and the IPv4 addresses that tunnels and translators would reach by it."""
    carried: list[IPv4Address | None] = []
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            yield address.ipv4_mapped
            return
        carried = [address.sixtofour, *(address.teredo or ())]
        if address in _NAT64:
            carried.append(IPv4Address(int(address) & 0xFFFFFFFF))
    yield address
    yield from (one for one in carried if one is not None)
