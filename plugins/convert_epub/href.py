"""Render URLs as links, percent-encoded where a typed or damaged URL is not valid."""

import re
from functools import lru_cache
from unicodedata import ucd_3_2_0
from urllib.parse import quote

from convert.characters import clean
from convert_epub.xhtml import escape

# What follows "http:". A URL with a user name or an IPv6 address does not match: it stays text.
_WEB = re.compile(r"//(?P<host>[^/?#:]*)(?P<port>:[0-9]{1,5})?(?P<rest>([/?#].*)?)", re.DOTALL)

_HOST = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.?")
_LONGEST_HOST = 253
_LAST_PORT = 65_535
_KEPT = "/?:@!$&'()*+,;=%"
_ORDINARY = re.compile(r"[A-Za-z0-9_.~/?:@!$&'()*+,;=-]*")
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def link(url: str, live: str | None) -> str:
    """Return a URL as markup, shown in full.

    It is a link if `live`, the URL if it is safe to follow, can be made a valid URL; else it is text.
    """
    target = valid(live) if live else None
    if target is None:
        return f'<bdi class="url" dir="ltr">{escape(url)}</bdi>'
    return f'<a class="url" dir="ltr" href="{escape(target)}">{escape(url)}</a>'


def around(words: str, live: str | None) -> str:
    """Return words, which are markup, as a link to the URL `live` if it can be made a valid URL."""
    target = valid(live) if live else None
    return words if target is None else f'<a href="{escape(target)}">{words}</a>'


def valid(url: str) -> str | None:
    """Percent-encode everything that a valid URL string (URL Standard §4.3) cannot contain.

    Returns None if no encoding helps: the host or the port cannot exist, or the mail has no recipient.
    The scheme is not checked. An ordinary URL is returned unchanged.
    """
    scheme, _, rest = clean(url, "xml").partition(":")
    if scheme.lower() == "mailto":
        return f"{scheme}:{_encode(rest)}" if rest else None
    parts = _WEB.fullmatch(rest)
    # the length first, since what `_host` is given stays in memory
    host = _host(parts["host"]) if parts and len(parts["host"]) <= _LONGEST_HOST else None
    if not parts or not host:
        return None
    port = parts["port"] or ""
    if port and int(port[1:]) > _LAST_PORT:
        return None
    return f"{scheme}://{host}{port}{_path(parts['rest'])}"


@lru_cache(maxsize=1024)  # a thread links to few hosts, many times
def _host(name: str) -> str | None:
    """Return the host name in ASCII (IDNA), or None if it cannot be looked up."""
    # the codec is made for Unicode 3.2 and guesses about characters that were assigned later
    if any(ucd_3_2_0.category(c) == "Cn" for c in name.lower()):
        return None
    try:
        ascii_name = name.encode("idna")
        ascii_name.decode("idna")  # fails for an invalid "xn--" label
    except UnicodeError:
        return None
    host = name if name.isascii() else ascii_name.decode("ascii")
    return host if _HOST.fullmatch(host) else None


def _path(rest: str) -> str:
    """Return path, query and fragment, encoded; only the first "#" begins a fragment."""
    before, mark, fragment = rest.partition("#")
    return _encode(before) + mark + _encode(fragment)


def _encode(part: str) -> str:
    """Percent-encode a part, keeping what is encoded already."""
    if _ORDINARY.fullmatch(part):  # most are, and `quote` takes three times as long
        return part
    return _LONE_PERCENT.sub("%25", quote(part, safe=_KEPT))
