"""Take the white space off the starts of lines, and return how far the lines are indented instead."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from convert.indentation import indentation, list_sign
from convert_pdf.inline.runs import Span
from convert_pdf.inline.shaping import Fonts
from convert_pdf.sanitize import BREAK

# The widths of the spaces of an indentation, in em: about as wide as those between words.
_COLUMN, _WIDE_SPACE = 0.3, 1.0
# The part of the measure that an indentation takes at most.
_LARGEST_SHARE = 0.5
# The spans of a line that are searched for the sign of a list: it may be marked up, or before a link.
_SIGN_SPANS = 3


class Indent(NamedTuple):
    """The indentation of a line of the author, in points."""

    first: float
    """That of its first line on the page."""
    hang: float
    """That of the lines that continue it: the words of an item of a list are below one another."""


def indents(
    spans: Sequence[Span], measure: float, fonts: Fonts, *, rtl: bool
) -> tuple[Sequence[Span], Sequence[Indent]]:
    """Return spans without the white space at the starts of lines, and the indentation of each line.

    Where no line is indented, and none is an item of a list, the spans are the same and there are no
    indentations.
    """
    kept: list[Span] = []
    found: list[Indent] = []
    for is_break, run in groupby(spans, lambda span: span.text == BREAK):
        line = list(run)
        if is_break:
            # the first of them ends the line before, and the others end lines without words
            found += [Indent(0.0, 0.0)] * (len(line) - bool(kept and found))
            kept += line
            continue
        white, words = _without_start(line)
        found.append(_indent(white, words, measure, fonts, rtl=rtl))
        kept += words
    if not any(indent.hang for indent in found):
        return spans, ()
    return kept, found


def _without_start(line: list[Span]) -> tuple[str, list[Span]]:
    """Return the white space at the start of a line, and the spans after it."""
    white: list[str] = []
    for position, span in enumerate(line):
        words = indentation(span.text).words
        white.append(span.text[: len(span.text) - len(words)])
        if words:
            first = span if words == span.text else replace(span, text=words)
            return "".join(white), [first, *line[position + 1 :]]
    return "", line  # a blank line


def _indent(white: str, words: list[Span], measure: float, fonts: Fonts, *, rtl: bool) -> Indent:
    span = words[0]
    first = 0.0
    if white:
        spaces = indentation(f"{white}.").spaces
        ems = sum(_WIDE_SPACE if space == "\u3000" else _COLUMN for space in spaces)
        first = min(ems * span.style.size, _LARGEST_SHARE * measure)
    sign = list_sign("".join([part.text for part in words[:_SIGN_SPANS]]))
    if not sign:
        return Indent(first, first)
    width = sum(run.width for run in fonts.runs(sign, span, rtl))
    return Indent(first, max(first, min(first + width, _LARGEST_SHARE * measure)))
