"""Draw the composition of a cover as PNG.

HarfBuzz draws the outlines of the glyphs, so that all scripts are shaped and no font file is needed on
the machine. A text in a script without a font is left out: boxes say less than an ornament.
"""

import io
from collections.abc import Iterator
from typing import NamedTuple

import PIL.Image
import uharfbuzz as hb
from PIL import ImageChops, ImageDraw

from convert_epub.cover import lettering
from convert_epub.cover.composition import HEIGHT, WIDTH, Composition, Words
from convert_epub.cover.image import Image

# Pixels a unit: 1000 by 1600 pixels, which is the least that stores ask for.
_SCALE = 0.625
_SIZE = round(WIDTH * _SCALE), round(HEIGHT * _SCALE)
_THREAD_WIDTH = 10
# The space at the end of a line that is kept free in any case, in units.
_EDGE = 80
# The shades of a colour on the background: enough for smooth edges, and few enough for 16 colours.
_SHADES = 5
# The lossless way to compress that is best and fastest for large areas of one colour (zlib's Z_RLE).
_RUN_LENGTHS = 3
# The order of the rows of HarfBuzz's picture, for Pillow.
_FROM_THE_BOTTOM = -1
# Knots are drawn larger by this factor and reduced, for smooth edges.
_FINE = 4


class _Layer(NamedTuple):
    """What is drawn in one colour."""

    colour: str
    coverage: PIL.Image.Image
    """How much of each pixel is covered, from 0 to 255."""
    place: tuple[int, int]
    """The pixel at its upper left corner."""


def draw(cover: Composition) -> Image:
    """Return the composition as PNG with a palette of 16 colours."""
    texts = [layer for words in cover.words if (layer := _lettered(words, cover))]
    picture = _combined(cover.background, [*texts, _thread(cover)])
    file = io.BytesIO()
    picture.save(file, "PNG", bits=4, compress_type=_RUN_LENGTHS)
    return Image("image/png", ".png", file.getvalue())


def _combined(background: str, layers: list[_Layer]) -> PIL.Image.Image:
    """Return the layers, which do not overlap, in shades of their colours on the background."""
    colours = list(dict.fromkeys(layer.colour for layer in layers))
    combined = PIL.Image.new("L", _SIZE)
    for colour, coverage, (left, top) in layers:
        first = colours.index(colour) * _SHADES
        shaded = coverage.point([_shade(covered, first) for covered in range(256)])
        box = (left, top, left + shaded.width, top + shaded.height)
        combined.paste(ImageChops.lighter(combined.crop(box), shaded), box)
    shades = [shade for colour in colours for shade in _shades(background, colour)]
    combined.putpalette([*bytes.fromhex(background[1:]), *shades])
    return combined


def _shade(covered: int, first: int) -> int:
    """Return the number in the palette of a pixel that is covered from 0 to 255."""
    shade = round(covered * _SHADES / 255)
    return first + shade if shade else 0


def _shades(background: str, colour: str) -> Iterator[int]:
    pairs = list(zip(bytes.fromhex(background[1:]), bytes.fromhex(colour[1:]), strict=True))
    for shade in range(1, _SHADES + 1):
        yield from [round(b + (c - b) * shade / _SHADES) for b, c in pairs]


def _lettered(words: Words, cover: Composition) -> _Layer | None:
    """Return the letters of a text; None if it has none, or none that a font has."""
    lines = [lettering.line(text, rtl=words.direction == "rtl") for text in words.lines]
    if None in lines:
        return None
    outlines = hb.RasterDraw()
    for line, baseline in zip(lines, words.baselines, strict=True):
        if line is not None:
            _add(outlines, line, words.size, baseline, cover)
    drawn = outlines.render()
    x, y, width, height, stride = drawn.extents
    if not width or not height:
        return None
    coverage = PIL.Image.frombuffer(
        "L", (width, height), drawn.buffer, "raw", "L", stride, _FROM_THE_BOTTOM
    )
    return _Layer(words.colour, coverage, (x, _SIZE[1] - y - height))


def _add(
    outlines: hb.RasterDraw, line: lettering.Line, size: int, baseline: int, cover: Composition
) -> None:
    """Add the outlines of a line. One that is wider than was estimated is made smaller."""
    room = WIDTH - min(cover.text_x, WIDTH - cover.text_x) - _EDGE
    size_used = min(size, room / line.width) if line.width else size
    left = cover.text_x - (line.width * size_used if cover.direction == "rtl" else 0)
    for glyph in line.glyphs:
        scale = size_used * _SCALE / glyph.font.face.upem
        x, y = left + glyph.x * size_used, HEIGHT - baseline + glyph.y * size_used
        outlines.transform = (scale, 0, 0, scale, x * _SCALE, y * _SCALE)
        outlines.draw_glyph(glyph.font, glyph.id)


def _thread(cover: Composition) -> _Layer:
    """Return the thread and its knots, as a narrow strip that is reduced."""
    widest = max(knot.radius for knot in cover.knots) + 1
    factor = _SCALE * _FINE
    strip = PIL.Image.new("L", (round(2 * widest * _SCALE) * _FINE, _SIZE[1] * _FINE))
    pen = ImageDraw.Draw(strip)
    middle = strip.width / 2
    start, end = (y * factor for y in cover.thread)
    half = _THREAD_WIDTH / 2 * factor
    pen.rectangle((middle - half, start, middle + half - 1, end), fill=255)
    for knot in cover.knots:
        y, radius = knot.y * factor, knot.radius * factor
        pen.ellipse((middle - radius, y - radius, middle + radius - 1, y + radius - 1), fill=255)
    coverage = strip.reduce(_FINE)
    return _Layer(cover.accent, coverage, (round(cover.thread_x * _SCALE - coverage.width / 2), 0))
