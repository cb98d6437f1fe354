"""Emoji as the glyphs of Type 3 fonts, so that they stay text: they can be searched and copied.

A Type 3 font (ISO 32000-1, 9.6.5) has 256 glyphs at most; more emoji go into further fonts.
"""

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFZCompress,
)

from convert_pdf.emoji.pictures import ADVANCE, ASCENT, DESCENT, picture
from convert_pdf.emoji.svg import SIZE, Picture, alpha_name

_UNITS = 1000
"""Glyph units per em."""
_WIDTH = round(ADVANCE * _UNITS)
_GLYPHS = 256
_BLOCK = 100
"""The most entries that a CMap may have in one block."""
_NO_PICTURE = Picture("", ())


class EmojiFont:
    """The emoji of a document.

    To show an emoji: `BT /<name> <size> Tf … <code as two hexadecimal digits> Tj ET`.
    """

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._codes: dict[str, int] = {}

    def code(self, sequence: str) -> tuple[str, int]:
        """The resource name of the font and the code, 0 to 255, of a sequence that `emoji.find` found.

        Another sequence gets an empty glyph, which still gives the text back.
        """
        index = self._codes.setdefault(sequence, len(self._codes))
        return _font_name(index // _GLYPHS), index % _GLYPHS

    def write(self) -> None:
        """Put the fonts into the file, once all is shown."""
        document = self._document
        sequences = list(self._codes)
        for first in range(0, len(sequences), _GLYPHS):
            name = _font_name(first // _GLYPHS)
            font = _font(document, name, sequences[first : first + _GLYPHS])
            document.idToObject["BasicFonts"].dict[name] = document.Reference(font, f"font {name}")


def _font_name(index: int) -> str:
    return f"Emoji{index}"


def _font(document: PDFDocument, name: str, sequences: list[str]) -> PDFDictionary:
    """The font whose codes are the places in `sequences`."""
    pictures = [picture(sequence) or _NO_PICTURE for sequence in sequences]
    glyphs = [f"g{code}" for code in range(len(pictures))]
    alphas = sorted({percent for each in pictures for percent in each.alphas})
    return PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type3"),
            "FontBBox": PDFArray([0, round(DESCENT * _UNITS), _WIDTH, round(ASCENT * _UNITS)]),
            "FontMatrix": PDFArray([1 / _UNITS, 0, 0, 1 / _UNITS, 0, 0]),
            "FirstChar": 0,
            "LastChar": len(pictures) - 1,
            "Widths": PDFArray([_WIDTH] * len(pictures)),
            "Encoding": PDFDictionary(
                {
                    "Type": PDFName("Encoding"),
                    "Differences": PDFArray([0, *map(PDFName, glyphs)]),
                }
            ),
            "CharProcs": PDFDictionary(
                {
                    glyph: document.Reference(_stream(_drawing(each)), f"glyph {name} {glyph}")
                    for glyph, each in zip(glyphs, pictures, strict=True)
                }
            ),
            "Resources": PDFDictionary(
                {
                    "ExtGState": PDFDictionary(
                        {
                            alpha_name(percent): PDFDictionary({"ca": percent / 100})
                            for percent in alphas
                        }
                    )
                }
            ),
            "ToUnicode": document.Reference(_stream(_to_unicode(sequences)), f"text of {name}"),
            # Tagged documents must have it (ISO 32000-1, table 112); 4: the codes are the font's own.
            "FontDescriptor": document.Reference(
                PDFDictionary(
                    {
                        "Type": PDFName("FontDescriptor"),
                        "FontName": PDFName(name),
                        "Flags": 4,
                        "ItalicAngle": 0,
                    }
                ),
                f"descriptor of {name}",
            ),
        }
    )


def _drawing(drawn: Picture) -> str:
    """The glyph description: d0, because it has colours of its own, then the picture one em wide."""
    scale = _UNITS / SIZE
    side = (ADVANCE - 1) / 2 * _UNITS
    place = f"{scale:.4f} 0 0 {scale:.4f} {side:g} {DESCENT * _UNITS:g} cm"
    return f"{_WIDTH} 0 d0\n{place}\n{drawn.operators}"


def _to_unicode(sequences: list[str]) -> str:
    """The CMap from codes to text (ISO 32000-1, 9.10.3): one code, the whole sequence."""
    lines = [
        f"<{code:02x}> <{sequence.encode('utf-16-be', 'replace').hex()}>"
        for code, sequence in enumerate(sequences)
    ]
    blocks = [lines[first : first + _BLOCK] for first in range(0, len(lines), _BLOCK)]
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


def _stream(content: str) -> PDFStream:
    return PDFStream(content=content.encode("ascii"), filters=[PDFZCompress])
