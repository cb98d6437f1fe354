"""Find what may be a post's label at the start of a line.

The thread's labels are chosen later (see `convert.text.split`). Repairs need a guess only, to keep
posts apart and to recognise a copy without its label.
"""

import re

_LABEL = re.compile(r"[(\[#]?\d{1,3}(?:\.\d)?(?:[/.:)\]]|\ufe0f?\u20e3| ?-)[\dn]{0,4}[)\].:]?\s?")


def label_prefix(words: str) -> str:
    """Return the possible label at the start of a stripped line, or an empty string."""
    found = _LABEL.match(words)
    return found[0] if found else ""
