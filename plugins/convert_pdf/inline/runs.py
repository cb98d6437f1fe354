"""Pieces: text that is set, before and after it has found its place. Lengths are points."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from convert_pdf.fonts.glyph import Glyph, Shown

if TYPE_CHECKING:
    from convert_pdf.fonts.face import Face

Role: TypeAlias = Literal[
    "text", "mention", "link", "reference", "url", "label", "gap", "backlink", "isolate"
]


@dataclass(frozen=True, slots=True)
class Style:
    """How a span is set."""

    size: float
    color: tuple[float, float, float] = (0.0, 0.0, 0.0)
    rise: float = 0.0
    """How far the baseline is raised."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text that is set alike and leads to one place."""

    text: str
    style: Style
    role: Role = "text"
    to: str | None = None
    """The anchor (convert.anchors) that a click leads to."""
    url: str | None = None
    """The live URL that a click leads to."""
    anchor: str | None = None
    """The name by which links find this span."""
    note: int | None = None
    """The note whose reference this is."""

    @property
    def is_plain(self) -> bool:
        """Whether all that is to be known of it on a page is its style."""
        return not (self.to or self.url or self.anchor or self.note)


@dataclass(slots=True)
class Piece:
    """Glyphs of one face, one direction and one span, set side by side."""

    text: str
    """Its characters in logical order."""
    span: Span
    face: "Face | None"
    """None: an emoji, to be drawn as a picture; `text` is the whole sequence."""
    glyphs: tuple[Glyph, ...]
    """From left to right."""
    rtl: bool
    width: float
    shown: Shown | None = None
    """How every page shows it, if all pages do alike."""


@dataclass(slots=True)
class Stretch:
    """Pieces side by side, in logical order, each with its embedding level."""

    pieces: list[Piece] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    width: float = 0.0

    def add(self, pieces: Iterable[Piece], level: int) -> None:
        for piece in pieces:
            self.pieces.append(piece)
            self.levels.append(level)
            self.width += piece.width

    def extend(self, other: "Stretch") -> None:
        self.pieces += other.pieces
        self.levels += other.levels
        self.width += other.width


@dataclass(frozen=True, slots=True)
class Word:
    """What stays together on a line. The same word of a document may be one object everywhere."""

    body: Stretch
    spaced: Stretch
    """The body and the space after it, which is not shown at the end of a line."""
    ends_line: bool = False


@dataclass(slots=True)
class Line:
    """A line of a paragraph: its pieces from left to right."""

    pieces: tuple[Piece, ...]
    width: float
    indent: float
    """From the left edge of the measure to the first piece: what alignment and direction leave free."""
    notes: tuple[int, ...] = ()
    """The notes that this line refers to, in reading order."""
    stretch: float = 0.0
    """How much wider each word space is made to justify the line."""
