"""Decide whether a text has escapes of HTML, since not all sources say so."""

import re

# X escapes these three characters and no other.
_BARE = re.compile(r"[<>]|&(?!(?:amp|lt|gt);)")


def is_escaped(text: str) -> bool:
    """Return whether a text may be escaped: then, no such character is bare."""
    return _BARE.search(text) is None
