"""Count the length of a post as the networks do."""

import re
from collections.abc import Sequence

from convert.text.lines import Line
from convert.tree import Platform

POST_LENGTHS: dict[Platform, int] = {"twitter": 280, "bluesky": 300, "mastodon": 500, "threads": 500}
"""The longest post of each network, in weighted characters."""
TOLERANCE = 20
"""By so much a post of a text can be longer, since copying can lengthen it."""

_FILLED = 0.65  # of the longest post: a shorter one has room for more
# Weighted length (twitter-text, configuration v3): each URL counts 23, and all characters outside
# these ranges, such as ideographs and emoji, count two.
_URL = re.compile(r"https?://\S+")
_URL_LENGTH = 23
_WIDE = re.compile("[^\0-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")


def weighted_length(lines: Sequence[Line]) -> int:
    """Return the length of a post as Twitter counts it."""
    return _weighted_length(_text(lines))


def is_longer(lines: Sequence[Line], length: int) -> bool:
    """Return whether a post is longer than a weighted length; most posts are short without counting."""
    text = _text(lines)
    # No character counts more than it has bytes in UTF-8.
    if len(text.encode(errors="surrogatepass")) + _URL_LENGTH * text.count("://") <= length:
        return False
    return _weighted_length(text) > length


def fills_a_post(lines: Sequence[Line], post_length: int) -> bool:
    """Return whether lines have the length of one post that has no room for much more."""
    return _FILLED * post_length <= weighted_length(lines) <= post_length + TOLERANCE


def _text(lines: Sequence[Line]) -> str:
    return "\n".join([line.words if line.aside else line.text.strip() for line in lines])


def _weighted_length(text: str) -> int:
    if "://" in text:
        text = _URL.sub("x" * _URL_LENGTH, text)
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))
