"""Recognise addresses of posts on servers of the fediverse, by their form."""

import re
from typing import NamedTuple
from urllib.parse import SplitResult

from convert_mastodon.values import split

_USER = r"@?[\w.-]+(?:@[\w.-]+(?::[0-9]+)?)?"
_NUMBER = r"(?P<id>[0-9]{1,25})"
_KEY = r"(?P<id>[0-9A-Za-z_-]{1,40})"
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_REST = (
    rf"/@{_USER}/{_NUMBER}",  # Mastodon
    rf"/users/{_USER}/statuses/{_KEY}",  # the same, and GoToSocial
    rf"/ap/users/[0-9]+/statuses/{_NUMBER}",
    rf"/@{_USER}/statuses/{_KEY}",  # GoToSocial
    rf"/web/(?:statuses|@{_USER})/{_NUMBER}",
    rf"/deck/@{_USER}/{_NUMBER}",
    rf"/p/{_USER}/{_NUMBER}",  # Pixelfed
    rf"/notice/{_KEY}",  # Pleroma, Akkoma
    rf"/@{_USER}/posts/{_KEY}",  # Pleroma
)
_OTHERS = (
    rf"/objects/{_UUID}",  # Pleroma, Akkoma
    r"/notes/[0-9a-z]{8,40}",  # Misskey and its kin
)
_FORM = re.compile("|".join(f"(?:{form.replace('(?P<id>', '(')})" for form in (*_REST, *_OTHERS)))
_REST_FORMS = [re.compile(form) for form in _REST]
_SCHEMES = ("https", "http")


class Address(NamedTuple):
    """The address of a post."""

    url: str
    origin: str
    """The server, as "https://social.example"."""
    id: str | None
    """The id of the post in Mastodon's interface; None if the address does not have it."""


def is_post_address(url: str) -> bool:
    """Return whether a URL has the form of the address of a post."""
    parts = _web(url)
    if parts is None or "@" in parts.netloc:  # no network has names or passwords in its addresses
        return False
    return _FORM.fullmatch(parts.path.rstrip("/")) is not None


def address_of(url: str, origin: str | None = None) -> Address | None:
    """Return an address, of whatever form, on the server `origin` if one is given.

    It is None if the URL is not one of the web.
    """
    parts = _web(url)
    if parts is None:
        return None
    path = parts.path.rstrip("/")
    found = next(filter(None, (form.fullmatch(path) for form in _REST_FORMS)), None)
    server = origin or f"{parts.scheme.lower()}://{parts.netloc.rpartition('@')[2].lower()}"
    if found:
        return Address(url=f"{server}{path}", origin=server, id=found["id"])
    query = f"?{parts.query}" if parts.query else ""
    return Address(url=f"{server}{parts.path}{query}", origin=server, id=None)


def _web(url: str) -> SplitResult | None:
    """Return the parts of a URL of the web; None for any other."""
    parts = split(url)
    is_web = parts is not None and parts.scheme.lower() in _SCHEMES and parts.hostname
    return parts if is_web else None
