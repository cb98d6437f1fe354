"""Read MHTML (RFC 2557): a page and its pictures in one file, as Chrome and others save them."""

import re
from collections.abc import Iterator, Mapping
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from convert.errors import InputError

_PAGES = ("text/html", "application/xhtml+xml")
_MOST_PARTS = 10_000
# `email` compares each line with all boundaries around it. Browsers put no parts in parts.
_MOST_MULTIPARTS = 20
_MULTIPART = re.compile(rb"^Content-Type:\s{0,9}multipart/", re.MULTILINE | re.IGNORECASE)
# `email` takes quadratic time for the parameters of a header.
_HEADER_LINES = re.compile(
    rb"^Content-[A-Z-]{2,30}:[^\n]*+(?:\n[ \t][^\n]*+)*+", re.MULTILINE | re.IGNORECASE
)
_LONGEST_HEADER = 20_000


class Archived(NamedTuple):
    """What is in a file of MHTML."""

    html: bytes
    """The page."""
    charset: str
    """The encoding that its header declares; "" if none."""
    url: str | None
    """The address of the page."""
    saved: str | None
    """The time at which it was saved (RFC 3339)."""
    files: Mapping[str, bytes]
    """The other files by their addresses."""


def unpacked(data: bytes, name: str) -> Archived:
    """Return what is in a file of MHTML. Raises `InputError` if it is damaged."""
    if _is_excessive(data):
        raise InputError(
            "not MHTML as browsers save it: it has too many parts in parts, or too long headers",
            file=name,
        )
    try:
        message = message_from_bytes(data, policy=policy.compat32)
        parts = [*_parts(message)]
    except (MessageError, RecursionError, ValueError, LookupError) as error:
        raise InputError(f"damaged MHTML: {error}; save the page again", file=name) from None
    url = _header(message, "Snapshot-Content-Location") or None
    pages = [part for part in parts if part.get_content_type() in _PAGES]
    if not pages:
        raise InputError("damaged MHTML: there is no page in it; save the page again", file=name)
    page = next((each for each in pages if url and _location(each) == url), pages[0])
    return Archived(
        html=_content(page),
        charset=page.get_content_charset("") or "",
        url=url or _location(page) or None,
        saved=_saved(message),
        files={
            location: _content(part)
            for part in parts
            if part is not page and (location := _location(part))
        },
    )


def _is_excessive(data: bytes) -> bool:
    """Return whether `email` would take too much time."""
    multiparts = sum(1 for _ in _MULTIPART.finditer(data))
    headers = _HEADER_LINES.finditer(data)
    return multiparts > _MOST_MULTIPARTS or any(
        header.end() - header.start() > _LONGEST_HEADER for header in headers
    )


def _parts(message: Message) -> Iterator[Message]:
    for position, part in enumerate(message.walk()):
        if position > _MOST_PARTS:
            raise ValueError("more parts than any page has")
        if not part.is_multipart():
            yield part


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _location(part: Message) -> str:
    """Return the address of a part, or "cid:…" for one that is named by an id."""
    identity = _header(part, "Content-ID").strip("<>")
    return _header(part, "Content-Location") or (f"cid:{identity}" if identity else "")


def _header(message: Message, name: str) -> str:
    return "".join(str(message.get(name, "")).split())


def _saved(message: Message) -> str | None:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).isoformat()
    except (TypeError, ValueError, OverflowError):
        return None
