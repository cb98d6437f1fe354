"""Provide properties of characters that `unicodedata` lacks: scripts and sentence ends."""

import unicodedata
from functools import lru_cache

SENTENCE_ENDS = ".!?…։؟۔।。！？"
"""Terminal punctuation of the scripts that threads are written in (UAX #29, STerm and ATerm)."""


@lru_cache(maxsize=8192)
def script(character: str) -> str:
    """Return the script of a letter as the first word of its Unicode name: "LATIN", "CJK", "HIRAGANA".

    Characters without a name give "". The names are stable (Unicode's name stability policy), and all
    letters of a living script share their first word; so this needs no table of its own.
    """
    return unicodedata.name(character, "").partition(" ")[0].partition("-")[0]
