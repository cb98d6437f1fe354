"""Split shaped text that does not fit on a line, with a hyphen or anywhere."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from convert_pdf.inline.runs import GlyphRun, ShapedText, Word
from convert_pdf.inline.shaping import Fonts, clusters, cut
from convert_pdf.inline.total_fit import ROUNDING

_SOFT_HYPHEN = "\u00ad"


class Point(NamedTuple):
    """A place where a word may be divided."""

    characters: int
    """The number of characters before it."""
    width: float
    """The width of what is before it."""
    hyphen: float
    """The width of the hyphen; 0 for none."""


def points(word: Word, hyphens: Sequence[int], seams: Sequence[int], fonts: Fonts) -> list[Point]:
    """Return where a word may be divided, ascending: between clusters, where it gets shorter.

    `hyphens` are the numbers of characters after which a hyphen is added, `seams` those without.
    """
    allowed = {*hyphens, *seams}
    found: list[Point] = []
    characters, width = 0, 0.0
    for run in word.body.runs if allowed else ():
        hyphen = fonts.runs("-", run.span, run.rtl)[0].width
        for _, length, advance in clusters(run):
            characters, width = characters + length, width + advance
            if characters in allowed:
                added = 0.0 if characters in seams else hyphen
                if width + added < word.body.width:
                    found.append(Point(characters, width, added))
    return found


def divide(word: Word, point: Point, fonts: Fonts) -> tuple[ShapedText, Word]:
    """Divide a word between two clusters. The beginning ends with a hyphen, if that has a width."""
    head, tail = ShapedText(), ShapedText()
    left = point.characters
    for run, level in zip(word.body.runs, word.body.levels, strict=True):
        if left <= 0:
            tail.add([run], level)
        elif len(run.text) < left:
            head.add([run], level)
        else:
            first, second = cut(run, _glyphs_before(run, left))
            hyphen = _hyphen(run, fonts) if point.hyphen else None
            head.add([part for part in (first, hyphen) if part is not None], level)
            tail.add([] if second is None else [second], level)
        left -= len(run.text)
    return head, end_of(word, tail, fonts)


def _glyphs_before(run: GlyphRun, characters: int) -> tuple[int, int]:
    """Return the numbers of glyphs before a number of characters and after it."""
    glyphs = done = 0
    for count, length, _ in clusters(run):
        if done >= characters:
            break
        glyphs, done = glyphs + count, done + length
    return glyphs, max(len(run.glyphs), 1) - glyphs


def end_of(word: Word, body: ShapedText, fonts: Fonts) -> Word:
    """Return a word that consists of the end `body` of another one, and the space after that."""
    space = _text(word.spaced)[len(_text(word.body)) :]
    spaced = ShapedText()
    spaced.extend(body)
    if space:
        last = word.spaced.runs[-1]
        spaced.add(fonts.runs(space, last.span, last.rtl), word.spaced.levels[-1])
    return Word(body, spaced, word.ends_line)


def chop(text: ShapedText, first: float, measure: float) -> list[ShapedText]:
    """Split shaped text between clusters wherever a line is full.

    `first` is the room on the first line; if it is too small, the first part is empty. Nothing is
    shaped again, so that this takes linear time.
    """
    parts = [ShapedText()]
    room, width = first, 0.0
    for run, level in zip(text.runs, text.levels, strict=True):
        lengths = [0]
        for count, _, advance in clusters(run):
            if width + advance > room + ROUNDING and (width or room < measure):
                lengths.append(0)
                room, width = measure, 0.0
            lengths[-1] += count
            width += advance
        for number, part in enumerate(cut(run, lengths)):
            if number:
                parts.append(ShapedText())
            parts[-1].add([] if part is None else [part], level)
    return parts


def _hyphen(run: GlyphRun, fonts: Fonts) -> GlyphRun:
    """Return a hyphen in the style of a run; in the text layer it is soft, for no author wrote it."""
    shaped = fonts.runs("-", run.span, run.rtl)[0]
    glyphs = tuple(glyph._replace(text=_SOFT_HYPHEN) for glyph in shaped.glyphs)
    return replace(shaped, text=_SOFT_HYPHEN, glyphs=glyphs)


def _text(shaped: ShapedText) -> str:
    return "".join(run.text for run in shaped.runs)
