"""Provide properties of text that `unicodedata` lacks: scripts, sentence ends, and its direction."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

SENTENCE_ENDS = ".!?…։؟۔।。！？"
"""Terminal punctuation of the scripts that threads are written in (UAX #29, STerm and ATerm)."""


@lru_cache(maxsize=8192)
def script(character: str) -> str:
    """Return the script of a letter as the first word of its Unicode name: "LATIN", "CJK", "HIRAGANA".

    Characters without a name give "". The names are stable (Unicode's name stability policy), and all
    letters of a living script share their first word; so this needs no table of its own.
    """
    return unicodedata.name(character, "").partition(" ")[0].partition("-")[0]


def first_strong(text: Iterable[str]) -> Literal["ltr", "rtl"] | None:
    """Return the direction of the first strong character (UAX #9, P2 and P3); None if there is none."""
    for character in text:
        match unicodedata.bidirectional(character):
            case "L":
                return "ltr"
            case "R" | "AL":
                return "rtl"
    return None
