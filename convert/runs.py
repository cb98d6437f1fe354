"""Make paragraphs of runs: words, links and breaks, each with the styles that the source gives it.

`convert.spans` and `convert.html` find the runs of a post, in reading order. Here they become lines and
paragraphs: a blank line separates paragraphs, and what is styled is nested in `Styled`.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple, TypeAlias

from convert.text.inlines.compose import merge_texts
from convert.text.margins import common_margin
from convert.tree import Break, Inline, Paragraph, Styled, Text

StyleName: TypeAlias = Literal["emphasis", "strong", "code", "strikeout"]

# The order in which styles of the same words nest, from the outside.
_NESTING: tuple[StyleName, ...] = ("strong", "emphasis", "strikeout", "code")


class Run(NamedTuple):
    """An inline without others in it, and its styles. A `Break` ends a line."""

    inline: Inline
    styles: frozenset[StyleName] = frozenset()


def paragraphs(runs: Iterable[Run]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of runs, whose texts contain no line feeds.

    White space is removed at the ends of lines, and at their starts as far as all lines have it: what
    remains is the author's indentation.
    """
    found: list[Paragraph] = []
    for is_blank, group in groupby(_without_margin([*_lines(runs)]), key=_is_blank):
        if not is_blank:
            found.append(Paragraph(_joined(list(group))))
    return tuple(found)


def inlines(runs: Iterable[Run]) -> tuple[Inline, ...]:
    """Return the inlines of runs, with `Styled` around those that have styles."""
    runs = [*runs]
    if not any(run.styles for run in runs):
        return tuple(merge_texts(run.inline for run in runs))
    return tuple(_nested(runs, frozenset()))


def flattened(inlines: Iterable[Inline], styles: frozenset[StyleName] = frozenset()) -> Iterator[Run]:
    """Yield the runs of inlines, which have `styles` and those of the inlines around them."""
    for inline in inlines:
        if isinstance(inline, Styled):
            yield from flattened(inline.inlines, styles | {inline.style})
        else:
            yield Run(inline, styles)


def _lines(runs: Iterable[Run]) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in runs:
        if isinstance(run.inline, Break):
            yield without_end(line)
            line = []
        else:
            line.append(run)
    yield without_end(line)


def without_end(line: list[Run]) -> list[Run]:
    """Remove the white space at the end of a line, and return the line."""
    while line and isinstance(last := line[-1].inline, Text):
        words = last.text.rstrip()
        if words:
            line[-1] = line[-1]._replace(inline=Text(words))
            break
        line.pop()
    return line


def _is_blank(line: Sequence[Run]) -> bool:
    return not line


def _without_margin(lines: Sequence[list[Run]]) -> Sequence[list[Run]]:
    """Return the lines without the white space with which all of them begin."""
    margin = common_margin(_start(line) for line in lines if line)
    if margin:
        for line in lines:
            _cut(line, len(margin))
    return lines


def _start(line: Iterable[Run]) -> str:
    """Return the text at the start of a line up to its first word, and a sign for what is no text."""
    start: list[str] = []
    for run in line:
        if not isinstance(run.inline, Text):
            return "".join([*start, "."])
        start.append(run.inline.text)
        if not run.inline.text.isspace():
            break
    return "".join(start)


def _cut(line: list[Run], length: int) -> None:
    """Remove characters at the start of a line, which has as many of white space."""
    for position, run in enumerate(line):
        if not isinstance(run.inline, Text):
            return
        text = run.inline.text
        if length < len(text):
            line[: position + 1] = [run._replace(inline=Text(text[length:]))]
            return
        length -= len(text)


def _joined(lines: Sequence[Sequence[Run]]) -> tuple[Inline, ...]:
    """Return the inlines of a paragraph with these lines."""
    runs: list[Run] = []
    for line in lines:
        if runs:
            runs.append(Run(Break(), runs[-1].styles & line[0].styles))
        runs += line
    return inlines(runs)


def _nested(runs: Sequence[Run], around: frozenset[StyleName]) -> Iterator[Inline]:
    """Yield runs with the styles that are not `around` them, and neighbouring texts joined.

    The style that most runs have from here on is outside the others.
    """
    position = 0
    while position < len(runs):
        styles = runs[position].styles - around
        lengths = {style: _length(runs, position, style) for style in _NESTING if style in styles}
        if lengths:
            outermost = max(lengths, key=lengths.__getitem__)
            end = position + lengths[outermost]
            yield Styled(outermost, tuple(_nested(runs[position:end], around | {outermost})))
        else:
            end = position
            while end < len(runs) and runs[end].styles <= around:
                end += 1
            yield from merge_texts(run.inline for run in runs[position:end])
        position = end


def _length(runs: Sequence[Run], position: int, style: StyleName) -> int:
    """Return how many runs have a style, from a position on."""
    end = position
    while end < len(runs) and style in runs[end].styles:
        end += 1
    return end - position
