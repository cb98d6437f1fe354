"""Rows: the lines of a page that are not blank, in the form in which they are compared.

Bluesky puts bidi controls around handles, and clippers write Markdown. A row has neither.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from convert.post_address import post_caption, snowflake_day
from convert.text.lines import Line

_INVISIBLE = dict.fromkeys(
    [0x200B, 0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_LINK = re.compile(r"(?<!!)\[([^\[\]]{0,200})\]\((https?://[^\s()]{1,500})\)")
_POST_ADDRESS = re.compile(
    r"https?://(?:(?:www\.|mobile\.)?(?:twitter|x)\.com/\w{1,30}/status/\d+"
    r"|bsky\.app/profile/[^/\s]+/post/\w+"
    r"|(?:www\.)?threads\.(?:net|com)/@[\w.]+/post/[\w-]+"
    r"|[\w.-]+/@\w+(?:@[\w.-]+)?/\d+"
    r"|[\w.-]+/\w{1,15}/status/\d+)"
)
_HANDLE_IN_PATH = re.compile(r"://[^/]+/@?(?!i/)([\w.]+)/(?:post|status)/")
LONGEST_ROW = 160
"""In characters; a longer line is the author's."""


class Row(NamedTuple):
    """A line that is not blank."""

    line: int
    """The index of the line."""
    text: str
    """Its text without surrounding white space, bidi controls, asterisks and addresses of links."""
    url: str | None
    """The address of a post that it links to."""


def rows_of(lines: Iterable[Line]) -> list[Row]:
    """Return the rows of lines."""
    rows = []
    for index, line in enumerate(lines):
        text = line.text.strip()
        if len(text) > LONGEST_ROW and "](" not in text:
            rows.append(Row(index, text, None))
        elif text:
            if not text.isascii():
                text = text.translate(_INVISIBLE).strip()
            url = None
            if "**" in text:
                text = text.replace("**", "")
            if "](" in text:
                url = post_address(text)
                text = _LINK.sub(r"\1", text).strip()
            rows.append(Row(index, text, url))
    return rows


def post_handle(url: str) -> str | None:
    """Return the handle in the address of a post."""
    caption = post_caption(url)
    if caption.startswith("@"):
        return caption[1:].partition(", ")[0]
    found = _HANDLE_IN_PATH.search(url)
    return found[1] if found else None


def post_day(url: str) -> date | None:
    """Return the day that the address of a post contains."""
    shown = post_caption(url).rpartition(", ")[2]
    if not shown or shown.startswith("@"):
        _, found, number = url.partition("/status/")
        shown = (snowflake_day(number) or "") if found else ""
    return date.fromisoformat(shown) if shown else None


def post_address(text: str) -> str | None:
    """Return the first address of a post in a text."""
    found = _POST_ADDRESS.search(text)
    return found[0] if found else None
