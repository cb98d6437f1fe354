"""Measure how far the ends of a line of text hang in the margins."""

from typing import NamedTuple

from convert_pdf.inline.protrusion import protrusion
from convert_pdf.inline.runs import ShapedText


class Edges(NamedTuple):
    """The edges of the lines of a paragraph."""

    level: int
    """The embedding level of the paragraph: 1 if it is right to left."""
    is_hung: bool
    """Whether anything hangs."""

    def start(self, text: ShapedText) -> float:
        """Return how far the first character of a line hangs."""
        if not self.is_hung or not text.runs or text.levels[0] != self.level:
            return 0.0
        run = text.runs[0]
        part = protrusion(run.text[:1])[0]
        if not part or not run.glyphs:
            return 0.0
        return part * run.glyphs[-1 if run.rtl else 0].advance * run.span.style.size

    def end(self, text: ShapedText) -> float:
        """Return how far the last character of a line hangs."""
        if not self.is_hung or not text.runs or text.levels[-1] != self.level:
            return 0.0
        run = text.runs[-1]
        part = protrusion(run.text[-1:])[1]
        if not part or not run.glyphs:
            return 0.0
        return part * run.glyphs[0 if run.rtl else -1].advance * run.span.style.size
