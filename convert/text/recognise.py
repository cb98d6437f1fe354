"""Recognise: from which site a text was copied. What the site added is cut by the next stage."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from convert.text.lines import Line

Kind: TypeAlias = Literal["twtext", "plain"]

_TWTEXT_TIP = "Tip: mention @twtextapp on a Twitter thread with the keyword"
_OPENING = 8
"""How many lines hold the opening post, its copy and the blank lines around them."""
_LONG = 40
"""Characters from which on the same line twice is a copy, not a refrain."""


def recognise(lines: Sequence[Line]) -> Kind:
    """The source, by the traces it leaves: twtext repeats the opening up to its first lost image."""
    if any(line.text.startswith(_TWTEXT_TIP) for line in lines[-20:]):
        return "twtext"
    opening = [line.text.strip() for line in lines[:_OPENING] if len(line.text.strip()) >= _LONG]
    return "twtext" if len(set(opening)) < len(opening) else "plain"
