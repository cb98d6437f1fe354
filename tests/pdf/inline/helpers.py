"""Set spans on lines, and read the lines back."""

from importlib.util import find_spec
from typing import Any

import pytest

from convert_pdf.inline.lines import Paragraph
from convert_pdf.inline.runs import GlyphRun, Line, Role, Span, Style
from convert_pdf.inline.shaping import Fonts

NEEDS_CJK = pytest.mark.skipif(
    find_spec("justmytype_intl_cjk") is None, reason="boxes have other widths than ideographs"
)
TEXT = Style(10)
RAISED = Style(6.6, rise=3.6)
MEASURE = 300.0
PARAGRAPH = (
    "The harbour committee opened a difficult discussion of the lighthouse, which nobody had expected, and "
    "which went on until the evening: responsibility for the infrastructure was to be given to an "
    "independent authority, and the volunteers were to be paid for what they had delivered, notwithstanding "
    "the objections of the intergovernmental organisation that had paid for the lamp in the first place."
)


def span(text: str, role: Role = "text", note: int | None = None) -> Span:
    return Span(text, RAISED if role == "reference" else TEXT, role, note=note)


def lines(*spans: Span | str, measure: float = MEASURE, **changes: Any) -> list[Line]:
    settings: dict[str, Any] = {
        "direction": "ltr",
        "language": "en",
        "align": "left",
        "fonts": Fonts(),
    }
    given = [span(part) if isinstance(part, str) else part for part in spans]
    return Paragraph(given, **{**settings, **changes}).lines(measure)


def shown(line: Line) -> str:
    """Return the texts of the runs from left to right, each with its space where it is drawn."""
    return "".join(
        f"{run.text.removeprefix(word)}{word}" if run.rtl else run.text
        for run in line.runs
        for word in [run.text.rstrip(" ")]
    )


def full_width(line: Line) -> float:
    """Return the width of a line as it is drawn."""
    spaces = sum(run.text.count(" ") for run in line.runs)
    return line.width * line.letter_fit + line.added_space * spaces


def hanging(text: str, part: float) -> float:
    """Return how far a character hangs that stands outside by a part of its advance."""
    return part * sum(run.width for run in Fonts().runs(text, span(text), False))


def copied(run: GlyphRun) -> str:
    """Return the texts of the glyphs of a run, in logical order, as they are copied from a page."""
    return "".join(glyph.text for glyph in (run.glyphs[::-1] if run.rtl else run.glyphs))
