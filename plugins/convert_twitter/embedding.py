"""Make blocks of the HTML that X's oEmbed gives for a post."""

import re
import warnings
from typing import NamedTuple
from urllib.parse import urlsplit

from convert import html
from convert.errors import ConvertWarning, InputError
from convert.html import Element, Handled
from convert.notes import Numbering
from convert.spans import ToMention, ToTag
from convert.tree import Block, Repair, plain
from convert_twitter.values import language

_HOSTS = ("twitter.com", "www.twitter.com", "x.com", "www.x.com")
_HANDLE = re.compile(r"/([A-Za-z0-9_]{1,20})/?")


class Embedded(NamedTuple):
    """The words of a post."""

    blocks: tuple[Block, ...]
    repairs: tuple[Repair, ...]
    language: str | None


def blocks_of(page: str, numbering: Numbering, name: str) -> Embedded:
    """Return the blocks of a post, of which X gives only the beginning if it is long, with a warning.

    Raises `InputError`, with the name of the source, if there is no post in the HTML.
    """
    paragraph = html.parse(page).css_first("blockquote p")
    if paragraph is None:
        raise InputError("the answer of X has no post in it; try again later", file=name)
    blocks, repairs = html.blocks(paragraph, numbering, handle=_meant)
    if any(plain(block).rstrip().endswith("…") for block in blocks):
        warnings.warn(
            "the post ends with …: X gives only the beginning of a long one",
            ConvertWarning,
            stacklevel=2,
        )
    return Embedded(blocks, repairs, language(paragraph.attributes.get("lang") or ""))


def _meant(element: Element) -> Handled:
    """Return what a link of a post means: an account, a hashtag, or None for any other link."""
    if element.tag != "a":
        return None
    try:
        parts = urlsplit(element.attributes.get("href", ""))
    except ValueError:
        return None
    if parts.hostname not in _HOSTS:
        return None
    text = element.text
    found = _HANDLE.fullmatch(parts.path)
    if found and text.lstrip("@＠").lower() == found[1].lower() and text.startswith(("@", "＠")):
        return ToMention(handle=found[1])
    if parts.path.startswith("/hashtag/") and text.startswith(("#", "＃")):
        return ToTag()
    return None
