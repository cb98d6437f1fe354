"""Emoji as glyphs of Type 3 fonts, so that they are text that can be searched and copied.

A Type 3 font (ISO 32000-1, 9.6.5) has at most 256 glyphs; more emoji need several fonts.
"""

from convert_pdf.emoji.pictures import ADVANCE, ASCENT, DESCENT, picture
from convert_pdf.emoji.svg import SIZE, Picture, alpha_name
from convert_pdf.pdf.objects import Objects

# Glyph units per em.
_UNITS = 1000
_WIDTH = round(ADVANCE * _UNITS)
_GLYPHS_PER_FONT = 256
# The most entries of a section of a CMap.
_SECTION_LENGTH = 100
_NO_PICTURE = Picture("", ())


class EmojiFont:
    """The emoji of a file."""

    def __init__(self) -> None:
        """Start without emoji."""
        self._codes: dict[str, int] = {}

    def code(self, sequence: str) -> tuple[str, int]:
        """Return the resource name of the font and the code, 0 to 255, of an emoji sequence.

        A sequence without a picture has an empty glyph, so that it is still in the text.
        """
        index = self._codes.setdefault(sequence, len(self._codes))
        return _font_name(index // _GLYPHS_PER_FONT), index % _GLYPHS_PER_FONT

    def write(self, objects: Objects) -> dict[str, str]:
        """Add the fonts, and return the references to them by their resource names."""
        sequences = list(self._codes)
        return {
            _font_name(first // _GLYPHS_PER_FONT): _write_font(
                objects,
                _font_name(first // _GLYPHS_PER_FONT),
                sequences[first : first + _GLYPHS_PER_FONT],
            )
            for first in range(0, len(sequences), _GLYPHS_PER_FONT)
        }


def _font_name(index: int) -> str:
    return f"Emoji{index}"


def _write_font(objects: Objects, name: str, sequences: list[str]) -> str:
    """Add the font whose codes are the indexes of `sequences`."""
    pictures = [picture(sequence) or _NO_PICTURE for sequence in sequences]
    glyphs = [f"/g{code}" for code in range(len(pictures))]
    alphas = sorted({percent for each in pictures for percent in each.alphas})
    procedures = " ".join(
        f"{glyph} {objects.add_stream(_drawing(each).encode('ascii'))}"
        for glyph, each in zip(glyphs, pictures, strict=True)
    )
    states = " ".join(f"/{alpha_name(percent)} << /ca {percent / 100:g} >>" for percent in alphas)
    # Required in tagged documents (ISO 32000-1, table 112). Flags 4: the codes are the font's own.
    descriptor = objects.add(f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /ItalicAngle 0 >>")
    to_unicode = objects.add_stream(_to_unicode(sequences).encode("ascii"))
    return objects.add(
        f"<< /Type /Font /Subtype /Type3 /FontMatrix [{1 / _UNITS:g} 0 0 {1 / _UNITS:g} 0 0]"
        f" /FontBBox [0 {round(DESCENT * _UNITS)} {_WIDTH} {round(ASCENT * _UNITS)}]"
        f" /FirstChar 0 /LastChar {len(pictures) - 1}"
        f" /Widths [{' '.join([str(_WIDTH)] * len(pictures))}]"
        f" /Encoding << /Type /Encoding /Differences [0 {' '.join(glyphs)}] >>"
        f" /CharProcs << {procedures} >> /Resources << /ExtGState << {states} >> >>"
        f" /ToUnicode {to_unicode} /FontDescriptor {descriptor} >>"
    )


def _drawing(drawn: Picture) -> str:
    """Return the glyph description. The operator d0 declares a glyph with colours of its own."""
    scale = _UNITS / SIZE
    side = (ADVANCE - 1) / 2 * _UNITS
    place = f"{scale:.4f} 0 0 {scale:.4f} {side:g} {DESCENT * _UNITS:g} cm"
    return f"{_WIDTH} 0 d0\n{place}\n{drawn.operators}"


def _to_unicode(sequences: list[str]) -> str:
    """Return the CMap from codes to sequences (ISO 32000-1, 9.10.3)."""
    lines = [
        f"<{code:02x}> <{sequence.encode('utf-16-be', 'replace').hex()}>"
        for code, sequence in enumerate(sequences)
    ]
    blocks = [lines[first : first + _SECTION_LENGTH] for first in range(0, len(lines), _SECTION_LENGTH)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <00> <ff> endcodespacerange",
            *(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )
