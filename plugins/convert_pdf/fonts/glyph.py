"""Glyphs: what a face makes of characters, and how a page names them."""

from collections.abc import Mapping
from typing import NamedTuple


class Glyph(NamedTuple):
    """A shaped glyph; lengths in em, so that one shaping serves all sizes."""

    id: int
    advance: float
    dx: float
    dy: float
    text: str
    """The characters that it stands for; none for a glyph too many of its cluster."""


class Shown(NamedTuple):
    """How a page shows glyphs that stand side by side."""

    parts: tuple[str, ...]
    """The operands of TJ (ISO 32000-1, 9.4.3), cut after each space."""
    whole: str
    """The parts in one."""
    codes: Mapping[int, tuple[int, str]]
    """The codes in them, with the glyph and the text that each stands for."""
    spells: bool
    """Whether the texts of the codes, one after the other, are what was written."""
