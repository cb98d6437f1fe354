"""A paragraph: spans broken into lines of one measure, hyphenated, justified if that is asked for."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from convert_pdf import bidi
from convert_pdf.inline.overflow import ROUNDING, chop, end_of, hyphenate
from convert_pdf.inline.runs import Line, Span, Stretch, Word
from convert_pdf.inline.shaping import Fonts
from convert_pdf.inline.words import Direction, Words

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
) -> list[Line]:
    """At least one line, none wider than the measure (but a single cluster may be).

    Lines that run from right to left are set flush right.
    """
    words = Words(spans, direction, language, fonts)
    setting = _Setting(words, measure, direction, align, fonts)
    for word in words:
        setting.add(word)
    return setting.finish()


class _Setting:
    """The lines so far, and the one that is being filled: each takes as many words as it can."""

    def __init__(
        self, words: Words, measure: float, direction: Direction, align: Align, fonts: Fonts
    ) -> None:
        self._words = words
        self._measure = measure
        self._rtl = direction == "rtl"
        self._align = align
        self._fonts = fonts
        self._lines: list[Line] = []
        self._line = Stretch()
        """The words of the line and the spaces after them, but for the last word."""
        self._last: Word | None = None
        """The last word of the line, whose space is not shown if no other comes."""
        self._space = Stretch()
        """More space after the last word."""
        self._room = measure

    def add(self, word: Word) -> None:
        """Put a word behind the others, on a new line if it has to be."""
        if not word.body.pieces:
            if self._last is not None:  # space is not shown at the start of a line either
                self._space.extend(word.spaced)
                self._room -= word.spaced.width
        elif word.body.width > self._room + ROUNDING:
            self._add_wide(word)
        else:
            self._append(word)
        if word.ends_line:
            self._end_line(justified=False)

    def finish(self) -> list[Line]:
        """All lines. The last is as wide as its words."""
        if self._last or not self._lines:
            self._end_line(justified=False)
        return self._lines

    def _append(self, word: Word) -> None:
        if self._last is not None:
            self._line.extend(self._last.spaced)
            if self._space.pieces:
                self._line.extend(self._space)
                self._space = Stretch()
        self._last = word
        self._room -= word.spaced.width

    def _add_wide(self, word: Word) -> None:
        """Add a word that does not fit the line: hyphenated, on a new line, or at last cut."""
        hyphens: Sequence[int] | None = None
        while word.body.width > self._room + ROUNDING:
            is_loose = self._room > _TOLERANCE[self._align] * self._measure
            if hyphens is None and (is_loose or word.body.width > self._measure):
                is_word = word.body.width <= _WIDEST_WORD * self._measure
                hyphens = self._words.hyphens() if is_word else ()
            parts = hyphenate(word, hyphens, self._room, self._fonts) if is_loose and hyphens else None
            if parts is not None and hyphens is not None:
                head, word, length = parts
                hyphens = [place - length for place in hyphens if place > length]
                self._append(Word(head, head))
                self._end_line()
            elif self._last is not None and (hyphens or word.body.width <= self._measure):
                self._end_line()
            else:
                self._add_chopped(word)
                return
        self._append(word)

    def _add_chopped(self, word: Word) -> None:
        *full, rest = chop(word.body, self._room, self._measure)
        for part in full:
            if part.pieces:  # else the line that is being filled has no room for any
                self._append(Word(part, part))
            self._end_line()
        self._append(end_of(word, rest, self._fonts))

    def _end_line(self, *, justified: bool = True) -> None:
        line = self._line
        if self._last is not None:
            line.extend(self._last.body)
        stretch = 0.0
        if justified and self._align == "justify":
            stretch = _stretch(line, self._measure - line.width)
        notes = tuple(
            piece.span.note
            for piece in line.pieces
            if piece.span.role == "reference" and piece.span.note is not None
        )
        pieces = line.pieces
        if any(line.levels):
            pieces = [pieces[place] for place in bidi.reorder(line.levels)]
        indent = 0.0
        if self._rtl:
            indent = self._measure - line.width - stretch * _spaces(line)
        self._lines.append(Line(tuple(pieces), line.width, indent, notes, stretch))
        self._line, self._last, self._space = Stretch(), None, Stretch()
        self._room = self._measure


def _stretch(line: Stretch, free: float) -> float:
    """How much wider each word space becomes so that the line fills the measure."""
    spaces = _spaces(line)
    if not spaces:
        return 0.0
    stretch = max(free, 0.0) / spaces
    return stretch if stretch <= _WIDEST_STRETCH * line.pieces[0].span.style.size else 0.0


def _spaces(line: Stretch) -> int:
    return sum(piece.text.count(" ") for piece in line.pieces)
