"""Recognise addresses of posts on servers of the fediverse, by their form."""

import re
from typing import NamedTuple

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
_REST_FORM = [re.compile(form) for form in _REST]
_SCHEMES = ("https", "http")


class Address(NamedTuple):
    """The address of a post."""

    url: str
    origin: str
    """The server, as "https://social.example"."""
    id: str | None
    """The server's id of the post; None if the address does not have it."""


def is_post_address(url: str) -> bool:
    """Return whether a URL has the form of the address of a post."""
    return address_of(url) is not None


def address_of(url: str, origin: str | None = None) -> Address | None:
    """Return the address of a post, on the server `origin` if one is given; None for any other URL."""
    parts = split(url)
    if parts is None or parts.scheme.lower() not in _SCHEMES or not parts.hostname:
        return None
    path = parts.path.rstrip("/")
    if not _FORM.fullmatch(path):
        return None
    found = next(filter(None, (form.fullmatch(path) for form in _REST_FORM)), None)
    server = origin or f"{parts.scheme.lower()}://{parts.netloc.rpartition('@')[2].lower()}"
    return Address(
        url=f"{server}{path}",
        origin=server,
        id=found["id"] if found else None,
    )
