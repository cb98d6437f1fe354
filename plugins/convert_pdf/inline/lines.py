"""Break a paragraph into lines: fill, hyphenate, align and order them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import Literal, TypeAlias

from convert_pdf import bidi
from convert_pdf.inline.indents import Indent
from convert_pdf.inline.overflow import ROUNDING, chop, end_of, hyphenate
from convert_pdf.inline.runs import Line, ShapedText, Span, Word
from convert_pdf.inline.shaping import Fonts
from convert_pdf.inline.words import Direction, Words

Align: TypeAlias = Literal["left", "justify"]

# A word is hyphenated only if more than this part of the measure would be empty without it.
_TOLERANCE: dict[Align, float] = {"left": 0.16, "justify": 0.04}
_WIDEST_WORD = 8  # in measures; wider words are not hyphenated, for the search would take long
_MOST_ADDED_SPACE = 0.6  # in em; a line whose word spaces would grow by more is not justified


def break_lines(  # noqa: PLR0913 - all but two are keywords
    spans: Sequence[Span],
    measure: float,
    *,
    direction: Direction,
    language: str,
    align: Align,
    fonts: Fonts,
    indents: Iterable[Indent] = (),
    hang: float | None = None,
) -> list[Line]:
    """Return the lines of a paragraph, at least one.

    None is wider than the measure, unless by a single cluster. Lines of right-to-left paragraphs are
    flush right. `indents` are the indentations of the first lines of the author. With `hang`, all white
    space is kept, and lines that continue one of the other lines of the author are indented by it.
    """
    words = Words(spans, direction, language, fonts, keeps_space=hang is not None)
    others = repeat(Indent(first=0.0, hang=hang or 0.0))
    filler = _LineFiller(words, measure, direction, align, fonts, chain(indents, others))
    for word in words:
        filler.add(word)
    return filler.finish()


class _LineFiller:
    """Fills lines one after the other, each with as many words as fit (first fit)."""

    def __init__(  # noqa: PLR0913, PLR0917 - private
        self,
        words: Words,
        measure: float,
        direction: Direction,
        align: Align,
        fonts: Fonts,
        indents: Iterator[Indent],
    ) -> None:
        self._words = words
        self._measure = measure
        self._indents = indents
        # The indentation of the current line, and of those that continue it.
        self._indent, self._hang = next(indents)
        self._rtl = direction == "rtl"
        self._align = align
        self._fonts = fonts
        self._lines: list[Line] = []
        self._line = (
            ShapedText()
        )  # the words of the line without the last one, and the spaces after them
        self._last: Word | None = None  # the space after it is not shown if it ends the line
        self._space = ShapedText()  # more space after the last word
        self._room = measure - self._indent

    def add(self, word: Word) -> None:
        """Append a word to the line, or to a new line if it does not fit."""
        if not word.body.runs:
            if self._last is not None:  # space at the start of a line is not shown
                self._space.extend(word.spaced)
                self._room -= word.spaced.width
        elif word.body.width > self._room + ROUNDING:
            self._add_wide(word)
        else:
            self._append(word)
        if word.ends_line:
            self._end_line(justified=False, is_end=True)
            self._indent, self._hang = next(self._indents)
            self._room = self._measure - self._indent

    def finish(self) -> list[Line]:
        """Return all lines. The last one is not justified."""
        if self._last or not self._lines:
            self._end_line(justified=False, is_end=True)
            self._lines[-1].ends_with_space = False
        return self._lines

    def _append(self, word: Word) -> None:
        if self._last is not None:
            self._line.extend(self._last.spaced)
            if self._space.runs:
                self._line.extend(self._space)
                self._space = ShapedText()
        self._last = word
        self._room -= word.spaced.width

    def _add_wide(self, word: Word) -> None:
        """Add a word that does not fit: hyphenated, else on a new line, else cut anywhere."""
        hyphens: Sequence[int] | None = None
        while word.body.width > self._room + ROUNDING:
            is_loose = self._room > _TOLERANCE[self._align] * self._measure
            if hyphens is None and (is_loose or word.body.width > self._measure - self._hang):
                is_word = word.body.width <= _WIDEST_WORD * self._measure
                hyphens = self._words.hyphens() if is_word else ()
            parts = hyphenate(word, hyphens, self._room, self._fonts) if is_loose and hyphens else None
            if parts is not None and hyphens is not None:
                head, word, length = parts
                hyphens = [point - length for point in hyphens if point > length]
                self._append(Word(head, head))
                self._end_line()
            elif self._last is not None and (hyphens or word.body.width <= self._measure - self._hang):
                self._end_line()
            else:
                self._add_chopped(word)
                return
        self._append(word)

    def _add_chopped(self, word: Word) -> None:
        *full, rest = chop(word.body, self._room, self._measure - self._hang)
        for part in full:
            if part.runs:  # empty if the current line has no room for any
                self._append(Word(part, part))
            self._end_line()
        self._append(end_of(word, rest, self._fonts))

    def _end_line(self, *, justified: bool = True, is_end: bool = False) -> None:
        line = self._line
        if self._last is not None:
            line.extend(self._last.body)
        added_space = 0.0
        if justified and self._align == "justify":
            added_space = _added_space(line, self._measure - self._indent - line.width)
        notes = tuple(
            run.span.note
            for run in line.runs
            if run.span.role == "reference" and run.span.note is not None
        )
        runs = line.runs
        order: tuple[int, ...] = ()
        if any(line.levels):
            order = tuple(bidi.reorder(line.levels))
            runs = [runs[index] for index in order]
        indent = self._indent
        if self._rtl:
            indent = self._measure - indent - line.width - added_space * _space_count(line)
        self._lines.append(
            Line(
                runs=tuple(runs),
                width=line.width,
                indent=indent,
                notes=notes,
                added_space=added_space,
                order=order,
                is_end=is_end,
                ends_with_space=is_end or _drops_space(self._last),
            )
        )
        self._line, self._last, self._space = ShapedText(), None, ShapedText()
        self._indent, self._room = self._hang, self._measure - self._hang


def _added_space(line: ShapedText, free: float) -> float:
    """Return by how much each word space grows to fill the measure; 0 if that is too much."""
    count = _space_count(line)
    if not count:
        return 0.0
    added = max(free, 0.0) / count
    return added if added <= _MOST_ADDED_SPACE * line.runs[0].span.style.size else 0.0


def _drops_space(last: Word | None) -> bool:
    """Return whether there is white space after the last word of a line. U+200B is not white."""
    if last is None or last.spaced.width <= last.body.width:
        return False
    return last.spaced.runs[-1].text[-1].isspace()


def _space_count(line: ShapedText) -> int:
    return sum(run.text.count(" ") for run in line.runs)
