"""Convert SVG path data (SVG 1.1, 8.3) to PDF path operators. Points are complex numbers, x + y·i."""

import cmath
import math
import re
from collections.abc import Iterator

_NUMBER = re.compile(r"[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_FLAG = re.compile(r"[\s,]*([01])")
_COMMAND = re.compile(r"[\s,]*([MmLlHhVvCcSsQqAaZz])")
_OPERANDS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "A": 7, "Z": 0}


def number(value: float) -> str:
    """Return a coordinate with two decimals: the grid is 36 wide, the picture about 4 mm."""
    return f"{round(value, 2) + 0.0:g}"  # + 0.0: no "-0"


def operator(name: str, *points: complex) -> str:
    """Return a path operator, preceded by its points."""
    return " ".join([*(f"{number(point.real)} {number(point.imag)}" for point in points), name])


def operators(data: str) -> str:
    """Return the path of a `d` attribute.

    The path ends at the first error (SVG 1.1, F.2). The T command is such an error: no picture uses it.
    """
    drawn: list[str] = []
    here = start = control = 0j
    for command, values in _commands(data):
        origin = here if command.islower() else 0j
        reflected = 2 * here - control
        points = [origin + complex(x, y) for x, y in zip(values[::2], values[1::2], strict=False)]
        curves: list[tuple[complex, complex, complex]] = []
        match command.upper():
            case "M":
                here = start = points[0]
                drawn.append(operator("m", here))
            case "L":
                here = points[0]
                drawn.append(operator("l", here))
            case "H":
                here = complex(origin.real + values[0], here.imag)
                drawn.append(operator("l", here))
            case "V":
                here = complex(here.real, origin.imag + values[0])
                drawn.append(operator("l", here))
            case "C":
                curves = [(points[0], points[1], points[2])]
            case "S":
                curves = [(reflected, points[0], points[1])]
            case "Q":
                bend, end = points
                curves = [(here + (bend - here) * 2 / 3, end + (bend - end) * 2 / 3, end)]
            case "A":
                end = origin + complex(values[5], values[6])
                curves = list(_arc(here, end, values[:5]))
            case "Z":
                here = start
                drawn.append("h")
        drawn += [operator("c", *curve) for curve in curves]
        here = curves[-1][2] if curves else here
        # S continues only a cubic curve with its control point.
        control = curves[-1][1] if command in "CcSs" else here
    return " ".join(drawn)


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command with its operands. An omitted command is the one before; after M it is L."""
    command = ""
    at = 0
    while True:
        if letter := _COMMAND.match(data, at):
            command, at = letter[1], letter.end()
        elif command in {"", "Z", "z"}:
            return
        values: list[float] = []
        for index in range(_OPERANDS[command.upper()]):
            # The two flags of an arc may be followed by a number without a space: "a1 1 0 01.5.5".
            is_flag = command in "Aa" and index in (3, 4)
            value = (_FLAG if is_flag else _NUMBER).match(data, at)
            if value is None:
                return
            values.append(float(value[1]))
            at = value.end()
        yield command, values
        command = {"M": "L", "m": "l"}.get(command, command)


def _arc(
    start: complex, end: complex, values: list[float]
) -> Iterator[tuple[complex, complex, complex]]:
    """Yield the Bézier curves of an elliptical arc, of at most a quarter turn each (SVG 1.1, F.6).

    `values` are its radii, its rotation in degrees, and its flags: large arc, sweep.
    """
    rx, ry, degrees, large, sweep = values
    if start == end:
        return
    if not rx or not ry:
        yield start, end, end
        return
    turn = cmath.rect(1, math.radians(degrees))
    half = (start - end) / 2 / turn
    # The start point on the unit circle, which the ellipse is when its axes are scaled to 1.
    near = complex(half.real / abs(rx), half.imag / abs(ry))
    scale = max(1.0, abs(near))
    rx, ry, near = abs(rx) * scale, abs(ry) * scale, near / scale
    height = math.sqrt(max(0.0, 1 / abs(near) ** 2 - 1)) * (-1 if large == sweep else 1)
    centre = near * complex(0, -height)
    angle = cmath.phase(near - centre)
    span = cmath.phase((-near - centre) / (near - centre))
    if sweep and span < 0:
        span += math.tau
    elif not sweep and span > 0:
        span -= math.tau
    pieces = max(1, math.ceil(abs(span) / (math.pi / 2) - 1e-9))
    step = span / pieces
    handle = 4 / 3 * math.tan(step / 4) * 1j
    middle = (start + end) / 2

    def place(point: complex) -> complex:
        point += centre
        return middle + complex(point.real * rx, point.imag * ry) * turn

    for piece in range(pieces):
        first = cmath.rect(1, angle + piece * step)
        last = cmath.rect(1, angle + (piece + 1) * step)
        yield place(first * (1 + handle)), place(last * (1 - handle)), place(last)
