"""The fonts of the system, as fontconfig's fc-list knows them. Without fontconfig there are none."""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import uharfbuzz as hb

from convert_pdf.fonts.face import Face

_FIELDS = ("file", "index", "family", "weight", "slant", "spacing", "color", "charset")
_FORMAT = "\t".join(f"%{{{name}}}" for name in _FIELDS) + "\n"
_OUTLINES = (".ttf", ".otf", ".ttc", ".otc")
_REGULAR = 80
"""The weight of regular text, as fontconfig counts."""


class _Font(NamedTuple):
    path: str
    number: int
    """Which of the fonts in the file it is."""
    families: tuple[str, ...]
    weight: int
    """As fontconfig counts, from 0 for thin; 200 is bold."""
    slant: int
    spacing: int
    starts: list[int]
    """The first code point of each range that the font covers, ascending."""
    ends: list[int]

    def covers(self, character: str) -> bool:
        place = bisect_right(self.starts, ord(character)) - 1
        return place >= 0 and ord(character) <= self.ends[place]


def face(characters: Iterable[str]) -> Face | None:
    """The font that has all the characters and comes closest to upright regular text."""
    wanted = list(characters)
    return _best([font for font in _fonts() if all(map(font.covers, wanted))])


def family(name: str) -> Face | None:
    """The font of a family that comes closest to upright regular text."""
    own = [font for font in _fonts() if name.casefold() in map(str.casefold, font.families)]
    return _best(own)


def _best(fonts: list[_Font]) -> Face | None:
    if not fonts:
        return None

    def distance(font: _Font) -> tuple[int, int, int, str, int]:
        return font.slant, font.spacing, abs(font.weight - _REGULAR), font.path, font.number

    best = min(fonts, key=distance)
    return _load(best.path, best.number)


@cache
def _load(path: str, index: int) -> Face:
    return Face(hb.Blob.from_file_path(path), index)


@cache
def _fonts() -> list[_Font]:
    import subprocess  # here, since few threads need more than the packages have

    try:
        listed = subprocess.run(["fc-list", "--format", _FORMAT], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return []
    rows = [row.split("\t") for row in listed.stdout.decode(errors="replace").splitlines()]
    return [font for row in rows if len(row) == len(_FIELDS) and (font := _font(row)) is not None]


def _font(row: list[str]) -> _Font | None:
    """A font, unless it is a bitmap, a colour font or a named instance of a variable one."""
    path, index, families, weight, slant, spacing, color, charset = row
    if not path.lower().endswith(_OUTLINES) or color == "True" or int(index or 0) > 0xFFFF:
        return None
    ranges = [part.partition("-") for part in charset.split()]
    return _Font(
        path,
        int(index or 0),
        tuple(families.split(",")),
        _number(weight),
        _number(slant),
        _number(spacing),
        [int(start, 16) for start, _, _ in ranges],
        [int(end or start, 16) for start, _, end in ranges],
    )


def _number(value: str) -> int:
    """A number of fontconfig's; 0 where it gives none, or a range, as for a variable font."""
    return int(value) if value.isdecimal() else 0
