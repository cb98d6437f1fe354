"""Take addresses apart, and refuse those that are never fetched."""

import re
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from convert.errors import FetchError

_PORTS = {"http": 80, "https": 443}
# The characters that stay as they are (RFC 3986 §3.3, §3.4); "%" is part of what is quoted already.
_PATH = "/%:@!$&'()*+,;=~-._"
_QUERY = f"{_PATH}?[]"
_NEVER = re.compile(r"[\x00-\x20\x7f-\xa0\\]")


class Origin(NamedTuple):
    """A server (RFC 6454 §4)."""

    scheme: str
    host: str
    """In lower case, as DNS has it."""
    port: int


class Target(NamedTuple):
    """Where a request goes."""

    url: str
    """The whole address, without its fragment."""
    origin: Origin
    path: str
    """The path and the query, as they are sent."""


def target_of(url: str, named: Origin | None) -> Target:
    """Return where the request for an address goes.

    `named` is a server that the user named, and may be any; else only https is allowed, on its own
    port. Raises `FetchError`.
    """
    if _NEVER.search(url):
        raise FetchError("not a valid address", url=url)
    try:
        parts = urlsplit(url)
        origin = _origin(parts.scheme, parts.hostname, parts.port)
        path = quote(parts.path or "/", safe=_PATH)
        query = f"?{quote(parts.query, safe=_QUERY)}" if parts.query else ""
    except ValueError:
        raise FetchError("not a valid address", url=url) from None
    if parts.username is not None or parts.password is not None:
        raise FetchError("an address with the name of a user is not fetched", url=url)
    if origin != named and (origin.scheme != "https" or origin.port != _PORTS["https"]):
        raise FetchError("only addresses with https:// and without a port are fetched", url=url)
    return Target(url=url.partition("#")[0], origin=origin, path=path + query)


def redirected(url: str, location: str) -> str:
    """Return the address that a redirect leads to."""
    try:
        return urljoin(url, location.strip())
    except ValueError:
        raise FetchError("a redirect to what is no valid address", url=url) from None


def origin_of(host: str) -> Origin:
    """Return the server that the user names: "example.org", or "http://127.0.0.1:8000".

    Raises `ValueError`.
    """
    parts = urlsplit(host if "://" in host else f"https://{host}")
    return _origin(parts.scheme, parts.hostname, parts.port)


def _origin(scheme: str, host: str | None, port: int | None) -> Origin:
    if scheme not in _PORTS or not host:
        raise ValueError("no web address")
    ascii_host = host if host.isascii() else host.encode("idna").decode()
    return Origin(scheme=scheme, host=ascii_host, port=port or _PORTS[scheme])
