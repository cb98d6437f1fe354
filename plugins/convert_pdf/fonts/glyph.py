"""The records of a shaped glyph, and of how a page shows it."""

from collections.abc import Mapping
from typing import NamedTuple


class Glyph(NamedTuple):
    """A shaped glyph. Lengths are in em, so that one shaping serves all sizes."""

    id: int
    advance: float
    dx: float
    dy: float
    text: str
    """The characters that it represents; empty if another glyph of its cluster represents them."""


class Shown(NamedTuple):
    """How a page shows glyphs that are set side by side."""

    parts: tuple[str, ...]
    """The operands of TJ (ISO 32000-1, 9.4.3), split after each space."""
    whole: str
    """The parts, joined."""
    codes: Mapping[int, tuple[int, str]]
    """The codes in them, with the glyph and the text that each represents."""
    spells: bool
    """Whether the texts of the codes, joined, are the original text."""
