"""Leave out the tracking parameters of a URL.

The list is our own: libraries that have one decode and encode the query anew, so that the rest of a URL
changes, or need a program or a download, and their rules take names that some sites need ("next", "r").
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

_SIGNED = "[signed]"
_LIST = Path(__file__).with_name("parameters.txt")


class Cleaned(NamedTuple):
    """A URL without its tracking parameters."""

    url: str
    removed: tuple[str, ...]
    """The names of the parameters that were left out, in their order."""


class _Parameters(NamedTuple):
    """The names in the list, in lower case; a name with a "*" is a prefix. Each has its hosts."""

    names: dict[str, tuple[str, ...]]
    prefixes: dict[str, tuple[str, ...]]
    signed: frozenset[str]


def cleaned(url: str) -> Cleaned:
    """Return a URL without its tracking parameters; the rest of it is the same, byte for byte.

    Parameters without a value stay, and so does a URL that is signed or not one of the web.
    """
    start, hash_sign, fragment = url.partition("#")
    address, mark, query = start.partition("?")
    if not query or not address.lower().startswith(("http://", "https://")):
        return Cleaned(url, ())
    parameters = query.split("&")
    names = [_name(parameter) for parameter in parameters]
    if not _parameters().signed.isdisjoint(names):
        return Cleaned(url, ())
    host = _host(address)
    tracks = [bool(name) and _is_tracking(name, host) for name in names]
    if not any(tracks):
        return Cleaned(url, ())
    kept = [parameter for parameter, left_out in zip(parameters, tracks, strict=True) if not left_out]
    removed = [
        parameter.partition("=")[0]
        for parameter, left_out in zip(parameters, tracks, strict=True)
        if left_out
    ]
    return Cleaned(
        url=f"{address}{mark if kept else ''}{'&'.join(kept)}{hash_sign}{fragment}",
        removed=tuple(removed),
    )


def _name(parameter: str) -> str:
    """Return the name of a parameter in lower case; "" if it has no value."""
    name, _, value = parameter.partition("=")
    return name.lower() if value else ""


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # brackets that are not those of an address
        return ""


def _is_tracking(name: str, host: str) -> bool:
    known = _parameters()
    hosts = known.names.get(name)
    if hosts is None:
        hosts = next((own for start, own in known.prefixes.items() if name.startswith(start)), None)
    if hosts is None:
        return False
    return not hosts or any(f".{host}".endswith(f".{own}") for own in hosts)


@cache
def _parameters() -> _Parameters:
    names: dict[str, tuple[str, ...]] = {}
    prefixes: dict[str, tuple[str, ...]] = {}
    text, _, signed = _LIST.read_text(encoding="utf-8").partition(f"\n{_SIGNED}\n")
    for name, *hosts in _rows(text):
        kind = prefixes if name.endswith("*") else names
        kind[name.removesuffix("*")] = tuple(hosts)
    return _Parameters(names, prefixes, frozenset(name for name, *_ in _rows(signed)))


def _rows(text: str) -> list[list[str]]:
    lines = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return [line for line in lines if line]
