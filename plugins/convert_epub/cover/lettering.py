"""Find the glyphs of a line of a cover, with the fonts that are in packages.

Fonts of the system are not used, so that a cover has the same bytes on every machine.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

import pymupdf_fonts
import uharfbuzz as hb

from convert.characters import script
from convert_epub.cover.visual_order import Stretch, stretches

# FiraGO, Noto Sans, and Noto Sans Math and Symbols for letters of mathematics, by their keys there.
_PACKAGED = ("figo", "notos", "math", "symbol1", "symbol2")
# The regions of the fonts in the extra `cjk`.
_CJK = ("SC", "JP", "KR")
_REGULAR = 400  # on OpenType's scale; the default weight of a variable font may be its thinnest
_JOINERS = "\u200c\u200d"


class Glyph(NamedTuple):
    """A glyph of a font, and its place from the left end of its line, on the baseline; in em."""

    font: hb.Font
    id: int
    x: float
    y: float


class Line(NamedTuple):
    """The glyphs of a line, from left to right, and its width in em."""

    glyphs: list[Glyph]
    width: float


def line(text: str, *, rtl: bool) -> Line | None:
    """Return a line in glyphs; None if there is no font for a letter or a digit in it.

    Other characters without a glyph, most of them emoji, are left out.
    """
    clusters = [(cluster, _font(cluster)) for cluster in _clusters(text)]
    if any(font is None and unicodedata.category(c[0])[0] in "LN" for c, font in clusters):
        return None
    kept = "".join([cluster for cluster, font in clusters if font])
    glyphs: list[Glyph] = []
    x = 0.0
    for stretch in stretches(" ".join(kept.split()), rtl=rtl):
        for font, run, is_rtl in _runs(stretch):
            x = _add(glyphs, font, run, x, rtl=is_rtl)
    return Line(glyphs, x)


def _clusters(text: str) -> Iterator[str]:
    """Yield each character with the marks after it. Other characters without a glyph are left out."""
    cluster = ""
    for character in text:
        kind = unicodedata.category(character)
        if kind[0] == "C" and character not in _JOINERS:
            continue
        if cluster and (kind[0] == "M" or character in _JOINERS):
            cluster += character
        else:
            if cluster:
                yield cluster
            cluster = character
    if cluster:
        yield cluster


def _runs(stretch: Stretch) -> Iterator[tuple[hb.Font, str, bool]]:
    """Yield the parts of a stretch of one font and one script, from left to right."""
    found: list[tuple[hb.Font, str, bool]] = []
    written = ""
    placed: list[tuple[str, hb.Font, str]] = []
    for cluster in _clusters(stretch.text):
        font = _font(cluster)
        if font is not None:
            # what has no script of its own continues that before it
            written = script(cluster[0]) if unicodedata.category(cluster[0])[0] == "L" else written
            placed.append((cluster, font, written))
    for (font, _), group in groupby(placed, lambda each: (each[1], each[2])):
        found.append((font, "".join([cluster for cluster, _, _ in group]), stretch.rtl))
    yield from reversed(found) if stretch.rtl else found


def _add(glyphs: list[Glyph], font: hb.Font, text: str, x: float, *, rtl: bool) -> float:
    """Shape a text, add its glyphs from `x` on, and return the x of its right end."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.language = "und"  # else HarfBuzz takes that of the process's locale
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    hb.shape(font, buffer)
    upem = font.face.upem
    for info, (dx, dy, advance, _) in zip(
        buffer.glyph_infos, (each.position for each in buffer.glyph_positions), strict=True
    ):
        glyphs.append(Glyph(font, info.codepoint, x + dx / upem, dy / upem))
        x += advance / upem
    return x


def _font(cluster: str) -> hb.Font | None:
    """Return the first font that has the characters of a cluster; None if none has."""
    drawn = {ord(c) for c in cluster if c not in _JOINERS and not "\ufe00" <= c <= "\ufe0f"}
    for name in _PACKAGED:
        font, characters = _packaged(name)
        if drawn <= characters:
            return font
    for region in _CJK:
        regional = _cjk(region)
        if regional and drawn <= regional[1]:
            return regional[0]
    return None


@cache
def _packaged(name: str) -> tuple[hb.Font, frozenset[int]]:
    face = hb.Face(hb.Blob(pymupdf_fonts.fontbuffers[name]()))
    return hb.Font(face), frozenset(face.unicodes)


@cache
def _cjk(region: str) -> tuple[hb.Font, frozenset[int]] | None:
    """Return the Noto Sans of a region; None without the extra `cjk`."""
    try:
        from justmytype_intl_cjk import get_font_pack
    except ImportError:
        return None
    name = f"NotoSans{region}[[]wght].ttf"  # for glob, "[[]" is a "["
    folders = get_font_pack().get_font_directories()
    path = next((path for folder in folders for path in folder.rglob(name)), None)
    if path is None:
        return None
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    font = hb.Font(face)
    font.set_variations({"wght": _REGULAR})
    return font, frozenset(face.unicodes)
