"""Data types of inline layout: styled spans, shaped runs, words and lines. Lengths are in points."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from convert_pdf.fonts.glyph import Glyph

if TYPE_CHECKING:
    from convert_pdf.fonts.face import Face

Role: TypeAlias = Literal[
    "text",
    "mention",
    "link",
    "reference",
    "url",
    "label",
    "marker",
    "gap",
    "backlink",
    "isolate",
    "code",
]
FaceStyle: TypeAlias = Literal["regular", "italic", "bold", "bold italic", "mono", "mono bold"]
TagKind: TypeAlias = Literal["Em", "Strong", "Code", "Span"]


@dataclass(frozen=True, slots=True)
class Style:
    """The size, colour, baseline shift and face of a span."""

    size: float
    color: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Red, green and blue, each from 0 to 1."""
    rise: float = 0.0
    """The distance by which the baseline is raised."""
    face: FaceStyle = "regular"
    is_struck: bool = False
    """Whether a line is drawn through the text."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tag:
    """Structure inside a paragraph: the element that spans are in. Compared by identity."""

    kind: TagKind
    parent: "Tag | None" = None
    """The element around this one; None for the paragraph."""
    language: str = ""
    """The language of the spans, if it is not that of the paragraph."""
    is_struck: bool = False
    """Whether a line is drawn through the text."""


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """A run of text with one style, one role and one link target. Compared by identity."""

    text: str
    style: Style
    role: Role = "text"
    to: str | None = None
    """The anchor (see `convert.anchors`) that a click leads to."""
    url: str | None = None
    """The live URL that a click leads to."""
    anchor: str | None = None
    """The name by which links find this span."""
    note: int | None = None
    """The number of the note that this span refers to."""
    tag: Tag | None = None
    """The structure that the span is in; None if it is directly in the paragraph."""
    is_plain: bool = field(init=False)
    """Whether the span has no link, anchor, tag or element, so that its style is all."""

    def __post_init__(self) -> None:
        """Derive `is_plain`, which is asked for each word."""
        is_marked = self.to or self.url or self.anchor or self.note or self.tag
        is_plain = not (is_marked or self.role in ("label", "backlink"))
        object.__setattr__(self, "is_plain", is_plain)


@dataclass(slots=True, eq=False, weakref_slot=True)
class GlyphRun:
    """Adjacent glyphs of one span, one face and one direction. Compared by identity."""

    text: str
    """The characters in logical order."""
    span: Span
    face: "Face | None"
    """None for an emoji that is drawn as a picture; `text` is then the whole sequence."""
    glyphs: tuple[Glyph, ...]
    """The glyphs from left to right."""
    rtl: bool
    width: float


@dataclass(slots=True)
class ShapedText:
    """Adjacent runs in logical order, each with its embedding level."""

    runs: list[GlyphRun] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    width: float = 0.0

    def add(self, runs: Iterable[GlyphRun], level: int) -> None:
        """Append runs that all have the embedding level `level`."""
        for run in runs:
            self.runs.append(run)
            self.levels.append(level)
            self.width += run.width

    def extend(self, other: "ShapedText") -> None:
        """Append the runs of another text."""
        self.runs += other.runs
        self.levels += other.levels
        self.width += other.width


class Word(NamedTuple):
    """A part of a paragraph that is kept on one line. May be shared by many paragraphs."""

    body: ShapedText
    spaced: ShapedText
    """The body and the space after it, which is not drawn at the end of a line."""
    ends_line: bool = False


@dataclass(slots=True)
class Line:
    """A line of a paragraph."""

    runs: tuple[GlyphRun, ...]
    """The runs from left to right."""
    width: float
    """The width of the runs, before the line is justified."""
    indent: float
    """The distance from the left edge of the text to the first run; negative if that hangs."""
    notes: tuple[int, ...] = ()
    """The numbers of the notes that this line refers to, in reading order."""
    added_space: float = 0.0
    """The width added to each word space to justify the line; negative if they are shrunk."""
    letter_fit: float = 1.0
    """The horizontal scale of the glyphs, by which a line is justified in part."""
    order: tuple[int, ...] = ()
    """The place of each run in reading order, from 0; empty if the runs are in that order."""
    is_end: bool = False
    """Whether it ends a line of the author."""
    ends_with_space: bool = False
    """Whether white space was dropped at its end, which the text layer needs: it separates words."""

    def reference_to(self, number: int) -> str | None:
        """Return the anchor of the first reference to a note; None if the line has none."""
        anchors = (run.span.anchor for run in self.runs if run.span.note == number)
        return next(anchors, None)
