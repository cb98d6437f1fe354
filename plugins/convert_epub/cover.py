"""The cover: drawn from the title and the author, or a picture that the user brings."""

from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from convert import ConvertError, metadata
from convert.tree import Document
from convert_epub.line_fitting import Fitted, fit, one_line
from convert_epub.xhtml import escape

WIDTH, HEIGHT = 1600, 2560
"""Of the drawn cover; all lengths here are in its unit."""

_THREAD, _MARGIN = 150, 260
"""Where the thread runs and where lines begin, from the edge at which the script begins."""
_MEASURE = 1220
_LEADING = 1.2
"""From one baseline to the next, in em."""
_TITLE_TOP = 320
_TITLE = ((280, 2), (240, 3), (210, 4), (180, 5), (160, 6), (140, 8), (120, 10), (104, 12))
"""Sizes of type, each with the number of lines that it may have. The last can still be read on a
thumbnail of 120 by 192 pixels."""
_AUTHOR_BOTTOM = 2330
_NAME = ((104, 1), (88, 1), (72, 2))
_HANDLE = ((76, 1), (64, 1), (56, 2))

_INK = "#fbf7ee"
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
"""Ground and accent. To each ground the ink has a contrast of 7 : 1 at least, the accent of 4.5 : 1
(WCAG 2.2, 1.4.6 and 1.4.3)."""

_REMEDY = "name a PNG, JPEG, GIF or WebP picture, or leave the option out and a cover is drawn"


class Picture(NamedTuple):
    """A picture that the user brings."""

    media_type: str
    suffix: str
    content: bytes


def read(path: str) -> Picture:
    """The picture in a file, known by its first bytes; no more is read of what isn't one.

    SVG is not taken from outside, since it can carry scripts. Raises `ConvertError`.
    """
    try:
        with Path(path).open("rb") as file:
            first = file.read(12)
            kind = _kind(first)
            if kind:
                return Picture(*kind, first + file.read())
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        said = said[:1].lower() + said[1:]
        raise ConvertError(f"epub.cover: {path}: can't be read: {said}; {_REMEDY}") from None
    raise ConvertError(f"epub.cover: {path}: not a picture that a book can safely hold; {_REMEDY}")


def _kind(first: bytes) -> tuple[str, str] | None:
    """Media type and suffix of a picture that every reading system must show (EPUB 3.3 §3.2)."""
    if first.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png", ".png"
    if first.startswith(b"\xff\xd8\xff"):
        return "image/jpeg", ".jpg"
    if first.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif", ".gif"
    if first.startswith(b"RIFF") and first.endswith(b"WEBP"):
        return "image/webp", ".webp"
    return None


def render(document: Document) -> bytes:
    """The drawn cover as SVG: the title in large type, the author at the foot.

    A thread joins the two as it joins posts; where the author isn't known, it runs off the page.
    """
    ground, accent = _colours(document)
    title = one_line(metadata.Metadata.of(document).title)
    byline = metadata.byline(document.author)
    words = f"{title}, {one_line(byline)}" if byline else title
    heading = fit(title, _MEASURE, _TITLE)
    author, knot = _author(document, accent)
    knots = [_TITLE_TOP + _middle(heading), *knot]
    drawn = [
        _thread(_across(document, _THREAD), knots, accent),
        _lines(heading, _across(document, _MARGIN), _TITLE_TOP, f'fill="{_INK}"'),
        *author,
    ]
    body = "\n".join(drawn)
    return f"""\
<?xml version="1.0" encoding="utf-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" \
height="{HEIGHT}" xml:lang="{metadata.Metadata.of(document).language}" role="img" aria-labelledby="words" \
font-family="serif" direction="{document.direction}">
<title id="words">{escape(words)}</title>
<rect width="{WIDTH}" height="{HEIGHT}" fill="{ground}"/>
{body}
</svg>
""".encode()


def _colours(document: Document) -> tuple[str, str]:
    """Ground and accent: the same on all covers of one author."""
    whose = document.author.handle or document.author.name or document.title
    return _COLOURS[crc32(whose.casefold().encode("utf-8", "surrogatepass")) % len(_COLOURS)]


def _across(document: Document, distance: int) -> int:
    """The x of what is so far from the edge at which the script begins."""
    return distance if document.direction == "ltr" else WIDTH - distance


def _author(document: Document, accent: str) -> tuple[list[str], list[int]]:
    """Name and handle, as far as known, and how far down they are knotted to the thread.

    A handle is written from left to right everywhere, or its "@" would change sides.
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
    """How far the middle of the first line's letters is from its top."""
    return fitted.size // 2


def _lines(fitted: Fitted, x: int, top: int, attributes: str) -> str:
    """Each line is a text of its own, so that no bidi control of one reaches the next."""
    baselines = (top + round(fitted.size * (0.85 + _LEADING * n)) for n in range(len(fitted.lines)))
    texts = "\n".join(
        f'<text x="{x}" y="{y}">{escape(line)}</text>'
        for y, line in zip(baselines, fitted.lines, strict=True)
    )
    return f'<g font-size="{fitted.size}" {attributes}>\n{texts}\n</g>'


def _thread(x: int, knots: list[int], colour: str) -> str:
    """A line from the first knot to the last, or to the end of the page where there is but one."""
    end = knots[-1] if len(knots) > 1 else HEIGHT
    circles = "".join(f'<circle cx="{x}" cy="{y}" r="32"/>' for y in knots)
    line = f'<rect x="{x - 5}" y="{knots[0]}" width="10" height="{end - knots[0]}"/>'
    return f'<g fill="{colour}">{line}{circles}</g>'
