"""Where the glyphs of a page are, read from its content stream."""

from io import BytesIO
from statistics import median
from typing import Any, NamedTuple

from pypdf import PdfReader


class Row(NamedTuple):
    """A line of text. Lengths are in points."""

    left: float
    right: float
    """Where the last glyph ends."""
    spaces: tuple[float, ...]
    """The widths of the word spaces, as far as the next glyph."""
    scale: float
    """The horizontal scale of the glyphs."""


def rows(pdf: bytes, size: float) -> list[Row]:
    """Return the lines of text of a size, from top to bottom."""
    found: list[Row] = []
    for page in PdfReader(BytesIO(pdf)).pages:
        contents = page.get_contents()
        assert contents is not None
        fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]  # any PDF object
        widths = {name: _widths(font.get_object()) for name, font in fonts.items()}
        lines: dict[float, list[Row]] = {}
        font, current, matrix = "", 0.0, (1.0, 0.0, 0.0)
        for operands, operator in contents.operations:
            if operator == b"Tf":
                font, current = operands[0], float(operands[1])
            elif operator == b"Tm":
                matrix = float(operands[0]), float(operands[4]), float(operands[5])
            elif operator == b"TJ" and current == size and "/DescendantFonts" in fonts[font]:
                row = _row(operands[0], widths[font], size, matrix)
                lines.setdefault(matrix[2], []).append(row)
        for _, parts in sorted(lines.items(), reverse=True):
            spaces = tuple(space for part in parts for space in part.spaces)
            found.append(Row(parts[0].left, parts[-1].right, spaces, parts[0].scale))
    return found


def looseness(found: list[Row]) -> float:
    """Return the widest word space, in median word spaces."""
    spaces = [space for row in found for space in row.spaces]
    return max(spaces) / median(spaces)


def _row(
    operands: list[Any], widths: dict[int, float], size: float, matrix: tuple[float, float, float]
) -> Row:
    scale, x, _ = matrix
    left, right, spaces = x, x, []
    follows_space = False
    for operand in operands:
        if isinstance(operand, bytes | str):
            codes = operand if isinstance(operand, bytes) else operand.original_bytes  # type: ignore[attr-defined]  # pypdf's own kind of str
            for at in range(0, len(codes), 2):
                code = int.from_bytes(codes[at : at + 2])
                width = widths.get(code, 1000.0) * size * scale / 1000
                x += width
                follows_space = code == ord(" ")
                if follows_space:
                    spaces.append(width)
                else:
                    right = x
        else:
            moved = -float(operand) * size * scale / 1000
            x += moved
            if follows_space:
                spaces[-1] += moved
    if follows_space:  # a space outside of the line, which separates words for what reads the text
        spaces.pop()
    return Row(left, right, tuple(spaces), scale)


def _widths(font: Any) -> dict[int, float]:
    """Return the widths of the codes of a composite font (ISO 32000-1, 9.7.4.3)."""
    found: dict[int, float] = {}
    for descendant in font.get("/DescendantFonts", ()):
        entries = iter(descendant.get_object().get("/W", ()))
        for first in entries:
            second = next(entries)
            if isinstance(second, list):
                found |= {int(first) + place: float(width) for place, width in enumerate(second)}
            else:
                width = float(next(entries))
                found |= dict.fromkeys(range(int(first), int(second) + 1), width)
    return found
