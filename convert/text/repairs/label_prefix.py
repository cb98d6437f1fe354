"""Labels, as far as mending needs them: what at the start of a line may number a post.

Which numbers are labels is decided later, over the whole thread. Here it only keeps a post from being
joined to the one before, and lets a copy without its number be known.
"""

import re

_LABEL = re.compile(r"[(\[#]?\d{1,3}(?:\.\d)?(?:[/.:)\]]|\ufe0f?\u20e3| ?-)[\dn]{0,4}[)\].:]?\s?")


def label_of(words: str) -> str:
    """What at the start of a stripped line may be the number of a post, or an empty text."""
    first = words[:1]
    if first.isdecimal() or first in ("(", "[", "#"):
        found = _LABEL.match(words)
        return found[0] if found else ""
    return ""
