"""Find the emoji of a text that have a picture, and load their pictures."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from convert_pdf.emoji import twemoji
from convert_pdf.emoji.sequences import sequences
from convert_pdf.emoji.svg import Picture, picture_of

ADVANCE = 1.1
"""The width of an emoji, in em: a picture of one em with some space at its sides."""
ASCENT = 0.86
"""From the baseline to the upper edge of the picture, in em; centres it on the capitals."""
DESCENT = ASCENT - 1
"""From the baseline to the lower edge of the picture, in em; negative, as in fonts."""

_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_TAGS = "".join(map(chr, range(0xE0020, 0xE0080)))
_MOST_PARTS = 8  # two people with skin tones, a heart and a kiss have six, the most of all pictures
_PART = re.compile(f".[{_EMOJI_STYLE}\u20e3\U000e0020-\U000e007f]*+{_JOINER}?", re.DOTALL)


def find(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each emoji that `picture` has a picture for.

    A sequence without a picture is split into the longest parts that have one (UTS #51, 2.2): an
    unknown family is shown as its members. Characters that have no picture at all are left to the
    fonts.
    """
    for start, end in sequences(text):
        edges = [start, *(part.end() for part in _PART.finditer(text, start, end))]
        first = 0
        while first < len(edges) - 1:
            last = _longest(text, edges, first)
            if last is not None:
                yield edges[first], edges[last]
            first = last or first + 1


def _longest(text: str, edges: list[int], first: int) -> int | None:
    """Return the last edge up to which the text from the edge `first` is one picture."""
    furthest = min(first + _MOST_PARTS, len(edges) - 1)
    return next(
        (last for last in range(furthest, first, -1) if _name(text[edges[first] : edges[last]])),
        None,
    )


@lru_cache(maxsize=1024)
def picture(sequence: str) -> Picture | None:
    """Return the picture of an emoji sequence, or None if there is none."""
    name = _name(sequence)
    return None if name is None else picture_of(twemoji.svg(name))


@lru_cache(maxsize=4096)
def _name(sequence: str) -> str | None:
    """Return the name of the picture. A flag with unknown tags has the picture of the plain flag."""
    whole = sequence.replace(_EMOJI_STYLE, "").rstrip(_JOINER)
    return _names().get(_hexadecimal(whole)) or _names().get(_hexadecimal(whole.rstrip(_TAGS)))


def _hexadecimal(characters: str) -> str:
    return "-".join(f"{ord(character):x}" for character in characters)


@cache
def _names() -> Mapping[str, str]:
    """Map names without U+FE0F to Twemoji's names, of which some have it and some lack it."""
    return {name.replace("-fe0f", ""): name for name in twemoji.names()}
