"""Embed the fonts of a file as Type 0 fonts (ISO 32000-1, 9.7), with only the glyphs used."""

import re
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

import uharfbuzz as hb

from convert_pdf.pdf import syntax
from convert_pdf.pdf.glyph_codes import LONGEST_TEXT, GlyphCodes
from convert_pdf.pdf.objects import Objects

if TYPE_CHECKING:
    from convert_pdf.fonts.face import Face
    from convert_pdf.pdf.emoji_font import EmojiFont

# Readers draw glyphs, not characters, and need none of these tables.
_UNUSED_TABLES = (
    *("BASE", "CBDT", "CBLC", "COLR", "CPAL", "DSIG", "GDEF", "GPOS", "GSUB", "MATH", "OS/2"),
    *("STAT", "SVG ", "cmap", "kern", "meta", "name", "post"),
)
# The text of glyphs without characters: all glyphs must have one (ISO 14289-1, 7.21.7).
_TEXTLESS = "\u200b"


class FontSet:
    """The fonts used in a file."""

    def __init__(self) -> None:
        """Start without fonts."""
        self._fonts: dict[Face, EmbeddedFont] = {}

    def font(self, face: "Face") -> "EmbeddedFont":
        """Return the embedded font of a face."""
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = EmbeddedFont(face, f"F{len(self._fonts) + 1}")
        return font

    @cached_property
    def emoji(self) -> "EmojiFont":
        """The font of emoji pictures."""
        # Imported here, since most threads of a batch need no XML parser.
        from convert_pdf.pdf.emoji_font import EmojiFont

        return EmojiFont()

    @property
    def has_emoji(self) -> bool:
        """Whether emoji pictures were used, whose authors must be named."""
        return "emoji" in self.__dict__

    @property
    def missing(self) -> list[str]:
        """The characters that are in none of the fonts and are shown as boxes, sorted."""
        return sorted({text for font in self._fonts.values() for text in font.codes.missing})

    def write(self, objects: Objects) -> dict[str, str]:
        """Add the fonts, and return the references to them by their resource names."""
        written = {font.name: font.write(objects) for font in self._fonts.values()}
        return written | self.emoji.write(objects) if self.has_emoji else written


class EmbeddedFont:
    """A face in a file, with the codes of its glyphs."""

    def __init__(self, face: "Face", name: str) -> None:
        """Start without glyphs. Content streams refer to the font by `name`."""
        self.name = name
        self.codes = GlyphCodes(face)
        self._face = face
        self._font = face.hb_font
        self._em = 1000 / face.upem

    def write(self, objects: Objects) -> str:
        """Add the font with the glyphs used, and return the reference to it."""
        face = self._face
        used = dict(sorted(self.codes.used.items()))
        subset, new_ids = _subset(face, sorted({0, *(glyph for glyph, _ in used.values())}))
        digest = zlib.crc32(repr(used).encode())
        tag = "".join(chr(65 + digest // 26**place % 26) for place in range(6))
        base = f"/{tag}+{re.sub('[^A-Za-z0-9-]', '', face.name) or 'Font'}"
        content = bytes(subset.blob.data)
        if face.is_cff:
            program = "/FontFile3 " + objects.add_stream(content, "/Subtype /OpenType")
            kind, mapping = "CIDFontType0", ""
        else:
            program = "/FontFile2 " + objects.add_stream(content, f"/Length1 {len(content)}")
            table = array("H", bytes(2 * (max(used) + 1)))
            for code, (glyph, _) in used.items():
                table[code] = new_ids[glyph]
            if sys.byteorder == "little":
                table.byteswap()
            kind, mapping = (
                "CIDFontType2",
                f"/CIDToGIDMap {objects.add_stream(table.tobytes())}",
            )
        ascent, descent = round(face.ascent * 1000), round(face.descent * 1000)
        descriptor = objects.add(
            f"<< /Type /FontDescriptor /FontName {base} /Flags 4 /ItalicAngle 0 /StemV 80"
            f" /Ascent {ascent} /Descent {descent} /CapHeight {self._cap_height()}"
            f" /FontBBox [-500 {descent} 2000 {ascent}] {program} >>",
        )
        widths = " ".join(
            f"{codes[0]} [{' '.join(self._width(used[code][0]) for code in codes)}]"
            for codes in _ranges(used)
        )
        descendant = objects.add(
            f"<< /Type /Font /Subtype /{kind} /BaseFont {base} /FontDescriptor {descriptor}"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            f" /W [{widths}] {mapping} >>",
        )
        to_unicode = objects.add_stream(_to_unicode({code: text for code, (_, text) in used.items()}))
        return objects.add(
            f"<< /Type /Font /Subtype /Type0 /BaseFont {base} /Encoding /Identity-H"
            f" /DescendantFonts [{descendant}] /ToUnicode {to_unicode} >>",
        )

    def _width(self, glyph: int) -> str:
        return f"{self._font.get_glyph_h_advance(glyph) * self._em:g}"

    def _cap_height(self) -> int:
        glyph = self._font.get_nominal_glyph(ord("H"))
        extents = self._font.get_glyph_extents(glyph) if glyph else None
        return round(extents.y_bearing * self._em if extents else self._face.ascent * 1000)


def _subset(face: "Face", glyphs: list[int]) -> tuple[Any, dict[int, int]]:
    """Return a font of only these glyphs, and the new number of each."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _UNUSED_TABLES)
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    if face.is_cff:
        # Codes are glyph numbers, so these must be kept, and PDF has no CFF2.
        wanted.flags |= (
            hb.SubsetFlags.RETAIN_GIDS
            | hb.SubsetFlags.CFF_IDENTITY_CHARSET
            | hb.SubsetFlags.DOWNGRADE_CFF2
            | hb.SubsetFlags.DESUBROUTINIZE
        )
    plan = face.subset(wanted)
    return plan.execute(), dict(plan.old_to_new_glyph_mapping)


def _to_unicode(texts: dict[int, str]) -> bytes:
    """Return the CMap from codes to characters (ISO 32000-1, 9.10.3)."""
    own = [code for code, text in texts.items() if text == chr(code)]
    ranges = [f"<{codes[0]:04X}> <{codes[-1]:04X}> <{codes[0]:04X}>" for codes in _ranges(own)]
    singles = [
        f"<{code:04X}> <{syntax.utf16(text[:LONGEST_TEXT] or _TEXTLESS)}>"
        for code, text in texts.items()
        if text != chr(code)
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        *_sections("bfrange", ranges),
        *_sections("bfchar", singles),
        "endcmap CMapName currentdict /CMap defineresource pop end end",
    ]
    return "\n".join(lines).encode("ascii")


def _sections(kind: str, entries: list[str]) -> Iterator[str]:
    """Yield the sections of a CMap, which have at most 100 entries each."""
    for start in range(0, len(entries), 100):
        section = entries[start : start + 100]
        yield "\n".join([f"{len(section)} begin{kind}", *section, f"end{kind}"])


def _ranges(codes: Iterable[int]) -> list[list[int]]:
    """Group ascending codes into ranges without gaps, each with a single high byte."""
    ranges: list[list[int]] = []
    last = -2
    for code in codes:
        if code != last + 1 or not code & 0xFF:
            ranges.append([])
        ranges[-1].append(code)
        last = code
    return ranges
