"""A paragraph: spans broken into lines of one measure, hyphenated, justified if that is asked for."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from convert_pdf import bidi
from convert_pdf.pieces import Line, Span
from convert_pdf.shaping import Fonts
from convert_pdf.stretches import ROUNDING, Stretch, Word, chop, hyphenate
from convert_pdf.words import Direction, Words

Align: TypeAlias = Literal["left", "justify"]

_TOLERANCE: dict[Align, float] = {"left": 0.16, "justify": 0.04}
"""A word is hyphenated only where more of the measure than this would stay empty."""
_WIDEST_WORD = 8
"""In measures: nothing wider is a word of any language, and looking for its hyphens would take long."""
_WIDEST_STRETCH = 0.6
"""In em of the text: a line whose word spaces would grow by more is left as it is."""


def break_lines(
    spans: Sequence[Span],
    measure: float,
    *,
    direction: Direction,
    language: str,
    align: Align,
    fonts: Fonts,
    indent: float = 0.0,
) -> list[Line]:
    """At least one line, none wider than the measure (but a single cluster may be).

    The first line starts at `indent`, outside the measure where that is negative. Lines that run from
    right to left are set flush right.
    """
    setting = _Setting(measure, direction, align, fonts, indent)
    for word in Words(spans, direction, language, fonts):
        setting.add(word)
    return setting.finish()


class _Setting:
    """The lines so far, and the one that is being filled: each takes as many words as it can."""

    def __init__(
        self, measure: float, direction: Direction, align: Align, fonts: Fonts, indent: float
    ) -> None:
        self._measure = measure
        self._rtl = direction == "rtl"
        self._align = align
        self._fonts = fonts
        self._lines: list[Line] = []
        self._indent = indent
        self._line = Stretch()
        self._space = Stretch()
        """What stands between the line and its next word."""

    def add(self, word: Word) -> None:
        """Put a word behind the others, on a new line if it has to be."""
        if word.body.width > self._room + ROUNDING:
            self._add_wide(word)
        else:
            self._append(word.body)
        if self._line.pieces:
            self._space.extend(word.space)
        if word.ends_line:
            self._end_line(justified=False)

    def finish(self) -> list[Line]:
        """All lines. The last is as wide as its words."""
        if self._line.pieces or not self._lines:
            self._end_line(justified=False)
        return self._lines

    @property
    def _room(self) -> float:
        return self._measure - self._indent - self._line.width - self._space.width

    def _append(self, stretch: Stretch) -> None:
        if stretch.pieces and self._line.pieces:
            self._line.extend(self._space)
        if stretch.pieces:
            self._space = Stretch()
        self._line.extend(stretch)

    def _add_wide(self, word: Word) -> None:
        """Add a word that does not fit the line: hyphenated, on a new line, or at last cut."""
        while word.body.width > self._room + ROUNDING:
            parts = self._hyphenate(word)
            if parts is not None:
                head, word = parts
                self._append(head)
                self._end_line()
            elif self._line.pieces and (word.hyphens or word.body.width <= self._measure):
                self._end_line()
            else:
                self._add_chopped(word.body)
                return
        self._append(word.body)

    def _hyphenate(self, word: Word) -> tuple[Stretch, Word] | None:
        is_loose = self._room > _TOLERANCE[self._align] * self._measure
        if not is_loose or not word.hyphens or word.body.width > _WIDEST_WORD * self._measure:
            return None
        return hyphenate(word, self._room, self._fonts)

    def _add_chopped(self, stretch: Stretch) -> None:
        first, *others = chop(stretch, self._room, self._measure)
        self._append(first)
        for part in others:
            self._end_line()
            self._append(part)

    def _end_line(self, *, justified: bool = True) -> None:
        pieces, levels, width = self._line.pieces, self._line.levels, self._line.width
        stretch = 0.0
        if justified and self._align == "justify":
            stretch = _stretch(self._line, self._measure - self._indent - width)
        notes = tuple(
            piece.span.note
            for piece in pieces
            if piece.span.role == "reference" and piece.span.note is not None
        )
        if any(levels):
            pieces = [pieces[place] for place in bidi.reorder(levels)]
        indent = self._indent
        if self._rtl:
            indent = self._measure - indent - width - stretch * _spaces(self._line)
        self._lines.append(Line(tuple(pieces), width, indent, notes, stretch))
        self._indent = 0.0
        self._line, self._space = Stretch(), Stretch()


def _stretch(line: Stretch, free: float) -> float:
    """How much wider each word space becomes so that the line fills the measure."""
    spaces = _spaces(line)
    if not spaces:
        return 0.0
    stretch = max(free, 0.0) / spaces
    return stretch if stretch <= _WIDEST_STRETCH * line.pieces[0].span.style.size else 0.0


def _spaces(line: Stretch) -> int:
    return sum(piece.text.count(" ") for piece in line.pieces)
