"""Stretches: shaped text on its way to a line, and how it is cut where it does not fit."""

from collections.abc import Sequence
from dataclasses import replace

from convert_pdf.inline.runs import Piece, Stretch, Word
from convert_pdf.inline.shaping import Fonts, clusters, cut

_SOFT_HYPHEN = "\u00ad"
ROUNDING = 0.001
"""So much wider than its room may be what fits."""


def hyphenate(
    word: Word, hyphens: Sequence[int], room: float, fonts: Fonts
) -> tuple[Stretch, Word, int] | None:
    """The longest beginning that fits a room with a hyphen, the rest, and how long the beginning is.

    `hyphens` says after how many characters one may stand. None where no beginning fits.
    """
    allowed = set(hyphens)
    best: tuple[int, int, int, Piece] | None = None
    characters, width = 0, 0.0
    for place, piece in enumerate(word.body.pieces):
        glyphs = 0
        for count, length, advance in clusters(piece):
            glyphs, characters, width = glyphs + count, characters + length, width + advance
            if width > room:
                break
            if characters in allowed:
                hyphen = _hyphen(piece, fonts)
                if width + hyphen.width <= room:
                    best = place, glyphs, characters, hyphen
    if best is None:
        return None
    place, glyphs, characters, hyphen = best
    head, tail = Stretch(), Stretch()
    for at, (piece, level) in enumerate(zip(word.body.pieces, word.body.levels, strict=True)):
        if at == place:
            first, second = cut(piece, [glyphs, max(len(piece.glyphs), 1) - glyphs])
            head.add([part for part in (first, hyphen) if part is not None], level)
            tail.add([] if second is None else [second], level)
        else:
            (head if at < place else tail).add([piece], level)
    return head, end_of(word, tail, fonts), characters


def end_of(word: Word, body: Stretch, fonts: Fonts) -> Word:
    """What is left of a word whose beginning stands on another line."""
    space = _text(word.spaced)[len(_text(word.body)) :]
    spaced = Stretch()
    spaced.extend(body)
    if space:
        last = word.spaced.pieces[-1]
        spaced.add(fonts.pieces(space, last.span, last.rtl), word.spaced.levels[-1])
    return Word(body, spaced, word.ends_line)


def chop(stretch: Stretch, first: float, measure: float) -> list[Stretch]:
    """What is too wide for a line, cut between clusters wherever a line is full.

    `first` is the room on the first line; where it is too small, the first part is empty. Nothing is
    shaped anew, so it takes linear time.
    """
    parts = [Stretch()]
    room, width = first, 0.0
    for piece, level in zip(stretch.pieces, stretch.levels, strict=True):
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
    """A hyphen as the piece before it is set; soft in the text layer, as no author wrote it."""
    shaped = fonts.pieces("-", piece.span, piece.rtl)[0]
    glyphs = tuple(glyph._replace(text=_SOFT_HYPHEN) for glyph in shaped.glyphs)
    return replace(shaped, text=_SOFT_HYPHEN, glyphs=glyphs)


def _text(stretch: Stretch) -> str:
    return "".join(piece.text for piece in stretch.pieces)
