"""Convert SVG pictures to PDF drawing operators: the part of SVG that Twemoji uses.

That is shapes, fills, strokes, transforms and opacity. Clip paths are ignored: in Twemoji each is the
edge of the picture itself. Unknown elements and attributes are ignored, as in browsers.
"""

import math
import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

from convert_pdf.emoji import svg_path
from convert_pdf.emoji.svg_path import number, operator

SIZE = 36
"""The width and the height of a picture, in its own units."""

_TRANSFORM = re.compile(r"(matrix|rotate)\(([^)]*)\)")
_INHERITED = ("fill", "fill-rule", "fill-opacity", "stroke", "stroke-linecap")
_COLORS = {"red": "#f00", "green": "#008000", "navy": "#000080"}
_BLACK = "#000"
_SHORT_COLOR = 3  # digits: #f00 is #ff0000
_OPAQUE = 100  # per cent
_HANDLE = 4 / 3 * math.tan(math.pi / 8)  # of the Bézier curve for a quarter of a circle, in radii


class Picture(NamedTuple):
    """A picture that fills the square from (0, 0) to (SIZE, SIZE), y upwards."""

    operators: str
    """A content stream (ISO 32000-1, 8.2)."""
    alphas: tuple[int, ...]
    """The opacities that it uses, in per cent, ascending. `alpha_name` gives their resource names."""


def alpha_name(percent: int) -> str:
    """Return the resource name of the graphics state with an opacity."""
    return f"A{percent}"


def picture_of(svg: str) -> Picture:
    """Convert a trusted SVG file. Raises xml.etree.ElementTree.ParseError if it is not XML."""
    root = ElementTree.fromstring(svg)
    height = float(root.get("viewBox", f"0 0 {SIZE} {SIZE}").split()[3])
    alphas: set[int] = set()
    flip = f"1 0 0 -1 0 {number((SIZE + height) / 2)} cm"  # centres a picture of less height
    drawn = "\n".join([flip, *_draw(root, {"fill": _BLACK}, 1.0, alphas)])
    return Picture(drawn, tuple(sorted(alphas)))


def _draw(
    element: ElementTree.Element, paint: dict[str, str], opacity: float, alphas: set[int]
) -> Iterator[str]:
    """Yield the operators of an element and its children; add their opacities to `alphas`."""
    name = element.tag.rpartition("}")[2]
    if name in {"defs", "clipPath"}:
        return
    paint = paint | {key: value for key in _INHERITED if (value := element.get(key)) is not None}
    opacity *= float(element.get("opacity", 1))
    matrix = _matrix(element.get("transform", ""))
    if matrix:
        yield f"q {matrix}"
    if outline := _outline(name, element):
        percent = round(_OPAQUE * opacity * float(paint.get("fill-opacity", 1)))
        if percent < _OPAQUE:
            alphas.add(percent)
            yield f"q /{alpha_name(percent)} gs"
        yield from _painted(outline, paint)
        if percent < _OPAQUE:
            yield "Q"
    for child in element:
        yield from _draw(child, paint, opacity, alphas)
    if matrix:
        yield "Q"


def _painted(outline: str, paint: dict[str, str]) -> Iterator[str]:
    """Yield the operators that fill and stroke a path."""
    if paint["fill"] != "none":
        fill = "f*" if paint.get("fill-rule") == "evenodd" else "f"
        yield f"{_color(paint['fill'])} rg {outline} {fill}"
    if paint.get("stroke", "none") != "none":
        cap = 1 if paint.get("stroke-linecap") == "round" else 0
        yield f"{_color(paint['stroke'])} RG 1 w {cap} J {outline} S"


def _outline(name: str, element: ElementTree.Element) -> str:
    """Return the path of a shape; empty for other elements."""

    def length(attribute: str) -> float:
        return float(element.get(attribute, 0))

    match name:
        case "path":
            return svg_path.operators(element.get("d", ""))
        case "circle":
            return _ellipse(complex(length("cx"), length("cy")), length("r"), length("r"))
        case "ellipse":
            return _ellipse(complex(length("cx"), length("cy")), length("rx"), length("ry"))
        case _:
            return ""


def _ellipse(centre: complex, rx: float, ry: float) -> str:
    """Return the path of an ellipse, a Bézier curve for each quarter."""

    def place(x: float, y: float) -> complex:
        return centre + complex(x * rx, y * ry)

    quarters = [
        operator(
            "c",
            place(x - _HANDLE * y, y + _HANDLE * x),
            place(_HANDLE * x - y, x + _HANDLE * y),
            place(-y, x),
        )
        for x, y in ((1, 0), (0, 1), (-1, 0), (0, -1))
    ]
    return " ".join([operator("m", place(1, 0)), *quarters, "h"])


def _matrix(transform: str) -> str:
    """Return the `cm` operators of a transform attribute."""
    return " ".join(
        " ".join(f"{round(value, 5) + 0.0:g}" for value in _values(kind, operands)) + " cm"
        for kind, operands in _TRANSFORM.findall(transform)
    )


def _values(kind: str, operands: str) -> list[float]:
    """Return the six values of a transformation matrix (ISO 32000-1, 8.3.3)."""
    values = [float(value) for value in operands.replace(",", " ").split()]
    if kind == "matrix":
        return values
    angle, x, y = (*values, 0.0, 0.0)[:3]
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return [cosine, sine, -sine, cosine, x - cosine * x + sine * y, y - sine * x - cosine * y]


def _color(color: str) -> str:
    """Return the components of a colour, from 0 to 1. An unknown colour name is black."""
    digits = _COLORS.get(color, color).removeprefix("#")
    if len(digits) == _SHORT_COLOR:
        digits = "".join(2 * digit for digit in digits)
    try:
        components = bytes.fromhex(digits)
    except ValueError:
        components = bytes(3)
    return " ".join(f"{component / 255:.3g}" for component in components)
