"""URLs as an EPUB can hold them: what a person typed or a source broke is not always a valid one."""

import re
from unicodedata import ucd_3_2_0
from urllib.parse import quote

from convert_epub.xhtml import clean

_WEB = re.compile(r"//(?P<host>[^/?#:]*)(?P<port>:[0-9]{1,5})?(?P<rest>([/?#].*)?)", re.DOTALL)
"""What follows "http:". A user's name or a bracketed IPv6 address is no host: the link stays text."""

_HOST = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.?")
_LONGEST_HOST = 253
_LAST_PORT = 65_535
_KEPT = "/?:@!$&'()*+,;=%"
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def valid(url: str) -> str | None:
    """The URL with all percent-encoded that a valid URL string (URL Standard §4.3) can't hold.

    None where no encoding helps: no such host, no such port, nobody to mail to. The scheme is the
    caller's business. An ordinary URL stays as it is.
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
    """The domain name in ASCII (IDNA), or None where it can't be looked up."""
    if len(name) > _LONGEST_HOST or any(ucd_3_2_0.category(c) == "Cn" for c in name.lower()):
        return None  # the codec knows Unicode 3.2, and guesses about characters that came later
    try:
        ascii_name = name.encode("idna")
        ascii_name.decode("idna")  # refuses an "xn--" label that stands for nothing
    except UnicodeError:
        return None
    host = name if name.isascii() else ascii_name.decode("ascii")
    return host if _HOST.fullmatch(host) else None


def _path(rest: str) -> str:
    """Path, query and fragment, of which only the first "#" begins a fragment."""
    before, mark, fragment = rest.partition("#")
    return _encode(before) + mark + _encode(fragment)


def _encode(part: str) -> str:
    """The part percent-encoded; what is so already stays as it is."""
    return _LONE_PERCENT.sub("%25", quote(part, safe=_KEPT))
