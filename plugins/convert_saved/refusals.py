"""Say what to do with pages that can't be read: convert the address, copy the text, save it again."""

import re
from urllib.parse import urlsplit

from convert.errors import InputError
from convert_saved.nodes import attribute, words
from convert_saved.page import SavedPage
from convert_saved.values import host, is_of_x

_COPY = "open it in a browser, select all, and copy the text into a .txt file"
_KNOWN = (
    "not a saved page of a thread on Thread Reader App, Nitter or X; no other pages can be read. "
    f"Convert the address of a thread on Bluesky or Mastodon, or {_COPY}"
)
_EMPTY = (
    "the page of X was saved without its posts, which its program shows later; save it with SingleFile "
    f"or as “Webpage, Complete”, or {_COPY}"
)
_TEXT = "this is text and not a page; give it the suffix .txt, or read it with --from text"
_NO_THREAD = "the page of Thread Reader App has no posts; save the page of a thread"
_FEDIVERSE_POST = re.compile(
    r"/(?:web/|deck/)?@[\w.-]+(?:@[\w.-]+)?/(?:statuses/)?\w+|/users/[\w.-]+/statuses/\w+|/(?:notice|notes)/\w+"
    r"|/objects/[\w-]+|/p/\w+/\d+"
)
_BLUESKY_POST = re.compile(r"/profile/[\w.:%-]+/post/\w+")
_FEWEST_ELEMENTS = 3
_SAFE = re.compile(r"https://[\w.-]+/[\w.:%@/-]{1,300}")


def refusal(page: SavedPage) -> InputError:
    """Return the error for a page without posts of a known site: what to do instead."""
    url = page.url or ""
    if host(url) == "bsky.app" or _name(page) == "Bluesky Social":
        return InputError(_by_address("Bluesky", url, _BLUESKY_POST), file=page.name)
    if _is_fediverse(page):
        return InputError(_by_address("Mastodon", url, _FEDIVERSE_POST), file=page.name)
    if is_of_x(url) or _name(page) in ("X (formerly Twitter)", "Twitter"):
        return InputError(_EMPTY, file=page.name)
    if host(url).removeprefix("www.") == "threadreaderapp.com":
        return InputError(_NO_THREAD, file=page.name)
    return InputError(_TEXT if _is_text(page) else _KNOWN, file=page.name)


def _by_address(network: str, url: str, form: re.Pattern[str]) -> str:
    """Return the message for a page of a network whose posts are read by address."""
    address = url.partition("?")[0].partition("#")[0]
    is_post = _SAFE.fullmatch(address) and form.fullmatch(urlsplit(address).path)
    what = f"convert {address}" if is_post else f"convert the address of the thread, or {_COPY}"
    return f"a saved page of {network} shows only a part of a thread; {what}"


def _is_text(page: SavedPage) -> bool:
    """Return whether a file has words and next to no elements, such as tags that an author mentions."""
    body = page.tree.body
    return body is not None and words(body) != "" and len(body.css("*")) < _FEWEST_ELEMENTS


def _name(page: SavedPage) -> str:
    """Return the name that the page gives its site."""
    names = page.tree.css('meta[property="og:site_name"], meta[name="application-name"]')
    return next(filter(None, (attribute(each, "content") for each in names)), "")


def _is_fediverse(page: SavedPage) -> bool:
    signs = '#mastodon, link[type="application/activity+json"]'
    return _name(page) == "Mastodon" or page.tree.css_first(signs) is not None
