"""Paint what is no part of the text, as artifacts (ISO 32000-1, 14.8.2.2.2): lines and areas."""

from typing import TypeAlias

from convert_pdf.pdf.images import Box
from convert_pdf.themes import Color

Point: TypeAlias = tuple[float, float]
"""In points from the lower left corner of the page."""


def background(color: Color, width: float, height: float) -> str:
    """Return the operators that paint a whole page."""
    page = f"/Type /Background /BBox [0 0 {width:.2f} {height:.2f}]"
    return _area(page, color, Box(0.0, 0.0, width, height))


def panel(color: Color, box: Box) -> str:
    """Return the operators that paint what is behind a picture."""
    return _area("/Type /Layout", color, box)


def line(width: float, color: Color, start: Point, end: Point) -> str:
    """Return the operators that draw a line."""
    return (
        f"/Artifact BMC {width:g} w {operands(color)} RG"
        f" {start[0]:.2f} {start[1]:.2f} m {end[0]:.2f} {end[1]:.2f} l S EMC"
    )


def operands(color: Color) -> str:
    """Return a colour as the operators for colours take it."""
    red, green, blue = color
    return f"{red:g} {green:g} {blue:g}"


def _area(properties: str, color: Color, box: Box) -> str:
    edges = f"{box.x:.2f} {box.y:.2f} {box.width:.2f} {box.height:.2f}"
    return f"/Artifact << {properties} >> BDC q {operands(color)} rg {edges} re f Q EMC"
