"""Data types of the flow of a document: paragraphs and figures that are not yet laid out."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from convert_pdf.arrangement import Place
from convert_pdf.inline.runs import Span
from convert_pdf.inline.words import Direction
from convert_pdf.pdf.images import Raster

FlowRole: TypeAlias = Literal["title", "heading", "paragraph", "aside", "code", "note"]
GroupKind: TypeAlias = Literal["quote", "list", "ordered list", "item"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Group:
    """A quote, a list or an item of a list: what several blocks are in. Compared by identity."""

    kind: GroupKind
    level: int
    """The level of indentation of what is in the group."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Marker:
    """The bullet or the number of an item, set before the first line of the item."""

    span: Span
    item: Group


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FlowBlock:
    """What paragraphs and figures have in common. Lengths are in points."""

    above: float = 0.0
    """The space before the block, dropped at the top of a page."""
    level: int = 0
    """The number of steps by which the block is indented; see `Paper.indent`."""
    groups: tuple[Group, ...] = ()
    """The quotes, lists and items that the block is in, the outermost first."""
    direction: Direction | None = None
    """The direction of the post; None if it is that of the document."""
    language: str | None = None
    """The language of the post; None if it is that of the document."""
    label: Span | None = None
    """The number of a post or note, set in the margin of the first line."""
    markers: tuple[Marker, ...] = ()
    """The markers of the items that begin with the block, the outermost first."""
    anchor: str = ""
    """The name by which links find the block."""
    keeps_next: bool = False
    """Whether the block must not be the last on its page."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FlowParagraph(FlowBlock):
    """Text that starts on a line of its own."""

    role: FlowRole
    spans: tuple[Span, ...]
    leading: float
    """The distance between baselines."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FlowFigure(FlowBlock):
    """Pictures, videos or recordings that are shown side by side."""

    media: tuple[int, ...]
    """The numbers of the media: `Document.media[number - 1]`."""
    reference: Span | None = None
    """The reference to the note of the figure."""
    url: str | None = None
    """The live URL of that note."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FlowPicture:
    """A picture with its caption. Compared by identity."""

    raster: Raster
    place: Place
    """Its place in the row."""
    description: str
    """The text for screen readers."""
    language: str = ""
    """The language of the description, if it is not that of the post."""
    caption: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FlowRow(FlowBlock):
    """Pictures of a figure that are side by side, each with its caption below."""

    pictures: tuple[FlowPicture, ...]
    leading: float
    """The distance between the baselines of captions."""
