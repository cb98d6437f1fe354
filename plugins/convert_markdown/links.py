"""Write URLs as autolinks and as the targets of links and images, if they are safe there."""

import re
from html.entities import html5

# A URL that can be an autolink (CommonMark §6.5). Some parsers resolve character references in it, and
# template engines obey their tags.
_AUTOLINK = re.compile(r"[A-Za-z]+:(?:(?!&#?[A-Za-z0-9]{1,31};|\{[{%#])[^\0-\x20<>\x7f\ud800-\udfff])+")
# Pandoc also resolves a character reference at the end of a URL, where it needs no semicolon.
_LAST_REFERENCE = re.compile(r"&([A-Za-z0-9]{1,31})\Z")
# In the target of a link, what could end it, be an escape, or pair with the same character in the text.
_SPECIAL = re.compile(r"[\\()\[\]`$\s]")


def autolink(url: str | None) -> str | None:
    """Return the autolink of a live URL; None if there is none, or it cannot be one."""
    if not url or not _AUTOLINK.fullmatch(url):
        return None
    last = _LAST_REFERENCE.search(url)
    return None if last and f"{last[1]};" in html5 else f"<{url}>"


def target(url: str | None) -> str | None:
    """Return a live URL as the target of a link; None if there is none, or it cannot be one."""
    return _SPECIAL.sub(_percent_encoded, url) if url and autolink(url) else None


def image_target(url: str | None) -> str | None:
    """Return the URL of a picture, which may come from anywhere, as the target of an image."""
    scheme, _, _ = (url or "").partition(":")
    return target(url) if scheme.lower() in ("http", "https") else None


def _percent_encoded(match: re.Match[str]) -> str:
    return "".join([f"%{byte:02X}" for byte in match[0].encode()])
