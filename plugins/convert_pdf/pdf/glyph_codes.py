"""Codes: the numbers by which the strings of a page name the glyphs of a face, and their text.

In TrueType fonts a code stands for a glyph and its characters, so that copying gives back what was
written, even where one glyph serves several characters. A character that has a glyph of its own has
its number in Unicode for its code, in every file. CFF fonts leave no choice: there the code is the
glyph.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from convert_pdf.fonts.fallback import is_invisible
from convert_pdf.fonts.glyph import Glyph, Shown
from convert_pdf.inline.runs import Piece

if TYPE_CHECKING:
    from convert_pdf.fonts.face import Face

LONGEST_TEXT = 128
"""In characters; a CMap maps a code to at most 512 bytes (Adobe Technical Note 5014)."""
_FREE = (*range(0x01, 0x20), *range(0x7F, 0xA0), *range(0xD800, 0xF900))
"""The numbers of controls, surrogates and private use: no character of a text has them for a code."""


class _Code(NamedTuple):
    number: int
    digits: str
    """The same, as strings on a page have it."""
    advance: float
    """Of its glyph, in em."""


class Codes:
    """The codes of a face in one file, given out as they are needed."""

    def __init__(self, face: "Face") -> None:
        self.used: dict[int, tuple[int, str]] = {}
        """The codes that were shown, with the glyph and the text that each stands for."""
        self.missing: set[str] = set()
        """The characters that were shown as the missing glyph."""
        self._face = face
        self._font = face.hb_font
        self._codes: dict[tuple[int, str], _Code] = {}
        """By glyph and text."""
        self._free = chain(_FREE, range(0xFFFD, 0xA0, -1))
        """Codes to give; at last those that characters would have, were they there."""
        self._given: set[int] = set()
        """The codes that stand for something else, or for nothing, in other files."""
        self._shown: dict[tuple[int, float], tuple[Sequence[Glyph], Shown]] = {}
        """By the identity of glyphs, which are kept therefore, and by their size."""
        if not face.is_cff:
            self.used[0] = (0, "")  # code 0 is the missing glyph, whatever the text

    def show(self, piece: Piece) -> Shown:
        """How a piece is shown. What holds in any file, the piece itself remembers."""
        if piece.shown is not None and not self._is_given(piece.shown):
            self.used.update(piece.shown.codes)
            return piece.shown
        key = id(piece.glyphs), piece.span.style.size
        if key not in self._shown:
            self._shown[key] = piece.glyphs, self._show(piece)
        shown = self._shown[key][1]
        if not self._is_given(shown):
            piece.shown = shown
        return shown

    def _show(self, piece: Piece) -> Shown:
        # readers turn right-to-left text around by themselves, and stumble over any help
        is_turned = piece.rtl and any(map(_is_rtl, piece.text))
        glyphs = list(self._parted(piece.glyphs)) if is_turned else piece.glyphs
        codes = [self._codes.get((glyph.id, glyph.text)) or self._new(glyph) for glyph in glyphs]
        told = {code.number: self.used[code.number] for code in codes}
        if is_turned:
            spells = True
        else:
            texts = [told[code.number][1] for code in codes]
            is_whole = "".join(texts) == piece.text and "" not in texts
            spells = is_whole and max(map(len, texts)) <= LONGEST_TEXT and not piece.rtl
        parts = _operands(glyphs, codes, piece.span.style.size)
        return Shown(parts, "".join(parts), told, spells)

    def _new(self, glyph: Glyph) -> "_Code":
        number, text = glyph.id, glyph.text
        if not number:
            self.missing.update(character for character in text if not is_invisible(character))
        if self._has_its_own(glyph):
            code = ord(text)
        else:
            code = number if self._face.is_cff else self._next_free()
            self._given.add(code)
        self.used.setdefault(code, (number, text))
        advance = self._font.get_glyph_h_advance(number) / self._face.upem
        made = self._codes[number, text] = _Code(code, f"{code:04X}", advance)
        return made

    def _is_given(self, shown: Shown) -> bool:
        """Whether one of the codes is no character's own in this file."""
        return not self._given.isdisjoint(shown.codes)

    def _next_free(self) -> int:
        """A code that nothing has; 0 if there is none, which takes a text made for it."""
        return next((code for code in self._free if code not in self.used), 0)

    def _has_its_own(self, glyph: Glyph) -> bool:
        """Whether the glyph is the one of a character whose number can be its code."""
        if self._face.is_cff or len(glyph.text) != 1 or glyph.text > "\uffff":
            return False
        if ord(glyph.text) in self._given:
            return False
        if unicodedata.category(glyph.text) in ("Cc", "Cs", "Co"):
            return False
        return bool(self._font.get_nominal_glyph(ord(glyph.text)) == glyph.id)

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


def _operands(glyphs: Sequence[Glyph], codes: Iterable[_Code], size: float) -> tuple[str, ...]:
    """The operands of TJ, cut after each space."""
    parts: list[str] = []
    shown = ["<"]
    height = 0.0
    owed = 0.0  # how far the pen is left of where it should be, in em; moved by 1/1000 em
    for (_, advance, dx, dy, text), (_, digits, own_advance) in zip(glyphs, codes, strict=True):
        if (owed or dx) and (move := round(1000 * (owed + dx))):
            shown.append(f">{-move}<")
            owed -= move / 1000
        if dy != height:
            height = dy
            shown.append(f">] TJ {height * size:g} Ts [<")
        shown.append(digits)
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


def _is_rtl(character: str) -> bool:
    return unicodedata.bidirectional(character) in ("R", "AL", "AN")
