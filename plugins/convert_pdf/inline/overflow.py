"""Split shaped text that does not fit on a line, with a hyphen or anywhere."""

from collections.abc import Sequence
from dataclasses import replace

from convert_pdf.inline.runs import Piece, Stretch, Word
from convert_pdf.inline.shaping import Fonts, clusters, cut

_SOFT_HYPHEN = "\u00ad"
ROUNDING = 0.001
"""The excess width, in points, that is taken for a rounding error."""


def hyphenate(
    word: Word, hyphens: Sequence[int], room: float, fonts: Fonts
) -> tuple[Stretch, Word, int] | None:
    """Divide a word so that the longest possible beginning fits with a hyphen.

    `hyphens` are the numbers of characters after which the word may be divided. Returns the
    beginning, the rest and the number of characters of the beginning, or None if no beginning fits.
    """
    allowed = set(hyphens)
    best: tuple[int, int, int, Piece] | None = None
    characters, width = 0, 0.0
    for index, piece in enumerate(word.body.pieces):
        glyphs = 0
        for count, length, advance in clusters(piece):
            glyphs, characters, width = glyphs + count, characters + length, width + advance
            if width > room:
                break
            if characters in allowed:
                hyphen = _hyphen(piece, fonts)
                if width + hyphen.width <= room:
                    best = index, glyphs, characters, hyphen
    if best is None:
        return None
    last, glyphs, characters, hyphen = best
    head, tail = Stretch(), Stretch()
    for index, (piece, level) in enumerate(zip(word.body.pieces, word.body.levels, strict=True)):
        if index == last:
            first, second = cut(piece, [glyphs, max(len(piece.glyphs), 1) - glyphs])
            head.add([part for part in (first, hyphen) if part is not None], level)
            tail.add([] if second is None else [second], level)
        else:
            (head if index < last else tail).add([piece], level)
    return head, end_of(word, tail, fonts), characters


def end_of(word: Word, body: Stretch, fonts: Fonts) -> Word:
    """Return a word that consists of the end `body` of another one, and the space after that."""
    space = _text(word.spaced)[len(_text(word.body)) :]
    spaced = Stretch()
    spaced.extend(body)
    if space:
        last = word.spaced.pieces[-1]
        spaced.add(fonts.pieces(space, last.span, last.rtl), word.spaced.levels[-1])
    return Word(body, spaced, word.ends_line)


def chop(text: Stretch, first: float, measure: float) -> list[Stretch]:
    """Split shaped text between clusters wherever a line is full.

    `first` is the room on the first line; if it is too small, the first part is empty. Nothing is
    shaped again, so that this takes linear time.
    """
    parts = [Stretch()]
    room, width = first, 0.0
    for piece, level in zip(text.pieces, text.levels, strict=True):
        lengths = [0]
        for count, _, advance in clusters(piece):
            if width + advance > room + ROUNDING and (width or room < measure):
                lengths.append(0)
                room, width = measure, 0.0
            lengths[-1] += count
            width += advance
        for number, part in enumerate(cut(piece, lengths)):
            if number:
                parts.append(Stretch())
            parts[-1].add([] if part is None else [part], level)
    return parts


def _hyphen(piece: Piece, fonts: Fonts) -> Piece:
    """Return a hyphen in the style of a piece; in the text layer it is soft, for no author wrote it."""
    shaped = fonts.pieces("-", piece.span, piece.rtl)[0]
    glyphs = tuple(glyph._replace(text=_SOFT_HYPHEN) for glyph in shaped.glyphs)
    return replace(shaped, text=_SOFT_HYPHEN, glyphs=glyphs)


def _text(shaped: Stretch) -> str:
    return "".join(piece.text for piece in shaped.pieces)
