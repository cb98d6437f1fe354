"""Lines: spans broken into lines of one measure; greedy, ragged right, linear in the text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from convert_pdf import fonts
from convert_pdf.text import BREAK, MAY_BREAK, Span

_SEPARATOR = re.compile(f"({BREAK}|{MAY_BREAK}|[^\\S{BREAK}\u00a0\u2007\u202f]+)")
"""What ends a word: a break, a place for one, white space other than the three no-break spaces."""


@dataclass(slots=True)
class Run:
    """What is drawn in one go: characters of one span in one font."""

    text: str
    font: str
    width: float
    span: Span


@dataclass(slots=True)
class _Word:
    """Runs that stay together on a line."""

    breaks: int = 0
    """How many lines end before it because the author ended them."""
    space: list[Run] = field(default_factory=list)
    """The space before it, dropped at the start of a line."""
    runs: list[Run] = field(default_factory=list)


def break_lines(spans: Iterable[Span], measure: float, start: float = 0) -> list[list[Run]]:
    """At least one line; no line is wider than the measure.

    The first line starts at `start`, left of the others where that is negative. A word that is wider
    than the measure is cut wherever its lines are full.
    """
    lines: list[list[Run]] = [[]]
    x = start
    for word in _words(spans):
        if word.breaks:
            lines.extend([] for _ in range(word.breaks))
            x = 0
        width = _width(word.runs)
        overlong = width > measure
        if lines[-1] and not overlong and x + _width(word.space) + width > measure:
            lines.append([])
            x = 0
        runs = word.space + word.runs if lines[-1] else word.runs
        for run in _characters(runs) if overlong else runs:
            if overlong and lines[-1] and x + run.width > measure:
                lines.append([])
                x = 0
            _append(lines[-1], run)
            x += run.width
    return lines


def natural_width(span: Span) -> float:
    """The width of a span, in points, that is not broken."""
    return _width(_runs(span.text, span))


def _words(spans: Iterable[Span]) -> Iterator[_Word]:
    """The words in order. One word may go through several spans ("mid.ru" and its note's number)."""
    word = _Word()
    for span in spans:
        for index, part in enumerate(_SEPARATOR.split(span.text)):
            is_separator = index % 2 == 1
            if not is_separator:
                word.runs.extend(_runs(part, span))
                continue
            if word.runs:
                yield word
                word = _Word()
            if part == BREAK:
                word.breaks += 1
                word.space = []
            elif part != MAY_BREAK and not word.space:
                word.space = list(_runs(" ", span))
    if word.runs:
        yield word


def _runs(text: str, span: Span) -> Iterator[Run]:
    for font, stretch in fonts.runs(text, span.style.weight):
        yield Run(stretch, font, fonts.width(stretch, font, span.style.size), span)


def _characters(runs: Iterable[Run]) -> Iterator[Run]:
    """The same text, one run a character."""
    for run in runs:
        for character in run.text:
            yield Run(
                character, run.font, fonts.width(character, run.font, run.span.style.size), run.span
            )


def _append(line: list[Run], run: Run) -> None:
    """Put a run at the end of a line, as part of the run before it where nothing parts the two."""
    if line and line[-1].span is run.span and line[-1].font == run.font:
        last = line[-1]
        line[-1] = Run(last.text + run.text, run.font, last.width + run.width, run.span)
    else:
        line.append(run)


def _width(runs: Iterable[Run]) -> float:
    return sum(run.width for run in runs)
