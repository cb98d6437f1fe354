"""Draw the composition of a cover as SVG."""

from convert_epub.cover.composition import HEIGHT, WIDTH, Composition, Words
from convert_epub.cover.image import Image
from convert_epub.xhtml import escape

# The names of the typeface of the PNG, and what most reading systems have instead.
_FONTS = "FiraGO, 'Fira Sans', sans-serif"


def draw(cover: Composition) -> Image:
    """Return the composition as SVG."""
    texts = "\n".join([_texts(words, cover) for words in cover.words])
    svg = f"""\
<?xml version="1.0" encoding="utf-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" \
height="{HEIGHT}" xml:lang="{cover.language}" role="img" aria-labelledby="words" \
font-family="{_FONTS}" direction="{cover.direction}">
<title id="words">{escape(cover.text)}</title>
<rect width="{WIDTH}" height="{HEIGHT}" fill="{cover.background}"/>
{_thread(cover)}
{texts}
</svg>
"""
    return Image("image/svg+xml", ".svg", svg.encode())


def _texts(words: Words, cover: Composition) -> str:
    """Return the markup of a text. Each line is an element, so that its bidi controls end with it."""
    attributes = f'font-size="{words.size}" fill="{words.colour}"'
    if words.direction != cover.direction:
        attributes += f' direction="{words.direction}" text-anchor="end"'
    lines = "\n".join(
        f'<text x="{cover.text_x}" y="{y}">{escape(line)}</text>'
        for y, line in zip(words.baselines, words.lines, strict=True)
    )
    return f"<g {attributes}>\n{lines}\n</g>"


def _thread(cover: Composition) -> str:
    x = cover.thread_x
    (start, end), width = cover.thread, 10
    circles = "".join(f'<circle cx="{x}" cy="{knot.y}" r="{knot.radius}"/>' for knot in cover.knots)
    line = f'<rect x="{x - width // 2}" y="{start}" width="{width}" height="{end - start}"/>'
    return f'<g fill="{cover.accent}">{line}{circles}</g>'
