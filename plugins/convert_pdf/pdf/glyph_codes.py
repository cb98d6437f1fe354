"""Assign character codes to the glyphs of a face, and encode runs as operands of TJ.

In TrueType fonts a code is assigned to a glyph together with its characters, so that copied text is
what was written, even if one glyph serves several characters. A character with a glyph of its own has
its Unicode code point as its code, in every file. In CFF fonts the code is always the glyph.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from convert_pdf.fonts.fallback import is_invisible
from convert_pdf.fonts.glyph import Glyph
from convert_pdf.inline.runs import GlyphRun

if TYPE_CHECKING:
    from convert_pdf.fonts.face import Face

# The longest text of a code, in characters: a CMap maps a code to at most 512 bytes (Adobe Technical
# Note 5014).
LONGEST_TEXT = 128
# The code points of controls, surrogates and private use, which no character of a text has as its code.
_FREE = (*range(0x01, 0x20), *range(0x7F, 0xA0), *range(0xD800, 0xF900))
# Characters that can be shown for one without a glyph, the best first.
_BOXES = "\u25af\u25a1\u2395\ufffd?"
# A cache of this many runs is cleared.
_CACHED_PIECES = 10_000

_Key = TypeVar("_Key")


class Shown(NamedTuple):
    """A run as operands of TJ (ISO 32000-1, 9.4.3)."""

    parts: tuple[str, ...]
    """The operands, cut after each space."""
    whole: str
    """The joined parts."""
    codes: Mapping[int, tuple[int, str]]
    """The codes used, with the glyph and the text of each."""
    is_exact: bool
    """Whether the texts of the codes in drawing order are the text of the run."""


class Space(NamedTuple):
    """A space as an operand of TJ."""

    operand: str
    advance: float
    """In em."""


# GlyphRuns that have the same codes in every file. The runs themselves are cached by `Fonts`.
_PORTABLE: WeakKeyDictionary[GlyphRun, Shown] = WeakKeyDictionary()


class _Code(NamedTuple):
    number: int
    digits: str
    """The number in hexadecimal, as in strings."""
    advance: float
    """The advance of the glyph in the font, in em."""


class GlyphCodes:
    """The codes of a face in one file, assigned as they are needed."""

    def __init__(self, face: "Face") -> None:
        """Start without codes."""
        self.used: dict[int, tuple[int, str]] = {}
        """The codes used so far, with the glyph and the text of each."""
        self.missing: set[str] = set()
        """The characters shown as boxes."""
        self._face = face
        self._font = face.hb_font
        self._codes: dict[tuple[int, str], _Code] = {}  # by glyph and text
        # At last, the code points of characters that the file may not have.
        self._free = chain(_FREE, range(0xFFFD, 0xA0, -1))
        self._assigned: set[int] = set()  # codes that mean something else in other files
        self._shown: dict[GlyphRun, Shown] = {}
        self._encoded: dict[tuple[tuple[Glyph, ...], bool, float], Shown] = {}
        if not face.is_cff:
            self.used[0] = (0, "")  # code 0 is the missing glyph, whatever its text

    @cached_property
    def space(self) -> "Space | None":
        """The space; None if the face has none."""
        glyph = self._font.get_nominal_glyph(ord(" "))
        if not glyph:
            return None
        code = self._codes.get((glyph, " ")) or self._new(Glyph(glyph, 0.0, 0.0, 0.0, " "))
        return Space(f"<{code.digits}>", code.advance)

    def show(self, run: GlyphRun) -> Shown:
        """Return a run as operands of TJ."""
        shown = self._shown.get(run)
        if shown is not None:
            return shown
        shown = _PORTABLE.get(run)
        if shown is not None and self._is_portable(shown):
            self.used.update(shown.codes)
        else:
            key = run.glyphs, run.rtl, run.span.style.size
            shown = self._encoded.get(key)  # links often have the same words
            if shown is None:
                shown = self._encode(run)
                _store(self._encoded, key, shown)
            if run.span.is_plain and self._is_portable(shown):
                _PORTABLE[run] = shown
        if run.span.is_plain:  # else it is drawn only once
            _store(self._shown, run, shown)
        return shown

    def _encode(self, run: GlyphRun) -> Shown:
        # Readers reverse right-to-left text themselves, and ActualText confuses them.
        is_reversed = run.rtl and any(map(_is_rtl, run.text))
        glyphs = list(self._split_ligatures(run.glyphs)) if is_reversed else run.glyphs
        codes = [self._codes.get((glyph.id, glyph.text)) or self._new(glyph) for glyph in glyphs]
        used = {code.number: self.used[code.number] for code in codes}
        if is_reversed:
            is_exact = True
        else:
            texts = [used[code.number][1] for code in codes]
            is_whole = "".join(texts) == run.text and "" not in texts
            is_forward = not run.rtl or run.text.isspace()
            is_exact = is_whole and max(map(len, texts)) <= LONGEST_TEXT and is_forward
        parts = _operands(glyphs, codes, run.span.style.size)
        return Shown(parts, "".join(parts), used, is_exact)

    def _new(self, glyph: Glyph) -> _Code:
        number, text = glyph.id, glyph.text
        if not number:
            self.missing.update(character for character in text if not is_invisible(character))
            number = self._box
        if self._has_own_code(glyph):
            code = ord(text)
        else:
            code = number if self._face.is_cff else self._next_free()
            self._assigned.add(code)
        self.used.setdefault(code, (number, text))
        advance = self._font.get_glyph_h_advance(number) / self._face.upem
        new = self._codes[number, text] = _Code(code, f"{code:04X}", advance)
        return new

    def _is_portable(self, shown: Shown) -> bool:
        """Return whether all codes are the code points of their characters."""
        return self._assigned.isdisjoint(shown.codes)

    def _next_free(self) -> int:
        """Return an unused code; 0 if there is none, so that the text is given by ActualText."""
        return next((code for code in self._free if code not in self.used), 0)

    def _has_own_code(self, glyph: Glyph) -> bool:
        """Return whether the glyph is that of a character whose code point can be its code."""
        if self._face.is_cff or len(glyph.text) != 1 or glyph.text > "\uffff":
            return False
        if ord(glyph.text) in self._assigned:
            return False
        if unicodedata.category(glyph.text) in ("Cc", "Cs", "Co"):
            return False
        return bool(self._font.get_nominal_glyph(ord(glyph.text)) == glyph.id)

    def _split_ligatures(self, glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
        """Yield the glyphs with one character each, as far as possible.

        Some readers reverse right-to-left text including the two letters of a lam-alef, so the
        second letter is given by an empty glyph without width.
        """
        for glyph in glyphs:
            first = glyph
            if len(glyph.text) > 1 and self._empty and not self._face.is_cff:
                for character in glyph.text[:0:-1]:
                    yield Glyph(self._empty, 0.0, 0.0, 0.0, character)
                first = glyph._replace(text=glyph.text[0])
            yield first

    @cached_property
    def _box(self) -> int:
        """The glyph shown for missing ones, which is not glyph 0 (ISO 19005-2, 6.2.11.8)."""
        glyphs = map(self._font.get_nominal_glyph, map(ord, _BOXES))
        return next((glyph for glyph in glyphs if glyph), 0)

    @cached_property
    def _empty(self) -> int:
        """A glyph without outline and advance; 0 if there is none."""
        for character in "\u200b\u200c\u200d\u2060":
            glyph: int = self._font.get_nominal_glyph(ord(character)) or 0
            extents = self._font.get_glyph_extents(glyph)
            if glyph and not self._font.get_glyph_h_advance(glyph) and not (extents and extents.width):
                return glyph
        return 0


def _operands(glyphs: Sequence[Glyph], codes: Iterable[_Code], size: float) -> tuple[str, ...]:
    """Return the operands of TJ, cut after each space."""
    parts: list[str] = []
    shown = ["<"]
    height = 0.0
    lag = 0.0  # how far the pen is left of its due place, in em; it moves by 1/1000 em
    for (_, advance, dx, dy, text), (_, digits, own_advance) in zip(glyphs, codes, strict=True):
        if (lag or dx) and (move := round(1000 * (lag + dx))):
            shown.append(f">{-move}<")
            lag -= move / 1000
        if dy != height:
            height = dy
            shown.append(f">] TJ {height * size:g} Ts [<")
        shown.append(digits)
        lag += advance - own_advance
        if text == " ":
            parts.append("".join(shown) + ">")
            shown = ["<"]
    if height:
        shown.append(">] TJ 0 Ts [<")
    if lag and (last := round(1000 * lag)):
        shown.append(f">{-last}<")
    parts.append("".join(shown) + ">")
    return tuple(map(_without_empty, parts))


def _without_empty(operands: str) -> str:
    """Return operands without empty strings. A number is not joined to one before it."""
    shown = operands.replace("<>", "")
    return shown if shown[:1] in "<]" else f" {shown}"


def _store(cache: dict[_Key, Shown], key: _Key, shown: Shown) -> None:
    """Add an entry to a cache, which is cleared first if it is full."""
    if len(cache) >= _CACHED_PIECES:
        cache.clear()
    cache[key] = shown


def _is_rtl(character: str) -> bool:
    return unicodedata.bidirectional(character) in ("R", "AL", "AN")
