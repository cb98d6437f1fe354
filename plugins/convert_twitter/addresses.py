"""Read the one post at an address, if the user asks X for it."""

from urllib.parse import quote

import convert
from convert.errors import FetchError, InputError
from convert.tree import Document
from convert_twitter.oembed import read_answer
from convert_twitter.values import post_in

_SERVICE = "https://publish.twitter.com/oembed?omit_script=true&dnt=true&url="
_ADVICE = (
    "X has no open interface for threads; --twitter.oembed asks it for this one post; for the whole "
    "thread, convert the archive that X gives to the account's owner, or save the page or copy its text"
)
_REASONS = {
    403: "the account is protected, so X does not show the post to others",
    404: "there is no such post: it was deleted, or its address is wrong",
}


def read_address(source: convert.Input, *, is_asked: bool) -> Document:
    """Return the post at an address. Raises `InputError` if X does not give it, or was not asked to."""
    url = source.url or ""
    parts = post_in(url)
    if parts is None:
        raise InputError("this is not the address of a post of X", file=url)
    if not is_asked:
        raise InputError(_ADVICE, file=url)
    asked = f"https://twitter.com/{parts[0] or 'i'}/status/{parts[1]}"
    try:
        data = source.get(_SERVICE + quote(asked, safe=""))
    except FetchError as error:
        if error.status in _REASONS:
            raise InputError(_REASONS[error.status], file=url) from None
        raise
    return read_answer(source, data, url)
