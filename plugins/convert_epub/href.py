"""Links: make URLs valid for an EPUB where possible, and render them."""

import re
from unicodedata import ucd_3_2_0
from urllib.parse import quote

from convert_epub.xhtml import clean, escape

# The part after "http:". A user name or a bracketed IPv6 address does not match: such a link is text.
_WEB = re.compile(r"//(?P<host>[^/?#:]*)(?P<port>:[0-9]{1,5})?(?P<rest>([/?#].*)?)", re.DOTALL)

_HOST = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.?")
_LONGEST_HOST = 253
_LAST_PORT = 65_535
_KEPT = "/?:@!$&'()*+,;=%"
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def link(url: str, live: str | None) -> str:
    """Return the URL as XHTML: a link to `live` if that is or can be made valid, otherwise text.

    `live` is the URL if it is safe to follow, else None.
    """
    target = valid(live) if live else None
    if target is None:
        return f'<bdi class="url" dir="ltr">{escape(url)}</bdi>'
    return f'<a class="url" dir="ltr" href="{escape(target)}">{escape(url)}</a>'


def valid(url: str) -> str | None:
    """Percent-encode what a valid URL string (URL Standard §4.3) cannot contain.

    Returns None if the host, the port or the mail address is invalid. The scheme is not checked.
    """
    scheme, _, rest = clean(url).partition(":")
    if scheme.lower() == "mailto":
        return f"{scheme}:{_encode(rest)}" if rest else None
    parts = _WEB.fullmatch(rest)
    host = parts and _host(parts["host"])
    if not parts or not host:
        return None
    port = parts["port"] or ""
    if port and int(port[1:]) > _LAST_PORT:
        return None
    return f"{scheme}://{host}{port}{_path(parts['rest'])}"


def _host(name: str) -> str | None:
    """Return the domain name in ASCII (IDNA), or None if it is invalid."""
    if len(name) > _LONGEST_HOST or any(ucd_3_2_0.category(c) == "Cn" for c in name.lower()):
        return None  # the codec supports only Unicode 3.2
    try:
        ascii_name = name.encode("idna")
        ascii_name.decode("idna")  # rejects an invalid "xn--" label
    except UnicodeError:
        return None
    host = name if name.isascii() else ascii_name.decode("ascii")
    return host if _HOST.fullmatch(host) else None


def _path(rest: str) -> str:
    """Encode path, query and fragment; only the first "#" starts a fragment."""
    before, mark, fragment = rest.partition("#")
    return _encode(before) + mark + _encode(fragment)


def _encode(part: str) -> str:
    """Percent-encode a part, without encoding again what is encoded already."""
    return _LONE_PERCENT.sub("%25", quote(part, safe=_KEPT))
