"""Split shaped text that does not fit on a line, with a hyphen or anywhere."""

from collections.abc import Sequence
from dataclasses import replace

from convert_pdf.inline.runs import GlyphRun, ShapedText, Word
from convert_pdf.inline.shaping import Fonts, clusters, cut

_SOFT_HYPHEN = "\u00ad"
ROUNDING = 0.001
"""The excess width, in points, that is taken for a rounding error."""


def hyphenate(
    word: Word, hyphens: Sequence[int], room: float, fonts: Fonts
) -> tuple[ShapedText, Word, int] | None:
    """Divide a word so that the longest possible beginning fits with a hyphen.

    `hyphens` are the numbers of characters after which the word may be divided. Returns the
    beginning, the rest and the number of characters of the beginning, or None if no beginning fits.
    """
    allowed = set(hyphens)
    best: tuple[int, int, int, GlyphRun] | None = None
    characters, width = 0, 0.0
    for index, run in enumerate(word.body.runs):
        glyphs = 0
        for count, length, advance in clusters(run):
            glyphs, characters, width = glyphs + count, characters + length, width + advance
            if width > room:
                break
            if characters in allowed:
                hyphen = _hyphen(run, fonts)
                if width + hyphen.width <= room:
                    best = index, glyphs, characters, hyphen
    if best is None:
        return None
    last, glyphs, characters, hyphen = best
    head, tail = ShapedText(), ShapedText()
    for index, (run, level) in enumerate(zip(word.body.runs, word.body.levels, strict=True)):
        if index == last:
            first, second = cut(run, [glyphs, max(len(run.glyphs), 1) - glyphs])
            head.add([part for part in (first, hyphen) if part is not None], level)
            tail.add([] if second is None else [second], level)
        else:
            (head if index < last else tail).add([run], level)
    return head, end_of(word, tail, fonts), characters


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
