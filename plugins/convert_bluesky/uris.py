"""Read and make the identifiers and addresses of Bluesky's posts and accounts."""

import re
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

POST = "app.bsky.feed.post"
"""The collection that posts are in."""

# The syntax of handles, DIDs and keys of records (atproto.com/specs), as far as it is needed here.
_HANDLE = r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+"
_LONGEST_HANDLE = 253
_DID = r"did:[a-z]{1,20}:[A-Za-z0-9._:%-]{1,300}"
_KEY = r"[A-Za-z0-9._:~-]{1,512}"
_ACCOUNT = re.compile(rf"{_HANDLE}|{_DID}")
_POST_PATH = re.compile(rf"/profile/(?P<account>[^/]{{1,400}})/post/(?P<key>{_KEY})(?:/.*)?")
_URI = re.compile(
    rf"at://(?P<account>{_HANDLE}|{_DID})/(?P<collection>[A-Za-z0-9.-]{{1,317}})/(?P<key>{_KEY})"
)

_SITE = "https://bsky.app"
# What the site calls the collections that a post can embed records of.
_PAGES = {
    POST: "/profile/{account}/post/{key}",
    "app.bsky.feed.generator": "/profile/{account}/feed/{key}",
    "app.bsky.graph.list": "/profile/{account}/lists/{key}",
    "app.bsky.graph.starterpack": "/starter-pack/{account}/{key}",
    "app.bsky.labeler.service": "/profile/{account}",
}


class Uri(NamedTuple):
    """The name of a record, such as "at://did:plc:…/app.bsky.feed.post/3k…"."""

    account: str
    """The DID of its account, or its handle."""
    collection: str
    key: str


def uri_of(text: str) -> Uri | None:
    """Return the parts of the name of a record; None if it is none."""
    found = _URI.fullmatch(text)
    return Uri(**found.groupdict()) if found else None


def is_handle(text: str) -> bool:
    """Return whether a text has the form of a handle."""
    return len(text) <= _LONGEST_HANDLE and re.fullmatch(_HANDLE, text) is not None


def is_post_address(url: str) -> bool:
    """Return whether an address is that of a post on bsky.app."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.netloc.lower() in ("bsky.app", "www.bsky.app") and post_at(url) is not None


def post_at(url: str) -> str | None:
    """Return the name of the post at an address of any site with the paths of bsky.app."""
    try:
        path = _POST_PATH.fullmatch(urlsplit(url).path)
    except ValueError:
        return None
    account = unquote(path["account"]) if path else ""
    if path is None or not _ACCOUNT.fullmatch(account):
        return None
    return f"at://{account}/{POST}/{path['key']}"


def page_of(uri: str, handle: str | None = None) -> str | None:
    """Return the address of a record on bsky.app; None if it has none."""
    parts = uri_of(uri)
    page = _PAGES.get(parts.collection) if parts else None
    if parts is None or page is None:
        return None
    return _SITE + page.format(account=handle or parts.account, key=parts.key)


def profile(account: str) -> str:
    """Return the address of an account, named by its handle or its DID."""
    return f"{_SITE}/profile/{account}"


def picture(did: str, cid: str) -> str:
    """Return the address of a picture in an account."""
    name = f"{quote(did, safe=':')}/{quote(cid, safe='')}"
    return f"https://cdn.bsky.app/img/feed_fullsize/plain/{name}@jpeg"


def video(did: str, cid: str) -> tuple[str, str]:
    """Return the addresses of a video in an account and of a picture from it."""
    start = f"https://video.bsky.app/watch/{quote(did, safe='')}/{quote(cid, safe='')}"
    return f"{start}/playlist.m3u8", f"{start}/thumbnail.jpg"
