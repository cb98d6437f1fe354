"""Embedding: a face as a font of the file, with the glyphs that are used and exactly their text.

A Type 0 font (ISO 32000-1, 9.7). In TrueType fonts a code stands for a glyph and its characters, so
that copying gives back what was written, even where one glyph serves several characters. CFF fonts
leave no such choice: there the code is the glyph.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import uharfbuzz as hb

from convert_pdf import objects
from convert_pdf.glyphs import Glyph
from convert_pdf.pieces import Piece

if TYPE_CHECKING:
    from convert_pdf.faces import Face

_UNUSED_TABLES = (
    *("BASE", "CBDT", "CBLC", "COLR", "CPAL", "DSIG", "GDEF", "GPOS", "GSUB", "MATH", "OS/2"),
    *("STAT", "SVG ", "cmap", "kern", "meta", "name", "post"),
)
"""A PDF reader gets glyphs, not characters, and needs none of these."""
_TEXTLESS = "\u200b"
"""What a glyph without characters of its own is mapped to: all must be (ISO 14289-1, 7.21.7)."""

_LONGEST_TEXT = 128
"""In characters; a CMap maps a code to at most 512 bytes (Adobe Technical Note 5014)."""
_LAST_CODE = 0xFFFF


class _Shown(NamedTuple):
    """How a piece is shown."""

    glyphs: tuple[Glyph, ...]
    parts: list[str]
    """The operands of TJ, cut after each space."""
    spells: bool


class EmbeddedFont:
    """A face in a file. `name` is the one that pages call it by."""

    def __init__(self, face: "Face", document: Any, name: str) -> None:
        self.name = name
        self._face = face
        self._document = document
        self._font = hb.Font(face.hb_face)
        self._em = 1000 / face.upem
        self._codes: dict[tuple[int, str], tuple[str, float]] = {}
        """The code (hexadecimal) of a glyph and its text, and its advance in em."""
        self._used: dict[int, tuple[int, str]] = {}
        """The glyph and the text that a code stands for."""
        self._shown: dict[tuple[int, float], _Shown] = {}
        """By the identity of the glyphs, which are kept therefore, and by the size."""
        if not face.is_cff:
            self._used[0] = (0, "")  # code 0 is the missing glyph, whatever the text

    def show(self, piece: Piece, stretch: float) -> tuple[str, bool]:
        """The operand of TJ that shows a piece, each of its spaces made wider by `stretch` points; and
        whether its codes, one after the other, give the text back.
        """
        size = piece.span.style.size
        shown = self._shown.get((id(piece.glyphs), size))
        if shown is None:
            shown = self._shown[id(piece.glyphs), size] = self._new(piece, size)
        wider = f"{-1000 * stretch / size:.1f}" if stretch else ""
        return wider.join(shown.parts), shown.spells

    def _new(self, piece: Piece, size: float) -> "_Shown":
        if piece.rtl and any(map(_is_rtl, piece.text)):
            # readers turn such text around by themselves, and stumble over any help
            return _Shown(piece.glyphs, self._operands(self._parted(piece.glyphs), size), True)
        parts = self._operands(piece.glyphs, size)
        texts = [self._used[glyph.id][1] if self._face.is_cff else glyph.text for glyph in piece.glyphs]
        spells = all(0 < len(text) <= _LONGEST_TEXT for text in texts) and "".join(texts) == piece.text
        return _Shown(piece.glyphs, parts, spells and not piece.rtl)

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

    def _operands(self, glyphs: Iterable[Glyph], size: float) -> list[str]:
        """The operands of TJ, cut after each space."""
        parts: list[str] = []
        shown = ["<"]
        known = self._codes
        height = 0.0
        owed = 0.0  # how far the pen is left of where it should be, in em; moved by 1/1000 em
        for glyph, advance, dx, dy, text in glyphs:
            code, own_advance = known.get((glyph, text)) or self._new_code(glyph, text)
            if (owed or dx) and (move := round(1000 * (owed + dx))):
                shown.append(f">{-move}<")
                owed -= move / 1000
            if dy != height:
                height = dy
                shown.append(f">] TJ {height * size:g} Ts [<")
            shown.append(code)
            owed += advance - own_advance
            if text == " ":
                parts.append("".join(shown) + ">")
                shown = ["<"]
        if height:
            shown.append(">] TJ 0 Ts [<")
        if owed and (last := round(1000 * owed)):
            shown.append(f">{-last}<")
        parts.append("".join(shown) + ">")
        return [part.replace("<>", "") for part in parts]

    def _new_code(self, glyph: int, text: str) -> tuple[str, float]:
        code = glyph if self._face.is_cff else len(self._used)
        if code > _LAST_CODE:  # only a text made for it has so many different characters
            code = 0
        self._used.setdefault(code, (glyph, text))
        entry = f"{code:04X}", self._font.get_glyph_h_advance(glyph) / self._face.upem
        self._codes[glyph, text] = entry
        return entry

    @cached_property
    def _empty(self) -> int:
        """A glyph that neither shows nor moves anything; 0 if there is none."""
        for character in "\u200b\u200c\u200d\u2060":
            glyph: int = self._font.get_nominal_glyph(ord(character)) or 0
            extents = self._font.get_glyph_extents(glyph)
            if glyph and not self._font.get_glyph_h_advance(glyph) and not (extents and extents.width):
                return glyph
        return 0

    def write(self) -> None:
        """Put the font into the file, once all is shown."""
        face, document = self._face, self._document
        used = dict(sorted(self._used.items()))
        subset, new_ids = _subset(face, sorted({0, *(glyph for glyph, _ in used.values())}))
        digest = zlib.crc32(repr(used).encode())
        tag = "".join(chr(65 + digest // 26**place % 26) for place in range(6))
        base = f"/{tag}+{re.sub('[^A-Za-z0-9-]', '', face.name) or 'Font'}"
        content = bytes(subset.blob.data)
        if face.is_cff:
            program = "/FontFile3 " + objects.add_stream(document, content, "/Subtype /OpenType")
            kind, mapping = "CIDFontType0", ""
        else:
            program = "/FontFile2 " + objects.add_stream(document, content, f"/Length1 {len(content)}")
            table = b"".join(new_ids[glyph].to_bytes(2, "big") for glyph, _ in used.values())
            kind, mapping = "CIDFontType2", f"/CIDToGIDMap {objects.add_stream(document, table)}"
        ascent, descent = round(face.ascent * 1000), round(face.descent * 1000)
        descriptor = objects.add(
            document,
            f"<< /Type /FontDescriptor /FontName {base} /Flags 4 /ItalicAngle 0 /StemV 80"
            f" /Ascent {ascent} /Descent {descent} /CapHeight {self._cap_height()}"
            f" /FontBBox [-500 {descent} 2000 {ascent}] {program} >>",
        )
        widths = " ".join(
            f"{code} [{self._font.get_glyph_h_advance(glyph) * self._em:g}]"
            for code, (glyph, _) in used.items()
        )
        descendant = objects.add(
            document,
            f"<< /Type /Font /Subtype /{kind} /BaseFont {base} /FontDescriptor {descriptor}"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            f" /W [{widths}] {mapping} >>",
        )
        to_unicode = objects.add_stream(
            document, _to_unicode({code: text for code, (_, text) in used.items()})
        )
        document.idToObject["BasicFonts"].dict[self.name] = objects.add(
            document,
            f"<< /Type /Font /Subtype /Type0 /BaseFont {base} /Encoding /Identity-H"
            f" /DescendantFonts [{descendant}] /ToUnicode {to_unicode} >>",
        )

    def _cap_height(self) -> int:
        glyph = self._font.get_nominal_glyph(ord("H"))
        extents = self._font.get_glyph_extents(glyph) if glyph else None
        return round(extents.y_bearing * self._em if extents else self._face.ascent * 1000)


def _subset(face: "Face", glyphs: list[int]) -> tuple[Any, dict[int, int]]:
    """The face with no other glyphs than these, and the new number of each."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _UNUSED_TABLES)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    if face.is_cff:
        # Readers are to find each glyph by its old number, and PDF does not know CFF2.
        wanted.flags |= (
            hb.SubsetFlags.RETAIN_GIDS
            | hb.SubsetFlags.CFF_IDENTITY_CHARSET
            | hb.SubsetFlags.DOWNGRADE_CFF2
            | hb.SubsetFlags.DESUBROUTINIZE
        )
    plan = hb.SubsetPlan(face.hb_face, wanted)
    return plan.execute(), dict(plan.old_to_new_glyph_mapping)


def _to_unicode(texts: dict[int, str]) -> bytes:
    """The CMap from codes to characters (ISO 32000-1, 9.10.3), in sections of at most 100 entries."""
    entries = [
        f"<{code:04X}> <{objects.utf16(text[:_LONGEST_TEXT] or _TEXTLESS)}>"
        for code, text in texts.items()
    ]
    sections = [entries[start : start + 100] for start in range(0, len(entries), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        *("\n".join([f"{len(section)} beginbfchar", *section, "endbfchar"]) for section in sections),
        "endcmap CMapName currentdict /CMap defineresource pop end end",
    ]
    return "\n".join(lines).encode("ascii")


def _is_rtl(character: str) -> bool:
    return unicodedata.bidirectional(character) in ("R", "AL", "AN")
