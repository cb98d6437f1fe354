"""Render paragraphs: inlines become lines of words, and these become Markdown."""

from collections.abc import Iterable

from convert.tree import Inline, Note
from convert_markdown.line import Line, wrap
from convert_markdown.line import render as render_line
from convert_markdown.options import Flavour, Options
from convert_markdown.runs import Run, split
from convert_markdown.styles import delimited
from convert_markdown.unsafe import MARK


def split_lines(inlines: Iterable[Inline], notes: tuple[Note, ...], options: Options) -> list[Line]:
    """Split a paragraph at its breaks; breaks at its edges are dropped."""
    lines = [_line(delimited(runs)) for runs in split(inlines, notes, options)]
    filled = [position for position, line in enumerate(lines) if line.words != [""]]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def render(lines: list[Line], flavour: Flavour, columns: int | None) -> str:
    """Return the Markdown of a paragraph; a break is a backslash at the end of a line."""
    if columns is None:
        return "\\\n".join([render_line(line, flavour) for line in lines])
    widths = [columns - 1] * (len(lines) - 1) + [columns]
    return "\\\n".join(
        "\n".join(wrap(line, flavour, width)) for line, width in zip(lines, widths, strict=True)
    )


def _line(runs: list[Run]) -> Line:
    text = "".join([run.text if run.kind == "text" else MARK for run in runs])
    return Line(words=text.split(" "), markup=[run.text for run in runs if run.kind != "text"])
