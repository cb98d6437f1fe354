"""The styles and the page of the reference document for Word, as tables.

Text is in Times New Roman, labels and headings in Arial: with fonts of the same widths for Linux, every
machine has these faces, and they have Hebrew and Arabic. Leading is 1.3 times the font's own, near 1.5
of its size. A line has about 70 characters on A4 and on letter paper. No style has a left or a right
side: in paragraphs from right to left, Word takes the left side for the start.

Lengths are in twentieths of a point, sizes of type in half points (ISO/IEC 29500-1 §17.3).
"""

from typing import Final, Literal, NamedTuple

from convert_pandoc import styles

_SANS = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" />'
_MONOSPACE = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New" />'
# The contrasts to white are 7.0:1 and 7.6:1, which fits WCAG 2.2 at the level AAA.
_GREY = '<w:color w:val="595959" />'
_BLUE = '<w:color w:val="1F4E8C" />'
_KEPT = "<w:keepNext /><w:keepLines />"


class Style(NamedTuple):
    """A style, whose properties are XML in the order that the schema demands."""

    name: str
    """As Word knows it; without spaces, it is the identifier, which pandoc relies on."""
    based: str
    """The identifier of the style that it changes."""
    paragraph: str = ""
    run: str = ""
    kind: Literal["paragraph", "character"] = "paragraph"
    after: str | None = None
    """The style of the paragraph that a user adds below; None for the same."""

    @property
    def identifier(self) -> str:
        """The identifier, by which paragraphs and other styles refer to this one."""
        return self.name.title().replace(" ", "")


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}" /><w:szCs w:val="{half_points}" />'


def _spacing(before: int, after: int, line: int | None = None) -> str:
    leading = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{leading} />'


def _heading(name: str, size: int, before: int, level: int) -> Style:
    paragraph = f'{_KEPT}{_spacing(before, 120, 264)}<w:outlineLvl w:val="{level}" />'
    return Style(name, "Normal", paragraph, f"{_SANS}<w:b /><w:bCs />{_size(size)}", after="BodyText")


DEFAULTS: Final = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsiaTheme="minorEastAsia" '
    f'w:cs="Times New Roman" />{_size(24)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA" />'
    "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
    f"<w:widowControl />{_spacing(0, 160, 312)}"
    "</w:pPr></w:pPrDefault></w:docDefaults>"
)

STYLES: Final = (
    Style("Body Text", "Normal", _spacing(0, 160)),
    Style("Compact", "BodyText", _spacing(0, 40)),
    Style("Title", "Normal", f"{_KEPT}{_spacing(0, 160, 264)}", _size(44), after="BodyText"),
    Style("Subtitle", "Normal", f"{_KEPT}{_spacing(0, 60)}", f"{_GREY}{_size(21)}", after="BodyText"),
    Style("Author", "Subtitle", after="BodyText"),
    Style("Date", "Subtitle", after="BodyText"),
    _heading("heading 1", 30, 480, 0),
    _heading("heading 2", 26, 360, 1),
    _heading("heading 3", 24, 320, 2),
    Style(styles.POST, "BodyText"),
    Style(
        styles.OPENING,
        styles.POST,
        f'<w:widowControl />{_spacing(280, 160)}<w:outlineLvl w:val="1" />',
        after=styles.POST,
    ),
    Style(styles.BYLINE, "PostOpening", f"{_KEPT}{_spacing(280, 60)}", after=styles.POST),
    Style(styles.LABEL, "BodyTextChar", run=f"{_SANS}{_GREY}{_size(19)}", kind="character"),
    Style("Block Text", "BodyText", f'{_spacing(0, 160)}<w:ind w:left="480" w:right="480" />'),
    Style(styles.NOTE, "Normal", _spacing(0, 60, 276), _size(20)),
    Style("footnote text", styles.NOTE),
    Style("Footnote Block Text", "FootnoteText", '<w:ind w:left="480" w:right="480" />'),
    Style(
        "footnote reference",
        "BodyTextChar",
        run='<w:vertAlign w:val="superscript" />',
        kind="character",
    ),
    Style("caption", "Normal", f"<w:keepLines />{_spacing(0, 160)}", f"{_GREY}{_size(20)}"),
    Style("Source Code", "Normal", f"{_spacing(0, 160, 276)}", f"{_MONOSPACE}{_size(19)}"),
    Style("Verbatim Char", "BodyTextChar", run=f"{_MONOSPACE}{_size(21)}", kind="character"),
    Style("Hyperlink", "BodyTextChar", run=_BLUE, kind="character"),
    Style("footer", "Normal", '<w:jc w:val="center" />', f"{_SANS}{_GREY}{_size(17)}"),
)

# A4, with margins that leave about the same lines on letter paper.
_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838" />'
    '<w:pgMar w:top="1800" w:right="2100" w:bottom="1800" w:left="2100" w:header="720" w:footer="900" '
    'w:gutter="0" />'
)
SECTION: Final = (
    '<w:sectPr><w:footerReference w:type="default" r:id="{footer}" />'
    f'<w:footnotePr><w:numRestart w:val="eachSect" /></w:footnotePr>{_PAGE}</w:sectPr>'
)
FOOTER: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr>'
    '<w:pStyle w:val="Footer" /></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r>'
    "</w:fldSimple></w:p></w:ftr>"
)
