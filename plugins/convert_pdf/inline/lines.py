"""Break a paragraph into lines: choose their ends, hyphenate, align and order them."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise, repeat
from typing import Literal, TypeAlias

from convert_pdf import bidi
from convert_pdf.inline.edges import Edges
from convert_pdf.inline.indents import Indent
from convert_pdf.inline.items import Place, items, space_count
from convert_pdf.inline.justify import LIMIT, Elasticity, Fit, fit, spread
from convert_pdf.inline.overflow import Point, chop, divide, end_of, points
from convert_pdf.inline.runs import Line, ShapedText, Span, Word
from convert_pdf.inline.shaping import Fonts
from convert_pdf.inline.total_fit import ROUNDING, Setting, total_fit
from convert_pdf.inline.words import Direction, Words

Align: TypeAlias = Literal["left", "justify"]

# The part of the measure that is empty in a ragged line of ratio 1.
_SLACK = 0.1
# Words are hyphenated only if there are no lines with smaller ratios without it: ragged lines that are
# less than 16 % short, or justified ones whose spaces are all but 1.5 times as wide.
_TOLERANCE: dict[Align, float] = {"left": 1.6, "justify": 0.9}
# The largest ratio of a line with hyphens, unless nothing else is possible.
_LAST_TOLERANCE = 3.5
# The penalty for a hyphen. It is less where wide spaces are the other choice.
_HYPHEN: dict[Align, float] = {"left": 200.0, "justify": 60.0}
# The demerits of a last line that is all but empty, and of one that is the end of a word ("tions.").
# In ragged paragraphs, the line before it is rather a quarter shorter, or a third.
_RUNT: dict[Align, float] = {"left": 2.5e6, "justify": 2e5}
_LAST_PART: dict[Align, float] = {"left": 9e6, "justify": 3e5}
_WIDEST_WORD = 8  # in measures; wider words are not hyphenated, for the search would take long
_NO_WORD = Word(ShapedText(), ShapedText())


class Paragraph:
    """A paragraph that can be broken into lines of any measure."""

    def __init__(  # noqa: PLR0913 - all but one are keywords
        self,
        spans: Sequence[Span],
        *,
        direction: Direction,
        language: str,
        align: Align,
        fonts: Fonts,
        indents: Sequence[Indent] = (),
        hang: float | None = None,
        by_phrase: bool = False,
    ) -> None:
        """Find the words of the paragraph.

        Lines of right-to-left paragraphs are flush right. `indents` are the indentations of the first
        lines of the author. With `hang`, all white space is kept, each line takes what fits, and lines
        that continue one of the other lines of the author are indented by it. With `by_phrase`, the
        phrases of scripts without spaces are kept whole.
        """
        self._words = Words(
            spans, direction, language, fonts, keeps_space=hang is not None, by_phrase=by_phrase
        )
        self._indents = (indents, Indent(first=0.0, hang=hang or 0.0))
        self._edges = Edges(level=int(direction == "rtl"), is_hung=hang is None)
        self._elasticity = None
        if align == "justify" and spans:
            space = sum(run.width for run in fonts.runs(" ", spans[0], False))
            self._elasticity = Elasticity.of(space)
        self._fonts = fonts

    def lines(self, measure: float) -> list[Line]:
        """Return the lines, at least one.

        None is wider than the measure, unless by marks that hang in the margins or by a single cluster.
        """
        own, others = self._indents
        indents = chain(own, repeat(others))
        setter = _Setter(self._words, measure, self._edges, self._elasticity, self._fonts, indents)
        for word in self._words:
            setter.add(word)
        return setter.finish()


class _Setter:
    """Collects the words of each line of the author, and sets them on lines."""

    def __init__(  # noqa: PLR0913, PLR0917 - private
        self,
        words: Words,
        measure: float,
        edges: Edges,
        elasticity: Elasticity | None,
        fonts: Fonts,
        indents: Iterator[Indent],
    ) -> None:
        self._source = words
        self._measure = measure
        self._edges = edges
        self._elasticity = elasticity
        self._align: Align = "left" if elasticity is None else "justify"
        self._fonts = fonts
        self._indents = indents
        # The indentation of the next line, and of those that continue it.
        self._indent, self._hang = next(indents)
        self._lines: list[Line] = []
        self._words: list[Word] = []  # not yet on lines
        self._start = 0  # the index of the first of them in the paragraph
        self._width = 0.0  # of the words and the spaces after them
        self._widened: Word | None = None  # the last word, if its space is not that of other paragraphs

    def add(self, word: Word) -> None:
        """Append a word."""
        if not word.body.runs:
            if self._words:  # space at the start of a line is not shown
                self._add_space(word.spaced)
        else:
            room = self._measure - (self._hang if self._words else self._indent)
            if word.body.width > room + ROUNDING:
                self._add_wide(word, room)
            else:
                self._append(word)
        if word.ends_line:
            self._set()
            self._indent, self._hang = next(self._indents)

    def finish(self) -> list[Line]:
        """Return all lines."""
        if self._words or not self._lines:
            self._set()
        self._lines[-1].ends_with_space = False
        return self._lines

    def _append(self, word: Word) -> None:
        if not self._words:
            self._start = self._source.start
        self._words.append(word)
        self._width += word.spaced.width

    def _add_space(self, space: ShapedText) -> None:
        """Append more space to the last word."""
        last = self._words[-1]
        if last is not self._widened:  # a word is shared by paragraphs
            spaced = ShapedText()
            spaced.extend(last.spaced)
            last = self._words[-1] = self._widened = Word(last.body, spaced)
        last.spaced.extend(space)
        self._width += space.width

    def _add_wide(self, word: Word, room: float) -> None:
        """Append a word that is wider than a line: in parts with hyphens, or cut anywhere."""
        found: Sequence[Point] = ()
        if word.body.width <= _WIDEST_WORD * room:
            found = self._points(word, self._source.start, self._source.end)
        ends = [0.0, *(point.width for point in found), word.body.width]
        hyphen = max((point.hyphen for point in found), default=0.0)
        if found and all(end - start + hyphen <= room for start, end in pairwise(ends)):
            self._append(word)
        else:
            self._add_chopped(word)

    def _add_chopped(self, word: Word) -> None:
        """Set the words so far, and a word that is cut wherever a line is full."""
        line, last = ShapedText(), _NO_WORD
        if self._words:
            *others, (line, last) = self._take()
            for before, final in others:
                self._add_line(before, final)
        room = self._measure - self._indent - line.width - last.spaced.width
        *full, end = chop(word.body, room, self._measure - self._hang)
        for part in full:
            if part.runs:  # empty if the current line has no room for any
                line.extend(last.spaced)
                last = Word(part, part)
            self._add_line(line, last)
            line, last = ShapedText(), _NO_WORD
        rest = end_of(word, end, self._fonts)
        if line.runs or last.body.runs:  # the word is not too wide for the first line
            rest = _joined(line, last.spaced, rest)
        self._source.start += _length(word) - _length(rest)
        self._append(rest)

    def _set(self) -> None:
        """Set the words so far as the last lines of a line of the author."""
        if not self._words:
            self._add_line(ShapedText(), _NO_WORD, is_end=True)
            return
        *others, (before, final) = self._take()
        for line, last in others:
            self._add_line(line, last)
        self._add_line(before, final, is_end=True)

    def _take(self) -> list[tuple[ShapedText, Word]]:
        """Return lines of the words so far: the text before the last word, and the last word."""
        words, last = self._words, self._words[-1]
        places: Sequence[Place] = (Place(len(words) - 1),)
        if self._width - last.spaced.width + last.body.width > self._measure - self._indent:
            places = self._best_places()
        self._words, self._width = [], 0.0
        lines: list[tuple[ShapedText, Word]] = []
        index, done = 0, 0  # the next word, and how many of its characters are on a line before
        rest: Word | None = None  # the others of its characters
        for place in places:
            line = ShapedText()
            for word in words[index : place.word]:
                line.extend((rest or word).spaced)
                rest, done = None, 0
            last = rest or words[place.word]
            if place.point is None:
                index, done, rest = place.word + 1, 0, None
            else:
                characters = place.point.characters
                point = place.point._replace(characters=characters - done)
                head, rest = divide(last, point, self._fonts)
                last, index, done = Word(head, head), place.word, characters
            lines.append((line, last))
        return lines

    def _best_places(self) -> Sequence[Place]:
        """Return where the lines of the words end."""
        setting = Setting(
            first=self._measure - self._indent,
            others=self._measure - self._hang,
            slack=_SLACK,
            limit=LIMIT if self._elasticity else 0.0,
            runt=_RUNT[self._align],
            last_part=_LAST_PART[self._align],
        )
        if not self._edges.is_hung:  # white space is kept: each line takes what fits
            return self._places((), setting, 0.0, is_forced=True) or ()
        found = self._places((), setting, _TOLERANCE[self._align], is_forced=False)
        if found is None:
            bounds = pairwise(accumulate(map(_length, self._words), initial=self._start))
            inside = [self._points(word, *own) for word, own in zip(self._words, bounds, strict=True)]
            found = self._places(inside, setting, _LAST_TOLERANCE, is_forced=True)
        return found or ()

    def _places(
        self,
        inside: Sequence[Sequence[Point]],
        setting: Setting,
        tolerance: float,
        *,
        is_forced: bool,
    ) -> Sequence[Place] | None:
        """Return where the lines end, given where each word may be divided."""
        found = items(self._words, inside, _HYPHEN[self._align], self._edges, self._elasticity)
        ends = total_fit(found.breaks, setting, tolerance=tolerance, is_forced=is_forced)
        return None if ends is None else [found.place(end) for end in ends]

    def _points(self, word: Word, start: int, end: int) -> list[Point]:
        seams = self._source.seams(start, end) if self._elasticity else ()
        return points(word, self._source.hyphens(start, end), seams, self._fonts)

    def _add_line(self, text: ShapedText, last: Word, *, is_end: bool = False) -> None:
        """Add a line that ends with a word, given with the text before that."""
        text.extend(last.body)
        hung, room = self._edges.start(text), self._measure - self._indent
        room += hung + self._edges.end(text)
        fitted = Fit()
        if self._elasticity and (not is_end or text.width > room + ROUNDING):
            fitted = fit(text, room, self._elasticity)
            if fitted.gap:
                text = spread(text, fitted.gap)
        runs = text.runs
        order: tuple[int, ...] = ()
        if self._source.has_levels and any(text.levels):
            order = tuple(bidi.reorder(text.levels))
            runs = [runs[index] for index in order]
        indent = self._indent - hung
        if self._edges.level:
            width = text.width * fitted.letter_fit + fitted.added_space * space_count(text)
            indent = self._measure - self._indent + hung - width
        self._lines.append(
            Line(
                runs=tuple(runs),
                width=text.width,
                indent=indent,
                notes=tuple([run.span.note for run in text.runs if run.span.note is not None]),
                added_space=fitted.added_space,
                letter_fit=fitted.letter_fit,
                order=order,
                is_end=is_end,
                ends_with_space=last.ends_line or _has_space(last),
            )
        )
        self._indent = self._hang


def _length(word: Word) -> int:
    """Return the number of characters of a word and the space after it."""
    return sum([len(run.text) for run in word.spaced.runs])


def _has_space(word: Word) -> bool:
    """Return whether white space is after a word; its width tells nothing, for there may be gaps."""
    return [run.text for run in word.spaced.runs] != [run.text for run in word.body.runs]


def _joined(before: ShapedText, space: ShapedText, word: Word) -> Word:
    """Return a word with the text before it on its line."""
    body, spaced = ShapedText(), ShapedText()
    for part in (before, space):
        body.extend(part)
        spaced.extend(part)
    body.extend(word.body)
    spaced.extend(word.spaced)
    return Word(body, spaced, word.ends_line)
