"""The cover of a book: a drawing of the title and the author, and the page that shows a cover."""

from zlib import crc32

from convert.metadata import Metadata
from convert.tree import Document
from convert_epub.image import Image
from convert_epub.line_fitting import Fitted, fit, one_line
from convert_epub.xhtml import escape, short_title
from convert_epub.xhtml import page as xhtml_page

FILE = "cover.xhtml"
"""The name in the book of the page that shows the cover."""

WIDTH, HEIGHT = 1600, 2560
"""The size of the drawn cover, in the unit of all lengths here."""

# The x of the line that joins the title and the author, and of the text, from the edge at which the
# script begins.
_THREAD, _MARGIN = 150, 260
_MEASURE = 1220
# From one baseline to the next, in em.
_LEADING = 1.2
_TITLE_TOP = 320
# Font sizes, each with the largest number of lines for it. The last one is legible on a thumbnail of
# 120 by 192 pixels.
_TITLE = ((280, 2), (240, 3), (210, 4), (180, 5), (160, 6), (140, 8), (120, 10), (104, 12))
_AUTHOR_BOTTOM = 2330
_NAME = ((104, 1), (88, 1), (72, 2))
_HANDLE = ((76, 1), (64, 1), (56, 2))

_INK = "#fbf7ee"
# Background and accent colours. With each background, the ink has a contrast of at least 7:1 and the
# accent one of at least 4.5:1 (WCAG 2.2, 1.4.6 and 1.4.3).
_COLOURS = (
    ("#1f3a5f", "#9fc3ea"),
    ("#5b2333", "#f0b3bd"),
    ("#1f4d46", "#98d6c6"),
    ("#4a2f63", "#cdb4ea"),
    ("#6b3419", "#f3bd92"),
    ("#2f4a26", "#b5d89b"),
    ("#3a3f47", "#c3cad4"),
    ("#134b63", "#93d0e6"),
)


def page(document: Document, metadata: Metadata, image: Image) -> bytes:
    """Return the page that shows the image, for reading systems that do not show it by themselves."""
    text = ", ".join(filter(None, [short_title(metadata), metadata.byline]))
    return xhtml_page(
        document,
        metadata,
        '<section epub:type="cover" class="cover">'
        f'<img src="{image.file}" alt="{escape(text)}" role="doc-cover"/></section>',
    )


def draw(document: Document, metadata: Metadata) -> Image:
    """Draw a cover as SVG: the title in large type, the author at the bottom.

    A line joins the two, as a thread joins posts; if the author is unknown, it runs off the page.
    """
    background, accent = _colours(document)
    title = one_line(metadata.title)
    text = f"{title}, {one_line(metadata.byline)}" if metadata.byline else title
    heading = fit(title, _MEASURE, _TITLE)
    author, knot = _author(document, accent)
    knots = [_TITLE_TOP + _middle(heading), *knot]
    drawn = [
        _thread(_across(document, _THREAD), knots, accent),
        _lines(heading, _across(document, _MARGIN), _TITLE_TOP, f'fill="{_INK}"'),
        *author,
    ]
    body = "\n".join(drawn)
    svg = f"""\
<?xml version="1.0" encoding="utf-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" \
height="{HEIGHT}" xml:lang="{metadata.language}" role="img" aria-labelledby="words" \
font-family="serif" direction="{document.direction}">
<title id="words">{escape(text)}</title>
<rect width="{WIDTH}" height="{HEIGHT}" fill="{background}"/>
{body}
</svg>
"""
    return Image("image/svg+xml", ".svg", svg.encode())


def _colours(document: Document) -> tuple[str, str]:
    """Return background and accent colour, the same on all covers of one author."""
    author = document.author.handle or document.author.name or document.title
    return _COLOURS[crc32(author.casefold().encode("utf-8", "surrogatepass")) % len(_COLOURS)]


def _across(document: Document, distance: int) -> int:
    """Return the x at this distance from the edge at which the script begins."""
    return distance if document.direction == "ltr" else WIDTH - distance


def _author(document: Document, accent: str) -> tuple[list[str], list[int]]:
    """Return the markup of name and handle, if they are known, and the y of their knot in the thread.

    A handle is always written from left to right, or its "@" would change sides.
    """
    name, handle = one_line(document.author.name or ""), one_line(document.author.handle or "")
    anchor = "start" if document.direction == "ltr" else "end"
    shown: list[tuple[Fitted, str]] = []
    if name:
        shown.append((fit(name, _MEASURE, _NAME), f'fill="{_INK}"'))
    if handle:
        attributes = f'fill="{accent}" direction="ltr" text-anchor="{anchor}"'
        shown.append((fit(f"@{handle}", _MEASURE, _HANDLE), attributes))
    top = _AUTHOR_BOTTOM - sum(_height(fitted) for fitted, _ in shown)
    knot = [top + _middle(fitted) for fitted, _ in shown[:1]]
    drawn = []
    for fitted, attributes in shown:
        drawn.append(_lines(fitted, _across(document, _MARGIN), top, attributes))
        top += _height(fitted)
    return drawn, knot


def _height(fitted: Fitted) -> int:
    return round(len(fitted.lines) * fitted.size * _LEADING)


def _middle(fitted: Fitted) -> int:
    """Return the distance from the top of the first line to the middle of its letters."""
    return fitted.size // 2


def _lines(fitted: Fitted, x: int, top: int, attributes: str) -> str:
    """Return the markup of a text. Each line is an element, so that its bidi controls end with it."""
    baselines = (top + round(fitted.size * (0.85 + _LEADING * n)) for n in range(len(fitted.lines)))
    texts = "\n".join(
        f'<text x="{x}" y="{y}">{escape(line)}</text>'
        for y, line in zip(baselines, fitted.lines, strict=True)
    )
    return f'<g font-size="{fitted.size}" {attributes}>\n{texts}\n</g>'


def _thread(x: int, knots: list[int], colour: str) -> str:
    """Return a line from the first knot to the last, or to the bottom if there is only one."""
    end = knots[-1] if len(knots) > 1 else HEIGHT
    circles = "".join(f'<circle cx="{x}" cy="{y}" r="32"/>' for y in knots)
    line = f'<rect x="{x - 5}" y="{knots[0]}" width="10" height="{end - knots[0]}"/>'
    return f'<g fill="{colour}">{line}{circles}</g>'
