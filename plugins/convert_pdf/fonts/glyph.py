"""Glyphs: what a face makes of characters, and how a page names them."""

from typing import NamedTuple


class Glyph(NamedTuple):
    """A shaped glyph; lengths in em, so that one shaping serves all sizes."""

    id: int
    advance: float
    dx: float
    dy: float
    text: str
    """The characters that it stands for; none for a glyph too many of its cluster."""
