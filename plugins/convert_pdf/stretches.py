"""Stretches: shaped text on its way to a line, and how it is cut where it does not fit."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from convert_pdf.pieces import Piece
from convert_pdf.shaping import Fonts, clusters, cut

_SOFT_HYPHEN = "\u00ad"
ROUNDING = 0.001
"""So much wider than its room may be what fits."""


@dataclass(slots=True)
class Stretch:
    """Pieces side by side, in logical order, each with its embedding level."""

    pieces: list[Piece] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    width: float = 0.0

    def add(self, pieces: Sequence[Piece], level: int) -> None:
        for piece in pieces:
            self.pieces.append(piece)
            self.levels.append(level)
            self.width += piece.width

    def extend(self, other: "Stretch") -> None:
        self.pieces += other.pieces
        self.levels += other.levels
        self.width += other.width


@dataclass(slots=True)
class Word:
    """What stays together on a line, and the space after it."""

    body: Stretch
    space: Stretch = field(default_factory=Stretch)
    hyphens: tuple[int, ...] = ()
    """After how many characters it may be hyphenated, ascending."""
    ends_line: bool = False


def hyphenate(word: Word, room: float, fonts: Fonts) -> tuple[Stretch, Word] | None:
    """The longest beginning that fits a room with a hyphen, and the rest; None if there is none."""
    allowed = set(word.hyphens)
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
    left = tuple(hyphen - characters for hyphen in word.hyphens if hyphen > characters)
    return head, Word(tail, word.space, left, word.ends_line)


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
    shaped.text = _SOFT_HYPHEN
    shaped.glyphs = tuple(glyph._replace(text=_SOFT_HYPHEN) for glyph in shaped.glyphs)
    return shaped
