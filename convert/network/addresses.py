"""Look hosts up, and refuse addresses of this computer and of local networks."""

import queue
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Thread

from convert.errors import FetchError
from convert.network.urls import Target

# What `is_global` of Python lets pass: addresses for protocols (RFC 6890), of which none is a server.
_NOT_PUBLIC_IPV4 = ip_network("192.0.0.0/24")
# All of IPv6 that servers have so far (IANA), without what embeds an IPv4 address: Teredo and 6to4. It
# excludes NAT64, IPv4-mapped and site-local addresses, and multicast.
_PUBLIC_IPV6 = ip_network("2000::/3")
_NOT_PUBLIC_IPV6 = (ip_network("2001::/32"), ip_network("2002::/16"))


def is_public(address: str) -> bool:
    """Return whether an address, as a look-up returns it, is that of a server in the internet."""
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    if not ip.is_global or ip.is_multicast:
        return False
    if isinstance(ip, IPv4Address):
        return ip not in _NOT_PUBLIC_IPV4
    return ip in _PUBLIC_IPV6 and not any(ip in network for network in _NOT_PUBLIC_IPV6)


def look_up(target: Target, *, seconds: float, private: bool) -> list[str]:
    """Return the addresses of a host, in the order of the system's preference.

    With `private`, they may be any. Raises `FetchError`, also if only private addresses are left.
    """
    found = _resolved(target, seconds)
    allowed = [address for address in found if private or is_public(address)]
    if not allowed:
        raise FetchError(
            f"{target.origin.host} is in a local network ({found[0]}), from which nothing is fetched",
            url=target.url,
        )
    return allowed


def _resolved(target: Target, seconds: float) -> list[str]:
    """Look a host up in a thread, since the system's look-up has no limit of time."""
    host, port = target.origin.host, target.origin.port
    answers: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

    def work() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(each[4][0]) for each in found)))
        except (OSError, UnicodeError) as error:
            answers.put(OSError(*error.args[:2]))

    Thread(target=work, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        answer = []
    if isinstance(answer, OSError) or not answer:
        raise FetchError(
            f"the host {host} is not found; check the address and the connection", url=target.url
        )
    return answer
