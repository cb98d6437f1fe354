"""Find fonts of the system with fontconfig's `fc-list`. Without fontconfig there are none."""

import subprocess
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import uharfbuzz as hb

from convert_pdf.fonts.face import Face
from convert_pdf.fonts.full_width import is_east_asian

_FIELDS = ("file", "index", "family", "weight", "slant", "spacing", "color", "charset")
_FORMAT = "\t".join(f"%{{{name}}}" for name in _FIELDS) + "\n"
_OUTLINES = (".ttf", ".otf", ".ttc", ".otc")
# Characters of each region that fonts for other regions may lack, by which its fonts are known.
_SAMPLES = {"JP": "直あ円", "KR": "한글", "SC": "直们国", "TC": "直們國"}
_REGULAR = 80  # FC_WEIGHT_REGULAR
_LAST_INDEX = 0xFFFF  # a higher index has the number of a named instance in its upper half


class _Font(NamedTuple):
    """A font file, or one of the fonts of a collection, as `fc-list` describes it."""

    path: str
    number: int
    """The index of the font in its file."""
    families: tuple[str, ...]
    weight: int
    """On fontconfig's scale, from 0 (thin) over 80 (regular) to 210 (black)."""
    slant: int
    spacing: int
    starts: list[int]
    """The first code point of each range that the font covers, ascending."""
    ends: list[int]
    """The last code point of each of these ranges."""

    def covers(self, character: str) -> bool:
        """Return whether the font has a glyph for the character."""
        place = bisect_right(self.starts, ord(character)) - 1
        return place >= 0 and ord(character) <= self.ends[place]


def face(characters: Iterable[str], region: str = "") -> Face | None:
    """Return the font closest to upright regular text that has all the characters; None if none.

    Chinese, Japanese and Korean characters and marks are taken from a font for a `region` (JP, KR, SC
    or TC), if there is one: other fonts have some of them too, of another shape or width.
    """
    wanted = list(characters)
    fonts = [font for font in _fonts() if all(map(font.covers, wanted))]
    if region and any(map(is_east_asian, wanted)):
        fonts = _closest_to(region, fonts)
    return _best(fonts)


def family(name: str) -> Face | None:
    """Return the font of a family that is closest to upright regular text; None if it has none."""
    own = [font for font in _fonts() if name.casefold() in map(str.casefold, font.families)]
    return _best(own)


def _closest_to(region: str, fonts: list[_Font]) -> list[_Font]:
    """Return the fonts that fit a region best: by their names, else by the characters they have."""

    def distance(font: _Font) -> tuple[int, int]:
        lacking = sum(not font.covers(character) for character in _SAMPLES[region])
        names = {word for name in font.families for word in name.upper().split()}
        named = names & _SAMPLES.keys()
        return lacking, 0 if region in named else 1 + bool(named)

    least = min(map(distance, fonts), default=None)
    return [font for font in fonts if distance(font) == least]


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
    try:
        listed = subprocess.run(["fc-list", "--format", _FORMAT], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return []
    rows = [row.split("\t") for row in listed.stdout.decode(errors="replace").splitlines()]
    return [font for row in rows if len(row) == len(_FIELDS) and (font := _font(row)) is not None]


def _font(row: list[str]) -> _Font | None:
    """Return a font, or None for a bitmap, a colour font or a named instance of a variable font."""
    path, index, families, weight, slant, spacing, color, charset = row
    if not path.lower().endswith(_OUTLINES) or color == "True" or int(index or 0) > _LAST_INDEX:
        return None
    ranges = [part.partition("-") for part in charset.split()]
    return _Font(
        path=path,
        number=int(index or 0),
        families=tuple(families.split(",")),
        weight=_number(weight),
        slant=_number(slant),
        spacing=_number(spacing),
        starts=[int(start, 16) for start, _, _ in ranges],
        ends=[int(end or start, 16) for start, _, end in ranges],
    )


def _number(value: str) -> int:
    """Return a field as a number; 0 if it is empty, or a range, as for a variable font."""
    return int(value) if value.isdecimal() else 0
