"""Provide what `unicodedata` lacks: scripts, sentence ends, direction, and what no output can hold."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal, TypeAlias

SENTENCE_ENDS = ".!?…։؟۔।。！？"
"""Terminal punctuation of the scripts that threads are written in (UAX #29, STerm and ATerm)."""

SENTENCE_STOPS = " :,;" + "".join(sorted(set(SENTENCE_ENDS) - set("!?…؟！？")))
"""What a title does not end with; a question remains a question."""

Target: TypeAlias = Literal["utf-8", "xml", "terminal", "print"]
"""What text is cleaned for. Each excludes what those before it exclude, and more."""

# Lone surrogates: no encoding has them (The Unicode Standard §3.9, D92; RFC 3629 §3).
_SURROGATES = "\ud800-\udfff"
# The rest of what XML 1.0 §2.2 excludes from a document, even as a character reference.
_NOT_XML = "\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff"
# The rest of what ECMA-48 calls controls (§5.2, §5.3), and DEL. CR returns to the start of the line;
# C1 has a control sequence of one character (CSI, U+009B).
_CONTROLS = "\r\x7f-\x9f"
# The rest of the noncharacters (The Unicode Standard §23.7), which never have a glyph. From plane 1 on,
# they are the last two of each plane: `re` is slow to search for so many ranges, so it searches for all
# from the first of them on, and then leaves out what is a character.
_NONCHARACTERS = "\ufdd0-\ufdef\U0001fffe-\U0010ffff"
_CHARACTERS = "".join(
    f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x2_0000, 0x11_0000, 0x1_0000)
)
_EXCLUDED: dict[Target, str] = {
    "utf-8": f"[{_SURROGATES}]",
    "xml": f"[{_SURROGATES}{_NOT_XML}]",
    "terminal": f"[{_SURROGATES}{_NOT_XML}{_CONTROLS}]",
    "print": f"[{_SURROGATES}{_NOT_XML}{_CONTROLS}{_NONCHARACTERS}](?<![{_CHARACTERS}])",
}


def clean(text: str, target: Target) -> str:
    """Return the text with U+FFFD in place of each character that the target can't hold.

    - "utf-8": lone surrogates, which a `str` can hold and no file can.
    - "xml": these, and what XML 1.0 excludes: NUL, controls, U+FFFE and U+FFFF.
    - "terminal": these, and all controls but tab and line feed, which a terminal would obey.
    - "print": these, and the noncharacters of Unicode, for which no font has a glyph.

    Tabs and line feeds stay. So do the characters that join others or turn their direction: they are
    spelling in many languages. The text has the same number of characters as before.
    """
    # No target excludes a printable character, and `isprintable` is faster than a regular expression.
    return text if text.isprintable() else _excluded(target).sub("\ufffd", text)


@cache
def _excluded(target: Target) -> re.Pattern[str]:
    return re.compile(_EXCLUDED[target])  # when it is needed: all four take 1 ms


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
