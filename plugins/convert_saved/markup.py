"""Find in the text of a page what is not in its tree: comments, frames and styles."""

import re
from collections.abc import Mapping
from html import escape, unescape
from typing import NamedTuple

FRAME = "saved-frame"
"""The class of the links that `with_frames` puts before frames."""

_SEARCHED = 65_536
_SINGLE_FILE = re.compile(
    r"<!--\s{0,9}Page saved with SingleFile\s{1,9}url: ?(\S{1,2000})\s{1,9}saved date: ?([^\n]{1,100})"
)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{4}\)(\S{1,2000}) -->")
_FRAME = re.compile(r"<iframe\b[^<>]*+>", re.IGNORECASE)
_POST = re.compile(r"""\bdata-tweet-id=["'](\d{1,19})["']""")
_VIDEO = re.compile(r"""\bsrc=["']https://www\.youtube(?:-nocookie)?\.com/embed/([\w-]{6,20})[?"']""")
# Pictures that are in a page several times; SingleFile puts them into one style.
_VARIABLE = re.compile(r"""(--sf-img-\d{1,6})\s*+:\s*+url\(["']?(data:[^"')]*+)""")


class Origin(NamedTuple):
    """What a comment at the start of a page says of how it was saved."""

    url: str | None
    saved: str | None
    """The time, as written."""


def origin(html: str) -> Origin:
    """Return what the program that saved a page says of it."""
    if found := _SINGLE_FILE.search(html, 0, _SEARCHED):
        return Origin(url=found[1], saved=found[2].strip())
    found = _SAVED_FROM.search(html, 0, _SEARCHED)
    return Origin(url=unescape(found[1]) if found else None, saved=None)


def with_frames(html: str) -> str:
    """Return a page with links before the frames that show a post of X or a video of YouTube."""
    return _FRAME.sub(_linked, html)


def variables(html: str) -> Mapping[str, str]:
    """Return the pictures in the styles of a page, by the names of their variables."""
    return dict(_VARIABLE.findall(html)) if "--sf-img-" in html else {}


def _linked(frame: re.Match[str]) -> str:
    if post := _POST.search(frame[0]):
        url = f"https://x.com/i/status/{post[1]}"
    elif video := _VIDEO.search(frame[0]):
        url = f"https://www.youtube.com/watch?v={video[1]}"
    else:
        return frame[0]
    return f'<a class="{FRAME}" href="{escape(url)}"></a>{frame[0]}'
