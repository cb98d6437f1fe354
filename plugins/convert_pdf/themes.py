"""Choose the colours of pages: those of print, or light words on a dark screen."""

from dataclasses import dataclass
from typing import TypeAlias

Color: TypeAlias = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colours of a page."""

    text: Color
    quiet: Color
    """Labels, page numbers and lines about posts."""
    link: Color
    rule: Color
    """The rule above notes."""
    bar: Color
    """The rule beside a quote."""
    background: Color | None = None
    """The colour of the page; None if nothing is painted, as for print."""
    picture: Color | None = None
    """The colour behind transparent pictures; None if that is the page."""


LIGHT = Theme(
    text=(0.1, 0.1, 0.1),
    # 5:1 against white; text needs 4.5:1 (WCAG 2.2, 1.4.3).
    quiet=(0.42, 0.42, 0.42),
    link=(0.12, 0.29, 0.53),
    rule=(0.6, 0.6, 0.6),
    bar=(0.75, 0.75, 0.75),
)
# Each colour of text has 7:1 against the background (WCAG 2.2, 1.4.6). Neither is pure, since white on
# black blurs for readers with astigmatism.
DARK = Theme(
    text=(0.88, 0.88, 0.86),
    quiet=(0.68, 0.68, 0.68),
    link=(0.6, 0.77, 0.98),
    rule=(0.45, 0.45, 0.45),
    bar=(0.4, 0.4, 0.4),
    background=(0.09, 0.09, 0.1),
    picture=(1.0, 1.0, 1.0),  # drawings without a background have black lines
)
