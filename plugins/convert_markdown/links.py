"""Write URLs as autolinks and as the targets of links and images, if they are safe there."""

import re
from html.entities import html5
from typing import NamedTuple

from convert import notes
from convert.tree import LinkNote, Note
from convert_markdown.escape import clean, escape
from convert_markdown.options import Flavour

# A URL that can be an autolink (CommonMark §6.5). Some parsers resolve character references in it, and
# template engines obey their tags.
_AUTOLINK = re.compile(r"[A-Za-z]+:(?:(?!&#?[A-Za-z0-9]{1,31};|\{[{%#])[^\0-\x20<>\x7f\ud800-\udfff])+")
# Pandoc also resolves a character reference at the end of a URL, where it needs no semicolon.
_LAST_REFERENCE = re.compile(r"&([A-Za-z0-9]{1,31})\Z")
# In the target of a link, what could end it, be an escape, or pair with the same character in the text.
_SPECIAL = re.compile(r"[\\()\[\]`$\s]")
# The same in angle brackets, in which parentheses are allowed (CommonMark §6.3).
_SPECIAL_IN_BRACKETS = re.compile(r"[\\\[\]`$\s]")


class Around(NamedTuple):
    """The markup before and after words that make them a link."""

    start: str
    end: str


def autolink(url: str | None) -> str | None:
    """Return the autolink of a live URL; None if there is none, or it cannot be one."""
    if not url or not _AUTOLINK.fullmatch(url):
        return None
    last = _LAST_REFERENCE.search(url)
    return None if last and f"{last[1]};" in html5 else f"<{url}>"


def target(url: str | None) -> str | None:
    """Return a live URL as the target of a link; None if there is none, or it cannot be one."""
    return _SPECIAL.sub(_percent_encoded, url) if url and autolink(url) else None


def around(note: Note, flavour: Flavour) -> Around | None:
    """Return the markup of an inline link to the target of a note; None if it can't be a link.

    What the note of a link says besides its address is the title of the link.
    """
    url = notes.live_url(note)
    if not url or not autolink(url):
        return None
    encoded = _SPECIAL_IN_BRACKETS.sub(_percent_encoded, url)
    destination = f"<{encoded}>" if "(" in encoded or ")" in encoded else encoded
    title = clean(notes.caption(note)) if isinstance(note, LinkNote) else ""
    escaped = escape(title, flavour, at_line_start=False).replace('"', '\\"')
    return Around("[", f']({destination} "{escaped}")' if escaped else f"]({destination})")


def image_target(url: str | None) -> str | None:
    """Return the URL of a picture, which may come from anywhere, as the target of an image."""
    scheme, _, _ = (url or "").partition(":")
    return target(url) if scheme.lower() in ("http", "https") else None


def _percent_encoded(match: re.Match[str]) -> str:
    return "".join([f"%{byte:02X}" for byte in match[0].encode()])
