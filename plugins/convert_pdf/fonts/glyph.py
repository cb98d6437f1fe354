"""The record of a shaped glyph."""

from typing import NamedTuple


class Glyph(NamedTuple):
    """A shaped glyph. Lengths are in em, so that one shaping serves all sizes."""

    id: int
    advance: float
    dx: float
    dy: float
    text: str
    """The characters that it represents; empty if another glyph of its cluster represents them."""
