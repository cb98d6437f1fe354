"""Decide what the links in the words of a post stand for: mentions, hashtags, or other addresses."""

import re
from collections.abc import Container
from typing import TypeAlias
from urllib.parse import urljoin, urlsplit

from convert.html import Element
from convert.spans import ToLink, ToMention, ToTag
from convert_saved.nodes import element, select, words
from convert_saved.values import X, host, is_of_x, is_web, profile

Meaning: TypeAlias = ToMention | ToLink | ToTag | str | None

_SHORTENER = "t.co"
_CUT = ("…", "...")
_SCHEMES = ("http://", "https://")
_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]{1,63}\.){1,8}\w{2,63}(?:[:/?#]\S*)?", re.IGNORECASE)


def whole_address(link: Element) -> str:
    """Return the address of a link, those relative to the site as addresses on X; "" if it has none."""
    try:
        return urljoin(f"{X}/", link.attributes.get("href", "").strip())
    except ValueError:
        return ""


def meaning(link: Element, hosts: Container[str]) -> Meaning:
    """Return what a link stands for; None for what it is without this.

    `hosts` are those of the site, beside X's own, that have the profiles of accounts.
    """
    url, text = whole_address(link), link.text
    is_own = is_of_x(url) or host(url) in hosts
    if is_own and text.startswith(("@", "＠")) and (handle := profile(url)):
        shown = text[1:].rstrip("\u2069\u202c")
        return ToMention(handle=shown if shown.lower() == handle.lower() else handle)
    if is_own and text.startswith(("#", "＃")) and _is_search(url):
        return ToTag()
    if is_own and text.startswith("$") and _is_search(url):
        return text
    if host(url) == _SHORTENER:
        return _shortened(link, url)
    if is_own and not is_of_x(url):
        is_address = text.lower().removeprefix("https://").startswith(host(url))
        return ToLink(f"{X}{urlsplit(url).path}", text="x.com" if is_address else None)
    return ToLink(url) if is_web(url) else None


def enclosed_link(box: Element) -> Element | None:
    """Return the link that is all that a box has in it, as X has boxes around mentions; else None."""
    links = box.node.css("a[href]")
    return element(links[0]) if len(links) == 1 and words(links[0]) == box.text else None


def _shortened(link: Element, url: str) -> Meaning:
    """Return the link of a short address: the whole address, if all of it is among the words."""
    text = "".join(link.text.split())
    hidden = [words(each) for each in select(link.node, "[aria-hidden], .invisible")]
    rest = [each for each in hidden if each not in _SCHEMES and each not in _CUT]
    uncut = text.removesuffix("…") if rest else text
    if _ADDRESS.fullmatch(uncut) and not uncut.endswith(_CUT):
        return ToLink(uncut if is_web(uncut) else f"https://{uncut}")
    if uncut.endswith(_CUT):
        return ToLink(url, text=text.removeprefix("https://").removeprefix("http://") or None)
    return ToLink(url)


def _is_search(url: str) -> bool:
    return urlsplit(url).path.startswith(("/hashtag/", "/search"))
