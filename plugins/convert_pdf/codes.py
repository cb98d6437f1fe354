"""Codes: the numbers by which the strings of a page name the glyphs of a face, and their text.

In TrueType fonts a code stands for a glyph and its characters, so that copying gives back what was
written, even where one glyph serves several characters. A character that has a glyph of its own has
its number in Unicode for its code, in every file. CFF fonts leave no choice: there the code is the
glyph.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from convert_pdf.glyphs import Glyph, Shown
from convert_pdf.library import is_invisible
from convert_pdf.pieces import Piece

if TYPE_CHECKING:
    from convert_pdf.faces import Face

LONGEST_TEXT = 128
"""In characters; a CMap maps a code to at most 512 bytes (Adobe Technical Note 5014)."""
_FREE = [*range(0x01, 0x20), *range(0x7F, 0xA0), *range(0xD800, 0xF900)]
"""The numbers of controls, surrogates and private use: no character of a text has them for a code."""


class Codes:
    """The codes of a face in one file, given out as they are needed."""

    def __init__(self, face: "Face") -> None:
        self.used: dict[int, tuple[int, str]] = {}
        """The codes that were shown, with the glyph and the text that each stands for."""
        self.missing: set[str] = set()
        """The characters that were shown as the missing glyph."""
        self._face = face
        self._font = face.hb_font
        self._codes: dict[tuple[int, str], tuple[int, float]] = {}
        """The code of a glyph and its text, and its advance in em."""
        self._free = iter(_FREE)
        self._shown: dict[int, tuple[Piece, Shown]] = {}
        """By the identity of a piece, which is kept therefore; only what holds for this file."""
        if not face.is_cff:
            self.used[0] = (0, "")  # code 0 is the missing glyph, whatever the text

    def show(self, piece: Piece) -> Shown:
        """How a piece is shown. What holds in any file, the piece itself remembers."""
        if piece.shown is not None:
            self.used.update(piece.shown.codes)
            return piece.shown
        if id(piece) not in self._shown:
            shown = self._show(piece)
            if not self._face.is_cff and all(_is_own(*entry) for entry in shown.codes.items()):
                piece.shown = shown
                return shown
            self._shown[id(piece)] = piece, shown
        return self._shown[id(piece)][1]

    def _show(self, piece: Piece) -> Shown:
        # readers turn right-to-left text around by themselves, and stumble over any help
        is_turned = piece.rtl and any(map(_is_rtl, piece.text))
        glyphs = list(self._parted(piece.glyphs)) if is_turned else piece.glyphs
        codes = [self._codes.get((glyph.id, glyph.text)) or self._new(glyph) for glyph in glyphs]
        texts = [self.used[code][1] for code, _ in codes]
        spells = is_turned or (
            not piece.rtl
            and all(0 < len(text) <= LONGEST_TEXT for text in texts)
            and "".join(texts) == piece.text
        )
        parts = _operands(glyphs, codes, piece.span.style.size)
        return Shown(parts, "".join(parts), {code: self.used[code] for code, _ in codes}, spells)

    def _new(self, glyph: Glyph) -> tuple[int, float]:
        number, text = glyph.id, glyph.text
        if not number:
            self.missing.update(character for character in text if not is_invisible(character))
        if self._face.is_cff:
            code = number
        elif _may_be_own(text) and self._font.get_nominal_glyph(ord(text)) == number:
            code = ord(text)
        else:
            code = next(self._free, 0)  # only a text made for it needs more than there are
        self.used.setdefault(code, (number, text))
        entry = code, self._font.get_glyph_h_advance(number) / self._face.upem
        self._codes[number, text] = entry
        return entry

    def _parted(self, glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
        """The same with one character a glyph as far as may be, as right-to-left text needs it.

        Readers turn such text around, some of them with the two letters of a lam-alef. So an empty
        glyph without width gives the second letter.
        """
        for glyph in glyphs:
            if len(glyph.text) > 1 and self._empty and not self._face.is_cff:
                for character in glyph.text[:0:-1]:
                    yield Glyph(self._empty, 0.0, 0.0, 0.0, character)
                glyph = glyph._replace(text=glyph.text[0])
            yield glyph

    @cached_property
    def _empty(self) -> int:
        """A glyph that neither shows nor moves anything; 0 if there is none."""
        for character in "\u200b\u200c\u200d\u2060":
            glyph: int = self._font.get_nominal_glyph(ord(character)) or 0
            extents = self._font.get_glyph_extents(glyph)
            if glyph and not self._font.get_glyph_h_advance(glyph) and not (extents and extents.width):
                return glyph
        return 0


def _operands(
    glyphs: Sequence[Glyph], codes: Iterable[tuple[int, float]], size: float
) -> tuple[str, ...]:
    """The operands of TJ, cut after each space."""
    parts: list[str] = []
    shown = ["<"]
    height = 0.0
    owed = 0.0  # how far the pen is left of where it should be, in em; moved by 1/1000 em
    for (_, advance, dx, dy, text), (code, own_advance) in zip(glyphs, codes, strict=True):
        if (owed or dx) and (move := round(1000 * (owed + dx))):
            shown.append(f">{-move}<")
            owed -= move / 1000
        if dy != height:
            height = dy
            shown.append(f">] TJ {height * size:g} Ts [<")
        shown.append(f"{code:04X}")
        owed += advance - own_advance
        if text == " ":
            parts.append("".join(shown) + ">")
            shown = ["<"]
    if height:
        shown.append(">] TJ 0 Ts [<")
    if owed and (last := round(1000 * owed)):
        shown.append(f">{-last}<")
    parts.append("".join(shown) + ">")
    return tuple(part.replace("<>", "") for part in parts)


def _may_be_own(text: str) -> bool:
    """Whether a text can be a character whose code is its number."""
    return len(text) == 1 and text <= "\uffff" and unicodedata.category(text) not in ("Cc", "Cs", "Co")


def _is_own(code: int, entry: tuple[int, str]) -> bool:
    return len(entry[1]) == 1 and ord(entry[1]) == code


def _is_rtl(character: str) -> bool:
    return unicodedata.bidirectional(character) in ("R", "AL", "AN")
