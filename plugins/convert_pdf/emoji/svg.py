"""SVG pictures as PDF drawing operators: the part of SVG that Twemoji uses.

Shapes, fills, strokes, transforms and opacity. Clip paths are left out: each is the edge of the picture
itself. What is unknown is passed over, as browsers do.
"""

import math
import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

from convert_pdf.emoji import svg_path
from convert_pdf.emoji.svg_path import number, operator

SIZE = 36
"""The width and the height of a picture."""

_TRANSFORM = re.compile(r"(matrix|rotate)\(([^)]*)\)")
_INHERITED = ("fill", "fill-rule", "fill-opacity", "stroke", "stroke-linecap")
_COLORS = {"red": "#f00", "green": "#008000", "navy": "#000080"}
_BLACK = "#000"
_CIRCLE = 4 / 3 * math.tan(math.pi / 8)
"""How far the handles of the Bézier curve for a quarter of a circle reach, in radii."""


class Picture(NamedTuple):
    """A picture that fills the square from (0, 0) to (SIZE, SIZE), y upwards."""

    operators: str
    alphas: tuple[int, ...]
    """The opacities that it uses, in per cent: the resources of ExtGState that `alpha_name` names."""


def alpha_name(percent: int) -> str:
    """The name of the graphics state with this opacity."""
    return f"A{percent}"


def picture_of(svg: str) -> Picture:
    """The picture of a trusted SVG file. Raises xml.etree.ElementTree.ParseError where it isn't XML."""
    root = ElementTree.fromstring(svg)
    height = float(root.get("viewBox", f"0 0 {SIZE} {SIZE}").split()[3])
    alphas: set[int] = set()
    flip = (
        f"1 0 0 -1 0 {number((SIZE + height) / 2)} cm"  # a picture of less height stands in the middle
    )
    drawn = "\n".join([flip, *_draw(root, {"fill": _BLACK}, 1.0, alphas)])
    return Picture(drawn, tuple(sorted(alphas)))


def _draw(
    element: ElementTree.Element, paint: dict[str, str], opacity: float, alphas: set[int]
) -> Iterator[str]:
    """The operators of an element and its children; what opacities they use is added to `alphas`."""
    name = element.tag.rpartition("}")[2]
    if name in {"defs", "clipPath"}:
        return
    paint = paint | {key: value for key in _INHERITED if (value := element.get(key)) is not None}
    opacity *= float(element.get("opacity", 1))
    matrix = _matrix(element.get("transform", ""))
    if matrix:
        yield f"q {matrix}"
    if outline := _outline(name, element):
        percent = round(100 * opacity * float(paint.get("fill-opacity", 1)))
        if percent < 100:
            alphas.add(percent)
            yield f"q /{alpha_name(percent)} gs"
        yield from _painted(outline, paint)
        if percent < 100:
            yield "Q"
    for child in element:
        yield from _draw(child, paint, opacity, alphas)
    if matrix:
        yield "Q"


def _painted(outline: str, paint: dict[str, str]) -> Iterator[str]:
    if paint["fill"] != "none":
        fill = "f*" if paint.get("fill-rule") == "evenodd" else "f"
        yield f"{_color(paint['fill'])} rg {outline} {fill}"
    if paint.get("stroke", "none") != "none":
        cap = 1 if paint.get("stroke-linecap") == "round" else 0
        yield f"{_color(paint['stroke'])} RG 1 w {cap} J {outline} S"


def _outline(name: str, element: ElementTree.Element) -> str:
    """The path of a shape; empty for what has none."""

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
    def place(x: float, y: float) -> complex:
        return centre + complex(x * rx, y * ry)

    quarters = [
        operator(
            "c",
            place(x - _CIRCLE * y, y + _CIRCLE * x),
            place(_CIRCLE * x - y, x + _CIRCLE * y),
            place(-y, x),
        )
        for x, y in ((1, 0), (0, 1), (-1, 0), (0, -1))
    ]
    return " ".join([operator("m", place(1, 0)), *quarters, "h"])


def _matrix(transform: str) -> str:
    """The cm operators of a transform attribute."""
    return " ".join(
        " ".join(f"{round(value, 5) + 0.0:g}" for value in _values(kind, operands)) + " cm"
        for kind, operands in _TRANSFORM.findall(transform)
    )


def _values(kind: str, operands: str) -> list[float]:
    """The six values of a matrix."""
    values = [float(value) for value in operands.replace(",", " ").split()]
    if kind == "matrix":
        return values
    angle, x, y = (*values, 0.0, 0.0)[:3]
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return [cosine, sine, -sine, cosine, x - cosine * x + sine * y, y - sine * x - cosine * y]


def _color(color: str) -> str:
    """The components of a colour, from 0 to 1. A name that is not known is black."""
    digits = _COLORS.get(color, color).removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    try:
        components = bytes.fromhex(digits)
    except ValueError:
        components = bytes(3)
    return " ".join(f"{component / 255:.3g}" for component in components)
