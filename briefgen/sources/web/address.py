"""Which network addresses may be dialled: the public ones, and a private source's own.

The ranges are those of IANA's special-purpose address registries (RFC 6890 and its updates), written out here because
`ipaddress` of some Python 3.11 versions lacks several (CVE-2024-4032). An IPv4 address wrapped in an IPv6 one is judged by
the address that is reached in the end.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

_PRIVATE_4 = tuple(map(IPv4Network, ("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")))
_NEVER_4 = tuple(
    IPv4Network(text)
    for text in (
        "0.0.0.0/8",  # this network
        "169.254.0.0/16",  # link-local, and the clouds' credentials
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
_PRIVATE_6 = (IPv6Network("::1/128"), IPv6Network("fc00::/7"))
_GLOBAL_6 = IPv6Network("2000::/3")
_NEVER_6 = (
    IPv6Network("2001::/23"),  # protocol assignments, with Teredo and ORCHID
    IPv6Network("2001:db8::/32"),  # documentation
    IPv6Network("3fff::/20"),  # documentation
)
_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = IPv6Network("2002::/16")
_ISATAP = (0x00005EFE, 0x02005EFE)  # the upper half of an interface's number that carries an IPv4 address


def may_dial(text: str, *, private: bool) -> bool:
    """Whether an address (as numbers, with or without a zone) may be dialled.

    `private` lets in the loopback and private networks, and never link-local, multicast or reserved addresses. Anything
    that is no address may not be dialled.
    """
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    reached = wrapped(address) or address
    if isinstance(reached, IPv4Address):
        return (private or not _within(reached, _PRIVATE_4)) and not _within(reached, _NEVER_4)
    if any(reached in network for network in _PRIVATE_6):
        return private
    return reached in _GLOBAL_6 and not any(reached in network for network in _NEVER_6)


def wrapped(address: Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for: mapped, translated by NAT64, tunnelled by 6to4 or ISATAP."""
    if isinstance(address, IPv4Address):
        return None
    number = int(address)
    if address in _MAPPED or address in _NAT64 or (number >> 32) & 0xFFFFFFFF in _ISATAP:
        return IPv4Address(number & 0xFFFFFFFF)
    return IPv4Address((number >> 80) & 0xFFFFFFFF) if address in _SIX_TO_FOUR else None


def _within(address: IPv4Address, networks: tuple[IPv4Network, ...]) -> bool:
    return any(address in network for network in networks)
