"""Page sizes, margins and font sizes: one weight, unless words are marked up."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from convert.tree import Direction
from convert_pdf.inline.runs import FaceStyle, Style
from convert_pdf.themes import LIGHT, Theme

_POINTS_PER_MILLIMETRE = 72 / 25.4
_SIZES = {"a5": (148.0, 210.0), "a4": (210.0, 297.0), "letter": (215.9, 279.4)}
_CUSTOM_SIZE = re.compile(r"([0-9]{2,4})x([0-9]{2,4})mm")
# The valid values of the option `page_size`; "$" would accept a line end.
PAGE_SIZE = r"^(auto|a5|a4|letter|[0-9]{2,4}x[0-9]{2,4}mm)\Z"

# In points, as everywhere. Smaller text tires readers (Bringhurst, The Elements of Typographic Style,
# 2.1.1), and notes and the numbers that refer to them are harder to read still.
_SMALLEST_BODY, _LARGEST_BODY = 9.0, 11.0
SMALLEST_NOTE = 7.5
_SMALLEST_REFERENCE = 6.0
# An A5 page is 44 times as wide as its type is high: 9.5 points, as in a book of that size.
_WIDTH_PER_BODY = 44
# 32 em of FiraGO hold about 70 characters of English; lines of 45 to 75 are easy to read (Bringhurst,
# The Elements of Typographic Style, 2.1.2).
_MEASURE_PER_BODY = 32
# The largest part of the page's width that the text takes, so that labels have room in the margin. If
# lines would then be short, the margins are narrower: at least 5 mm, or a part of the width.
_MEASURE_SHARE = 0.76
_SHORT_MEASURE_PER_BODY = 26
_LEAST_MARGIN, _LEAST_MARGIN_SHARE = 5 * _POINTS_PER_MILLIMETRE, 0.1
# The least part of the width that margins leave, however wide they should be.
_LEAST_MEASURE_SHARE = 0.2
# The width of a margin that has room for most labels, in sizes of the text.
_LABEL_MARGIN_PER_BODY = 2.2
# A step of indentation, in sizes of the text, and the largest part of the measure that it takes.
_STEP, _STEP_SHARE = 1.9, 0.1
# The most steps by which a block is indented, however deep it is nested.
DEEPEST = 3
# Heights, from the nearer edge, as parts of the page's height.
_HEAD, _TOP, _BOTTOM, _PAGE_NUMBER = 0.062, 0.1, 0.115, 0.062
# The least distance of a running head from the text, in leadings: pages that are too low have none.
_HEAD_GAP = 0.4
# By how much the inner margin of two-sided pages is wider, for the binding: a part of the margin.
_BINDING = 0.2

# Parts of the size of the text.
_TITLE_SIZE, _HEADING_SIZE, _SMALL_SIZE, _REFERENCE_SIZE = 1.6, 1.2, 0.84, 0.66
_REFERENCE_RISE = 0.36
# Words in the monospaced face, relative to those around them, since its letters seem larger; and
# blocks of code, whose lines of A5 then have 66 columns.
_MONO_SIZE, _CODE_SIZE = 0.92, 0.8
_LEADING, _SMALL_LEADING = 1.5, 1.2
# The face of words that are marked up inside words of a face.
_MARKED: dict[tuple[FaceStyle, str], FaceStyle] = {
    ("regular", "emphasis"): "italic",
    ("regular", "strong"): "bold",
    ("italic", "emphasis"): "regular",  # emphasis in emphasis is upright
    ("italic", "strong"): "bold italic",
    ("bold", "emphasis"): "bold italic",
    ("bold italic", "emphasis"): "bold",
    ("mono", "strong"): "mono bold",
}


@dataclass(frozen=True)
class Paper:
    """A page and its margins. Lengths are in points, heights from the lower edge."""

    width: float
    height: float
    font_size: float | None = None
    """The size of the text, if it does not depend on the width."""
    margin: float | None = None
    """The least margin at the sides, if it does not depend on the measure."""
    edge_share: float = 1.0
    """The heights of the margins above and below the text, relative to those of a book."""
    theme: Theme = LIGHT
    shift: float = 0.0
    """How far the text of odd pages is right of the middle, and that of even pages left of it."""

    @classmethod
    def of(
        cls,
        size: str,
        *,
        font_size: float | None = None,
        margin: float | None = None,
        edge_share: float = 1.0,
        theme: Theme = LIGHT,
    ) -> "Paper":
        """Return the paper of a size such as "a5" or "120x190mm". The margin is in millimetres."""
        custom = _CUSTOM_SIZE.fullmatch(size)
        width, height = (float(custom[1]), float(custom[2])) if custom else _SIZES[size]
        return cls(
            width=width * _POINTS_PER_MILLIMETRE,
            height=height * _POINTS_PER_MILLIMETRE,
            font_size=font_size,
            margin=None if margin is None else margin * _POINTS_PER_MILLIMETRE,
            edge_share=edge_share,
            theme=theme,
        )

    def bound(self, direction: Direction) -> "Paper":
        """Return the paper for two-sided pages, whose inner margin is wider.

        The first page is to the right of the spine, or to the left if lines are read from the right.
        """
        shift = _BINDING * self.outer_margin
        return replace(self, shift=-shift if direction == "rtl" else shift)

    def side(self, page: int) -> "Paper":
        """Return the paper as the page with a number, from 1, is drawn on it."""
        return self if page % 2 or not self.shift else replace(self, shift=-self.shift)

    @cached_property
    def body(self) -> float:
        """The size of the text."""
        by_width = min(_LARGEST_BODY, max(_SMALLEST_BODY, self.width / _WIDTH_PER_BODY))
        return self.font_size or by_width

    @cached_property
    def measure(self) -> float:
        """The length of a full line."""
        longest = _MEASURE_PER_BODY * self.body
        if self.margin is not None:
            room = max(self.width - 2 * self.margin, _LEAST_MEASURE_SHARE * self.width)
            return min(longest, room)
        room = self.width - 2 * min(_LEAST_MARGIN, _LEAST_MARGIN_SHARE * self.width)
        comfortable = _MEASURE_SHARE * self.width
        return min(longest, max(comfortable, min(room, _SHORT_MEASURE_PER_BODY * self.body)))

    @property
    def has_label_margin(self) -> bool:
        """Whether labels are in the margin. Else all of them are before the text, wide or not."""
        return self.outer_margin >= _LABEL_MARGIN_PER_BODY * self.body

    @cached_property
    def left(self) -> float:
        """The left edge of the text of an odd page; labels are in the margin before it."""
        return (self.width - self.measure) / 2 + self.shift

    @cached_property
    def outer_margin(self) -> float:
        """The width of the narrower margin beside the text."""
        return (self.width - self.measure) / 2 - abs(self.shift)

    @cached_property
    def step(self) -> float:
        """The indentation of quotes and lists, relative to what they are in."""
        return min(_STEP * self.body, _STEP_SHARE * self.measure)

    @property
    def head(self) -> float:
        """The baseline of the running head, as far from its edge as the page number is."""
        return self.height * (1 - self.edge_share * _HEAD)

    def has_room_for_head(self, leading: float) -> bool:
        """Return whether a running head is set apart from text with a leading."""
        return self.head - self.top >= _HEAD_GAP * leading

    @property
    def top(self) -> float:
        """The upper edge of the text."""
        return self.height * (1 - self.edge_share * _TOP)

    @property
    def bottom(self) -> float:
        """The lower edge of the text and the notes."""
        return self.height * self.edge_share * _BOTTOM

    @property
    def page_number(self) -> float:
        """The baseline of the page number."""
        return self.height * self.edge_share * _PAGE_NUMBER


@dataclass(frozen=True)
class Styles:
    """The text styles and leadings of a document."""

    body: float
    """The size of the text, in points."""
    smallest: float = SMALLEST_NOTE
    """The size of notes, lines about posts and code is not below this, unless the text is smaller."""
    theme: Theme = LIGHT

    @property
    def leading(self) -> float:
        """The distance between baselines of the text; other distances are multiples of it."""
        return _LEADING * self.body

    @property
    def small_leading(self) -> float:
        """The distance between baselines of notes."""
        return _SMALL_LEADING * self.body

    @property
    def small(self) -> float:
        """The size of notes and of lines about posts."""
        return min(self.body, max(_SMALL_SIZE * self.body, self.smallest))

    @cached_property
    def title(self) -> Style:
        """The style of the title."""
        return Style(_TITLE_SIZE * self.body, self.theme.text)

    @cached_property
    def heading(self) -> Style:
        """The style of the heading above the notes at the end."""
        return Style(_HEADING_SIZE * self.body, self.theme.text)

    @cached_property
    def text(self) -> Style:
        """The style of the author's words."""
        return Style(self.body, self.theme.text)

    @cached_property
    def quiet(self) -> Style:
        """The style of labels, and of marks in the text that the author did not write."""
        return Style(self.body, self.theme.quiet)

    @cached_property
    def reference(self) -> Style:
        """The style of the raised number of a note."""
        size = min(self.small, max(_REFERENCE_SIZE * self.body, _SMALLEST_REFERENCE))
        return Style(size, self.theme.link, rise=_REFERENCE_RISE * self.body)

    def reference_after(self, style: Style) -> Style:
        """Return the style of the number of a note after words in a style; larger after larger ones."""
        scale = max(1.0, style.size / self.body)
        number = self.reference
        return (
            replace(number, size=scale * number.size, rise=scale * number.rise) if scale > 1 else number
        )

    @cached_property
    def note(self) -> Style:
        """The style of notes."""
        return Style(self.small, self.theme.text)

    @cached_property
    def note_link(self) -> Style:
        """The style of links in notes."""
        return Style(self.small, self.theme.link)

    @cached_property
    def aside(self) -> Style:
        """The style of page numbers and of lines about posts: authors, days, descriptions."""
        return Style(self.small, self.theme.quiet)

    @cached_property
    def code(self) -> Style:
        """The style of blocks of code."""
        size = min(self.body, max(_CODE_SIZE * self.body, self.smallest))
        return Style(size, self.theme.text, face="mono")

    def linked(self, style: Style) -> Style:
        """Return the style of words of a style that lead to an address."""
        return replace(style, color=self.theme.link)

    def marked(self, style: Style, mark: Literal["emphasis", "strong", "code", "strikeout"]) -> Style:
        """Return the style of words that the source marks up inside words of a style."""
        if mark == "strikeout":
            return replace(style, is_struck=True)
        if mark == "code" and not style.face.startswith("mono"):
            face: FaceStyle = "mono bold" if "bold" in style.face else "mono"
            return replace(style, face=face, size=_MONO_SIZE * style.size)
        return replace(style, face=_MARKED.get((style.face, mark), style.face))
