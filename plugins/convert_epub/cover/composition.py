"""Compose a cover: the title in large type, the number of posts as an ornament, the author at the foot.

A line runs along the text as a thread, with a knot for each post, from the title to the author; if the
author is unknown, it runs off the page.
"""

from dataclasses import replace
from typing import NamedTuple
from zlib import crc32

from convert import display
from convert.metadata import Metadata
from convert.tree import Direction, Document
from convert_epub.cover.line_fitting import Fitted, fit, one_line

WIDTH, HEIGHT = 1600, 2560
"""The size of a drawn cover, in the unit of all lengths here."""

LEADING = 1.2
"""The distance from one baseline to the next, in em."""

# The x of the thread and of the text, from the edge at which the script begins, and the text's width.
_THREAD, _MARGIN = 150, 260
_MEASURE = 1220
_TITLE_TOP = 320
_FOOT = 2330
# Font sizes, each with the largest number of lines for it. The last one is legible on a thumbnail of
# 120 by 192 pixels.
_TITLE = ((280, 2), (240, 3), (210, 4), (180, 5), (160, 6), (140, 8), (120, 10), (104, 12))
_NAME = ((104, 1), (88, 1), (72, 2))
_HANDLE = ((76, 1), (64, 1), (56, 2))
_DETAILS = ((60, 1), (52, 2))
# The space above the details, if they are below an author.
_SPACE = 40

# Sizes of the number of posts: the width of a digit and the height of its letters, in em, the largest
# and the smallest size, and the space above and below.
_DIGIT, _CAP_HEIGHT = 0.62, 0.7
_LARGEST, _SMALLEST = 1100, 420
_AROUND = 110

# Radii of the knots, and the most and the closest of those of posts.
_KNOT, _SMALL_KNOT = 32, 13
_MOST_KNOTS, _CLOSEST = 60, 50

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
# The part of the accent in the colour of the ornament, which is not there to be read.
_TINT = 0.3


class Words(NamedTuple):
    """A text in lines, flush with the edge at which the script begins."""

    size: int
    lines: list[str]
    top: int
    """The y of the top of its first line."""
    colour: str
    direction: Direction

    @property
    def baselines(self) -> list[int]:
        """The y of the baseline of each line."""
        return [self.top + round(self.size * (0.85 + LEADING * n)) for n in range(len(self.lines))]


class Knot(NamedTuple):
    """A disc on the thread."""

    y: int
    radius: int


class Composition(NamedTuple):
    """What a cover shows, and where."""

    text: str
    """Title and author, the alternative text."""
    language: str
    direction: Direction
    background: str
    accent: str
    title: Words
    author: list[Words]
    """The name, the handle, and the details: days and number of posts."""
    ornament: Words | None
    """The number of posts; None if there is no room for it, or nothing to count."""
    knots: list[Knot]
    thread: tuple[int, int]
    """The y of its ends."""

    @property
    def words(self) -> list[Words]:
        """All texts, from top to bottom."""
        return [self.title, *([self.ornament] if self.ornament else []), *self.author]

    def across(self, distance: int) -> int:
        """Return the x at this distance from the edge at which the script begins."""
        return distance if self.direction == "ltr" else WIDTH - distance

    @property
    def text_x(self) -> int:
        """The x of the edge of the texts."""
        return self.across(_MARGIN)

    @property
    def thread_x(self) -> int:
        """The x of the thread."""
        return self.across(_THREAD)


def compose(document: Document, metadata: Metadata) -> Composition:
    """Return the composition for a document, the same for the same metadata."""
    background, accent = _colours(document)
    title = one_line(metadata.title)
    heading = _words(fit(title, _MEASURE, _TITLE), _TITLE_TOP, _INK, document.direction)
    foot = _foot(document, metadata, accent)
    is_signed = len(foot) > 1
    start = _middle(heading)
    end = _middle(foot[0]) if is_signed else HEIGHT
    return Composition(
        text=", ".join(filter(None, [title, one_line(metadata.byline or "")])),
        language=metadata.language,
        direction=document.direction,
        background=background,
        accent=accent,
        title=heading,
        author=foot,
        ornament=_ornament(document, _bottom(heading), foot[0].top, _tint(background, accent)),
        knots=_knots(len(document.posts), start, end, is_signed=is_signed),
        thread=(start, end),
    )


def _colours(document: Document) -> tuple[str, str]:
    """Return background and accent colour, the same on all covers of one author."""
    author = document.author.handle or document.author.name or document.title
    return _COLOURS[crc32(author.casefold().encode("utf-8", "surrogatepass")) % len(_COLOURS)]


def _tint(background: str, accent: str) -> str:
    """Return a colour between two."""
    pairs = zip(bytes.fromhex(background[1:]), bytes.fromhex(accent[1:]), strict=True)
    return "#" + bytes(round(b + (a - b) * _TINT) for b, a in pairs).hex()


def _foot(document: Document, metadata: Metadata, accent: str) -> list[Words]:
    """Return name and handle, if they are known, and the details, from top to bottom.

    A handle is always written from left to right, or its "@" would change sides. So are the details,
    which are in English, with the days.
    """
    name, handle = one_line(document.author.name or ""), one_line(document.author.handle or "")
    days = display.line_text(display.days(replace(metadata, language="en")))
    details = " · ".join(filter(None, [metadata.length, days]))
    shown: list[tuple[Fitted, str, Direction]] = []
    if name:
        shown.append((fit(name, _MEASURE, _NAME), _INK, document.direction))
    if handle:
        shown.append((fit(f"@{handle}", _MEASURE, _HANDLE), accent, "ltr"))
    last = fit(details, _MEASURE, _DETAILS)
    space = _SPACE if shown else 0
    top = _FOOT - _height(last) - space - sum(_height(fitted) for fitted, _, _ in shown)
    words = []
    for fitted, colour, direction in shown:
        words.append(_words(fitted, top, colour, direction))
        top += _height(fitted)
    return [*words, _words(last, top + space, accent, "ltr")]


def _ornament(document: Document, above: int, below: int, colour: str) -> Words | None:
    """Return the number of posts as large as there is room for between two y."""
    number = str(len(document.posts))
    room = below - above - 2 * _AROUND
    size = min(_LARGEST, int(_MEASURE / (_DIGIT * len(number))), int(room / _CAP_HEIGHT))
    if len(document.posts) <= 1 or size < _SMALLEST:
        return None
    baseline = below - _AROUND
    return Words(size, [number], baseline - round(size * 0.85), colour, "ltr")


def _knots(posts: int, start: int, end: int, *, is_signed: bool) -> list[Knot]:
    """Return a large knot at the title and at the author, and small ones for the posts between them."""
    count = min(max(0, posts - 1), _MOST_KNOTS, (end - start) // _CLOSEST)
    step = (end - start) / (count + 1)
    posts_after_the_first = [Knot(start + round(step * n), _SMALL_KNOT) for n in range(1, count + 1)]
    last = [Knot(end, _KNOT)] if is_signed else []
    return [Knot(start, _KNOT), *posts_after_the_first, *last]


def _words(fitted: Fitted, top: int, colour: str, direction: Direction) -> Words:
    return Words(fitted.size, fitted.lines, top, colour, direction)


def _height(fitted: Fitted) -> int:
    return round(len(fitted.lines) * fitted.size * LEADING)


def _bottom(words: Words) -> int:
    return words.top + round(len(words.lines) * words.size * LEADING)


def _middle(words: Words) -> int:
    """Return the y of the middle of the letters of the first line."""
    return words.top + words.size // 2
